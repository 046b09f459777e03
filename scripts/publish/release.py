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
from functools import lru_cache
from pathlib import Path

from scripts.assets.bundle import BUNDLES
from scripts.publish.content_security import CHARSET
from scripts.runner import files
from scripts.templates.jinja import render

GENERATED = "assets/generated"
MANIFEST = f"{GENERATED}/manifest.json"
# Asked for by the page's script, which knows the release and not each file.
OF_RELEASE = {MANIFEST, *(f"{GENERATED}/{name}" for name in ("bone-chart.js", "worker.js", "published.json"))}
DIGITS = 12

_ASSET = re.compile(r'(?<=["\'])((?:\.{1,2}/|/(?!/)[^"\']*?/)*)(assets/[^"\'?]+\.(?:css|js))(?=["\'])')


def name(site: Path) -> str:
    """The name of a built release: a hash of all that pages use."""
    digest = hashlib.sha256()
    for path in sorted((site / "assets").rglob("*")):
        if path.is_file() and path != site / MANIFEST:
            digest.update(f"{path.relative_to(site).as_posix()} {files.sha256(path)}\n".encode())
    return digest.hexdigest()[:DIGITS]


def address(site: Path) -> None:
    """Give every file of a built site that pages use an address of its release.

    Parameters
    ----------
    site : Path
    """
    release = name(site)
    manifest = json.loads((site / MANIFEST).read_text("utf-8"))
    manifest["release"] = release
    for file, entry in manifest["files"].items():
        if file not in BUNDLES:
            entry["path"] = f"{file}?{entry['sha256'][:DIGITS]}"
    (site / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")

    @lru_cache(maxsize=None)
    def mark(path: str) -> str:
        known = path in OF_RELEASE or not (site / path).is_file()
        return release if known else files.sha256(site / path)[:DIGITS]

    head = render("release.html", release=release)
    for page in site.rglob("*.html"):
        text = _ASSET.sub(lambda found: f"{found[0]}?{mark(found[2])}", page.read_text("utf-8"))
        start = CHARSET.search(text)
        page.write_text(f"{text[: start.end()]}\n{head}{text[start.end() :]}", "utf-8")


def address_of(path: str, site: Path) -> str | None:
    """The address of a file as pages ask for it, or None where it is its path.

    Parameters
    ----------
    path : str
        Below the site.
    site : Path
        With addresses given.
    """
    manifest = _manifest(site / MANIFEST)
    if path in OF_RELEASE:
        return f"{path}?{manifest['release']}"
    if Path(path).suffix in (".css", ".js") and path.startswith("assets/"):
        return f"{path}?{files.sha256(site / path)[:DIGITS]}"
    inside = path.removeprefix(f"{GENERATED}/")
    entry = manifest["files"].get(inside) if inside != path else None
    return f"{GENERATED}/{entry['path']}" if entry else None


@lru_cache(maxsize=1)
def _manifest(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))
