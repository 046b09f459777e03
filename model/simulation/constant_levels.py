"""Levels held constant from some moment on, changed drives, and runs that start where one likes.

Scenarios that ask "what if this level were so?" share these; each goes through the same equations
as a course of life does.
"""

from dataclasses import dataclass

from ..physiology.equations import STATES
from ..physiology.receptors import at_most_usual, sense_level
from ..solver.integrate import LARGEST_STEP
from ..units import DAYS_PER_YEAR
from .course import Course, Levels
from .run import follow

# Where studies of treatment after menopause begin, on average ([liu2005] in the evidence table).
STUDY_START_Y = 4.0
LEAD_Y = 5.0  # before the final period, so that the run starts from nearly regular cycles

POSTMENOPAUSAL = 10.0  # pg/mL: estradiol of the usual woman after menopause (as in `menopause`)
REPLACED = 50.0  # pg/mL: with the estrogen arm of the studies (about 40 more)
BONE = {site: (STATES.index(f"{site}_matrix"), STATES.index(f"{site}_mineral")) for site in ("spine", "hip")}
LUTEAL = 9.0  # ng/mL: measured median after the egg is released [anckaert2021]


@dataclass(frozen=True)
class Held:
    """A course of life whose hormone levels are held constant from one moment on.

    Parameters
    ----------
    before : Course
        What acts on bone until then; all that is not a hormone goes on as in it.
    switch_y : float
        Year of the run from which the levels hold.
    estradiol, progesterone : float or ndarray (conditions,)
        pg/mL and ng/mL.
    """

    largest_step = LARGEST_STEP  # days

    before: Course
    switch_y: float
    estradiol: object
    progesterone: object

    def segments(self, start_y, stop_y, p):
        """As `Course.segments`, with a break at the switch."""
        sensed = sense_level(self.estradiol, self.progesterone, p)
        dimers = at_most_usual(sensed.receptors) ** 2 * sensed.dimers
        found = []
        if start_y < self.switch_y:
            found += self.before.segments(start_y, min(self.switch_y, stop_y), p)
        if stop_y > self.switch_y:
            after = self.before.segments(max(start_y, self.switch_y), stop_y, p)
            found += changed(after, estrogen=sensed.estrogen, dimers=dimers)
        return found

    def levels(self, years, p):
        """As `Course.levels`."""
        before = self.before.levels([year for year in years if year < self.switch_y], p)
        held = len(years) - len(before.estradiol)
        return Levels(
            before.estradiol + [self.estradiol] * held,
            before.progesterone + [self.progesterone] * held,
        )


def after_menopause(estradiol, progesterone):
    """A woman some years after a natural menopause whose levels are then held.

    Returns
    -------
    Held
        Switches at `STUDY_START_Y` years after the final menstrual period.
    """
    before = Course(stage="natural", e2_after=POSTMENOPAUSAL)
    return Held(before, STUDY_START_Y, estradiol, progesterone)


def changed(segments, factors=None, **values):
    """Segments whose drive has some entries multiplied or replaced.

    Parameters
    ----------
    segments : iterable of Segment
    factors : dict of str to float, optional
        Entries of `Drive` to multiply.
    **values : float or ndarray
        Entries of `Drive` to replace.
    """
    factors = factors or {}

    def wrap(drive):
        def of_day(day):
            now = drive(day)
            scaled = {name: getattr(now, name) * by for name, by in factors.items()}
            return now._replace(**scaled, **values)

        return of_day

    return [one._replace(drive=wrap(one.drive), move=None) for one in segments]


def state_at_start(p, interventions=()):
    """The state of the usual woman as studies begin, `STUDY_START_Y` after the final period."""
    course = Course(stage="natural", e2_after=POSTMENOPAUSAL, interventions=interventions)
    segments = course.segments(-LEAD_Y, STUDY_START_Y, p)
    return follow(p, segments, [STUDY_START_Y * DAYS_PER_YEAR])[0]


def densities(states, site, start=None):
    """Bone density along states, percent of that of `start` (the first state by default)."""
    matrix, mineral = BONE[site]
    start = start or states[0]
    first = start[matrix] * start[mineral]
    return [100 * state[matrix] * state[mineral] / first for state in states]
