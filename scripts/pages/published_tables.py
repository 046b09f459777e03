"""The tables of the model and the claims, as they are published beside the pages.

MkDocs knows them as files of the site, so pages link to them as to any other, and it checks the link.
"""

from __future__ import annotations

import codecs
import json

from mkdocs.structure.files import File


def on_files(files, config):
    """Add the tables to the files of the site; a mark tells spreadsheets that they are UTF-8."""
    # Only now: the macros, which come first, have put the project on the path and renewed what changed.
    from model.data import EVIDENCE, OUTCOMES
    from scripts.content import claims

    for table in (EVIDENCE, OUTCOMES):
        marked = codecs.BOM_UTF8 + table.read_bytes()
        files.append(File.generated(config, f"data/{table.name}", content=marked))
    text = json.dumps({"claims": claims.plain_claims()}, ensure_ascii=False, indent=1)
    files.append(File.generated(config, "data/claims.json", content=f"{text}\n"))
