"""Pictures and words for `cycle-28`."""

from typing import Any

from ...trials import evidence_table
from ..outcome import Outcome
from ..shapes import ChartSpec, Inputs, Panel, Shown, Summary, Table
from ..wording import beyond_data, safety
from ..wording.axes import axis
from ..wording.numbers import change, number
from ..wording.panels import line_panel
from ..wording.tables import full_table

# Rows of the evidence table, the number taken, and what it is. MPA is a progestin; depot MPA also
# lowers estrogen, which is why it stands beside the other trial.
MEASURED_YEAR = (
    ("E004", "difference_pct", "more against fewer disturbed cycles, 6 studies", False),
    ("E007", "control_mean_change_pct", "disturbed cycles, untreated, 14 women", False),
    ("E007", "arm_mean_change_pct", "the same on MPA, a progestin, 32 women", True),
    ("E010", "arm_mean_change_pct", "depot MPA, estrogen low, 178 women", True),
)
PHASE_LABEL = {
    "bleeding": "bleeding",
    "before": "before the egg",
    "egg": "egg released",
    "after": "after the egg",
    "no egg": "no egg",
}
CYCLE_LABEL = {
    "ovulatory": "egg released",
    "short": "short second half",
    "none": "no egg released",
}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, units = outcome.summary, outcome.question.units
    length = int(outcome.inputs["length_d"])
    panels = [
        _hormone_panel(outcome, "estradiol_pg_per_ml", "estrogen", highest=300, step=100),
        _hormone_panel(outcome, "progesterone_ng_per_ml", "progesterone", highest=20, step=5),
    ]
    if outcome.question.view == "academic":
        panels.append(_gene_panel(outcome))
    return {
        "chart": {
            "kind": "day-calendar",
            "title": "Hormones over one cycle",
            "x": {
                "label": "Day of the cycle",
                "unit": "day",
                "min": 1,
                "max": length,
                "ticks": [1, 7, 14, 21, 28, 35][: 1 + length // 7],
            },
            "days": [
                {"day": i + 1, "phase": phase, "label": PHASE_LABEL[phase]}
                for i, phase in enumerate(outcome.extra["days"])
            ],
            "ovary": outcome.extra["ovary"] | {"words": _ovary_words(outcome.extra["ovary"])},
            "cycles": [
                {"n": i + 1, "kind": kind, "label": CYCLE_LABEL[kind]}
                for i, kind in enumerate(outcome.extra["cycles"])
            ],
            "cycles_label": f"12 cycles, {summary['cycles_without_egg_per_12']} without egg",
            "panels": panels,
            "year": _year(summary),
        },
        "sentence": (
            f"Progesterone reaches {units.quantity(summary['progesterone_highest_ng_per_ml'], 'ng/mL', 1)}. "
            f"In a year of such cycles, spine bone {change(summary['spine_change_1y_pct'])} "
            f"in this model{_between(summary)}."
        ),
        "description": {
            "build": f"{_ovary_in_words(outcome)} Below, estradiol and progesterone over the cycle. "
            "Beside them a row of twelve cycles, and the spine over a year: the model’s and measured.",
            "stats": f"Progesterone is highest at "
            f"{units.quantity(summary['progesterone_highest_ng_per_ml'], 'ng/mL', 1)} and has a mean of "
            f"{units.quantity(summary['progesterone_mean_ng_per_ml'], 'ng/mL', 1)}. Estradiol has a mean "
            f"of {units.quantity(summary['estradiol_mean_pg_per_ml'], 'pg/mL', 0)}. "
            f"{summary['cycles_without_egg_per_12'] or 'None'} of 12 cycles "
            f"{'is' if summary['cycles_without_egg_per_12'] == 1 else 'are'} without an egg. Measured at the "
            f"spine in a year: {_measured_in_words()}.",
            "trend": _trend(outcome.inputs),
        },
        "table": _table(outcome),
        "notes": [
            "Estradiol is drawn the same with and without an egg, so that only progesterone "
            "differs. Measured cycles vary more.",
            "Dots are medians of 85 women with regular cycles; the bars hold 90% of them.",
            "The one trial of treatment gave MPA, a progestin, not progesterone.",
            *beyond_data.treated_at_start(outcome.question.interventions, 0.0),
            safety.FRACTURES,
        ],
        "safety": safety.notes_for_treatments(outcome.extra["interventions"]),
    }


def _between(summary: Summary) -> str:
    """Describe the spread between people, where there are virtual women."""
    if "spine_change_1y_lower_pct" not in summary:
        return ""
    lower, upper = (summary[f"spine_change_1y_{end}_pct"] for end in ("lower", "upper"))
    if number(lower) == number(upper):
        return ""
    return f" (between people {number(lower)} to {number(upper)})"


def _table(outcome: Outcome) -> Table:
    """Tabulate the levels of each day with what the day is."""
    units = outcome.question.units
    table = full_table(
        outcome,
        step=1,
        headings=[
            f"Estradiol ({units.unit('pg/mL')})",
            f"Progesterone ({units.unit('ng/mL')})",
            "Osteoblast gene program (relative)",
        ],
    )
    phases = outcome.extra["days"]
    return {
        "columns": [*table["columns"], "Phase"],
        "rows": [[*row, PHASE_LABEL[phases[int(row[0]) - 1]]] for row in table["rows"]],
    }


def _ovary_words(ovary: dict[str, Any]) -> list[str]:
    if ovary["egg_day"] is None:
        return ["follicle", "no egg", "no corpus luteum"]
    return ["follicle", "egg", "corpus luteum"]


def _ovary_in_words(outcome: Outcome) -> str:
    """Tell what the scene shows, and what its sizes rest on."""
    egg_day = outcome.extra["ovary"]["egg_day"]
    if egg_day is None:
        return "The ovary: a follicle grows and shrinks, no egg leaves, no corpus luteum forms."
    return (
        f"The ovary: a follicle grows, the egg leaves on day {egg_day:.0f}, and a corpus luteum forms, "
        "drawn with an area that follows the model’s progesterone."
    )


def _measured_in_words() -> str:
    return "; ".join(
        f"{label} {number(evidence_table.number(row, column))}%" for row, column, label, _ in MEASURED_YEAR
    )


def _year(summary: Summary) -> ChartSpec:
    """Set a year of such cycles above what was measured in a year, percent at the spine."""
    own = summary["spine_change_1y_pct"]
    model = {
        "label": "This model",
        "says": f"this model: {number(own)}",
        "role": "model",
        "estimate": own,
        "lower": summary.get("spine_change_1y_lower_pct"),
        "upper": summary.get("spine_change_1y_upper_pct"),
    }
    measured = [
        {
            "label": label,
            "says": f"{label}: {number(value)}",
            "role": "measured",
            "estimate": value,
            "lower": None,
            "upper": None,
            "source": evidence_table.table()[row]["bibkey"],
            "row": row,
            "outline": progestin,
        }
        for row, column, label, progestin in MEASURED_YEAR
        for value in [evidence_table.number(row, column)]
    ]
    return {
        "label": "Spine in a year, %",
        "x": axis("Change of spine bone in a year, %", "% a year", [-4, -2, 0, 2]),
        "rows": [model, *measured],
    }


def _trend(inputs: Inputs) -> str:
    if inputs["ovulation"] == "no":
        return "Estradiol peaks before mid-cycle and again later. Progesterone stays flat."
    return (
        "Estradiol peaks just before the egg is released. Progesterone is near zero until then, "
        "rises, and falls again before the next bleeding."
    )


def _hormone_panel(outcome: Outcome, name: str, role: str, highest: float, step: float) -> Panel:
    """Make the panel of a hormone over the cycle, with what was measured."""
    series = outcome.find_series(name)
    label, unit = series["label"], series["unit"]
    hormone = label.lower()
    return line_panel(
        outcome,
        hormone,
        f"{label}, {outcome.question.units.unit(unit)}",
        unit,
        [(name, f"{label} (model)", role)],
        step,
        include=(0, highest),
        dots=[
            {
                "x": level["day"],
                "y": level["median"],
                "lower": level["low"],
                "upper": level["high"],
                "label": "Measured",
                "source": "anckaert2021",
                "role": "measured",
            }
            for level in outcome.extra["measured"]
            if level["hormone"] == hormone
        ],
    )


def _gene_panel(outcome: Outcome) -> Panel:
    return line_panel(
        outcome,
        "genes",
        "Osteoblast gene program, relative",
        "relative",
        [("osteoblast_genes", "Genes (model)", "building")],
        step=0.1,
        include=(0.9, 1.1),
        rules=[{"y": 1, "label": ""}],
        place="small",
    )
