"""The Python model as one archive, which Python in the reader's browser imports as it is.

It holds what `model.api` can come to import, and nothing else: a reader waits for every byte of it.
"""

from __future__ import annotations

import ast
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.runner.errors import StepError
from scripts.runner.files import ROOT

MODEL = ROOT / "model"

# What only the command line, the build and notebooks ask for: the equations for other engines, old
# names, and what the model predicts for published trials. A reader's charts show the trials themselves.
LEFT_OUT = (
    "__main__.py",
    "api/changes.py",
    "export",
    "moved.py",
    "notebook.py",
    "physiology/markers.py",
    "py.typed",
    "trials/arms.py",
    "trials/follow_up.py",
    "trials/prediction.py",
    "trials/prediction_table.py",
    "trials/tolerances.py",
    "trials/uncertainty_text.py",
)

# The earliest date that the format can hold: a date of today would make each
# archive another one, and each reader fetch it again.
DATE = (1980, 1, 1, 0, 0, 0)


def pack(package: Path = MODEL) -> bytes:
    """Return the archive of a package; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in contents(package):
            entry = zipfile.ZipInfo(path.relative_to(package.parent).as_posix(), DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # otherwise it tells the system that packed it
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def contents(package: Path = MODEL) -> Iterator[Path]:
    """Yield the files that the browser needs in a fixed order, without caches and hidden files."""
    for path in sorted(package.rglob("*"), key=lambda path: path.relative_to(package).as_posix()):
        inside = path.relative_to(package)
        hidden = any(part.startswith((".", "__pycache__")) for part in inside.parts)
        left_out = any(inside.is_relative_to(name) for name in LEFT_OUT)
        if path.is_file() and not hidden and not left_out and path.suffix not in (".pyc", ".part"):
            yield path


def version(package: Path = MODEL) -> str:
    """Read the model's version without importing it.

    During `mkdocs serve` the imported one may be older than the file.
    """
    source = package / "__init__.py"
    for node in ast.parse(source.read_text("utf-8"), str(source)).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__version__":
            return ast.literal_eval(node.value)
    raise StepError(
        "The model could not be packed for the browser",
        f"{package.name}/__init__.py has no line that begins with __version__ =",
        "put it there",
    )
