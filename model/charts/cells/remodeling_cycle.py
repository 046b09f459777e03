"""How does one spot of bone get rebuilt, and when does the amount of bone stay the same?"""

from collections.abc import Callable
from typing import Any, TypeAlias

from ...physiology.equations import STATES, Forcing, production_loss
from ...physiology.parameters import ParameterSet
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...solver.rosenbrock import State
from ...trials import evidence_table
from ...units import DAYS_PER_YEAR, Number
from ..declaration import Range, Scenario, Step
from ..guided.task import Task, Verdict
from ..outcome import Outcome, Question
from ..shapes import ChartSpec, Series
from ..wording.numbers import percent, setting

HORIZON_Y, STEP_Y = 10, 0.1
UNIT_STEP_D = 3
REFILL_D = 105  # 3 to 4 months [prior2018]
REST_D = 15  # shown before and after
OSTEOCLASTS, PREOSTEOBLASTS, OSTEOBLASTS, SPINE, HIP = (
    STATES.index(name)
    for name in ("osteoclasts", "preosteoblasts", "osteoblasts", "spine_matrix", "hip_matrix")
)

Equations: TypeAlias = Callable[[State, Forcing], tuple[list[Number], list[Number]]]


def compute(question: Question) -> Outcome:
    """Follow one unit by the day and the amount of bone by the year.

    The amount is the mean of spine and hip: together they renew about a tenth a year, which is what
    is said of the whole skeleton [manolagas2000]. Both paces are set from outside: osteoclasts head
    for theirs, and osteoblasts follow through the model's own delays to theirs. The bone equation is
    left as it is.
    """
    inputs, p = question.inputs, question.parameters
    breakdown, building = inputs["breakdown_pct"] / 100, inputs["building_pct"] / 100
    years = [round(i * STEP_Y, 10) for i in range(round(HORIZON_Y / STEP_Y) + 1)]
    segments = Course().segments(0.0, HORIZON_Y, p)
    days = [year * DAYS_PER_YEAR for year in years]
    paces = {"breakdown": breakdown, "building": building}
    states = solve_states(p, segments, days, law=_with_paces, law_args=paces)

    def series(name: str, label: str, *indices: int) -> Series:
        values = [100 * sum(state[i] for i in indices) / len(indices) for state in states]
        return {"name": name, "label": label, "unit": "% of start", "values": values}

    bone = series("bone_amount_pct", "Amount of bone", SPINE, HIP)
    unit = _unit(breakdown, building, p)
    return Outcome(
        time={"values": years, "unit": "year", "label": "Years"},
        series=[
            series("breakdown_pace_pct", "Pace of breakdown", OSTEOCLASTS),
            series("building_pace_pct", "Pace of building", OSTEOBLASTS),
            bone,
        ],
        summary={
            "bone_change_10y_pct": bone["values"][-1] - 100,
            "bone_lowest_pct": min(bone["values"]),
            "bone_change_last_year_pct": bone["values"][-1] - bone["values"][-11],
            "refilled_pct": unit["refilled_pct"],
            "unit_days": unit["stages"][-2]["to"] - unit["stages"][0]["to"],
        },
        question=question,
        extra={"unit": unit},
    )


def _with_paces(p: ParameterSet, breakdown: float, building: float) -> Equations:
    """Replace two productions in the equations, so that cells settle at both paces; a law."""
    model = production_loss(p)
    # Coupled builders would settle at the breakdown pace to the power of the coupling.
    ratio = building / breakdown**p.t_T

    def production_and_loss(state: State, forcing: Forcing) -> tuple[list[Number], list[Number]]:
        production, loss = (list(part) for part in model(state, forcing))
        production[OSTEOCLASTS] = loss[OSTEOCLASTS] * breakdown
        production[PREOSTEOBLASTS] *= ratio
        return production, loss

    return production_and_loss


def _unit(breakdown: float, building: float, p: ParameterSet) -> ChartSpec:
    """Find the stages and the depth of one pit; the depth of the usual pit is 100."""
    refilled = 100 * building / breakdown
    lengths = (
        ("rest", "rest", REST_D),
        ("breakdown", "breakdown", 7 * evidence_table.number("E141", "value")),
        ("switch", "switch", p.tau_T),
        ("building", "building", REFILL_D),
        ("rest", "rest", REST_D),
    )
    stages: list[dict[str, Any]] = []
    at = 0.0
    for key, label, length in lengths:
        stages.append({"key": key, "label": label, "from": at, "to": at + length})
        at += length
    days = [UNIT_STEP_D * i for i in range(int(at / UNIT_STEP_D) + 1)]
    resorb, build = stages[1], stages[3]

    depth = [refilled * _share_done(build, day) - 100 * _share_done(resorb, day) for day in days]
    return {"stages": stages, "days": days, "depth_pct": depth, "refilled_pct": refilled}


def _share_done(stage: dict[str, float], day: float) -> float:
    return min(max((day - stage["from"]) / (stage["to"] - stage["from"]), 0.0), 1.0)


def _pace(key: str, label: str) -> Range:
    return Range(
        key=key,
        label=label,
        unit="%",
        unit_spoken="percent of normal",
        min=50,
        max=200,
        step=5,
        default=100,
        words=(
            (80, "slow"),
            (95, "a little slow"),
            (105, "normal"),
            (130, "fast"),
            (200, "very fast"),
        ),
    )


FAST = 120  # percent of the usual pace: the mark of the task


def _judge(outcome: Outcome) -> Verdict:
    summary, inputs = outcome.summary, outcome.inputs
    slower = min(inputs["breakdown_pct"], inputs["building_pct"])
    if slower < FAST:
        return Verdict(False, f"the slower team works at {setting(slower)}%; both are to reach {FAST}%.")
    change, refilled = summary["bone_change_10y_pct"], summary["refilled_pct"]
    kept = f"each pit is refilled to {percent(refilled, 0)}, and after ten years bone is at {percent(100 + change)}"
    return Verdict(change >= -1, f"{kept}." if change < -1 else f"{kept}, because building keeps up.")


SCENARIO = Scenario(
    name="remodeling-cycle",
    title="One spot of bone, and all of them",
    question="What keeps the amount of bone steady?",
    how_to_read="Above: one spot on a bone surface. Below: all spots together, over ten years.",
    badge="model",
    kind="cycle-animation",
    tier="fundamentals",
    controls=(
        _pace("breakdown_pct", "Pace of breakdown"),
        _pace("building_pct", "Pace of building"),
    ),
    compute=compute,
    task=Task(
        text=f"Run both teams at {FAST}% or faster, and keep 99% of the bone after ten years.",
        judge=_judge,
    ),
    certainty_label="model only",
    certainty_why="The curves are the model’s. The cycle is seen under the microscope. That the whole "
    "skeleton is renewed in about ten years is a rule of thumb: parts differ a lot.",
    sources=("prior2018", "manolagas2000"),
    story=(
        Step("Both normal", {}, "Builders refill the whole pit. The amount of bone stays level."),
        Step(
            "Building lags",
            {"breakdown_pct": 120},
            "The pit is not filled to the top, and bone falls for years.",
        ),
        Step("Building leads", {"building_pct": 120}, "New bone rises above the old surface."),
        Step(
            "Both speed up: is bone lost?",
            {"breakdown_pct": 150, "building_pct": 150},
            "Each pit is full again. Bone dips at first, for more pits are open at once.",
        ),
    ),
    time_passes=True,
)
