"""How does bone change around the final menstrual period, and what do treatments change?"""

from dataclasses import replace
from functools import partial
from math import exp

from ...physiology.parameters import ParameterSet, override
from ...physiology.treatments import Intervention, switch_times
from ...simulation.course import Course
from ...simulation.run import SERIES, Result
from ...simulation.variability import log_sd
from ..controls import DEEPER, ESTRADIOL_AFTER, SITE
from ..declaration import MAX_WOMEN, Choice, Predict, Scenario, Step
from ..guided.curve import Curve
from ..outcome import Outcome, Question, find_bands, make_series
from ..runs import kept_run
from ..shapes import Summary
from ..years import output_years

FIRST_Y, LAST_Y = -5, 15
LEAD_Y = 3.0  # before the first year shown, so that the early fall of ovulation is in it

ARMS = {
    "none": (),
    "estrogen": ("estrogen",),
    "progesterone": ("progesterone_oral",),
    "both": ("estrogen", "progesterone_oral"),
}
BMD = ("spine_bmd_pct", "hip_bmd_pct")
# How far from the average woman "slow" and "fast" lie, in standard deviations of the spread between
# women (`simulation.variability`); chosen so that about 1 woman in 6 loses less, or more, than these.
PACE = {"slow": -0.8, "typical": 0.0, "fast": 0.7}
UNTREATED = {
    "spine_bmd_pct": ("spine_bmd_untreated_pct", "Spine bone density, untreated"),
    "hip_bmd_pct": ("hip_bmd_untreated_pct", "Hip bone density, untreated"),
}


def compute(question: Question) -> Outcome:
    """Follow bone from 5 years before to 15 after."""
    inputs = question.inputs
    start_y = float(inputs["start_y"])
    arm = tuple(Intervention(kind, start_y, None, 1.0) for kind in ARMS[inputs["treatment"]])
    z = PACE[inputs["pace"]]
    p = _with_pace(z, question.parameters)
    course = Course(
        stage=inputs["menopause"],
        e2_after=inputs["e2_after"] * exp(-0.8 * z * log_sd("e2_after")),
        interventions=arm + question.interventions,
    )
    years = list(output_years(FIRST_Y, LAST_Y, (0.0, *switch_times(course.interventions))))
    result = kept_run(course, years, p, LEAD_Y)
    bands = find_bands(question, course, years, LEAD_Y, partial(_with_pace, z))
    series = make_series(result, SERIES, bands)
    summary = _measured_changes(result)
    if course.interventions:
        untreated = kept_run(replace(course, interventions=()), years, p, LEAD_Y)
        series += make_series(untreated, BMD, rename=UNTREATED)
        last = min(start_y + 2, LAST_Y) if arm else LAST_Y
        first = start_y if arm else FIRST_Y
        for name in BMD:
            site = name.split("_")[0]
            summary[f"{site}_treated_change_pct"] = percent_change(result, name, first, last)
            summary[f"{site}_untreated_change_pct"] = percent_change(untreated, name, first, last)
    return Outcome(
        time={"values": years, "unit": "year", "label": "Years from the final menstrual period"},
        series=series,
        summary=summary,
        question=question,
        extra={
            "start_y": start_y if arm else None,
            "treated": bool(course.interventions),
            "kinds": [intervention.kind for intervention in course.interventions],
        },
    )


def _with_pace(z: float, p: ParameterSet) -> ParameterSet:
    """Find the parameters of a woman who loses slowly or fast.

    Three things that differ between women move together: the answer of inflammation, the renewal
    of bone, and (the other way, in her course) estradiol after menopause.
    """
    renewal = exp(z * log_sd("turnover"))
    return override(
        p,
        iota=p.iota * exp(z * log_sd("iota")),
        w_LS=p.w_LS * renewal,
        w_TH=p.w_TH * renewal,
    )


def _measured_changes(result: Result) -> Summary:
    """Find the changes over the windows in which studies measured them."""
    summary: Summary = {}
    for name in BMD:
        site = name.split("_")[0]
        summary[f"{site}_change_3y_pct"] = percent_change(result, name, -1, 2)
        summary[f"{site}_change_10y_pct"] = percent_change(result, name, -5, 5)
        summary[f"{site}_later_change_per_y_pct"] = percent_change(result, name, 2, 7) / 5
        summary[f"{site}_late_change_per_y_pct"] = percent_change(result, name, 5, 10) / 5
    summary["ctx_at_2y_pct"] = result.at("ctx_pct", 2)
    summary["p1np_at_2y_pct"] = result.at("p1np_pct", 2)
    return summary


def percent_change(result: Result, name: str, first: float, last: float) -> float:
    """Find how a series changes between two years, percent of the first."""
    return 100 * (result.at(name, last) / result.at(name, first) - 1)


SCENARIO = Scenario(
    name="menopause",
    title="Bone around the final menstrual period",
    question="How does bone change around the final menstrual period?",
    how_to_read="Time 0 is the final menstrual period. Lines are the model, dots are measured.",
    badge="model + measured data",
    kind="time-series",
    tier="academic",
    controls=(
        Choice(
            key="menopause",
            label="Kind of menopause",
            options=(("natural", "Natural"), ("surgical", "Ovaries removed")),
            default="natural",
        ),
        Choice(
            key="treatment",
            label="Study arm",
            options=(
                ("none", "No hormones"),
                ("estrogen", "Estrogen"),
                ("progesterone", "Oral progesterone alone"),
                ("both", "Estrogen and oral progesterone"),
            ),
            default="none",
        ),
        Choice(
            key="start_y",
            label="The arm starts",
            options=(
                ("-2", "2 years before"),
                ("0", "At the final period"),
                ("2", "2 years after"),
                ("5", "5 years after"),
                ("10", "10 years after"),
            ),
            default="2",
        ),
        SITE,
        ESTRADIOL_AFTER,
        Choice(
            key="pace",
            label="Pace of loss, among women",
            options=(
                ("slow", "Slow (1 in 6 loses less)"),
                ("typical", "Typical"),
                ("fast", "Fast (1 in 6 loses more)"),
            ),
            default="typical",
            views=DEEPER,
        ),
    ),
    compute=compute,
    estrogen_alone={"treatment": "estrogen"},
    certainty_label="model only",
    certainty_why="Timing and size of untreated loss were measured. "
    "The curve itself, late starts and arms of treatment are what the model says.",
    sources=("greendale2012", "randolph2011", "liu2005"),
    story=(
        Step("Natural", {}, "Bone is lost fastest from one year before the final period to two years after."),
        Step("Ovaries removed", {"menopause": "surgical"}, "Bone falls steeply at once, then slowly."),
        Step(
            "Estrogen",
            {"treatment": "estrogen"},
            "Bone rises when the arm starts, two years after, but stays below its start.",
        ),
        Step(
            "Progesterone alone: does bone come back?",
            {"treatment": "progesterone"},
            "In this model it does not: the line lies almost on the one without hormones.",
        ),
    ),
    predict=Predict(
        question="Draw it before you see it: how much of the spine’s bone is left?",
        curve=Curve(
            panel="bone",
            series="spine_bmd_pct",
            start=(-5, 100),
            at=((0, "At the final period"), (5, "5 years after"), (15, "15 years")),
            unit="%",
            min=75,
            max=105,
        ),
        compare="The guess was {guess}. With the settings as at first, the model has {answer}.",
    ),
    women=200,
    time_passes=True,
    takes_interventions=True,
    max_women=MAX_WOMEN,
)
