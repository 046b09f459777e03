"""Our scripts, each bundled into one file for the browser, and our style sheets, all in one."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path

from scripts.runner import files, nodejs, process, progress
from scripts.runner.errors import StepError
from scripts.runner.files import BUILD_CACHE, ROOT

SOURCES = ROOT / "docs" / "assets" / "javascripts"
SHEETS = ROOT / "docs" / "assets" / "stylesheets"

# What Plot imports and no chart uses.
UNUSED = tuple(
    f"--alias:{package}=./docs/assets/javascripts/drawing/unused-of-plot.js"
    for package in ("d3-geo", "d3-scale-chromatic")
)
# Classic scripts also run from a folder, without a server; so does a classic worker.
BUNDLES = {
    "theme-requests.js": ("theme/entry.js", "--format=iife"),
    "quiet-storage.js": ("theme/storage-consent.js", "--format=iife"),
    "bone-chart.js": ("main.js", "--format=iife", *UNUSED),
    "page-tools.js": ("elements/entry.js", "--format=iife"),
    "search.js": ("search/worker.js", "--format=iife"),
    "worker.js": ("python/worker.js", "--format=iife"),
    "site.css": ("../stylesheets/all.css",),
}
OPTIONS = ("--bundle", "--minify", "--target=es2022", "--charset=utf8", "--log-level=error")


def write(folder: Path) -> None:
    """Bundle what has changed since the last time into a folder.

    esbuild takes a tenth of a second, but starting it on every rebuild of the
    site would double that rebuild; so the inputs' hash decides.
    """
    stamp = BUILD_CACHE / "bundle.json"
    wanted = _fingerprint()
    try:
        done = json.loads(stamp.read_text("utf-8"))
    except (OSError, ValueError):
        done = {}
    outputs = {name: folder / name for name in BUNDLES}
    if done.get("inputs") == wanted and all(
        path.exists() and files.sha256(path) == done.get(name) for name, path in outputs.items()
    ):
        return
    with progress.stage("Bundling the chart code"):
        for name, (entry, *form) in BUNDLES.items():
            files.write_if_changed(outputs[name], bundle(SOURCES / entry, *form))
    done = {name: files.sha256(path) for name, path in outputs.items()}
    files.write_atomically(stamp, json.dumps(done | {"inputs": wanted}).encode())


def bundle(entry: Path, *form: str) -> bytes:
    """Return one script with everything that it imports."""
    made = BUILD_CACHE / "bundle" / entry.name
    command = [nodejs.node(), ROOT / "node_modules/esbuild/bin/esbuild", _relative(entry)]
    try:
        process.run_quietly(
            [*command, *OPTIONS, *form, f"--outfile={made}", "--color=false", "--log-limit=1"],
            keep=100,  # Node adds a page about how it called the bundler
        )
    except process.ProgramError as ended:
        raise explain(entry, ended.tail) from ended
    return made.read_bytes()


def explain(entry: Path, output: str) -> StepError:
    """Make a sentence of what esbuild says, with the file and the line."""
    what = f"The chart code could not be bundled from {_relative(entry)}"
    message = re.search(r"\[ERROR\] (.+)", output)
    place = re.search(r"^\s+(\S.*?):(\d+):\d+:$", output, re.MULTILINE)
    if message and place:
        return StepError(
            what,
            f"of {place[1]}, line {place[2]}: {message[1]}",
            "correct that line and save the file again",
        )
    print(output, file=sys.stderr, flush=True)
    why = message[1] if message else "the bundler stopped"
    return StepError(what, f"of this: {why}", "put that right and run the command again")


def _fingerprint() -> str:
    """Hash all that the bundles depend on."""
    digest = hashlib.sha256(repr((BUNDLES, OPTIONS)).encode())
    sources = [path for place in (SOURCES, SHEETS) for path in sorted(place.rglob("*.*")) if path.is_file()]
    for path in [nodejs.LOCK, *sources]:
        digest.update(_relative(path).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
