"""Pictures and words for `playground`."""

from ..wording import safety
from ..wording.axes import axis, bone_panel, line_panel
from ..wording.numbers import change, number, percent, thin
from .menopause import UNTREATED
from .playground import FIRST_Y, LAST_Y
from .playground_controls import PROGESTOGENS

START = [{"y": 100, "label": "start"}]
IN_TABLE = ("estradiol_pg_per_ml", "progesterone_ng_per_ml", "ctx_pct", "p1np_pct")


def show(outcome):
    """See `registry.CHARTS`."""
    site = outcome.inputs["site"]
    panels = [_bone(outcome, site)]
    if outcome.question.view != "fundamentals":
        panels = [_hormones(outcome), _turnover(outcome), *panels]
    return {
        "chart": {
            "kind": "time-series",
            "title": "Bone with everything that is switched on",
            "x": axis(
                "Years from the final menstrual period",
                "year",
                list(range(FIRST_Y, LAST_Y + 1, 5)),
            ),
            "panels": panels,
        },
        "sentence": _sentence(outcome, site),
        "description": {
            "build": f"{'Three line charts' if len(panels) == 3 else 'Line chart'} from 5 years "
            f"before to 15 years after the final period; the last shows {site} bone density, with "
            "everything that is switched on and with nothing.",
            "stats": f"At year 15, {percent(outcome.summary[f'{site}_end_pct'])} of the start is "
            f"left. A scan shows a change only beyond "
            f"{percent(outcome.summary['least_significant_change_pct'])}.",
            "trend": _trend(outcome, site),
        },
        "table": _table(outcome),
        "notes": [
            "Arms are those of studies, not amounts to take.",
            "With regular cycles throughout, time 0 has no meaning of its own.",
            safety.FRACTURES,
        ],
        "safety": safety.of_kinds(outcome.extra["kinds"]),
    }


def _bone(outcome, site):
    bone = f"{site}_bmd_pct"
    lines = [(UNTREATED[bone][0], "Nothing (model)", "nothing")]
    if outcome.extra["treated"]:
        lines = [(bone, f"{_name(outcome)} (model)", _role(outcome)), *lines]
    else:
        lines = [(bone, "Nothing (model)", "nothing")]
    first, last = outcome.extra["first"], outcome.extra["last"]
    spans = [{"x1": first, "x2": last, "label": "years compared"}] if outcome.extra["treated"] else []
    return bone_panel(outcome, lines, site, spans=spans)


def _name(outcome):
    inputs = outcome.inputs
    names = ["estrogen"] if inputs["estrogen"] == "on" else []
    if inputs["progestogen"] != "none":
        name = dict(PROGESTOGENS)[inputs["progestogen"]].split(",")[0]
        names.append(name if name.isupper() else name.lower())
    text = " and ".join(names) or "With what is switched on"
    return text[0].upper() + text[1:]


def _role(outcome):
    estrogen, other = (
        outcome.inputs["estrogen"] == "on",
        outcome.inputs["progestogen"] != "none",
    )
    if estrogen == other:
        return "both"
    return "estrogen" if estrogen else "progesterone"


def _hormones(outcome):
    return line_panel(
        outcome,
        "hormones",
        "Estradiol, pg/mL (mean of a month)",
        "pg/mL",
        [("estradiol_pg_per_ml", "Estradiol", "estrogen")],
        step=50,
        include=(0, 100),
    )


def _turnover(outcome):
    return line_panel(
        outcome,
        "turnover",
        "Turnover markers, % of start",
        "%",
        [("ctx_pct", "Breakdown (CTX)", "breakdown"), ("p1np_pct", "Building (P1NP)", "building")],
        step=25,
        include=(75, 175),
        rules=START,
    )


def _sentence(outcome, site):
    summary = outcome.summary
    if not outcome.extra["treated"]:
        return (
            f"With nothing switched on, {percent(summary[f'{site}_end_pct'])} of the {site} bone is "
            "left at year 15 in this model."
        )
    span = outcome.extra["last"] - outcome.extra["first"]
    return (
        f"In {number(span, 0)} years {site} bone {change(summary[f'{site}_change_pct'])} in this "
        f"model; with nothing it {change(summary[f'{site}_untreated_change_pct'])}."
    )


def _trend(outcome, site):
    summary = outcome.summary
    gap = summary[f"{site}_difference_points"]
    if not outcome.extra["treated"]:
        return "Nothing is switched on: the line shows the course of life alone."
    seen = abs(gap) > summary["least_significant_change_pct"]
    return (
        f"After {number(outcome.extra['last'] - outcome.extra['first'], 0)} years the two lines are "
        f"{number(abs(gap))} points apart, {'more' if seen else 'less'} than two scans of one "
        "person can tell."
    )


def _table(outcome):
    shown = [one for one in outcome.series if one["name"] in IN_TABLE or "bmd" in one["name"]]
    return {
        "columns": [outcome.time["label"]] + [f"{one['label']} ({one['unit']})" for one in shown],
        "rows": thin(outcome.time["values"], [one["values"] for one in shown], step=1),
    }
