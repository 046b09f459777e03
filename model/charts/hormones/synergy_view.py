"""Pictures and words for `synergy`."""

from ..wording import safety
from ..wording.axes import axis, cover
from ..wording.numbers import change, number, thin

ROLE = {"nothing": "nothing", "progestogen": "progesterone", "estrogen": "estrogen", "both": "both"}
PLACE = {"nothing": (0, 0), "progestogen": (0, 1), "estrogen": (1, 0), "both": (1, 1)}
PRODUCT = {"progesterone": "oral progesterone", "mpa": "MPA"}


def show(outcome):
    """See `registry.CHARTS`."""
    inputs, summary = outcome.inputs, outcome.summary
    names = _names(inputs["which"])
    chosen = _chosen(inputs)
    span = "1 year" if inputs["years"] == 1 else f"{inputs['years']:g} years"
    return {
        "chart": {
            "kind": "grid-2x2",
            "title": "Nothing, one hormone, or both",
            "x": axis("Years since the start", "year", list(range(int(inputs["years"]) + 1))),
            "heading": f"{inputs['site'].capitalize()} bone density, % of start",
            "note": "The axis does not start at 0.",
            "encoding": "lines" if outcome.question.view == "fundamentals" else "band",
            "key": {
                "model": "model, average woman",
                "dots": {
                    "measured": "arm of a trial, with its interval",
                    "open": "arm of a trial, interval not reported",
                    "progestin": "arm with MPA, a progestin; interval not reported",
                },
            },
            "panels": _panels(outcome, names, chosen),
        },
        "sentence": (
            f"In this model {inputs['site']} bone on {names[chosen]} "
            f"{change(summary[f'{chosen}_change_per_y_pct'])} a year for {span}"
            + _against(chosen, summary["nothing_change_per_y_pct"])
        ),
        "description": {
            "build": f"Four panels of {inputs['site']} bone density over {span} after menopause: "
            "nothing, a progestogen, estrogen, both. Lines are the model; dots are trials.",
            "stats": "Change a year in the model: "
            + "; ".join(f"{names[cell]} {number(summary[f'{cell}_change_per_y_pct'])}%" for cell in names)
            + ".",
            "trend": _trend(summary, inputs["which"]),
        },
        "table": {
            "columns": [outcome.time["label"]]
            + [f"{names[cell].capitalize()} (% of start)" for cell in names],
            "rows": thin(outcome.time["values"], [one["values"] for one in outcome.series], step=0.5),
        },
        "notes": _notes(outcome),
        "safety": _safety(chosen, inputs["which"]),
    }


def _against(chosen, nothing):
    return "." if chosen == "nothing" else f"; on nothing it {change(nothing)}."


def _names(which):
    product = PRODUCT[which]
    return {
        "nothing": "nothing",
        "progestogen": f"{product} alone",
        "estrogen": "estrogen alone",
        "both": f"estrogen and {product}",
    }


def _chosen(inputs):
    if inputs["estrogen"] == "on":
        return "both" if inputs["progestogen"] == "on" else "estrogen"
    return "progestogen" if inputs["progestogen"] == "on" else "nothing"


def _panels(outcome, names, chosen):
    """One panel for each cell, all on the same axis."""
    dots = outcome.extra["dots"]
    values = [95, 110]
    for one in outcome.series:
        values += one["values"] + one.get("lower", []) + one.get("upper", [])
        values += [value for woman in one.get("samples", []) for value in woman]
    values += [dot["y"] for found in dots.values() for dot in found]
    low, high, ticks = cover(values, step=5)
    return [
        {
            "key": cell,
            "label": f"{names[cell][0].upper()}{names[cell][1:]}",
            "says": _says(outcome.summary[f"{cell}_change_per_y_pct"], dots.get(cell, [])),
            "unit": "%",
            "min": low,
            "max": high,
            "ticks": ticks,
            "row": PLACE[cell][0],
            "column": PLACE[cell][1],
            "selected": cell == chosen,
            "per_year": outcome.summary[f"{cell}_change_per_y_pct"],
            "lines": [
                {
                    "series": one["name"],
                    "label": "Model",
                    "role": ROLE[cell],
                    "outline": outcome.inputs["which"] == "mpa" and cell == "progestogen",
                }
            ],
            "dots": [
                {**dot, "lower": None, "upper": None, "role": _dot_role(outcome, cell)}
                for dot in dots.get(cell, [])
            ],
            "rules": [{"y": 100, "label": "start"}],
            "spans": [],
        }
        for cell, one in zip(names, outcome.series)
    ]


def _dot_role(outcome, cell):
    """MPA has its own marker: its data are never read as data on progesterone."""
    given = cell in ("progestogen", "both") and outcome.inputs["which"] == "mpa"
    return "progestin" if given else "measured"


def _says(per_year, dots):
    """The yearly change of the line and of the dots of one cell, in a few words."""
    found = [f"Model: {number(per_year)}% a year"]
    rates = sorted(dot["per_year"] for dot in dots)
    if len(rates) == 1:
        found.append(f"1 trial arm: {number(rates[0])}%")
    elif rates:
        found.append(f"{len(rates)} trial arms: {number(rates[0])} to {number(rates[-1])}%")
    return found


def _trend(summary, which):
    alone = summary["progestogen_change_per_y_pct"] - summary["nothing_change_per_y_pct"]
    added = summary["both_change_per_y_pct"] - summary["estrogen_change_per_y_pct"]
    product = PRODUCT[which]
    return (
        f"Without estrogen the line with {product} stays within {number(abs(alone))} points a year "
        f"of nothing. Added to estrogen it makes {number(added)} points a year."
    )


def _notes(outcome):
    notes = [
        "Dots are arms of trials, a year’s change times the years drawn. The tables they come from "
        "give no interval for one arm.",
        "PEPI tested estrogen with progesterone too. Its report gives only the mean of three arms "
        "together, which fits no single cell.",
        "Trials of both hormones nearly all gave MPA. The step from estrogen to both was measured "
        "with MPA, not with progesterone.",
        safety.FRACTURES,
    ]
    if not outcome.extra["dots"]:
        notes[0] = "Trial dots are shown for the spine, where most trials measured."
    return notes


def _safety(chosen, which):
    found = []
    if chosen == "estrogen":
        found.append(safety.WOMB_LINING)
    if chosen == "both":
        found.append(safety.HARMS)
    if which == "mpa":
        found.append(safety.MPA_IS_NOT_PROGESTERONE)
    if chosen != "nothing":
        found.append(safety.CLINICIAN)
    return found
