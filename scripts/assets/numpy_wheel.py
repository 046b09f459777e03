"""The one file that the registries of Node packages do not carry: NumPy for Pyodide.

`numpy_wheel.json` pins it. The ABI in its name, not a release of Pyodide, says where it runs: in
every release of that ABI. Three sources are asked in turn: a folder on this computer, Pyodide's own
distribution, and the carrier: a Python package that ships the identical file inside its wheel, since
NumPy's own page in the package index has none for Pyodide. Whatever a source hands out is only
accepted with the pinned SHA-256, which is that of a lock file of Pyodide, so none of them has to be
trusted.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.runner import files, process, progress
from scripts.runner.errors import StepError

WHEELHOUSE = "LIVING_BONE_WHEELHOUSE"

DISTRIBUTION = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
CONNECT_SECONDS = 6

# Both pins are written by `dev.py renew`.
PIN = Path(__file__).with_name("numpy_wheel.json")
# As a list for pip. Nothing of the package is installed or run: one file is taken out of it, and the
# rest is deleted.
CARRIER = Path(__file__).with_name("numpy_carrier.txt")
CARRIER_FOLDER = "open_webui/frontend/pyodide/"
CARRIER_BYTES = 106_000_000  # about


class UnavailableError(Exception):
    """A source has no such file; says why in a few words."""


@dataclass(frozen=True)
class Wheel:
    """NumPy as a release of Pyodide names it in its lock file.

    Attributes
    ----------
    pyodide : str
        That release, whose distribution has the file.
    version : str
        NumPy's version.
    file_name : str
        Name of the file.
    sha256 : str
        Hash of the file.
    """

    pyodide: str
    version: str
    file_name: str
    sha256: str

    @property
    def abi(self) -> str:
        """Return the ABI that its name promises (PEP 783), such as ``2026_0``."""
        found = re.search(r"-pyemscripten_(\w+)_wasm32\.whl$", self.file_name)
        return found[1] if found else "unknown"


def pinned(pin: Path = PIN) -> Wheel:
    """Read the wheel that this project ships."""
    return Wheel(**json.loads(pin.read_text("utf-8")))


def fetch(wheel: Wheel, cache: Path) -> Path:
    """Return the path of the wheel in the cache, filling the cache if needed.

    Parameters
    ----------
    wheel : Wheel
        The wheel that is wanted.
    cache : Path
        The folder that keeps it for this user.
    """
    kept = cache / wheel.file_name
    if kept.exists():
        if files.sha256(kept) == wheel.sha256:
            return kept
        print(f"The cached file {kept.name} is damaged and is fetched again.", file=sys.stderr)
        kept.unlink()
    tried = []
    sources = {
        f"the folder {os.environ.get(WHEELHOUSE)}": from_wheelhouse,
        "Pyodide's distribution": from_distribution,
        f"the Python package {carrier_name()}": from_carrier,
    }
    for title, take in sources.items():
        try:
            content = take(wheel)
        except UnavailableError as reason:
            tried.append(str(reason))
            continue
        if hashlib.sha256(content).hexdigest() == wheel.sha256:
            files.write_atomically(kept, content)
            return kept
        tried.append(f"the file from {title} has another SHA-256 and was refused")
    raise StepError(
        f"The file {kept.name}, which is NumPy for the browser, could not be fetched",
        f"no source had it: {'; '.join(tried)}",
        f"connect to the network and run the command again, or put the file into a folder"
        f" and name that folder in the variable {WHEELHOUSE}",
    )


def from_wheelhouse(wheel: Wheel) -> bytes:
    """Read the file from the folder that `LIVING_BONE_WHEELHOUSE` names."""
    folder = os.environ.get(WHEELHOUSE)
    if not folder:
        raise UnavailableError(f"the variable {WHEELHOUSE} names no folder")
    try:
        return Path(os.path.expanduser(folder), wheel.file_name).read_bytes()
    except OSError as error:
        raise UnavailableError(f"the folder {folder} gave none ({error.strerror})") from error


def from_distribution(wheel: Wheel) -> bytes:
    """Download the file from Pyodide's own distribution."""
    address = DISTRIBUTION.format(version=wheel.pyodide) + wheel.file_name
    with progress.stage("Fetching NumPy for the browser from Pyodide's distribution") as stage:
        try:
            with urllib.request.urlopen(address, timeout=CONNECT_SECONDS) as answer:
                total = int(answer.headers.get("Content-Length") or 0)
                content = b""
                while part := answer.read(1 << 16):
                    content += part
                    stage.count_bytes(len(content), total)
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise UnavailableError(f"Pyodide's distribution did not answer ({reason})") from error
    return content


def from_carrier(wheel: Wheel) -> bytes:
    """Download the carrier, and take the one file out."""
    with carrier() as archive:
        try:
            return archive.read(CARRIER_FOLDER + wheel.file_name)
        except KeyError as error:
            raise UnavailableError(f"{carrier_name()} does not carry it") from error


def carrier_name(pin: Path = CARRIER) -> str:
    """Read the package and version, such as `name==1.2`, from a list with one pin."""
    return re.search(r"^\S+==\S+", pin.read_text("utf-8"), re.MULTILINE)[0]


@contextmanager
def carrier(pin: Path = CARRIER) -> Iterator[zipfile.ZipFile]:
    """Download the carrier into a temporary folder, and open its wheel.

    Parameters
    ----------
    pin : Path
        A list for pip with one package and its hashes.
    """
    name = carrier_name(pin)
    title = f"Fetching NumPy for the browser inside the Python package {name}, of which nothing else is used"
    with tempfile.TemporaryDirectory(prefix="living-bone-") as folder:
        place = Path(folder)
        if shutil.disk_usage(place).free < 3 * CARRIER_BYTES:
            room = f"{CARRIER_BYTES / 1e6:.0f} MB"
            raise UnavailableError(f"the folder {place.parent} has no room for the {room} of {name}")
        # pip downloads into the temporary folder of the system: told another, it can be watched.
        env = process.child_environment(Path(sys.executable))
        env |= {"TMPDIR": folder, "TEMP": folder, "TMP": folder}
        try:
            with progress.stage(title) as stage, _watch(place, stage):
                process.run_quietly(
                    [
                        *(sys.executable, "-m", "pip", "download", "--no-deps", "--no-cache-dir"),
                        *("--only-binary=:all:", "--ignore-requires-python", "--require-hashes"),
                        *("--no-input", "--progress-bar=off", "--disable-pip-version-check"),
                        *("--retries=3", "--dest", place / "download", "-r", pin),
                    ],
                    env=env,
                )
            wheel = zipfile.ZipFile(next((place / "download").glob("*.whl")))
        except process.ProgramError as ended:
            lines = ended.tail.splitlines() or [f"exit code {ended.code}"]
            last = next((line for line in reversed(lines) if "ERROR" in line), lines[-1])
            reason = last.removeprefix("ERROR: ")[:200]
            raise UnavailableError(f"pip could not download {name} ({reason})") from ended
        except (StopIteration, zipfile.BadZipFile) as error:
            raise UnavailableError(f"{name} is no wheel") from error
        with wheel:
            yield wheel


@contextmanager
def _watch(folder: Path, stage: progress.Stage) -> Iterator[None]:
    """Tell how far a download has come by the largest file in its folder."""
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.5):
            sizes = [0]
            for parent, _, names in os.walk(folder):
                for name in names:
                    try:
                        sizes.append(os.path.getsize(os.path.join(parent, name)))
                    except OSError:  # moved or removed since it was listed
                        continue
            stage.count_bytes(min(max(sizes), CARRIER_BYTES), CARRIER_BYTES)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
