"""The questions of the reflection page, read from docs/data/questions.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from scripts.content import model_numbers
from scripts.content.author_files import AuthorError, parse_yaml, read_text
from scripts.runner.files import ROOT

FILE = ROOT / "docs" / "data" / "questions.yml"
MAX_PICKED = 7  # to pick beside the core; more do not fit into a visit, nor on one sheet

Line = Annotated[str, Field(min_length=1)]


class QuestionError(AuthorError):
    """A list of questions that cannot be published."""


class Fact(BaseModel):
    """Something that readers may say of themselves on the sheet: by choice, or in a few words."""

    model_config = ConfigDict(extra="forbid")

    label: Line
    choices: list[Line] = []


class Question(BaseModel):
    """One question to pick; docs/data/questions.yml says what its fields mean."""

    model_config = ConfigDict(extra="forbid")

    text: Line
    page: Line | None = None
    link: Line | None = None
    charts: list[Line] = []

    @model_validator(mode="after")
    def _complete(self) -> Question:
        if bool(self.page) != bool(self.link):
            raise ValueError("a question has both 'page' and 'link', or neither")
        for name in self.charts:
            model_numbers.declaration(name)
        return self


class Group(BaseModel):
    """Questions of one topic."""

    model_config = ConfigDict(extra="forbid")

    title: Line
    questions: Annotated[list[Question], Field(min_length=1)]


class Questions(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    core: Annotated[list[Line], Field(min_length=3, max_length=3)]
    facts: list[Fact] = []
    groups: Annotated[list[Group], Field(min_length=1)]


def questions() -> Questions:
    """Return the questions; a `QuestionError` names file and place."""
    return parse(read_text(FILE, QuestionError))


def parse(text: str) -> Questions:
    """Parse questions from the text of a file; raises as `questions` does."""
    parsed = parse_yaml(text, FILE.name, QuestionError)
    try:
        return Questions.model_validate(parsed.data)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ", ".join(str(part) for part in problem["loc"])
        message = problem["msg"].removeprefix("Value error, ")
        raise QuestionError(f"{parsed.place(*problem['loc'])}, {place}: {message}.") from None
    except model_numbers.UnknownResultError as error:
        raise QuestionError(f"{FILE.name}: {error}") from None


def table(link) -> dict:
    """Return the values of page/questions.html and page/question-sheet.html.

    Parameters
    ----------
    link : callable
        Turns the path of a page into an address.

    Returns
    -------
    dict
        ``core``, ``facts``, ``groups`` (with ``id`` and ``url`` for each question) and ``most``.
    """
    found = questions()
    groups = [
        {
            "title": group.title,
            "questions": [
                one.model_dump() | {"id": f"q{place}-{n}", "url": one.page and link(one.page)}
                for n, one in enumerate(group.questions, start=1)
            ],
        }
        for place, group in enumerate(found.groups, start=1)
    ]
    facts = [one.model_dump() for one in found.facts]
    return {"core": found.core, "facts": facts, "groups": groups, "most": MAX_PICKED}
