"""At which pairs of estrogen and progesterone does bone hold, and how does one change the other?"""

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log

from ...physiology.parameters import ParameterSet
from ...simulation.clamp import (
    LEAD_Y,
    LUTEAL_P4,
    STUDY_START_Y,
    TREATED_E2,
    clamp_after_menopause,
    relative_density,
    state_at_study_start,
)
from ...simulation.run import solve_states
from ...trials import effects
from ...units import DAYS_PER_YEAR
from ..controls import ESTROGEN, PROGESTERONE, SITE
from ..declaration import Scenario, Step
from ..outcome import Outcome, Question

YEARS = 2.0
STUDY_Y = (STUDY_START_Y, STUDY_START_Y + YEARS)
BEFORE_Y = LEAD_Y + STUDY_START_Y
ESTRADIOL_LEVELS = tuple(round(exp(log(5) + i * log(30) / 12), 2) for i in range(13))  # 5 to 150 pg/mL
PROGESTERONE_LEVELS = tuple(float(i) for i in range(21))  # 0 to 20 ng/mL
SLICES = (0, 3, 5, 8, 12)  # of ESTRADIOL_LEVELS: five plain curves


def compute(question: Question) -> Outcome:
    """Find the mean yearly change over two years at each pair of levels."""
    inputs, units = question.inputs, question.units
    rows = _grid(inputs["site"], question.parameters)
    zero = [_crossing(row) for row in rows]
    return Outcome(
        time={
            "values": list(PROGESTERONE_LEVELS),
            "unit": "ng/mL",
            "label": f"Progesterone ({units.unit('ng/mL')})",
        },
        series=[
            {
                "name": f"change_at_e2_{ESTRADIOL_LEVELS[i]:.0f}_pct_per_y",
                "label": f"Estrogen {units.quantity(ESTRADIOL_LEVELS[i], 'pg/mL', 0)}",
                "unit": "% a year",
                "values": [row[i] for row in rows],
            }
            for i in SLICES
        ]
        + [
            {
                "name": f"gain_at_e2_{ESTRADIOL_LEVELS[i]:.0f}_points_per_y",
                "label": f"Added by progesterone at estrogen {units.quantity(ESTRADIOL_LEVELS[i], 'pg/mL', 0)}",
                "unit": "points a year",
                "values": [row[i] - rows[0][i] for row in rows],
            }
            for i in SLICES
        ],
        summary={
            "change_per_y_pct": _change(inputs["e2"], inputs["p4"], inputs["site"], question.parameters),
            "gain_of_progesterone_low_estrogen_pct_per_y": rows[int(LUTEAL_P4)][3] - rows[0][3],
            "gain_of_progesterone_high_estrogen_pct_per_y": rows[int(LUTEAL_P4)][8] - rows[0][8],
            **{
                name: level
                for name, level in (
                    ("e2_that_holds_without_progesterone_pg_per_ml", zero[0]),
                    ("e2_that_holds_with_most_progesterone_pg_per_ml", zero[-1]),
                )
                if level is not None
            },
        },
        question=question,
        extra={"rows": rows, "zero": zero, "tested": _tested(question)},
    )


@lru_cache(maxsize=8)  # the map stays as it is while a point moves on it
def _grid(site: str, p: ParameterSet) -> list[list[float]]:
    """Compute the changes at every pair of levels: a row for each level of progesterone."""
    from ...simulation.sweep import change_per_year  # NumPy, only where it is needed

    width, height = len(ESTRADIOL_LEVELS), len(PROGESTERONE_LEVELS)
    across = [e2 for _ in range(height) for e2 in ESTRADIOL_LEVELS]
    up = [p4 for p4 in PROGESTERONE_LEVELS for _ in range(width)]
    name = f"{site}_bmd_pct"
    changes = change_per_year(clamp_after_menopause, across, up, *STUDY_Y, p, BEFORE_Y, name)
    return [changes[i * width : (i + 1) * width] for i in range(height)]


def _change(e2: float, p4: float, site: str, p: ParameterSet) -> float:
    """Compute the mean yearly change at one pair of levels, percent."""
    start, segments = state_at_study_start(p), clamp_after_menopause(e2, p4).segments(*STUDY_Y, p)
    end = solve_states(p, segments, [STUDY_Y[1] * DAYS_PER_YEAR], start)
    return (relative_density(end, site, start)[0] - 100) / YEARS


def _tested(question: Question) -> dict[str, float]:
    """Find the highest levels that trials of bone after menopause reached, as the model counts them.

    Estrogen is that of the study arms. Progesterone is the most that an arm of the evidence table took
    by mouth, times what a study arm adds: a mean over the day, below the level after the egg.
    """
    arms = [effects.arm(row[column]) for row in effects.trials() for column in ("treatment", "control")]
    taken = [arm.levels.get("progesterone_oral", 0.0) for arm in arms if arm]
    return {"e2": TREATED_E2, "p4": max(taken) * question.parameters.added_progesterone_oral}


def _crossing(row: Sequence[float]) -> float | None:
    """Find the lowest estradiol from which bone no longer falls; None where it falls all over the grid."""
    for i in range(1, len(row)):
        if row[i - 1] < 0 <= row[i]:
            share = -row[i - 1] / (row[i] - row[i - 1])
            low, high = log(ESTRADIOL_LEVELS[i - 1]), log(ESTRADIOL_LEVELS[i])
            return exp(low + share * (high - low))
    return None


SCENARIO = Scenario(
    name="synergy-surface",
    title="Every pair of levels",
    question="At which levels does bone hold?",
    how_to_read="Each point is a pair of hormone levels after menopause. Left of the bold line "
    "bone falls, right of it bone is gained. In the striped area no trial has been.",
    badge="model",
    kind="surface-with-slices",
    tier="academic",
    controls=(
        ESTROGEN,
        PROGESTERONE,
        SITE,
    ),
    compute=compute,
    estrogen_alone={"e2": 50, "p4": 0},
    certainty_label="model only",
    certainty_why="No study has measured such a surface. The shape follows from the assumed "
    "strength of progesterone’s direct effect.",
    sources=("prior2017", "liu2005"),
    story=(
        Step(
            "Progesterone alone",
            {"e2": 10, "p4": 9},
            "Bone holds on the bold line. The diamond lies left of it: bone falls.",
        ),
        Step(
            "Neither hormone",
            {"e2": 10, "p4": 0},
            "The diamond moves straight down the level lines. It stays on the same side.",
        ),
        Step("Both", {"e2": 50, "p4": 9}, "The diamond is to the right of the bold line: bone is gained."),
        Step(
            "Can progesterone alone cross the line?",
            {"e2": 10, "p4": 20},
            "With a small effect, not even at the top of the map: bone still falls.",
        ),
    ),
    assumption_matters=True,
)
