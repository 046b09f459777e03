"""Time stepping; knows no biology.

States are stepped by the classical Runge-Kutta method of order four. States whose loss would limit
the step to days ("stiff" below) are stepped by the exponential method of Krogstad (J Comput Phys 203
(2005) 72-88, ETDRK4-B): it solves a constant part of their loss exactly, treats the rest as the
classical method does, and becomes that method when the constant part is 0. After a break steps start
small and grow to about three weeks. The longer nothing acts anew, the slower is what is left, so they
grow on to months; then every quick state is stiff, with a loss taken too large on purpose, which keeps
long steps stable and is exact at rest.

The plan of steps depends on the course alone, never on states, so that a woman's result does not
depend on the company she is in. States are lists whose entries are floats (one woman) or arrays of
shape (women,); arithmetic only.
"""

from collections import namedtuple
from functools import lru_cache
from math import exp

Segment = namedtuple("Segment", "start stop drive active", defaults=(None,))
Segment.__doc__ = """A stretch of time over which `drive(t)` is smooth; times in days.

active : (first, last) days between which the drive moves quickly; None = throughout
"""

FIRST_STEP = 2.0  # days after a break; the quickest states answer within 5 days
GROWTH = 1.2  # each step is at most this much longer than the last
LARGEST_STEP = 30.4375  # days, of the classical method
POSITIVE = 1.8  # step times loss rate of the classical method (stable up to 2.78)
FINE = 0.6  # share of such a step where something happens: states exact to about 1e-4
RISE = 0.03  # days by which a step may grow per day of distance from there, up to the whole step
RECOVERY = 800.0  # days of distance until what was set off has died away
CALM_RISE = 0.06  # as RISE, from there on
CALM_STEP = 180.0  # days, however calm


def solve(
    production_and_loss, segments, state, times, fast=(), largest=LARGEST_STEP, refine=1, calm=()
):
    """Follow the states through all segments.

    Parameters
    ----------
    production_and_loss : callable
        ``(state, drive) -> (production, loss_rate)``, each of the length of the state.
    segments : sequence of Segment
        In order and without gaps.
    state : list of float or ndarray (women,)
        At the start of the first segment.
    times : sequence of float
        Ascending, days, within the segments.
    fast : tuple of int
        Indices of states whose loss rate is a constant float: always stiff.
    largest : float
        Longest step of the classical method, days.
    refine : int
        Divides every step; for tests of accuracy.
    calm : tuple of (int, float)
        Index and rate (1/d) of all states that are stiff in longer steps. Empty: no longer steps.

    Returns
    -------
    list
        One state per entry of `times`; between steps by cubic Hermite interpolation. A time on a
        break belongs to the earlier segment.
    """
    found, pending = [], 0
    longest = CALM_STEP if calm else largest
    for segment in segments:
        start, _, drive, _ = segment
        production, loss = production_and_loss(state, drive(start))
        slope = [p - rate * x for p, rate, x in zip(production, loss, state)]
        quick, known = [(i, loss[i]) for i in fast], None
        for step in plan(segment, largest, longest, refine):
            if step != known:
                stiff = calm if step * refine > largest * (1 + 1e-9) else quick
                weights, known = [(i, _weights(step, rate)) for i, rate in stiff], step
            end = start + step
            last = drive(end)
            following = _advance(
                production_and_loss,
                state,
                slope,
                weights,
                step,
                drive(start + step / 2),
                last,
            )
            production, loss = production_and_loss(following, last)
            next_slope = [p - rate * x for p, rate, x in zip(production, loss, following)]
            while pending < len(times) and times[pending] <= end + 1e-9:
                elapsed = times[pending] - start
                found.append(_interpolate(state, following, slope, next_slope, step, elapsed))
                pending += 1
            state, slope, start = following, next_slope, end
    return found


def plan(segment, largest=LARGEST_STEP, longest=LARGEST_STEP, refine=1):
    """Steps that fill a segment: small first, growing, longer the longer nothing happens.

    Parameters
    ----------
    segment : Segment
    largest, longest : float
        Longest step of the classical method, and of all, days.
    refine : int
        Divides every step.

    Returns
    -------
    list of float
        Days; they add up to the segment.
    """
    steps, now, step = [], segment.start, min(FIRST_STEP, largest)
    while now + step < segment.stop:
        steps.append(step)
        now += step
        step = min(step * GROWTH, longest, _limit(segment, now, largest))
    steps.append(segment.stop - now)
    return [step / refine for step in steps for _ in range(refine)]


