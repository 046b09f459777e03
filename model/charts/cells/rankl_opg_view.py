"""Pictures and words for `rankl-opg`."""

from ..outcome import Outcome
from ..shapes import Mark, Panel, Shown
from ..wording.axes import axis
from ..wording.numbers import number, percent
from ..wording.panels import START_RULE, line_panel, measured_dot
from ..wording.tables import full_table

MARROW_ROW = "E035"  # two- to three-fold, early after menopause
LOW_ESTROGEN = 20  # pg/mL; above it the measured women are no comparison
BARS = (
    ("free_rankl_pct", "Free RANKL"),
    ("breakdown_cells_pct", "Active breakdown cells"),
    ("turnover_pct", "Turnover"),
)


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary = outcome.summary
    cells, free = summary["breakdown_cells_pct"], summary["free_rankl_pct"]
    highest = max(200, 50 * (1 + max(summary[name] for name, _ in BARS) // 50))
    return {
        "chart": {
            "kind": "dial-balance",
            "title": "RANKL, its receptor and its decoy",
            "x": axis("Months since the signals changed", "month", [0, 6, 12, 18, 24]),
            "bars": [
                {
                    "key": name,
                    "label": label,
                    "value": summary[name],
                    "unit": "%",
                    "role": "breakdown",
                    "selected": False,
                }
                for name, label in BARS
            ],
            "bar_axis": axis(
                "Signal, cells and turnover, % of start",
                "%",
                [50 * i for i in range(int(highest // 50) + 1)],
                rules=[{"at": 100, "label": "start"}],
            ),
            "steps_label": "From estrogen to breakdown, after two years",
            "steps": _steps(outcome),
            "panels": [
                line_panel(
                    outcome,
                    name,
                    f"{label}, % of start",
                    "%",
                    [(name, "Model", "breakdown")],
                    step=50,
                    include=(50, 200),
                    rules=[START_RULE],
                )
                for name, label in BARS
            ]
            + [_rankl_panel(outcome)],
        },
        "sentence": (
            f"RANKL per OPG is {number(summary['ratio'], 2)} times normal: free RANKL settles at "
            f"{percent(free, 0)}, breakdown cells at {percent(cells, 0)} of the start in this model."
        ),
        "description": {
            "build": "Three bars and four line charts over two years: free RANKL, active "
            "breakdown cells, turnover, and RANKL made.",
            "stats": f"RANKL is made at {percent(summary['rankl_made_pct'], 0)} and OPG at "
            f"{percent(summary['opg_made_pct'], 0)} of normal. Free RANKL is "
            f"{percent(summary['free_rankl_at_once_pct'], 0)} at once and {percent(free, 0)} after "
            f"two years; turnover settles at {percent(summary['turnover_pct'], 0)}.",
            "trend": _trend(outcome),
        },
        "table": full_table(outcome, step=2),
        "notes": [
            "Progesterone has no lever here: in this model it does not act on RANKL or OPG directly.",
            "Estrogen acts here as in the whole model: through OPG, through inflammatory signals and "
            "through the life of breakdown cells.",
            "With low estrogen each builder makes less OPG. As builders multiply, OPG as a whole rises "
            "again, as it does in blood; RANKL rises more. So read: the balance shifts.",
        ],
    }


def _rankl_panel(outcome: Outcome) -> Panel:
    """Make the panel of RANKL made, beside what was measured on marrow cells after menopause."""
    inputs = outcome.inputs
    natural = inputs["rankl_pct"] == 100 == inputs["opg_pct"] and not inputs["block_pct"]
    dots = []
    if natural and inputs["estrogen_acts"] == "yes" and inputs["e2"] <= LOW_ESTROGEN:
        label = "Measured on marrow cells, 12 and 12 women"
        dots.append(measured_dot(24, MARROW_ROW, label, lower=200, upper=300))
    return line_panel(
        outcome,
        "rankl_pct",
        "RANKL made, % of start",
        "%",
        [("rankl_pct", "Model", "breakdown")],
        step=50,
        include=(50, 200),
        dots=dots,
        rules=[START_RULE],
    )


def _steps(outcome: Outcome) -> list[Mark]:
    summary, inputs = outcome.summary, outcome.inputs
    first = (
        f"Estrogen at {outcome.question.units.quantity(inputs['e2'], 'pg/mL', 0)}"
        if inputs["estrogen_acts"] == "yes"
        else "Estrogen left out"
    )
    return [
        {"key": "estrogen", "label": first},
        {
            "key": "made",
            "label": f"RANKL per OPG: {number(summary['ratio'], 2)} times normal",
            "note": f"RANKL made {percent(summary['rankl_made_pct'], 0)}, "
            f"OPG made {percent(summary['opg_made_pct'], 0)}",
        },
        {"key": "free", "label": f"Free RANKL at {percent(summary['free_rankl_pct'], 0)}"},
        {
            "key": "cells",
            "label": f"Breakdown cells at {percent(summary['breakdown_cells_pct'], 0)}",
            "note": "RANKL meets RANK on them",
        },
    ]


def _trend(outcome: Outcome) -> str:
    cells = outcome.summary["breakdown_cells_pct"]
    if abs(cells - 100) < 1:
        return "Nothing changes: RANKL and OPG are in their normal balance."
    way = "more" if cells > 100 else "fewer"
    if abs(outcome.summary["ratio_at_once"] - 1) < 0.01 and outcome.inputs["estrogen_acts"] == "no":
        return (
            "Both signals changed together, so their ratio started normal and there are only some "
            f"{way} breakdown cells."
        )
    return (
        "RANKL switches on breakdown cells and OPG soaks RANKL up. With the ratio shifted there is "
        f"{'more' if cells > 100 else 'less'} free RANKL and there are {way} breakdown cells."
    )
