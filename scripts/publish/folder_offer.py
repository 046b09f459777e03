"""Offers the copy that opens from a folder on the published site, where there is one that fits it."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.runner import fingerprint
from scripts.runner.files import ROOT
from scripts.templates.jinja import render

ZIP = ROOT / "dist" / "living-bone-offline.zip"
FOLDER = "downloads"
ABSENT = render("folder-offer.html", url=None, size=None)


def place(site: Path) -> None:
    """Put the zip beside the pages and say its size where the page speaks of it."""
    if not fingerprint.fits(ZIP):
        return
    (site / FOLDER).mkdir(exist_ok=True)
    shutil.copyfile(ZIP, site / FOLDER / ZIP.name)
    size = f"{ZIP.stat().st_size / 1e6:.1f}"
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if ABSENT in text:
            up = "../" * (len(page.relative_to(site).parents) - 1)
            offer = render("folder-offer.html", url=f"{up}{FOLDER}/{ZIP.name}", size=size)
            page.write_text(text.replace(ABSENT, offer), "utf-8")
