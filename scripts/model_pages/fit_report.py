"""How the fitted model compares with each published row: a picture and a table, for readers."""

from __future__ import annotations

from functools import lru_cache

from model.trials import prediction
from scripts.content import study_table
from scripts.content.author_files import parse_yaml, read_text
from scripts.content.evidence_numbers import with_sign
from scripts.model_pages import assumption
from scripts.runner.files import ROOT

_REASONS = ROOT / "docs" / "data" / "misses.yml"

LINE_PX, TOP_PX = 24, 44  # horizontal positions are in percent, so that the picture fits any screen
MAX_TOLERANCES = 3.0  # tolerances to either side
DEFAULT = "small"
ROLES = ("fit", "validate")
NO_REASON = "We have not looked into it yet."  # a test asks for a sentence in docs/data/misses.yml


def report(name: str, cite) -> dict:
    """Return the values of model/fit-report.html for one position of the assumption switch.

    Parameters
    ----------
    name : str
        ``none``, ``small`` or ``strong``.
    cite : callable
        Turns a reference key into a numbered citation of the page.

    Returns
    -------
    dict
        ``position, label``, the measures of the picture, ``others``, the labels of the other
        positions where this one's table holds their numbers, too, and ``roles``: for each role its
        ``rows``, as of `evidence_table.table` with what the model says and where that is drawn.
    """
    board = [row for row in prediction.scoreboard(name) if row["misfit"] is not None]
    roles = [
        {"role": role, "rows": _rows([row for row in board if row["role"] == role], name, cite)}
        for role in ROLES
    ]
    return {
        "position": name,
        "label": assumption.positions()[name]["label"],
        "others": [assumption.positions()[one]["label"] for one in _others(name)],
        "roles": roles,
        "line": LINE_PX,
        "top": TOP_PX,
        "ticks": [(step, _x_percent(step)) for step in range(-int(MAX_TOLERANCES), int(MAX_TOLERANCES) + 1)],
        "inside": (_x_percent(-1), _x_percent(1)),
    }


def _others(name: str) -> list[str]:
    """List the positions whose numbers stand in the table of this one: one table serves all three."""
    return [one for one in assumption.positions() if one != name] if name == DEFAULT else []


def _x_percent(misfit: float) -> float:
    """Return the horizontal place of a distance, in percent; what lies beyond stands at the edge."""
    reached = max(-MAX_TOLERANCES, min(MAX_TOLERANCES, misfit))
    return round(2 + 96 * (reached + MAX_TOLERANCES) / (2 * MAX_TOLERANCES), 2)


def _rows(board: list[dict], name: str, cite) -> list[dict]:
    texts = study_table.table([row["id"] for row in board], cite)
    others = [{row["id"]: row for row in prediction.scoreboard(one)} for one in _others(name)]
    rows = []
    for i, (row, text) in enumerate(zip(board, texts, strict=True)):
        signed = row["misfit"] if row["predicted"] > row["measured"] else -row["misfit"]
        rows.append(
            text
            | {
                "id": row["id"],
                "predicted": with_sign(row["predicted"], "signed", 1),
                "found": with_sign(row["measured"], "signed", 1),
                "range": " to ".join(with_sign(row[end], "signed", 1) for end in ("lower", "upper")),
                "origin": "reported" if row["reported"] else "stated by us",
                "verdict": row["verdict"],
                "others": [_told(one[row["id"]]) for one in others],
                "missed": row["misfit"] > 1,
                "reason": _reason(row, name) if row["misfit"] > 1 else "",
                "signed": with_sign(signed, "signed", 2),
                "x": _x_percent(signed),
                "y": TOP_PX + LINE_PX * i,
            }
        )
    return rows


def _told(row: dict) -> str:
    return f"{with_sign(row['predicted'], 'signed', 1)}, {row['verdict']}"


@lru_cache(maxsize=1)
def reasons() -> dict[str, dict[str, str]]:
    """Read what we make of missed rows: by position of the switch, or under ``any`` for all of them."""
    return parse_yaml(read_text(_REASONS), _REASONS.name).data


def _reason(row: dict, name: str) -> str:
    found = [reasons()[place][row["id"]] for place in (name, "any") if row["id"] in reasons()[place]]
    return found[0] if found else NO_REASON
