"""The site-wide assumption switch and its scoreboard, from docs/data/assumption.yml."""

from __future__ import annotations

from functools import lru_cache

import yaml

from model.physiology.parameters import ASSUMPTIONS
from model.trials import evidence_table as evidence
from model.trials import prediction
from scripts.content import study_table
from scripts.runner.files import ROOT

_FILE = ROOT / "docs" / "data" / "assumption.yml"

# For each verdict a mark for the eye and words for everybody.
_MARKS = {
    "inside": ("✓", "inside"),
    "outside": ("✗", "outside"),
    "no interval, close": ("–", "no interval; close"),
    "no interval, apart": ("–", "no interval; apart"),
    "not in the model": ("○", "not in the model"),
}


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
        ``question``, ``default``, ``positions`` and ``rows`` of `scoreboard`.
    """
    return {
        "question": _read()["question"],
        "default": "small",
        "positions": positions(),
        "rows": scoreboard(cite),
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
        What `evidence_table.table` says of a row, and ``verdicts``: ``mark`` and ``words`` by
        position.
    """
    boards = _boards()
    return [
        row | {"verdicts": [_verdict(board[row["id"]]) for board in boards]}
        for row in study_table.table(_trials(boards[0]), cite)
    ]


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
    return dict(zip(("mark", "words"), _MARKS[entry["verdict"]], strict=True))
