"""One run: a course of life and a parameter set in, named series with units out."""

from dataclasses import dataclass

from model.equations import (
    FAST_STATES,
    activity,
    baseline,
    calm_losses,
    competition,
    fastest_loss,
    rates,
    synthesis,
)
from model.integrate import POSITIVE, solve
from model.parameters import DEFAULT
from model.units import DAYS_PER_YEAR

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
        values = self.series[name]
        for i in range(1, len(self.years)):
            if years <= self.years[i]:
                share = (years - self.years[i - 1]) / (self.years[i] - self.years[i - 1])
                return values[i - 1] + share * (values[i] - values[i - 1])
        return values[0]


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
    drug = _has_drug(segments)
    return solve(
        rates(p),
        segments,
        baseline(p),
        [year * DAYS_PER_YEAR for year in years],
        fast=FAST_STATES,
        largest=min(largest_step, POSITIVE / fastest_loss(p, drug)),
        refine=refine,
        calm=() if drug else calm_losses(p),  # the drug comes and goes over years
    )


def _has_drug(segments):
    return any(segment.drive(segment.start).bisphosphonate_uptake for segment in segments)


def _read_out(states, segments, course, years, p):
    """Turn states into the series that people know.

    What osteoclasts break down stands for CTX, and matrix made per unit of skeleton for P1NP, as in
    [peterson2010]; bone density is matrix times its mineralization.

    Returns
    -------
    dict of str to list
    """
    signals, formation, pace = competition(p), synthesis(p), activity(p)
    rows, at = [], 0
    for year, state in zip(years, states):
        while at + 1 < len(segments) and year * DAYS_PER_YEAR > segments[at].stop:
            at += 1
        tone, genes, osteoclasts, _, preosteoblasts, osteoblasts, *bone, _ = state
        drive = segments[at].drive(year * DAYS_PER_YEAR)
        excess = (1 - drive.cytokine_block) * (tone - 1)
        rankl, opg, _ = signals(preosteoblasts, osteoblasts, excess, drive)
        formed = formation(genes, osteoblasts, excess, drive)
        matrix_LS, matrix_TH, mineral_LS, mineral_TH = bone
        estradiol, progesterone = course.levels(year, p)
        rows.append(
            (
                estradiol,
                progesterone,
                tone,
                rankl,
                opg,
                osteoclasts,
                osteoblasts,
                genes,
                osteoclasts * pace(excess),
                formed,
                matrix_LS * mineral_LS,
                matrix_TH * mineral_TH,
            )
        )
    series = {}
    for name, column in zip(SERIES, zip(*rows)):
        if SERIES[name][1] == "% of start":
            column = [100 * value / column[0] for value in column]
        series[name] = list(column)
    return series
