"""Pictures and words for `cycle-28`."""

from ...trials import evidence_table
from ..wording import safety
from ..wording.axes import cover
from ..wording.numbers import change, number, set_to, thin

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


def show(outcome):
    """See `registry.CHARTS`."""
    summary = outcome.summary
    panels = [
        _panel(outcome, "estradiol_pg_per_ml", "Estradiol", "estradiol", "estrogen", 300, 100),
        _panel(outcome, "progesterone_ng_per_ml", "Progesterone", "progesterone", "progesterone", 20, 5),
    ]
    if outcome.question.view == "academic":
        panels.append(_genes(outcome))
    return {
        "chart": {
            "kind": "day-calendar",
            "title": "Hormones over one cycle",
            "x": {
                "label": "Day of the cycle",
                "unit": "day",
                "min": 1,
                "max": int(outcome.inputs["length_d"]),
                "ticks": [1, 7, 14, 21, 28, 35][: 2 + int(outcome.inputs["length_d"] // 7) - 1],
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
            f"Progesterone reaches {set_to(summary['progesterone_highest_ng_per_ml'])} ng/mL. "
            f"In a year of such cycles, spine bone {change(summary['spine_change_1y_pct'])} "
            f"in this model{_between(summary)}."
        ),
        "description": {
            "build": "A strip of days, two line charts of estradiol and progesterone over the "
            "cycle, and a strip of twelve cycles.",
            "stats": f"Progesterone is highest at "
            f"{number(summary['progesterone_highest_ng_per_ml'])} ng/mL and has a mean of "
            f"{number(summary['progesterone_mean_ng_per_ml'])} ng/mL. Estradiol has a mean of "
            f"{number(summary['estradiol_mean_pg_per_ml'], 0)} pg/mL. "
            f"{summary['cycles_without_egg_per_12']} of 12 cycles are without an egg.",
            "trend": _trend(outcome.inputs),
        },
        "table": {
            "columns": [
                "Day of the cycle",
                "Estradiol (pg/mL)",
                "Progesterone (ng/mL)",
                "Osteoblast gene programme (relative)",
            ],
            "rows": thin(outcome.time["values"], [one["values"] for one in outcome.series], step=1),
        },
        "notes": [
            "Estradiol is drawn the same with and without an egg, so that only progesterone "
            "differs. Measured cycles vary more.",
            "Dots are medians of 85 women with regular cycles; the bars hold 90% of them.",
            "The one trial of treatment gave MPA, a progestin, not progesterone.",
            safety.FRACTURES,
        ],
        "safety": safety.of_kinds(outcome.extra["interventions"]),
    }


def _between(summary):
    """The spread between people, where virtual women were asked for."""
    if "spine_change_1y_lower_pct" not in summary:
        return ""
    lower, upper = (summary[f"spine_change_1y_{end}_pct"] for end in ("lower", "upper"))
    if number(lower) == number(upper):
        return ""
    return f" (between people {number(lower)} to {number(upper)})"


def _year(summary):
    """A year of such cycles beside what was measured in a year, percent at the spine."""
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


def _trend(inputs):
    if inputs["ovulation"] == "no":
        return "Estradiol peaks before mid-cycle and again later. Progesterone stays flat."
    return (
        "Estradiol peaks just before the egg is released. Progesterone is near zero until then, "
        "rises, and falls again before the next bleeding."
    )


def _panel(outcome, series, label, hormone, role, usual_top, step):
    unit = next(one["unit"] for one in outcome.series if one["name"] == series)
    dots = [
        {
            "x": one["day"],
            "y": one["median"],
            "lower": one["low"],
            "upper": one["high"],
            "label": "Measured",
            "source": "anckaert2021",
            "role": "measured",
        }
        for one in outcome.extra["measured"]
        if one["hormone"] == hormone
    ]
    ends = [dot["upper"] for dot in dots if dot["upper"] is not None]
    low, high, ticks = cover(outcome.values(series) + ends + [0, usual_top], step)
    return {
        "key": hormone,
        "label": f"{label}, {unit}",
        "unit": unit,
        "min": low,
        "max": high,
        "ticks": ticks,
        "lines": [{"series": series, "label": f"{label} (model)", "role": role}],
        "dots": dots,
        "rules": [],
        "spans": [],
    }


def _genes(outcome):
    low, high, ticks = cover(outcome.values("osteoblast_genes") + [0.9, 1.1], step=0.1)
    return {
        "key": "genes",
        "label": "Osteoblast gene programme, relative",
        "unit": "relative",
        "min": low,
        "max": high,
        "ticks": ticks,
        "lines": [{"series": "osteoblast_genes", "label": "Genes (model)", "role": "building"}],
        "dots": [],
        "rules": [{"y": 1, "label": "mean of a usual cycle"}],
        "spans": [],
    }
