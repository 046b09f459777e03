"""Reloads changed modules in a long-running `mkdocs serve`."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGES = ("model", "scripts")
# Modules that hold state from build to build.
KEPT_MODULES = ("scripts", "scripts.pages", __name__, "scripts.pages.changes")

# Modification time of each file, as of the latest look.
_seen: dict[Path, int] = {}


def drop_changed_modules(root: Path) -> bool:
    """Drop the project's modules from memory when their code or data have changed.

    MkDocs rebuilds the pages in one process, and Python would keep answering with the model that it
    read at the start. All modules go together, because they hold references to each other; only
    those stay that remember.

    Parameters
    ----------
    root : Path
        The project's folder.

    Returns
    -------
    bool
        Whether anything was dropped.
    """
    now = {
        path: path.stat().st_mtime_ns
        for name in _PACKAGES
        for path in (root / name).rglob("*")
        if path.suffix in (".py", ".csv", ".json")
    }
    changed = bool(_seen) and _seen != now
    _seen.clear()
    _seen.update(now)
    if changed:
        for name in list(sys.modules):
            if name.partition(".")[0] in _PACKAGES and name not in KEPT_MODULES:
                del sys.modules[name]
                # A package that stays would keep handing out the old module by its attribute.
                package, _, module = name.rpartition(".")
                vars(sys.modules.get(package, sys)).pop(module, None)
    return changed
