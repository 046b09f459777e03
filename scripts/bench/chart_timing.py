"""How fast each chart of a built site answers, and how much script each of its pages brings.

    python -m scripts.bench.chart_timing SITE [--moves 50] [--slow 4]

needs the packages of the tests. The first touch is a press on a step of the story while Python is
not there yet, timed to the picture that the build has ready for it. A move is timed from the event at
a control to the new picture in the page, over all controls of a chart in turn, each once the picture
before it was on the screen. What the drawing takes of it is measured apart, so that the rest is the
model and the way to it and back.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

from scripts.bench import host, page_weight
from scripts.bench.browser_timing import FLAGS, SAVE_DATA, TIMEOUT_MS, VIEWPORT
from scripts.launcher import chromium
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import exit_code_of

MOVES = 50
MAX_ANSWER_MS = 3_000  # to a move that changes nothing no answer comes
REPEATED_TRIALS = {"virtual-trial"}  # runs up to thousands of trials at a move; no one waits 16 ms for that

# Presses a step of the story that is not the one on show.
TELL = """chart => {
  chart.querySelector("[data-part=skip]")?.click();
  chart.querySelector("[data-story][aria-pressed=false]").click();
}"""

# Moves the controls in turn, each to another value, and waits for the picture of each move.
MOVE = """async ([chart, moves, longest]) => {
  const taken = () => performance.getEntriesByName("chart-update").map((one) => one.duration);
  const sets = new Map();
  for (const one of chart.querySelectorAll("[data-part=controls] [name]:is(input[type=range], input[type=radio], select)")) {
    if (one.closest(".bone-chart__options")) continue; // how it is drawn, not what is asked
    sets.set(one.name, [...(sets.get(one.name) ?? []), one]);
  }
  const controls = [...sets.values()];
  const move = (fields, i) => {
    const [field] = fields;
    if (field.type === "radio") return fields[(fields.findIndex((one) => one.checked) + 1) % fields.length].click();
    if (field.type === "range") {
      const [low, high] = [Number(field.min), Number(field.max)];
      field.value = low + (high - low) * ((0.31 + i * 0.618) % 1);
    } else {
      field.selectedIndex = (field.selectedIndex + 1) % field.options.length;
    }
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, {bubbles: true}));
  };
  const found = [];
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  for (let i = 0; found.length < moves && i < 2 * moves; i++) {
    for (let n = 0; n < 2; n++) await frame(); // no one moves on before the last picture is on the screen
    const fields = controls[i % controls.length];
    if (fields[0].matches(":disabled")) continue; // another setting takes it away
    performance.clearMeasures("chart-update");
    move(fields, i);
    const began = performance.now();
    while (taken().length === 0 && performance.now() - began < longest) await new Promise((next) => setTimeout(next, 2));
    found.push(...taken().slice(0, 1));
  }
  return found;
}"""

# Times the drawing alone, of the current result.
DRAW = """([chart, times]) => Array.from({length: times}, () => {
  const began = performance.now();
  chart.picture.show(chart.result, {encoding: chart.settings.get("encoding")});
  return performance.now() - began;
})"""


def measure(site: Path, moves: int, slow: float = 1, tell=lambda _: None) -> list[dict]:
    """Time every chart on its first page.

    Parameters
    ----------
    site : pathlib.Path
        Folder of a built site.
    moves : int
    slow : float
        How many times slower the page runs than this computer can; the worker is as it is.
    tell : callable
        Is told the name of each chart before it is timed.

    Returns
    -------
    list of dict
        ``name``, ``page``, ``moves``, and in ms ``first``, ``median``, ``p95`` and ``drawing``; slowest
        first.
    """
    found = []
    with host.serve(site.parent) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium.find()), args=FLAGS)
        page = browser.new_page(viewport=VIEWPORT)
        page.add_init_script(SAVE_DATA)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
        for name, path in charts(site).items():
            tell(name)
            page.goto(f"{address}{site.name}/{path}")
            found.append({"name": name, "page": path, **_time(page, name, moves)})
        browser.close()
    return sorted(found, key=lambda one: -one["p95"])


def summarize(rows: list[dict]) -> dict[str, float]:
    """Return the figures of the benchmark: the first pictures, and the slowest chart."""
    moved = [one for one in rows if one["name"] not in REPEATED_TRIALS]
    return {
        "first_picture_ms_max": max(one["first"] for one in rows),
        "chart_update_ms_p50_max": max(one["median"] for one in moved),
        "chart_update_ms_p95_max": max(one["p95"] for one in moved),
    }


def charts(site: Path) -> dict[str, str]:
    """Return the scenarios by name, each with the path of the first page that shows it."""
    found = {}
    for path, text in page_weight.read_pages(site).items():
        for name in re.findall(r'<bone-chart[^>]* scenario="([\w-]+)"', text):
            found.setdefault(name, path)
    return found


def _time(page, name: str, moves: int) -> dict:
    chart = page.locator(f"bone-chart[scenario='{name}']").first
    chart.locator("[data-part=controls] :is(input, select):enabled").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")  # a reader has looked at the chart before the first touch
    chart.evaluate(TELL)
    page.wait_for_function(
        "chart => chart.dataset.state === 'live' && (chart.declaration.women === 0 || chart.result.women > 0)",
        arg=chart.element_handle(),
        timeout=TIMEOUT_MS,
    )
    element = chart.element_handle()
    page.evaluate(MOVE, [element, 5, MAX_ANSWER_MS])  # warm-up
    times = page.evaluate(MOVE, [element, moves, MAX_ANSWER_MS])
    drawing = page.evaluate(DRAW, [element, 20])
    return {
        "first": float(chart.get_attribute("data-first-ms")),
        "moves": len(times),
        "median": median(times),
        "p95": quantiles(times, n=20)[-1],
        "drawing": median(drawing),
    }


def table(rows: list[dict]) -> str:
    """Format the times as lines of text."""
    lines = [f"{'chart':22}{'first ms':>9}{'moves':>6}{'median ms':>11}{'95 % ms':>10}{'drawing ms':>12}"]
    lines += [
        f"{one['name']:22}{one['first']:9.1f}{one['moves']:6}{one['median']:11.1f}{one['p95']:10.1f}{one['drawing']:12.1f}"
        for one in rows
    ]
    return "\n".join(lines)


def main(argv: Sequence[str]) -> int:
    """Read the command line, measure and print."""
    parser = SentenceParser(prog="scripts.bench.chart_timing", description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path, help="folder of a built site")
    parser.add_argument("--moves", type=int, default=MOVES, help=f"of each chart (default {MOVES})")
    parser.add_argument("--slow", type=float, default=1, help="slow the page down so many times (default 1)")
    options = parser.parse_args(argv)

    def run() -> None:
        site = options.site.resolve()
        print(page_weight.table(site) + "\n")
        rows = measure(
            site, max(2, options.moves), max(1, options.slow), lambda name: print(name, file=sys.stderr)
        )
        print(table(rows))

    return exit_code_of(run)


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
