"""Pictures and words for `synergy`."""

from ..outcome import Outcome
from ..shapes import Inputs, Panel, Shown, Summary
from ..wording import safety
from ..wording.axes import axis, axis_range
from ..wording.numbers import change, number
from ..wording.panels import START_RULE
from ..wording.tables import full_table

ROLE = {"nothing": "nothing", "progestogen": "progesterone", "estrogen": "estrogen", "both": "both"}
PLACE = {"nothing": (0, 0), "progestogen": (0, 1), "estrogen": (1, 0), "both": (1, 1)}
PRODUCT = {"progesterone": "progesterone", "mpa": "MPA"}
SHORT = {"nothing": "Nothing", "estrogen": "Estrogen", "both": "Both"}
# What the step from estrogen alone to both rests on, for progesterone: one trial gave it beside
# estrogen, none compared that with estrogen alone.
STEP = {"none": "step assumed: none", "small": "step from MPA trials", "strong": "step assumed"}
RESTS_ON = {
    "none": "that progesterone adds nothing is an assumption",
    "small": "what progesterone adds rests on MPA trials",
    "strong": "what progesterone adds is an assumption",
}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    inputs, summary = outcome.inputs, outcome.summary
    names = _names(inputs["which"])
    chosen = _chosen(inputs)
    panels = _panels(outcome, names, chosen)
    span = "1 year" if inputs["years"] == 1 else f"{inputs['years']:g} years"
    return {
        "chart": {
            "kind": "grid-2x2",
            "title": "Nothing, one hormone, or both",
            "x": axis("Years since the start", "year", range(int(inputs["years"]) + 1)),
            "heading": f"{inputs['site'].capitalize()} density, % of start",
            "note": f"axis from {panels[0]['min']:g}%",
            "encoding": "lines" if outcome.question.view == "fundamentals" else "band",
            "key": {
                "model": "model",
                "dots": {
                    "measured": "arm of a trial, with its interval",
                    "open": "arm of a trial",
                    "progestin": "arm with MPA, a progestin",
                },
            },
            "panels": panels,
        },
        "sentence": f"In this model {inputs['site']} bone on {names[chosen]} "
        + _sentence_end(chosen, span, outcome),
        "description": {
            "build": f"Four panels of {inputs['site']} bone density over {span} after menopause: "
            "nothing, a progestogen, estrogen, both. Lines are the model; dots are trials.",
            "stats": "Change a year in the model: "
            + "; ".join(f"{names[cell]} {number(summary[f'{cell}_change_per_y_pct'])}%" for cell in names)
            + "."
            + _trials(outcome, names),
            "trend": _trend(summary, inputs["which"]),
        },
        "table": full_table(
            outcome, step=0.5, headings=[f"{label.capitalize()} (% of start)" for label in names.values()]
        ),
        "notes": _notes(outcome),
        "safety": _safety(chosen, inputs["which"]),
    }


def _sentence_end(chosen: str, span: str, outcome: Outcome) -> str:
    """Say how bone changes, beside nothing, or what the number rests on where it was not measured."""
    rate = outcome.summary[f"{chosen}_change_per_y_pct"]
    words = change(rate) if change(rate) == change(0) else f"{change(rate)} a year"
    if chosen == "both" and outcome.inputs["which"] == "progesterone":
        return f"{words}; {RESTS_ON[outcome.question.assumption]}."
    if chosen == "nothing":
        return f"{words} for {span}."
    return f"{words} for {span}; on nothing it {change(outcome.summary['nothing_change_per_y_pct'])}."


def _names(which: str) -> dict[str, str]:
    product = PRODUCT[which]
    return {
        "nothing": "nothing",
        "progestogen": f"{product} alone",
        "estrogen": "estrogen alone",
        "both": f"estrogen and {product}",
    }


def _chosen(inputs: Inputs) -> str:
    if inputs["estrogen"] == "on":
        return "both" if inputs["progestogen"] == "on" else "estrogen"
    return "progestogen" if inputs["progestogen"] == "on" else "nothing"


