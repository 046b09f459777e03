"""Pictures and words for `virtual-trial`."""

from typing import Any

from ...trials import evidence_table
from ..outcome import Outcome
from ..shapes import ForestRow, Mark, Shown
from ..wording import safety
from ..wording.axes import covering_axis
from ..wording.numbers import acting, number, setting
from ..wording.tables import rounded
from .trial_arms import ARMS, SHORT

DRAWN_TRIALS = 20  # one by one; more of them are bars
LISTED_SIZES = (10, 20, 50, 100, 200, 300, 400, 500)  # of which the table tells the chance


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    compared = outcome.extra["compared"]
    last = compared[-1]
    ends = [end for comparison in compared for end in _ends(comparison)]
    studies = [row for comparison in compared for row in comparison["published"]]
    first = ARMS[last["first"]][0]
    return {
        "chart": {
            "kind": "repeated-trials",
            "title": "A trial, run many times",
            "x": covering_axis(f"Spine bone gain over {first}, % a year", "% a year", [*ends, -2, 3], step=1),
            "words": {
                "line": "simulated trial, 95% interval",
                "line_found": "leaves out 0",
                "bar": "simulated trials",
                "bar_found": "leave out 0",
                "counted": "trials",
                "truth": "true effect",
                "zero": "no difference",
                "studies": _key(studies),
            },
            "words_short": {
                "line": "simulated",
                "line_found": "leaves out 0",
                "bar": "simulated",
                "bar_found": "leave out 0",
                "counted": "trials",
                "truth": "true",
                "zero": "no difference",
                "studies": _key(studies, short=True),
            },
            "comparisons": [_comparison(one) for one in compared],
            "panels": [],
        },
        "sentence": _sentence(outcome, last),
        "description": {
            "build": "Simulated trials as lines, or as bars where they are more than "
            f"{DRAWN_TRIALS}, above published ones as dots, on one axis.",
            "stats": f"True effect {_true(last)}% a year. The interval reaches "
            f"{number(last['half_width'], 2)} to either side on average. Of 100 trials, "
            f"{acting(round(last['detected_pct']), 'find')} the effect and "
            f"{acting(round(last['wrong_way_pct']), 'find')} a false one. The estimate farthest from zero "
            f"is {number(last['largest'])}.",
            "trend": _trend(last),
        },
        "table": {
            "columns": ["Trial", "Estimate (% a year)", "Lower", "Upper", "Leaves out 0"],
            "rows": _table(outcome),
        },
        "notes": _notes(outcome, last),
        "safety": _safety(outcome.extra["arms"]),
    }


def _single(comparison: dict[str, Any]) -> list[dict[str, Any]]:
    """List the simulated trials that are drawn one by one, by estimate; none where they are many."""
    trials = comparison["trials"]
    if len(trials) > DRAWN_TRIALS:
        return []
    named = [trial | {"label": f"simulated trial {i + 1}"} for i, trial in enumerate(trials)]
    return sorted(named, key=lambda trial: float(trial["estimate"]))


def _ends(comparison: dict[str, Any]) -> list[float | None]:
    """Collect what the axis of a comparison must cover."""
    rows = [*_single(comparison), *comparison["published"]]
    bars = [bar[end] for bar in comparison["bars"] for end in ("x1", "x2")]
    return [comparison["true"], *bars, *(row[end] for row in rows for end in ("lower", "upper", "estimate"))]


def _comparison(comparison: dict[str, Any]) -> dict[str, Any]:
    """Turn one comparison into its part of the picture."""
    arm, count = comparison["arm"], len(comparison["trials"])
    true = _true(comparison)
    studies = len(comparison["published"])
    return {
        "key": arm,
        "label": _versus(comparison),
        "short": SHORT.get(arm, ARMS[arm][0]),
        "drawn": f"{count} simulated trial{'' if count == 1 else 's'}",
        "says": _says(comparison),
        "says_short": _says_short(comparison),
        "true": comparison["true"],
        "true_label": f"true effect {true}" if comparison["true"] else "no true effect",
        "true_short": f"true {true}" if comparison["true"] else "no true effect",
        "trials": _single(comparison),
        "bars": comparison["bars"],
        "studies": [row | {"figures": _figures(row)} for row in comparison["published"]],
        "studies_label": f"{studies or 'none'} published",
    }


def _true(comparison: dict[str, Any]) -> str:
    """Write the true effect: as it was typed, or as the model has it."""
    return setting(comparison["true"]) if comparison["typed"] else number(comparison["true"], 2)


def _says(comparison: dict[str, Any]) -> str:
    """Say how many simulated trials find the effect, and how many one that is not there."""
    count, right, wrong = len(comparison["trials"]), comparison["right"], comparison["wrong"]
    if count == 1:
        return "It finds the effect" if right else "It finds a false effect" if wrong else "It finds nothing"
    if not comparison["true"]:
        return f"{_of(wrong, count, 'find')} an effect that is not there"
    return f"{_of(right, count, 'find')} the effect" + (f", {wrong} the wrong way" if wrong else "")


def _says_short(comparison: dict[str, Any]) -> str:
    count, right, wrong = len(comparison["trials"]), comparison["right"], comparison["wrong"]
    if count == 1:
        return "finds it" if right else "errs" if wrong else "finds nothing"
    return f"{_of(right, count, 'find')} it" if comparison["true"] else _of(wrong, count, "err")


def _of(some: int, count: int, verb: str) -> str:
    return f"{some} of {count} {verb}{'s' if some == 1 else ''}"


