"""The snapshot only makes Python start sooner: whatever is wrong with it, the plain start follows."""

import json

import pytest

from tests.browser.trouble import touch

SNAPSHOT = "**/snapshot.dat*"
MANIFEST = "**/manifest.json*"


def used(visit):
    return visit.page.evaluate("document.documentElement.dataset.snapshot")


def start(visit):
    chart = visit.chart("estrogen-withdrawal")
    touch(chart)
    visit.wait_live(chart)
    return chart


def test_python_starts_from_the_snapshot(visit):
    start(visit)
    assert used(visit) == "used"


def missing(route):
    route.fulfill(status=404, body="not here")


def cut(route):
    body = route.fetch().body()
    route.fulfill(status=200, content_type="application/octet-stream", body=body[:-5000])


def other_bytes(route):
    body = bytearray(route.fetch().body())
    body[9000:9100] = bytes(100)
    route.fulfill(status=200, content_type="application/octet-stream", body=bytes(body))


@pytest.mark.parametrize("fault", [missing, cut, other_bytes])
def test_without_a_whole_snapshot_python_starts_plainly(troubled, fault):
    troubled.context.route(SNAPSHOT, fault)
    chart = start(troubled)
    assert used(troubled) == "unused"
    assert chart.locator("[data-part=problem]").inner_text() == ""


def of_another_version(manifest):
    manifest["snapshot"]["pyodide"] = "313.0.0"


def of_another_model(manifest):
    manifest["snapshot"]["model"] = "0" * 64


def of_another_size(manifest):
    manifest["snapshot"]["memory"] += 65536


@pytest.mark.own_context
@pytest.mark.parametrize("change", [of_another_version, of_another_model, of_another_size])
def test_a_snapshot_that_does_not_fit_is_not_used(visit, change):
    def changed(route):
        manifest = json.loads(route.fetch().body())
        change(manifest)
        route.fulfill(status=200, content_type="application/json", body=json.dumps(manifest))

    visit.context.route(MANIFEST, changed)
    start(visit)
    assert used(visit) == "unused"
