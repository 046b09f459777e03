"""What all browser tests share: the charts there are, a server, a visit that remembers every error."""

import re
from http.server import SimpleHTTPRequestHandler

from scripts.runner.files import ROOT

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BOOT = 60_000  # ms; two shared cores may be slow


def _charts():
    """Every chart that a page of the site calls, by name, and the address of the first such page."""
    found = {}
    for page in sorted((ROOT / "docs").rglob("*.md")):
        path = page.relative_to(ROOT / "docs").with_suffix("").as_posix()
        if path.startswith("about/"):  # the guide for authors shows calls, it makes none
            continue
        for name in re.findall(r'\bchart\("([\w-]+)"', page.read_text(encoding="utf-8")):
            found.setdefault(name, "" if path == "index" else f"{path.removesuffix('index').rstrip('/')}/")
    return found


CHARTS = _charts()


class Handler(SimpleHTTPRequestHandler):
    """Right content types on every system, and silence."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
    }

    def log_message(self, *_):
        pass


class Visit:
    """A page that remembers every error and every request.

    Attributes
    ----------
    errors : list of str
        What the console and uncaught exceptions said.
    requests : list of str
        Addresses asked for, the worker's included.
    """

    def __init__(self, browser, server, **context):
        self.server = server
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | context)
        self.page = self.context.new_page()
        self.errors, self.requests = [], []
        self.page.on("console", lambda one: one.type == "error" and self.errors.append(one.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.context.on("request", lambda one: self.requests.append(one.url))

    def open(self, path="", **options):
        self.page.goto(self.server + path, **options)
        return self.page

    def chart(self, name):
        """Open the page of a chart and return its element."""
        self.open(CHARTS[name])
        chart = self.page.locator(f"bone-chart[scenario='{name}']").first
        skip = chart.locator("[data-part=skip]")
        if skip.count() and skip.is_visible():  # a question stands before the chart
            skip.click()
        return chart

    def wait_live(self, chart, timeout=BOOT):
        chart.and_(self.page.locator("[data-state=live]")).wait_for(timeout=timeout)

    def wait_runs(self, chart, count, timeout=BOOT):
        self.page.wait_for_function(
            "([chart, count]) => Number(chart.dataset.runs) >= count",
            arg=[chart.element_handle(), count],
            timeout=timeout,
        )
