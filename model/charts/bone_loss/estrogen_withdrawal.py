"""What happens to bone when estrogen falls and nothing else changes?"""

from ...simulation.course import Course
from ...simulation.run import run
from ..controls import SITE
from ..declaration import MOST_WOMEN, Outcome, Preset, Range, Scenario, make_series

HORIZON_Y = 10
STEP_Y = 0.1
SHOWN = ("estradiol_pg_per_ml", "ctx_pct", "p1np_pct", "spine_bmd_pct", "hip_bmd_pct")


def compute(question):
    """Bring estradiol down over some years and follow bone; see `Scenario.compute`."""
    inputs = question.inputs
    years = [round(i * STEP_Y, 10) for i in range(round(HORIZON_Y / STEP_Y) + 1)]
    course = Course(
        stage="withdrawal",
        e2_after=inputs["e2_after"],
        fall_years=inputs["fall_years"],
        interventions=question.interventions,
    )
    result = run(course, years, question.parameters)
    between = None
    if question.women:
        from ...simulation.population import sample_women, summarize_women  # NumPy, only where it is needed

        between = summarize_women(
            sample_women(course, years, question.parameters, question.women, question.seed)
        )
    summary = {}
    for site in ("spine", "hip"):
        name = f"{site}_bmd_pct"
        for year in (1, 3, 10):
            summary[f"{site}_change_{year}y_pct"] = result.at(name, year) - 100
    summary["ctx_peak_pct"] = max(result.series["ctx_pct"])
    summary["p1np_peak_pct"] = max(result.series["p1np_pct"])
    return Outcome(
        time={"values": years, "unit": "year", "label": "Years since estrogen began to fall"},
        series=make_series(result, SHOWN, between),
        summary=summary,
        question=question,
        extra={"kinds": [one.kind for one in question.interventions]},
    )


SCENARIO = Scenario(
    name="estrogen-withdrawal",
    title="Bone when estrogen falls",
    question="What happens to bone when estrogen falls?",
    how_to_read="Above: how fast bone is broken down and built, against the start. "
    "Below: how much bone is left.",
    badge="model + measured data",
    kind="time-series",
    tier="fundamentals",
    controls=(
        Range(
            key="e2_after",
            label="Estrogen level after the fall",
            unit="pg/mL",
            unit_spoken="picograms per millilitre",
            min=5,
            max=150,
            step=1,
            default=10,
            scale="log",
            words=((15, "very low"), (40, "low"), (90, "middle"), (150, "high")),
        ),
        Range(
            key="fall_years",
            label="Years the fall takes",
            unit="years",
            unit_spoken="years",
            min=0,
            max=5,
            step=0.5,
            default=2,
            words=((0, "sudden"), (1, "fast"), (3, "usual"), (5, "slow")),
        ),
        SITE,
    ),
    compute=compute,
    estrogen_alone="Only the level of estrogen changes; cycles of progesterone are left as they are.",
    certainty_label="high",
    certainty_why="Large cohorts and trials agree that bone is lost when estrogen falls. "
    "The exact curve here comes from the model.",
    sources=("greendale2012", "garnero1996"),
    presets=(
        Preset("Sudden fall", {"fall_years": 0}),
        Preset("Slow fall", {"fall_years": 5}),
    ),
    try_this=(
        Preset("Make the fall sudden. What changes: how much is lost, or when?", {"fall_years": 0}),
        Preset("Keep a little more estrogen. How much is enough?", {"e2_after": 30}),
    ),
    women=200,
    time_passes=True,
    takes_interventions=True,
    most_women=MOST_WOMEN,
)
