"""Pictures and words for `remodeling-cycle`."""

from ..outcome import Outcome
from ..shapes import ChartSpec, Mark, Shown, Summary
from ..wording import beyond_data
from ..wording.axes import axis
from ..wording.numbers import change, number, percent
from ..wording.panels import START_RULE, line_panel
from ..wording.tables import full_table


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, unit = outcome.summary, outcome.extra["unit"]
    total = summary["bone_change_10y_pct"]
    return {
        "chart": {
            "kind": "cycle-animation",
            "title": "One spot of bone, and all of them",
            "x": axis("Years", "year", [0, 2, 4, 6, 8, 10]),
            "unit": {
                "label": "One spot on a bone surface",
                "x": {
                    "label": "Days",
                    "unit": "day",
                    "min": 0,
                    "max": unit["days"][-1],
                    "ticks": [0, 30, 60, 90, 120, 150],
                },
                "y": {"label": "depth, % of a usual pit", "unit": "%"},
                "stages": unit["stages"],
                "days": unit["days"],
                "depth": unit["depth_pct"],
                "refilled_pct": unit["refilled_pct"],
                "counts": _counts(outcome),
                "says": "each cell 20% of normal pace",
                "says_short": "each cell 20% of pace",
            },
            "play": _play(unit),
            "panels": [
                line_panel(
                    outcome,
                    "pace",
                    "Pace, % of normal",
                    "%",
                    [
                        ("building_pace_pct", "Building", "building"),
                        ("breakdown_pace_pct", "Breakdown", "breakdown"),
                    ],
                    step=50,
                    include=(50, 150),
                    rules=[{"y": 100, "label": "normal"}],
                    short="Pace",
                    secondary=True,
                ),
                line_panel(
                    outcome,
                    "bone",
                    "Amount of bone, % of start",
                    "%",
                    [("bone_amount_pct", "Model", "nothing")],
                    step=10,
                    include=(80, 110),
                    rules=[START_RULE],
                    short="Amount of bone",
                ),
            ],
        },
        "sentence": (
            f"Each pit is refilled to {percent(unit['refilled_pct'], 0)}. "
            f"Over 10 years the amount of bone {change(total)} in this model."
        ),
        "description": {
            "build": "One spot on a bone surface through its days. Cells remove a small pit in about "
            "three weeks; other cells refill it in three to four months. Below, two line charts of "
            "pace and amount of bone over ten years.",
            "stats": f"One pit takes {number(summary['unit_days'], 0)} days from the first "
            f"breakdown to the end of building. The lowest amount of bone is "
            f"{percent(summary['bone_lowest_pct'])}; after ten years it is {percent(100 + total)}.",
            "trend": _trend(summary),
        },
        "table": full_table(
            outcome,
            step=1,
            headings=[
                "Pace of breakdown (% of normal)",
                "Pace of building (% of normal)",
                "Amount of bone (% of start)",
            ],
        ),
        "notes": [
            "The days of breakdown and of building at one spot are published figures. The amount of "
            "bone comes from the model’s equations, as the mean of spine and hip, with both paces held "
            "where the controls put them.",
            "When both paces rise, more pits are open at once, so a little bone is missing.",
            "In the body the two teams are linked: builders follow breakdown. Here the link is cut "
            "on purpose.",
            *beyond_data.refilled(summary["refilled_pct"]),
        ],
    }


def _counts(outcome: Outcome) -> list[Mark]:
    """Count who digs and who refills, by stage."""
    teams = (("breakdown", "breakdown-cell"), ("building", "builder"))
    return [
        {
            "key": team,
            "shape": shape,
            "label": f"pace of {team}",
            "value": outcome.inputs[f"{team}_pct"],
            "unit": "%",
            "each": 20,
            "role": team,
        }
        for team, shape in teams
    ]


def _play(unit: ChartSpec) -> ChartSpec:
    """List the stages as places to step through, each with what happens there."""
    words = {
        "breakdown": "Cells dig a pit",
        "switch": "The first cells leave and signals call the builders",
        "building": f"Builders refill the pit to {percent(unit['refilled_pct'], 0)}",
    }
    stops = []
    for stage in unit["stages"]:
        text = words.get(stage["key"], "The surface rests")
        days = f", {number(stage['to'] - stage['from'], 0)} days" if stage["key"] in words else ""
        stops.append({"at": stage["from"], "text": f"{text}{days}."})
    return {"label": "Day", "unit": "day", "min": 0, "max": unit["days"][-1], "stops": stops}


def _trend(summary: Summary) -> str:
    total, last = summary["bone_change_10y_pct"], summary["bone_change_last_year_pct"]
    if abs(total) < 0.05 and summary["bone_lowest_pct"] > 99.9:
        return "With both at normal pace, the amount of bone stays the same."
    if abs(total) < 3 and abs(last) < 0.2:
        return "Bone shifts a little at first and then stays level."
    return f"Bone keeps {'falling' if total < 0 else 'rising'}, more slowly with time."
