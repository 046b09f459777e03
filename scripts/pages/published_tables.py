"""The tables of the model and the claims, as they are published beside the pages."""

from __future__ import annotations

import json
from pathlib import Path

from model.data import EVIDENCE, OUTCOMES
from scripts.content import claims


def write(folder: Path) -> None:
    """Write them to a folder of the site."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in (EVIDENCE, OUTCOMES):
        (folder / table.name).write_bytes(table.read_bytes())
    text = json.dumps({"claims": claims.plain_claims()}, ensure_ascii=False, indent=1)
    (folder / "claims.json").write_text(text + "\n", encoding="utf-8")
