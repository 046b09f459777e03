"""The numbers of every chart as this build calculated them, for browsers to compare theirs with."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from scripts.runner.files import BUILD_CACHE

NAME = "published.json"
DIGITS = 12


def pack(archive: bytes, cache: Path = BUILD_CACHE) -> bytes:
    """Return the default result of every scenario, and how far others may be apart, as JSON.

    The results are calculated once for each model.

    Parameters
    ----------
    archive : bytes
        The model as it goes to the browser; another one means other numbers.
    cache : Path
        Folder that remembers the numbers of earlier models.
    """
    made_of = archive + Path(__file__).read_bytes()
    path = cache / f"published-{hashlib.sha256(made_of).hexdigest()[:16]}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("published-*.json"):
            old.unlink()
        path.write_bytes(_calculate())
    return path.read_bytes()


def _calculate() -> bytes:
    from model import api
    from model.api import self_test

    charts = []
    for declared in api.scenarios():
        result = api.run({"scenario": declared["name"]})
        series = [
            {"name": one["name"], "values": [_short(value) for value in one["values"]]}
            for one in result["series"]
        ]
        kept = {key: result[key] for key in ("scenario", "view", "inputs", "assumption")}
        charts.append({**kept, "title": declared["title"], "digits": DIGITS, "series": series})
    return json.dumps({"limit": self_test.AGREEMENT, "charts": charts}, separators=(",", ":")).encode()


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")
