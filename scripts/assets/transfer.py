"""How many bytes of a file travel to a reader: hosts compress text and WebAssembly on the way."""

from __future__ import annotations

import gzip
from pathlib import Path

# What hosts compress without being asked, and what we ask of them; the rest is packed already.
COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".wasm", ".csv"}
LEVEL = 6  # usual on a host


def count_bytes(path: Path) -> int:
    """Count the bytes of a file as they travel."""
    content = path.read_bytes()
    return len(compress(content)) if path.suffix in COMPRESSED else len(content)


def compress(content: bytes) -> bytes:
    """Compress as a host does."""
    return gzip.compress(content, LEVEL)
