"""Pictures and words for `modifiers`."""

from typing import Any

from ..declaration import Choice
from ..outcome import Outcome
from ..shapes import ForestRow, Shown
from ..wording import safety
from ..wording.axes import covering_axis
from ..wording.numbers import change, number
from ..wording.tables import rounded
from .modifiers import SCENARIO, T_SCORES

CONTROLS = {control.key: control for control in SCENARIO.controls}
LABEL = {
    "life_stage": "Stage of life",
    "t_score": "Starting density",
    "nutrition": "Calcium and vitamin D",
    "movement": "Loading",
}
BASIS = {
    "life_stage": (
        "measured",
        "greendale2012",
        "Loss around the final period was measured in a cohort.",
    ),
    "t_score": ("model only", None, "Less bone bears more strain, so it loses a smaller share."),
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
    "t_score": {value: number(value) for value in T_SCORES},
    "nutrition": {"low": "low", "adequate": "adequate"},
    "movement": {"none": "none", "walking": "walking", "training": "training"},
}
NOT_QUANTIFIED = (
    ("magnesium", "Magnesium", "aydin2010", "One study of markers, ten women, no density."),
    ("vitamin_k2", "Vitamin K2", "knapen2007", "Trials of density found no effect."),
)


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary = outcome.summary
    here = summary["spine_change_per_y_pct"]
    rows = [_row(outcome, key) for key in LABEL] + [_hollow(*factor) for factor in NOT_QUANTIFIED]
    ends = [row[end] for row in rows for end in ("lower", "upper") if row[end] is not None]
    # An unmeasured factor may have the longest bar, but must not be presented as the answer.
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
                {"kind": "bar-weak", "role": "plain", "text": "model only or extrapolated"},
            ],
            "panels": [],
        },
        "sentence": (
            f"In this model spine bone {change(here)} a year. {LABEL[longest]} moves it "
            f"{number(summary[f'{longest}_range_points'])} points"
            + ("; training is extrapolated." if carried else ", most of what was measured.")
        ),
        "description": {
            "build": "Horizontal bars, one for each factor, from its least to its most favorable "
            "setting. Two bars are empty: they have no agreed number.",
            "stats": " ".join(
                f"{LABEL[key]} spans {number(summary[f'{key}_range_points'])} points a year." for key in LABEL
            ),
            "trend": f"Of the measured bars, {LABEL[longest].lower()} is the longest here. The bar "
            "of starting density comes from the model only"
            + (", and that of training is extrapolated. " if carried else ". ")
            + "Magnesium and vitamin K2 have no agreed number.",
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
            "A fifth of the distance between a woman’s density and the usual one counts as lost "
            "bone, the rest as her peak. That share is an assumption.",
            "Training was measured for eight months in women of about 65 with low density, and in mixed "
            "programs. That it would do as much at another stage of life is an extrapolation; soon after "
            "the final period nobody has shown that it stops the loss.",
            "A low start may lose less in percent. That does not make it safer: bones break more "
            "often at low density.",
            safety.DENSITY,
        ],
    }


def _row(outcome: Outcome, key: str) -> ForestRow:
    changes = outcome.extra["bars"][key]
    basis, source, note = _basis(outcome, key)
    weak = {"extrapolated": ", extrapolated", "model only": ", model only"}.get(basis, "")
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


def _hollow(key: str, label: str, source: str, note: str) -> ForestRow:
    return {
        "key": key,
        "label": label,
        "lower": None,
        "upper": None,
        "estimate": None,
        "options": [],
        "role": "hollow",
        "basis": "not quantified",
        "source": source,
        "note": note,
    }


def _option(key: str, value: Any) -> str:
    control = CONTROLS[key]
    return control.option_label(value) if isinstance(control, Choice) else f"T-score {number(value)}"


def _setting(outcome: Outcome) -> str:
    return "; ".join(f"{LABEL[key]}: {_option(key, outcome.inputs[key])}" for key in LABEL)
