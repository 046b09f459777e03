"""Whether a file made from the sources is still that of the sources as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from scripts.runner.files import ROOT

SOURCES = ("docs", "model", "scripts", "overrides", "mkdocs.yml", "package-lock.json", "requirements.txt")


def write(made: Path) -> None:
    """Note beside a file from which sources it was made."""
    _note(made).write_text(of_sources(), "ascii")


def fits(made: Path) -> bool:
    """Return whether a file is there and was made from the sources as they are."""
    note = _note(made)
    return made.exists() and note.exists() and note.read_text("ascii") == of_sources()


def of_sources() -> str:
    """Hash all that the site is made from."""
    digest = hashlib.sha256()
    for path in _files():
        content = hashlib.sha256(path.read_bytes()).digest()
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + content)
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for name in SOURCES:
        place = ROOT / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            parts = path.relative_to(ROOT).parts
            if path.is_file() and "generated" not in parts and "__pycache__" not in parts:
                yield path


def _note(made: Path) -> Path:
    return made.with_name(f"{made.name}.sources")
