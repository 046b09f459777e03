"""What happens to one woman: her stage of life and her treatments, as segments of what acts on bone.

The averaged mode lets cells sense the mean over a cycle and follows years; the cyclic mode follows
the days of each cycle.
"""

from collections import namedtuple
from dataclasses import dataclass, replace
from functools import lru_cache

from ..physiology import hormones
from ..physiology.ageing import builders_left
from ..physiology.equations import Drive
from ..physiology.hormones import OVULATORY, PROGESTERONE_BASE, Cycle
from ..physiology.receptors import Sensed, at_most_usual, sense_cycle, sense_level
from ..physiology.treatments import exposure_at, exposure_of, switch_times, taken
from ..solver.integrate import LARGEST_STEP, Segment
from ..units import DAYS_PER_YEAR

STAGES = ("premenopausal", "natural", "surgical", "withdrawal")

Levels = namedtuple("Levels", "estradiol progesterone")
Levels.__doc__ = """Levels over time, two lists: pg/mL and ng/mL (of progesterone or its equivalent)."""


# Years from the final menstrual period between which ovulation ends and estrogen falls; the plan of
# steps must not depend on the woman, so the same serve for all.
TRANSITION_Y = (-3.5, 2.0)
SHORTEST_Y = 1e-6  # of a segment, half a minute; steps cannot be as short as two numbers are close
SAME_DAY = 9  # decimals of a day that count in a cycle
START_OF_CHANGE_Y = -4.5  # before it, nearly all cycles are with an egg


