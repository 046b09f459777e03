"""The question builder: picked, printed and taken along, with nothing kept or sent (Q34)."""

import re

import pytest

from scripts.content import questions
from tests.browsing import CHARTS

PAGE = "reflection/"
FACTS = questions.questions().facts
ALL = [one.text for group in questions.questions().groups for one in group.questions]
STORED = (
    "Object.keys(localStorage).concat(Object.keys(sessionStorage)).filter(key => !/__|palette/.test(key))"
)


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def pick(page, count):
    """Tick the longest questions with the keyboard, and return their texts in the order of the page."""
    longest = sorted(ALL, key=len)[-count:]
    for text in longest:
        page.get_by_label(text).focus()
        page.keyboard.press("Space")
    return [text for text in ALL if text in longest]


def sheet_of(page):
    return page.locator("[data-part=sheet-list] li").all_inner_texts()


def facts_of(page):
    return page.locator("[data-part=sheet-facts] li").all_inner_texts()


def test_a_sheet_holds_ten_questions_and_prints_on_one_page(visit):
    page = visit.open(PAGE)
    core = questions.questions().core
    assert sheet_of(page) == core
    picked = pick(page, questions.MAX_PICKED)
    assert sheet_of(page) == core + picked
    assert len(core + picked) == 10
    rest = next(text for text in ALL if text not in picked)
    page.get_by_label(rest).click()
    assert not page.get_by_label(rest).is_checked()
    assert "7 more" in page.locator("[data-part=said]").inner_text()
    assert len(sheet_of(page)) == 10
    for fact in FACTS:
        field = page.get_by_label(fact.label, exact=True)
        field.select_option(max(fact.choices, key=len)) if fact.choices else field.fill("Wort " * 8)
    page.locator("textarea").press_sequentially("Woher kommt das? " * 20, delay=0)
    note = page.locator("[data-part=sheet-note]")
    note.wait_for()
    assert len(page.locator("textarea").input_value()) <= 240
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    sheet = page.locator(".question-sheet")
    sizes = sheet.locator("h3, li, p").evaluate_all(
        "parts => parts.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 16  # 12 pt
    lines = sheet.locator("li").evaluate_all(
        "items => items.map(item => parseFloat(getComputedStyle(item, '::after').borderBottomWidth))"
    )
    assert lines
    assert min(lines) >= 1
    foot = page.locator("[data-part=sheet-foot]").inner_text()
    assert "Living Bone" in foot
    assert re.search(r"\d{4}", foot)
    assert "not medical advice" in foot
    assert page.locator(".safety").is_visible()
    for hidden in (".md-header", ".questions", "textarea", ".question-actions"):
        assert not page.locator(hidden).is_visible()


@pytest.mark.own_context
def test_nothing_personal_is_asked_and_nothing_is_kept_or_sent(visit):
    page = visit.open(PAGE)
    fields = page.locator("article :is(input, textarea, select)")
    kinds = fields.evaluate_all("fields => fields.map(one => one.type)")
    own = ["select-one" if one.choices else "text" for one in FACTS]
    assert kinds == own + ["checkbox"] * len(ALL) + ["textarea"]
    written = page.locator("article :is(input[type=text], textarea, select)")
    assert set(written.evaluate_all("fields => fields.map(one => one.autocomplete)")) == {"off"}
    for words in ("optional", "stays on this device", "cleared when you close the page"):
        assert words in page.locator(".question-note label").inner_text()
    page.wait_for_load_state("networkidle")  # the theme starts its search when the page is there
    asked = len(visit.requests)
    pick(page, 3)
    page.get_by_label(FACTS[0].label, exact=True).select_option(FACTS[0].choices[0])
    page.get_by_label(FACTS[1].label, exact=True).fill("at 51")
    page.locator("textarea").fill("my own words")
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-action=copy]").click()
    page.locator("[data-part=said]", has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as loading:
        page.locator("[data-action=download]").click()
    assert loading.value.suggested_filename == "questions.txt"
    text = loading.value.path().read_text(encoding="utf-8")
    assert text == copied
    assert "my own words" in text
    assert f"{FACTS[0].label}: {FACTS[0].choices[0]}\n{FACTS[1].label}: at 51\n" in text
    assert "not medical advice" in text
    assert [line[:2] for line in text.splitlines() if line[:1].isdigit()] == [f"{n}." for n in range(1, 7)]
    assert [url for url in visit.requests[asked:] if not url.startswith("blob:")] == []
    assert page.evaluate(STORED) == []
    assert visit.context.cookies() == []
    page.reload()
    assert len(sheet_of(page)) == 3
    assert page.locator("article input:checked").count() == 0
    assert page.locator("textarea").input_value() == ""
    assert facts_of(page) == [f"{one.label}:" for one in FACTS]


def test_charts_that_were_moved_suggest_questions_and_picks_survive_reading_on(visit):
    page = visit.open(PAGE)
    suggestions = page.locator("#question-suggestions")
    assert not suggestions.is_visible()
    (picked,) = pick(page, 1)
    page.get_by_label(FACTS[1].label, exact=True).fill("at 51")
    chart_page = CHARTS["cycle-28"]
    page.locator(f"article a[href*='{chart_page}']").first.click()
    page.wait_for_url(f"**/{chart_page}**")
    page.locator("bone-chart input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    page.locator(".md-tabs a[href*='reflection']").first.click()
    page.wait_for_url(f"**/{PAGE}**")
    suggestions.wait_for(timeout=20_000)
    assert page.get_by_label(picked).is_checked()
    assert f"{FACTS[1].label}: at 51" in facts_of(page)
    wanted = "Could irregular periods be a sign of low progesterone?"
    suggestions.get_by_role("button", name=f"Add: {wanted}").click()
    assert page.get_by_label(wanted).is_checked()
    assert wanted in sheet_of(page)
    assert page.get_by_label(wanted).evaluate("box => box === document.activeElement")
    page.locator("[data-action=clear]").click()
    assert len(sheet_of(page)) == 3
    assert page.get_by_label(FACTS[1].label, exact=True).input_value() == ""
    page.reload()  # closing forgets what was explored
    assert not suggestions.is_visible()


def test_the_print_dialog_offers_a_neutral_name(visit):
    page = visit.open(PAGE)
    page.evaluate("window.print = () => (window.offered = document.title)")
    before = page.title()
    page.locator("[data-action=print]").click()
    offered = page.evaluate("window.offered")
    assert offered == "Questions for the visit"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.title() == before


@pytest.mark.parametrize("media", ["screen", "print"])
def test_without_script_the_whole_list_is_there(visits, media):
    page = visits(java_script_enabled=False).open(PAGE)
    page.emulate_media(media=media)
    items = page.locator(".questions li")
    assert items.count() == len(ALL) + 3 == 29
    assert items.last.is_visible()
    assert page.locator(".safety").is_visible()
    assert not page.locator(".questions :is(input, select)").first.is_visible()
    assert not page.locator("question-builder").is_visible()
    if media == "print":
        sizes = [item.evaluate("item => parseFloat(getComputedStyle(item).fontSize)") for item in items.all()]
        assert min(sizes) >= 16  # 12 pt
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
