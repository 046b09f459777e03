"""While the site is served, only what an edit touched is built again (`mkdocs serve --dirty`).

MkDocs then looks at the dates of pages alone. Pages here also come from data, code, templates and
the list of pages; when any of those changed, this hook has every page built.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # MkDocs loads this file by its path, not as a module
    sys.path.insert(0, str(ROOT))

from scripts.pages import changes


def on_config(_config):
    """Silence the warning of MkDocs that links may go wrong in such a build; here they do not."""
    logging.getLogger("mkdocs.commands.build").addFilter(_is_unexpected)


def on_files(files, **_):
    """Mark every page as changed where more changed than pages."""
    pages = {Path(one.abs_src_path) for one in files.documentation_pages() if one.abs_src_path}
    if changes.other_sources_changed(pages, ROOT):
        for one in files.documentation_pages():
            one.is_modified = lambda: True


def on_post_build(**_):
    """Note what is built now."""
    changes.keep()


def _is_unexpected(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith("A 'dirty' build")
