"""What happens to bone when estrogen falls and nothing else changes?"""

from dataclasses import replace

from ...simulation.course import Course
from ..controls import ESTROGEN, SITE
from ..declaration import MAX_WOMEN, Predict, Range, Scenario, Step
from ..guided.curve import Curve
from ..guided.task import Task, Verdict
from ..outcome import Outcome, Question, find_bands, make_series
from ..runs import kept_run
from ..wording.numbers import percent

HORIZON_Y = 10
STEP_Y = 0.1
FALL_YEARS = 2  # usual
SHOWN = ("estradiol_pg_per_ml", "ctx_pct", "p1np_pct", "spine_bmd_pct", "hip_bmd_pct")


def compute(question: Question) -> Outcome:
    """Bring estradiol down over some years and follow bone."""
    inputs, p = question.inputs, question.parameters
    years = [round(i * STEP_Y, 10) for i in range(round(HORIZON_Y / STEP_Y) + 1)]
    course = Course(
        stage="withdrawal",
        e2_after=inputs["e2_after"],
        fall_years=inputs["fall_years"],
        interventions=question.interventions,
    )
    result = kept_run(course, years, p)
    summary = {}
    for site in ("spine", "hip"):
        name = f"{site}_bmd_pct"
        for year in (1, 3, 10):
            summary[f"{site}_change_{year}y_pct"] = result.at(name, year) - 100
    summary["ctx_peak_pct"] = max(result.series["ctx_pct"])
    summary["p1np_peak_pct"] = max(result.series["p1np_pct"])
    return Outcome(
        time={"values": years, "unit": "year", "label": "Years since estrogen began to fall"},
        series=make_series(result, SHOWN, find_bands(question, course, years)),
        summary=summary,
        question=question,
        extra={"kinds": [intervention.kind for intervention in question.interventions]},
    )


SMALL_LOSS = 5  # percent of the spine in ten years: the mark of the task


def _judge(outcome: Outcome) -> Verdict:
    summary, inputs = outcome.summary, outcome.inputs
    loss = -summary["spine_change_10y_pct"]
    lost = f"the model’s spine {'gains' if loss < 0 else 'loses'} {percent(abs(loss))} in ten years"
    if abs(loss) < 0.05:
        lost = "the model’s spine stays level in ten years"
    if loss < SMALL_LOSS:
        level = outcome.question.units.quantity(inputs["e2_after"], "pg/mL")
        return Verdict(
            True,
            f"{lost}, because estrogen stays at {level}. How deep it falls decides how much is lost; "
            "how fast decides when.",
        )
    if inputs["fall_years"] > FALL_YEARS:
        return Verdict(False, f"{lost}. A slower fall puts the loss off and saves little.")
    return Verdict(False, f"{lost}.")


SCENARIO = Scenario(
    name="estrogen-withdrawal",
    title="Bone when estrogen falls",
    question="What happens to bone when estrogen falls?",
    how_to_read="Large: how much bone is left. Small: how fast bone is broken down and built. The "
    "struts are as thick as the density at that time; their thinning is drawn three times as large.",
    badge="model + measured data",
    kind="time-series",
    tier="fundamentals",
    controls=(
        replace(ESTROGEN, key="e2_after", label="Estrogen level after the fall", default=10),
        Range(
            key="fall_years",
            label="Years the fall takes",
            unit="years",
            unit_spoken="years",
            min=0,
            max=5,
            step=0.5,
            default=FALL_YEARS,
            words=((0, "sudden"), (1, "fast"), (3, "usual"), (5, "slow")),
        ),
        SITE,
    ),
    compute=compute,
    task=Task(
        text="Find a fall of estrogen after which the model’s spine loses less than "
        f"{SMALL_LOSS}% in ten years. Which slider decides?",
        judge=_judge,
    ),
    estrogen_alone="Only the level of estrogen changes; cycles of progesterone are left as they are.",
    certainty_label="model only",
    certainty_why="Large cohorts and trials agree that bone is lost when estrogen falls. "
    "The curve itself is the model’s.",
    sources=("greendale2012", "garnero1996"),
    story=(
        Step("Estrogen falls", {}, "Bone falls fast at first, then slowly: breakdown outruns building."),
        Step(
            "It falls less",
            {"e2_after": 40},
            "With more estrogen left, the pace hardly changes and little bone is lost.",
        ),
        Step(
            "It falls at once",
            {"fall_years": 0},
            "The loss comes sooner: the curve drops within the first year.",
        ),
        Step(
            "It falls slowly: is less lost?",
            {"fall_years": 5},
            "Later, but not less: after ten years about as much bone is gone.",
        ),
    ),
    predict=Predict(
        question="Draw it before you see it: how much of the spine’s bone is left?",
        curve=Curve(
            panel="bone",
            series="spine_bmd_pct",
            start=(0, 100),
            at=((1, "After 1 year"), (5, "5 years"), (10, "10 years")),
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
