"""Newer versions of everything that the project builds on, by one command.

- Python packages: the newest that the limits in the ``.in`` files allow.
- Node packages: the newest that their authors call latest, so never a preview.
- Pyodide: the newest stable release whose NumPy the carrier ships, because whoever reaches nothing
  but package indexes has to be able to build, too (see numpy_wheel.py).
- NumPy: the version that this Pyodide names, so that both sides compute the same.

All of it happens in a copy of the lists; they are put in place when everything is done.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
import tarfile
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.assets import nodejs, numpy_wheel
from scripts.launcher import environment
from scripts.runner import files, process, progress
from scripts.runner.errors import StepError, exit_code_of
from scripts.runner.files import ROOT

PACKAGES, LOCKED = "package.json", "package-lock.json"
CARRIER = numpy_wheel.CARRIER.relative_to(ROOT).as_posix()
# Each list with what uv is asked; the packages of the tests lean on those of the site.
EVERYWHERE = ("--universal", "--python-version=3.11")
LISTS = {
    environment.SITE: (*EVERYWHERE, "requirements.in"),
    environment.TEST: (*EVERYWHERE, "--constraints", environment.SITE, "requirements-test.in"),
}
COPIED = ("requirements.in", "requirements-test.in", *LISTS, PACKAGES, LOCKED, ".npmrc", CARRIER)
HEAD = """\
# Compiled from {source} by `python scripts/dev.py renew`; to change a limit edit that file.
# Exact versions, and the SHA-256 of every wheel of every platform; pip refuses anything else.
"""

PIN = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
STABLE = re.compile(r"\d+(\.\d+)+")
UV_TROUBLES = [
    (
        r"No solution found",
        "no versions fit all limits together",
        "widen the limit that the lines above name",
    ),
    (
        r"error sending request|dns error|Failed to fetch|timed out|certificate",
        "the package index could not be reached",
        "check the network connection and run the command again",
    ),
]


@dataclass(frozen=True)
class Release:
    """A release of Pyodide, and the NumPy that its lock file names."""

    version: str
    numpy: str
    sha256: str


def renew(dry_run: bool) -> str:
    """Renew all lists, and return what to tell the person who asked.

    Parameters
    ----------
    dry_run : bool
        Leave the project's own lists as they are.
    """
    with tempfile.TemporaryDirectory(prefix="living-bone-") as name:
        place = Path(name)
        for path in COPIED:
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, place / path)
        with progress.stage("Asking for releases of Pyodide and of the package that ships its NumPy"):
            carrier = newest_carrier(place)
            releases = pyodide_releases(place)
        chosen = choose_pyodide(place, releases, carrier)
        pin_numpy(place / "requirements.in", chosen.numpy)
        with progress.stage("Compiling the lists of Python packages"):
            for target, words in LISTS.items():
                compile_list(place, target, words)
        with progress.stage("Asking for Node packages"):
            renew_node_packages(place, chosen.version)
        check_numpy(place, chosen)
        before, after = versions(ROOT), versions(place)
        if not dry_run:
            for path in COPIED:
                files.write_if_changed(ROOT / path, (place / path).read_bytes())
    return report(before, after, waiting=releases[: releases.index(chosen)], dry_run=dry_run)


def pyodide_releases(place: Path) -> list[Release]:
    """List the stable releases of Pyodide, newest first, down to the pinned one."""
    pinned = json.loads((place / PACKAGES).read_text("utf-8"))["dependencies"]["pyodide"]
    known = nodejs.npm("view", "pyodide", "versions", "--json", "--loglevel=silent", cwd=place)
    return [read_release(place, version) for version in not_older(json.loads(known), pinned)]


def not_older(known: Iterable[str], pinned: str) -> list[str]:
    """Sort stable versions from the newest down to the pinned one."""

    def order(version: str) -> list[int]:
        return [int(part) for part in version.split(".")]

    stable = {version for version in known if STABLE.fullmatch(version)} | {pinned}
    return sorted((one for one in stable if order(one) >= order(pinned)), key=order, reverse=True)


def read_release(place: Path, version: str) -> Release:
    """Read from Pyodide's package for Node which NumPy belongs to it."""
    nodejs.npm("pack", f"pyodide@{version}", "--loglevel=silent", cwd=place)
    with tarfile.open(place / f"pyodide-{version}.tgz") as archive:
        lock = archive.extractfile("package/pyodide-lock.json")
        numpy = json.loads(lock.read())["packages"]["numpy"]
    return Release(version, numpy["version"], numpy["sha256"])


def newest_carrier(place: Path) -> Path:
    """Write a list that pins the newest release of the carrier, beside the one in use."""
    newest = place / numpy_wheel.CARRIER.name
    used = place / CARRIER
    head = "".join(re.findall(r"#.*\n", used.read_text("utf-8")))
    limits = newest.with_suffix(".in")
    limits.write_text(numpy_wheel.carrier_name(used).partition("==")[0], "utf-8")
    compile_list(place, newest.name, ("--no-deps", "--python-version=3.12", limits.name), head)
    return newest


