"""The path of a reader on a slow phone, from the address to charts that move, step by step.

    python -m scripts.bench.phone_path SITE [--slow 4] [--mbit 1.6]

needs the packages of the tests. The page runs as many times slower than this computer can; the worker
that runs Python cannot be slowed, so its share is that of this computer. The line is that slow for all.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.bench import host
from scripts.bench.browser_timing import FLAGS, SAVE_DATA, TIMEOUT_MS
from scripts.bench.chart_timing import TELL
from scripts.launcher import chromium
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import exit_code_of

PAGE = "fundamentals/estrogen/"
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "has_touch": True,
    "is_mobile": True,
}
SLOW, MBIT = 4, 1.6
STEPS = {
    "read_s": "words of the page to read",
    "ready_s": "controls answer",
    "first_ms": "from the first touch to the picture for it (ms)",
    "live_s": "from the first touch to the answer of Python here",
    "move_ms": "a later move, to its picture (ms)",
    "sent_mb": "sent to the phone until then (MB)",
}

PAINTED = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime / 1000))
    .observe({type: "paint", buffered: true});
})"""
# From the press to the answer of Python, in seconds.
LIVE = """(chart) => new Promise((resolve) => {
  const began = performance.now();
  new MutationObserver(() => {
    if (chart.dataset.state === "live" && Number(chart.dataset.runs) > 0) resolve((performance.now() - began) / 1000);
  }).observe(chart, {attributes: true});
  chart.querySelector("[data-story][aria-pressed=false]").click();
})"""
MOVED = """() => performance.getEntriesByName("chart-update").at(-1)?.duration"""


def measure(site: Path, slow: float = SLOW, mbit: float = MBIT) -> dict[str, float]:
    """Walk the path once.

    Parameters
    ----------
    site : pathlib.Path
        Folder of a built site.
    slow : float
        How many times slower the page runs than this computer can.
    mbit : float
        Of the line, in Mbit/s.

    Returns
    -------
    dict
        By the names in `STEPS`.
    """
    line = host.Line(mbit * 1e6 / 8)
    with host.serve(site.parent, line) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium.find()), args=FLAGS)
        page = browser.new_context(**PHONE).new_page()
        page.add_init_script(SAVE_DATA)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
        page.goto(f"{address}{site.name}/{PAGE}", wait_until="commit")
        found = {"read_s": page.evaluate(PAINTED)}
        chart = page.locator("bone-chart").first
        chart.locator("[data-story]:enabled").first.wait_for(state="attached", timeout=TIMEOUT_MS)
        found["ready_s"] = page.evaluate("() => performance.now() / 1000")
        skip = chart.locator("[data-part=skip]")
        if skip.count():
            skip.evaluate("button => button.click()")
        found["live_s"] = chart.evaluate(LIVE)
        found["first_ms"] = float(chart.get_attribute("data-first-ms"))
        found["sent_mb"] = line.sent / 1e6
        page.wait_for_timeout(1000)
        page.evaluate("() => performance.clearMeasures('chart-update')")
        chart.evaluate(TELL)
        page.wait_for_function(MOVED, timeout=TIMEOUT_MS)
        found["move_ms"] = page.evaluate(MOVED)
        browser.close()
    return found


def main(argv: Sequence[str]) -> int:
    """Read the command line, walk and print."""
    parser = SentenceParser(prog="scripts.bench.phone_path", description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path, help="folder of a built site")
    parser.add_argument(
        "--slow", type=float, default=SLOW, help=f"slow the page down so many times (default {SLOW})"
    )
    parser.add_argument("--mbit", type=float, default=MBIT, help=f"of the line, in Mbit/s (default {MBIT})")
    options = parser.parse_args(argv)

    def run() -> None:
        found = measure(options.site.resolve(), max(1, options.slow), options.mbit)
        for name, words in STEPS.items():
            print(f"{found[name]:8.1f}  {words}")

    return exit_code_of(run)


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
