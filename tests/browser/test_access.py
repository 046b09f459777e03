"""Accessibility on every page, in light and dark: axe-core, reflow, reduced motion.

Charts that were touched are looked at in test_every_chart.py.
"""

import pytest

from scripts.runner.files import ROOT
from tests.browser.conftest import CHARTS, Visit

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (320, 360, 768, 1280)  # the last is the one at which pages are opened
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe-core cannot decide, each looked at by a person: what there is to see, and who checks it.
REVIEWED = {
    "color-contrast": "signs beside their words; text over a drawing, which probes.FAINT measures",
    "label-content-name-mismatch": "buttons − and +, whose names say what they move",
    "th-has-data-cells": "headings of groups of rows, whose cells stand in the rows below",
}


def pages(site):
    """Paths of all built pages."""
    found = [file.relative_to(site).parent.as_posix() for file in site.rglob("index.html")]
    return sorted("" if path == "." else f"{path}/" for path in found)


def violations(page):
    """What axe-core finds, one line each, and what it leaves undecided that nobody has looked at.

    No rule here needs the style sheets that it would fetch.
    """
    found = page.evaluate(
        """tags => axe.run(document, {
            runOnly: tags, preload: false, resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})""",
        TAGS,
    )
    new = [one for one in found["incomplete"] if one["id"] not in REVIEWED]
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary')}"
        for one in found["violations"] + new
        for node in one["nodes"]
    ]


@pytest.fixture(scope="module")
def looked_at(chromium, server, site):
    """What is wrong by check and page: each page is opened once and looked at in every way."""
    visit = Visit(chromium, server, color_scheme="light", reduced_motion="reduce")
    page, found = visit.page, {}

    def note(check, path, problems):
        found.setdefault(check, {})
        if problems:
            found[check][path or "home"] = problems

    for path in pages(site):
        page.emulate_media(color_scheme="light")
        visit.open(path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for scheme, name in (("light", "default"), ("dark", "slate")):
            page.emulate_media(color_scheme=scheme)
            page.locator(f"body[data-md-color-scheme={name}]").wait_for()
            note(scheme, path, violations(page))
        note(
            "motion",
            path,
            page.evaluate("document.getAnimations().filter(one => one.playState === 'running').length"),
        )
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            note(width, path, page.evaluate("document.documentElement.scrollWidth > innerWidth"))
    visit.context.close()
    return found, visit.errors


@pytest.mark.timeout(900)  # some forty pages, several seconds each on a busy machine
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(looked_at, scheme):
    found, errors = looked_at
    assert found[scheme] == {} and errors == []


@pytest.mark.timeout(900)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(looked_at, width):
    assert looked_at[0][width] == {}


@pytest.mark.timeout(900)
def test_nothing_moves_by_itself(looked_at):
    assert looked_at[0]["motion"] == {}


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
