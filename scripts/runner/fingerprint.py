"""Tells whether a file was made from the sources as they are now, by a hash beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from scripts.runner.files import ROOT

SOURCES = ("docs", "model", "scripts", "overrides", "mkdocs.yml", "package-lock.json", "requirements.txt")


def write(file: Path) -> None:
    """Write beside a file the hash of the sources that it was made from."""
    _stamp(file).write_text(hash_sources(), "ascii")


def is_current(file: Path) -> bool:
    """Return whether a file is there and was made from the sources as they are."""
    stamp = _stamp(file)
    return file.exists() and stamp.exists() and stamp.read_text("ascii") == hash_sources()


def hash_sources() -> str:
    """Hash all that the site is made from."""
    digest = hashlib.sha256()
    for path in _source_files():
        content = hashlib.sha256(path.read_bytes()).digest()
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + content)
    return digest.hexdigest()


def _source_files() -> Iterator[Path]:
    for name in SOURCES:
        place = ROOT / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            parts = path.relative_to(ROOT).parts
            if path.is_file() and "generated" not in parts and "__pycache__" not in parts:
                yield path


def _stamp(file: Path) -> Path:
    return file.with_name(f"{file.name}.sources")
