"""A web server that answers some names wrongly, as told."""

import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer

from tests.browsing import Handler

SLOW = 10  # seconds


class FaultyHost:
    """The built site on a server of its own.

    Attributes
    ----------
    faults : dict of str to callable
        ``fault(handler, body)`` answers each address with that ending.
    """

    def __init__(self, folder):
        self.faults = {}
        self.released = threading.Event()
        handler = partial(FaultyHandler, self, folder, directory=str(folder.parent))
        self.web = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.web.server_port}/{folder.name}/"
        threading.Thread(target=self.web.serve_forever, daemon=True).start()

    def close(self):
        self.released.set()
        self.web.shutdown()


class FaultyHandler(Handler):
    """Files of the site, but for the names that have a fault."""

    def __init__(self, host, folder, *args, **options):
        self.host, self.folder = host, folder
        super().__init__(*args, **options)

    def do_GET(self):
        path = self.path.partition("?")[0]
        fault = next((do for ending, do in self.host.faults.items() if path.endswith(ending)), None)
        try:
            if fault:
                fault(self, (self.folder.parent / path.lstrip("/")).read_bytes())
            else:
                super().do_GET()
        except ConnectionError:  # the browser has hung up
            self.close_connection = True

    def answer(self, body, kind=None, length=None):
        """Send a body; `length` is what is promised."""
        self.send_response(200)
        self.send_header("Content-Type", kind or self.guess_type(self.path))
        if length is not False:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)


def missing(handler, body):
    handler.send_error(404)


def cut(handler, body):
    handler.answer(body[: len(body) // 2])


def broken_off(handler, body):
    handler.answer(body[: len(body) // 2], length=len(body))


def damaged(handler, body):
    middle = len(body) // 2
    handler.answer(body[:middle] + bytes(200) + body[middle + 200 :])


def a_page_instead(handler, body):
    handler.answer(b"<h1>Welcome to this hotel</h1>", "text/html")


def as_text(handler, body):
    handler.answer(body, "text/plain")


def silent(handler, body):
    """Half of it, and then nothing more."""
    handler.answer(body[: len(body) // 2], length=len(body))
    handler.host.released.wait()


def endless(handler, body):
    """All of it, and then more and more."""
    handler.answer(body, length=False)
    while not handler.host.released.is_set():
        handler.wfile.write(bytes(10_000))
        time.sleep(0.01)


def slow(handler, body):
    time.sleep(SLOW)
    handler.answer(body)


def instead(other):
    """A fault that answers with other bytes."""

    def fault(handler, body):
        handler.answer(other)

    return fault
