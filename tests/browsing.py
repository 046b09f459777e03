"""What all browser tests share: the charts there are, a server, a visit that remembers every error."""

import re
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler

from playwright.sync_api import TimeoutError as WaitedInVain

from scripts.runner.files import ROOT

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BOOT = 60_000  # ms; two shared cores may be slow
WINDOW = {"width": 1280, "height": 900}
QUESTION = 3_000  # ms in which the question before a chart appears, where it does
EMPTY = "about:blank"
# Whatever a page does by itself soon after it was opened or changed is done: fonts, observers, idle work.
AT_REST = """async () => {
    await document.fonts.ready;
    await new Promise(done => requestIdleCallback(done, {timeout: 1000}));
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}"""


def _pages():
    """Address of every page, below the site, and its source."""
    for source in sorted((ROOT / "docs").rglob("*.md")):
        path = source.relative_to(ROOT / "docs").with_suffix("").as_posix()
        yield "" if path == "index" else f"{path.removesuffix('index').rstrip('/')}/", source


def _charts():
    """Every chart that a page of the site calls, by name, and the address of the first such page."""
    found = {}
    for address, source in _pages():
        if address.startswith("about/"):  # the guide for authors shows calls, it makes none
            continue
        for name in re.findall(r'\bchart\("([\w-]+)"', source.read_text(encoding="utf-8")):
            found.setdefault(name, address)
    return found


PAGES = [address for address, _ in _pages()]
CHARTS = _charts()


def open_menu(chart):
    """Open the menu of a chart by its button, unless it is open, and return it."""
    menu = chart.locator("[data-part=menu]")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    return menu


# Data saving is on, so that Python starts at the touch that a test makes and not before.
SAVE_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


class Handler(SimpleHTTPRequestHandler):
    """Right content types on every system, and silence."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
    }

    def copyfile(self, source, outputfile):
        try:
            super().copyfile(source, outputfile)
        except ConnectionError:  # the browser has hung up
            self.close_connection = True

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
        self.server, self.options = server, {"viewport": WINDOW} | context
        self.context = browser.new_context(**self.options)
        self.page = self.context.new_page()
        self.errors, self.requests = [], []
        self.page.on("console", lambda one: one.type == "error" and self.errors.append(one.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.context.on("request", lambda one: self.requests.append(one.url))

    def begin_anew(self):
        """Forget everything that a test may have changed, but for the browser's cache of files."""
        self.page.unroute_all()
        if self.page.url != EMPTY:
            self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.goto(EMPTY)
        self.context.clear_cookies()
        self.page.set_viewport_size(self.options["viewport"])
        self.page.emulate_media(
            media="null",
            color_scheme=self.options.get("color_scheme", "light"),
            reduced_motion=self.options.get("reduced_motion", "no-preference"),
            forced_colors="none",
        )
        self.errors.clear()
        self.requests.clear()

    def open(self, path="", **options):
        self.page.goto(self.server + path, **options)
        return self.page

    def chart(self, name):
        """Open the page of a chart and return its element."""
        self.open(CHARTS[name])
        return self.find(name)

    def find(self, name):
        """Return the element of a chart on the page that is open."""
        chart = self.page.locator(f"bone-chart[scenario='{name}']").first
        chart.wait_for()
        self._skip_question(chart)
        return chart

    def _skip_question(self, chart):
        """Press what takes away the question before a chart, without the interest that a pointer shows."""
        if chart.get_attribute("data-predict") != "open":
            return
        skip = chart.locator("[data-part=skip]")
        with suppress(WaitedInVain):  # without a script that runs there is no question
            skip.wait_for(timeout=QUESTION)
            skip.evaluate("button => button.click()")

    def rest(self):
        """Wait until the page has nothing left to do by itself."""
        self.page.evaluate(AT_REST)

    def wait_live(self, chart, timeout=BOOT):
        chart.and_(self.page.locator("[data-state=live]")).wait_for(timeout=timeout)

    def wait_runs(self, chart, count, timeout=BOOT):
        self.page.wait_for_function(
            "([chart, count]) => Number(chart.dataset.runs) >= count",
            arg=[chart.element_handle(), count],
            timeout=timeout,
        )


class Visits:
    """Visits that tests borrow one after the other: a page that is open loads the next one sooner.

    A test that changes more than its page (scripts of a context, permissions, the clock) takes a
    visit of its own instead.
    """

    def __init__(self, browser, server):
        self.browser, self.server = browser, server
        self.free = {}

    @contextmanager
    def borrow(self, **options):
        """Lend a visit with such options of its context; it must end without any error on the page."""
        key = repr(sorted(options.items()))
        waiting = self.free.setdefault(key, [])
        visit = waiting.pop() if waiting else Visit(self.browser, self.server, **options)
        try:
            yield visit
            assert visit.errors == []
            visit.server = self.server
            visit.begin_anew()
        except BaseException:
            visit.context.close()  # nobody knows what is left in it
            raise
        waiting.append(visit)
