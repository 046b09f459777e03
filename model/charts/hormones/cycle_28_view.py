"""Pictures and words for `cycle-28`."""

from ...trials import evidence_table
from ..outcome import Outcome
from ..shapes import ChartSpec, Inputs, Panel, Shown, Summary
from ..wording import safety
from ..wording.numbers import change, number
from ..wording.panels import line_panel
from ..wording.tables import full_table

# Rows of the evidence table, the number taken, and what it is. MPA is a progestin; depot MPA also
# lowers estrogen, which is why it stands beside the other trial.
MEASURED_YEAR = (
    ("E004", "difference_pct", "more against less disturbed cycles, 6 studies (a difference)"),
    ("E007", "control_mean_change_pct", "disturbed cycles, no treatment, 14 women"),
    ("E007", "arm_mean_change_pct", "disturbed cycles, MPA 10 days a month, 32 women"),
    ("E010", "arm_mean_change_pct", "depot MPA, which lowers estrogen, 178 women"),
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
            "cycles": [
                {"n": i + 1, "kind": kind, "label": CYCLE_LABEL[kind]}
                for i, kind in enumerate(outcome.extra["cycles"])
            ],
            "panels": panels,
            "year": _year(summary),
        },
        "sentence": (
            f"Progesterone reaches {units.quantity(summary['progesterone_highest_ng_per_ml'], 'ng/mL')}. "
            f"In a year of such cycles, spine bone {change(summary['spine_change_1y_pct'])} "
            f"in this model{_between(summary)}."
        ),
        "description": {
            "build": "A strip of days, two line charts of estradiol and progesterone over the "
            "cycle, and a strip of twelve cycles.",
            "stats": f"Progesterone is highest at "
            f"{units.quantity(summary['progesterone_highest_ng_per_ml'], 'ng/mL', 1)} and has a mean of "
            f"{units.quantity(summary['progesterone_mean_ng_per_ml'], 'ng/mL', 1)}. Estradiol has a mean "
            f"of {units.quantity(summary['estradiol_mean_pg_per_ml'], 'pg/mL', 0)}. "
            f"{summary['cycles_without_egg_per_12']} of 12 cycles are without an egg.",
            "trend": _trend(outcome.inputs),
        },
        "table": full_table(
            outcome,
            step=1,
            headings=[
                f"Estradiol ({units.unit('pg/mL')})",
                f"Progesterone ({units.unit('ng/mL')})",
                "Osteoblast gene programme (relative)",
            ],
        ),
        "notes": [
            "Estradiol is drawn the same with and without an egg, so that only progesterone "
            "differs. Measured cycles vary more.",
            "Dots are medians of 85 women with regular cycles; the bars hold 90% of them.",
            "The one trial of treatment gave MPA, a progestin, not progesterone.",
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


def _year(summary: Summary) -> ChartSpec:
    """Set a year of such cycles beside what was measured in a year, percent at the spine."""
    return {
        "label": "Spine bone over a year of such cycles, %",
        "unit": "%",
        "model": {
            "value": summary["spine_change_1y_pct"],
            "lower": summary.get("spine_change_1y_lower_pct"),
            "upper": summary.get("spine_change_1y_upper_pct"),
        },
        "dots": [
            {
                "label": label,
                "y": evidence_table.number(row, column),
                "lower": None,
                "upper": None,
                "source": evidence_table.table()[row]["bibkey"],
                "row": row,
                "role": "measured",
            }
            for row, column, label in MEASURED_YEAR
        ],
        "rules": [{"y": 0, "label": "bone holds"}],
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
        "Osteoblast gene programme, relative",
        "relative",
        [("osteoblast_genes", "Genes (model)", "building")],
        step=0.1,
        include=(0.9, 1.1),
        rules=[{"y": 1, "label": "mean of a usual cycle"}],
    )
