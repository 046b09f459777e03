"""A visit in each engine: one start of the browser, one start of Python, all checks."""

import io
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from scripts.launcher import other_engines
from tests.browsing import BOOT, CHARTS, Handler
from tests.engines.driver import ARROW_RIGHT, Firefox, WebKit

DRIVERS = {other_engines.FIREFOX: Firefox, other_engines.WEBKIT: WebKit}
PATIENCE = 2 * BOOT / 1000  # seconds; WebKitGTK is the slowest to compile Python on a busy computer
WATCH = Path(__file__).with_name("watch.js")
# What a reader sees and a test asks: the state of a chart, and the numbers that it shows.
LOOK = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
return chart && {
    state: chart.dataset.state, runs: Number(chart.dataset.runs), view: chart.getAttribute("view"),
    python: document.documentElement.dataset.python,
    picture: chart.querySelector("[data-part=wide] svg").outerHTML,
    sentence: chart.querySelector("[data-part=sentence]").textContent,
    result: JSON.stringify(chart.result ?? null),
};"""
FINISHED = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
return chart.dataset.state === "live" && chart.result.inputs[arguments[1]] === arguments[2]
    && (!arguments[3] || chart.result.women > 0);"""


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


class Reader:
    """Somebody at a page, with keyboard and mouse.

    Attributes
    ----------
    asked : list of str
        Paths that the host was asked for.
    """

    def __init__(self, browser, address, asked):
        self.browser, self.address, self.asked = browser, address, asked

    def look(self, name):
        return self.browser.run(LOOK, name)

    def move(self, name, key):
        """Press the arrow key on a slider once and return the value that stands beside it then."""
        control = f"bone-chart[scenario='{name}'] input[name={key}]"
        self.browser.press(f"{control}[type=range]", ARROW_RIGHT)
        return self.browser.run(
            "return Number(document.querySelector(arguments[0]).value);", f"{control}[type=number]"
        )

    def wait(self, name, key, value, band=False):
        """Wait until a chart shows the answer for a value, with its band if wanted."""
        self.browser.wait(FINISHED, name, key, value, band, timeout=PATIENCE)
        return self.look(name)


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
        browser.open(address + CHARTS["estrogen-withdrawal"])
        yield Reader(browser, address, asked)
    finally:
        browser.close()