def choose_pyodide(place: Path, releases: Sequence[Release], carrier: Path) -> Release:
    """Choose the newest release whose NumPy can be had, and pin the carrier that ships it.

    The carrier in use ships the NumPy of the pinned release; only another one is looked into.
    """
    had = {releases[-1].sha256}
    if numpy_wheel.carrier_name(carrier) == numpy_wheel.carrier_name(place / CARRIER):
        return newest_with(releases, had)
    try:
        shipped = shipped_numpy(carrier)
    except numpy_wheel.Unavailable as reason:
        print(f"The newer package with NumPy inside was passed over: {reason}.", file=sys.stderr)
        return newest_with(releases, had)
    chosen = newest_with(releases, had | shipped)
    if chosen.sha256 in shipped:
        carrier.replace(place / CARRIER)
    return chosen


def newest_with(releases: Iterable[Release], numpy: set[str]) -> Release:
    """Return the first release whose NumPy has one of these hashes."""
    return next(release for release in releases if release.sha256 in numpy)


def shipped_numpy(pin: Path) -> set[str]:
    """Download a carrier, and return the SHA-256 of each NumPy wheel inside."""
    with numpy_wheel.carrier(pin) as archive:
        beginning = numpy_wheel.CARRIER_FOLDER + "numpy-"
        wheels = [name for name in archive.namelist() if name.startswith(beginning)]
        return {hashlib.sha256(archive.read(name)).hexdigest() for name in wheels}


def pin_numpy(limits: Path, version: str) -> None:
    """Set the version of NumPy in a file of limits."""
    text, count = re.subn(r"^numpy==.*$", f"numpy=={version}", limits.read_text("utf-8"), flags=re.MULTILINE)
    if count != 1:
        raise StepError(
            "The versions could not be renewed",
            f"{limits.name} has {count} lines that begin with numpy==",
            "write one such line there, and run the command again",
        )
    limits.write_text(text, "utf-8")


def compile_list(place: Path, target: str, words: Sequence[str], head: str = HEAD) -> None:
    """Compile limits to exact versions with hashes, the newest that fit."""
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "--upgrade", "--generate-hashes", "--no-header"),
        *("--only-binary=:all:", "--no-emit-index-url", "--no-python-downloads", "--quiet"),
        *("--output-file", target, *words),
    ]
    try:
        process.run_quietly(command, process.child_environment(Path(sys.executable)), cwd=place)
    except process.ProgramError as ended:
        raise _explain(target, ended) from ended
    path = place / target
    path.write_text(head.format(source=words[-1]) + path.read_text("utf-8"), "utf-8")


def renew_node_packages(place: Path, pyodide: str) -> None:
    """Bring package.json and its lock file to the newest, each package exactly pinned."""
    wanted = json.loads((place / PACKAGES).read_text("utf-8"))
    names = [*wanted["dependencies"], *wanted["devDependencies"]]
    (place / LOCKED).unlink()  # else what the packages bring along would stay as it was
    specs = [f"{name}@{pyodide if name == 'pyodide' else 'latest'}" for name in names]
    nodejs.npm("install", "--package-lock-only", "--save-exact", *specs, cwd=place)


def check_numpy(place: Path, release: Release) -> None:
    """Fail unless every list has the NumPy that Pyodide names."""
    for target in LISTS:
        pinned = dict(PIN.findall((place / target).read_text("utf-8"))).get("numpy")
        if pinned != release.numpy:
            raise StepError(
                "The versions could not be renewed",
                f"{target} came out with NumPy {pinned}, but Pyodide {release.version} with {release.numpy}",
                "look for another limit on numpy in the .in files",
            )


def versions(place: Path) -> dict[str, str]:
    """Read every pinned version of a folder with lists, by kind and name."""
    found: dict[str, set[str]] = {}
    for target in (environment.TEST, environment.SITE, CARRIER):
        for name, version in PIN.findall((place / target).read_text("utf-8")):
            found.setdefault(f"python {name}", set()).add(version)
    for path, entry in json.loads((place / LOCKED).read_text("utf-8"))["packages"].items():
        if path:  # the empty one is the project itself
            found.setdefault(f"node {path.rpartition('node_modules/')[2]}", set()).add(entry["version"])
    # Some lists hold two versions, for older and newer Pythons.
    return {name: ", ".join(sorted(held)) for name, held in found.items()}


def report(
    before: Mapping[str, str], after: Mapping[str, str], waiting: Sequence[Release], dry_run: bool
) -> str:
    """Say what changed as a table, what waits, and what to do next."""
    names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    rows = [("package", "was", "is"), *((one, before.get(one, "-"), after.get(one, "-")) for one in names)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    if not names:
        lines = ["Everything is as new as its limits allow."]
    if waiting:
        lines.append(
            f"Pyodide {waiting[0].version} is out and waits, because the Python package"
            f" that we take NumPy from does not ship its NumPy {waiting[0].numpy} yet."
        )
    if dry_run:
        lines.append("Nothing was written.")
    elif names:
        lines.append("Next: python scripts/dev.py test, then look through git diff and commit.")
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """Read the command line, renew, and print what changed."""
    parser = ArgumentParser(prog="dev.py renew", description=__doc__.partition("\n")[0])
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(words)
    return exit_code_of(lambda: print(renew(options.dry_run)), options.verbose)


def _explain(target: str, ended: process.ProgramError) -> StepError:
    print(ended.tail, file=sys.stderr, flush=True)
    what = f"The list {target} could not be renewed"
    for pattern, why, advice in UV_TROUBLES:
        if re.search(pattern, ended.tail):
            return StepError(what, why, advice)
    return StepError(what, f"uv ended with exit code {ended.code}", "its last lines are printed above")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
