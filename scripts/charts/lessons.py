"""What a teacher chooses from: every chart of the site where it stands, its steps and its settings."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from scripts.charts.contract.declaration import check_declaration
from scripts.charts.markup import read_major_version

_RAW = re.compile(r"<!--\[% raw %\]-->.*?<!--\[% endraw %\]-->", re.DOTALL)  # shown, not called
_CALL = re.compile(r"<!--\[\[ (chart\(.*?\)) \]\]-->")


def list_chapters(first: Any, link: Callable[[str], str]) -> list[dict[str, Any]]:
    """List the pages with charts, as the reader finds them in the navigation.

    Parameters
    ----------
    first : mkdocs.structure.pages.Page
        The page that the navigation begins with.
    link : callable
        Turns the path of a page into an address.

    Returns
    -------
    list of dict
        ``title`` and ``charts`` of each page, see `describe_chart`; charts have an ``address``, too.
    """
    from model import api

    known = {one["name"] for one in api.scenarios()}  # any other is refused where it is called
    chapters, page = [], first
    while page:
        calls = [one for one in find_calls(page.file.content_string) if one["name"] in known]
        if calls:
            address = link(page.file.src_uri)
            charts = [describe_chart(**call) | {"address": address} for call in calls]
            chapters.append({"title": page.title, "charts": charts})
        page = page.next_page
    return chapters


def find_calls(text: str) -> Iterator[dict[str, Any]]:
    """Find the calls of the macro ``chart`` in the source of a page, as what `describe_chart` takes."""
    for found in _CALL.findall(_RAW.sub("", text)):
        call = ast.parse(found, mode="eval").body
        assert isinstance(call, ast.Call)
        given = {one.arg: ast.literal_eval(one.value) for one in call.keywords}
        name = ast.literal_eval(call.args[0])
        yield {"name": name, "view": given.get("view"), "chart_id": given.get("id") or name}


def describe_chart(name: str, view: str | None, chart_id: str) -> dict[str, Any]:
    """Describe a chart to a teacher.

    Parameters
    ----------
    name : str
        Scenario.
    view : str or None
        Depth; the scenario's own tier unless given.
    chart_id : str
        Id in its page and in links.

    Returns
    -------
    dict
        ``id``, ``question`` and ``version`` of the model for links; ``steps`` of the story with ``label``
        and ``set`` (what the step sets, as JSON); ``controls`` with ``key`` and ``label``.
    """
    from model import api

    scenario = check_declaration(next(one for one in api.scenarios() if one["name"] == name))
    view = view or scenario.tier
    controls = [one for one in scenario.controls if not one.views or view in one.views]
    keys = {one.key for one in controls}
    return {
        "id": chart_id,
        "question": scenario.question,
        "version": read_major_version(scenario.version),
        "steps": [
            {"label": step.label, "set": json.dumps(step.set)}
            for step in scenario.story
            if set(step.set) <= keys
        ],
        "controls": [{"key": one.key, "label": one.label} for one in controls],
    }
