"""Pictures and words for `synergy`."""

from ...simulation.clamp import STUDY_START_Y
from ..outcome import Outcome
from ..shapes import Inputs, Panel, Shown
from ..wording import beyond_data, safety
from ..wording.axes import axis, axis_range
from ..wording.numbers import change_a_year, counted, number
from ..wording.panels import START_RULE
from ..wording.tables import full_table

ROLE = {"nothing": "nothing", "progestogen": "progesterone", "estrogen": "estrogen", "both": "both"}
PLACE = {"nothing": (0, 0), "progestogen": (0, 1), "estrogen": (1, 0), "both": (1, 1)}
PRODUCT = {"progesterone": "progesterone", "mpa": "MPA"}
SHORT = {"nothing": "Nothing", "estrogen": "Estrogen", "both": "Both"}
# What the step from estrogen alone to both rests on, for progesterone: the trials we read give no
# number for it, so its cell says this in place of one.
STEP = {
    "none": "assumed: none",
    "small": "from MPA trials",
    "strong": "assumed: strong",
}
RESTS_ON = {
    "none": "that progesterone adds nothing is assumed",
    "small": "what progesterone adds rests on MPA trials",
    "strong": "what progesterone adds is assumed",
}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    inputs = outcome.inputs
    names = _names(inputs["which"])
    chosen = _chosen(inputs)
    panels = _panels(outcome, names, chosen)
    span = counted(inputs["years"], "years")
    return {
        "chart": {
            "kind": "grid-2x2",
            "title": "Nothing, one hormone, or both",
            "x": axis("Years since the start", "year", range(int(inputs["years"]) + 1)),
            "heading": f"{inputs['site'].capitalize()}, % of start; "
            f"{'trials' if outcome.extra['dots'] else 'numbers'}, % a year",
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
        "sentence": _sentence(outcome, names, chosen, span),
        "description": {
            "build": f"Four panels of {inputs['site']} bone density over {span} after menopause: "
            "nothing, a progestogen, estrogen, both. Dots are trials; lines are the model.",
            "stats": _trials(outcome, names)
            + "Change a year in the model: "
            + "; ".join(_modeled(outcome, cell, name) for cell, name in names.items())
            + ".",
            "trend": _trend(outcome),
        },
        "table": full_table(
            outcome, step=0.5, headings=[_heading(outcome, cell, name) for cell, name in names.items()]
        ),
        "notes": _notes(outcome)
        + beyond_data.treated_at_start(outcome.question.interventions, STUDY_START_Y),
        "safety": _safety(chosen, inputs["which"]),
    }


def _sentence(outcome: Outcome, names: dict[str, str], chosen: str, span: str) -> str:
    """Say what trials measured, then what the model says, and what that rests on where nothing was."""
    site, summary = outcome.inputs["site"], outcome.summary
    yearly = summary[f"{chosen}_change_per_y_pct"]
    rate = f"{number(yearly)}%"
    beside = f"{number(summary['nothing_change_per_y_pct'])}%"
    rests_on = ""
    if chosen == "both" and outcome.inputs["which"] == "progesterone":
        rests_on = f"; {RESTS_ON[outcome.question.assumption]}"
    measured = _measured(outcome)
    if chosen not in measured:
        nothing = change_a_year(summary["nothing_change_per_y_pct"])
        against = "" if rests_on or chosen == "nothing" else f"; on nothing it {nothing}"
        return (
            f"Over {span} {site} bone on {names[chosen]} {change_a_year(yearly)} in this model"
            f"{rests_on or against}."
        )
    found = f"Trials at the {site}: {measured[chosen]}% a year on {names[chosen]}"
    if rests_on:
        return f"{found}. Model: {rate}{rests_on}."
    if chosen == "nothing":
        return f"{found}. Model: {rate}, less loss than in {_faster(outcome)}."
    return f"{found}, {measured['nothing']}% on nothing. Model: {rate} and {beside}."


def _faster(outcome: Outcome) -> str:
    """Count the arms on nothing that lost more than the model says: "7 of 8 arms"."""
    rates = [dot["per_year"] for dot in outcome.extra["dots"]["nothing"]]
    model = outcome.summary["nothing_change_per_y_pct"]
    return f"{sum(rate < model for rate in rates)} of {len(rates)} arms"


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
    """Write what trials measured, then the yearly change of the line or what it rests on."""
    measured = _measured(outcome).get(cell)
    lone = ", 1 arm" if len(outcome.extra["dots"].get(cell, [])) == 1 else ""
    says = [f"{measured}{lone}"] if measured else []
    if cell == "both" and outcome.inputs["which"] == "progesterone":
        step = STEP[outcome.question.assumption]
        return [*says, f"model step {step}"] if says else [step]
    return [*says, f"model {number(outcome.summary[f'{cell}_change_per_y_pct'])}"]


def _heading(outcome: Outcome, cell: str, name: str) -> str:
    """Head the model's column of a cell; for progesterone with estrogen with what it rests on."""
    assumed = cell == "both" and outcome.inputs["which"] == "progesterone"
    rests_on = f", step {STEP[outcome.question.assumption]}" if assumed else ""
    return f"{name.capitalize()}{rests_on} (% of start)"


def _measured(outcome: Outcome) -> dict[str, str]:
    """Write the yearly changes of the arms of trials, from lowest to highest, by cell."""
    words = {}
    for cell, dots in outcome.extra["dots"].items():
        rates = sorted(dot["per_year"] for dot in dots)
        if rates:
            ends = dict.fromkeys((number(rates[0]), number(rates[-1])))
            words[cell] = " to ".join(ends)
    return words


def _trials(outcome: Outcome, names: dict[str, str]) -> str:
    """Write the yearly changes of the arms of trials in each cell."""
    parts = []
    for cell, rates in _measured(outcome).items():
        count = len(outcome.extra["dots"][cell])
        parts.append(f"{names[cell]} {rates}% ({count} arm{'' if count == 1 else 's'})")
    return f"Change a year in trials: {'; '.join(parts)}. " if parts else ""


def _modeled(outcome: Outcome, cell: str, name: str) -> str:
    """Write the yearly change of a line; for progesterone with estrogen what it rests on, no number."""
    if cell == "both" and outcome.inputs["which"] == "progesterone":
        return f"{name}: {RESTS_ON[outcome.question.assumption]}"
    return f"{name} {number(outcome.summary[f'{cell}_change_per_y_pct'])}%"


def _trend(outcome: Outcome) -> str:
    summary, which = outcome.summary, outcome.inputs["which"]
    alone = summary["progestogen_change_per_y_pct"] - summary["nothing_change_per_y_pct"]
    added = summary["both_change_per_y_pct"] - summary["estrogen_change_per_y_pct"]
    product = PRODUCT[which]
    return (
        f"Without estrogen the line with {product} stays within {number(abs(alone))} points a year "
        f"of nothing. Added to estrogen it makes {number(added)} points a year"
        + (f": {RESTS_ON[outcome.question.assumption]}." if which == "progesterone" else ".")
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
    return [f"On nothing, {_faster(outcome)} lost more than this model says.", *notes]


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
