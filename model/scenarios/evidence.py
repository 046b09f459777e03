"""Which studies are there, and which are missing? Filters over the evidence table."""

from model.scenarios import studies
from model.scenarios.declaration import Choice, Outcome, Preset, Range, Scenario
from model.scenarios.evidence_table import sorted_rows

PROGESTOGENS = {"progesterone", "mpa", "other progestin"}
FIRST_YEAR, LAST_YEAR = 1976, 2022
RANDOMISED = ("randomised", "meta-analysis")


def compute(inputs, interventions, p, women, seed):
    """Rows that pass all filters, and how many there were by each year; see `Scenario.compute`."""
    every = sorted_rows()
    shown = [one for one in every if _passes(one, inputs)]
    years = [float(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    measured = [
        one for one in shown if studies.value(one["row"], "difference_pct") is not None
    ]
    ends = [studies.interval(one["row"]) for one in measured]
    return Outcome(
        time={"values": years, "unit": "year", "label": "Year of publication"},
        series=[
            {
                "name": name,
                "label": label,
                "unit": "rows so far",
                "values": [
                    float(sum(one["year"] is not None and one["year"] <= year for one in rows))
                    for year in years
                ],
            }
            for name, label, rows in (
                ("rows_shown", "Rows shown", shown),
                ("rows_all", "All rows", every),
            )
        ],
        summary={
            "rows_shown": len(shown),
            "rows_all": len(every),
            "studies_shown": len({one["row"]["bibkey"] for one in shown}),
            "with_interval": sum(low is not None for low, _ in ends),
            "interval_above_zero": sum(low is not None and low > 0 for low, _ in ends),
            "interval_below_zero": sum(high is not None and high < 0 for _, high in ends),
            "fracture_rows": sum(one["outcome"] == "fracture" for one in shown),
        },
        inputs=inputs,
        extra={"rows": [_plain(one) for one in shown]},
    )


def _passes(one, inputs):
    wanted = {key: inputs[key] for key in ("population", "outcome")}
    if any(value != "any" and one[key] != value for key, value in wanted.items()):
        return False
    design, product = inputs["design"], inputs["product"]
    if design == "randomised" and one["design"] not in RANDOMISED:
        return False
    if design not in ("any", "randomised") and one["design"] != design:
        return False
    if product != "any" and product not in one["products"]:
        return False
    with_estrogen = "estrogen" in one["products"]
    alone = not with_estrogen and bool(one["products"] & PROGESTOGENS)
    if inputs["estrogen"] == "alone" and not alone:
        return False
    if inputs["estrogen"] == "with" and not with_estrogen:
        return False
    if inputs["checked"] == "seen" and one["row"]["verification"] != "seen":
        return False
    if inputs["women_at_least"] and (one["women"] or 0) < inputs["women_at_least"]:
        return False
    # A row whose key tells no year (labels, surveys) is left out only by a filter on years.
    year = one["year"]
    return inputs["year_from"] == FIRST_YEAR or (year is not None and year >= inputs["year_from"])


def _plain(one):
    """One row as a page shows it."""
    row = one["row"]
    lower, upper = studies.interval(row)
    return {
        "id": row["id"],
        "source": row["bibkey"],
        "year": one["year"],
        "label": studies.label(row),
        "who": row["population"],
        "population": one["population"],
        "products": sorted(one["products"]),
        "design": one["design"],
        "outcome": one["outcome"],
        "measured": row["site_or_marker"],
        "women": one["women"],
        "months": studies.value(row, "time_months"),
        "report": row["report"],
        "arm": studies.value(row, "arm_mean_change_pct"),
        "control": studies.value(row, "control_mean_change_pct"),
        "estimate": studies.value(row, "difference_pct"),
        "lower": lower,
        "upper": upper,
        "uncertainty": row["uncertainty"],
        "role": row["role"],
        "verification": row["verification"],
        "notes": row["notes"],
    }


SCENARIO = Scenario(
    name="evidence",
    title="The studies, filtered",
    question="Which studies are there, and which are missing?",
    how_to_read="Each line is one result. Marks without a bar come from studies that report no "
    "interval.",
    badge="measured data",
    kind="forest",
    tier="academic",
    controls=(
        Choice(
            key="product",
            label="Product",
            options=(
                ("any", "Any"),
                ("progesterone", "Progesterone itself"),
                ("mpa", "MPA"),
                ("other progestin", "Other progestins"),
                ("estrogen", "Estrogen"),
                ("bone drug", "Other bone drugs"),
                ("food or movement", "Food, supplements, movement"),
            ),
            default="progesterone",
        ),
        Choice(
            key="estrogen",
            label="With estrogen",
            options=(("any", "With or without"), ("alone", "Progestogen alone"), ("with", "With estrogen")),
            default="alone",
        ),
        Choice(
            key="population",
            label="Who",
            options=(
                ("any", "Anyone"),
                ("before", "Before menopause"),
                ("after", "Menopause and after"),
                ("laboratory", "Cells and animals"),
                ("other", "Others"),
            ),
            default="after",
        ),
        Choice(
            key="outcome",
            label="What was measured",
            options=(
                ("any", "Anything"),
                ("density", "Bone density"),
                ("marker", "Markers"),
                ("fracture", "Breaks"),
                ("level", "Levels and kinetics"),
                ("cells", "Cells"),
            ),
            default="any",
        ),
        Choice(
            key="design",
            label="Kind of study",
            options=(
                ("any", "Any"),
                ("randomised", "Randomised trials and their meta-analyses"),
                ("cohort", "Cohorts and cross-sections"),
                ("uncontrolled", "Uncontrolled"),
                ("laboratory", "Laboratory"),
                ("kinetics", "Kinetics in the body"),
                ("review", "Reviews"),
            ),
            default="randomised",
            views=("intermediate", "academic"),
        ),
        Range(
            key="women_at_least",
            label="At least this many people",
            unit="people",
            unit_spoken="people",
            min=0,
            max=1000,
            step=10,
            default=0,
            views=("intermediate", "academic"),
        ),
        Range(
            key="year_from",
            label="Published from",
            unit="year",
            unit_spoken="",
            min=FIRST_YEAR,
            max=LAST_YEAR,
            step=1,
            default=FIRST_YEAR,
            views=("academic",),
        ),
        Choice(
            key="checked",
            label="How the number was checked",
            options=(("any", "Any"), ("seen", "Read in the source")),
            default="any",
            views=("academic",),
        ),
    ),
    compute=compute,
    certainty_label="high",
    certainty_why="High that these are the numbers printed. How far each can be trusted stands "
    "beside it.",
    sources=("sk2010", "prior2017", "li2014"),
    presets=(
        Preset("Progesterone alone after menopause", {"product": "progesterone", "estrogen": "alone", "population": "after", "design": "randomised", "outcome": "any"}),
        Preset("With estrogen", {"product": "mpa", "estrogen": "with", "population": "after", "design": "randomised", "outcome": "density"}),
        Preset("Breaks", {"product": "any", "estrogen": "any", "population": "any", "design": "any", "outcome": "fracture"}),
        Preset("Everything", {"product": "any", "estrogen": "any", "population": "any", "design": "any", "outcome": "any"}),
    ),
    try_this=(
        Preset("Ask for breaks on progesterone. How many rows are left?", {"product": "progesterone", "estrogen": "any", "population": "any", "design": "any", "outcome": "fracture"}),
        Preset("Let uncontrolled series in. What appears?", {"product": "progesterone", "estrogen": "alone", "population": "after", "design": "uncontrolled", "outcome": "any"}),
    ),
)
