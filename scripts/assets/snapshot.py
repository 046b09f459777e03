"""What lets Python start in the reader's browser in a second instead of four.

Three files, made once for each content and kept in the build's cache: Python's library without
what nobody needs here, compiled; NumPy likewise; and a memory snapshot of an interpreter that has
started and imported the model. The site works without them, only slower, so `mkdocs serve` does
not wait for them: another process makes them meanwhile.
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.assets import model_archive, numpy_wheel, pyodide_files
from scripts.runner import files, nodejs, process, progress
from scripts.runner.errors import StepError
from scripts.runner.files import BUILD_CACHE, ROOT

KEPT = 3  # how many of each the cache keeps: the newest
SNAPSHOT = "snapshot.dat"  # not .gz: some servers would unpack that under way
LIBRARY = "python_stdlib.zip"
LOCK = BUILD_CACHE / "head-start.lock"
HERE = Path(__file__).parent


@dataclass(frozen=True)
class HeadStart:
    """Where the files are, and how much memory the snapshot holds, in bytes."""

    library: Path
    wheel: Path
    snapshot: Path
    memory: int


def find(model: bytes) -> HeadStart | None:
    """Return the files for this model if the cache has them, else None."""
    slim, snapshot = _slim_folder(), _snapshot_folder(model)
    wheel = slim / numpy_wheel.pinned().file_name
    if not (snapshot / "memory").exists() or not wheel.exists():
        return None
    memory = int((snapshot / "memory").read_text("ascii"))
    return HeadStart(slim / LIBRARY, wheel, snapshot / SNAPSHOT, memory)


def make(model: bytes, wheel: Path) -> HeadStart:
    """Return the files for this model, making those that are missing.

    Parameters
    ----------
    model : bytes
        The archive of the model.
    wheel : Path
        NumPy as Pyodide's authors made it.
    """
    with files.lock(LOCK):
        if found := find(model):
            return found
        with tempfile.TemporaryDirectory(prefix="living-bone-") as name:
            place = Path(name)
            (place / "model.zip").write_bytes(model)
            (place / pyodide_files.LOCK).write_bytes(pyodide_files.trimmed_lock())
            slim = _slim_folder()
            if not slim.exists():
                with progress.stage("Compiling Python's library and NumPy for the browser (once)"):
                    made = place / "slim"
                    made.mkdir()
                    given = (place / pyodide_files.LOCK, wheel, place / "model.zip")
                    _node("slim.mjs", *given, HERE / "slim_inside.py", made)
                    _keep(made, slim)
            with progress.stage("Making the snapshot that lets Python start at once"):
                made = place / "snapshot"
                made.mkdir()
                memory = _node("snapshot.mjs", slim / LIBRARY, place / "model.zip", made / SNAPSHOT)
                (made / "memory").write_text(memory.strip().splitlines()[-1], "ascii")
                _keep(made, _snapshot_folder(model))
        return find(model)


def begin() -> None:
    """Have another process make what is missing and write it where pages find it."""
    with files.try_lock(LOCK) as free:
        if not free:
            return  # one is at it; what it does not make is asked for again after it
    subprocess.Popen(
        [sys.executable, "-m", "scripts.assets.generated_files"], cwd=ROOT, stdin=subprocess.DEVNULL
    )


def _node(script: str, *words: Path) -> str:
    try:
        command = [nodejs.node(), HERE / script, pyodide_files.PACKAGE, *words]
        return process.run_quietly(command)
    except process.ProgramError as ended:
        print(ended.tail, file=sys.stderr, flush=True)
        last = (ended.tail.splitlines() or [f"exit code {ended.code}"])[-1]
        raise StepError(
            "Python for the browser could not be prepared",
            f"scripts/{script} stopped with: {last}",
            "read the lines above; a mistake in model/ shows here, too",
        ) from ended


def _slim_folder() -> Path:
    """The folder of library and NumPy: they change with the modules that the model imports."""
    content = [pyodide_files.version(), numpy_wheel.pinned().sha256, *_imported()]
    sources = [HERE / "slim.mjs", HERE / "slim_inside.py"]
    return BUILD_CACHE / "head-start" / f"slim-{_hash(sources, content)}"


def _snapshot_folder(model: bytes) -> Path:
    content = [_slim_folder().name, hashlib.sha256(model).hexdigest()]
    return BUILD_CACHE / "head-start" / f"snapshot-{_hash([HERE / 'snapshot.mjs'], content)}"


def _hash(sources: list[Path], content: list[str]) -> str:
    digest = hashlib.sha256(json.dumps(content).encode())
    for path in sources:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _imported() -> list[str]:
    """Name the modules outside the model that it imports in a browser."""
    paths = (path for path in model_archive.contents() if path.suffix == ".py")
    names = set().union(*(_imported_by(path, path.stat().st_mtime_ns) for path in paths))
    return sorted(name for name in names if name.split(".")[0] != "model")


@cache
def _imported_by(path: Path, _changed: int) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _keep(made: Path, place: Path) -> None:
    """Move a finished folder into the cache, and drop the oldest of its kind."""
    place.parent.mkdir(parents=True, exist_ok=True)
    partial = place.with_suffix(".part")
    shutil.rmtree(partial, ignore_errors=True)
    shutil.copytree(made, partial)
    partial.replace(place)
    kind = place.name.partition("-")[0]
    kept = sorted(place.parent.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
