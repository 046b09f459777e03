"""What one large trial of estrogen with MPA counted: breaks and harms, of 1000 women each."""

from typing import Any

from ...trials import outcomes_table
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question
from ..shapes import Summary

# Event, its row in the table of outcomes, and what the chart calls it.
EVENTS = (
    ("any_fracture", "W15", "any break of a bone"),
    ("hip_fracture", "W16", "hip break"),
    ("colorectal_cancer", "W17", "colorectal cancer"),
    ("coronary", "W18", "coronary heart disease"),
    ("stroke", "W19", "stroke"),
    ("pulmonary_embolism", "W20", "clot in the lung"),
    ("breast_cancer", "W21", "invasive breast cancer"),
)
CHECK = {True: "read in the abstract", False: "not yet checked in the original table"}


def compute(question: Question) -> Outcome:
    """Count events out of 1000 or 100 women in each arm."""
    of = int(question.inputs["denominator"])
    rows: list[dict[str, Any]] = []
    for key, row_id, label in EVENTS:
        counted = outcomes_table.table()[row_id]
        placebo, treated = (of * counted[arm] / counted["per"] for arm in ("placebo", "treated"))
        checked = counted["verification"] == "seen"
        rows.append(
            {
                "key": key,
                "label": label,
                "kind": counted["kind"],
                "placebo": round(placebo),
                "treated": round(treated),
                "placebo_exact": placebo,
                "treated_exact": treated,
                "source": counted["bibkey"],
                "checked": checked,
                "check": CHECK[checked],
                "years": counted["follow_up_years"],
            }
        )
    summary: Summary = {}
    for row in rows:
        summary[f"{row['key']}_placebo"] = row["placebo"]
        summary[f"{row['key']}_treated"] = row["treated"]
    summary["fewer_breaks"] = rows[0]["placebo"] - rows[0]["treated"]
    summary["more_harms"] = sum(row["treated"] - row["placebo"] for row in rows if row["kind"] == "harm")
    return Outcome(
        time={
            "values": [float(i + 1) for i in range(len(rows))],
            "unit": "event",
            "label": "Event, in the order of the table",
        },
        series=[
            {
                "name": arm,
                "label": label,
                "unit": f"of {of} women",
                "values": [float(row[arm]) for row in rows],
            }
            for arm, label in (("placebo", "Placebo"), ("treated", "Estrogen and MPA"))
        ],
        summary=summary,
        question=question,
        extra={"rows": rows, "of": of},
    )


SCENARIO = Scenario(
    name="fracture-icons",
    title="Breaks and harms, side by side",
    question="What happened to 1000 women on estrogen and MPA?",
    how_to_read="Each figure is one woman; filled figures had the event. Both groups are equally "
    "large. Benefits and harms belong together.",
    badge="trial data",
    kind="icon-array",
    tier="academic",
    controls=(
        Choice(
            key="denominator",
            label="Out of",
            options=(("1000", "1000 women"), ("100", "100 women")),
            default="1000",
        ),
        Choice(
            key="show",
            label="Show",
            options=(("both", "Benefits and harms"), ("harms", "Harms only")),
            default="both",
        ),
    ),
    compute=compute,
    certainty_label="high",
    certainty_why="One trial of 16,608 women, aged 50 to 79, for about 5 years. Numbers "
    "marked as such are still to be checked in the original table.",
    sources=("cauley2003", "rossouw2002"),
    warning="Counts of one trial, not a forecast for you.",
    story=(
        Step("Out of 1000", {"denominator": "1000", "show": "both"}),
        Step("Out of 100", {"denominator": "100", "show": "both"}),
        Step("Harms only", {"show": "harms"}),
        Step("Count out of 100 women. Which events vanish by rounding?", {"denominator": "100"}),
    ),
)
