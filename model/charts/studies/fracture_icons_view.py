"""Pictures and words for `fracture-icons`."""

from ..outcome import Outcome
from ..shapes import Mark, Shown
from ..wording import safety
from ..wording.numbers import counted

# The other side of an event, always told with it: a benefit is never said without harms.
BESIDE: dict[str, dict[str, tuple[str, ...]]] = {
    "mpa": {"benefit": ("stroke", "breast_cancer"), "harm": ("any_fracture",)},
    "mpa_fifties": {"benefit": ("stroke",), "harm": ("hip_fracture",)},
    "alone": {"benefit": ("stroke",), "harm": ("hip_fracture",)},
}
# Beside each event that may be chance, and what explains it.
CHANCE, MAY_BE_CHANCE = " ?", "may be chance"
OWN_YEARS = (
    "Each event has years of its own; deaths count treatment and the years after it, dementia "
    "women of 65 and over."
)
SIDES = (("benefit", "Fewer"), ("harm", "More"))


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    rows, of, drugs = outcome.extra["rows"], outcome.extra["of"], outcome.extra["drugs"]
    trial = outcome.inputs["trial"]
    events = {row["key"]: row for row in rows}
    chosen = events[outcome.extra["chosen"]]
    instead = outcome.extra["chosen"] != outcome.inputs["endpoint"]
    beside = BESIDE[trial][chosen["kind"]][: 1 if instead else None]  # a sentence of at most 25 words
    told = _sentence(of, chosen, [events[key] for key in beside])
    with_drugs = f"{drugs[0].lower()}{drugs[1:]}"
    unchecked = not all(row["checked"] for row in rows)
    return {
        "chart": {
            "kind": "icon-array",
            "title": "Fractures and harms, side by side",
            "denominator": of,
            "columns": ["Placebo", drugs],
            "arms": ["placebo", "treated"],
            "heading": _heading(chosen),
            "event_label": "1 woman with it",
            "rest_label": "1 without",
            "counts_label": "placebo → drugs",
            "check_label": f"{'* not yet checked, ' if unchecked else ''}? {MAY_BE_CHANCE}",
            "check_short": "* unread, ? chance" if unchecked else f"? {MAY_BE_CHANCE}",
            "sides": [
                {
                    "key": kind,
                    "label": f"{label} with {with_drugs}",
                    "heading": f"{label} per {of}",
                    "arrays": [_array(row, row is chosen) for row in rows if row["kind"] == kind],
                }
                for kind, label in SIDES
            ],
            "panels": [],
        },
        # The control still names the event that was asked for, so the words in view say that another is drawn.
        "sentence": f"That event: no data. {told}" if instead else told,
        "description": {
            "build": f"Two fields of {of} figures for {chosen['label']}: placebo, and {with_drugs}. "
            "Filled figures stand for women who had the event; all others are drawn, too. Below "
            "them a list of all events, fewer on the left and more on the right, with differences.",
            "stats": " ".join(
                f"{_capital(row['label'])}: {row['placebo']} against {row['treated']}"
                f"{', ' + MAY_BE_CHANCE if row['chance'] else ''}."
                for row in rows
            ),
            "trend": " ".join(f"{label}: {_clear(rows, kind)}." for kind, label in SIDES),
        },
        "table": {
            "columns": [
                "Event",
                f"Placebo (of {of})",
                f"{drugs} (of {of})",
                "Difference",
                "Years",
                "Checked",
            ],
            "rows": [
                [
                    row["label"],
                    row["placebo"],
                    row["treated"],
                    row["difference"],
                    row["years"],
                    _remark(row),
                ]
                for row in rows
            ],
        },
        "notes": _notes(outcome),
        "safety": [safety.WOMB_LINING if trial == "alone" else safety.MPA_IS_NOT_PROGESTERONE],
    }


def _sentence(of: int, chosen: Mark, beside: list[Mark]) -> str:
    """Tell the chosen event and the other side; where chance may explain all of it, say so once."""
    chance = f" (all {MAY_BE_CHANCE})" if all(row["chance"] for row in (chosen, *beside)) else ""
    first, *others = (_counted(row, doubted=not chance) for row in (chosen, *beside))
    return f"Of {of} women, {first}; {' and '.join(others)}{chance}."


def _heading(row: Mark) -> str:
    """Name an event with its years, which a few names hold already."""
    years = counted(row["years"], "years")
    return _capital(row["label"]) if years in row["label"] else f"{_capital(row['label'])}, {years}"


def _clear(rows: list[Mark], kind: str) -> str:
    """List the events of a side whose difference is more than chance explains."""
    clear = [row["label"] for row in rows if row["kind"] == kind and not row["chance"]]
    return ", ".join(clear) or "nothing that chance does not explain"


def _remark(row: Mark) -> str:
    """Say whether a number was read, and whether its difference may be chance."""
    return f"{row['check']}; {MAY_BE_CHANCE}" if row["chance"] else str(row["check"])


def _warning(row: Mark) -> str:
    """Say what a reader of the picture must know of a number, nothing if it was read and is clear."""
    if row["checked"]:
        return MAY_BE_CHANCE if row["chance"] else ""
    return _remark(row)


def _counted(row: Mark, doubted: bool) -> str:
    """Say how many had an event: with the drugs instead of with placebo, and if `doubted` what may be chance."""
    if not row["difference"]:
        return f"{row['treated']} in each group {row['told']}"
    chance = f" ({MAY_BE_CHANCE})" if doubted and row["chance"] else ""
    return f"{row['treated']} instead of {row['placebo']} {row['told']}{chance}"


def _array(row: Mark, selected: bool) -> Mark:
    kept = ("key", "placebo", "treated", "difference", "source", "checked", "years")
    return {
        **{name: row[name] for name in kept},
        "label": _capital(row["label"]) + (CHANCE if row["chance"] else ""),
        "short": _capital(row["short"]) + (CHANCE if row["chance"] else ""),
        "check": _warning(row),
        "selected": selected,
    }


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _notes(outcome: Outcome) -> list[str]:
    rows, of = outcome.extra["rows"], outcome.extra["of"]
    notes = [
        {
            "mpa": f"One trial of conjugated estrogens with MPA, women of 50 to 79. {OWN_YEARS}",
            "mpa_fifties": "One trial of conjugated estrogens with MPA: women who were 50 to 59 when they "
            "began. No counts of 60 to 69 or 70 to 79 could be read.",
            "alone": "One trial of conjugated estrogens alone, women of 50 to 79 without a womb. "
            + OWN_YEARS,
        }[outcome.inputs["trial"]],
        "Where the source has a rate a year, the count is that rate times the years of the trial. A question "
        "mark: chance can explain the difference. A star: not yet compared with the original.",
        "There are no data on breaks for progesterone.",
        "One woman can appear under several events.",
    ]
    if outcome.extra["chosen"] != outcome.inputs["endpoint"]:
        notes.insert(0, "The event that was chosen is not in our table for this trial; hip breaks are drawn.")
    small = [row["label"] for row in rows if row["least"] < 1]
    if small:
        notes.append(
            f"Fewer than 1 in {of} for {', '.join(small)}: figures are rounded to whole women, so "
            f"small differences vanish.{' Count out of 1000 to see them.' if of < 1000 else ''}"
        )
    return notes
