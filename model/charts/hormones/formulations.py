"""What level does each product give, and what did bone do? How one leads to the other is unknown."""

from typing import Any

from ...physiology.treatments import Intervention
from ...simulation.clamp import STUDY_START_Y, relative_density, state_at_study_start
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...trials import effects, evidence_table
from ...units import DAYS_PER_MONTH, DAYS_PER_YEAR, to_canonical
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question
from ..shapes import ForestRow, Inputs, Series
from ..wording.forest_rows import trial_row
from .cycle_28 import MEASURED

MONTHS = 24
PRODUCTS = {  # product -> (name, treatment at level 1, kinds of study beside it)
    "oral": ("Oral progesterone", "progesterone_oral", ("progesterone_oral",)),
    "cream": ("Progesterone cream", "progesterone_cream", ("progesterone_cream",)),
    "mpa": ("MPA, a progestin", "mpa", ("mpa",)),
}
HOURS_PER_DAY = 24.0
# Published points and means, by row of the evidence table. Times of peaks and half-lives stand in
# its text column: [prometrium] 1.5 and 2.3 h; [provera] 2.83 h. The last but one entry says what
# measured it; "any" where the table does not tell, so the test changes nothing there.
POINTS = (  # product, row, hour, SD, assay, what
    ("oral", "E125", 1.5, 21.9, "immunoassay", "peak, lower study amount"),
    ("oral", "E126", 2.3, 37.8, "immunoassay", "peak, twice that amount"),
    ("oral", "E128", 2.0, None, "mass spectrometry", "peak, lower study amount"),
    ("mpa", "E132", 2.83, 0.35, "any", "peak after a week"),
)
MEANS = (  # product, row, lowest, highest, assay, what
    ("oral", "E128", 0.1, 0.6, "mass spectrometry", "24-hour mean"),
    ("cream", "E129", 1.6, 3.3, "any", "highest"),
    ("cream", "E130", None, None, "any", "median after weeks"),
    ("cream", "E131", None, None, "any", "24-hour mean"),
)
# Cream in other fluids, times serum [du2013] (E131).
FLUID_FACTOR = {"serum": 1.0, "saliva": 10.0, "finger": 100.0}


def compute(question: Question) -> Outcome:
    """Collect published levels as they are, and follow bone for two years."""
    inputs, p = question.inputs, question.parameters
    chosen = [key for key in PRODUCTS if inputs[key] == "show"]
    months = list(range(MONTHS + 1))
    days = [STUDY_START_Y * DAYS_PER_YEAR + month * DAYS_PER_MONTH for month in months]
    start = state_at_study_start(p)
    arms: dict[str, tuple[str, str | None]] = {"nothing": ("Nothing", None)}
    arms |= {key: PRODUCTS[key][:2] for key in chosen}
    series: list[Series] = []
    for key, (label, kind) in arms.items():
        interventions = (Intervention(kind, STUDY_START_Y, None, 1.0),) if kind else ()
        course = Course(stage="natural", interventions=interventions)
        segments = course.segments(STUDY_START_Y, STUDY_START_Y + (MONTHS + 1) / 12, p)
        series.append(
            {
                "name": f"spine_bmd_{key}_pct",
                "label": f"Spine bone density, {label}",
                "unit": "% of start",
                "values": relative_density(solve_states(p, segments, days, start), "spine"),
            }
        )
    summary = {
        f"spine_change_2y_{key}_pct": bone["values"][-1] - 100 for key, bone in zip(arms, series, strict=True)
    }
    luteal = _luteal()
    levels = _levels(inputs)
    published = {level["product"] for level in levels}
    summary["luteal_median_ng_per_ml"] = luteal["median"]
    return Outcome(
        time={
            "values": [float(month) for month in months],
            "unit": "month",
            "label": "Months of the product",
        },
        series=series,
        summary=summary,
        question=question,
        extra={
            "chosen": chosen,
            "luteal": luteal,
            "levels": [level for level in levels if level["product"] in chosen],
            "trials": {key: _trials(PRODUCTS[key][2]) for key in chosen},
            "silent": [key for key in chosen if inputs["fluid"] != "serum" and key not in published],
        },
    )


