"""Arms that a virtual trial may have: what the model says of each, and what was published."""

from ...physiology.parameters import ParameterSet
from ...physiology.treatments import Intervention
from ...simulation.clamp import STUDY_START_Y, relative_density, state_at_study_start
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...trials import effects
from ...units import DAYS_PER_YEAR
from ..shapes import ForestRow, Inputs
from ..wording.forest_rows import trial_row

ARMS: dict[str, tuple[str, tuple[str, ...]]] = {  # arm -> (name, treatments at level 1)
    "placebo": ("placebo", ()),
    "estrogen": ("estrogen", ("estrogen",)),
    "oral": ("oral progesterone", ("progesterone_oral",)),
    "cream": ("progesterone cream", ("progesterone_cream",)),
    "mpa": ("MPA", ("mpa",)),
    "estrogen_oral": ("estrogen + oral progesterone", ("estrogen", "progesterone_oral")),
    "estrogen_mpa": ("estrogen + MPA", ("estrogen", "mpa")),
}
TRIALS: dict[str, tuple[str, ...]] = {  # choice -> arms, the first is the comparison
    "estrogen_mpa": ("estrogen", "estrogen_mpa"),
    "estrogen_oral": ("estrogen", "estrogen_oral"),
    "oral": ("placebo", "oral"),
    "cream": ("placebo", "cream"),
    "mpa": ("placebo", "mpa"),
    "estrogen": ("placebo", "estrogen"),
    "three": ("placebo", "oral", "mpa"),
    "four": ("placebo", "oral", "estrogen", "estrogen_oral"),
}
FAMILY = {  # kinds in the evidence table that count as the same arm
    "progesterone_oral": ("progesterone_oral", "progesterone_cyclic"),
    "mpa": ("mpa", "mpa_cyclic"),
}
SHORT = {"oral": "progesterone", "estrogen_oral": "estrogen + oral"}  # where a name has little room


def true_means(arms: tuple[str, ...], inputs: Inputs, p: ParameterSet) -> dict[str, float]:
    """Simulate the true mean yearly change of each arm at the spine, percent a year."""
    start = state_at_study_start(p)
    stop = STUDY_START_Y + inputs["years"]
    means = {}
    for arm in arms:
        interventions = tuple(Intervention(kind, STUDY_START_Y, None, 1.0) for kind in ARMS[arm][1])
        segments = Course(stage="natural", interventions=interventions).segments(STUDY_START_Y, stop, p)
        state = solve_states(p, segments, [stop * DAYS_PER_YEAR], start)
        means[arm] = (relative_density(state, "spine", start)[0] - 100) / inputs["years"]
    if inputs["effect_from"] == "typed":
        means[arms[-1]] = means[arms[0]] + inputs["true_effect"]
    return means


def published(arm: str, first: str) -> list[ForestRow]:
    """Collect the published differences of the same two arms: all levels, any kind of menopause."""
    rows = []
    for row in effects.trials_after_menopause():
        treatment, control = effects.arm(row["treatment"]), effects.arm(row["control"])
        if treatment is None or control is None or effects.value(row, "difference_pct") is None:
            continue
        if _same(treatment.kinds, ARMS[arm][1]) and _same(control.kinds, ARMS[first][1]):
            rows.append(trial_row(row) | {"role": "measured"})
    return rows


def _same(kinds: frozenset[str], treatments: tuple[str, ...]) -> bool:
    """Whether an arm of the table is made of these treatments, one of each family."""
    if len(kinds) != len(treatments):
        return False
    return all(any(kind in FAMILY.get(name, (name,)) for kind in kinds) for name in treatments)
