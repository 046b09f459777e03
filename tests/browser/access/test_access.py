"""Accessibility on every page, in light and dark: axe-core, reflow, reduced motion.

Charts that were touched are looked at in test_every_chart.py.
"""

import pytest

from tests.browser import axe
from tests.browsing import CHARTS, PAGES, Visit

WIDTHS = (320, 360, 768, 1280)  # the last is the one at which pages are opened
# What axe-core cannot decide, each looked at by a person: what there is to see, and who checks it.
REVIEWED = {
    "color-contrast": "signs beside their words; text over a drawing, which probes.FAINT measures",
    "label-content-name-mismatch": "buttons − and +, whose names say what they move",
    "th-has-data-cells": "headings of groups of rows, whose cells stand in the rows below",
}


def violations(page):
    """What axe-core finds, and what it leaves undecided that nobody has looked at."""
    found = page.evaluate("options => axe.run(document, options)", axe.OPTIONS)
    new = [one for one in found["incomplete"] if one["id"] not in REVIEWED]
    return axe.lines(found["violations"] + new)


@pytest.fixture(scope="module")
def calm(chromium, server):
    """One visit for all pages, of a reader who asked for less motion."""
    visit = Visit(chromium, server, reduced_motion="reduce")
    yield visit
    visit.context.close()


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path or "home")
def looked_at(request, calm):
    """What is wrong on a page, by check: it is opened once and looked at in every way."""
    page, found = calm.page, {}
    page.emulate_media(color_scheme="light")
    calm.errors.clear()
    calm.open(request.param)
    axe.load(page)
    for scheme, name in (("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme=scheme)
        page.locator(f"body[data-md-color-scheme={name}]").wait_for()
        found[scheme] = violations(page)
    running = "document.getAnimations().filter(one => one.playState === 'running').length"
    found["motion"] = page.evaluate(running)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    found["errors"] = [*calm.errors]
    return found


def test_axe_finds_nothing_on_any_page(looked_at):
    assert {scheme: looked_at[scheme] for scheme in ("light", "dark")} == {"light": [], "dark": []}
    assert looked_at["errors"] == []


def test_no_page_scrolls_sideways(looked_at):
    assert [width for width in WIDTHS if looked_at[width]] == []


def test_nothing_moves_by_itself(looked_at):
    assert looked_at["motion"] == 0


def test_these_are_all_pages(site):
    found = {file.relative_to(site).parent.as_posix() for file in site.rglob("index.html")}
    assert found == {path.rstrip("/") or "." for path in PAGES}


@pytest.mark.own_context
def test_the_layout_does_not_shift(visit):
    visit.context.add_init_script(
        """window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(one => {
            if (!one.hadRecentInput) window.shift += one.value;
        })).observe({type: "layout-shift", buffered: true});"""
    )
    for address in CHARTS.values():
        visit.open(address)
        visit.rest()
        assert visit.page.evaluate("window.shift") == pytest.approx(0, abs=0.001)


def test_the_question_of_a_chart_is_in_the_search(visit):
    page = visit.open()
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").press_sequentially("estrogen falls", delay=20)
    page.locator(".md-search-result__item a[href*='fundamentals/estrogen']").first.wait_for()


def test_wide_tables_of_the_fit_become_cards_on_a_phone(visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open("about/fit/")
    page.evaluate("document.querySelectorAll('article details').forEach(one => (one.open = true))")
    frames = page.locator(".table-scroll")
    assert frames.count() > 5
    wide = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.ariaLabel)"
    assert frames.evaluate_all(wide) == []
    # Each cell says of which column it is, since the heads of the columns are out of sight.
    cells = page.locator("table.cards td")
    assert cells.count() > 300
    assert cells.evaluate_all("all => all.filter(one => !one.dataset.title).length") == 0
