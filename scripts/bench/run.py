"""The benchmark: speed and size of the published site in a browser, beside the documented way.

Prints every figure and the targets of targets.json. The yardstick, a page that starts Pyodide as its
documentation shows, is measured in the same run on the same files, so that a slow machine slows both.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from scripts.assets import pyodide_files
from scripts.bench import chart_timing, host, model_timing, phone_path, rebuild, targets
from scripts.launcher import chromium
from scripts.publish import folder_copy, hosted_site
from scripts.runner import files, progress
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import exit_code_of

REPEATS = 5  # of everything that can be repeated
MOVES = 40  # of each chart
STOCK = Path(__file__).parent / "stock"
TIMING_CODE = "import sys; sys.path.insert(0, '.')\nimport model_timing\nmodel_timing.milliseconds(model_timing.run_model)"


def measure(times: int = REPEATS) -> dict[str, float]:
    """Return every figure that this computer can give.

    Parameters
    ----------
    times : int
        How often what can be repeated is repeated; the median counts.
    """
    figures = {}
    with tempfile.TemporaryDirectory(prefix="living-bone-") as name:
        folder = Path(name)
        began = time.monotonic()
        hosted_site.publish(folder / "living-bone", quiet=True)
        figures["build_s"] = time.monotonic() - began
        _lay_out_stock(folder / "stock")
        with host.serve(folder) as address, sync_playwright() as playwright:
            figures |= _in_browser(playwright, address, times)
        with progress.stage("Touching and moving every chart") as stage:
            figures |= chart_timing.summarize(
                chart_timing.measure(folder / "living-bone", MOVES, tell=stage.say)
            )
        with progress.stage("Opening a page on a slow phone"):
            figures |= {
                f"phone_{key}": value for key, value in phone_path.measure(folder / "living-bone").items()
            }
    with progress.stage("Timing the model and SciPy") as stage:
        rounds = [model_timing.measure() for _ in range(times) if not stage.say("in this Python")]
        figures |= {key: median(one[key] for one in rounds) for key in rounds[0]}
    with progress.stage("Editing a page while the site is served") as stage:
        figures["rebuild_s"] = rebuild.measure(times, stage.say)
    figures["offline_mb"] = folder_copy.make(quiet=True).stat().st_size / 1e6
    return figures


def _in_browser(playwright, address: str, times: int) -> dict[str, float]:
    from scripts.bench.browser_timing import PageBenchmark

    pages = PageBenchmark(playwright, str(chromium.find()), f"{address}living-bone/")
    figures = {}
    with progress.stage("Starting Python in the browser, ours and the documented way") as stage:
        figures |= pages.start_times(times, stage.say)
    with progress.stage("Moving a slider") as stage:
        figures |= pages.update_times(times, stage.say)
    with progress.stage("Timing the model in the browser"):
        figures["run_ms_browser"] = pages.run_code(TIMING_CODE)
    with progress.stage("Looking at a page for the first time"):
        figures |= pages.first_view(times)
    return figures


def _lay_out_stock(folder: Path) -> None:
    """Put the yardstick and the files of Pyodide, as they come, beside the site."""
    shutil.copytree(STOCK, folder)
    (folder / "pyodide").mkdir()
    for name, path in pyodide_files.fetch().items():
        shutil.copyfile(path, folder / "pyodide" / name)
    (folder / "pyodide" / pyodide_files.LOCK).write_bytes(pyodide_files.trimmed_lock())
    shutil.copyfile(model_timing.__file__, folder / "model_timing.py")
    from scripts.assets import model_archive

    (folder / "model.zip").write_bytes(model_archive.pack())


def main(argv: Sequence[str]) -> int:
    """Read the command line, measure, print, and write JSON if asked."""
    parser = SentenceParser(prog="dev.py bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file as well")
    parser.add_argument(
        "--times", type=int, default=REPEATS, help=f"repeat what can be repeated (default {REPEATS})"
    )
    parser.add_argument("--verbose", action="store_true", help="show tracebacks of failures")
    options = parser.parse_args(argv)

    def run() -> None:
        figures = measure(max(1, options.times))
        print(targets.table(figures))
        if options.json:
            files.write_atomically(options.json.resolve(), (json.dumps(figures, indent=2) + "\n").encode())

    return exit_code_of(run, options.verbose)


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
