"""What stands at the head and the foot of every page, from its front matter."""

from __future__ import annotations

import re
from datetime import date

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from scripts.content import evidence_numbers
from scripts.runner.build_date import build_date

WORDS_PER_MINUTE = 200

_TIERS = {"fundamentals": "Fundamentals", "intermediate": "Intermediate", "academic": "Academic"}


class PageError(PluginError):
    """A page that lacks something every page must have."""


def head_values(page, files) -> dict:
    """Return the values of page/head.html.

    Parameters
    ----------
    page : mkdocs.structure.pages.Page
        Front matter: ``tier`` and, as lists of ``{page, label}``, ``simpler`` and ``deeper``.
    files : mkdocs.structure.files.Files

    Raises
    ------
    PageError
        For an unknown tier or a link to a page that does not exist.
    """
    tier = page.meta.get("tier", "")
    if tier and tier not in _TIERS:
        raise PageError(f"{page.file.src_uri}: tier {tier!r} is not one of {', '.join(_TIERS)}.")
    prose = re.sub(r"<!--.*?-->|<[^>]+>", " ", page.markdown or "", flags=re.DOTALL)
    return {
        "tier": _TIERS.get(tier, ""),
        "minutes": max(1, round(len(prose.split()) / WORDS_PER_MINUTE)),
        "simpler": _links(page, files, "simpler"),
        "deeper": _links(page, files, "deeper"),
    }


def foot_values(page, files) -> dict:
    """Return the values of page/foot.html.

    Raises
    ------
    PageError
        Without the two dates in the front matter.
    """
    dates = {}
    for key in ("reviewed", "next_review"):
        day = page.meta.get(key)
        if not isinstance(day, date):
            raise PageError(f"{page.file.src_uri}: front matter lacks the date {key!r} (YYYY-MM-DD).")
        dates[key] = day.isoformat()
        dates[key + "_words"] = f"{day.day} {day:%B %Y}"
    dates["overdue"] = page.meta["next_review"] < build_date()
    dates["about"] = link(page, files, "about/index.md")
    return dates


def link(page, files, target: str) -> str:
    """Return the relative address of another page, so that the site works from any folder.

    Parameters
    ----------
    page : mkdocs.structure.pages.Page
        The page that links.
    files : mkdocs.structure.files.Files
    target : str
        Path below docs/, with or without ``#section``.

    Raises
    ------
    PageError
        When there is no such page.
    """
    path, _, section = target.partition("#")
    file = files.get_file_from_path(path)
    if file is None:
        raise PageError(f"{page.file.src_uri} links to {path}, which does not exist.")
    url = get_relative_url(file.url, page.file.url)
    return f"{url}#{section}" if section else url


def outcome_table(trials: dict[str, str], shared: bool = False) -> dict:
    """Return the values of evidence/outcomes.html: a line for each outcome, a column for each trial.

    Parameters
    ----------
    trials : dict
        Column title (spaces as ``_``) to trial name.
    shared : bool
        Whether only outcomes that every one of the trials counted get a line.
    """
    columns = [
        {"title": title.replace("_", " "), "rows": evidence_numbers.outcomes(name)}
        for title, name in trials.items()
    ]
    kept = [[row for row in column["rows"] if row["unit"] == "women-years"] for column in columns]
    names = list(dict.fromkeys(row["outcome"] for rows in kept for row in rows))
    lines = [{"outcome": name, "cells": [_find(rows, name) for rows in kept]} for name in names]
    return {"trials": columns, "lines": [line for line in lines if all(line["cells"]) or not shared]}


def _find(rows: list[dict], outcome: str) -> dict | None:
    return next((row for row in rows if row["outcome"] == outcome), None)


def _links(page, files, key: str) -> list[dict]:
    return [
        {"url": link(page, files, entry["page"]), "label": entry["label"]} for entry in page.meta.get(key, [])
    ]
