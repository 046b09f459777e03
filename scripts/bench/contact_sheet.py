"""Pictures of every chart of a built site, light, dark, in forced colors and on a phone, to look at.

    python -m scripts.bench.contact_sheet SITE OUT

needs the packages of the tests. It opens the pages as files, so the charts stand as built.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from scripts.runner.errors import exit_code_of
from scripts.templates.jinja import render

HEIGHT_PX = 6000  # nothing scrolls, so the sticky header covers nothing
MODES = {
    "light": {"viewport": {"width": 1280, "height": HEIGHT_PX}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": HEIGHT_PX}, "color_scheme": "dark"},
    "forced": {"viewport": {"width": 1280, "height": HEIGHT_PX}, "forced_colors": "active"},
    "phone": {"viewport": {"width": 360, "height": HEIGHT_PX}, "color_scheme": "light"},
}


def take_screenshots(site: Path, out: Path) -> list[dict]:
    """Take the pictures.

    Parameters
    ----------
    site : pathlib.Path
        Folder of a built site.
    out : pathlib.Path
        Folder for the pictures.

    Returns
    -------
    list of dict
        ``name``, ``page`` and the ``files`` by mode, for each chart.
    """
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    charts: dict[str, dict] = {}
    pages = [file for file in sorted(site.rglob("index.html")) if "<bone-chart" in file.read_text("utf-8")]
    with sync_playwright() as playwright:
        path = os.environ.get("LIVING_BONE_CHROMIUM")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for mode, options in MODES.items():
            page = browser.new_context(**options).new_page()
            for file in pages:
                page.goto(file.as_uri())
                for chart in page.locator("bone-chart").all():
                    where = file.parent.relative_to(site).as_posix()
                    name = f"{chart.get_attribute('id')}-{where.replace('/', '-')}"
                    picture = f"{name}-{mode}.png"
                    chart.screenshot(path=out / picture)
                    entry = charts.setdefault(name, {"name": name, "page": where, "files": {}})
                    entry["files"][mode] = picture
        browser.close()
    return list(charts.values())


def main(site: str, out: str) -> None:
    """Take the pictures and write the page that shows them."""
    folder = Path(out)
    charts = take_screenshots(Path(site).resolve(), folder)
    (folder / "index.html").write_text(render("chart/contact-sheet.html", charts=charts), encoding="utf-8")
    print(f"{len(charts)} charts on {folder / 'index.html'}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Two folders are needed: python -m scripts.bench.contact_sheet SITE OUT")
    sys.exit(exit_code_of(lambda: main(*sys.argv[1:])))
