"""The project's own Python environment, `.venv`, with exactly the pinned packages."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

from scripts.runner import files, process, progress
from scripts.runner.errors import StepError
from scripts.runner.files import BUILD_CACHE, ROOT

VENV = ROOT / ".venv"
LOCK = BUILD_CACHE / "environment.lock"
SITE = "requirements.txt"
TEST = "requirements-test.txt"

# An environment made for the key also serves the values.
SATISFIES = {SITE: [SITE], TEST: [TEST, SITE]}

NEEDED_PYTHON = (3, 11)

# What pip prints, why that happens, and what to try. The first match wins.
PIP_TROUBLES = [
    (
        r"DO NOT MATCH THE HASHES|HashMismatch|hashes are required",
        "a downloaded package does not have the SHA-256 that the list of packages names",
        "try again, and if it happens twice do not trust the network or the mirror in between",
    ),
    (
        r"No space left on device|\[Errno 28\]|There is not enough space",
        "the disk is full",
        "free about 1 GB and run the command again",
    ),
    (
        r"Permission denied|\[Errno 13\]|WinError 5\b|Read-only file system",
        "this user may not write to the folder .venv, or to another that the installer names above",
        "check its owner, or delete the folder and run the command again",
    ),
    (
        r"SSLError|CERTIFICATE_VERIFY_FAILED",
        "the package index could not prove who it is",
        "check the computer's clock, and the certificates of a proxy in between",
    ),
    (
        r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Read timed out"
        r"|ProxyError|Failed to establish|Temporary failure in name|Network is unreachable"
        r"|Connection (refused|aborted|reset)|Remote end closed",
        "the package index could not be reached",
        "check the network connection and run the command again",
    ),
    (
        r"No matching distribution found|Could not find a version",
        f"a package has no ready-made file for Python {sys.version_info[0]}."
        f"{sys.version_info[1]} on this computer, or the package index does not carry it",
        "use Python 3.11 to 3.14, delete the folder .venv and run the command again",
    ),
]


def prepare(requirements: str) -> Path:
    """Make the environment fit a list of packages, and return its interpreter.

    When the list has not changed since the last time nothing is started at all.

    Parameters
    ----------
    requirements : str
        The list's name in the project's root: `SITE` or `TEST`.
    """
    python = interpreter()
    if _has_installed(requirements):
        return python
    with files.lock(LOCK, on_wait=_say_waiting):
        if _has_installed(requirements):
            return python
        if not works(python):
            create()
        install(python, requirements)
        stamps = read_stamps()
        stamps.update({name: files.sha256(ROOT / name) for name in SATISFIES[requirements]})
        files.write_atomically(_stamp_file(), json.dumps(stamps, indent=1).encode())
    return python


def interpreter() -> Path:
    """Return where the environment's interpreter is, or will be."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def works(python: Path) -> bool:
    """Tell whether an interpreter starts, is new enough and has pip.

    An environment stops working when the Python it was made with is removed, or
    when making it was interrupted.
    """
    if not python.exists():
        return False
    question = f"import pip, sys; sys.exit(sys.version_info < {NEEDED_PYTHON!r})"
    try:
        process.run_quietly([python, "-c", question], env=process.child_environment(python))
    except (process.ProgramError, OSError):
        return False
    return True


def create() -> None:
    """Make `.venv` with the interpreter that runs this."""
    with progress.stage("Making a Python environment in .venv"):
        try:
            process.run_quietly(
                [sys.executable, "-m", "venv", "--clear", VENV],
                env=process.child_environment(Path(sys.executable)),
            )
        except process.ProgramError as ended:
            what = "The Python environment .venv could not be made"
            if re.search(r"ensurepip|No module named '?venv", ended.tail):
                raise StepError(
                    what,
                    "this Python comes without its venv module",
                    "install it (on Debian and Ubuntu: apt install python3-venv) and run the command again",
                ) from ended
            raise _explain(what, ended) from ended


def install(python: Path, requirements: str) -> None:
    """Install a list of packages, each checked against its hash."""
    count = len(re.findall(r"^[\w.-]+==", (ROOT / requirements).read_text("utf-8"), re.MULTILINE))
    with progress.stage(f"Installing {count} Python packages") as stage:
        try:
            process.run_quietly(
                [
                    *(python, "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"),
                    *("--no-input", "--progress-bar=off", "--disable-pip-version-check"),
                    # Modules are compiled when they are first imported.
                    *("--no-compile", "--retries=3", "-r", requirements),
                ],
                env=process.child_environment(python),
                on_line=lambda line: stage.say(_shorten(line) or stage.detail),
            )
        except process.ProgramError as ended:
            raise _explain(f"The packages in {requirements} could not be installed", ended) from ended


def read_stamps() -> dict[str, str]:
    """Return the hash of each list of packages that the environment holds."""
    try:
        return json.loads(_stamp_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _has_installed(requirements: str) -> bool:
    wanted = files.sha256(ROOT / requirements)
    return interpreter().exists() and read_stamps().get(requirements) == wanted


def _stamp_file() -> Path:
    return VENV / "living-bone.json"


def _say_waiting() -> None:
    print("Waiting for another command that installs the packages ...", file=sys.stderr)


def _shorten(line: str) -> str:
    """Make a few words of a line of pip's, or none if it says nothing new."""
    if match := re.match(r"(?:Downloading|Using cached) (?:\S+/)?([\w.]+)-[\w.]+\S* (\(.+?\))", line):
        return f"{match[1]} {match[2]}"
    if match := re.match(r"Collecting ([\w.-]+)", line):
        return match[1]
    return "unpacking" if line.startswith("Installing collected") else ""


def _explain(what: str, ended: process.ProgramError) -> StepError:
    """Make a sentence of the end of a program's output, and show that end."""
    print(ended.tail, file=sys.stderr, flush=True)
    for pattern, why, advice in PIP_TROUBLES:
        if re.search(pattern, ended.tail):
            return StepError(what, why, advice)
    return StepError(
        what,
        f"the installer ended with exit code {ended.code}",
        "its last lines are printed above; delete the folder .venv and try again",
    )
