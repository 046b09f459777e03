"""Checks all that authors wrote beside the pages, before any page is built.

A mistake in a data file or in a scenario then ends the build with one sentence that names file and
line, instead of a traceback from whichever page met it first.
"""

from __future__ import annotations

import ast
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import PluginError

from scripts.content.author_files import AuthorError
from scripts.runner.files import ROOT


@contextmanager
def reporting_errors() -> Iterator[None]:
    """Turn whatever goes wrong in the block into a `PluginError`, which MkDocs prints as it is."""
    try:
        yield
    except PluginError:
        raise
    except Exception as error:
        raise PluginError(describe(error)) from None


def describe(error: Exception) -> str:
    """Describe an error with its file, its line and what is wrong."""
    if isinstance(error, SyntaxError):
        return f"{_shown(error.filename)}, line {error.lineno}: this is not Python: {error.msg}."
    text = str(error).strip()
    says_where = isinstance(error, PluginError) or type(error).__name__ == "ChartError"
    if says_where or re.match(r"\S+\.(yml|csv|bib|py|md)\b", text):
        return text
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _ours(frame.filename)]
    where = f"{_shown(frames[-1].filename)}, line {frames[-1].lineno}: " if frames else ""
    if match := re.match(r"(\w+)\.__init__\(\) (missing|got) (.+)", text):
        text = f"the {match[1]} here is {match[2]} {match[3]}".replace("is got", "has")
    elif isinstance(error, KeyError):
        text = f"there is nothing of the name {text}"
    elif not text:
        text = type(error).__name__
    return f"{where}{text.rstrip('.')}."


def check_sources() -> None:
    """Read every file that pages draw on, and every declaration.

    Raises
    ------
    ValueError, LookupError
        With a sentence for the author.
    """
    check_old_places()

    from model.trials import evidence_table, outcomes_table
    from scripts.content import (
        claims,
        glossary,
        provenance,
        questions,
        reference_list,
        references,
        search_words,
    )

    evidence_table.table()
    outcomes_table.table()
    outcomes_table.ratios()
    references.all_keys()
    claims.claims()
    glossary.terms()
    questions.questions()
    search_words.words()
    reference_list.article_references()
    provenance.check_tables()
    provenance.check_claims()
    provenance.check_pages()
    check_declarations()


def check_old_places() -> None:
    """Refuse work that lies where nothing reads it any more; kept for one release after the move.

    Raises
    ------
    AuthorError
        Naming the file and where it belongs now.
    """
    if (ROOT / "docs/data/outcomes.csv").exists():
        raise AuthorError(
            "docs/data/outcomes.csv: this table has moved; put your rows into model/data/outcomes.csv "
            "and delete the old file."
        )
    for folder in ("model/scenarios", "model/views"):
        for file in sorted((ROOT / folder).glob("*.py")):
            raise AuthorError(
                f"{folder}/{file.name}: charts have moved; put X.py and X_view.py side by side into "
                "model/charts/<theme>/ and enter them in model/charts/registry.py."
            )


def check_declarations() -> None:
    """Check what each scenario declares; a `ChartError` names its file and line."""
    from model import api
    from model.charts import registry
    from scripts.charts.contract.check import ChartError
    from scripts.charts.contract.declaration import check_declaration

    for declared in api.scenarios():
        name = declared["name"]
        try:
            check_declaration(declared)
        except ChartError as error:
            module = sys.modules[registry.CHARTS[name].scenario.compute.__module__]
            raise ChartError(f"{_declared_at(Path(module.__file__))}: {error}") from None


def _declared_at(file: Path) -> str:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Scenario":
            return f"{_shown(file)}, line {node.lineno}"
    return _shown(file)


def _ours(file: str) -> bool:
    path = Path(file)
    return path.is_relative_to(ROOT) and ".venv" not in path.parts and path.exists()


def _shown(file: str | Path) -> str:
    path = Path(file)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
