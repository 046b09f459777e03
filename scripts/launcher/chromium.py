"""The Chromium that the browser tests run in: found on this computer or installed."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.runner import process, progress
from scripts.runner.errors import StepError

VARIABLE = "LIVING_BONE_CHROMIUM"

NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable"),
)

# Where programs live that are not on the search path, and where Playwright puts its own.
PLACES = {
    "darwin": (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "~/Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%LocalAppData%\ms-playwright\chromium-*\chrome-win*\chrome.exe",
    ),
    "linux": (
        "/usr/lib/chromium/chromium",
        "/opt/google/chrome/chrome",
        "~/.cache/ms-playwright/chromium-*/chrome-linux*/chrome",
    ),
}


def find() -> Path | None:
    """Return the path of a Chromium that starts, or None.

    The environment variable `LIVING_BONE_CHROMIUM` goes before all others, and
    naming something there that does not start is a failure, not a hint.
    """
    if named := os.environ.get(VARIABLE):
        if starts(Path(named)):
            return Path(named)
        raise StepError(
            "The browser tests cannot run",
            f"{VARIABLE} names {named}, which does not start",
            "correct the variable, or remove it to have a browser looked for",
        )
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[Path]:
    """Yield the places where a Chromium may be, most likely first."""
    for name in NAMES:
        if path := shutil.which(name):
            yield Path(path)
    patterns = PLACES.get(sys.platform, PLACES["linux"])
    if own := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        patterns += (f"{own}/chromium-*/chrome-*/chrome*",)
    for pattern in patterns:
        # The newest of several versions sorts last.
        for path in sorted(glob.glob(os.path.expanduser(os.path.expandvars(pattern))), reverse=True):
            yield Path(path)


def starts(path: Path) -> bool:
    """Tell whether a browser is more than a name.

    On some systems the command is a stub that asks for another installer.
    """
    if not os.access(path, os.X_OK):
        return False
    if os.name == "nt":  # there --version opens a window
        return True
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, timeout=30, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def install(python: Path) -> Path:
    """Install a Chromium and return its path.

    Parameters
    ----------
    python : Path
        The interpreter of the environment that holds Playwright.
    """
    tried = []
    for name, commands in _installers(python):
        with progress.stage(f"Installing Chromium with {name}") as stage:
            try:
                for command in commands:
                    process.run_quietly(
                        command,
                        env=process.child_environment(python) | {"DEBIAN_FRONTEND": "noninteractive"},
                        on_line=lambda line: stage.say(line[:70]),
                    )
            except (process.ProgramError, OSError) as error:
                tried.append(f"{name} failed ({error})")
                print(getattr(error, "tail", ""), file=sys.stderr)
                continue
        if path := find():
            return path
        tried.append(f"{name} left none that starts")
    raise StepError(
        "The browser tests cannot run",
        f"no Chromium was found and none could be installed: {'; '.join(tried)}",
        "install Chromium or Chrome by hand, or name one in the variable " + VARIABLE,
    )


def _installers(python: Path) -> Iterator[tuple[str, list[list[str | Path]]]]:
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        yield "apt-get", [["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]]
    yield "Playwright", [[python, "-m", "playwright", "install", "chromium"]]
