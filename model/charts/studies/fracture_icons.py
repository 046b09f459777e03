"""What one large trial of estrogen with MPA counted: breaks and harms, of 1000 women each."""

from typing import Any

from ...trials import outcomes_table
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question
from ..shapes import Summary

# Event, its row in the table of outcomes, what the chart calls it, at length and in short, and what
# is said of a woman who had it.
EVENTS = (
    ("any_fracture", "W15", "any break of a bone", "any break", "broke a bone"),
    ("hip_fracture", "W16", "hip break", "hip break", "broke a hip"),
    ("colorectal_cancer", "W17", "colorectal cancer", "bowel cancer", "had colorectal cancer"),
    ("coronary", "W18", "coronary heart disease", "heart disease", "had coronary heart disease"),
    ("stroke", "W19", "stroke", "stroke", "had a stroke"),
    ("pulmonary_embolism", "W20", "clot in the lung", "lung clot", "had a clot in the lung"),
    ("breast_cancer", "W21", "invasive breast cancer", "breast cancer", "had breast cancer"),
)
CHECK = {True: "read in the abstract", False: "not yet checked in the original table"}


def compute(question: Question) -> Outcome:
    """Count events out of 1000 or 100 women in each arm."""
    of = int(question.inputs["denominator"])
    rows: list[dict[str, Any]] = []
    for key, row_id, label, short, told in EVENTS:
        counted = outcomes_table.table()[row_id]
        exact = {arm: of * counted[arm] / counted["per"] for arm in ("placebo", "treated")}
        placebo, treated = round(exact["placebo"]), round(exact["treated"])
        checked = counted["verification"] == "seen"
        rows.append(
            {
                "key": key,
                "label": label,
                "short": short,
                "told": told,
                "kind": counted["kind"],
                "placebo": placebo,
                "treated": treated,
                "difference": treated - placebo,
                "least": min(exact.values()),
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
    summary["fewer_breaks"] = -rows[0]["difference"]
    summary["more_harms"] = sum(row["difference"] for row in rows if row["kind"] == "harm")
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
    how_to_read="Each figure is one woman; dark figures had the event. Both groups are equally "
    "large. The list has all events, for benefits and harms belong together.",
    badge="trial data",
    kind="icon-array",
    tier="academic",
    controls=(
        Choice(
            key="endpoint",
            label="Event",
            options=tuple((key, f"{label[0].upper()}{label[1:]}") for key, _, label, _, _ in EVENTS),
            default="any_fracture",
            replaces=(("show", "harms", "breast_cancer"),),
        ),
        Choice(
            key="denominator",
            label="Out of",
            options=(("1000", "1000 women"), ("100", "100 women")),
            default="1000",
        ),
    ),
    compute=compute,
    certainty_label="moderate",
    certainty_why="One trial of 16,608 women, aged 50 to 79, for about 5 years. Numbers "
    "marked as such are still to be checked in the original table.",
    sources=("cauley2003", "rossouw2002"),
    warning="Counts of one trial, not a forecast for you.",
    story=(
        Step(
            "Any break",
            {"endpoint": "any_fracture"},
            "Most women break no bone in either group; with the drugs 25 fewer of 1000 do.",
        ),
        Step(
            "Breast cancer",
            {"endpoint": "breast_cancer"},
            "The same women, another event: here the drugs add cases.",
        ),
        Step(
            "Clot in the lung",
            {"endpoint": "pulmonary_embolism"},
            "Twice as many sounds large. It is 8 instead of 4 women of 1000.",
        ),
        Step(
            "Hip break",
            {"endpoint": "hip_fracture"},
            "A hip break is rare at this age: 5 instead of 8 of 1000 women.",
        ),
        Step(
            "Count out of 100 women. Which events vanish by rounding?",
            {"denominator": "100"},
            "Look for the zeros in the list. Small numbers need many women to be seen.",
        ),
    ),
)
