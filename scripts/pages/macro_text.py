"""Fills the macros of a page; a slip in one becomes a sentence with file, line and what is wrong.

The macros plugin would end the whole process at a slip, and with it a server that an author looks at.
"""

from __future__ import annotations

import difflib
import re
import traceback
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, UndefinedError
from mkdocs.exceptions import PluginError

from scripts.pages import proofread
from scripts.runner.files import ROOT

# Errors of these packages are written for authors; any other is a mistake in code.
_SPEAKING = ("scripts", "model", "mkdocs")


def fill(env: Any, markdown: str) -> str:
    """Return the text of the current page with its macros filled in.

    Parameters
    ----------
    env : mkdocs_macros.plugin.MacrosPlugin
    markdown : str
        The page without its front matter.

    Raises
    ------
    mkdocs.exceptions.PluginError
        Naming file and line.
    """
    try:
        return env.env.from_string(markdown).render(env.variables, **env.page.meta)
    except Exception as error:
        syntax = env.env
        marks = [
            (getattr(syntax, f"{kind}_start_string"), getattr(syntax, f"{kind}_end_string"))
            for kind in ("variable", "block", "comment")
        ]
        line, what = _explain(error, markdown, marks, [*env.macros])
        path = Path(env.page.file.abs_src_path)
        before = len(path.read_text("utf-8-sig").splitlines()) - len(markdown.splitlines())
        name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else env.page.file.src_uri
        end = "" if what.endswith((".", "?")) else "."
        raise PluginError(f"{name}, line {before + line}: {what}{end}") from None


def _explain(
    error: Exception, markdown: str, marks: list[tuple[str, str]], macros: list[str]
) -> tuple[int, str]:
    """Find the line of the text at which a macro failed, and what is wrong there."""
    if isinstance(error, TemplateSyntaxError):
        open_line = _unclosed(markdown, error.lineno, marks)
        if open_line:
            return open_line, "this macro is not closed"
        if block := re.search(r"end of template.* block that needs to be closed is '(\w+)'", error.message):
            begun = re.split(rf"\[%-?\s*{block[1]}\b", markdown)[:-1]
            return "".join(begun).count("\n") + 1, f"this {block[1]!r} lacks its 'end{block[1]}'"
        return error.lineno, f"this macro cannot be read: {error.message}"
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.lineno for frame in reversed(frames) if frame.filename == "<template>"), 1) or 1
    text = str(error).strip()
    if isinstance(error, UndefinedError):
        if unknown := re.fullmatch(r"'(\w+)' is undefined", text):
            near = difflib.get_close_matches(unknown[1], macros, n=3)
            hint = f"did you mean: {', '.join(near)}?" if near else "words stand in quotes"
            text = f"there is no macro {unknown[1]!r}; {hint}"
    elif isinstance(error, TypeError) and frames[-1].filename == "<template>":
        text = re.sub(r"\S*<locals>\.", "", text)  # "cite() got an unexpected keyword argument 'x'"
    elif not type(error).__module__.startswith(_SPEAKING):
        text = proofread.describe(error)
    return line, text


def _unclosed(markdown: str, error_line: int, marks: list[tuple[str, str]]) -> int | None:
    """Find the line of a macro that has no end before the next one begins, at or above an error."""
    closing = dict(marks)
    openings = [*re.finditer("|".join(re.escape(opening) for opening in closing), markdown)]
    ends = [*(one.start() for one in openings[1:]), len(markdown)]
    for opening, end in reversed([*zip(openings, ends, strict=True)]):
        first = markdown.count("\n", 0, opening.start()) + 1
        last = markdown.count("\n", 0, end) + 1
        if first <= error_line <= last and closing[opening[0]] not in markdown[opening.end() : end]:
            return first
    return None
