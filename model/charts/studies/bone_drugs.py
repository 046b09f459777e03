"""What is left when a bone drug is stopped? Study arms, and the years after them."""

from typing import NamedTuple

from ...physiology.treatments import Intervention
from ...simulation.course import Course
from ...trials import effects, evidence_table
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question
from ..runs import kept_run
from ..shapes import Mark

MONTHS = 12  # of a year: the steps of the lines
HORIZON_Y = 6  # from the start of the study arm
LEAD_Y = 3.0  # before the final period
GAIN = "spine_gain_points"


class Drug(NamedTuple):
    """A study arm.

    Attributes
    ----------
    label : str
    kinds : tuple of str
        By the names in `exposures.KINDS`, each at the level of its study arm.
    years : float
        How long it is taken, and
    start_y : float
        years since the final period at its start: as in the evidence table where it has the drug, else
        an assumption near the large trials.
    """

    label: str
    kinds: tuple[str, ...]
    years: float
    start_y: float


DRUGS = {
    "denosumab": Drug("Denosumab", ("denosumab",), 3.0, 22.0),
    "romosozumab": Drug("Romosozumab", ("romosozumab",), 1.0, 20.0),
    "teriparatide": Drug("Teriparatide", ("teriparatide",), 1.75, 20.0),
    "raloxifene": Drug("Raloxifene", ("raloxifene",), 3.0, 17.0),
    "tibolone": Drug("Tibolone", ("tibolone",), 3.0, 17.0),
    "norethisterone": Drug("Norethisterone, a progestin", ("norethisterone",), 2.0, 4.0),
    "dydrogesterone": Drug("Dydrogesterone with estrogen", ("estrogen", "dydrogesterone"), 2.0, 4.0),
}


def compute(question: Question) -> Outcome:
    """Follow women on the drug and women on none through the study and the years after it."""
    p, drug = question.parameters, DRUGS[question.inputs["drug"]]
    since = [month / MONTHS for month in range(HORIZON_Y * MONTHS + 1)]
    years = [drug.start_y + year for year in since]
    taken = tuple(Intervention(kind, years[0], years[0] + drug.years, 1.0) for kind in drug.kinds)
    lead_y = drug.start_y + LEAD_Y
    treated, untreated = (
        kept_run(Course("natural", interventions=given), years, p, lead_y).series for given in (taken, ())
    )
    gain = [
        one - other for one, other in zip(treated["spine_bmd_pct"], untreated["spine_bmd_pct"], strict=True)
    ]
    end = round(drug.years * MONTHS)
    a_year_on = end + MONTHS
    return Outcome(
        time={"values": since, "unit": "year", "label": "Years since the study arm began"},
        series=[
            {"name": name, "label": label, "unit": unit, "values": values}
            for name, label, unit, values in (
                (GAIN, "Spine bone density, above no drug", "points", gain),
                ("ctx_pct", "Breakdown marker CTX", "% of start", treated["ctx_pct"]),
                ("spine_bmd_pct", "Spine bone density, on the drug", "% of start", treated["spine_bmd_pct"]),
                ("spine_none_pct", "Spine bone density, no drug", "% of start", untreated["spine_bmd_pct"]),
            )
        ],
        summary={
            "gain_at_end_points": gain[end],
            "gain_a_year_on_points": gain[a_year_on],
            "gain_at_last_points": gain[-1],
            "ctx_at_end_pct": treated["ctx_pct"][end],
            "ctx_peak_after_pct": max(treated["ctx_pct"][end:]),
        },
        question=question,
        extra={"kinds": list(drug.kinds), "stop_y": drug.years, "dots": _measured(drug)},
    )


def _measured(drug: Drug) -> list[Mark]:
    """Collect what trials of this drug alone measured against none, as points above no drug."""
    dots = []
    for row in effects.trials():
        treatment, control = effects.arm(row["treatment"]), effects.arm(row["control"])
        if treatment is None or control is None or control.kinds or row["report"] != "total":
            continue
        if treatment.kinds == set(drug.kinds) and effects.value(row, "difference_pct") is not None:
            lower, upper = effects.interval(row)
            dots.append(
                {
                    "x": effects.years(row),
                    "y": evidence_table.number(row["id"], "difference_pct"),
                    "lower": lower,
                    "upper": upper,
                    "label": f"Measured ({effects.name(row)})",
                    "source": row["bibkey"],
                    "role": "measured",
                }
            )
    return dots


SCENARIO = Scenario(
    name="bone-drugs",
    title="A study arm, and after it",
    question="What is left when a bone drug is stopped?",
    how_to_read="Zero is women on no drug. Lines are the model, dots are measured against placebo. Shaded: "
    "while it is taken.",
    badge="model + measured data",
    kind="time-series",
    tier="intermediate",
    controls=(
        Choice(
            key="drug",
            label="Which drug",
            options=tuple((key, drug.label) for key, drug in DRUGS.items()),
            default="denosumab",
        ),
    ),
    compute=compute,
    estrogen_alone="Estrogen is given here with dydrogesterone only, never alone.",
    certainty_label="model only",
    certainty_why="Assumption: drugs without a dot are set by hand as amounts of estrogen or progestogen, not fitted. Those "
    "with a dot were fitted to it. What follows the end is what the model says.",
    sources=("cummings2009", "cosman2016", "neer2001", "cummings2018"),
    story=(
        Step(
            "Denosumab",
            {"drug": "denosumab"},
            "Breakdown is held down. At the end it overshoots, and the gain is lost.",
        ),
        Step(
            "Romosozumab",
            {"drug": "romosozumab"},
            "The spine gains fast for a year. With nothing after it, that goes again.",
        ),
        Step(
            "Teriparatide",
            {"drug": "teriparatide"},
            "Building and breakdown both speed up. After the end the gain fades slowly.",
        ),
        Step(
            "Raloxifene",
            {"drug": "raloxifene"},
            "A smaller gain, and a smaller overshoot.",
        ),
        Step(
            "Tibolone: does the gain stay?",
            {"drug": "tibolone"},
            "In this model it does not: most of it is gone a few years after the end.",
        ),
    ),
    time_passes=True,
)
