"""One run: a course of life and a parameter set in, named series with units out."""

from bisect import bisect_left
from dataclasses import dataclass

from ..physiology.equations import STATES, activity, baseline, competition, rates, synthesis
from ..physiology.parameters import DEFAULT
from ..physiology.readouts import hip_density
from ..solver.integrate import LARGEST_STEP, read, solve
from ..units import DAYS_PER_YEAR

RELATIVE = "relative to premenopause"

# Name -> (label, unit). The order is the order of columns.
SERIES = {
    "estradiol_pg_per_ml": ("Estradiol", "pg/mL"),
    "progesterone_ng_per_ml": ("Progesterone", "ng/mL"),
    "inflammation": ("Inflammatory tone", RELATIVE),
    "rankl": ("RANKL", RELATIVE),
    "opg": ("OPG", RELATIVE),
    "osteoclasts": ("Active osteoclasts", RELATIVE),
    "osteoblasts": ("Active osteoblasts", RELATIVE),
    "osteoblast_genes": ("Osteoblast gene programme", RELATIVE),
    "ctx_pct": ("Breakdown marker CTX", "% of start"),
    "p1np_pct": ("Building marker P1NP", "% of start"),
    "spine_bmd_pct": ("Spine bone density", "% of start"),
    "hip_bmd_pct": ("Hip bone density", "% of start"),
}


@dataclass(frozen=True)
class Result:
    """Series of one run.

    Attributes
    ----------
    years : list of float
        Years of the run's clock.
    series : dict of str to list
        One entry per time, by the names in `SERIES`; each a float, or an array (women,).
    """

    years: list
    series: dict

    def at(self, name, years):
        """A series at one time, linear between points (float or ndarray).

        Raises
        ------
        ValueError
            If the time lies outside the run.
        """
        if not self.years[0] <= years <= self.years[-1]:
            raise ValueError(f"year {years} lies outside {self.years[0]} to {self.years[-1]}")
        values, after = self.series[name], bisect_left(self.years, years)
        if self.years[after] == years:
            return values[after]
        before = after - 1
        share = (years - self.years[before]) / (self.years[after] - self.years[before])
        return values[before] + share * (values[after] - values[before])


def run(course, years, p=DEFAULT, lead_y=0.0, refine=1):
    """Simulate a course.

    Parameters
    ----------
    course : Course or CyclicCourse
    years : sequence of float
        Ascending, on the course's clock; bone density and markers are percent of the first.
    p : ParameterSet
    lead_y : float
        Years to run before the first time, from the baseline of a healthy premenopausal woman.
    refine : int
        Divides every step; for tests of accuracy.

    Returns
    -------
    Result
    """
    segments = course.segments(years[0] - lead_y, years[-1], p)
    states = trajectory(segments, years, p, course.largest_step, refine)
    return Result(list(years), _read_out(states, segments, course, years, p))


def trajectory(segments, years, p, largest_step, refine=1):
    """The states themselves at each time; see `equations.STATES` for their order.

    Parameters
    ----------
    segments : list of Segment
        From `Course.segments`; the run starts from baseline at the start of the first.
    years, p, refine
        As in `run`.
    largest_step : float
        Days.

    Returns
    -------
    list of list of float or ndarray (women,)
    """
    days = [year * DAYS_PER_YEAR for year in years]
    return follow(p, segments, days, None, rates, None, largest_step, refine)


BISPHOSPHONATE = STATES.index("bisphosphonate")
DRUG_STEP = 60.0  # days; the drug leaves bone over years and lets go of cells all the while


def follow(p, segments, days, start=None, law=rates, asked=None, largest_step=LARGEST_STEP, refine=1):
    """States along segments, from any start and by other equations if one likes.

    Parameters
    ----------
    p : ParameterSet
    segments : list of Segment
    days : sequence of float
    start : list of float or ndarray (women,), optional
        The healthy premenopausal woman by default.
    law : callable, optional
        ``law(p, **asked) -> production_and_loss``: the equations, or some of them replaced.
    asked : dict of str to float, optional
        What the law depends on besides parameters.
    largest_step : float
        Days.
    refine : int
        Divides every step; for tests of accuracy.

    Returns
    -------
    list of list of float or ndarray (women,)
        One state per day, in the order of `equations.STATES`.
    """
    state = start or baseline(p)
    drug = state[BISPHOSPHONATE] > 0 or any(
        segment.drive(segment.start).bisphosphonate_uptake for segment in segments
    )
    largest = min(largest_step, DRUG_STEP) if drug else largest_step
    return solve(law, p, segments, state, days, asked, largest, refine)


def _shown(p):
    """Bind a parameter set to what is read off a state, from inflammation to the hip.

    What osteoclasts break down stands for CTX, and matrix made per unit of skeleton for P1NP, as in
    [peterson2010]; bone density is matrix times its mineralization.
    """
    signals, formation, pace = competition(p), synthesis(p), activity(p)

    def read(state, drive):
        tone, genes, osteoclasts, _, preosteoblasts, osteoblasts, *bone, _ = state
        excess = (1 - drive.cytokine_block) * (tone - 1)
        rankl, opg, _ = signals(preosteoblasts, osteoblasts, excess, drive)
        matrix_LS, matrix_TH, mineral_LS, mineral_TH = bone
        return (
            tone,
            rankl,
            opg,
            osteoclasts,
            osteoblasts,
            genes,
            osteoclasts * pace(excess),
            formation(genes, osteoblasts, excess, drive),
            matrix_LS * mineral_LS,
            hip_density(matrix_TH, mineral_TH, drive.age, p),
        )

    return read


def _read_out(states, segments, course, years, p):
    """Turn states into the series that people know, a dict of str to list."""
    days = [year * DAYS_PER_YEAR for year in years]
    found = [*course.levels(years, p)]
    found += map(list, zip(*read(_shown, p, segments, days, states)))
    series = {}
    for name, column in zip(SERIES, found):
        if SERIES[name][1] == "% of start":
            first = column[0]
            column = [100 * value / first for value in column]
        series[name] = column
    return series
