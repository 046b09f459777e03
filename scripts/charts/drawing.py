"""Pictures for pages, drawn by the same code as in the browser.

One Node process draws for the whole build: starting it takes longer than drawing. It starts with
the first picture that is not in the cache, so a build that changes no chart never starts it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import subprocess
import tempfile
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from scripts.charts.contract.check import ChartError
from scripts.runner import files
from scripts.runner.files import ROOT

RENDERER = Path(__file__).with_name("draw.mjs")
SOURCES = ROOT / "docs" / "assets" / "javascripts"
LOCK = ROOT / "package-lock.json"  # a new version of Plot may draw differently
CACHE = ROOT / ".cache" / "charts"


class Drawer:
    """Draws results, from the cache where it can.

    Parameters
    ----------
    cache : Path
        Folder for finished pictures, named by the hash of all that went into them.
    command : list of str, optional
        How to start the renderer; Node and ``draw.mjs`` unless a test says otherwise.
    """

    def __init__(self, cache: Path = CACHE, command: list[str] | None = None):
        self._cache = cache
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._complaints: IO[str] | None = None
        self._running_code = ""
        self._end: Callable[[], object] = lambda: None
        self._one_at_a_time = threading.Lock()

    def draw(self, chart_id: str, result: dict[str, Any], width: str, encoding: str | None = None) -> str:
        """Return the picture of a result as SVG text.

        Parameters
        ----------
        chart_id : str
            Id of the chart in its page; ids inside the picture start with it.
        result : dict
            An answer of ``api.run``.
        width : {"wide", "narrow"}
        encoding : {"lines", "band", "dots", "frames"}, optional
            How virtual women are drawn, where there are any.

        Raises
        ------
        ChartError
            When the picture cannot be drawn; names the chart and the reason.
        """
        return self._draw({"id": chart_id, "width": width, "encoding": encoding, "result": result})

    def draw_lens(self, lens_id: str, **state: float) -> str:
        """Return the lens of the first page as SVG text; `state` is what scenes/lens.js draws."""
        return self._draw({"id": lens_id, "lens": state})

    def _draw(self, wanted: dict[str, Any]) -> str:
        request = json.dumps(wanted, sort_keys=True, allow_nan=False)
        code = _code()
        kept = self._cache / f"{hashlib.sha256((code + request).encode()).hexdigest()}.svg"
        if kept.exists():
            return kept.read_text("utf-8")
        if code != self._running_code:  # edited while the site is being served
            self.close()
            self._running_code = code
        svg = self._ask(wanted["id"], request)
        files.write_atomically(kept, svg.encode())
        return svg

    def close(self) -> None:
        """End the Node process, if there is one."""
        self._process = None
        self._end()

    def _ask(self, chart_id: str, request: str) -> str:
        with self._one_at_a_time:
            process = self._started()
            assert process.stdin
            assert process.stdout
            try:
                process.stdin.write(request + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
            except OSError:
                line = ""
            if not line:
                reason = self._last_words()
                self.close()
                raise ChartError(
                    f"The chart {chart_id!r} could not be drawn: the drawing process ended. {reason}"
                )
        answer = json.loads(line)
        if "error" in answer:
            raise ChartError(f"The chart {chart_id!r} could not be drawn: {answer['error']}")
        return str(answer["svg"])

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            # A file, not a pipe: nobody reads it while drawing, and a full pipe would block Node.
            self._complaints = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115, `_end` closes it
            self._process = subprocess.Popen(
                self._command or [_node(), str(RENDERER)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                text=True,
                encoding="utf-8",
            )
            # Also when this object is forgotten: serving reloads the code, and each reload
            # would leave a process behind.
            self._end = weakref.finalize(self, _end, self._process, self._complaints)
        return self._process

    def _last_words(self) -> str:
        assert self._complaints
        self._complaints.seek(0)
        # The line that names the error, not the code around it, which may speak of one, too.
        lines = re.findall(r"^\w*Error\b.*", self._complaints.read(), re.MULTILINE)
        return lines[0] if lines else "It gave no reason."


def _end(process: subprocess.Popen[str], complaints: IO[str]) -> None:
    """Let Node finish by closing its input; kill it if it does not."""
    assert process.stdin
    assert process.stdout
    with contextlib.suppress(OSError):  # it may have ended by itself
        process.stdin.close()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
    complaints.close()


def _node() -> str:
    from scripts.runner import nodejs

    return nodejs.node()


def _code() -> str:
    """Hash everything that decides how a result is drawn."""
    digest = hashlib.sha256()
    for path in [LOCK, RENDERER, *sorted(SOURCES.rglob("*.js"))]:
        if path.exists():
            name = path.relative_to(ROOT).as_posix().encode()
            digest.update(name + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
