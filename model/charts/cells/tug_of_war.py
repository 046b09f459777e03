"""When progesterone pulls at the builders, do inflammatory signals pull harder?"""

from collections.abc import Sequence

from ...physiology.equations import STATES, synthesis
from ...physiology.hormones import PROGESTERONE_BASE
from ...physiology.parameters import ParameterSet, override
from ...physiology.readouts import cytokines
from ...simulation.clamp import POSTMENOPAUSAL_E2, STUDY_START_Y, clamp_after_menopause, state_at_study_start
from ...simulation.run import solve_states
from ...solver.rosenbrock import State
from ...units import DAYS_PER_MONTH, DAYS_PER_YEAR
from ..controls import ESTROGEN, MEAN_PROGESTERONE
from ..declaration import Choice, Range, Scenario, Step
from ..outcome import Outcome, Question

MONTHS, STEP_M = 12, 0.5
# Parameters by which cells answer to inflammatory tone: the sensitivity scales them together.
SENSITIVE = ("k_NF", "a_LI", "a_CI", "a_BI", "q_I")
REST_LEVELS = (POSTMENOPAUSAL_E2, PROGESTERONE_BASE)  # at which the rope rests
TONE, GENES = STATES.index("inflammation"), STATES.index("genes")
SHOWN = {"il1": "IL-1", "il6": "IL-6", "tnf": "TNF-alpha"}


def compute(question: Question) -> Outcome:
    """Hold both levels for a year, four years after menopause."""
    inputs = question.inputs
    scaled = override(
        question.parameters,
        **{name: getattr(question.parameters, name) * inputs["sensitivity"] for name in SENSITIVE},
    )
    months = [i * STEP_M for i in range(round(MONTHS / STEP_M) + 1)]
    start = state_at_study_start(scaled)
    tone, genes, drive = _builders((inputs["e2"], inputs["p4"]), months, start, scaled)
    rest = _builders(REST_LEVELS, [MONTHS], start, scaled)[2][-1]
    by_month = [cytokines(level, scaled) for level in tone]
    single = {key: [levels[key] for levels in by_month] for key in SHOWN}
    return Outcome(
        time={"values": months, "unit": "month", "label": "Months since the levels were set"},
        series=[
            {
                "name": name,
                "label": label,
                "unit": "% of premenopause",
                "values": [100 * value for value in values],
            }
            for name, label, values in (
                ("builder_drive_pct", "Work of one builder", drive),
                ("builder_genes_pct", "Builder signal", genes),
                ("inflammation_pct", "Inflammatory signals", tone),
                *((f"{key}_pct", SHOWN[key], levels) for key, levels in single.items()),
            )
        ],
        summary={
            "rope_pct": 100 * drive[-1],
            "rope_at_rest_pct": 100 * rest,
            "moved_points": 100 * (drive[-1] - rest),
            "builder_genes_pct": 100 * genes[-1],
            "inflammation_pct": 100 * tone[-1],
            **{f"{key}_pct": 100 * levels[-1] for key, levels in single.items()},
        },
        question=question,
    )


def _builders(
    levels: tuple[float, float], months: Sequence[float], start: State, p: ParameterSet
) -> tuple[list[float], list[float], list[float]]:
    """Follow tone, genes and matrix made per builder at each month after the levels are set."""
    stop = STUDY_START_Y + (MONTHS + 1) / 12
    segments = clamp_after_menopause(*levels).segments(STUDY_START_Y, stop, p)
    days = [STUDY_START_Y * DAYS_PER_YEAR + month * DAYS_PER_MONTH for month in months]
    states = solve_states(p, segments, days, start)
    forcing = segments[-1].forcing
    formation = synthesis(p)
    tone = [state[TONE] for state in states]
    genes = [state[GENES] for state in states]
    work = [
        formation(programme, 1.0, signals - 1, forcing(day))
        for day, programme, signals in zip(days, genes, tone, strict=True)
    ]
    return tone, genes, work


SCENARIO = Scenario(
    name="tug-of-war",
    title="Tug-of-war in the builders",
    question="Do inflammatory signals hold progesterone back?",
    how_to_read="Two teams pull at a rope; the cell on it is the work of one builder. 100% is before "
    "menopause.",
    badge="model",
    kind="dial-balance",
    tier="academic",
    controls=(
        ESTROGEN,
        MEAN_PROGESTERONE,
        Range(
            key="sensitivity",
            label="How strongly cells answer to inflammation",
            unit="times",
            unit_spoken="times the usual",
            min=0,
            max=2,
            step=0.1,
            default=1,
            words=((0, "not at all"), (0.7, "weakly"), (1.3, "as assumed"), (2, "strongly")),
        ),
        Choice(
            key="cytokine",
            label="Inflammatory signal shown",
            options=(("all", "All three"), *SHOWN.items()),
            default="all",
        ),
    ),
    compute=compute,
    estrogen_alone={"e2": 50, "p4": 0},
    certainty_label="mechanism only",
    certainty_why="Each arrow was seen in cells or in short studies of breakdown. That "
    "inflammatory signals stop progesterone from building has not been tested in people.",
    sources=("charat2007", "pacifici1991", "cioffi2002"),
    story=(
        Step(
            "Some progesterone",
            {},
            "Inflammatory signals are many: the cell stays near “without hormones”.",
        ),
        Step("More progesterone", {"p4": 9}, "Here the cell moves as far as progesterone alone can pull it."),
        Step("Add estrogen", {"e2": 50, "p4": 0}, "The left team shrinks: fewer inflammatory signals pull."),
        Step(
            "Both: how far now?",
            {"e2": 50, "p4": 9},
            "Few inflammatory signals are left. How far right does the cell stand?",
        ),
    ),
    time_passes=True,
    assumption_matters=True,
)
