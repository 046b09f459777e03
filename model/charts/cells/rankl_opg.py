"""What does the balance of RANKL and OPG do to breakdown?"""

from collections.abc import Callable, Sequence

from ...physiology.equations import (
    STATES,
    Forcing,
    activity,
    competition,
    production_loss,
    resting_occupancy,
    synthesis,
)
from ...physiology.parameters import ParameterSet
from ...physiology.receptors import sense_level
from ...simulation.clamp import modify_forcing
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...solver.rosenbrock import State
from ...units import DAYS_PER_MONTH, Number
from ..controls import ESTROGEN
from ..declaration import Choice, Range, Scenario, Step
from ..guided.task import Task, Verdict
from ..outcome import Outcome, Question
from ..wording.numbers import percent

MONTHS, STEP_M = 24, 0.5
TONE, GENES, OSTEOCLASTS, PREOSTEOBLASTS, OSTEOBLASTS = (
    STATES.index(name) for name in ("inflammation", "genes", "osteoclasts", "preosteoblasts", "osteoblasts")
)


def compute(question: Question) -> Outcome:
    """Scale both signals in the model's own competition for RANK.

    The loop stays closed: cells that follow change the signals in turn.
    """
    inputs, p = question.inputs, question.parameters
    estrogen = 1.0
    if inputs["estrogen_acts"] == "yes":
        estrogen = sense_level(inputs["e2"], 0.0, p).estrogen
    forcing = Forcing(estrogen=estrogen)
    segments = modify_forcing(Course().segments(0.0, (MONTHS + 1) / 12, p), estrogen=estrogen)
    opg_factor = inputs["opg_pct"] / 100
    rankl_factor = inputs["rankl_pct"] / 100 * (1 - inputs["block_pct"] / 100)
    months = [i * STEP_M for i in range(round(MONTHS / STEP_M) + 1)]
    days = [month * DAYS_PER_MONTH for month in months]
    factors = {"rankl": rankl_factor, "opg": opg_factor}
    states = solve_states(p, segments, days, law=_with_factors, law_args=factors)
    resting = _odds(resting_occupancy(p))
    signals = _signals(p, **factors)
    balance = [signals(state, forcing) for state in states]
    free = [100 * _odds(occupancy) / resting for _, _, occupancy in balance]
    rankl = [100 * made for made, _, _ in balance]
    opg = [100 * made for _, made, _ in balance]
    cells = [100 * state[OSTEOCLASTS] for state in states]
    builders = [100 * state[OSTEOBLASTS] for state in states]
    pace, formation = activity(p), synthesis(p)
    turnover = [
        50
        * (
            state[OSTEOCLASTS] * pace(state[TONE] - 1)
            + formation(state[GENES], state[OSTEOBLASTS], state[TONE] - 1, forcing)
        )
        for state in states
    ]
    return Outcome(
        time={"values": months, "unit": "month", "label": "Months since the signals changed (0: just after)"},
        series=[
            {"name": name, "label": label, "unit": "% of start", "values": values}
            for name, label, values in (
                ("free_rankl_pct", "Free RANKL", free),
                ("breakdown_cells_pct", "Active breakdown cells", cells),
                ("turnover_pct", "Turnover", turnover),
                ("rankl_pct", "RANKL made", rankl),
                ("opg_pct", "OPG made", opg),
                ("builders_pct", "Builders", builders),
            )
        ],
        summary={
            "rankl_made_pct": rankl[-1],
            "opg_made_pct": opg[-1],
            "ratio": rankl[-1] / opg[-1],
            "ratio_at_once": rankl[0] / opg[0],
            "free_rankl_at_once_pct": free[0],
            "free_rankl_pct": free[-1],
            "breakdown_cells_pct": cells[-1],
            "turnover_pct": turnover[-1],
            "builders_pct": builders[-1],
        },
        question=question,
    )


def _signals(
    p: ParameterSet, rankl: float, opg: float
) -> Callable[[State, Forcing], tuple[Number, Number, Number]]:
    """Bind RANKL, OPG and RANK occupancy, with both signals multiplied, to parameters."""
    signals = competition(p)

    def of_state(state: State, forcing: Forcing) -> tuple[Number, Number, Number]:
        cells, builders = rankl * state[PREOSTEOBLASTS], opg * state[OSTEOBLASTS]
        return signals(cells, builders, state[TONE] - 1, forcing)

    return of_state


