"""All controls of the model's time courses in one place."""

from dataclasses import replace
from functools import partial

from ...physiology.hormones import Cycle
from ...physiology.parameters import override
from ...physiology.treatments import Intervention, switch_times
from ...simulation.course import Course
from ...simulation.run import SERIES
from ..declaration import MAX_WOMEN, Scenario, Step
from ..outcome import Outcome, Question, find_bands, make_series
from ..runs import kept_run
from ..shapes import Inputs
from ..studies.scan_noise import LSC_FACTOR
from ..years import output_years
from .menopause import BMD, FIRST_Y, LAST_Y, LEAD_Y, UNTREATED, percent_change
from .playground_controls import CONTROLS, LOADING

COMPARED_Y = 2.0  # years from the start of an arm over which it is compared


def compute(question: Question) -> Outcome:
    """Follow bone from 5 years before to 15 after the final period."""
    inputs = question.inputs
    change = partial(override, iota=inputs["cytokines_pct"] / 100, rho=inputs["receptors_pct"] / 100)
    woman = change(question.parameters)
    untreated = Course(
        stage=inputs["life_stage"],
        cycle=Cycle(peak=inputs["p4_peak"]),
        disturbed=inputs["disturbed_pct"] / 100,
        e2_after=inputs["e2_after"],
    )
    course = replace(untreated, interventions=_interventions(inputs) + question.interventions)
    years = list(output_years(FIRST_Y, LAST_Y, (0.0, *switch_times(course.interventions))))
    result = kept_run(course, years, woman, LEAD_Y)
    series = make_series(result, SERIES, find_bands(question, course, years, LEAD_Y, change))
    nothing = kept_run(untreated, years, woman, LEAD_Y) if course.interventions else result
    series += make_series(nothing, BMD, rename=UNTREATED)
    first = inputs["start_y"]
    last = min(first + COMPARED_Y, LAST_Y)
    summary = {"least_significant_change_pct": LSC_FACTOR * inputs["precision_pct"]}
    for name in BMD:
        site = name.split("_")[0]
        with_arm, without = (percent_change(each, name, first, last) for each in (result, nothing))
        summary[f"{site}_change_pct"] = with_arm
        summary[f"{site}_untreated_change_pct"] = without
        summary[f"{site}_difference_points"] = with_arm - without
        summary[f"{site}_end_pct"] = result.series[name][-1]
    return Outcome(
        time={"values": years, "unit": "year", "label": "Years from the final menstrual period"},
        series=series,
        summary=summary,
        question=question,
        extra={
            "treated": bool(course.interventions),
            "kinds": [intervention.kind for intervention in course.interventions],
            "first": first,
            "last": last,
        },
    )


def _interventions(inputs: Inputs) -> tuple[Intervention, ...]:
    """List all that is switched on, from start to stop; study arms at level 1."""
    start = inputs["start_y"]
    stop = start + inputs["years_on"]
    kinds = []
    if inputs["estrogen"] == "on":
        kinds.append(("estrogen", 1.0))
    if inputs["progestogen"] != "none":
        kinds.append((inputs["progestogen"], 1.0))
    if inputs["bisphosphonate"] == "on":
        kinds.append(("bisphosphonate", 1.0))
    if LOADING[inputs["movement"]]:
        kinds.append(("exercise", LOADING[inputs["movement"]]))
    if inputs["calcium"] == "on":
        kinds.append(("calcium_vitamin_d", 1.0))
    if inputs["block"] != "none":
        kinds.append((inputs["block"], 1.0))
    return tuple(Intervention(kind, start, stop, level) for kind, level in kinds)


SCENARIO = Scenario(
    name="playground",
    title="Playground",
    question="What if?",
    how_to_read="Time 0 is the final menstrual period, or the same moment with regular cycles. "
    "Lines are the model.",
    badge="model",
    kind="time-series",
    tier="academic",
    controls=CONTROLS,
    compute=compute,
    estrogen_alone={"estrogen": "on", "progestogen": "none"},
    certainty_label="model only",
    certainty_why="Most combinations have never been studied. Where trials exist, the scoreboard "
    "shows how the model does.",
    sources=("liu2005", "greendale2012", "prior2017"),
    story=(
        Step("Progesterone alone", {}, "The line lies almost on the one with nothing."),
        Step(
            "Estrogen alone",
            {"estrogen": "on", "progestogen": "none"},
            "From year 4 bone rises above the line with nothing.",
        ),
        Step(
            "Both",
            {"estrogen": "on"},
            "Bone rises, too; whether the second hormone adds anything is an assumption.",
        ),
        Step(
            "Training",
            {"progestogen": "none", "movement": "training"},
            "In this model, heavy loads lift the line without any hormone.",
        ),
        Step(
            "Stop estrogen at year 8: what is kept?",
            {"estrogen": "on", "progestogen": "none", "years_on": 4},
            "After the stop the line falls back to the one with nothing.",
        ),
    ),
    women=200,
    time_passes=True,
    takes_interventions=True,
    max_women=MAX_WOMEN,
    assumption_matters=True,
)
