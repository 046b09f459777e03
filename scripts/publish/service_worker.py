"""The service worker of a published site, with the list of all that it keeps for a reader.

A preview has none: `mkdocs build` and `mkdocs serve` know nothing of this file.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from scripts.assets import bundle
from scripts.publish import release
from scripts.templates.jinja import render

NAME = "service-worker.js"
SOURCE = bundle.SOURCES / "offline" / NAME
FORM = ("--format=iife", '--define:process.env.NODE_ENV="production"')
# Nobody who reads offline asks for these.
LEFT_OUT = {"404.html", "sitemap.xml.gz", NAME}
FOLDERS_LEFT_OUT = ("assets/javascripts/lunr/", "downloads/")
MARK = "<offline-copy"


def offer(site: Path) -> None:
    """Say on the page that offers it how much a reader would keep."""
    kept = list(_kept(site))
    size = sum((site / path).stat().st_size for path in kept)
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if MARK in text:
            depth = len(page.relative_to(site).parents) - 1
            values = {
                "worker": "../" * depth + NAME,
                "files": len(kept),
                "bytes": size,
                "megabytes": megabytes(size),
            }
            page.write_text(text.replace(MARK, f"{MARK} {render('offline-offer.html', **values)}"), "utf-8")


def write(site: Path) -> None:
    """Write the service worker; every other file of the site has to be finished."""
    listed = json.dumps([_entry(path, site) for path in _kept(site)], separators=(",", ":"))
    own = json.loads((site / release.MANIFEST).read_text("utf-8"))["release"]
    values = f'self.LIVING_BONE_RELEASE="{own}";\nself.LIVING_BONE_FILES={listed};\n'
    (site / NAME).write_bytes(values.encode() + bundle.bundle(SOURCE, *FORM))


def megabytes(size: int) -> int:
    """Whole megabytes, rounded up: nobody should need more than they were told."""
    return -(-size // 1_000_000)


def _kept(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if (
            path.is_file()
            and name not in LEFT_OUT
            and not name.startswith(FOLDERS_LEFT_OUT)
            and path.suffix != ".map"
        ):
            yield name


def _entry(path: str, site: Path) -> dict:
    """What Workbox needs to know of a file: its address, when it changes, and its hash."""
    address = release.address_of(path, site)
    digest = hashlib.sha256((site / path).read_bytes())
    return {
        "url": address or path.removesuffix("index.html") or "./",
        "revision": None if address else digest.hexdigest()[: release.DIGITS],
        "integrity": f"sha256-{base64.b64encode(digest.digest()).decode()}",
    }
