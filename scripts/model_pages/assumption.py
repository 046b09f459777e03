"""The site-wide assumption switch and its scoreboard, from docs/data/assumption.yml."""

from __future__ import annotations

from functools import lru_cache

import yaml

from model.physiology.parameters import ASSUMPTIONS
from model.trials import evidence_table as evidence
from model.trials import prediction
from scripts.content import references, study_table
from scripts.runner.files import ROOT

_FILE = ROOT / "docs" / "data" / "assumption.yml"

# For each verdict a mark for the eye and words for everybody. Where a study gave no interval there
# is nothing to pass: how far the model lies from the bare number comes second, and without praise.
_MARKS = {
    "inside": ("✓", "inside"),
    "outside": ("✗", "outside"),
    "no interval, close": ("–", "no interval: cannot be judged (near the number)"),
    "no interval, apart": ("–", "no interval: cannot be judged (far from the number)"),
    "not in the model": ("○", "not in the model"),
}


UNJUDGED = _MARKS["no interval, close"][0]


class AssumptionError(ValueError):
    """A switch that does not fit the model."""


@lru_cache(maxsize=1)
def _read() -> dict:
    data = yaml.safe_load(_FILE.read_text("utf-8"))
    named, known = list(data["positions"]), list(ASSUMPTIONS)
    if named != known:
        raise AssumptionError(
            f"{_FILE.name} names the positions {', '.join(named)}; the model has {', '.join(known)}."
        )
    return data


def positions() -> dict[str, dict]:
    """Return ``label, meaning, argued, sources`` by position."""
    return _read()["positions"]


def switch(cite) -> dict:
    """Return the values of model/assumption-switch.html.

    Returns
    -------
    dict
        ``question``, ``default``, ``positions``, ``met``, ``rows`` of `scoreboard`, and ``unjudged``,
        how many of them have no interval.
    """
    rows = scoreboard(cite)
    return {
        "question": _read()["question"],
        "default": "small",
        "positions": positions(),
        "met": {name: count_met(name) for name in ASSUMPTIONS},
        "rows": rows,
        "unjudged": sum(row["verdicts"][0]["mark"] == UNJUDGED for row in rows),
    }


def scoreboard(cite) -> list[dict]:
    """Return the trials of estrogen and of progestogens with a verdict for each position.

    Parameters
    ----------
    cite : callable
        Turns a reference key into a numbered citation of the page.

    Returns
    -------
    list of dict
        What `evidence_table.table` says of a row, and ``verdicts``: ``position``, ``mark``,
        ``words`` and whether it is ``inside``, in the order of the positions.
    """
    boards = _boards()
    return [
        row
        | {
            "verdicts": [
                _verdict(board[row["id"]]) | {"position": name}
                for name, board in zip(ASSUMPTIONS, boards, strict=True)
            ]
        }
        for row in study_table.table(_trials(boards[0]), cite)
    ]


@lru_cache(maxsize=1)
def reported_intervals() -> list[dict]:
    """List the published rows with an interval that holds, or not, what the model says.

    Returns
    -------
    list of dict
        ``name`` of the study, and ``inside``, the positions at which the interval holds it.
    """
    rows, boards = evidence.table(), dict(zip(ASSUMPTIONS, _boards(), strict=True))
    found = []
    for row_id in _trials(_boards()[0]):
        verdicts = {name: board[row_id]["verdict"] for name, board in boards.items()}
        if "inside" in verdicts.values() or "outside" in verdicts.values():
            inside = [name for name, verdict in verdicts.items() if verdict == "inside"]
            found.append({"name": references.short_form(rows[row_id]["bibkey"])["text"], "inside": inside})
    return found


def count_met(position: str) -> str:
    """Count the intervals that hold what the model says at a position: "6 of 7"."""
    intervals = reported_intervals()
    return f"{sum(position in one['inside'] for one in intervals)} of {len(intervals)}"


@lru_cache(maxsize=1)
def _boards() -> list[dict]:
    return [{one["id"]: one for one in prediction.scoreboard(name)} for name in ASSUMPTIONS]


def _trials(board: dict) -> list[str]:
    rows = evidence.table()
    return [
        row_id
        for row_id in board
        if any(hormone in rows[row_id]["treatment"] for hormone in ("estrogen", "progest", "mpa"))
    ]


def _verdict(entry: dict) -> dict:
    mark, words = _MARKS[entry["verdict"]]
    return {"mark": mark, "words": words, "inside": entry["verdict"] == "inside"}
