"""Answers that the build has ready, so that the first touch of a chart need not wait for Python.

Each chart gets one file: the answers to the steps of its story, to both ends of its first slider,
and to each choice of its first control where that is a choice. They are what ``api.run`` says,
rounded like the default result in the page, and say how far a live answer may be apart.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.charts import page_result
from scripts.runner.files import BUILD_CACHE, ROOT

FOLDER = "ready"
PAGES = ROOT / "docs"
ROUNDING = 0.5 * 10.0 ** (1 - page_result.DIGITS)  # largest relative error of a rounded number

# A chart as authors write it: its scenario, and its view where they name one.
_CHART = re.compile(r"""\bchart\(\s*["']([\w-]+)["'](?:[^)]*?\bview\s*=\s*["'](\w+)["'])?""")


def pack(archive: bytes, pages: Path = PAGES, cache: Path = BUILD_CACHE) -> dict[str, bytes]:
    """Return the file of every chart that a page shows, by name; calculated once for each model.

    Parameters
    ----------
    archive : bytes
        The model as it goes to the browser; another one means other answers.
    pages : Path
        Folder of the pages.
    cache : Path
        Folder that remembers the latest answers.
    """
    charts = find_charts(pages)
    code = [Path(__file__).read_bytes(), Path(page_result.__file__).read_bytes()]
    made_of = b"".join([archive, *code, repr(sorted(charts)).encode()])
    path = cache / f"ready-{hashlib.sha256(made_of).hexdigest()[:16]}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("ready-*.json"):
            old.unlink()
        path.write_text(json.dumps(_calculate(charts)), encoding="utf-8")
    texts = json.loads(path.read_text("utf-8"))
    return {f"{FOLDER}/{name}": text.encode() for name, text in texts.items()}


def list_states(declared: dict[str, Any], view: str) -> list[dict[str, Any]]:
    """List the inputs of the states that a first touch is likely to ask for, besides the default.

    Parameters
    ----------
    declared : dict
        An entry of ``api.scenarios``.
    view : str
    """
    controls = [one for one in declared["controls"] if not one.get("views") or view in one["views"]]
    defaults = {one["key"]: one["default"] for one in controls}
    found: list[dict[str, Any]] = []
    for inputs in _touches(declared["story"], controls):
        changed = {key: value for key, value in inputs.items() if value != defaults.get(key)}
        if changed and set(changed) <= set(defaults) and changed not in found:
            found.append(changed)
    return found


def _touches(story: list[dict[str, Any]], controls: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield from (step["set"] for step in story)
    for first in controls[:1]:
        yield from ({first["key"]: option["value"]} for option in first.get("options") or ())
    slider = next((one for one in controls if not one.get("options")), None)
    if slider:
        yield from ({slider["key"]: slider[end]} for end in ("min", "max"))


def find_charts(pages: Path) -> set[tuple[str, str]]:
    """Find which scenario is shown in which view; one without a view has that of its tier, ``""``."""
    texts = (page.read_text("utf-8") for page in pages.rglob("*.md"))
    return {found for text in texts for found in _CHART.findall(text)}


def _calculate(charts: set[tuple[str, str]]) -> dict[str, str]:
    from model import api
    from model.api import self_test

    texts = {}
    for declared in api.scenarios():
        name = declared["name"]
        views = {view or declared["tier"] for scenario, view in charts if scenario == name}
        for view in sorted(views & set(declared["views"])):
            states = list_states(declared, view)
            results = [api.run({"scenario": name, "view": view, "inputs": inputs}) for inputs in states]
            made = {
                "limit": self_test.AGREEMENT + ROUNDING,
                "answers": [page_result.slim_result(result, None) for result in results],
            }
            texts[f"{name}.{view}.json"] = json.dumps(
                made, ensure_ascii=False, allow_nan=False, separators=(",", ":")
            )
    return texts
