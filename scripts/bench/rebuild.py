"""How long it takes until an edit is on the page while the site is served."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median

from scripts.launcher.commands import SERVER
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT

COPIED = (
    "docs",
    "model",
    "scripts",
    "overrides",
    "mkdocs.yml",
    "package.json",
    "package-lock.json",
    "requirements.txt",
)
PAGE = "reflection"
TIMEOUT_S = 240


def measure(times: int, tell: Callable[[str], None] = lambda _: None) -> float:
    """Return the median of seconds from saving a page to the new page being served.

    Works on a copy of the project, so that nobody's page is edited.
    """
    with tempfile.TemporaryDirectory(prefix="living-bone-") as name:
        project = Path(name)
        for part in COPIED:
            source = ROOT / part
            copy = shutil.copytree if source.is_dir() else shutil.copyfile
            copy(source, project / part)
        shutil.copytree(ROOT / ".cache", project / ".cache")
        (project / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        command = [sys.executable, *SERVER, "--quiet"]
        server = subprocess.Popen([*command, "--dev-addr", f"127.0.0.1:{port}"], cwd=project)
        try:
            address = f"http://127.0.0.1:{port}/{PAGE}/"
            tell("first build")
            _wait_for(address, "", server)
            taken = []
            for i in range(times):
                tell(f"edit {i + 1} of {times}")
                word = f"edited-{i}-times"
                page = project / "docs" / f"{PAGE}.md"
                text = page.read_text("utf-8")
                time.sleep(2)  # MkDocs looks for changes about once a second
                began = time.monotonic()
                page.write_text(f"{text}\n\n{word}\n", "utf-8")
                _wait_for(address, word, server)
                taken.append(time.monotonic() - began)
        finally:
            server.terminate()
            server.wait(20)
    return median(taken)


def _wait_for(address: str, word: str, server: subprocess.Popen) -> None:
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=TIMEOUT_S) as answer:
                if word in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise StepError(
        "The time of a rebuild could not be measured",
        "the served page did not change",
        "look at what mkdocs serve prints",
    )
