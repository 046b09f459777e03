"""Names the release, so that a page only ever gets the files that it was made for.

Scripts, styles, the model and the browser's Python get addresses that change with their content:
what stands behind a question mark is nothing to a host, but everything to a browser's cache and to
the service worker. A page also carries the release's name, and the list of generated files does, so
that a page of an old release notices when its host was renewed meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache, lru_cache
from pathlib import Path

from scripts.assets import ready_answers
from scripts.assets.bundle import BUNDLES
from scripts.publish.built_page import BuiltPage
from scripts.runner import files
from scripts.templates.jinja import render

GENERATED = "assets/generated"
MANIFEST = f"{GENERATED}/manifest.json"
# Requested by the page's script, which knows the release but not the hash of each file.
VERSIONED_BY_RELEASE = {
    MANIFEST,
    *(f"{GENERATED}/{name}" for name in ("bone-chart.js", "page-tools.js", "worker.js", "published.json")),
}
READY = f"{GENERATED}/{ready_answers.FOLDER}/"  # so are these
HASH_DIGITS = 12

_ASSET = re.compile(r'(?<=["\'])((?:\.{1,2}/|/(?!/)[^"\']*?/)*)(assets/[^"\'?]+\.(?:css|js))(?=["\'])')


def release_name(site: Path) -> str:
    """Return the name of a built release: a hash of all that pages use."""
    digest = hashlib.sha256()
    for path in sorted((site / "assets").rglob("*")):
        if path.is_file() and path != site / MANIFEST:
            digest.update(f"{path.relative_to(site).as_posix()} {files.sha256(path)}\n".encode())
    return digest.hexdigest()[:HASH_DIGITS]


def add_versions(site: Path, pages: list[BuiltPage]) -> None:
    """Add the version to the address of every file that pages use, and the release to every page."""
    release = release_name(site)
    manifest = json.loads((site / MANIFEST).read_text("utf-8"))
    manifest["release"] = release
    for file, entry in manifest["files"].items():
        if file not in BUNDLES:
            entry["path"] = f"{file}?{entry['sha256'][:HASH_DIGITS]}"
    (site / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")

    @cache
    def version(path: str) -> str:
        by_release = _is_versioned_by_release(path) or not (site / path).is_file()
        return release if by_release else files.sha256(site / path)[:HASH_DIGITS]

    tags = render("publish/release.html", release=release)
    for page in pages:
        page.text = _ASSET.sub(lambda match: f"{match[0]}?{version(match[2])}", page.text)
        page.add_to_head_start(tags)


def versioned_address(path: str, site: Path) -> str | None:
    """Return the address of a file as pages ask for it, or None where it is its path.

    Parameters
    ----------
    path : str
        Below the site.
    site : Path
        With versions added.
    """
    manifest = _manifest(site / MANIFEST)
    if _is_versioned_by_release(path):
        return f"{path}?{manifest['release']}"
    if Path(path).suffix in (".css", ".js") and path.startswith("assets/"):
        return f"{path}?{files.sha256(site / path)[:HASH_DIGITS]}"
    inside = path.removeprefix(f"{GENERATED}/")
    entry = manifest["files"].get(inside) if inside != path else None
    return f"{GENERATED}/{entry['path']}" if entry else None


def _is_versioned_by_release(path: str) -> bool:
    return path in VERSIONED_BY_RELEASE or path.startswith(READY)


@lru_cache(maxsize=1)
def _manifest(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))
