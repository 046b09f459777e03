"""Where an effect comes from: a source that was read, and one row that owns its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.trials import evidence_table, outcomes_table
from scripts.content import claims, references
from scripts.content.author_files import AuthorError, parse_yaml, read_text
from scripts.runner.files import ROOT

PAGES = ROOT / "docs"
UNREAD = "unchecked"

# Columns of the evidence table that hold what a study found.
_FOUND = ("arm_mean_change_pct", "control_mean_change_pct", "difference_pct", "value")
_RATIO = re.compile(r"\d+\.\d+ \(\d+\.\d+-\d+\.\d+\)")
_MACRO = re.compile(r"<!--\[\[.*?\]\]-->", re.DOTALL)
_CITED = re.compile(r"\bcite\(([^)]*)\)")
_COUNT = re.compile(r"(\d[\d,]*) of (1,?000|10,?000)\b")
_DECIMAL = re.compile(r"(?<![\d.,])\d+\.\d+(?!\.?\d)")
_WHOLE_PERCENT = re.compile(r"(?<![\d.,])(\d+)\s?(?:%|percent\b)")


@dataclass(frozen=True)
class Owned:
    """A number as it may be typed, and the row that owns it."""

    row: str
    source: str
    text: str


def check_tables() -> None:
    """Check that each row rests on a source that was read, and that no ratio stands in both tables.

    Raises
    ------
    AuthorError
        With file, line and a sentence.
    """
    ratios: dict[tuple[str, str], str] = {}
    for table in (evidence_table.FILE, outcomes_table.FILE):
        for row_id, row in _rows(table).items():
            key, here = row["bibkey"], f"{table.name}, line {_line(table, f'{row_id},')}"
            if _unread(key):
                raise AuthorError(
                    f"{here}: the row {row_id} tells an effect, but nobody has read its source {key!r}; "
                    f"read it, and say in its note in {references.BIBLIOGRAPHY.name} how far."
                )
            for ratio in _RATIO.findall(f"{row.get('uncertainty', '')} {row.get('ratio', '')}"):
                owner = ratios.setdefault((key, ratio), f"{row_id} of {table.name}")
                if not owner.endswith(table.name):
                    raise AuthorError(
                        f"{here}: {ratio} of {key} has two owners, {row_id} and {owner}; keep one of them."
                    )


def check_claims() -> None:
    """Check that each claim about bone rests on one source, at least, that was read.

    Claims about the references of the article speak of a source, not of an effect.

    Raises
    ------
    AuthorError
        With file, line and a sentence.
    """
    parsed = parse_yaml(read_text(claims.FILE), claims.FILE.name)
    for place, one in enumerate(claims.claims()):
        if one.tier != "references" and one.keys and all(map(_unread, one.keys)):
            raise AuthorError(
                f"{parsed.place(place, 'sources')}: nobody has read a source of {one.id} "
                f"({', '.join(one.keys)}); a claim needs one that was read."
            )


def check_pages(folder: Path = PAGES) -> None:
    """Check the text of all pages below a folder; raises as `check_page` does."""
    owned = list(_owned())
    for page in sorted(folder.rglob("*.md")):
        check_page(read_text(page), page.relative_to(folder).as_posix(), owned)


def check_page(text: str, name: str, owned: list[Owned] | None = None) -> None:
    """Check that no number is typed beside the source whose row owns it.

    Parameters
    ----------
    text, name : str
        What a page says and how it is called.
    owned : list of Owned, optional
        The numbers with an owner; those of both tables if not given.

    Raises
    ------
    AuthorError
        With file, line and a sentence.
    """
    by_source: dict[str, dict[str, str]] = {}
    for one in list(_owned()) if owned is None else owned:
        by_source.setdefault(one.source, {}).setdefault(one.text, one.row)
    for line, words in enumerate(text.splitlines(), start=1):  # a paragraph, an item or a row of a table
        typed = list(_typed(_MACRO.sub(" ", words)))
        for key in re.findall(r'"(\w+)"', " ".join(_CITED.findall(words))):
            for number in typed:
                if row := by_source.get(key, {}).get(number):
                    raise AuthorError(
                        f"{name}, line {line}: {number} is typed, but the row {row} owns this number of {key}; "
                        "take it from there, with evidence_value(), quoted() or counted()."
                    )


def _typed(words: str) -> Iterator[str]:
    """Find the numbers of a text that could be an effect: decimals, percentages, counts of 1,000 or 10,000."""
    yield from _DECIMAL.findall(words)
    yield from (f"{number}%" for number in _WHOLE_PERCENT.findall(words))
    for count, of in _COUNT.findall(words):
        yield f"{count.replace(',', '')} of {of.replace(',', '')}"


def _owned() -> Iterator[Owned]:
    """List every number that a row of either table owns, as it would be typed."""
    for row_id, row in evidence_table.table().items():
        found = [row[column].lstrip("-") for column in _FOUND if row[column]]
        for number in {*found, *_DECIMAL.findall(row["uncertainty"])}:
            yield Owned(row_id, row["bibkey"], number if "." in number else f"{number}%")
    for row_id, row in _rows(outcomes_table.FILE).items():
        for number in _DECIMAL.findall(row["ratio"]):
            yield Owned(row_id, row["bibkey"], number)
        for count in filter(None, (row["placebo"], row["treated"])):
            yield Owned(row_id, row["bibkey"], f"{count} of {row['per']}")


def _rows(table: Path) -> dict[str, dict[str, str]]:
    needed = evidence_table.NEEDED if table == evidence_table.FILE else outcomes_table.NEEDED
    return evidence_table.read(table, needed)


def _line(file: Path, start: str) -> int:
    lines = read_text(file).splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))


def _unread(key: str) -> bool:
    return references.full_form(key)["status"] == UNREAD
