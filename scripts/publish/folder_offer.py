"""Offers the copy that opens from a folder on the published site, where there is one that fits it."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.publish.built_page import BuiltPage
from scripts.runner import fingerprint
from scripts.runner.files import ROOT
from scripts.templates.jinja import render

ZIP = ROOT / "dist" / "living-bone-offline.zip"
FOLDER = "downloads"
NO_DOWNLOAD = render("publish/folder-offer.html", url=None, size=None)


def add_download(site: Path, pages: list[BuiltPage]) -> None:
    """Copy the zip into the site, and link it with its size where a page speaks of it."""
    if not fingerprint.is_current(ZIP):
        return
    (site / FOLDER).mkdir(exist_ok=True)
    shutil.copyfile(ZIP, site / FOLDER / ZIP.name)
    size = f"{ZIP.stat().st_size / 1e6:.1f}"
    for page in pages:
        if NO_DOWNLOAD in page.text:
            offer = render("publish/folder-offer.html", url=f"{page.root}{FOLDER}/{ZIP.name}", size=size)
            page.text = page.text.replace(NO_DOWNLOAD, offer)
