"""Accessibility on every page, in light and dark: axe-core, reflow, reduced motion.

Charts that were touched are looked at in test_every_chart.py.
"""

import pytest

from scripts.files import ROOT
from tests.browser.conftest import CHARTS

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pages(site):
    """Paths of all built pages."""
    found = [file.relative_to(site).parent.as_posix() for file in site.rglob("index.html")]
    return sorted("" if path == "." else f"{path}/" for path in found)


def violations(page):
    """What axe-core finds, one line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, rules: {'target-size': {enabled: true}}})", TAGS
    )
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.timeout(900)  # some forty pages, several seconds each on a busy machine
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(visits, site, scheme):
    visit = visits(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in pages(site):
        page = visit.open(path)
        expected = "slate" if scheme == "dark" else "default"
        assert page.locator("body").get_attribute("data-md-color-scheme") == expected
        problems = violations(page)
        if problems:
            found[path or "home"] = problems
    assert found == {}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(visits, site, width):
    visit = visits(viewport={"width": width, "height": 800})
    wide = []
    for path in pages(site):
        page = visit.open(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path or "home")
    assert wide == []


def test_nothing_moves_by_itself(visits):
    visit = visits(reduced_motion="reduce")
    for name in CHARTS:
        visit.chart(name)
        visit.page.wait_for_timeout(300)
        running = "document.getAnimations().filter(one => one.playState === 'running').length"
        assert visit.page.evaluate(running) == 0


def test_the_layout_does_not_shift(visit):
    visit.context.add_init_script(
        """window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(one => {
            if (!one.hadRecentInput) window.shift += one.value;
        })).observe({type: "layout-shift", buffered: true});"""
    )
    for name in CHARTS:
        visit.chart(name)
        visit.page.wait_for_timeout(500)
        assert visit.page.evaluate("window.shift") == pytest.approx(0, abs=0.001)


def test_the_question_of_a_chart_is_in_the_search(visit):
    page = visit.open()
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").press_sequentially("estrogen falls", delay=20)
    page.locator(".md-search-result__item a[href*='fundamentals/estrogen']").first.wait_for()
