"""The words of the site, read from docs/data/glossary.yml, and their buttons in the text."""

from __future__ import annotations

import difflib
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scripts.content.author_files import AuthorError, Yaml, parse_yaml, read_text
from scripts.runner.files import ROOT

FILE = ROOT / "docs" / "data" / "glossary.yml"

MAX_WORDS = 25  # of a plain line; a popover is read at a glance

Line = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class GlossaryError(AuthorError):
    """A word that cannot be explained."""


class Term(BaseModel):
    """One word; docs/data/glossary.yml says what its fields mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    term: Line
    slug: Slug
    say: Line
    plain: Line
    deeper: Line
    not_to_be_confused_with: dict[Slug, Line] = {}
    see: list[Slug] = []


class TermUses:
    """The words that one page explains, so that each button has a popover of its own.

    One object per page; a word may be explained again in a later section.
    """

    def __init__(self) -> None:
        self._count: dict[str, int] = {}

    def use(self, slug: str, words: str | None = None) -> dict:
        """Return the values of page/term.html.

        Parameters
        ----------
        slug : str
        words : str, optional
            As the word stands in the sentence; by default the term itself.

        Raises
        ------
        GlossaryError
            Naming the nearest words.
        """
        found = term(slug)
        self._count[slug] = self._count.get(slug, 0) + 1
        return {
            "id": f"term-{slug}-{self._count[slug]}",
            "slug": slug,
            "words": words or _lowercase_in_sentence(found.term),
            "term": found.term,
            "plain": found.plain,
        }


def term(slug: str) -> Term:
    """Return one term.

    Raises
    ------
    GlossaryError
        Naming the nearest words.
    """
    found = {one.slug: one for one in terms()}
    if slug not in found:
        near = difflib.get_close_matches(slug, found, n=5, cutoff=0.4) or list(found)[:5]
        raise GlossaryError(f"There is no term {slug!r} in {FILE.name}. Did you mean: {', '.join(near)}?")
    return found[slug]


def terms() -> list[Term]:
    """Return all terms in alphabetical order.

    Raises
    ------
    GlossaryError
        Naming the file, the term and the field of each problem.
    """
    return list(_read(FILE, FILE.stat().st_mtime_ns))


def table() -> dict:
    """Return the values of page/glossary.html."""
    found = {one.slug: one.term for one in terms()}
    return {
        "terms": [
            one.model_dump(include={"term", "slug", "say", "plain", "deeper"})
            | {
                "confused": [
                    {"slug": slug, "term": found[slug], "difference": difference}
                    for slug, difference in one.not_to_be_confused_with.items()
                ],
                "see": [{"slug": slug, "term": found[slug]} for slug in one.see],
            }
            for one in terms()
        ]
    }


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int) -> tuple[Term, ...]:
    # `_changed` is the key of the cache: an edit is read while the site is served.
    return tuple(sorted(parse(read_text(path, GlossaryError), path.name), key=_alphabetical))


def parse(text: str, name: str = FILE.name) -> list[Term]:
    """Parse terms from the text of a file; raises `GlossaryError` as `terms` does."""
    parsed = parse_yaml(text, name, GlossaryError)
    if not isinstance(parsed.data, list):
        raise GlossaryError(f"{name} must be a list of terms, each starting with '- term:'.")
    found: dict[str, Term] = {}
    places: dict[str, int] = {}
    for place, entry in enumerate(parsed.data):
        one = _check(entry, place, parsed)
        if one.slug in found:
            raise GlossaryError(f"{parsed.place(place, 'slug')}, {one.slug}, slug: two terms have this slug.")
        found[one.slug] = one
        places[one.slug] = place
    for one in found.values():
        _check_links(one, found, places[one.slug], parsed)
    return list(found.values())


def _check(entry: object, place: int, parsed: Yaml) -> Term:
    """Validate one term; `place` stands for an entry without a slug."""
    if not isinstance(entry, dict):
        raise GlossaryError(
            f"{parsed.place(place)}, term number {place + 1}: write its fields as 'name: value'."
        )
    title = entry.get("slug") or entry.get("term") or f"term number {place + 1}"
    try:
        one = Term.model_validate(entry)
    except ValidationError as error:
        lines = [
            f"{parsed.place(place, *problem['loc'])}, {title}, {_sentence(problem)}"
            for problem in error.errors()
        ]
        raise GlossaryError("\n".join(lines)) from None
    count = len(one.plain.split())
    if count > MAX_WORDS:
        raise GlossaryError(
            f"{parsed.place(place, 'plain')}, {title}, plain: {count} words; {MAX_WORDS} are allowed."
        )
    return one


def _check_links(one: Term, found: dict[str, Term], place: int, parsed: Yaml) -> None:
    links = {"see": one.see, "not_to_be_confused_with": list(one.not_to_be_confused_with)}
    for field, slugs in links.items():
        where = f"{parsed.place(place, field)}, {one.slug}, {field}"
        for slug in slugs:
            if slug not in found:
                raise GlossaryError(f"{where}: there is no term {slug!r}.")
            if slug == one.slug:
                raise GlossaryError(f"{where}: a term cannot point to itself.")


def _sentence(problem: dict) -> str:
    field = ".".join(str(step) for step in problem["loc"])
    if problem["type"] == "missing":
        return f"{field}: it is missing."
    if problem["type"] == "extra_forbidden":
        return f"{field}: there is no such field; known are {', '.join(Term.model_fields)}."
    return f"{field}: {problem['msg'][0].lower()}{problem['msg'][1:]}."


def _lowercase_in_sentence(name: str) -> str:
    # "Bone density" loses its capital inside a sentence; "RANKL", "Runx2" and "T-score" keep theirs.
    plain = name.replace(" ", "").isalpha() and name[1:].islower()
    return name.lower() if plain else name


def _alphabetical(one: Term) -> str:
    return one.term.casefold()
