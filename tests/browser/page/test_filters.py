"""Claims and references: complete without script, filtered and sorted with it, by keyboard."""

import pytest

from scripts.content import claims, reference_list


def shown(page):
    return page.locator("[data-item]:visible").evaluate_all("items => items.map(item => item.id)")


def count(page, number, of):
    page.locator("[data-part=shown]", has_text=f"{number} of {of} shown.").wait_for(timeout=5000)


def test_claims_are_filtered_and_sorted_by_keyboard(visit):
    page = visit.open("evidence/claims/")
    every = claims.claims()
    count(page, len(every), len(every))
    assert page.locator("[data-part=shown]").get_attribute("role") == "status"
    page.locator("select[name=labels]").focus()
    page.keyboard.type("Contested")
    contested = [one.id for one in every if any(p["label"] == "contested" for p in claims.parts(one.label))]
    count(page, len(contested), len(every))
    assert shown(page) == contested
    page.locator("select[name=sort]").focus()
    page.keyboard.type("by number")
    assert shown(page) == sorted(contested)
    assert page.locator("[data-group]:visible").count() == 0
    page.locator("input[name=search]").focus()
    page.keyboard.type("no such words")
    count(page, 0, len(every))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # show all
    count(page, len(every), len(every))
    assert shown(page) == [one.id for one in every]
    page.locator("select[name=tier]").select_option("academic")
    academic = [one.id for one in every if one.tier == "academic"]
    count(page, len(academic), len(every))
    assert shown(page) == academic
    assert page.locator("[data-group]:visible").all_inner_texts() == ["Academic"]
    page.evaluate("location.hash = 'F01'")  # a link to what is filtered out
    page.locator("#F01").wait_for()
    count(page, len(every), len(every))


def test_references_are_filtered_after_a_change_of_page(visit):
    page = visit.open("evidence/claims/")
    page.locator("article a[href*='references/'], .md-nav a[href*='references/']").first.click()
    page.wait_for_url("**/evidence/references/**")
    entries = reference_list.all_references()
    count(page, len(entries), len(entries))
    page.locator("select[name=review]").select_option("no")
    others = [f"reference-{one['key']}" for one in entries if one["review"] != "Peer reviewed"]
    count(page, len(others), len(entries))
    assert shown(page) == others
    page.locator("select[name=sort]").select_option("year")
    years = {f"reference-{one['key']}": one["year"] for one in entries}
    assert [years[one] for one in shown(page)] == sorted(years[one] for one in others)


@pytest.mark.parametrize("path", ["evidence/claims/", "evidence/references/"])
def test_without_script_the_list_is_whole_and_no_control_is_dead(visits, path):
    page = visits(java_script_enabled=False).open(path)
    number = len(claims.claims()) if "claims" in path else len(reference_list.all_references())
    assert page.locator("[data-item]:visible").count() == number
    assert not page.locator("list-filter").is_visible()


def test_every_reference_of_the_article_says_what_was_found(visit):
    page = visit.open("evidence/references/")
    items = page.locator(".article-references > li")
    for item, entry in zip(items.all(), reference_list.article_references(), strict=True):
        text = item.inner_text()
        assert "Peer reviewed:" in text
        assert entry["review"] in text
        assert "What we found:" in text
        label = claims.parts(claims.claim(entry["claim"]).label)[0]["words"]
        assert label in item.locator(".certainty").inner_text()
    for link in page.locator("#reference-list a[href*='claims/#']").all()[:5]:
        assert link.inner_text() in link.get_attribute("href")
