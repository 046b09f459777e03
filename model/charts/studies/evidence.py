"""Which studies are there, and which are missing? Filters over the evidence table."""

from ...trials import effects, given
from ...trials.categories import ClassifiedRow, classify_rows
from ..declaration import Scenario, Step
from ..outcome import Outcome, Question
from ..shapes import ForestRow
from .evidence_filters import CONTROLS, FIRST_YEAR, LAST_YEAR, passes


def compute(question: Question) -> Outcome:
    """Filter the rows, and count them by each year."""
    every = classify_rows()
    shown = [entry for entry in every if passes(entry, question.inputs)]
    years = [float(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    measured = [entry["row"] for entry in shown if effects.value(entry["row"], "difference_pct") is not None]
    ends = [effects.interval(row) for row in measured]
    return Outcome(
        time={"values": years, "unit": "year", "label": "Year of publication"},
        series=[
            {
                "name": name,
                "label": label,
                "unit": "rows so far",
                "values": [
                    float(sum(entry["year"] is not None and entry["year"] <= year for entry in entries))
                    for year in years
                ],
            }
            for name, label, entries in (
                ("rows_shown", "Rows shown", shown),
                ("rows_all", "All rows", every),
            )
        ],
        summary={
            "rows_shown": len(shown),
            "rows_all": len(every),
            "studies_shown": len({entry["row"]["bibkey"] for entry in shown}),
            "with_interval": sum(low is not None for low, _ in ends),
            "interval_above_zero": sum(low is not None and low > 0 for low, _ in ends),
            "interval_below_zero": sum(high is not None and high < 0 for _, high in ends),
            "fracture_rows": sum(entry["outcome"] == "fracture" for entry in shown),
        },
        question=question,
        extra={"rows": [_shown_row(entry) for entry in shown]},
    )


def _shown_row(entry: ClassifiedRow) -> ForestRow:
    """Describe a row as a page shows it."""
    row = entry["row"]
    lower, upper = effects.interval(row)
    return {
        "id": row["id"],
        "source": row["bibkey"],
        "year": entry["year"],
        "label": effects.label(row),
        "names": given.names(row),
        "outline": effects.holds_mpa(row),
        "who": row["population"],
        "population": entry["population"],
        "products": sorted(entry["products"]),
        "design": entry["design"],
        "outcome": entry["outcome"],
        "measured": row["site_or_marker"],
        "women": entry["women"],
        "months": effects.value(row, "time_months"),
        "report": row["report"],
        "years": effects.years(row),
        "arm": effects.value(row, "arm_mean_change_pct"),
        "control": effects.value(row, "control_mean_change_pct"),
        "estimate": effects.value(row, "difference_pct"),
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
    how_to_read="Each mark is one result; n counts the women treated. Marks without a bar come from "
    "studies that report no interval. Where rows are many, those of one place share a stripe.",
    badge="measured data",
    kind="forest",
    tier="academic",
    controls=CONTROLS,
    compute=compute,
    warning="Results of studies, not a forecast for you.",
    estrogen_alone="Studies are listed; nothing is set.",
    certainty_label="varies",
    certainty_why="These are numbers as printed, some of them in reviews or on pages that quote a study. "
    "How far each can be trusted stands beside it.",
    sources=("sk2010", "prior2017", "li2014"),
    story=(
        Step(
            "Progesterone alone",
            {
                "product": "progesterone",
                "estrogen": "alone",
                "population": "after",
                "design": "randomised",
                "outcome": "any",
            },
            "Circles lie on either side of no difference. The table has the other rows.",
        ),
        Step(
            "MPA with estrogen",
            {
                "product": "mpa",
                "estrogen": "with",
                "population": "after",
                "design": "randomised",
                "outcome": "density",
            },
            "Most triangles lie right of no difference: with estrogen, density rises.",
        ),
        Step(
            "Breaks",
            {
                "product": "any",
                "estrogen": "any",
                "population": "any",
                "design": "any",
                "outcome": "fracture",
                "display": "matrix",
            },
            "Rows that count breaks, by what was given: progesterone has none.",
        ),
        Step(
            "All rows",
            {
                "product": "any",
                "estrogen": "any",
                "population": "any",
                "design": "any",
                "outcome": "any",
            },
            "Each circle or triangle is one row; most report no interval.",
        ),
        Step(
            "Any breaks on progesterone?",
            {
                "product": "progesterone",
                "estrogen": "any",
                "population": "any",
                "design": "any",
                "outcome": "any",
                "display": "matrix",
            },
            "Density, levels and cells were measured on progesterone. Breaks were not.",
        ),
    ),
)
