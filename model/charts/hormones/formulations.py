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
# its text column: [prometrium] 1.5 and 2.3 h; [levine2000] 1.0 h; [provera] 2.83 h. The last but one entry says what
# measured it; "any" where the table does not tell, so the test changes nothing there.
POINTS = (  # product, row, hour, what the report prints after ± (mostly SD), assay, what
    ("oral", "E125", 1.5, 21.9, "immunoassay", "peak, lower amount"),
    ("oral", "E126", 2.3, 37.8, "immunoassay", "peak, twice that"),
    ("oral", "E128", 1.0, 3.06, "mass spectrometry", "peak, lower amount"),
    ("mpa", "E132", 2.83, 0.35, "any", "peak after a week"),
)
MEANS = (  # product, row, lowest, highest, assay, what
    ("oral", "E175", 0.124, 0.168, "mass spectrometry", "24-hour mean"),
    ("cream", "E129", 1.6, 3.3, "any", "highest"),
    ("cream", "E130", None, None, "any", "weeks’ median"),
    ("cream", "E131", None, None, "any", "24-hour mean"),
)
# Cream in other fluids, times serum [du2013] (E131).
FLUID_FACTOR = {"serum": 1.0, "saliva": 10.0, "finger": 100.0}


def compute(question: Question) -> Outcome:
    """Collect published levels as they are, and follow bone for two years."""
    inputs, p = question.inputs, question.parameters
    product = inputs["product"]
    months = list(range(MONTHS + 1))
    days = [STUDY_START_Y * DAYS_PER_YEAR + month * DAYS_PER_MONTH for month in months]
    start = state_at_study_start(p)
    arms: dict[str, tuple[str, str | None]] = {"nothing": ("Nothing", None)}
    arms |= {key: PRODUCTS[key][:2] for key in PRODUCTS}
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
            "luteal": luteal,
            "levels": [level for level in _levels(inputs) if level["product"] == product],
            "trials": _trials(PRODUCTS[product][2]),
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


SCENARIO = Scenario(
    name="formulations",
    title="From product to level, from level to bone",
    question="What level does each product give, and what did bone do?",
    how_to_read="Before the gap: published levels over a day. After it: bone over two years. Nobody "
    "has shown how the one leads to the other.",
    badge="model + measured data",
    kind="time-series",
    tier="intermediate",
    controls=(
        Choice(
            key="product",
            label="Product",
            options=tuple((key, name) for key, (name, _, _) in PRODUCTS.items()),
            default="oral",
            switches="hide",
        ),
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
        "levine2000",
        "liu2005",
        "leonetti1999",
    ),
    story=(
        Step(
            "Oral, older test",
            {"product": "oral"},
            "Two high peaks within hours of a dose, above what follows the egg (shaded).",
        ),
        Step(
            "Oral, specific test",
            {"product": "oral", "assay": "mass spectrometry"},
            "A test of progesterone alone reads a far lower peak. Bone is the same.",
        ),
        Step(
            "Cream",
            {"product": "cream"},
            "A flat, low level all day. The two trials lie on either side of no difference.",
        ),
        Step(
            "MPA, a progestin",
            {"product": "mpa"},
            "Another substance on a scale of its own, and trials that disagree, too.",
        ),
        Step(
            "Cream in saliva: ten times more?",
            {"product": "cream", "fluid": "saliva"},
            "The same cream reads ten times higher in saliva. Bone knows nothing of it.",
        ),
    ),
)
