"""A visit in each engine: one start of the browser, one start of Python, all checks."""

import io
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from scripts.launcher import other_engines
from tests.browsing import CHARTS, Handler
from tests.engines.reader import DRIVERS, FIRST, Reader

WATCH = Path(__file__).with_name("watch.js")


class Watched(Handler):
    """Shows the site with a watcher as the first script of each page; writes down what was asked for."""

    def __init__(self, *arguments, asked, **options):
        self.asked = asked
        super().__init__(*arguments, **options)

    def send_head(self):
        self.asked.append(self.path)
        if self.path == "/watch.js":
            return self._send(WATCH.read_bytes(), "text/javascript")
        path = Path(self.translate_path(self.path))
        if self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix != ".html" or not path.exists():
            return super().send_head()
        page = path.read_text(encoding="utf-8")
        assert "<head>" in page
        return self._send(
            page.replace("<head>", '<head><script src="/watch.js"></script>', 1).encode(), "text/html"
        )

    def _send(self, data, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)


@pytest.fixture(scope="session")
def watched(site):
    """Address of the site with a watcher, and the list of what was asked for."""
    asked = []
    web = ThreadingHTTPServer(("127.0.0.1", 0), partial(Watched, directory=str(site.parent), asked=asked))
    threading.Thread(target=web.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{web.server_port}/{site.name}/", asked
    web.shutdown()


@pytest.fixture(scope="module", params=other_engines.ENGINES, ids=lambda engine: engine.name)
def engine(request):
    """Each engine that is installed; the others are skipped before anything is built."""
    if request.param.missing():
        pytest.skip(request.param.reason())
    return request.param


@pytest.fixture(scope="module")
def reader(engine, request):
    """The one visit of an engine, at the page of a chart that nobody has touched."""
    address, asked = request.getfixturevalue("watched")
    asked.clear()
    browser = DRIVERS[engine](engine.find())
    try:
        print(engine.name, browser.capabilities.get("browserVersion"))
        browser.open(address + CHARTS[FIRST])
        yield Reader(browser, address, asked)
    finally:
        browser.close()
