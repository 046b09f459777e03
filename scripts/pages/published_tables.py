"""The tables of the model and the claims, as they are published beside the pages.

MkDocs knows them as files of the site, so pages link to them as to any other, and it checks the link.
"""

from __future__ import annotations

import json

from mkdocs.structure.files import File


def on_files(files, config):
    """Add the tables to the files of the site."""
    # Only now: the macros, which come first, have put the project on the path and renewed what changed.
    from model.data import EVIDENCE, OUTCOMES
    from scripts.content import claims

    for table in (EVIDENCE, OUTCOMES):
        files.append(File.generated(config, f"data/{table.name}", abs_src_path=str(table)))
    text = json.dumps({"claims": claims.plain_claims()}, ensure_ascii=False, indent=1)
    files.append(File.generated(config, "data/claims.json", content=f"{text}\n"))