def _with_factors(
    p: ParameterSet, rankl: float, opg: float
) -> Callable[[State, Forcing], tuple[list[Number], Sequence[Number]]]:
    """Multiply both signals in the equations; a law for `solve_states`."""
    model, alone, scaled = production_loss(p), _signals(p, 1.0, 1.0), _signals(p, rankl, opg)

    def production_and_loss(state: State, forcing: Forcing) -> tuple[list[Number], Sequence[Number]]:
        production, loss = model(state, forcing)
        production = list(production)
        production[OSTEOCLASTS] *= scaled(state, forcing)[2] / alone(state, forcing)[2]
        return production, loss

    return production_and_loss


def _odds(occupancy: float) -> float:
    """Find the RANKL that is not held by its decoy, in units of the half-occupancy constant of RANK."""
    return occupancy / (1 - occupancy)


def _signal(key: str, label: str) -> Range:
    return Range(
        key=key,
        label=label,
        unit="%",
        unit_spoken="percent of normal",
        min=50,
        max=300,
        step=5,
        default=100,
        words=((90, "less than normal"), (110, "normal"), (180, "more"), (300, "much more")),
    )


def _judge(outcome: Outcome) -> Verdict:
    summary, inputs = outcome.summary, outcome.inputs
    cells, ratio = summary["breakdown_cells_pct"], summary["ratio"]
    if inputs["e2"] > ESTROGEN.default:
        most = outcome.question.units.quantity(ESTROGEN.default, ESTROGEN.unit, 0)
        return Verdict(False, f"the task leaves estrogen at {most} or below.")
    made = f"RANKL per OPG ends at {ratio:.1f} times its start"
    if cells < 100:
        return Verdict(True, f"breakdown cells end at {percent(cells, 0)}, because {made}.")
    return Verdict(False, f"breakdown cells end at {percent(cells, 0)}; {made}.")


SCENARIO = Scenario(
    name="rankl-opg",
    title="RANKL, its receptor and its decoy",
    question="What switches breakdown on and off?",
    how_to_read="The scene counts signals and cells two years on; 100% is the moment before the change. Below: how they "
    "got there, month by month.",
    badge="model + measured data",
    kind="dial-balance",
    tier="intermediate",
    controls=(
        ESTROGEN,
        _signal("rankl_pct", "RANKL made"),
        _signal("opg_pct", "OPG made"),
        Choice(
            key="estrogen_acts",
            label="Let estrogen act",
            options=(("yes", "Yes"), ("no", "No")),
            default="yes",
        ),
        Range(
            key="block_pct",
            label="RANKL blocked",
            unit="%",
            unit_spoken="percent",
            min=0,
            max=95,
            step=5,
            default=0,
            words=((0, "none"), (50, "some"), (95, "most")),
            views=("academic",),
        ),
    ),
    compute=compute,
    task=Task(
        text="Get breakdown below 100% without more estrogen.",
        judge=_judge,
        keep=("estrogen_acts",),
    ),
    estrogen_alone="A level in a pathway; nothing is given.",
    certainty_label="model only",
    certainty_why="What RANKL and OPG do is well tested; the curves are the model’s. How far estrogen moves OPG in people is less sure: "
    "in blood, OPG is higher after menopause.",
    sources=("eghbali2003", "shinkov2014", "cummings2009"),
    story=(
        Step(
            "Estrogen is low",
            {"e2": 10},
            "More signals stay free than at the start, and there are more breakdown cells.",
        ),
        Step("Estrogen stays", {"e2": 100}, "Decoys keep pace: signals and cells stay close to their start."),
        Step(
            "Double RANKL",
            {"estrogen_acts": "no", "rankl_pct": 200},
            "Free signals multiply, and breakdown cells follow.",
        ),
        Step(
            "Double both: what is left?",
            {"estrogen_acts": "no", "rankl_pct": 200, "opg_pct": 200},
            "Decoys take back most of it: only a little more breakdown than at the start.",
        ),
    ),
    time_passes=True,
)
