"""The one file that the registries of Node packages do not carry: NumPy for Pyodide.

Three sources are asked in turn: a folder on this computer, Pyodide's own
distribution, and a Python package that ships the identical file. Whatever a
source hands out is only accepted with the SHA-256 of Pyodide's lock file, so none
of them has to be trusted.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import shutil
import sys
import tempfile
import threading
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.runner import files, process, progress
from scripts.runner.errors import StepError

WHEELHOUSE = "LIVING_BONE_WHEELHOUSE"

# The distribution of the Pyodide version that package.json names.
DISTRIBUTION = "https://cdn.jsdelivr.net/pyodide/v314.0.3/full/"
CONNECT_SECONDS = 6

# A Python package with the file inside; 106 MB are fetched for the 3 MB.
CARRIER = "open-webui==0.12.4"
CARRIER_SHA256 = "02e9caba96234db3fa17a92e56163b3f7f2b8ca8227fa886b85c178d696483f6"
CARRIER_BYTES = 106_366_595
CARRIER_FOLDER = "open_webui/frontend/pyodide/"


class Unavailable(Exception):
    """A source has no such file; says why in a few words."""


def fetch(name: str, sha256: str, cache: Path) -> Path:
    """Return the path of the wheel in the cache, filling the cache if needed.

    Parameters
    ----------
    name : str
        The wheel's file name.
    sha256 : str
        The hash that it must have.
    cache : Path
        The folder that keeps it for this user.
    """
    kept = cache / name
    if kept.exists():
        if files.sha256(kept) == sha256:
            return kept
        print(f"The cached file {name} is damaged and is fetched again.", file=sys.stderr)
        kept.unlink()
    tried = []
    sources = {
        f"the folder {os.environ.get(WHEELHOUSE)}": from_wheelhouse,
        "Pyodide's distribution": from_distribution,
        f"the Python package {CARRIER}": from_carrier,
    }
    for title, take in sources.items():
        try:
            content = take(name)
        except Unavailable as reason:
            tried.append(str(reason))
            continue
        if hashlib.sha256(content).hexdigest() == sha256:
            files.write_atomically(kept, content)
            return kept
        tried.append(f"the file from {title} has another SHA-256 and was refused")
    raise StepError(
        f"The file {name}, which is NumPy for the browser, could not be fetched",
        f"no source had it: {'; '.join(tried)}",
        f"connect to the network and run the command again, or put the file into a folder"
        f" and name that folder in the variable {WHEELHOUSE}",
    )


def from_wheelhouse(name: str) -> bytes:
    """Read the file from the folder that `LIVING_BONE_WHEELHOUSE` names."""
    folder = os.environ.get(WHEELHOUSE)
    if not folder:
        raise Unavailable(f"the variable {WHEELHOUSE} names no folder")
    try:
        return (Path(folder).expanduser() / name).read_bytes()
    except OSError as error:
        raise Unavailable(f"the folder {folder} gave none ({error.strerror})") from error


def from_distribution(name: str) -> bytes:
    """Download the file from Pyodide's own distribution."""
    with progress.stage("Fetching NumPy for the browser from Pyodide's distribution") as stage:
        try:
            with urllib.request.urlopen(DISTRIBUTION + name, timeout=CONNECT_SECONDS) as answer:
                total = int(answer.headers.get("Content-Length") or 0)
                content = b""
                while part := answer.read(1 << 16):
                    content += part
                    stage.count_bytes(len(content), total)
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise Unavailable(f"Pyodide's distribution did not answer ({reason})") from error
    return content


def from_carrier(name: str) -> bytes:
    """Download the Python package that carries the file, and take that one out."""
    title = "Fetching NumPy for the browser inside the Python package open-webui"
    with tempfile.TemporaryDirectory(prefix="living-bone-") as folder, progress.stage(title) as stage:
        place = Path(folder)
        if shutil.disk_usage(place).free < 3 * CARRIER_BYTES:
            raise Unavailable(f"the folder {place.parent} has no room for the 106 MB of {CARRIER}")
        wanted = place / "wanted.txt"
        wanted.write_text(f"{CARRIER} --hash=sha256:{CARRIER_SHA256}\n", "utf-8")
        # pip downloads into the temporary folder of the system: told another, it can be watched.
        env = process.child_environment(Path(sys.executable))
        env |= {"TMPDIR": folder, "TEMP": folder, "TMP": folder}
        try:
            with _watch(place, stage):
                process.run_quietly(
                    [
                        *(sys.executable, "-m", "pip", "download", "--no-deps", "--no-cache-dir"),
                        *("--only-binary=:all:", "--ignore-requires-python", "--require-hashes"),
                        *("--no-input", "--progress-bar=off", "--disable-pip-version-check"),
                        *("--retries=3", "--dest", place / "download", "-r", wanted),
                    ],
                    env=env,
                )
            wheel = next((place / "download").glob("*.whl"))
            with zipfile.ZipFile(wheel) as archive:
                return archive.read(CARRIER_FOLDER + name)
        except process.ProgramError as ended:
            lines = ended.tail.splitlines() or [f"exit code {ended.code}"]
            last = next((line for line in reversed(lines) if "ERROR" in line), lines[-1])
            reason = last.removeprefix("ERROR: ")[:200]
            raise Unavailable(f"pip could not download {CARRIER} ({reason})") from ended
        except (StopIteration, KeyError, zipfile.BadZipFile) as error:
            raise Unavailable(f"{CARRIER} does not carry it") from error


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
