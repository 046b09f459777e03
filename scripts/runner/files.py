"""Atomic writes, hashes and locks: nobody ever sees half of a file.

Two commands may run at the same time, and a reader may press Ctrl-C at any
moment. So a file is written beside its place and moved there when complete, and
a step that changes many files holds a lock that the operating system releases
by itself when the process ends, however it ends.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD_CACHE = ROOT / ".cache"

if os.name == "nt":
    import msvcrt

    def _lock_descriptor(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock_descriptor(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def home() -> Path:
    """Return this user's home; a folder in the cache of the project where there is none to write to.

    A container may run as a user whom the system does not know, and without the variable HOME.
    """
    with suppress(RuntimeError):
        known = Path.home()
        if os.access(known, os.W_OK):
            return known
    return BUILD_CACHE / "home"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one move."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file only when that changes it.

    `mkdocs serve` watches folders that hold generated files: one that is
    rewritten with the same content would start another build, for ever.

    Returns
    -------
    bool
        True when the file was written.
    """
    try:
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    except FileNotFoundError:
        pass
    write_atomically(path, content)
    return True


@contextmanager
def lock(path: Path, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock named by a file while the block runs.

    Parameters
    ----------
    path : Path
        The lock's file; it stays behind, empty, and means nothing by itself.
    on_wait : callable
        Called once if another process holds the lock.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        waiting = False
        while True:
            try:
                _lock_descriptor(descriptor)
                break
            except OSError:
                if not waiting:
                    on_wait()
                    waiting = True
                time.sleep(0.2)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Try to hold the lock named by a file; gives whether that was possible."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            _lock_descriptor(descriptor)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)
