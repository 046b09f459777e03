"""What changed between two builds of one process."""

from __future__ import annotations

from pathlib import Path

# Everything that pages are made from; the manifest stands for the generated files.
SOURCES = ("docs", "model", "scripts", "overrides", "mkdocs.yml", "docs/assets/generated/manifest.json")
GENERATED = {"generated", "__pycache__"}

# As of the latest build that succeeded: what a failed one did not write is still to be done.
_built: set = set()
_now: set = set()


def other_sources_changed(pages: set[Path], root: Path) -> bool:
    """Tell whether anything but the text of pages changed since `keep`; true before it.

    Parameters
    ----------
    pages : set of Path
        The pages; one more or one less is a change of all, since pages show where the others are.
    root : Path
        The project's folder.
    """
    _now.clear()
    _now.update(pages)
    for name in SOURCES:
        place = root / name
        for path in place.rglob("*") if place.is_dir() else [place]:
            made = path != place and GENERATED & {*path.parts}
            if path not in pages and not made and path.is_file():
                _now.add((path, path.stat().st_mtime_ns))
    return _now != _built


def keep() -> None:
    """Note that what the latest call saw is built."""
    _built.clear()
    _built.update(_now)
