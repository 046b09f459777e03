"""A page that the browser has translated works: nothing is decided by the words on it."""

from tests.browsing import open_menu

# As translators do: every text is another one, in elements of their own. Words of a picture are replaced in place.
TRANSLATE = r"""() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) {
        const parent = text.parentElement;
        if (!text.data.trim() || parent.closest("script, style, textarea")) continue;
        const translated = text.data.replace(/\p{L}/gu, "ж");
        if (parent instanceof SVGElement || parent.matches("option, title")) {
            text.data = translated;
            continue;
        }
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.append(translated);
        outer.append(inner);
        text.replaceWith(outer);
    }
    document.documentElement.lang = "ru";
    document.documentElement.classList.add("translated-ltr");
}"""


def test_a_translated_chart_lives_plays_and_shares(visit):
    chart = visit.chart("estrogen-withdrawal")
    visit.page.evaluate(TRANSLATE)
    chart.locator("[data-story]").nth(1).locator("font").first.click()
    visit.wait_live(chart)
    assert chart.locator("[data-story]").nth(1).get_attribute("aria-pressed") == "true"
    chart.locator("[data-part=sentence]").filter(has_text="spine").wait_for()  # what is new is in our words
    visit.page.evaluate(TRANSLATE)
    chart.locator("[data-part=faces] [value=table]").check()
    assert chart.locator("[data-part=table]").is_visible()
    chart.locator("[data-part=faces] [value=chart]").check()
    play = chart.locator("[data-action=play]")
    play.click()
    assert play.get_attribute("data-playing") == "true"
    visit.page.evaluate(TRANSLATE)
    play.click()
    assert play.get_attribute("data-playing") is None
    runs = int(chart.get_attribute("data-runs"))
    chart.locator("input[type=range]").first.press("ArrowRight")
    visit.wait_runs(chart, runs + 1)
    open_menu(chart)
    chart.locator(".bone-chart__items button font").first.click()


def test_a_translated_note_is_not_news(visit):
    """A safety note that stands is announced once, not again with each move."""
    chart = visit.chart("playground")
    visit.page.evaluate(TRANSLATE)
    said = chart.evaluate("chart => chart.parts.show(chart.result, '')")
    assert said == []


def test_translated_lists_filter_and_questions_are_taken(visit):
    page = visit.open("evidence/references/")
    page.evaluate(TRANSLATE)
    page.locator("list-filter input[type=search]").fill("жжжж")
    page.locator("[data-part=shown]").filter(has_text="shown").wait_for()
    page = visit.open("reflection/")
    page.locator("question-builder:defined").wait_for()
    page.evaluate(TRANSLATE)
    box = page.locator(".questions input[type=checkbox]").first
    box.check()
    assert box.is_checked()
    assert page.locator(".question-sheet li").filter(has_text="ж").count() > 0
