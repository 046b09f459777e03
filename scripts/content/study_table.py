"""Rows of the evidence table as a table for people: who was studied, what was compared, what came out."""

from __future__ import annotations

from markupsafe import Markup

from scripts.content import evidence_numbers, references
from scripts.content.evidence_numbers import NO_BREAK_SPACE, UnknownEvidenceError, data, with_sign

_DESIGNS = {
    "RCT": "randomized trial",
    "RCT open": "randomized trial, not blinded",
    "RCT follow-up": "follow-up of a randomized trial",
    "uncontrolled": "no control group",
    "PK study": "study of blood levels",
    "in vitro": "cells in culture",
    "mouse": "mice",
}

# What the column "control" of the table stands for; empty where the tested arm says it all.
_CONTROLS = {
    "": "",
    "none": "placebo or no treatment",
    "estrogen:1": "the same estrogen alone",
    "calcium_vitamin_d:1": "calcium and vitamin D alone",
    "bisphosphonate:1": "alendronate alone",
    "bisphosphonate:0.75": "alendronate continued",
    "pth:1": "PTH alone",
    "teriparatide:1": "teriparatide alone",
    "cycle:ovulatory": "women with fewer disturbances",
    "stage:premenopausal": "women before menopause",
}

# Several trials were read only as this review tabulates them; the reader is told.
_REVIEW = "sk2010"
_REVIEW_PAGES = ("PMC2968416", "845180")

_AGAIN = {"same", "as above"}


def of_kind(*kinds: str) -> list[str]:
    """Return the ids of all rows of some kinds, in the order of the file.

    Raises
    ------
    UnknownEvidenceError
        Naming the kinds there are.
    """
    rows = data.table().values()
    known = list(dict.fromkeys(row["kind"] for row in rows))
    for kind in kinds:
        if kind not in known:
            raise UnknownEvidenceError(f"There is no kind {kind!r} of evidence. Allowed: {', '.join(known)}.")
    return [row["id"] for row in rows if row["kind"] in kinds]


def table(row_ids, cite) -> list[dict]:
    """Return the rows of evidence/study-table.html.

    Parameters
    ----------
    row_ids : iterable of str
        Such as "E007"; the order is kept.
    cite : callable
        Turns a reference key into a numbered citation of the page.

    Returns
    -------
    list of dict
        ``id, name, citation, design, who, tested, dose, compared, measured, time, results,
        reported, second_hand, review, recalled``; ``results`` is a list of (word, number) pairs.

    Raises
    ------
    UnknownEvidenceError
    """
    lines: list[dict] = []
    last, review_is_linked = "", False
    for row_id in row_ids:
        row = evidence_numbers.row(row_id)
        line = _line(row)
        # Rows of one study below each other share the link of the first, all rows of a table the one
        # to the review: each link, with its way back, weighs on slow phones.
        links = {"citation": row["bibkey"]} if row["bibkey"] != last else {}
        if line["second_hand"] and not review_is_linked:
            links["review"], review_is_linked = _REVIEW, True
        lines.append(line | {place: Markup(cite(key)) for place, key in links.items()})
        last = row["bibkey"]
    return lines


def _line(row: dict) -> dict:
    second_hand = row["bibkey"] != _REVIEW and any(page in row["url"] for page in _REVIEW_PAGES)
    tested = row["intervention"] if row["intervention"] not in ("none", "none (observational)") else ""
    return {
        "id": row["id"],
        "name": references.short_form(row["bibkey"])["text"],
        "citation": "",
        "design": _DESIGNS.get(row["design"], row["design"]),
        "who": _who(row),
        "tested": tested or "no treatment; women were followed",
        "dose": row["dose"] if tested else "",
        "compared": _CONTROLS.get(row["control"], "") if tested else "",
        "measured": row["site_or_marker"],
        "time": _time(row),
        "results": _results(row),
        "reported": row["uncertainty"],
        "second_hand": second_hand,
        "review": "",
        "recalled": evidence_numbers.recalled(row["id"]),
    }


def _who(row: dict) -> str:
    # A later row of a study says "same"; on its own it must say who they were.
    if row["population"] in _AGAIN:
        first = next(
            entry
            for entry in data.table().values()
            if entry["bibkey"] == row["bibkey"] and entry["population"] not in _AGAIN
        )
        who = first["population"]
    else:
        who = row["population"]
    counts = [count for count in (row["n_treat"], row["n_control"]) if count and count != "0"]
    return f"{who} (in this row {' and '.join(counts)})" if counts else who


def _time(row: dict) -> str:
    months = row["time_months"]
    if row["report"] == "per_year" or not months:
        return "per year" if row["report"] == "per_year" else ""
    number = float(months)
    if number >= 12 and number % 12 == 0:
        years = int(number // 12)
        return f"in {years}{NO_BREAK_SPACE}year{'s' if years > 1 else ''}"
    return f"in {number:g}{NO_BREAK_SPACE}month{'s' if number != 1 else ''}"


def _results(row: dict) -> list[tuple[str, str]]:
    # Where a paper says only "no effect", the table holds a 0 for the model; a reader gets the words.
    if "0 encodes" in row["notes"] or row["uncertainty"].startswith(("qualitative", "no change")):
        return []
    if row["value"] and row["value_units"]:
        return [("", f"{row['value']}{NO_BREAK_SPACE}{row['value_units']}")]
    found = []
    for word, column, unit in (
        ("With it", "arm_mean_change_pct", "%"),
        ("Compared", "control_mean_change_pct", "%"),
        ("Difference", "difference_pct", " points"),
    ):
        text = row[column]
        if text:
            digits = len(text.partition(".")[2].rstrip("0"))
            found.append((word, with_sign(float(text), "signed", max(digits, 1)) + unit))
    return found
