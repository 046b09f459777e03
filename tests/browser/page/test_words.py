"""Words that explain themselves, and badges that lead to the ledger."""

import re

PAGE = "fundamentals/synergy/"


def _first_term(visit):
    page = visit.open(PAGE)
    term = page.locator("button.term").first
    note = page.locator(f"[id={term.get_attribute('popovertarget')}]")
    return page, term, note


def test_a_word_opens_by_click_and_closes_by_escape(visit):
    page, term, note = _first_term(visit)
    assert not note.is_visible()
    term.click()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert term.evaluate("term => term === document.activeElement")


def test_a_word_opens_by_enter_and_its_link_is_next(visit):
    page, term, note = _first_term(visit)
    term.focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    page.keyboard.press("Tab")
    assert note.locator("a").evaluate("link => link === document.activeElement")


def test_a_word_opens_by_touch_and_stays_within_a_phone(visits):
    visit = visits(viewport={"width": 320, "height": 700}, has_touch=True)
    _, term, note = _first_term(visit)
    term.tap()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_words_work_without_script(visits):
    _, term, note = _first_term(visits(java_script_enabled=False))
    term.click()
    assert note.is_visible()


def test_a_mark_says_why_and_leads_to_its_claim(visit):
    page = visit.open(PAGE)
    mark = page.locator(".certainty-button").first
    note = page.locator(f"[id={mark.get_attribute('popovertarget')}]")
    claims = [one.get_attribute("data-claim") for one in note.locator("[data-claim]").all()]
    claim = claims[-1]
    assert len(claims) > 1
    assert not note.is_visible()
    mark.focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    note.locator("a").last.click()
    page.wait_for_url(f"**/evidence/claims/#{claim}")
    page.locator(f"tr[id={claim}]").wait_for(timeout=20_000)


def test_marks_work_without_script_and_within_a_phone(visits):
    visit = visits(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page = visit.open(PAGE)
    for mark in page.locator(".certainty-button").all():
        note = page.locator(f"[id={mark.get_attribute('popovertarget')}]")
        mark.click()
        box = note.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        page.keyboard.press("Escape")
        assert not note.is_visible()


def test_a_mark_is_named_by_its_words(visit):
    """Who listens hears the label and the reason that others open."""
    page = visit.open(PAGE)
    for mark in page.locator(".certainty-button").all():
        note = page.locator(f"[id={mark.get_attribute('popovertarget')}]")
        reason = note.locator(".certainty-reason").first.evaluate("one => one.childNodes[1].data.trim()")
        step = mark.locator(".certainty-words").text_content()
        named = re.compile(f"^{re.escape(step)} ?: {re.escape(reason)}")
        assert page.get_by_role("button", name=named).count()
        assert mark.bounding_box()["width"] >= 26
        assert mark.bounding_box()["height"] >= 26


def test_paper_says_in_words_how_sure_we_are(visit):
    page = visit.open(PAGE)
    said = page.locator(".certainty--quiet .certainty-why").first
    assert said.bounding_box()["width"] <= 1
    page.emulate_media(media="print")
    assert said.bounding_box()["width"] > 20
    assert not page.locator(".certainty--quiet [popover]").first.is_visible()