def _limit(segment, now, largest):
    """The longest step at a time, for accuracy."""
    if segment.active is None:
        return largest
    first, last = segment.active
    distance = max(first - largest - now, now - max(last, segment.start), 0.0)
    if distance < RECOVERY:
        return min(FINE * largest + RISE * distance, largest)
    return largest + CALM_RISE * (distance - RECOVERY)


def _advance(production_and_loss, state, slope, stiff, step, middle, after):
    """One step. Stages a and b lie half way, c at the end; stiff states have weights of their own."""
    half, sixth = step / 2, step / 6
    a = [x + half * k for x, k in zip(state, slope)]
    for i, w in stiff:
        a[i] = state[i] + w.half * slope[i]

    production, loss = production_and_loss(a, middle)
    k_2 = [p - rate * x for p, rate, x in zip(production, loss, a)]
    b = [x + half * k for x, k in zip(state, k_2)]
    news_a = []
    for i, w in stiff:  # what the slope holds beyond the constant part of the loss
        news_a.append(k_2[i] - slope[i] + w.rate * (a[i] - state[i]))
        b[i] = a[i] + w.half_news * news_a[-1]

    production, loss = production_and_loss(b, middle)
    k_3 = [p - rate * x for p, rate, x in zip(production, loss, b)]
    c = [x + step * k for x, k in zip(state, k_3)]
    news_b = []
    for i, w in stiff:
        news_b.append(k_3[i] - slope[i] + w.rate * (b[i] - state[i]))
        c[i] = state[i] + w.full * slope[i] + w.full_news * news_b[-1]

    production, loss = production_and_loss(c, after)
    k_4 = [p - rate * x for p, rate, x in zip(production, loss, c)]
    end = [
        x + sixth * (k1 + k4 + 2 * (k2 + k3))
        for x, k1, k2, k3, k4 in zip(state, slope, k_2, k_3, k_4)
    ]
    for (i, w), at_a, at_b in zip(stiff, news_a, news_b):
        at_c = k_4[i] - slope[i] + w.rate * (c[i] - state[i])
        end[i] = state[i] + w.full * slope[i] + w.inner * (at_a + at_b) + w.last * at_c
    return end


Weights = namedtuple("Weights", "rate half half_news full full_news inner last")


@lru_cache(maxsize=4096)
def _weights(step, rate):
    """Weights of a stiff state (cached: the same steps for every run of a course)."""
    _, half_1, half_2, _ = phi(step / 2 * rate)
    _, phi_1, phi_2, phi_3 = phi(step * rate)
    return Weights(
        rate,
        step / 2 * half_1,
        step * half_2,
        step * phi_1,
        2 * step * phi_2,
        step * (2 * phi_2 - 4 * phi_3),
        step * (4 * phi_3 - phi_2),
    )


SMALL = 0.5  # up to it the differences below lose digits and the series is used
TERMS = 14  # of the series


def phi(z):
    """exp(-z) and the functions phi_1, phi_2, phi_3 of exponential methods at -z.

    Parameters
    ----------
    z : float
        Not negative.

    Returns
    -------
    tuple of four floats
        phi_0 = exp(-z), phi_k = (1/(k-1)! - phi_(k-1)) / z.
    """
    if z > SMALL:
        phi_0 = exp(-z)
        phi_1 = (1 - phi_0) / z
        phi_2 = (1 - phi_1) / z
        return phi_0, phi_1, phi_2, (0.5 - phi_2) / z
    # phi_3 = 1/3! - z/4! + z^2/5! - ..., and the others from it.
    phi_3, term = 0.0, 1 / 6
    for k in range(TERMS):
        phi_3 += term
        term *= -z / (k + 4)
    phi_2 = 0.5 - z * phi_3
    phi_1 = 1 - z * phi_2
    return 1 - z * phi_1, phi_1, phi_2, phi_3


def _interpolate(before, after, slope, next_slope, step, elapsed):
    """Cubic Hermite between two steps."""
    s = elapsed / step
    rise = s * s * (3 - 2 * s)
    first, second = step * s * (1 - s) * (1 - s), step * s * s * (s - 1)
    return [
        x + rise * (y - x) + first * v + second * w
        for x, y, v, w in zip(before, after, slope, next_slope)
    ]
