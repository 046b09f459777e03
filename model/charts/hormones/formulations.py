"""What level does each product give, and what did bone do with it? Two facts, and a gap between."""

from ...physiology.treatments import Intervention
from ...simulation.clamp import STUDY_START_Y, relative_density, state_at_study_start
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...trials import effects, evidence_table
from ...units import DAYS_PER_MONTH, DAYS_PER_YEAR, to_canonical
from ..declaration import Choice, Outcome, Preset, Scenario
from .cycle_28 import MEASURED

MONTHS = 24
PRODUCTS = {  # product -> (name, treatment at level 1, kinds of study beside it)
    "oral": ("Oral progesterone", "progesterone_oral", ("progesterone_oral",)),
    "cream": ("Progesterone cream", "progesterone_cream", ("progesterone_cream",)),
    "mpa": ("MPA, a progestin", "mpa", ("mpa",)),
}
DAY = 24.0  # hours
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


def compute(question):
    """Published levels as they are, and two years of bone by the model; see `Scenario.compute`."""
    inputs, p = question.inputs, question.parameters
    chosen = [key for key in PRODUCTS if inputs[key] == "show"]
    months = list(range(MONTHS + 1))
    days = [STUDY_START_Y * DAYS_PER_YEAR + month * DAYS_PER_MONTH for month in months]
    start = state_at_study_start(p)
    arms = {"nothing": ("Nothing", None)} | {key: PRODUCTS[key][:2] for key in chosen}
    series = []
    for key, (label, kind) in arms.items():
        taken = (Intervention(kind, STUDY_START_Y, None, 1.0),) if kind else ()
        course = Course(stage="natural", interventions=taken)
        segments = course.segments(STUDY_START_Y, STUDY_START_Y + (MONTHS + 1) / 12, p)
        series.append(
            {
                "name": f"spine_bmd_{key}_pct",
                "label": f"Spine bone density, {label}",
                "unit": "% of start",
                "values": relative_density(solve_states(p, segments, days, start), "spine"),
            }
        )
    summary = {f"spine_change_2y_{key}_pct": one["values"][-1] - 100 for key, one in zip(arms, series)}
    luteal = _luteal()
    summary["luteal_median_ng_per_ml"] = luteal["median"]
    return Outcome(
        time={
            "values": [float(m) for m in months],
            "unit": "month",
            "label": "Months of the product",
        },
        series=series,
        summary=summary,
        question=question,
        extra={
            "chosen": chosen,
            "luteal": luteal,
            "levels": [one for one in _levels(inputs) if one["product"] in chosen],
            "trials": {key: _trials(PRODUCTS[key][2]) for key in chosen},
            "silent": [key for key in chosen if inputs["fluid"] != "serum" and not _known(key, inputs)],
        },
    )


def _known(product, inputs):
    """Whether any level of a product is published in the chosen fluid."""
    return any(one["product"] == product for one in _levels(inputs))


def _levels(inputs):
    """Published points and means in the fluid and by the assay asked for, ng/mL."""
    fluid, assay = inputs["fluid"], inputs["assay"]
    found = []
    for product, row, hour, spread, by, what in POINTS:
        if fluid == "serum" and by in (assay, "any"):
            level = evidence_table.number(row, "value")
            ends = (None, None) if spread is None else (max(level - spread, 0.0), level + spread)
            found.append(_level(product, row, "point", what, level, ends, (hour, hour)))
    for product, row, lowest, highest, by, what in MEANS:
        known = fluid == "serum" and by in (assay, "any")
        if known or (row == "E131" and fluid in FLUID_FACTOR and fluid != "serum"):
            factor = FLUID_FACTOR[fluid]
            level = evidence_table.number(row, "value") * factor
            ends = (lowest, highest)
            found.append(_level(product, row, "mean", what, level, ends, (0.0, DAY)))
    return found


def _level(product, row, kind, what, level, ends, hours):
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


def _luteal():
    """Measured progesterone after the egg, ng/mL: median and the range that holds 90%."""
    hormone, unit, _, median, low, high = MEASURED[-1]
    median, low, high = (to_canonical(level, hormone, unit) for level in (median, low, high))
    return {"median": median, "low": low, "high": high}


def _trials(kinds):
    """Differences from no treatment at the spine, percent a year, product alone."""
    found = []
    for row in effects.trials():
        treatment, control = effects.arm(row["treatment"]), effects.arm(row["control"])
        difference = effects.value(row, "difference_pct")
        if treatment is None or control is None or difference is None or control.kinds:
            continue
        if treatment.kinds and treatment.kinds <= set(kinds):
            lower, upper = effects.interval(row)
            years = effects.years(row)
            found.append(
                {
                    "label": f"{effects.name(row)}: {effects.label(row)}",
                    "outline": effects.holds_mpa(row),
                    "source": row["bibkey"],
                    "row": row["id"],
                    "estimate": difference / years,
                    "lower": None if lower is None else lower / years,
                    "upper": None if upper is None else upper / years,
                }
            )
    return found


def _shown(key, label):
    return Choice(key, label, (("show", "Show"), ("hide", "Hide")), "show")


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
        _shown("oral", "Oral progesterone"),
        _shown("cream", "Progesterone cream"),
        _shown("mpa", "MPA, a progestin"),
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
    presets=(
        Preset("Serum, older test", {"fluid": "serum", "assay": "immunoassay"}),
        Preset("Serum, specific test", {"fluid": "serum", "assay": "mass spectrometry"}),
        Preset("Cream in saliva", {"oral": "hide", "mpa": "hide", "cream": "show", "fluid": "saliva"}),
        Preset("Whole blood", {"fluid": "whole_blood"}),
    ),
    try_this=(
        Preset(
            "Switch to the specific test. What happens to the oral peak?",
            {"assay": "mass spectrometry"},
        ),
        Preset("Measure the cream in blood from a finger. Did bone change?", {"fluid": "finger"}),
    ),
)