@dataclass(frozen=True)
class Course:
    """One woman's stage and treatments.

    Parameters
    ----------
    stage : str
        One of `STAGES`: regular cycles throughout; a natural transition; removal of the ovaries;
        or estradiol brought down from outside while cycles of progesterone go on ("withdrawal").
    cycle : Cycle
        Her cycles while she has them.
    disturbed : float
        Share of cycles without an egg released, 0 to 1.
    e2_after : float or ndarray (women,)
        Estradiol after menopause, surgery or withdrawal, pg/mL.
    fall_years : float
        How long a withdrawal takes, years from time 0.
    menopause_y : float
        Year of the run of the final menstrual period, of surgery or of the start of a withdrawal.
    interventions : tuple of Intervention
    ageing_y : float or None
        Year of the run from which builders age. None: from the final period or surgery, and not at
        all in a woman who has neither.
    """

    largest_step = LARGEST_STEP  # days

    stage: str = "premenopausal"
    cycle: Cycle = OVULATORY
    disturbed: float = 0.0
    e2_after: object = 10.0
    fall_years: float = 2.0
    menopause_y: float = 0.0
    interventions: tuple = ()
    ageing_y: object = None

    def age_factor(self, years, p):
        """Matrix made per osteoblast at a year of the run, 1 where ageing plays no part."""
        start = self.ageing_y
        if start is None:
            if self.stage not in ("natural", "surgical"):
                return 1.0
            start = self.menopause_y
        return builders_left(years - start, p.s_age)

    def shares(self, years, p):
        """Shares left of premenopausal estrogen and of cycles with an egg, at a year of the run."""
        since = years - self.menopause_y
        regular = 1.0 - self.disturbed
        if self.stage == "natural":
            ovulatory = hormones.ovulatory_share(since, p.ovulation_middle, p.ovulation_width)
            return hormones.estrogen_share(since, p.transition_width), regular * ovulatory
        if self.stage == "surgical":
            left = 1.0 if since <= 0 else 0.0
            return left, regular * left
        if self.stage == "withdrawal":
            return hormones.ramp(since, self.fall_years), regular
        return 1.0, regular

    def breaks(self):
        """Years of the run at which what acts on bone may jump or kink."""
        times = set(switch_times(self.interventions))
        if self.stage == "surgical":
            times.add(self.menopause_y)
        if self.stage == "withdrawal":
            times |= {self.menopause_y, self.menopause_y + self.fall_years}
        return sorted(times)

    def segments(self, start_y, stop_y, p):
        """Cut the run at its breaks.

        Parameters
        ----------
        start_y, stop_y : float
            Years of the run.
        p : ParameterSet

        Returns
        -------
        list of Segment
            Times in days; each segment's drive accepts days within it.
        """
        edges = [start_y]
        for year in self.breaks():
            if edges[-1] + SHORTEST_Y < year < stop_y - SHORTEST_Y:
                edges.append(year)
        edges.append(stop_y)
        return [self._segment(a, b, p, self._opens_calmly(a, a == start_y)) for a, b in zip(edges, edges[1:])]

    def _opens_calmly(self, year, first):
        """Whether nothing jumps at a year; a run starts at rest, so its own start may be a jump."""
        since = year - self.menopause_y
        if any(abs(year - other) <= SHORTEST_Y for other in switch_times(self.interventions)):
            return False
        if not first:  # a fall that has ended levels off
            return self.stage == "withdrawal" and since > 0
        return (
            self.stage in ("natural", "surgical")
            and since <= START_OF_CHANGE_Y
            and not (self.disturbed or taken(self.interventions, year))
            and self.cycle == OVULATORY
        )

    def _active(self, start_y):
        """Days between which what acts on bone moves quickly."""
        first, last = start_y, start_y  # the jump that opens the segment
        if self.stage == "natural":
            first, last = (self.menopause_y + year for year in TRANSITION_Y)
        elif self.stage == "withdrawal":
            first, last = self.menopause_y, self.menopause_y + self.fall_years
        return first * DAYS_PER_YEAR, last * DAYS_PER_YEAR

    def _moving(self, start_y, stop_y):
        """Entries of the drive that may move between two years."""
        flows = self.stage == "natural" or (
            self.stage == "withdrawal"
            and start_y < self.menopause_y + self.fall_years
            and stop_y > self.menopause_y
        )
        ages = self.ageing_y is not None or self.stage in ("natural", "surgical")
        return ("estrogen", "dimers", "age") if flows or ages else ()

    def levels(self, years, p):
        """Mean hormone levels at years of the run, treatments included.

        Parameters
        ----------
        years : sequence of float
        p : ParameterSet

        Returns
        -------
        Levels
            Two lists; progesterone counts a progestin as its equivalent in progesterone.
        """
        lives = [*map(self._life(p), years)]
        estradiol, progesterone = self.cycle.mean_estradiol(), self.cycle.mean_progesterone()
        after = self.e2_after
        own = [share * estradiol + (1 - share) * after for share, _, _ in lives]
        luteal = [ovulatory * progesterone + (1 - ovulatory) * PROGESTERONE_BASE for _, ovulatory, _ in lives]
        if self.interventions:
            exposures = {}
            for i, year in enumerate(years):
                on = taken(self.interventions, year)
                if on not in exposures:
                    exposures[on] = exposure_of(on, p)
                exposure = exposures[on]
                if exposure.estradiol_ceiling is not None:
                    own[i], luteal[i] = exposure.estradiol_ceiling, PROGESTERONE_BASE
                own[i] = own[i] + exposure.estradiol
                luteal[i] = luteal[i] + exposure.progestogen * exposure.progestogen_days
        return Levels(own, luteal)

    def _life(self, p):
        """What depends on the year alone, as a function: shares left and the factor of age."""
        bare = replace(self, cycle=OVULATORY, e2_after=0.0, interventions=())
        try:
            return _remembered_life(bare, p)
        except TypeError:  # arrays (women,) cannot be looked up
            return lambda years: (*bare.shares(years, p), bare.age_factor(years, p))

    def _segment(self, start_y, stop_y, p, calm):
        """What acts between two years without a break, as a segment."""
        middle = (start_y + stop_y) / 2
        exposure = exposure_at(self.interventions, middle, p)
        cycling, no_egg, after = self._sensed(exposure, p)
        rest = (exposure.parathyroid, exposure.uptake, exposure.cytokine_block, 0.0)
        life = self._life(p)
        # Arithmetic alone, and nothing looked up: a run asks some hundred times.
        estrogen_1, estrogen_0 = cycling.estrogen, after.estrogen
        receptors_1, receptors_0 = cycling.receptors, after.receptors
        dimers_1, dimers_0 = cycling.dimers, no_egg.dimers

        def move(day):
            share, ovulatory, age = life(day / DAYS_PER_YEAR)
            lost = 1 - share
            receptors = at_most_usual(share * receptors_1 + lost * receptors_0)
            pairs = ovulatory * dimers_1 + (1 - ovulatory) * dimers_0
            return share * estrogen_1 + lost * estrogen_0, receptors * receptors * pairs, age

        moving = self._moving(start_y, stop_y)
        # A jump belongs to the segment it opens, so within a segment such a course is constant.
        if self.stage != "natural" and not (self.stage == "withdrawal" and self.fall_years):
            estrogen, dimers, _ = move(middle * DAYS_PER_YEAR)

            def move(day):
                return estrogen, dimers, life(day / DAYS_PER_YEAR)[2]

        def drive(day):
            estrogen, dimers, age = move(day)
            return Drive(estrogen, dimers, exposure.load, exposure.nutrients, age, *rest)

        ends = start_y * DAYS_PER_YEAR, stop_y * DAYS_PER_YEAR
        return Segment(*ends, drive, self._active(start_y), moving, move if moving else None, calm)

    def _sensed(self, exposure, p):
        """What cells sense in her cycles, in cycles without an egg, and after menopause."""
        added = (exposure.estradiol, exposure.progestogen, exposure.progestogen_days)
        if exposure.estradiol_ceiling is not None:  # ovaries suppressed: neither cycle nor egg
            level = exposure.estradiol_ceiling + exposure.estradiol
            quiet = _sense_constant(level, exposure, p)
            return quiet, quiet, quiet
        return (
            sense_cycle(self.cycle, p, *added),
            sense_cycle(replace(self.cycle, ovulation=False), p, *added),
            _sense_constant(self.e2_after + exposure.estradiol, exposure, p),
        )


