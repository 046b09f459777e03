"""Words that explain themselves, and badges that lead to the ledger."""

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


def test_a_badge_leads_to_its_claim(visit):
    page = visit.open(PAGE)
    badge = page.locator("a[data-claim]").first
    claim = badge.get_attribute("data-claim")
    badge.click()
    page.wait_for_url(f"**/evidence/claims/#{claim}")
    page.locator(f"tr[id={claim}]").wait_for(timeout=20_000)
