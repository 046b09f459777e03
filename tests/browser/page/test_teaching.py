"""The builder of lessons: its link opens what was chosen, its sheet prints, nothing is kept or sent."""

from tests.browsing import CHARTS

PAGE = "about/teaching/"
QUESTION = "What happens to bone when estrogen falls?"
NAME = "estrogen-withdrawal"


def build(page):
    """Make a lesson by keyboard: two steps out of order, one lock, the sentence hidden."""
    page.get_by_label("Chart", exact=True).select_option(label=QUESTION)
    for label in ("It falls at once", "Estrogen falls", "Where in the skeleton"):
        page.get_by_role("checkbox", name=label).focus()
        page.keyboard.press("Space")
    page.get_by_role("checkbox", name="Hide the sentence").press("Space")
    return page.get_by_label("The link", exact=True).input_value()


def test_a_link_works_when_it_is_followed(visit):
    page = visit.open(PAGE)
    link = build(page)
    assert link == page.locator("[data-part=try]").evaluate("link => link.href")
    assert link.startswith(visit.server + CHARTS[NAME] + "#")
    assert [key for key in ("show.steps=3+1", "show.locked=site", "show.words=own") if key not in link] == []
    visit.page.goto(link)
    chart = visit.find(NAME)
    assert chart.locator("[data-story]:visible").all_inner_texts() == [
        "1\nIt falls at once",
        "2\nEstrogen falls",
    ]
    assert chart.locator("[data-story]:visible").first.get_attribute("aria-pressed") == "true"
    assert chart.locator("[data-control=site] input").first.is_disabled()
    assert not chart.locator("[data-part=sentence]").is_visible()
    assert not chart.locator("[data-part=notices]").is_visible()


def test_a_step_that_is_ticked_anew_comes_last(visit):
    page = visit.open(PAGE)
    build(page)
    page.get_by_label("It falls at once").press("Space")
    page.get_by_label("It falls at once").press("Space")
    assert "show.steps=1+3" in page.get_by_label("The link", exact=True).input_value()
    assert page.locator("[data-part=sheet-list] li").all_inner_texts() == [
        "Estrogen falls",
        "It falls at once",
    ]
    page.get_by_label("Chart", exact=True).select_option(index=0)
    assert "show.steps" not in page.get_by_label("The link", exact=True).input_value()


def test_pasted_settings_open_the_lesson_and_choose_their_chart(visit):
    page = visit.open(PAGE)
    pasted = page.locator("[data-part=pasted]")
    pasted.fill(f"{visit.server}intermediate/postmenopause/#w=menopause&v=1&site=hip&show.type=large")
    link = page.get_by_label("The link", exact=True)
    assert link.input_value() == f"{visit.server}intermediate/postmenopause/#w=menopause&v=1&site=hip"
    pasted.fill("https://example.org/#w=shoe")
    assert "not a link to a chart of this site" in page.locator("[data-part=said]").inner_text()
    assert link.input_value().endswith("#w=menopause&v=1")


def test_the_sheet_prints_alone_with_lines_and_its_link(visit):
    page = visit.open(PAGE)
    page.wait_for_load_state("networkidle")  # the theme starts its search when the page is there
    asked = len(visit.requests)
    link = build(page)
    assert [url for url in visit.requests[asked:] if "favicon" not in url] == []
    assert page.evaluate("Object.keys(localStorage).filter(key => !/__|palette/.test(key))") == []
    page.emulate_media(media="print")
    sheet = page.locator(".question-sheet")
    assert sheet.locator("h3").inner_text() == QUESTION
    assert link in sheet.inner_text()
    assert "not medical advice" in sheet.inner_text()
    heights = sheet.locator("li").evaluate_all(
        "items => items.map(item => parseFloat(getComputedStyle(item, '::after').height))"
    )
    assert len(heights) == 2
    assert min(heights) > 60
    for hidden in ("h1", "form", ".md-header", ".question-actions", ".page-foot"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_without_script_there_is_no_dead_builder(visits):
    page = visits(java_script_enabled=False).open(PAGE)
    assert not page.locator("lesson-builder").is_visible()
    assert page.get_by_text("The link itself holds the lesson").is_visible()
