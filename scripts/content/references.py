"""References of the site, read from docs/data/references.bib.

The BibTeX file is the only place where a reference is written down; pages, charts and the parameter
table name its keys.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from pybtex.backends.plaintext import Backend
from pybtex.database import BibliographyDataError, Entry, InvalidNameString, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.scanner import PybtexSyntaxError

from scripts.content.author_files import AuthorError, read_text
from scripts.runner.files import ROOT

BIBLIOGRAPHY = ROOT / "docs" / "data" / "references.bib"

# By kind of entry; the field "peerreview" of an entry says otherwise where that is wrong.
_REVIEW = {"article": "Peer reviewed", "book": "Book, not peer reviewed"}

_PLAIN = Backend()


class BibliographyError(AuthorError):
    """A bibliography that cannot be read."""


class UnknownReferenceError(LookupError):
    """A key that is not in the bibliography."""


def short_form(key: str) -> dict[str, str]:
    """Return a reference as a few words for running text or a chart's source line.

    Parameters
    ----------
    key : str
        BibTeX key.

    Returns
    -------
    dict
        ``text`` ("Greendale 2012"), ``url`` (empty where there is none) and ``title``.

    Raises
    ------
    UnknownReferenceError
        For a key that is not in the file; the message names the nearest ones.
    """
    entry = _entry(key)
    text = f"{_first_author(entry)} {_field(entry, 'year')}".strip()
    return {"text": text, "url": _url(entry), "title": _field(entry, "title")}


def full_form(key: str) -> dict:
    """Return a reference in full, as plain parts that a template arranges.

    Parameters
    ----------
    key : str
        BibTeX key.

    Returns
    -------
    dict
        ``key, authors, year, title, venue, place, url, identifier, review, status, status_note``.
        ``status`` is "checked", "partly checked" or "unchecked"; ``place`` is volume, issue and
        pages.

    Raises
    ------
    UnknownReferenceError
    """
    entry = _entry(key)
    status, note = _status(entry)
    return {
        "key": key,
        "authors": _authors(entry),
        "year": _field(entry, "year"),
        "title": _field(entry, "title"),
        "venue": _field(entry, "journal") or _field(entry, "publisher") or _field(entry, "howpublished"),
        "place": _place(entry),
        "url": _url(entry),
        "identifier": _identifier(entry),
        "review": _field(entry, "peerreview") or _REVIEW.get(entry.type, "Not peer reviewed"),
        "status": status,
        "status_note": note,
    }


def all_keys() -> list[str]:
    """Return every key, in the order of the file."""
    return list(_bibliography(BIBLIOGRAPHY.stat().st_mtime_ns))


@lru_cache(maxsize=1)
def _bibliography(_changed: int) -> dict[str, Entry]:
    # `_changed` is only there to read the file again after an edit while the site is being served.
    return parse(read_text(BIBLIOGRAPHY, BibliographyError))


def parse(text: str, name: str = BIBLIOGRAPHY.name) -> dict[str, Entry]:
    """Parse the entries of a BibTeX file.

    Raises
    ------
    BibliographyError
        With file, line and a sentence.
    """
    begun = {
        match[1]: text.count("\n", 0, match.start()) + 1
        for match in re.finditer(r"^\s*@\w+\s*\{\s*([^\s,]+)\s*,", text, re.MULTILINE)
    }
    try:
        entries = dict(parse_string(text, "bibtex").entries)
    except PybtexSyntaxError as error:
        why = str(error).partition(": ")[2]
        inside = [key for key, line in begun.items() if line <= error.lineno]
        entry = f", at or after the entry {inside[-1]!r}" if inside else ""
        raise BibliographyError(f"{name}, line {error.lineno}: this is not BibTeX{entry}: {why}.") from None
    except (BibliographyDataError, InvalidNameString, PybtexError) as error:
        named = [key for key in begun if re.search(rf"\b{re.escape(key)}\b", str(error))]
        line = f", line {begun[named[-1]]}" if named else ""
        raise BibliographyError(f"{name}{line}: {error}.") from None
    for key, line in begun.items():
        if key not in entries:  # the brace before it was never closed
            raise BibliographyError(f"{name}, line {line}: the entry {key!r} lies inside another one.")
    for key, entry in entries.items():
        if "title" not in entry.fields:
            raise BibliographyError(f"{name}, line {begun.get(key, 1)}: the entry {key!r} has no title.")
    return entries


def _entry(key: str) -> Entry:
    entries = _bibliography(BIBLIOGRAPHY.stat().st_mtime_ns)
    if key not in entries:
        near = difflib.get_close_matches(key, entries, n=5, cutoff=0.4) or list(entries)[:10]
        raise UnknownReferenceError(
            f"There is no reference {key!r} in {BIBLIOGRAPHY.name}. Did you mean: {', '.join(near)}?"
        )
    return entries[key]


def _field(entry: Entry, name: str) -> str:
    value = entry.fields.get(name, "")
    return _plain(value) if value else ""


@lru_cache(maxsize=4096)
def _plain(latex: str) -> str:
    # Not Text.render_as("text"): it searches all installed packages for a backend, every time.
    return Text.from_latex(latex).render(_PLAIN)


def _people(entry: Entry) -> list:
    persons = entry.persons.get("author", [])
    return [person for person in persons if str(person) != "others"]


def _surname(person) -> str:
    name = " ".join(person.prelast_names + person.last_names)
    return _plain(name)


def _first_author(entry: Entry) -> str:
    # A study group's full name is too long for a line of running text.
    if "shortauthor" in entry.fields:
        return _field(entry, "shortauthor")
    people = _people(entry)
    if people:
        return _surname(people[0])
    return _field(entry, "journal") or _field(entry, "title")


def _authors(entry: Entry) -> str:
    people = _people(entry)
    if not people:
        return ""
    names = []
    for person in people[:6]:
        initials = "".join(part[0] for part in person.first_names + person.middle_names if part)
        names.append(f"{_surname(person)} {initials}".strip())
    more = len(people) > 6 or len(people) < len(entry.persons.get("author", []))
    return ", ".join(names) + (" and others" if more else "")


def _place(entry: Entry) -> str:
    volume, number = _field(entry, "volume"), _field(entry, "number")
    pages = _field(entry, "pages").replace("--", "–")
    place = volume + (f"({number})" if number else "")
    return f"{place}:{pages}" if place and pages else place or pages


def _url(entry: Entry) -> str:
    fields = entry.fields
    if "doi" in fields:
        return f"https://doi.org/{fields['doi']}"
    if "pmcid" in fields:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{fields['pmcid']}/"
    if "pmid" in fields:
        return f"https://pubmed.ncbi.nlm.nih.gov/{fields['pmid']}/"
    return fields.get("url", "")


def _identifier(entry: Entry) -> str:
    fields = entry.fields
    for name, label in (("doi", "doi"), ("pmid", "PMID"), ("pmcid", "")):
        if name in fields:
            return f"{label} {fields[name]}".strip()
    return ""


def _status(entry: Entry) -> tuple[str, str]:
    note = _field(entry, "note")
    match = re.match(r"(checked|partly checked|unchecked)\s*[:.]?\s*(.*)", note, re.DOTALL)
    # A note without one of the three words describes what was read: that is partly checked.
    return (match[1], match[2]) if match else ("partly checked", note)
