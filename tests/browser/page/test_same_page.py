"""A change of place within a page fetches nothing and replaces nothing, from a full load on."""

import pytest

from tests.browsing import CHARTS

ESTROGEN = CHARTS["estrogen-withdrawal"]
MARK = "() => { document.querySelector('.md-content article').dataset.first = 'yes'; }"
KEPT = "() => document.querySelector('.md-content article').dataset.first === 'yes'"
LINKS = {
    "contents entry": ".md-nav a[href$='#sources']",
    "heading mark": "a.headerlink[href$='#sources']",
    "source link": "article a[href*='#source-']",
    "skip link": "a.md-skip",
    "own entry": ".md-sidebar--primary a.md-nav__link--active[href$='/estrogen/']",
}


def press(page, selector):
    """Press a link as a keyboard does, wherever it is on the screen."""
    page.locator(selector).first.evaluate("link => { link.focus(); link.click(); }")


def fetched(visit, path):
    return [one for one in visit.requests if one.split("#")[0] == visit.server + path]


@pytest.mark.parametrize("kind", LINKS)
def test_the_first_link_within_a_page_keeps_what_the_reader_did(visit, kind):
    chart = visit.chart("estrogen-withdrawal")
    page = visit.page
    slider = chart.locator("input[type=range][name=e2_after]")
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    visit.wait_live(chart)
    chart.locator("[data-action=pin]").evaluate("button => button.click()")
    value = slider.input_value()
    page.evaluate(MARK)
    press(page, LINKS[kind])
    visit.rest()
    page.wait_for_timeout(500)  # a page that came after all would be here
    page.go_back()
    page.wait_for_timeout(500)
    page.go_forward()
    page.wait_for_timeout(500)
    assert page.evaluate(KEPT)
    assert len(fetched(visit, ESTROGEN)) == 1
    assert slider.input_value() == value
    assert chart.locator("[data-part=pins] li").count() == 1


@pytest.mark.parametrize("path", ["", "evidence/claims/", "reflection/", "playground/", "selftest/"])
def test_every_page_stays_itself_whatever_place_is_asked_for(visit, path):
    page = visit.open(path)
    page.evaluate(MARK)
    links = page.locator("a[href*='#']").evaluate_all(
        "all => [...new Set(all.filter(one => one.pathname === location.pathname).map(one => one.hash))]"
    )[:6]
    assert links
    for link in links:
        press(page, f"a[href$='{link}']")
        page.wait_for_function("link => location.hash.split('&')[0] === link", arg=link)
    for _ in links:
        page.go_back()
    page.wait_for_timeout(500)
    assert page.evaluate(KEPT)
    assert len(fetched(visit, path)) == 1
    assert page.url == visit.server + path


def test_a_place_is_scrolled_to_and_back_from(visit):
    page = visit.open(ESTROGEN)
    for turn in range(2):  # from the second on the theme has heard of the page
        page.evaluate("scrollTo(0, 300)")
        page.wait_for_timeout(300)  # the theme writes down where one is
        press(page, LINKS["contents entry"])
        page.wait_for_function("scrollY > 1000")
        page.go_back()
        page.wait_for_function("scrollY === 300", timeout=3000)
        assert "#" not in page.url, turn


def test_a_page_that_was_left_is_fetched_again(visit):
    page = visit.open(ESTROGEN)
    page.evaluate(MARK)
    press(page, LINKS["contents entry"])
    press(page, ".md-nav a[href$='/progesterone/']")
    page.wait_for_url("**/fundamentals/progesterone/")
    page.wait_for_function("() => document.title.includes('rogesterone')")
    page.go_back()
    page.wait_for_url("**/fundamentals/estrogen/#sources")
    page.locator("#estrogen-withdrawal").wait_for()
    assert not page.evaluate(KEPT)


def test_what_the_search_finds_on_this_page_keeps_it(visit):
    chart = visit.chart("estrogen-withdrawal")
    page = visit.page
    slider = chart.locator("input[type=range][name=e2_after]")
    slider.focus()
    page.keyboard.press("ArrowRight")
    state, value = page.url.split("#")[1], slider.input_value()
    page.evaluate(MARK)
    page.locator("input[name=query]").fill("not the whole story")
    found = page.locator(f".md-search-result__link[href*='{ESTROGEN}?h='][href*='#']")
    found.first.wait_for(state="attached", timeout=20_000)
    section = found.first.evaluate("link => { link.click(); return link.hash; }")
    page.wait_for_function("hash => location.hash === hash", arg=f"{section}&{state}")
    page.wait_for_function(
        "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 300", arg=section[1:]
    )
    page.locator("article mark").first.wait_for(state="attached")
    assert page.evaluate(KEPT)
    assert slider.input_value() == value
    assert len([one for one in visit.requests if one.split("?")[0] == visit.server + ESTROGEN]) == 1
    press(page, LINKS["own entry"])
    page.wait_for_function("scrollY === 0")
    assert page.url == f"{visit.server}{ESTROGEN}#{state}"
