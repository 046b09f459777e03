"""Newer versions of everything that the project builds on, by one command.

- Python packages: the newest that the limits in the ``.in`` files allow.
- Node packages: the newest that their authors call latest, so never a preview.
- NumPy: the newest that a stable release of Pyodide names and that the carrier ships, because whoever
  reaches nothing but package indexes has to be able to build, too (see numpy_wheel.py). The build and
  the browser get the same version, so that both compute the same.
- Pyodide: the newest stable release that runs this NumPy, which is one of the same ABI.

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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from scripts.assets import numpy_wheel
from scripts.assets.numpy_wheel import Wheel
from scripts.launcher import environment
from scripts.runner import files, nodejs, process, progress
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import StepError, exit_code_of
from scripts.runner.files import ROOT

PACKAGES, LOCKED = "package.json", "package-lock.json"
CARRIER, WHEEL = (path.relative_to(ROOT).as_posix() for path in (numpy_wheel.CARRIER, numpy_wheel.PIN))
# Each list with what uv is asked; the packages of the tests lean on those of the site.
EVERYWHERE = ("--universal", "--python-version=3.11")
LISTS = {
    environment.SITE: (*EVERYWHERE, "requirements.in"),
    environment.TEST: (*EVERYWHERE, "--constraints", environment.SITE, "requirements-test.in"),
}
COPIED = ("requirements.in", "requirements-test.in", *LISTS, PACKAGES, LOCKED, ".npmrc", CARRIER, WHEEL)
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
        r"certificate",
        "the package index could not prove who it is",
        "check the computer's clock, and the certificates of a proxy in between",
    ),
    (
        r"error sending request|dns error|Failed to fetch|timed out",
        "the package index could not be reached",
        "check the network connection and run the command again",
    ),
]


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
        wheel = choose_wheel(place, releases, carrier)
        pyodide = next(release.pyodide for release in releases if release.abi == wheel.abi)
        (place / WHEEL).write_text(json.dumps(asdict(wheel), indent=2) + "\n", "utf-8")
        pin_numpy(place / "requirements.in", wheel.version)
        with progress.stage("Compiling the lists of Python packages"):
            for target, words in LISTS.items():
                compile_list(place, target, words)
        with progress.stage("Asking for Node packages"):
            renew_node_packages(place, pyodide)
        check_numpy(place, wheel)
        before, after = versions(ROOT), versions(place)
        if not dry_run:
            for path in COPIED:
                files.write_if_changed(ROOT / path, (place / path).read_bytes())
    return report(before, after, what_waits(releases[0], wheel), dry_run)


def pyodide_releases(place: Path) -> list[Wheel]:
    """List the NumPy of each stable release of Pyodide, newest first, down to the pinned one."""
    pinned = numpy_wheel.pinned(place / WHEEL)
    known = nodejs.npm("view", "pyodide", "versions", "--json", "--loglevel=silent", cwd=place)
    return [*(read_release(place, version) for version in newer(json.loads(known), pinned.pyodide)), pinned]


def newer(known: Iterable[str], pinned: str) -> list[str]:
    """Sort the stable versions that are newer than the pinned one, from the newest down."""

    def order(version: str) -> list[int]:
        return [int(part) for part in version.split(".")]

    stable = (version for version in known if STABLE.fullmatch(version))
    return sorted((one for one in stable if order(one) > order(pinned)), key=order, reverse=True)


def read_release(place: Path, version: str) -> Wheel:
    """Read from Pyodide's package for Node which NumPy belongs to it."""
    nodejs.npm("pack", f"pyodide@{version}", "--loglevel=silent", cwd=place)
    with tarfile.open(place / f"pyodide-{version}.tgz") as archive:
        lock = archive.extractfile("package/pyodide-lock.json")
        numpy = json.loads(lock.read())["packages"]["numpy"]
    return Wheel(version, numpy["version"], numpy["file_name"], numpy["sha256"])


def newest_carrier(place: Path) -> Path:
    """Write a list that pins the newest release of the carrier, beside the one in use."""
    newest = place / numpy_wheel.CARRIER.name
    used = place / CARRIER
    head = "".join(re.findall(r"#.*\n", used.read_text("utf-8")))
    limits = newest.with_suffix(".in")
    limits.write_text(numpy_wheel.carrier_name(used).partition("==")[0], "utf-8")
    compile_list(place, newest.name, ("--no-deps", "--python-version=3.12", limits.name), head)
    return newest


def choose_wheel(place: Path, releases: Sequence[Wheel], carrier: Path) -> Wheel:
    """Choose the newest NumPy that can be had, and pin the carrier that ships it.

    The carrier in use ships the pinned NumPy, the last of them; only another one is looked into.
    """
    shipped: set[str] = set()
    if numpy_wheel.carrier_name(carrier) != numpy_wheel.carrier_name(place / CARRIER):
        try:
            shipped = shipped_numpy(carrier)
        except numpy_wheel.UnavailableError as reason:
            print(f"The newer package with NumPy inside was passed over: {reason}.", file=sys.stderr)
    for release in releases:
        if release.sha256 in shipped:
            carrier.replace(place / CARRIER)
            return release
    return releases[-1]


def shipped_numpy(pin: Path) -> set[str]:
    """Download a carrier, and return the SHA-256 of each NumPy wheel inside."""
    with numpy_wheel.carrier(pin) as archive:
        beginning = numpy_wheel.CARRIER_FOLDER + "numpy-"
        wheels = [name for name in archive.namelist() if name.startswith(beginning)]
        return {hashlib.sha256(archive.read(name)).hexdigest() for name in wheels}


def what_waits(newest: Wheel, wheel: Wheel) -> str:
    """Say which NumPy has to wait and why, if one has to, and whether Pyodide waits with it."""
    if newest.sha256 == wheel.sha256:
        return ""
    told = (
        f"NumPy {newest.version} of Pyodide {newest.pyodide} waits, because the Python package"
        " that NumPy for the browser is taken from does not ship it yet."
    )
    if newest.abi != wheel.abi:
        told += (
            f" So does that Pyodide: NumPy {wheel.version} was made for an older ABI and does not run there."
        )
    return told


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


def check_numpy(place: Path, wheel: Wheel) -> None:
    """Fail unless every list has the NumPy of the browser."""
    for target in LISTS:
        pinned = dict(PIN.findall((place / target).read_text("utf-8"))).get("numpy")
        if pinned != wheel.version:
            raise StepError(
                "The versions could not be renewed",
                f"{target} came out with NumPy {pinned}, but the browser has {wheel.version}",
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


def report(before: Mapping[str, str], after: Mapping[str, str], waiting: str, dry_run: bool) -> str:
    """Say what changed as a table, what waits, and what to do next."""
    names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    rows = [("package", "was", "is"), *((one, before.get(one, "-"), after.get(one, "-")) for one in names)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    if not names:
        lines = ["Everything is as new as its limits allow."]
    if waiting:
        lines.append(waiting)
    if dry_run:
        lines.append("Nothing was written.")
    elif names:
        lines.append("Next: python scripts/dev.py test, then look through git diff and commit.")
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """Read the command line, renew, and print what changed."""
    parser = SentenceParser(prog="dev.py renew", description=__doc__.partition("\n")[0])
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
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
