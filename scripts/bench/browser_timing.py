"""The figures of the benchmark that a browser gives: starts, updates, sizes, first view.

Each start is measured from the event at a control to the picture in the page, in a browser that
has not shown any interest before: preloading would only flatter the figure.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from statistics import median, quantiles
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, Playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VIEWPORT = {"width": 1280, "height": 900}
TIMEOUT_MS = 180_000  # for machines that do much else

# Data saving is on, so that nothing starts before the touch that is measured.
SAVE_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"

TOUCH = """(chart) => new Promise((resolve, reject) => {
  const slider = chart.querySelector("input[type=range]:not(:disabled)");
  const began = performance.now();
  new MutationObserver(() => {
    if (chart.dataset.state === "error") reject(new Error(chart.querySelector("[data-part=problem]").textContent));
    if (chart.dataset.state === "live" && Number(chart.dataset.runs) > 0) resolve(performance.now() - began);
  }).observe(chart, {attributes: true});
  slider.focus();
  slider.stepUp();
  slider.dispatchEvent(new Event("input", {bubbles: true}));
})"""

MOVE = """async (chart) => {
  const slider = chart.querySelector("input[type=range]:not(:disabled)");
  const times = [];
  for (let i = 0; i < 200; i++) {
    const runs = Number(chart.dataset.runs);
    const step = Number(slider.step) || 1;
    slider.value = Number(slider.value) + (Number(slider.value) + step > Number(slider.max) ? -20 * step : step);
    const began = performance.now();
    slider.dispatchEvent(new Event("input", {bubbles: true}));
    while (Number(chart.dataset.runs) === runs) await new Promise((next) => setTimeout(next));
    times.push(Number(chart.dataset.ms));
  }
  return times;
}"""

# Largest contentful paint and cumulative layout shift.
VITALS = """() => new Promise((resolve) => {
  let lcp = 0, cls = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) lcp = one.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) cls += one.value; })
    .observe({type: "layout-shift", buffered: true});
  // Something was painted, and for a while nothing else.
  const look = () => (lcp ? resolve({lcp, cls}) : setTimeout(look, 500));
  setTimeout(look, 1500);
})"""

BANDS = """(request) => new Promise((resolve, reject) => {
  const python = customElements.get("bone-chart").python;
  const began = performance.now();
  python.run({}, request).then(({error}) => error ? reject(new Error(error.message)) : resolve(performance.now() - began), reject);
})"""


class PageBenchmark:
    """Measures pages of a running server.

    Parameters
    ----------
    playwright : Playwright
    browser : str
        Path of the Chromium.
    address : str
        Of the built site, with a slash at the end.
    """

    def __init__(self, playwright: Playwright, browser: str, address: str):
        self._playwright = playwright
        self._path = browser
        self.address = address

    def new_browser(self) -> Browser:
        """Start a browser with an empty profile."""
        return self._playwright.chromium.launch(executable_path=self._path, args=FLAGS)

    def start_times(self, times: int, tell: Callable[[str], None]) -> dict[str, float]:
        """Time boot and stock, cold and warm: cold in an empty profile, warm in the same one."""
        found = {name: [] for name in ("boot_cold_ms", "boot_warm_ms", "stock_cold_ms", "stock_warm_ms")}
        for i in range(times):
            for kind, act in (("boot", self._boot), ("stock", self._stock)):
                tell(f"{kind} {i + 1} of {times}")
                with tempfile.TemporaryDirectory(prefix="living-bone-") as profile:
                    for state in ("cold", "warm"):
                        # A new process each time: warm means the disk, not the memory.
                        context = self._playwright.chromium.launch_persistent_context(
                            profile, executable_path=self._path, args=FLAGS, viewport=VIEWPORT
                        )
                        context.add_init_script(SAVE_DATA)
                        found[f"{kind}_{state}_ms"].append(act(context.new_page()))
                        context.close()
        return {name: median(values) for name, values in found.items()}

    def update_times(self, times: int, tell: Callable[[str], None]) -> dict[str, float]:
        """Time 200 moves of a slider, the bands of 1,000 women, one woman in the browser's Python."""
        with self.new_browser() as browser:
            page = browser.new_page(viewport=VIEWPORT)
            chart = self._chart(page, "academic/menopause/")
            tell("starting Python")
            chart.evaluate(TOUCH)
            page.wait_for_function(
                "() => document.documentElement.dataset.python === 'numpy'", timeout=TIMEOUT_MS
            )
            page.wait_for_timeout(1500)
            tell("200 moves of a slider")
            moves = chart.evaluate(MOVE)
            request = {"scenario": "menopause", "view": "academic", "women": 1000}
            tell("bands of 1,000 women")
            page.evaluate(BANDS, request)
            bands = [page.evaluate(BANDS, request | {"seed": seed}) for seed in range(2, times + 2)]
        return {
            "update_ms_p50": median(moves),
            "update_ms_p95": quantiles(moves, n=20)[-1],
            "bands_1000_ms": median(bands),
        }

    def first_view(self, times: int) -> dict[str, float]:
        """Measure what is transferred, painted and moved before any touch, on a page with a chart."""
        views = [self._first_view() for _ in range(times)]
        return {name: median(view[name] for view in views) for name in views[0]}

    def run_code(self, code: str) -> float:
        """Run Python code on the stock page and return the number that it gives."""
        with self.new_browser() as browser:
            page = browser.new_page()
            page.goto(f"{self.address}../stock/index.html?{urlencode({'code': code})}")
            page.wait_for_function("() => document.documentElement.dataset.ms", timeout=TIMEOUT_MS)
            return float(page.locator("html").get_attribute("data-answer"))

    def _chart(self, page: Page, path: str):
        page.goto(self.address + path)
        chart = page.locator("bone-chart").first
        chart.locator("input[type=range]:not(:disabled)").first.wait_for(state="attached", timeout=TIMEOUT_MS)
        return chart.element_handle()

    def _first_view(self) -> dict[str, float]:
        with self.new_browser() as browser:
            page = browser.new_page(viewport=VIEWPORT)
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            received = []
            session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
            page.goto(self.address + "fundamentals/estrogen/", wait_until="networkidle")
            page.locator("bone-chart input[type=range]:not(:disabled)").first.wait_for(
                state="attached", timeout=TIMEOUT_MS
            )
            vitals = page.evaluate(VITALS)
        return {"first_view_kb": sum(received) / 1000, "lcp_ms": vitals["lcp"], "cls": vitals["cls"]}

    def _boot(self, page: Page) -> float:
        return self._chart(page, "fundamentals/estrogen/").evaluate(TOUCH)

    def _stock(self, page: Page) -> float:
        request = json.dumps({"scenario": "estrogen-withdrawal", "view": "fundamentals"})
        page.goto(f"{self.address}../stock/index.html?{urlencode({'request': request})}")
        page.wait_for_function("() => document.documentElement.dataset.ms", timeout=TIMEOUT_MS)
        root = page.locator("html")
        answer = json.loads(root.get_attribute("data-answer"))
        if "result" not in answer:
            raise RuntimeError(f"the stock page got no result: {answer}")
        return float(root.get_attribute("data-ms"))
