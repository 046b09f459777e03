"""Time stepping; knows no biology.

The equations have the form x' = production - loss * x. Slow states are stepped by the classical
Runge-Kutta method of order four. States with a quick and constant loss rate would limit the step to
days; they are stepped by the exponential method of Krogstad (J Comput Phys 203 (2005) 72-88,
ETDRK4-B), which solves their loss exactly and becomes the classical method when the loss is 0. So
steps of a month follow years of bone. After a break the steps start small and grow.

States are lists whose entries are floats (one woman) or arrays of shape (women,); arithmetic only.
"""

from collections import namedtuple

Segment = namedtuple("Segment", "start stop drive")
Segment.__doc__ = """A stretch of time over which `drive(t)` is smooth; times in days."""

FIRST_STEP = 3.0  # days after a break; the quickest states answer within 5 days
GROWTH = 1.3  # each step is at most this much longer than the last
LARGEST_STEP = 30.4375  # days; bone density within 0.001 percentage points (tests/model)
POSITIVE = 1.29  # step times loss rate: all stages of a decay stay positive (stable up to 2.78)


def solve(production_and_loss, segments, state, times, fast=(), largest=LARGEST_STEP, refine=1):
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
        Indices of states whose loss rate is a constant float.
    largest : float
        Longest step, days.
    refine : int
        Divides every step; for tests of accuracy.

    Returns
    -------
    list
        One state per entry of `times`; between steps by cubic Hermite interpolation. A time on a
        break belongs to the earlier segment.
    """
    found, pending = [], 0
    for start, stop, drive in segments:
        production, loss = production_and_loss(state, drive(start))
        weights = {}
        for step in step_sizes(stop - start, largest, refine):
            if step not in weights:
                weights[step] = [(i, _weights(step, loss[i])) for i in fast]
            end = start + step
            following = _advance(
                production_and_loss,
                state,
                production,
                loss,
                weights[step],
                step,
                drive(start + step / 2),
                drive(end),
            )
            next_production, next_loss = production_and_loss(following, drive(end))
            while pending < len(times) and times[pending] <= end + 1e-9:
                before = _slope(production, loss, state)
                after = _slope(next_production, next_loss, following)
                found.append(
                    _interpolate(state, following, before, after, step, times[pending] - start)
                )
                pending += 1
            state, production, loss, start = following, next_production, next_loss, end
    return found


def step_sizes(length, largest=LARGEST_STEP, refine=1):
    """Steps that fill `length` days: small first, growing, never longer than `largest`.

    Returns
    -------
    list of float
        Days; they add up to `length`.
    """
    steps, left, step = [], length, min(FIRST_STEP, largest)
    while left > step:
        steps.append(step)
        left -= step
        step = min(step * GROWTH, largest)
    if left > 0:
        steps.append(left)
    return [step / refine for step in steps for _ in range(refine)]


def _slope(production, loss, state):
    return [p - rate * x for p, rate, x in zip(production, loss, state)]


def _advance(production_and_loss, state, production, loss, fast, step, middle, after):
    """One step. Stages a and b lie half way, c at the end; `fast` overwrites its own states."""
    half, third, sixth = step / 2, step / 3, step / 6
    k_1 = _slope(production, loss, state)
    a = [x + half * k for x, k in zip(state, k_1)]
    for i, w in fast:
        a[i] = w.half_decay * state[i] + w.half_1 * production[i]

    p_a, loss_a = production_and_loss(a, middle)
    k_2 = _slope(p_a, loss_a, a)
    b = [x + half * k for x, k in zip(state, k_2)]
    for i, w in fast:
        b[i] = a[i] + w.half_2 * (p_a[i] - production[i])

    p_b, loss_b = production_and_loss(b, middle)
    k_3 = _slope(p_b, loss_b, b)
    c = [x + step * k for x, k in zip(state, k_3)]
    for i, w in fast:
        c[i] = w.decay * state[i] + w.full_1 * production[i] + w.full_2 * (p_b[i] - production[i])

    p_c, loss_c = production_and_loss(c, after)
    k_4 = _slope(p_c, loss_c, c)
    end = [
        x + sixth * (k1 + k4) + third * (k2 + k3)
        for x, k1, k2, k3, k4 in zip(state, k_1, k_2, k_3, k_4)
    ]
    for i, w in fast:
        end[i] = (
            w.decay * state[i]
            + w.first * production[i]
            + w.inner * (p_a[i] + p_b[i])
            + w.last * p_c[i]
        )
    return end


Weights = namedtuple("Weights", "half_decay half_1 half_2 decay full_1 full_2 first inner last")


def _weights(step, rate):
    half_decay, half_1, half_2, _ = phi(step / 2 * rate)
    decay, phi_1, phi_2, phi_3 = phi(step * rate)
    return Weights(
        half_decay,
        step / 2 * half_1,
        step * half_2,
        decay,
        step * phi_1,
        2 * step * phi_2,
        step * (phi_1 - 3 * phi_2 + 4 * phi_3),
        step * (2 * phi_2 - 4 * phi_3),
        step * (4 * phi_3 - phi_2),
    )


TERMS = 60  # of the series of exp(z); enough for z up to 20


def phi(z):
    """exp(-z) and the functions phi_1, phi_2, phi_3 of exponential methods at -z.

    Parameters
    ----------
    z : float
        Not negative.

    Returns
    -------
    tuple of four floats
        phi_0 = exp(-z), phi_k = (1/(k-1)! - phi_(k-1)) / z, each as a ratio of sums of positive
        terms, so that nothing cancels however small z is.
    """
    below = top_1 = top_2 = top_3 = 0.0
    term = 1.0  # z^k / k!
    for k in range(TERMS):
        below += term
        top_1 += term / (k + 1)
        top_2 += term / (k + 2)
        top_3 += term / (2 * (k + 3))
        term *= z / (k + 1)
    return 1 / below, top_1 / below, top_2 / below, top_3 / below


def _interpolate(before, after, slope, next_slope, step, elapsed):
    """Cubic Hermite between two steps."""
    s = elapsed / step
    rise = s * s * (3 - 2 * s)
    first, second = step * s * (1 - s) * (1 - s), step * s * s * (s - 1)
    return [
        x + rise * (y - x) + first * v + second * w
        for x, y, v, w in zip(before, after, slope, next_slope)
    ]
