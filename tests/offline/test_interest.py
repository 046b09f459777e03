"""Nothing is fetched before the reader shows interest; then Python is ready a little early."""

import pytest

SAVING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"

# A request of our own: the host has heard of it after all that the page asked for before.
LAST = "fetch(location.href, {cache: 'reload'}).then(one => one.text())"


def runtime(host):
    return [path for path in host.asked if "pyodide/" in path or "model.zip" in path]


def move_into_view(page):
    page.locator("bone-chart [data-part=picture]").first.scroll_into_view_if_needed()
    page.mouse.move(5, 300)
    page.mouse.move(9, 310)


def test_a_control_under_the_pointer_starts_python_and_changes_nothing(reader, host):
    page = reader.open("fundamentals/estrogen/")
    reader.rest()
    page.evaluate(LAST)
    assert runtime(host) == []
    page.locator("bone-chart [data-part=controls] label").first.hover()
    page.wait_for_function("() => document.documentElement.dataset.python === 'ready'", timeout=60_000)
    assert page.locator("bone-chart").first.get_attribute("data-state") == "static"


def test_a_chart_that_stays_in_view_has_its_files_fetched_but_not_started(reader, host):
    page = reader.open("fundamentals/estrogen/")
    with page.expect_event("requestfinished", lambda one: "snapshot" in one.url, timeout=60_000):
        move_into_view(page)
    assert any("pyodide.asm.wasm" in path for path in runtime(host))
    assert not any(".whl" in path for path in runtime(host))
    assert page.locator("html").get_attribute("data-python") == "off"


def test_nothing_is_fetched_early_where_data_is_saved(reader, host):
    reader.context.add_init_script(SAVING)
    reader.page.clock.install()
    page = reader.open("fundamentals/estrogen/")
    move_into_view(page)
    page.locator("bone-chart [data-part=controls] label").first.hover()
    page.clock.fast_forward(10_000)
    reader.rest()
    page.evaluate(LAST)
    assert runtime(host) == []
    assert page.locator("html").get_attribute("data-python") == "off"
    assert "MB" in page.locator("bone-chart [data-part=start]").first.inner_text()


@pytest.mark.parametrize("sign", ["touch", "key"])
def test_the_index_of_the_search_comes_when_the_reader_turns_to_it(reader, host, sign):
    page = reader.open("fundamentals/estrogen/", wait_until="networkidle")
    assert not any("search_index" in path for path in host.asked)
    if sign == "touch":
        page.locator("input[name=query]").click()
    else:
        page.keyboard.press("s")
    page.keyboard.type("osteoclast")
    page.locator(".md-search-result__item").first.wait_for(state="attached", timeout=20_000)
