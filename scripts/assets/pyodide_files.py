"""Python for the reader's browser: the files of Pyodide, each one verified.

The core comes with the npm package, which npm has checked against the hash in
package-lock.json. The npm package carries no wheels; `numpy_wheel` finds the one for NumPy.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from scripts.assets import numpy_wheel
from scripts.runner import files
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT

PACKAGE = ROOT / "node_modules" / "pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"

# How each file begins when it is what its name says: a cut or foreign file would
# leave the reader's browser waiting without a word.
BEGINNINGS = {".wasm": b"\0asm", ".zip": b"PK\x03\x04"}


def fetch() -> dict[str, Path]:
    """Return where each runtime file is, fetching the NumPy wheel if it is missing.

    Returns
    -------
    dict of str to Path
        Files that go to the browser as they are, by name. The lock file is not
        among them; see `trimmed_lock`.
    """
    found = {name: PACKAGE / name for name in CORE}
    for name, path in found.items():
        _check(name, path)
    wheel = numpy_wheel.pinned()
    _check_abi(wheel)
    found[wheel.file_name] = numpy_wheel.fetch(wheel, cache_folder() / f"pyodide-{wheel.pyodide}")
    return found


def version() -> str:
    """Return Pyodide's version."""
    return json.loads((PACKAGE / "package.json").read_text("utf-8"))["version"]


def trimmed_lock(wheel_sha256: str | None = None) -> bytes:
    """Return Pyodide's lock file with the one package that is served, the pinned NumPy.

    The full file names hundreds of wheels that this site does not have, and perhaps a newer NumPy.

    Parameters
    ----------
    wheel_sha256 : str, optional
        Hash of the wheel that is served instead of the one that Pyodide's authors made.
    """
    lock, wheel = _lock(), numpy_wheel.pinned()
    served = {"version": wheel.version, "file_name": wheel.file_name, "sha256": wheel_sha256 or wheel.sha256}
    lock["packages"] = {"numpy": lock["packages"]["numpy"] | served}
    return json.dumps(lock, sort_keys=True, separators=(",", ":")).encode()


def cache_folder() -> Path:
    """Return the folder of this user's cache; `LIVING_BONE_CACHE` names another."""
    if named := os.environ.get("LIVING_BONE_CACHE"):
        return Path(os.path.expanduser(named)).resolve()
    home = files.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "living-bone"


def _lock() -> dict:
    return json.loads((PACKAGE / LOCK).read_text("utf-8"))


def _check_abi(wheel: numpy_wheel.Wheel) -> None:
    runs = _lock()["info"]["abi_version"]
    if wheel.abi != runs:
        raise StepError(
            "The browser's Python could not be prepared",
            f"Pyodide {version()} runs packages made for ABI {runs}, and {wheel.file_name}, which"
            f" {numpy_wheel.PIN.name} names, is made for {wheel.abi}",
            "run python scripts/dev.py renew, which chooses both",
        )


def _check(name: str, path: Path) -> None:
    beginning = BEGINNINGS.get(path.suffix, b"")
    try:
        with path.open("rb") as file:
            if file.read(len(beginning) or 1).startswith(beginning) and path.stat().st_size:
                return
        why = f"its file {name} is damaged"
    except FileNotFoundError:
        why = f"its file {name} is missing"
    raise StepError(
        "The browser's Python could not be prepared",
        f"{why} in node_modules/pyodide",
        "delete the folder node_modules and run the command again",
    )