def _panels(outcome: Outcome, names: dict[str, str], chosen: str) -> list[Panel]:
    """Make a panel for each cell, all on the same axis."""
    dots = outcome.extra["dots"]
    values = [95.0, 110.0]
    for series in outcome.series:
        values += series["values"] + series.get("lower", []) + series.get("upper", [])
        values += [value for woman in series.get("samples", []) for value in woman]
    values += [dot["y"] for cell_dots in dots.values() for dot in cell_dots]
    low, high, ticks = axis_range(values, step=5)
    return [
        {
            "key": cell,
            "label": f"{names[cell][0].upper()}{names[cell][1:]}",
            "short": SHORT.get(cell, PRODUCT[outcome.inputs["which"]].replace("p", "P", 1)),
            "says": _says(outcome, cell),
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
                    "series": series["name"],
                    "label": "Model",
                    "role": ROLE[cell],
                    "outline": outcome.inputs["which"] == "mpa" and cell == "progestogen",
                }
            ],
            "dots": [
                {**dot, "lower": None, "upper": None, "role": _dot_role(outcome, cell)}
                for dot in dots.get(cell, [])
            ],
            "rules": [START_RULE],
            "spans": [],
        }
        for cell, series in zip(names, outcome.series, strict=True)
    ]


def _dot_role(outcome: Outcome, cell: str) -> str:
    """Choose the marker; MPA has its own, so that its data are never read as data on progesterone."""
    given = cell in ("progestogen", "both") and outcome.inputs["which"] == "mpa"
    return "progestin" if given else "measured"


def _says(outcome: Outcome, cell: str) -> list[str]:
    """Write the yearly change of the line and, for progesterone with estrogen, what it rests on."""
    says = [f"{number(outcome.summary[f'{cell}_change_per_y_pct'])}% a year"]
    if cell == "both" and outcome.inputs["which"] == "progesterone":
        says.append(STEP[outcome.question.assumption])
    return says


def _trials(outcome: Outcome, names: dict[str, str]) -> str:
    """Write the yearly changes of the arms of trials in each cell."""
    parts = []
    for cell, dots in outcome.extra["dots"].items():
        rates = sorted(dot["per_year"] for dot in dots)
        if len(rates) == 1:
            parts.append(f"{names[cell]} {number(rates[0])}% (1 arm)")
        elif rates:
            parts.append(f"{names[cell]} {number(rates[0])} to {number(rates[-1])}% ({len(rates)} arms)")
    return f" In trials: {'; '.join(parts)}." if parts else ""


def _trend(summary: Summary, which: str) -> str:
    alone = summary["progestogen_change_per_y_pct"] - summary["nothing_change_per_y_pct"]
    added = summary["both_change_per_y_pct"] - summary["estrogen_change_per_y_pct"]
    product = PRODUCT[which]
    return (
        f"Without estrogen the line with {product} stays within {number(abs(alone))} points a year "
        f"of nothing. Added to estrogen it makes {number(added)} points a year."
    )


def _notes(outcome: Outcome) -> list[str]:
    notes = [
        "Dots are arms of trials, a year’s change times the years drawn. The tables they come from "
        "give no interval for one arm.",
        "PEPI tested estrogen with progesterone too. Its abstract, all we have read, gives only the "
        "mean of three arms together, which fits no single cell.",
        "Trials of both hormones nearly all gave MPA. The step from estrogen to both was measured "
        "with MPA, not with progesterone.",
        safety.FRACTURES,
    ]
    if not outcome.extra["dots"]:
        notes[0] = "Trial dots are shown for the spine, where most trials measured."
    return notes


def _safety(chosen: str, which: str) -> list[str]:
    notes = []
    if chosen == "estrogen":
        notes.append(safety.WOMB_LINING)
    if chosen == "both":
        notes.append(safety.HARMS)
    if which == "mpa":
        notes.append(safety.MPA_IS_NOT_PROGESTERONE)
    if chosen != "nothing":
        notes.append(safety.CLINICIAN)
    return notes
