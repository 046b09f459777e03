"""A web server for the benchmark that sends what usual static hosts send: text compressed, with
ten minutes of caching."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from scripts.assets import transfer

TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}


CHUNK = 4096  # bytes between two waits of a slow line


class Line:
    """The line to the reader: how fast it is, and what went over it.

    Parameters
    ----------
    bytes_per_s : float, optional
        Shared by all answers that are under way; as fast as this computer by default.

    Attributes
    ----------
    sent : int
        Bytes of all answers so far, headers aside.
    """

    def __init__(self, bytes_per_s: float | None = None):
        self.sent = 0
        self._bytes_per_s = bytes_per_s
        self._lock = threading.Lock()

    def send(self, content: bytes, write: Callable[[bytes], object]) -> None:
        """Write the content, no faster than the line is."""
        for at in range(0, len(content), CHUNK):
            piece = content[at : at + CHUNK]
            with self._lock:
                self.sent += len(piece)
                if self._bytes_per_s:
                    time.sleep(len(piece) / self._bytes_per_s)
            write(piece)


@contextmanager
def serve(folder: Path, line: Line | None = None) -> Iterator[str]:
    """Serve a folder on a free port of this computer while the block runs; gives its address."""
    host = partial(_Host, directory=str(folder), line=line or Line())
    server = ThreadingHTTPServer(("127.0.0.1", 0), host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Host(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    protocol_version = "HTTP/1.1"

    def __init__(self, *args, line: Line, **options):
        self._line = line
        super().__init__(*args, **options)

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file():
            super().do_GET()
            return
        packed = path.suffix in transfer.COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _packed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", self.date_time_string(int(path.stat().st_mtime)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(ConnectionError):  # the browser has hung up
            self._line.send(content, self.wfile.write)

    def log_message(self, *_):
        pass


@cache
def _packed(path: Path) -> bytes:
    return transfer.compress(path.read_bytes())