def _figures(row: ForestRow) -> str:
    """Write a published estimate with its interval, short enough to stand beside its mark."""
    estimate = number(row["estimate"], 2)
    if row["lower"] is None:
        # A report that calls its own difference chance must not read like one that is only silent.
        chance = evidence_table.table()[row["row"]]["p"] == evidence_table.NOT_SIGNIFICANT
        return f"{estimate}, {'not clear' if chance else 'no interval'}"
    return f"{estimate} ({number(row['lower'], 2)} to {number(row['upper'], 2)})"


def _key(studies: list[ForestRow], short: bool = False) -> list[Mark]:
    """Explain the marks of published studies, only those that are there; how many, where none is named."""
    progestin = [row for row in studies if row["outline"]]
    others = [row for row in studies if not row["outline"]]
    silent = [row for row in others if row["lower"] is None]
    closed = len(others) - len(silent)
    unreported = all(row["lower"] is None for row in progestin)
    if not short:
        texts = ("study", "no interval" if closed else "study, no interval", "MPA study, a progestin")
    elif len(progestin) == len(studies):
        texts = ("", "", f"{_count(len(progestin))} of MPA, a progestin")
    else:
        bare = f"{_count(len(silent))}, no interval"
        texts = (
            f"study: {closed}",
            f"no interval: {len(silent)}" if closed or progestin else bare,
            f"MPA (progestin): {len(progestin)}",
        )
    kinds = (
        (closed, "measured", False),
        (silent, "measured", True),
        (progestin, "progestin", unreported),
    )
    return [
        {"kind": "dot", "role": role, "hollow": hollow, "text": text}
        for (there, role, hollow), text in zip(kinds, texts, strict=True)
        if there
    ]


def _count(studies: int) -> str:
    return f"{studies} stud{'y' if studies == 1 else 'ies'}"


def _versus(comparison: dict[str, Any]) -> str:
    return f"{ARMS[comparison['arm']][0]} against {ARMS[comparison['first']][0]}"


def _table(outcome: Outcome) -> list[list[Any]]:
    """List what is drawn, then the chance that a trial of another size would have."""
    compared = outcome.extra["compared"]
    rows = []
    for comparison in compared:
        before = f"{_versus(comparison)}: " if len(compared) > 1 else ""
        for trial in _single(comparison):
            rows.append([f"{before}{trial['label']}", *_numbers(trial), "yes" if trial["found"] else "no"])
        if not _single(comparison):
            for bar in comparison["bars"]:
                label = f"simulated trials at {number(bar['x1'], 2)} to {number(bar['x2'], 2)}"
                rows.append([before + label, None, None, None, f"{bar['found']} of {bar['count']}"])
        for row in comparison["published"]:
            leaves_out = None if row["lower"] is None else "yes" if _found(row) else "no"
            rows.append([f"{row['label']} (published)", *_numbers(row), leaves_out])
    chances = dict(
        zip(outcome.time["values"], outcome.find_series("chance_to_detect_pct")["values"], strict=True)
    )
    for women in LISTED_SIZES:
        label = f"{before}expected with {women} women in each arm"
        rows.append([label, None, None, None, f"{number(chances[women], 0)} of 100"])
    return rows


def _found(row: ForestRow) -> bool:
    return bool(row["lower"] > 0 or row["upper"] < 0)


def _numbers(row: dict[str, Any]) -> list[float | None]:
    return [rounded(row[key]) for key in ("estimate", "lower", "upper")]


def _sentence(outcome: Outcome, last: dict[str, Any]) -> str:
    women, true = outcome.inputs["women_per_arm"], last["true"]
    count = len(last["trials"])
    if count == 1:
        row = last["trials"][0]
        return (
            f"This simulated trial says {number(row['estimate'], 2)}% a year, from "
            f"{number(row['lower'], 2)} to {number(row['upper'], 2)}. The truth is {_true(last)}."
        )
    if not true:
        return (
            f"With no true effect, {last['wrong']} of {count} simulated trials "
            f"with {women:.0f} women an arm still find one."
        )
    return (
        f"With {women:.0f} women an arm, {last['right']} of {count} simulated trials "
        f"find{'s' if last['right'] == 1 else ''} the "
        f"true effect of {_true(last)}% a year; expected: {number(outcome.extra['expected_pct']['here'], 0)} of 100."
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
        *_why_fewer(outcome, last["true"]),
        "Not shown to work is not the same as shown not to work. The same noise makes a lucky "
        "result look large.",
        f"The spread between women, {setting(outcome.inputs['sd_pct'])}% a year, is an assumption. "
        "Scan noise is added to it.",
        "Published trials used several amounts and ways of taking; those without a reported "
        "interval are marks without a bar.",
        "The uncertainty shown is sampling in a trial, and nothing else.",
        safety.FRACTURES,
    ]
    if not last["published"]:
        notes.append("No published trial compared these two arms.")
    return notes


def _why_fewer(outcome: Outcome, true: float) -> list[str]:
    """Say why such a trial finds less than one that is worked out by hand from the spread alone."""
    here, undisturbed = (number(one, 0) for one in outcome.extra["expected_pct"].values())
    if not true or here == undisturbed:
        return []
    leave, noise = outcome.inputs["dropout_pct"], outcome.inputs["precision_pct"]
    reasons = [
        *([f"{setting(leave)}% of women are not scanned again"] if leave else []),
        *(["each scan has noise"] if noise else []),
    ]
    return [
        f"By the spread between women alone, {undisturbed} of 100 trials of this size would find the effect. "
        f"Here it is {here}, because {' and '.join(reasons)}. A few repeats scatter around that by chance."
    ]


def _safety(arms: tuple[str, ...]) -> list[str]:
    notes = []
    if "estrogen" in arms:
        notes.append(safety.WOMB_LINING)
    if any("mpa" in arm for arm in arms):
        notes.append(safety.MPA_IS_NOT_PROGESTERONE)
    return notes
