"""Firefox and WebKitGTK, in which the core browser tests run too: found or installed."""

from __future__ import annotations

import glob
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.runner import process, progress

XVFB = "Xvfb"
# Where there is no network, or another apt-get at work, the tests do not wait long for it.
OPTIONS = (
    *("-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15"),
    *("-o", "DPkg::Lock::Timeout=30"),
)


@dataclass(frozen=True, eq=False)
class Engine:
    """A browser engine, the programs that a test needs of it, and where these come from.

    Attributes
    ----------
    name : str
        As a person calls it.
    programs : dict of str to tuple of str
        For each program the names or patterns of paths under which it may be found.
    packages : tuple of str
        Names of the packages of Debian and its relatives.
    """

    name: str
    programs: dict[str, tuple[str, ...]]
    packages: tuple[str, ...]

    def find(self) -> dict[str, Path]:
        """Return the path of each program that is there."""
        found = {name: next(_find_programs(places), None) for name, places in self.programs.items()}
        return {name: path for name, path in found.items() if path}

    def missing(self) -> list[str]:
        """Return the names of the programs that are not there."""
        return sorted(self.programs.keys() - self.find().keys())

    def reason(self) -> str:
        """Say why the tests of the engine are skipped."""
        return (
            f"{self.name} is not tested: {' and '.join(self.missing())} not found;"
            f" try: python scripts/dev.py test --engines all"
            f" (or install by hand, on Debian: {' '.join(self.packages)})"
        )


# The extended support release first: it is the oldest that we test.
FIREFOX = Engine(
    "Firefox",
    {"firefox": ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")},
    ("firefox-esr",),
)
WEBKIT = Engine(
    "WebKitGTK",
    {
        "WebKitWebDriver": ("WebKitWebDriver",),
        "MiniBrowser": (
            "/usr/lib/*/webkit2gtk-4.*/MiniBrowser",
            "/usr/libexec/webkit2gtk-4.*/MiniBrowser",
        ),
        XVFB: (XVFB,),  # it has no mode without a screen
    },
    ("webkit2gtk-driver", "xvfb"),
)
ENGINES = (FIREFOX, WEBKIT)


def install() -> None:
    """Install what is missing where the package manager lets us; say it where not."""
    wanting = [engine for engine in ENGINES if engine.missing()]
    if not wanting:
        return
    program = _package_manager()
    if not program:
        print(
            "Other engines can be installed by root on Debian and its relatives only;"
            " those that are missing are skipped.",
            file=sys.stderr,
        )
        return
    with progress.stage(f"Installing {' and '.join(engine.name for engine in wanting)}") as stage:

        def apt_get(*words: str) -> None:
            process.run_quietly(
                [*program, *words, *OPTIONS], on_line=lambda line: stage.say(line[:70]), keep=5
            )

        # Lists that are old may still do, and where one engine has no package the other may.
        with suppress(process.ProgramError, OSError):
            apt_get("update")
        for engine in wanting:
            try:
                apt_get("install", "-y", "--no-install-recommends", *engine.packages)
            except (process.ProgramError, OSError) as error:
                print(
                    f"{engine.name} could not be installed ({error}); its tests are skipped.",
                    getattr(error, "tail", ""),
                    sep="\n",
                    file=sys.stderr,
                )


def _package_manager() -> list[str] | None:
    """Return the words that begin a command of apt-get, or None where it may not be used unasked."""
    if not hasattr(os, "geteuid") or shutil.which("apt-get") is None:
        return None
    program = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if os.geteuid() == 0:
        return program
    # Machines of the workflow have a user who need not give a password.
    sudo = ["sudo", "--non-interactive"]
    try:
        process.run_quietly([*sudo, "true"])
    except (process.ProgramError, OSError):
        return None
    return [*sudo, *program]


def _find_programs(places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        if os.path.isabs(place):
            yield from (Path(path) for path in sorted(glob.glob(place), reverse=True))
        elif path := shutil.which(place):
            yield Path(path)
