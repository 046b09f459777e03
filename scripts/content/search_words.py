"""What readers type into the search and what means the same, read from docs/data/search.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scripts.content.author_files import AuthorError, parse_yaml, read_text
from scripts.runner.files import ROOT

FILE = ROOT / "docs" / "data" / "search.yml"

Word = Annotated[str, Field(min_length=1)]


class SearchWordsError(AuthorError):
    """A line of the file that says nothing to the search."""


class SearchWords(BaseModel):
    """The words; docs/data/search.yml says what its fields mean."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    same: list[Annotated[list[Word], Field(min_length=2)]]
    stop: list[Word]


def words(text: str | None = None) -> SearchWords:
    """Return the words of the file, or of a text in its place.

    Raises
    ------
    SearchWordsError
        Naming file and line; YAML takes an unquoted ``no`` or ``on`` for yes or no, for example.
    """
    parsed = parse_yaml(text or read_text(FILE, SearchWordsError), FILE.name, SearchWordsError)
    try:
        return SearchWords.model_validate(parsed.data)
    except ValidationError as error:
        lines = [f"{parsed.place(*one['loc'])}: {one['msg']}." for one in error.errors()]
        raise SearchWordsError("\n".join(lines)) from None
