"""How much do stage of life, nutrition and loading change the yearly loss, in percent of the start?

Starting density, the fourth factor, has no number here: a woman's set-point is where she starts, so in
percent of her own start a low and a usual density change alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from ...physiology.equations import baseline
from ...physiology.parameters import ParameterSet
from ...physiology.treatments import Intervention
from ...simulation.clamp import LEAD_Y, modify_forcing, relative_density
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...solver.rosenbrock import State
from ...units import DAYS_PER_YEAR
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question

HORIZON_Y, STEP_Y = 2, 0.125
STAGES = {  # start of the two years, years from the final period; None = regular cycles
    "pre": None,
    "early": -2.0,
    "after": 1.0,
    "late": 7.0,
}
NUTRITION = {  # factors on matrix synthesis and on parathyroid drive; assumption for deficiency
    "adequate": {},
    "low": {"nutrients": 0.975, "parathyroid": 1.10},
}
# Of the one heavy supervised programme; half of it is what mixed programmes reach on average
# ([howe2011], E122). Walking is an assumption.
LOADING = {"none": 0.0, "walking": 0.1, "training": 0.5}


def compute(question: Question) -> Outcome:
    """Find the yearly spine change, and how far each factor moves it."""

    def bone(**changed_inputs: str) -> list[float]:
        return _bone(**question.inputs | changed_inputs, p=question.parameters)

    curve = bone()
    options: dict[str, Iterable[str]] = {"life_stage": STAGES, "nutrition": NUTRITION, "movement": LOADING}
    bars = {
        key: {value: _yearly(bone(**{key: value})) for value in values} for key, values in options.items()
    }
    years = _years()
    summary = {"spine_change_per_y_pct": _yearly(curve)}
    for key, changes in bars.items():
        summary[f"{key}_range_points"] = max(changes.values()) - min(changes.values())
    return Outcome(
        time={"values": years, "unit": "year", "label": "Years"},
        series=[
            {
                "name": "spine_bmd_pct",
                "label": "Spine bone density",
                "unit": "% of start",
                "values": curve,
            }
        ],
        summary=summary,
        question=question,
        extra={"bars": bars},
    )


def _years() -> list[float]:
    return [i * STEP_Y for i in range(round(HORIZON_Y / STEP_Y) + 1)]


def _yearly(curve: Sequence[float]) -> float:
    return (curve[-1] - 100) / HORIZON_Y


@lru_cache(maxsize=256)  # each bar is asked for again at the next move, and there are 24 settings
def _bone(life_stage: str, nutrition: str, movement: str, p: ParameterSet) -> list[float]:
    """Follow bone over two years from one setting, percent of its start."""
    first = STAGES[life_stage] or 0.0
    trained = (Intervention("exercise", first, None, LOADING[movement]),)
    course = replace(_course(life_stage), interventions=trained)
    segments = modify_forcing(course.segments(first, first + HORIZON_Y, p), NUTRITION[nutrition])
    days = [(first + year) * DAYS_PER_YEAR for year in _years()]
    return relative_density(solve_states(p, segments, days, _start(life_stage, p)), "spine")


def _course(life_stage: str) -> Course:
    return Course() if STAGES[life_stage] is None else Course(stage="natural")


@lru_cache(maxsize=16)
def _start(life_stage: str, p: ParameterSet) -> State:
    """Compute the state at the start of a stage of life, which many settings share."""
    start_y = STAGES[life_stage]
    if start_y is None:
        return baseline(p)
    before = _course(life_stage).segments(-LEAD_Y, start_y, p)
    return solve_states(p, before, [start_y * DAYS_PER_YEAR])[0]


SCENARIO = Scenario(
    name="modifiers",
    title="Four factors, side by side",
    question="Which factors change the yearly loss, and by how much?",
    how_to_read="Each bar runs from the least to the most favorable setting of one factor. "
    "Hollow bars have no agreed number.",
    badge="model + measured data",
    kind="forest",
    tier="intermediate",
    controls=(
        Choice(
            key="life_stage",
            label="Stage of life",
            options=(
                ("pre", "Before the transition"),
                ("early", "2 years before the final period"),
                ("after", "First 5 years after menopause"),
                ("late", "More than 5 years after it"),
            ),
            default="after",
        ),
        Choice(
            key="nutrition",
            label="Calcium and vitamin D",
            options=(("adequate", "Adequate"), ("low", "Low")),
            default="adequate",
        ),
        Choice(
            key="movement",
            label="Loading",
            options=(
                ("none", "No training"),
                ("walking", "Walking"),
                ("training", "Resistance and impact training"),
            ),
            default="none",
        ),
    ),
    compute=compute,
    certainty_label="model only",
    certainty_why="Stage was measured, training in women of about 65; at other stages its bar is "
    "extrapolated. Starting density, magnesium and vitamin K2 have no agreed number.",
    sources=("greendale2012", "watson2018", "howe2011", "tai2015", "tang2007", "binkley2009"),
    story=(
        Step(
            "Soon after the final period",
            {},
            "The dashed line, this setting, stands left of 0: bone is lost.",
        ),
        Step(
            "Before the transition", {"life_stage": "pre"}, "The dashed line stands near 0: bone about holds."
        ),
        Step("Low nutrition", {"nutrition": "low"}, "The dashed line moves further left: more is lost."),
        Step(
            "Train: does the loss stop?",
            {"movement": "training"},
            "Less is lost in this model. At this stage nobody has measured it.",
        ),
    ),
)
