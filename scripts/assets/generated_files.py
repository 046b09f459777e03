"""Everything generated that pages need, in docs/assets/generated.

Called at the start of every build of the site, by `mkdocs` alone as well as by
the launcher, so it is quick when nothing changed, and then changes nothing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from scripts.assets import (
    bundle,
    model_archive,
    numpy_wheel,
    pyodide_files,
    ready_answers,
    reference_results,
    snapshot,
    transfer,
)
from scripts.runner import files, nodejs
from scripts.runner.errors import exit_code_of
from scripts.runner.files import BUILD_CACHE, ROOT
from scripts.runner.nodejs import node

__all__ = ["GENERATED", "node", "prepare"]

GENERATED = ROOT / "docs" / "assets" / "generated"
MANIFEST = "manifest.json"


def prepare(verbose: bool = False, wait: bool = True) -> Path:
    """Make or renew the generated files, and return their folder.

    Parameters
    ----------
    verbose : bool
        Say which files were written.
    wait : bool
        Make the snapshot of the started Python now; else leave a missing one to another
        process.

    Raises
    ------
    scripts.runner.errors.StepError
        With one sentence for people, when a step cannot go on.
    """
    with files.lock(BUILD_CACHE / "prepare.lock", on_wait=_say_waiting):
        nodejs.install()
        sources = pyodide_files.fetch()
    model = model_archive.pack()
    start = snapshot.find(model)
    if wait and not start:
        start = snapshot.make(model, sources[numpy_wheel.pinned().file_name])
    with files.lock(BUILD_CACHE / "prepare.lock", on_wait=_say_waiting):
        made = {"model.zip": model, reference_results.NAME: reference_results.pack(model)}
        made |= ready_answers.pack(model)
        made |= _python(sources, start)
        _remove_others(GENERATED / ready_answers.FOLDER, {Path(name).name for name in made})
        _remove_others(GENERATED / "pyodide", {Path(name).name for name in made})
        _remove_others(GENERATED, {*made, *bundle.BUNDLES, MANIFEST})
        written = [
            name for name, content in made.items() if files.write_if_changed(GENERATED / name, content)
        ]
        bundle.write(GENERATED)
        names = sorted([*made, *bundle.BUNDLES])
        if files.write_if_changed(GENERATED / MANIFEST, _manifest(names, start)):
            written.append(MANIFEST)
    if not start:
        snapshot.begin()
    if verbose:
        print(f"Written to {GENERATED}: {', '.join(written) or 'nothing'}", file=sys.stderr)
    return GENERATED


def _python(sources: dict[str, Path], start: snapshot.HeadStart | None) -> dict[str, bytes]:
    """Name what the browser's Python consists of, slim where there is a snapshot."""
    lock = pyodide_files.trimmed_lock()
    if start:
        slim = {path.name: path for path in (start.library, start.wheel, start.snapshot)}
        sources = sources | slim
        lock = pyodide_files.trimmed_lock(files.sha256(start.wheel))
    made = {f"pyodide/{name}": path.read_bytes() for name, path in sources.items()}
    return {f"pyodide/{pyodide_files.LOCK}": lock} | made


def _manifest(names: list[str], start: snapshot.HeadStart | None) -> bytes:
    """Say what there is, so that the worker can check each file and name a version."""
    known = _listed()
    content = {
        "version": model_archive.version(),
        "pyodide": pyodide_files.version(),
        "files": {name: _entry(name, known) for name in names},
    }
    if start:
        # Only with exactly these files may the snapshot be used.
        content["snapshot"] = {
            "name": f"pyodide/{snapshot.SNAPSHOT}",
            "pyodide": pyodide_files.version(),
            "model": content["files"]["model.zip"]["sha256"],
            "memory": start.memory,
        }
    return json.dumps(content, indent=1).encode()


def _entry(name: str, known: dict[str, Any]) -> dict[str, Any]:
    """Describe a file: its size here and on the way, and its hash; `known` saves compressing it anew."""
    path = GENERATED / name
    sha256 = files.sha256(path)
    old = known.get(name, {})
    same = old.get("sha256") == sha256 and "transfer" in old
    return {
        "bytes": path.stat().st_size,
        "transfer": old["transfer"] if same else transfer.count_bytes(path),
        "sha256": sha256,
    }


def _listed() -> dict[str, Any]:
    """Return the entries of the latest list, by name."""
    try:
        entries: dict[str, Any] = json.loads((GENERATED / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError):
        return {}
    return entries


def _remove_others(folder: Path, names: set[str]) -> None:
    """Remove files of an older version, which nothing would ever ask for."""
    for path in folder.glob("*"):
        if path.is_file() and path.name not in names:
            path.unlink()


def _say_waiting() -> None:
    print("Waiting for another command that prepares the same files ...", file=sys.stderr)


if __name__ == "__main__":
    VERBOSE = "--verbose" in sys.argv[1:]
    WAIT = "--no-wait" not in sys.argv[1:]
    sys.exit(exit_code_of(lambda: prepare(VERBOSE, WAIT) and None, VERBOSE))
