"""The copy in the reader's browser: made on request, whole, and gone when it is removed."""

import json
import os

import pytest

from scripts.publish.service_worker import megabytes
from tests.browsing import BOOT, FLAGS


def test_nothing_is_kept_before_the_reader_says_so(reader, site):
    page = reader.open("about/offline/")
    button = page.get_by_role("button", name="Keep for offline")
    assert reader.stored() == []
    size = sum(one.stat().st_size for one in site.rglob("*") if one.is_file() and one.suffix != ".map")
    said = int(button.inner_text().split()[-2])
    assert said == pytest.approx(megabytes(size), abs=1)
    reader.open("")
    assert reader.stored() == []


def test_every_page_a_chart_and_the_search_work_with_the_network_off(reader, host, site):
    reader.keep()
    host.off = True
    pages = sorted(one.parent.relative_to(site).as_posix() for one in site.rglob("index.html"))
    assert len(pages) > 20
    for path in pages:
        page = reader.open("" if path == "." else f"{path}/")
        assert page.locator("h1").count() == 1
        assert page.locator("footer.page-foot, .page-foot").count()
        assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length)")
    reader.open("fundamentals/estrogen/")
    page.locator("[data-story][aria-pressed=false]").first.click()
    page.wait_for_function("() => document.querySelector('bone-chart').dataset.firstMs !== undefined")
    assert page.locator("bone-chart").first.get_attribute("data-state") == "booting"  # no need of Python
    page.locator("bone-chart[data-state=live]").first.wait_for(timeout=BOOT)
    assert page.locator("html").get_attribute("data-snapshot") == "used"
    page.wait_for_function("() => document.documentElement.dataset.python === 'numpy'", timeout=BOOT)
    reader.open("?q=osteoclast")
    page.locator(".md-search-result__item").first.wait_for(state="attached")
    assert [one for one in reader.errors if "ERR_EMPTY_RESPONSE" not in one] == []


def test_removing_undoes_it_all(reader, host):
    page = reader.keep()
    assert len(reader.stored()) == 2
    page.get_by_role("button", name="Remove").click()
    reader.wait_kept("none")
    reader.open("fundamentals/estrogen/")
    reader.start()
    page.locator("bone-chart[data-state=live]").first.wait_for(timeout=BOOT)
    assert reader.stored() == []
    host.off = True
    with pytest.raises(Exception, match="ERR_EMPTY_RESPONSE"):
        reader.open("?no-cache-of-the-browser-has-this")


DAMAGE = """async () => {
    const cache = await caches.open((await caches.keys())[0]);
    for (const {url} of await cache.keys()) {
        if (url.includes("pyodide.asm.mjs")) await cache.delete(url);
        if (url.includes("model.zip")) await cache.put(url, new Response("not the model"));
    }
}"""


def test_a_damaged_copy_is_mended_from_the_network(reader, host):
    page = reader.keep()
    page.evaluate(DAMAGE)
    reader.open("about/offline/")
    reader.wait_kept("damaged")
    reader.open("fundamentals/estrogen/")
    reader.start()
    page.locator("bone-chart[data-state=live]").first.wait_for(timeout=BOOT)
    host.off = True  # the copy is whole again
    reader.open("about/offline/")
    reader.wait_kept("kept")
    reader.open("fundamentals/estrogen/")
    reader.start()
    page.locator("bone-chart[data-state=live]").first.wait_for(timeout=BOOT)


def test_a_damaged_copy_without_network_says_so_and_keeps_the_picture(reader, host):
    page = reader.keep()
    page.evaluate(DAMAGE)
    host.off = True
    reader.open("fundamentals/estrogen/")
    chart = reader.start()
    chart.and_(page.locator("[data-state=error]")).wait_for(timeout=BOOT)
    assert "could not be fetched" in chart.locator("[data-part=problem]").inner_text()
    assert chart.locator("[data-part=wide] svg").is_visible()
    host.off = False
    reader.open("about/offline/")
    page.get_by_role("button", name="Keep for offline").click()
    reader.wait_kept("kept")


