"""What happens inside a builder after progesterone arrives, step by step?"""

from ...physiology.equations import STATES, Forcing
from ...physiology.hormones import PROGESTERONE_BASE
from ...physiology.parameters import override
from ...physiology.readouts import osteoblast_genes
from ...physiology.receptors import bound_receptors, dimers, sense_level
from ...simulation.clamp import POSTMENOPAUSAL_E2
from ...simulation.run import solve_states
from ...solver.integrate import Segment
from ...units import NMOL_PER_L_IN_NG_PER_ML_PROGESTERONE, Number
from ..controls import PROGESTERONE
from ..declaration import Range, Scenario, Step
from ..outcome import Outcome, Question
from ..shapes import Series, Summary

DAYS, STEP_D = 120, 2
LEAD_D = 360  # days without progesterone before day 0, so that the programme rests
FREE_SHARE = 0.02  # of progesterone in serum that is not bound: 97 to 99% is
GENES = STATES.index("genes")
READ_OUTS = {
    "runx2": "Runx2",
    "col1a1": "COL1A1 and COL1A2, collagen",
    "alp": "ALP, alkaline phosphatase",
    "osteocalcin": "Osteocalcin",
}


def compute(question: Question) -> Outcome:
    """Raise progesterone on day 0, estrogen as before menopause."""
    inputs, p = question.inputs, question.parameters
    cell = override(p, rho=inputs["receptors_pct"] / 100, f_A=inputs["pr_a_pct"] / 100)
    open_share = 1 - inputs["blocker_pct"] / 100
    level = max(inputs["p4"], PROGESTERONE_BASE)

    def pairs(progesterone: float) -> Number:
        """Find the dimers relative to the usual cell's mean over a cycle; each needs two free receptors."""
        usual = sense_level(POSTMENOPAUSAL_E2, progesterone, p).dimers
        return usual * dimers(progesterone, cell) / dimers(progesterone, p) * open_share**2

    before, after = (Forcing(dimers=pairs(at)) for at in (PROGESTERONE_BASE, level))
    segments = [
        Segment(-LEAD_D, 0, lambda _: before, varying=()),
        Segment(0, DAYS, lambda _: after, varying=()),
    ]
    days = [STEP_D * i for i in range(DAYS // STEP_D + 1)]
    states = solve_states(cell, segments, days)
    read_outs = [osteoblast_genes(state[GENES], cell) for state in states]
    series: list[Series] = [
        {
            "name": f"{key}_pct",
            "label": label,
            "unit": "% of start",
            "values": [100 * levels[key] / read_outs[0][key] for levels in read_outs],
        }
        for key, label in READ_OUTS.items()
    ]
    bound_a, bound_b = bound_receptors(level, cell)
    amount = inputs["receptors_pct"] / 100 * open_share
    summary: Summary = {
        "free_progesterone_nmol_per_l": FREE_SHARE * level * NMOL_PER_L_IN_NG_PER_ML_PROGESTERONE,
        "bound_pr_a_pct": 100 * bound_a * amount,
        "bound_pr_b_pct": 100 * bound_b * amount,
        "dimers_relative": after.dimers * (inputs["receptors_pct"] / 100) ** 2,
        **{f"{gene['name'].removesuffix('_pct')}_day_8_pct": _at(days, gene, 8) for gene in series},
        **{gene["name"]: gene["values"][-1] for gene in series},
    }
    return Outcome(
        time={
            "values": [float(day) for day in days],
            "unit": "day",
            "label": "Days of progesterone",
        },
        series=series,
        summary=summary,
        question=question,
    )


def _at(days: list[int], series: Series, day: int) -> float:
    value: float = series["values"][days.index(day)]
    return value


SCENARIO = Scenario(
    name="genomic-cascade",
    title="From hormone to protein",
    question="What does progesterone do inside a builder?",
    how_to_read="Go through the steps from left to right; shapes count what the model says. Below: "
    "four genes over 120 days.",
    badge="model",
    kind="stepper",
    tier="academic",
    controls=(
        PROGESTERONE,
        Range(
            key="receptors_pct",
            label="Progesterone receptors",
            unit="%",
            unit_spoken="percent of the usual number",
            min=0,
            max=200,
            step=10,
            default=100,
            words=((0, "none"), (70, "few"), (130, "usual"), (200, "many")),
        ),
        Range(
            key="pr_a_pct",
            label="Share of the form PR-A",
            unit="%",
            unit_spoken="percent",
            min=0,
            max=100,
            step=10,
            default=50,
            words=((30, "mostly PR-B"), (60, "both"), (100, "mostly PR-A")),
        ),
        Range(
            key="blocker_pct",
            label="Receptors blocked",
            unit="%",
            unit_spoken="percent",
            min=0,
            max=100,
            step=10,
            default=0,
            words=((0, "none"), (50, "some"), (90, "most"), (100, "all")),
        ),
    ),
    compute=compute,
    certainty_label="mechanism only",
    certainty_why="Seen in cells. In animals the arrows point both ways, and in women no change of "
    "building markers was found with progesterone alone.",
    sources=(
        "schmidmayr2008",
        "biochemj1978",
        "yao2010",
        "zhong2015",
        "zhong2017",
        "azizi2003",
        "ikram1999",
        "liu2005",
    ),
    story=(
        Step(
            "After the egg", {}, "Hormone enters, receptors bind it and pair up, and genes may be read more."
        ),
        Step(
            "All receptors blocked",
            {"blocker_pct": 100},
            "The hormone still enters, but no pair reaches DNA.",
        ),
        Step("Only PR-A", {"pr_a_pct": 100}, "No receptor of the form PR-B binds. Pairs form all the same."),
        Step(
            "No receptor: what stops first?",
            {"receptors_pct": 0},
            "Step 2 is empty, and all that follow rest at their start.",
        ),
    ),
    time_passes=True,
    assumption_matters=True,
)
