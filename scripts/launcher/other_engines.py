"""Firefox and WebKitGTK, in which the core browser tests run too: found or installed."""

from __future__ import annotations

import glob
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.runner import process, progress

XVFB = "Xvfb"


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
    if not _may_install():
        print(
            "Other engines can be installed by root on Debian and its relatives only;"
            " those that are missing are skipped.",
            file=sys.stderr,
        )
        return
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for engine in wanting:
        with progress.stage(f"Installing {engine.name} with apt-get") as stage:
            try:
                for words in (["update"], ["install", "-y", "--no-install-recommends", *engine.packages]):
                    process.run_quietly(
                        ["apt-get", *words], env=env, on_line=lambda line: stage.say(line[:70])
                    )
            except (process.ProgramError, OSError) as error:
                print(
                    f"{engine.name} could not be installed ({error}); its tests are skipped.",
                    getattr(error, "tail", ""),
                    sep="\n",
                    file=sys.stderr,
                )


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _find_programs(places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        if os.path.isabs(place):
            yield from (Path(path) for path in sorted(glob.glob(place), reverse=True))
        elif path := shutil.which(place):
            yield Path(path)
