"""Progress of a long step, shown to whoever waits.

Steps that end within two seconds stay silent. For a longer one a thread prints
its name, then how long it has run and what it is at: over one line on a
terminal, now and then in a log.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

SILENT_SECONDS = 2.0
TERMINAL_SECONDS = 0.5
LOG_SECONDS = 10.0


class Stage:
    """One step as it runs; code inside the step says what it is at."""

    def __init__(self, title: str):
        self.title = title
        self.detail = ""
        self._start = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self._shown = False
        self._width = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._report_until_ended, daemon=True)

    @property
    def seconds(self) -> float:
        """Return the seconds since the step began."""
        return time.monotonic() - self._start

    def say(self, detail: str) -> None:
        """Name what the step is at, in a few words."""
        self.detail = detail

    def count_bytes(self, done: int, total: int) -> None:
        """Tell how far a download has come."""
        share = min(100, 100 * done // total) if total else 0
        self.detail = f"{done / 1e6:.1f} of {total / 1e6:.1f} MB ({share} %)"

    def _report_until_ended(self) -> None:
        if self._ended.wait(SILENT_SECONDS):
            return
        self._shown = True
        interval = TERMINAL_SECONDS if self._terminal else LOG_SECONDS
        if not self._terminal:
            self._line(f"{self.title} ...")
        while True:
            detail = f": {self.detail}" if self.detail else ""
            if self._terminal:
                self._overwrite(f"{self.title} ... {self.seconds:.0f} s{detail}")
            elif self.seconds > LOG_SECONDS:
                self._line(f"  {self.seconds:.0f} s{detail}")
            if self._ended.wait(interval):
                return

    def _line(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    def _overwrite(self, text: str) -> None:
        text = text[:100]
        self._width, before = len(text), self._width
        print("\r" + text.ljust(before), end="", file=sys.stderr, flush=True)

    def _end(self, word: str) -> None:
        self._ended.set()
        self._thread.join()
        if not self._shown:
            return
        if self._terminal:
            self._overwrite(f"{self.title}: {word} {self.seconds:.1f} s")
            self._line("")
        else:
            self._line(f"{self.title}: {word} {self.seconds:.1f} s")


@contextmanager
def stage(title: str) -> Iterator[Stage]:
    """Show a step while the block runs.

    Parameters
    ----------
    title : str
        What is being done: "Installing 44 Python packages".
    """
    step = Stage(title)
    step._thread.start()
    try:
        yield step
    except BaseException:
        step._end("stopped after")
        raise
    step._end("done in")