@pytest.mark.parametrize("told", [True, False], ids=["told before", "met under way"])
def test_too_little_room_is_said_and_leaves_nothing(reader, told):
    if not told:
        reader.context.add_init_script(
            "Object.defineProperty(StorageManager.prototype, 'estimate', {value: undefined})"
        )
    page = reader.open("about/offline/")
    session = reader.context.new_cdp_session(page)
    session.send(
        "Storage.overrideQuotaForOrigin", {"origin": page.evaluate("origin"), "quotaSize": 2_000_000}
    )
    page.get_by_role("button", name="Keep for offline").click()
    page.locator("offline-copy [data-part=problem]", has_text="not enough room").wait_for(timeout=60_000)
    reader.wait_kept("none")
    assert reader.stored() == []


@pytest.mark.parametrize(
    "denial",
    [
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined})",
        "ServiceWorkerContainer.prototype.register = async () => { throw new DOMException('no', 'SecurityError') }",
    ],
    ids=["absent", "refused"],
)
def test_storage_that_is_denied_is_said(reader, denial):
    reader.context.add_init_script(denial)
    page = reader.open("about/offline/")
    button = page.get_by_role("button", name="Keep for offline")
    if button.count() and button.is_visible():
        button.click()
    page.locator("offline-copy [data-part=problem]", has_text="does not let the site keep").wait_for()
    assert reader.errors == []
    reader.open("fundamentals/estrogen/")  # all else works
    assert page.locator("bone-chart input[type=range]").first.is_enabled()


REFUSE = "async () => { throw new DOMException('not here', '%s') }"


@pytest.mark.parametrize(
    "call", ["ServiceWorkerContainer.prototype.getRegistration", "CacheStorage.prototype.keys"]
)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("NotSupportedError", "does not let the site keep files, perhaps"),
        ("InvalidStateError", "the page cannot tell why"),
        ("UnknownError", "the page cannot tell why"),
    ],
)
def test_a_refusal_at_the_first_look_is_told_with_what_the_browser_says(reader, call, name, words):
    """Nothing is said of a connection, and nothing is left that was true without JavaScript."""
    if "keys" in call:
        reader.keep()  # else nobody looks
    reader.context.add_init_script(f"{call} = {REFUSE % name}")
    page = reader.open("about/offline/")
    page.locator("offline-copy [data-part=problem]", has_text=words).wait_for()
    assert "onnection" not in page.locator("offline-copy").inner_text()
    assert page.locator("[data-part=reason]").inner_text() == f"The browser says: {name}: not here."
    assert page.locator("[data-part=state]").inner_text() == "No offline copy can be kept here."
    assert reader.errors == []


def test_a_refusal_while_removing_is_told(reader):
    page = reader.keep()
    page.evaluate(f"() => {{ CacheStorage.prototype.delete = {REFUSE % 'UnknownError'} }}")
    page.get_by_role("button", name="Remove").click()
    page.locator("offline-copy [data-part=problem]", has_text="the page cannot tell why").wait_for()
    assert "UnknownError: not here" in page.locator("[data-part=reason]").inner_text()
    assert reader.errors == []


def test_a_browser_that_is_set_to_keep_nothing_says_so(chromium, host, tmp_path):
    """A real setting of Chromium: no site may keep data on this device."""
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    with chromium.browser_type.launch_persistent_context(
        tmp_path, executable_path=os.environ.get("LIVING_BONE_CHROMIUM"), args=FLAGS
    ) as context:
        page = context.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(host.address + "about/offline/")
        button = page.get_by_role("button", name="Keep for offline")
        problem = page.locator("offline-copy [data-part=problem]")
        button.or_(problem.filter(has_text="browser")).first.wait_for()
        if button.is_visible():
            button.click()
        problem.filter(has_text="does not let the site keep files, perhaps").wait_for()
        assert "The browser says: NotSupportedError" in page.locator("[data-part=reason]").inner_text()
        assert "onnection" not in page.locator("offline-copy").inner_text()
        assert errors == []


def test_a_host_that_holds_a_file_back_is_not_called_a_lost_connection(reader, host):
    page = reader.open("about/offline/")
    host.off = True
    page.get_by_role("button", name="Keep for offline").click()
    problem = page.locator("offline-copy [data-part=problem]")
    problem.filter(has_text="The page cannot tell why").wait_for()
    assert "blocker" in problem.inner_text()
    assert page.locator("[data-part=reason]").inner_text().startswith("The browser says: ")
    host.off = False


def test_a_metered_connection_is_told_the_size_first(reader):
    reader.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page = reader.open("about/offline/")
    reader.wait_kept("none")
    assert "metered" in page.locator("[data-part=state]").inner_text()