@lru_cache(maxsize=16)
def _remembered_life(course, p):
    """`Course._life`, kept from run to run: the same years are asked for again and again."""

    def life(years):
        return (*course.shares(years, p), course.age_factor(years, p))

    remembered = lru_cache(maxsize=4096)(life)
    # Symbols of the same name count as equal whatever their samples: they are not looked up.
    return lambda years: remembered(years) if type(years) is float else life(years)


def _sense_constant(estradiol, exposure, p):
    """Sensed at constant estradiol, with a progestogen on a share of the days."""
    on = sense_level(estradiol, PROGESTERONE_BASE + exposure.progestogen, p)
    off = sense_level(estradiol, PROGESTERONE_BASE, p)
    share = exposure.progestogen_days
    return Sensed(on.estrogen, share * on.dimers + (1 - share) * off.dimers, on.receptors)


@dataclass(frozen=True)
class CyclicCourse:
    """Cycle after cycle by the day, without averaging; for pages about one month.

    Parameters
    ----------
    cycle : Cycle
    """

    largest_step = 1.0  # days; hormone waves are a few days wide

    cycle: Cycle = OVULATORY

    def segments(self, start_y, stop_y, p):
        """One segment: hormones wrap smoothly around the end of each cycle."""

        @lru_cache(maxsize=None)  # every cycle asks for the same days, but for rounding
        def of_cycle(day):
            sensed = sense_level(self.cycle.estradiol(day), self.cycle.progesterone(day), p)
            return Drive(sensed.estrogen, sensed.receptors**2 * sensed.dimers)

        def drive(day):
            return of_cycle(round(day % self.cycle.length, SAME_DAY))

        ends = start_y * DAYS_PER_YEAR, stop_y * DAYS_PER_YEAR
        return [Segment(*ends, drive, moving=("estrogen", "dimers", "age"))]

    def levels(self, years, p):
        """Hormone levels on days; see `Course.levels`."""
        days = [(year * DAYS_PER_YEAR) % self.cycle.length for year in years]
        return Levels([*map(self.cycle.estradiol, days)], [*map(self.cycle.progesterone, days)])
