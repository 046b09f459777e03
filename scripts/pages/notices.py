"""What others made and this site ships: each part with version, license and hash.

Read from the lock files, NumPy's pin and the packages while the site is built, so that it cannot lag
behind them.
"""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path

import material

from scripts.assets import numpy_wheel, pyodide_files
from scripts.runner import files
from scripts.runner.files import ROOT

# What our own scripts import, and what for; their dependencies are found in the lock file.
NPM_PACKAGES = {
    "@observablehq/plot": "drawing of charts",
    "minisearch": "search",
    "workbox-precaching": "the copy for reading offline",
}
THEME = "mkdocs-material"
GENERATED = ROOT / "docs" / "assets" / "generated" / "pyodide"

# Parts inside the theme's files, which name no license that could be read.
THEME_PARTS = {
    "icons": ("Material Design Icons", "Apache-2.0", "icons of the theme, inside the pages"),
}


def table() -> dict:
    """Return the values of page/notices.html: ``packages`` and ``files``."""
    return {"packages": [*_theme(), *_python(), *script_packages()], "files": shipped_files()}


def script_packages() -> list[dict]:
    """List the packages inside our own scripts, with the hash that npm checked each against."""
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    waiting, found = [*NPM_PACKAGES.items()], {}
    while waiting:
        name, use = waiting.pop()
        if name in found:
            continue
        entry = locked[f"node_modules/{name}"]
        found[name] = {
            "name": name,
            "version": entry["version"],
            "license": entry["license"],
            "use": use,
            "hash": entry["integrity"],
        }
        waiting += [(one, use) for one in entry.get("dependencies", {})]
    return sorted(found.values(), key=lambda one: one["name"])


def shipped_files() -> list[dict]:
    """List the files of others that are shipped as they are, each with its SHA-256."""
    theme = Path(material.__file__).parent / "templates" / "assets"
    listed = [
        ("assets/" + path.relative_to(theme).as_posix(), path)
        for pattern in ("javascripts/**/*.js", "stylesheets/**/*.css")
        for path in sorted(theme.glob(pattern))
    ]
    listed += [(f"assets/generated/pyodide/{path.name}", path) for path in sorted(GENERATED.glob("*"))]
    return [{"name": name, "sha256": files.sha256(path)} for name, path in listed]


def _theme() -> list[dict]:
    meta = distribution(THEME).metadata
    license_ = meta.get("License-Expression") or meta.get("License") or "MIT"
    name = {"name": "Material for MkDocs", "version": meta["Version"], "license": license_}
    rows = [name | {"use": "look of the pages", "hash": _locked(THEME, meta["Version"])}]
    return rows + [
        {"name": title, "version": "", "license": license_, "use": use, "hash": ""}
        for title, license_, use in THEME_PARTS.values()
    ]


def _python() -> list[dict]:
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    entry = locked["node_modules/pyodide"]
    info = json.loads((pyodide_files.PACKAGE / pyodide_files.LOCK).read_text("utf-8"))["info"]
    numpy = numpy_wheel.pinned()
    python = {"version": info["python"], "license": "PSF-2.0", "hash": ""}
    return [
        {"name": "Pyodide", "use": "Python in the browser", "hash": entry["integrity"]}
        | {"version": entry["version"], "license": entry["license"]},
        python | {"name": "CPython and its library", "use": "the language, inside of Pyodide"},
        {"name": "NumPy", "version": numpy.version, "license": "BSD-3-Clause"}
        | {"use": "ranges between people", "hash": f"sha256-{numpy.sha256}"},
    ]


def _locked(name: str, version: str) -> str:
    """Return the first hash that the list of packages names for one."""
    text = (ROOT / "requirements.txt").read_text("utf-8")
    after = text.partition(f"{name}=={version}")[2]
    return "sha256-" + after.partition("--hash=sha256:")[2][:64]
