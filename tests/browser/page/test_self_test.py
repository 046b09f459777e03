"""The page on which the model checks itself."""

import json

from model import api
from model.api import self_test

WAIT = 120_000  # ms; two shared cores may be slow


def start(visit):
    page = visit.open("selftest/")
    test = page.locator("self-test")
    page.get_by_role("button", name="Run the self-test").click()
    return page, test


def test_every_check_passes_and_every_chart_is_the_published_one(visit):
    page, test = start(visit)
    test.and_(page.locator("[data-state=passed]")).wait_for(timeout=WAIT)
    rows = test.locator("tbody tr")
    assert rows.count() == len(self_test.checks()) + len(api.scenarios())
    assert test.locator("tbody tr[data-passed=true]").count() == rows.count()
    assert "largest difference" in test.get_by_role("status").inner_text()


def test_other_numbers_than_the_published_ones_are_told(visit):
    def forge(route):
        data = route.fetch().json()
        data["charts"] = data["charts"][:1]
        values = data["charts"][0]["series"][-1]["values"]
        values[-1] *= 1.0001
        route.fulfill(body=json.dumps(data), content_type="application/json")

    visit.page.route("**/published.json*", forge)
    page, test = start(visit)
    test.and_(page.locator("[data-state=failed]")).wait_for(timeout=WAIT)
    assert test.locator("tbody tr[data-passed=false]").count() == 1
    assert "Do not trust" in test.get_by_role("status").inner_text()


def test_a_missing_file_is_told_in_a_sentence(visits):
    one = visits()
    one.page.route("**/published.json*", lambda route: route.fulfill(status=404))
    page, test = start(one)
    test.and_(page.locator("[data-state=error]")).wait_for(timeout=WAIT)
    assert "cannot be read" in test.get_by_role("status").inner_text()
    one.errors.clear()  # the browser itself reports the 404
