"""What changed between two builds of one process."""

from __future__ import annotations

from pathlib import Path

# Everything that pages are made from; the manifest stands for the generated files.
SOURCES = ("docs", "model", "scripts", "overrides", "mkdocs.yml", "docs/assets/generated/manifest.json")
GENERATED = {"generated", "__pycache__"}

_seen: set = set()


def other_sources_changed(pages: set[Path], root: Path) -> bool:
    """Tell whether anything but the text of pages changed since the latest call; true at the first.

    Parameters
    ----------
    pages : set of Path
        The pages; one more or one less is a change of all, since pages show where the others are.
    root : Path
        The project's folder.
    """
    now: set = {*pages}
    for name in SOURCES:
        place = root / name
        for path in place.rglob("*") if place.is_dir() else [place]:
            made = path != place and GENERATED & {*path.parts}
            if path not in pages and not made and path.is_file():
                now.add((path, path.stat().st_mtime_ns))
    changed = now != _seen
    _seen.clear()
    _seen.update(now)
    return changed
