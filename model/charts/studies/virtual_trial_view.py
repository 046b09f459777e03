"""Pictures and words for `virtual-trial`."""

from typing import Any

from ..outcome import Outcome
from ..shapes import ForestRow, Shown
from ..wording import safety
from ..wording.axes import axis, covering_axis
from ..wording.forest_rows import FOUND, SIMULATED, interval_words, measured_key
from ..wording.numbers import number, percent
from ..wording.panels import line_panel
from ..wording.tables import rounded
from .trial_arms import ARMS


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    compared = outcome.extra["compared"]
    last = compared[-1]
    rows = [row for comparison in compared for row in _rows(comparison)]
    ends = [row[end] for row in rows for end in ("lower", "upper", "estimate")]
    return {
        "chart": {
            "kind": "forest",
            "title": "A trial, run many times",
            "x": covering_axis(
                "Difference in yearly change of spine bone, % a year", "% a year", [*ends, -2, 3], step=1
            ),
            "heading": "Difference between two arms, % a year",
            "key": [
                SIMULATED,
                *([FOUND] if any(row.get("found") for row in rows) else []),
                *measured_key(rows),
            ],
            "rows": rows,
            "rules": [
                {"x": 0, "label": "no difference"},
                {"x": last["true"], "label": "true effect", "key": True},
            ],
            "dotplots": [
                {
                    "key": comparison["arm"],
                    "label": f"All estimates: {_versus(comparison)}",
                    "dots_label": _dots_label(len(comparison["dots"]), int(outcome.inputs["repeats"])),
                    "dots": [{"x": at} for at in comparison["dots"]],
                    "true": comparison["true"],
                }
                for comparison in compared
            ],
            "panels": [
                line_panel(
                    outcome,
                    "power",
                    "Chance to detect the true effect, %",
                    "%",
                    [("chance_to_detect_pct", "chance", "plain")],
                    step=20,
                    include=(0, 100),
                    x=axis("Women in each arm", "women", [0, 100, 200, 300, 400, 500]),
                    rules=[{"y": 80, "label": "80%, often asked for"}],
                )
            ],
        },
        "sentence": _sentence(outcome, last),
        "description": {
            "build": "A forest plot of simulated trials beside published ones, a dot plot of all "
            "estimates, and a line of the chance to detect the effect against the size of a trial.",
            "stats": f"True effect {number(last['true'], 2)}% a year. The interval reaches "
            f"{number(last['half_width'], 2)} to either side on average. Of 100 trials, "
            f"{number(last['detected_pct'], 0)} find the effect and "
            f"{number(last['wrong_way_pct'], 0)} find a false one. The estimate farthest from zero "
            f"is {number(last['largest'])}.",
            "trend": _trend(last),
        },
        "table": {
            "columns": ["Trial", "Estimate (% a year)", "Lower", "Upper"],
            "rows": [
                [row["label"], *(rounded(row[key]) for key in ("estimate", "lower", "upper"))] for row in rows
            ],
        },
        "notes": _notes(outcome, last),
        "safety": _safety(outcome.extra["arms"]),
    }


def _rows(comparison: dict[str, Any]) -> list[ForestRow]:
    """List simulated trials as thin lines, then the published ones of the same two arms, by name."""
    versus = _versus(comparison)
    many = len(comparison["drawn"]) > 3
    simulated = [
        {
            "label": f"simulated trial {i + 1}",
            "group": f"Simulated: {versus}",
            "figures": interval_words(row),
            "thin": many,
            "found": row["lower"] > 0 or row["upper"] < 0,
            "role": "model",
            "source": None,
            **row,
        }
        for i, row in enumerate(comparison["drawn"])
    ]
    published = [
        {"role": "measured", "group": f"Published: {versus}", "figures": interval_words(row), **row}
        for row in comparison["published"]
    ]
    return simulated + published


def _dots_label(dots: int, repeats: int) -> str:
    """Say what one square of the heap stands for."""
    each = repeats // dots
    if each == 1:
        return "one square: one simulated trial"
    return f"one square: {each} of {repeats} simulated trials"


def _versus(comparison: dict[str, Any]) -> str:
    return f"{ARMS[comparison['arm']][0]} against {ARMS[comparison['first']][0]}"


def _sentence(outcome: Outcome, last: dict[str, Any]) -> str:
    women, repeats = outcome.inputs["women_per_arm"], outcome.inputs["repeats"]
    share, true = last["detected_pct"], last["true"]
    if repeats == "1":
        row = last["drawn"][0]
        return (
            f"This simulated trial says {number(row['estimate'], 2)}% a year, from "
            f"{number(row['lower'], 2)} to {number(row['upper'], 2)}. The truth is {number(true, 2)}."
        )
    if not true:
        return (
            f"With no true effect, {percent(last['wrong_way_pct'], 0)} of {repeats} simulated trials "
            f"with {women:.0f} women an arm still find one."
        )
    return (
        f"With {women:.0f} women an arm, {percent(share, 0)} of {repeats} simulated trials find the "
        f"true effect of {number(true, 2)}% a year."
    )


def _trend(last: dict[str, Any]) -> str:
    if last["true"] and last["detected_pct"] < 50:
        return (
            "Most intervals fit both no effect and a useful one: no difference was found, and the "
            "study was too small to rule one out."
        )
    if last["true"]:
        return "Most trials of this size find the effect."
    return "There is nothing to find, and a few trials still seem to find something."


def _notes(outcome: Outcome, last: dict[str, Any]) -> list[str]:
    notes = [
        "Not shown to work is not the same as shown not to work. The same noise makes a lucky "
        "result look large.",
        f"The spread between women, {percent(outcome.inputs['sd_pct'])} a year, is an assumption. "
        "Scan noise is added to it.",
        "Published trials used several amounts and ways of taking; those without a reported "
        "interval are open marks.",
        "The uncertainty shown is sampling in a trial, and nothing else.",
        safety.FRACTURES,
    ]
    if not last["published"]:
        notes.append("No published trial compared these two arms.")
    return notes


def _safety(arms: tuple[str, ...]) -> list[str]:
    notes = []
    if "estrogen" in arms:
        notes.append(safety.WOMB_LINING)
    if any("mpa" in arm for arm in arms):
        notes.append(safety.MPA_IS_NOT_PROGESTERONE)
    return notes
