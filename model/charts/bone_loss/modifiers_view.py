"""Pictures and words for `modifiers`."""

from typing import Any

from ..declaration import Choice
from ..outcome import Outcome
from ..shapes import ForestRow, Shown
from ..wording import safety
from ..wording.axes import covering_axis
from ..wording.numbers import change_a_year, number
from ..wording.tables import rounded
from .modifiers import SCENARIO

CONTROLS = {control.key: control for control in SCENARIO.controls}
LABEL = {
    "life_stage": "Stage of life",
    "nutrition": "Calcium and vitamin D",
    "movement": "Loading",
}
BASIS = {
    "life_stage": (
        "measured",
        "greendale2012",
        "Loss around the final period was measured in a cohort.",
    ),
    "nutrition": (
        "measured",
        "tang2007",
        "Supplements were measured; the cost of lack is assumed.",
    ),
    "movement": (
        "measured",
        "howe2011",
        "Mixed programmes were measured in 43 trials; walking is assumed.",
    ),
}
# Training was tried in women of about 65 and in mixed groups, so at every other stage its bar carries
# their gain over to women in whom nobody measured it.
EXTRAPOLATED = (
    "extrapolated",
    None,
    "Measured in women of about 65 and in mixed groups; carried over to this stage of life.",
)
TRAINED_STAGE = "late"
NAME = LABEL | {"nutrition": "Calcium, vitamin D"}  # beside a bar
SHORT: dict[str, dict[Any, str]] = {  # settings beside a bar
    "life_stage": {"pre": "before", "early": "just before", "after": "soon after", "late": "later"},
    "nutrition": {"low": "low", "adequate": "adequate"},
    "movement": {"none": "none", "walking": "walking", "training": "training"},
}
HOLLOW = (
    (
        "starting_density",
        "Starting density",
        "marshall1996",
        "no number in percent",
        "In percent of her own start, less bone does not lose faster or slower in this model. It starts "
        "nearer to a fracture.",
    ),
    (
        "magnesium",
        "Magnesium",
        "aydin2010",
        "not quantified",
        "One study of markers, ten women, no density.",
    ),
    ("vitamin_k2", "Vitamin K2", "knapen2007", "not quantified", "Trials of density found no effect."),
)


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary = outcome.summary
    here = summary["spine_change_per_y_pct"]
    rows = [_row(outcome, key) for key in LABEL] + [_hollow(*factor) for factor in HOLLOW]
    ends = [row[end] for row in rows for end in ("lower", "upper") if row[end] is not None]
    # What is extrapolated may have the longest bar, but must not be presented as the answer.
    measured = [key for key in LABEL if _basis(outcome, key)[0] == "measured"]
    longest = max(measured, key=lambda key: summary[f"{key}_range_points"])
    carried = _basis(outcome, "movement") == EXTRAPOLATED
    return {
        "chart": {
            "kind": "forest",
            "title": "Yearly change of spine bone, factor by factor",
            "x": covering_axis("Yearly change of spine bone, %", "% a year", [*ends, -3, 2], step=1),
            "rows": rows,
            "rules": [{"x": 0, "label": "bone holds"}, {"x": here, "label": "this setting", "key": True}],
            "heading": "Yearly change of spine bone, %",
            "key": [
                {"kind": "bar", "role": "plain", "text": "model, with a source"},
                {"kind": "bar-weak", "role": "plain", "text": "extrapolated"},
            ],
            "panels": [],
        },
        "sentence": (
            f"In this model spine bone {change_a_year(here)}. {LABEL[longest]} moves it "
            f"{number(summary[f'{longest}_range_points'])} points"
            + ("; training is extrapolated." if carried else ", the most of those measured.")
        ),
        "description": {
            "build": "Horizontal bars, one for each factor, from its least to its most favorable "
            "setting. Three bars are empty: they have no agreed number.",
            "stats": " ".join(
                f"{LABEL[key]} spans {number(summary[f'{key}_range_points'])} points a year." for key in LABEL
            ),
            "trend": f"Of the measured bars, {LABEL[longest].lower()} is the longest here. "
            + ("That of training is extrapolated. " if carried else "")
            + "Starting density, magnesium and vitamin K2 have no agreed number.",
        },
        "table": {
            "columns": ["Factor", "Lowest (% a year)", "Highest (% a year)", "Settings", "Basis"],
            "rows": [
                [
                    row["label"],
                    rounded(row["lower"]),
                    rounded(row["upper"]),
                    "; ".join(f"{option['label']} {number(option['value'])}" for option in row["options"])
                    or row["note"],
                    row["basis"],
                ]
                for row in rows
            ],
        },
        "notes": [
            f"Each bar changes one factor and leaves the others as set ({_setting(outcome)}). "
            "The change is the mean of two years.",
            "The bar of starting density is empty: in percent of her own start, less bone does not lose "
            "faster or slower in this model.",
            "A low start is not safer: it is nearer to a fracture, and bones break more often at low density.",
            "Training was measured for eight months in women of about 65 with low density, and in mixed "
            "programs. That it would do as much at another stage of life is an extrapolation; soon after "
            "the final period nobody has shown that it stops the loss.",
            safety.DENSITY,
        ],
    }


def _row(outcome: Outcome, key: str) -> ForestRow:
    changes = outcome.extra["bars"][key]
    basis, source, note = _basis(outcome, key)
    weak = ", extrapolated" if basis == "extrapolated" else ""
    least, most = min(changes, key=changes.get), max(changes, key=changes.get)
    return {
        "key": key,
        "label": LABEL[key],
        "names": [
            f"{NAME[key]}: {SHORT[key][least]} to {SHORT[key][most]}{weak}",
            f"{NAME[key]}{weak}",
            NAME[key],
        ],
        "figures": f"{number(changes[least])} to {number(changes[most])}",
        "lower": changes[least],
        "upper": changes[most],
        "estimate": outcome.summary["spine_change_per_y_pct"],
        "options": [{"label": _option(key, value), "value": at} for value, at in changes.items()],
        "role": "model",
        "basis": basis,
        "source": source,
        "note": note,
    }


def _basis(outcome: Outcome, key: str) -> tuple[str, str | None, str]:
    """Find what the length of a bar rests on at this setting: word, source and note."""
    if key == "movement" and outcome.inputs["life_stage"] != TRAINED_STAGE:
        return EXTRAPOLATED
    return BASIS[key]


def _hollow(key: str, label: str, source: str, basis: str, note: str) -> ForestRow:
    return {
        "key": key,
        "label": label,
        "lower": None,
        "upper": None,
        "estimate": None,
        "options": [],
        "role": "hollow",
        "basis": basis,
        "source": source,
        "note": note,
    }


def _option(key: str, value: Any) -> str:
    control = CONTROLS[key]
    assert isinstance(control, Choice)
    return control.option_label(value)


def _setting(outcome: Outcome) -> str:
    return "; ".join(f"{LABEL[key]}: {_option(key, outcome.inputs[key])}" for key in LABEL)