def _levels(inputs: Inputs) -> list[dict[str, Any]]:
    """Collect the published points and means in one fluid and by one assay, ng/mL."""
    fluid, assay = inputs["fluid"], inputs["assay"]
    levels = []
    for product, row, hour, spread, by, what in POINTS:
        if fluid == "serum" and by in (assay, "any"):
            level = evidence_table.number(row, "value")
            ends = (None, None) if spread is None else (max(level - spread, 0.0), level + spread)
            levels.append(_level(product, row, "point", what, level, ends, (hour, hour)))
    for product, row, lowest, highest, by, what in MEANS:
        known = fluid == "serum" and by in (assay, "any")
        if known or (row == "E131" and fluid in FLUID_FACTOR and fluid != "serum"):
            factor = FLUID_FACTOR[fluid]
            level = evidence_table.number(row, "value") * factor
            levels.append(_level(product, row, "mean", what, level, (lowest, highest), (0.0, HOURS_PER_DAY)))
    return levels


def _level(
    product: str,
    row: str,
    kind: str,
    what: str,
    level: float,
    ends: tuple[float | None, float | None],
    hours: tuple[float, float],
) -> dict[str, Any]:
    return {
        "product": product,
        "row": row,
        "source": evidence_table.table()[row]["bibkey"],
        "kind": kind,
        "what": what,
        "level": level,
        "lower": ends[0],
        "upper": ends[1],
        "from": hours[0],
        "to": hours[1],
    }


def _luteal() -> dict[str, float]:
    """Read measured progesterone after the egg, ng/mL: median and the range that holds 90%."""
    hormone, unit, _, median, low, high = MEASURED[-1]
    return {
        key: to_canonical(level, hormone, unit)
        for key, level in (("median", median), ("low", low), ("high", high))
    }


def _trials(kinds: tuple[str, ...]) -> list[ForestRow]:
    """Collect the differences from no treatment at the spine, percent a year, product alone."""
    rows = []
    for row in effects.trials():
        treatment, control = effects.arm(row["treatment"]), effects.arm(row["control"])
        if treatment is None or control is None or effects.value(row, "difference_pct") is None:
            continue
        if treatment.kinds and treatment.kinds <= set(kinds) and not control.kinds:
            rows.append(trial_row(row))
    return rows


def _show_or_hide(key: str, label: str) -> Choice:
    return Choice(key=key, label=label, options=(("show", "Show"), ("hide", "Hide")), default="show")


SCENARIO = Scenario(
    name="formulations",
    title="From product to level, from level to bone",
    question="What level does each product give, and what did bone do?",
    how_to_read="Above: published levels over a day. Below: bone over two years. Nobody has shown "
    "how the one leads to the other.",
    badge="model + measured data",
    kind="time-series",
    tier="intermediate",
    controls=(
        _show_or_hide("oral", "Oral progesterone"),
        _show_or_hide("cream", "Progesterone cream"),
        _show_or_hide("mpa", "MPA, a progestin"),
        Choice(
            key="fluid",
            label="What is measured",
            options=(
                ("serum", "Serum"),
                ("whole_blood", "Whole blood"),
                ("saliva", "Saliva"),
                ("finger", "Finger blood"),
            ),
            default="serum",
        ),
        Choice(
            key="assay",
            label="Kind of test",
            options=(("immunoassay", "Immunoassay"), ("mass spectrometry", "Mass spectrometry")),
            default="immunoassay",
            views=("intermediate", "academic"),
        ),
    ),
    compute=compute,
    certainty_label="contested",
    certainty_why="Levels are moderately sure, but fluid and test decide what is read. Which level "
    "reaches builders is unknown. Cream and bone: low to very low.",
    sources=(
        "prometrium",
        "provera",
        "burry1999",
        "vashisht2005",
        "du2013",
        "hermann2005",
        "alyp4",
        "liu2005",
        "leonetti1999",
    ),
    story=(
        Step("Serum, older test", {"fluid": "serum", "assay": "immunoassay"}),
        Step("Serum, specific test", {"fluid": "serum", "assay": "mass spectrometry"}),
        Step("Cream in saliva", {"oral": "hide", "mpa": "hide", "cream": "show", "fluid": "saliva"}),
        Step("Whole blood", {"fluid": "whole_blood"}),
        Step(
            "Switch to the specific test. What happens to the oral peak?",
            {"assay": "mass spectrometry"},
        ),
    ),
)
