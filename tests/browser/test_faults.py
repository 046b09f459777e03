"""Whatever fails, the picture stays, a sentence says what happened, and a retry works."""

import pytest

RUNTIME = "**/pyodide/pyodide.asm.wasm*"


def touch(chart):
    chart.locator("input[type=range]").first.focus()
    chart.page.keyboard.press("ArrowRight")


def missing(route):
    route.fulfill(status=404, body="not here")


def truncated(route):
    response = route.fetch()
    body = response.body()
    route.fulfill(status=200, content_type="application/wasm", body=body[: len(body) // 2])


def corrupt(route):
    response = route.fetch()
    body = bytearray(response.body())
    body[5000:6000] = b"x" * 1000
    route.fulfill(status=200, content_type="application/wasm", body=bytes(body))


def a_page_instead(route):
    route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to this hotel</h1>")


FAULTS = [
    ("pyodide/pyodide.asm.wasm", missing),
    ("pyodide/pyodide.asm.wasm", truncated),
    ("pyodide/pyodide.asm.wasm", corrupt),
    ("pyodide/pyodide.asm.wasm", a_page_instead),
    ("pyodide/python_stdlib.zip", missing),
    ("pyodide/pyodide.asm.mjs", missing),
    ("pyodide/pyodide-lock.json", a_page_instead),
    ("model.zip", truncated),
    ("manifest.json", missing),
    ("manifest.json", a_page_instead),
]


@pytest.mark.parametrize(("name", "fault"), FAULTS, ids=lambda one: getattr(one, "__name__", one))
def test_a_bad_file_ends_in_a_sentence_and_a_retry_that_works(troubled, name, fault):
    visit = troubled
    pattern = f"**/assets/generated/{name}*"
    visit.context.route(pattern, fault)
    chart = visit.chart("estrogen-withdrawal")
    picture = chart.locator("[data-part=wide] svg")
    before = picture.evaluate("svg => svg.outerHTML")
    touch(chart)
    chart.and_(visit.page.locator("[data-state=error]")).wait_for(timeout=30_000)
    problem = chart.locator("[data-part=problem]")
    assert problem.is_visible() and problem.inner_text().strip().endswith((".", "?"))
    assert name.split("/")[-1] in problem.inner_text()
    assert picture.evaluate("svg => svg.outerHTML") == before
    assert chart.locator("output").inner_text()
    assert visit.page.locator("html").get_attribute("data-python") == "failed"
    visit.context.unroute(pattern)
    chart.locator("[data-action=retry]").click()
    visit.wait_live(chart)
    assert not problem.is_visible() or problem.inner_text() == ""


def test_a_wrong_content_type_alone_does_no_harm(visit):
    """Some servers send every unknown file as text; the bytes are what counts."""

    def as_text(route):
        response = route.fetch()
        route.fulfill(status=200, content_type="text/plain", body=response.body())

    visit.context.route(RUNTIME, as_text)
    chart = visit.chart("estrogen-withdrawal")
    touch(chart)
    visit.wait_live(chart)


def test_silence_ends_in_a_sentence(troubled):
    visit = troubled
    visit.context.route(RUNTIME, lambda route: None)  # never answered
    chart = visit.chart("estrogen-withdrawal")
    chart.evaluate("chart => { chart.dataset.patience = 2 }")
    touch(chart)
    chart.and_(visit.page.locator("[data-state=error]")).wait_for(timeout=20_000)
    assert "2 seconds" in chart.locator("[data-part=problem]").inner_text()
    visit.context.unroute(RUNTIME)
    chart.evaluate("chart => { delete chart.dataset.patience }")
    chart.locator("[data-action=retry]").click()
    visit.wait_live(chart)


def test_a_worker_that_dies_is_replaced(troubled):
    """A worker whose script is broken dies at once; the page says so and a retry works."""
    visit = troubled
    script = "**/assets/generated/worker.js*"
    visit.context.route(
        script,
        lambda route: route.fulfill(
            status=200, content_type="text/javascript", body="throw new Error('gone')"
        ),
    )
    chart = visit.chart("estrogen-withdrawal")
    touch(chart)
    chart.and_(visit.page.locator("[data-state=error]")).wait_for(timeout=20_000)
    assert chart.locator("[data-part=problem]").inner_text()
    visit.context.unroute(script)
    chart.locator("[data-action=retry]").click()
    visit.wait_live(chart)


def test_without_webassembly_the_page_says_so(troubled):
    visit = troubled
    visit.context.add_init_script("delete globalThis.WebAssembly")
    chart = visit.chart("estrogen-withdrawal")
    chart.and_(visit.page.locator("[data-state=unsupported]")).wait_for(timeout=10_000)
    assert chart.locator("[data-part=wide] svg").is_visible()


def test_without_numpy_the_line_stays_with_a_note(troubled):
    visit = troubled
    visit.context.route("**/*.whl*", missing)
    chart = visit.chart("estrogen-withdrawal")
    touch(chart)
    visit.wait_live(chart)
    note = chart.locator("[data-part=notes] li", has_text="range")
    note.wait_for(timeout=20_000)
    assert chart.get_attribute("data-state") == "live"
    assert chart.evaluate("chart => chart.result.women") == 0
