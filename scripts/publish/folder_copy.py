"""The site as a folder and a zip: a double click on index.html, no server, no network.

A page that was opened from a folder may show other pages and add scripts, nothing else. So links
name files, the search index is a script, and so is each file of the browser's Python: compressed,
as text, added by the page on the first touch of a chart (see docs/assets/javascripts/page/file-protocol.js).
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from scripts.assets import bundle
from scripts.publish import content_security, folder_offer, hosted_site, web_manifest
from scripts.publish.built_page import read_pages, write_pages
from scripts.runner import fingerprint, progress
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import exit_code_of
from scripts.runner.files import ROOT
from scripts.templates.jinja import render

NAME, DIST = folder_offer.ZIP.stem, folder_offer.ZIP.parent
GENERATED = "assets/generated"
READ_ME = "READ ME.txt"
SERVER_ONLY = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "robots.txt",
    "404.html",
    "assets/images/favicon.png",
    *(f"{web_manifest.IMAGES}/{name}" for name in (*web_manifest.ICONS, web_manifest.APPLE_TOUCH_ICON)),
    f"{GENERATED}/theme-requests.js",
)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)

_SERVER_TAGS = re.compile(
    r'<script src="[^"]*theme-requests\.js"></script>\s*|<link rel="canonical"[^>]*>\s*'
)
_THEME_SCRIPT = re.compile(r'(?=<script src="([^"]*)assets/javascripts/bundle\.[^"]*"></script>)')


def make(quiet: bool = False, folder: Path = DIST / NAME) -> Path:
    """Write the folder and the zip beside it, and return the path of the zip."""
    hosted_site.build_pages(folder, "--no-directory-urls", quiet=quiet)
    with progress.stage("Packing the folder"):
        convert_for_folder(folder)
        zipped = pack(folder)
        fingerprint.write(zipped)
    return zipped


def convert_for_folder(folder: Path) -> None:
    """Turn a built site into one that works from a folder."""
    for name in SERVER_ONLY:
        (folder / name).unlink(missing_ok=True)
    for path in folder.rglob("*.map"):
        path.unlink()
    _write_search(folder)
    _write_python_scripts(folder / GENERATED)
    search = bundle.bundle(bundle.SOURCES / "theme" / "folder-search.js", "--format=iife")
    (folder / GENERATED / "folder-search.js").write_bytes(search)
    pages = read_pages(folder)
    for page in pages:
        text = _SERVER_TAGS.sub("", page.text)
        page.text = _THEME_SCRIPT.sub(rf'<script src="\1{GENERATED}/folder-search.js"></script>', text)
    content_security.add_csp(folder, pages, content_security.FOLDER_RULES)
    write_pages(folder, pages)
    (folder / READ_ME).write_text(render("publish/read-me.txt") + "\n", "utf-8")


def _write_search(folder: Path) -> None:
    index = folder / "search" / "search_index.json"
    script = f"var __index = {index.read_text('utf-8')}"
    (folder / "search" / "search_index.js").write_text(script, "utf-8")
    index.unlink()


def _write_python_scripts(generated: Path) -> None:
    """Replace the files that the worker would fetch by scripts that hand them over."""
    manifest = json.loads((generated / "manifest.json").read_text("utf-8"))
    names = [name for name in manifest["files"] if name not in bundle.BUNDLES]
    for name in [*names, "manifest.json", "worker.js"]:
        path = generated / name
        packed = base64.b64encode(gzip.compress(path.read_bytes(), 9, mtime=0)).decode("ascii")
        script = generated / "folder" / f"{name}.js"
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(f'livingBoneFile("{name}","{packed}")', "ascii")
        path.unlink()
    shutil.rmtree(generated / "pyodide")


def pack(folder: Path) -> Path:
    """Write the zip of a folder; the same files give the same bytes."""
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


def main(argv: Sequence[str]) -> int:
    """Read the command line, make both and say where they are."""
    parser = SentenceParser(prog="dev.py offline", description=__doc__.partition("\n")[0])
    parser.add_argument("--verbose", action="store_true", help="show tracebacks of failures")
    parser.add_argument(
        "--if-needed", action="store_true", help="keep the one that was made from the same sources"
    )
    options = parser.parse_args(argv)

    def run() -> None:
        if options.if_needed and fingerprint.is_current(folder_offer.ZIP):
            return
        zipped = make(quiet=True)
        page = (DIST / NAME / "index.html").relative_to(ROOT)
        size = zipped.stat().st_size / 1e6
        print(f"Open {page} by a double click, or pass on {zipped.relative_to(ROOT)} ({size:.1f} MB).")

    return exit_code_of(run, options.verbose)


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
