"""Pictures and words for `virtual-trial`."""

from ..wording import safety
from ..wording.axes import axis, cover, line_panel
from ..wording.forest_rows import FOUND, SIMULATED, figures, measured_key
from ..wording.numbers import number, percent
from .trial_arms import ARMS


def show(outcome):
    """See `registry.CHARTS`."""
    compared = outcome.extra["compared"]
    last = compared[-1]
    ends = [row[end] for one in compared for row in one["drawn"] for end in ("lower", "upper")]
    ends += [
        row[end]
        for one in compared
        for row in one["published"]
        for end in ("lower", "upper", "estimate")
        if row[end] is not None
    ]
    low, high, ticks = cover([*ends, -2, 3], step=1)
    rows = [row for one in compared for row in _rows(one)]
    return {
        "chart": {
            "kind": "forest",
            "title": "A trial, run many times",
            "x": {
                "label": "Difference in yearly change of spine bone, % a year",
                "unit": "% a year",
                "min": low,
                "max": high,
                "ticks": ticks,
            },
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
                    "key": one["arm"],
                    "label": f"All estimates: {_versus(one)}",
                    "dots_label": _square(len(one["dots"]), int(outcome.inputs["repeats"])),
                    "dots": [{"x": at} for at in one["dots"]],
                    "true": one["true"],
                }
                for one in compared
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
                [row["label"], *(_short(row[key]) for key in ("estimate", "lower", "upper"))] for row in rows
            ],
        },
        "notes": _notes(outcome, last),
        "safety": _safety(outcome.extra["arms"]),
    }


def _rows(one):
    """Simulated trials as thin lines, then the published ones of the same two arms, by name."""
    versus = _versus(one)
    many = len(one["drawn"]) > 3
    simulated = [
        {
            "label": f"simulated trial {i + 1}",
            "group": f"Simulated: {versus}",
            "figures": figures(row),
            "thin": many,
            "found": row["lower"] > 0 or row["upper"] < 0,
            "role": "model",
            "source": None,
            **row,
        }
        for i, row in enumerate(one["drawn"])
    ]
    published = [
        {"role": "measured", "group": f"Published: {versus}", "figures": figures(row), **row}
        for row in one["published"]
    ]
    return simulated + published


def _square(dots, repeats):
    """What one square of the heap stands for."""
    each = repeats // dots
    if each == 1:
        return "one square: one simulated trial"
    return f"one square: {each} of {repeats} simulated trials"


def _versus(one):
    return f"{ARMS[one['arm']][0]} against {ARMS[one['first']][0]}"


def _sentence(outcome, last):
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


def _trend(last):
    if last["true"] and last["detected_pct"] < 50:
        return (
            "Most intervals fit both no effect and a useful one: no difference was found, and the "
            "study was too small to rule one out."
        )
    if last["true"]:
        return "Most trials of this size find the effect."
    return "There is nothing to find, and a few trials still seem to find something."


def _notes(outcome, last):
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


def _safety(arms):
    found = []
    if "estrogen" in arms:
        found.append(safety.WOMB_LINING)
    if any("mpa" in arm for arm in arms):
        found.append(safety.MPA_IS_NOT_PROGESTERONE)
    return found


def _short(value):
    return None if value is None else round(value, 2)
