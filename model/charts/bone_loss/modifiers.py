"""How much do stage of life, starting density, nutrition and loading change the yearly loss?"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ...physiology.equations import baseline
from ...physiology.exposures import KINDS
from ...physiology.parameters import ParameterSet
from ...physiology.readouts import BONE_STATES
from ...simulation.clamp import LEAD_Y, modify_forcing, relative_density
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...solver.rosenbrock import State
from ...units import DAYS_PER_YEAR
from ..declaration import Choice, Range, Scenario, Step
from ..outcome import Outcome, Question

HORIZON_Y, STEP_Y = 2, 0.125
STAGES = {  # start of the two years, years from the final period; None = regular cycles
    "pre": None,
    "early": -2.0,
    "after": 1.0,
    "late": 7.0,
}
T_SCORES = tuple(-0.5 * i for i in range(8))
SD_OF_YOUNG = 0.106 / 1.064  # spine, women of 21 to 30, as a share of their mean [nhanes] (E142)
# Most of how women differ in density was there at the peak and does not act on strain; a fifth
# counts as lost since. Assumption: twins share most of their peak.
ACQUIRED_SHARE = 0.2
NUTRITION = {  # factors on matrix synthesis and on parathyroid drive; assumption for deficiency
    "adequate": {},
    "low": {"nutrients": 0.975, "parathyroid": 1.10},
}
# Of the one heavy supervised programme; half of it is what mixed programmes reach on average
# ([howe2011], E122). Walking is an assumption.
LOADING = {"none": 0.0, "walking": 0.1, "training": 0.5}


def compute(question: Question) -> Outcome:
    """Find the yearly spine change, and how far each factor moves it."""
    inputs = {key: question.inputs[key] for key in ("life_stage", "t_score", "nutrition", "movement")}

    def bone(**changed_inputs: float | str) -> list[float]:
        return _bone(**inputs | changed_inputs, p=question.parameters)

    curve = bone()
    options: dict[str, Iterable[Any]] = {
        "life_stage": STAGES,
        "t_score": (T_SCORES[0], T_SCORES[-1]),
        "nutrition": NUTRITION,
        "movement": LOADING,
    }
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


@lru_cache(maxsize=256)  # each bar is asked for again at the next move, and there are 192 settings
def _bone(life_stage: str, t_score: float, nutrition: str, movement: str, p: ParameterSet) -> list[float]:
    """Follow bone over two years from one setting, percent of its start."""
    course, first = _course(life_stage), STAGES[life_stage] or 0.0
    start = _with_density(_start(life_stage, p), t_score, p)
    load = KINDS["exercise"](LOADING[movement], p).load
    factors = NUTRITION[nutrition] | {"load": load}
    segments = modify_forcing(course.segments(first, first + HORIZON_Y, p), factors)
    days = [(first + year) * DAYS_PER_YEAR for year in _years()]
    return relative_density(solve_states(p, segments, days, start), "spine")


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


def _with_density(state: State, t_score: float, p: ParameterSet) -> State:
    """Move the matrix of a state by the acquired part of the distance to a T-score."""
    matrix, mineral = BONE_STATES["spine"]
    young = baseline(p)
    usual = (state[matrix] * state[mineral] / (young[matrix] * young[mineral]) - 1) / SD_OF_YOUNG
    moved = list(state)
    moved[matrix] *= 1 + ACQUIRED_SHARE * (t_score - usual) * SD_OF_YOUNG
    return moved


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
                ("after", "Within 5 years after the final period"),
                ("late", "More than 5 years after it"),
            ),
            default="after",
        ),
        Range(
            key="t_score",
            label="Starting density, T-score",
            unit="SD",
            unit_spoken="standard deviations from the young mean",
            min=-3.5,
            max=0,
            step=0.5,
            default=-1,
            words=((-2.5, "osteoporosis range"), (-1.01, "low"), (0, "usual")),
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
    "extrapolated. Starting density is what the model says. Magnesium and vitamin K2 have no agreed number.",
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
            "In this model, about. At this stage that is extrapolated: nobody has measured it.",
        ),
    ),
)
