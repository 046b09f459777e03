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
from scripts.publish import preview, release
from scripts.publish.built_page import BuiltPage
from scripts.templates.jinja import render

NAME = "service-worker.js"
SOURCE = bundle.SOURCES / "offline" / NAME
ESBUILD_OPTIONS = ("--format=iife", '--define:process.env.NODE_ENV="production"')
# Not needed for reading offline.
EXCLUDED_FILES = {"404.html", "sitemap.xml.gz", "robots.txt", preview.NAME, NAME}
EXCLUDED_FOLDERS = ("downloads/",)
OPENING_TAG = "<offline-copy"


def add_offline_size(site: Path, pages: list[BuiltPage]) -> None:
    """Say on the page that offers it how much a reader would keep."""
    kept = list(_cached_files(site))
    of_pages = {page.path.as_posix(): page.size() for page in pages}
    size = sum(of_pages.get(path) or (site / path).stat().st_size for path in kept)
    for page in pages:
        if OPENING_TAG in page.text:
            values = {
                "worker": page.root + NAME,
                "files": len(kept),
                "bytes": size,
                "megabytes": megabytes(size),
            }
            page.text = page.text.replace(
                OPENING_TAG, f"{OPENING_TAG} {render('publish/offline-size.html', **values)}"
            )


def write(site: Path) -> None:
    """Write the service worker; every other file of the site has to be finished."""
    listed = json.dumps([_entry(path, site) for path in _cached_files(site)], separators=(",", ":"))
    own = json.loads((site / release.MANIFEST).read_text("utf-8"))["release"]
    values = f'self.LIVING_BONE_RELEASE="{own}";\nself.LIVING_BONE_FILES={listed};\n'
    (site / NAME).write_bytes(values.encode() + bundle.bundle(SOURCE, *ESBUILD_OPTIONS))


def megabytes(size: int) -> int:
    """Convert bytes to whole megabytes, rounded up: nobody should need more than they were told."""
    return -(-size // 1_000_000)


def _cached_files(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if (
            path.is_file()
            and name not in EXCLUDED_FILES
            and not name.startswith(EXCLUDED_FOLDERS)
            and path.suffix != ".map"
        ):
            yield name


def _entry(path: str, site: Path) -> dict:
    """Return what Workbox needs to know of a file: its address, when it changes, and its hash."""
    address = release.versioned_address(path, site)
    digest = hashlib.sha256((site / path).read_bytes())
    return {
        "url": address or path.removesuffix("index.html") or "./",
        "revision": None if address else digest.hexdigest()[: release.HASH_DIGITS],
        "integrity": f"sha256-{base64.b64encode(digest.digest()).decode()}",
    }
