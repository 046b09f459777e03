"""How much does progesterone speed up the builders, with estrogen and without it?"""

from ...physiology.equations import STATES, synthesis
from ...physiology.hormones import PROGESTERONE_BASE
from ...physiology.parameters import ParameterSet
from ...simulation.clamp import (
    POSTMENOPAUSAL_E2,
    STUDY_START_Y,
    TREATED_E2,
    clamp_after_menopause,
    relative_density,
    state_at_study_start,
)
from ...simulation.run import solve_states
from ...solver.rosenbrock import State
from ...units import DAYS_PER_YEAR
from ..controls import MEAN_PROGESTERONE
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question
from ..shapes import Summary

YEARS, STEP_Y = 3, 0.1
PACE_AT_Y = 1.0  # by then builders have settled
ESTROGEN = {"present": TREATED_E2, "absent": POSTMENOPAUSAL_E2}
TONE, GENES, OSTEOBLASTS = (STATES.index(name) for name in ("inflammation", "genes", "osteoblasts"))


def compute(question: Question) -> Outcome:
    """Hold progesterone for three years, four years after menopause."""
    p = question.parameters
    since = [round(i * STEP_Y, 10) for i in range(round(YEARS / STEP_Y) + 1)]
    days = [(STUDY_START_Y + year) * DAYS_PER_YEAR for year in since]
    start = state_at_study_start(p)
    series = []
    summary: Summary = {}
    for state, estradiol in ESTROGEN.items():
        bone, pace = _bone_and_pace(estradiol, question.inputs["p4"], days, start, p)
        bone_without, pace_without = _bone_and_pace(estradiol, PROGESTERONE_BASE, days, start, p)
        for values, suffix, words in (
            (bone, "", "progesterone as set"),
            (bone_without, "_without", "no progesterone"),
        ):
            series.append(
                {
                    "name": f"spine_bmd_estrogen_{state}{suffix}_pct",
                    "label": f"Spine bone density, estrogen {state}, {words}",
                    "unit": "% of start",
                    "values": values,
                }
            )
        summary[f"building_{state}_pct"] = 100 * pace / pace_without
        summary[f"spine_change_3y_{state}_pct"] = bone[-1] - 100
        summary[f"spine_gain_3y_{state}_pct"] = bone[-1] - bone_without[-1]
    return Outcome(
        time={"values": since, "unit": "year", "label": "Years since the levels were set"},
        series=series,
        summary=summary,
        question=question,
        extra={"levels": ESTROGEN},
    )


def _bone_and_pace(
    estradiol: float, progesterone: float, days: list[float], start: State, p: ParameterSet
) -> tuple[list[float], float]:
    """Follow bone over the days in percent, and find the pace of building after `PACE_AT_Y`."""
    course = clamp_after_menopause(estradiol, progesterone)
    segments = course.segments(STUDY_START_Y, STUDY_START_Y + YEARS, p)
    states = solve_states(p, segments, days, start)
    at = round(PACE_AT_Y / STEP_Y)
    state, forcing = states[at], segments[0].forcing(days[at])
    pace = synthesis(p)(state[GENES], state[OSTEOBLASTS], state[TONE] - 1, forcing)
    return relative_density(states, "spine"), pace


SCENARIO = Scenario(
    name="builder-dial",
    title="Progesterone and the builders",
    question="If progesterone acts on builders, what follows?",
    how_to_read="What would follow from an assumed effect, not a measured one. The same progesterone twice: with estrogen and without. Builders count the pace of "
    "building; bone grows or shrinks under them.",
    badge="model",
    kind="dial-balance",
    tier="fundamentals",
    controls=(
        MEAN_PROGESTERONE,
        Choice(
            key="estrogen",
            label="Estrogen",
            options=(("present", "Present"), ("absent", "Low, as after menopause")),
            default="present",
        ),
    ),
    compute=compute,
    estrogen_alone={"estrogen": "present", "p4": 0},
    certainty_label="contested",
    certainty_why="Cells in a dish respond to progesterone. Mice without its receptor have more "
    "bone, and no trial of it alone moved building markers.",
    sources=("schmidmayr2008", "scheven1992", "yao2010", "liu2005"),
    story=(
        Step("With estrogen", {}, "On the left, bone ends above its start, most of it by estrogen."),
        Step(
            "Without estrogen",
            {"estrogen": "absent"},
            "On the right, the same progesterone adds far less or nothing.",
        ),
        Step("No progesterone", {"p4": 0}, "Both sides build at 100%. What bone gains then is estrogen’s."),
        Step(
            "Estrogen low, more progesterone?",
            {"estrogen": "absent", "p4": 20},
            "Look at the line of the start on the right: how far from it does bone end?",
        ),
    ),
    assumption_matters=True,
)
