"""What must be there before the first page is built: a builder that can, and the generated files."""

from __future__ import annotations

import sys
from typing import Any

from scripts.assets import generated_files
from scripts.pages import frame, macro_text
from scripts.runner.build_date import build_date
from scripts.runner.errors import StepError


def prepare(env: Any) -> None:
    """Make sure that pages can be built, and that a slip in one is told in a sentence.

    Parameters
    ----------
    env : mkdocs_macros.plugin.MacrosPlugin

    Raises
    ------
    frame.PageError
        Where the builder runs macros only, or a generated file cannot be made.
    """
    if not hasattr(env, "on_post_build"):  # such as Zensical: it would lose head, sources and foot
        raise frame.PageError(
            "This builder cannot build the site, because it runs macros but not what stands before"
            " and after a page and a build; try: python scripts/dev.py build"
        )
    try:
        build_date()  # MkDocs reads it, too, and would end with a traceback
        generated_files.prepare(wait="serve" not in sys.argv[1:2])  # nobody waits for the first page
    except StepError as failure:  # one sentence for whoever builds, not a traceback
        raise frame.PageError(str(failure)) from failure
    env.render = lambda markdown, **_: macro_text.fill(env, markdown)
