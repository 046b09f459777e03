"""The copy that opens by a double click: whole, alone, alive, and without anything of its maker."""

import getpass
import json
import re
import socket

import pytest

from scripts.assets.bundle import BUNDLES
from scripts.publish.folder_copy import READ_ME
from scripts.runner.files import ROOT
from tests.browser.trouble import WATCH
from tests.browsing import BOOT, CHARTS, Visit


@pytest.fixture
def alone(chromium, folder):
    """A visit to the folder with the network off; any error or any request elsewhere fails the test."""
    one = Visit(chromium, f"{folder.as_uri()}/")
    one.context.set_offline(True)
    yield one
    assert [url for url in one.requests if not url.startswith((one.server, "blob:", "data:"))] == []
    assert one.errors == []
    one.context.close()


def pages(folder):
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*.html"))


def test_every_page_opens_with_style_script_and_pictures(alone, folder):
    assert len(pages(folder)) > 20
    for path in pages(folder):
        page = alone.open(path)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.styleSheets.length") == 3
        assert page.evaluate("[...document.images].every(one => one.complete && one.naturalWidth)")
        assert page.locator("bone-chart input:disabled[name]").count() == 0


def test_links_between_pages_and_the_search_work(alone):
    page = alone.open("index.html")
    page.locator(".md-footer__link--next").first.click()
    page.wait_for_url("**/fundamentals/index.html")
    page.locator("input[name=query]").click()
    page.keyboard.type("osteoclast")
    page.locator(".md-search-result__item").first.wait_for(state="attached", timeout=20_000)


def test_what_leaves_the_folder_says_nothing_of_where_it_lies(alone, folder):
    page = alone.open("fundamentals/estrogen.html?h=bone")
    chart = page.locator("bone-chart").first
    name = chart.get_attribute("id")
    chart.locator("input[type=range]:enabled").first.press("ArrowRight")
    chart.and_(page.locator("[data-state=live]")).wait_for(timeout=BOOT)
    page.evaluate("""() => {
        window.copied = [];
        const clipboard = {writeText: async text => { copied.push(text); }};
        Object.defineProperty(navigator, "clipboard", {value: clipboard});
        window.files = [];
        URL.createObjectURL = file => { files.push(file.text()); return "#"; };
    }""")
    for action in ("link", "cite", "csv", "svg"):
        chart.locator(f"[data-action={action}]").evaluate("button => button.click()")
    page.wait_for_function("copied.length === 2 && files.length === 2")
    for text in page.evaluate("Promise.all([...copied, ...files])"):
        assert re.search(rf"(?<![\w/])fundamentals/estrogen\.html#w={name}&(amp;)?v=", text)
        for trace in ("file:", str(folder), folder.name + "/", "h=bone"):
            assert trace not in text


def test_a_lesson_is_built_and_opened_from_the_folder(alone):
    page = alone.open("about/teaching.html")
    assert page.get_by_text("You read a copy from a folder").is_visible()
    page.locator("[name=page]").check()
    page.locator("[name=locked]").first.check()
    page.goto(page.get_by_label("The link", exact=True).input_value())
    chart = page.locator("bone-chart[data-alone]")
    chart.wait_for()
    assert chart.locator("[data-part=locked]:visible").count() == 1
    assert not page.locator(".md-header").is_visible()


def test_the_first_touch_is_answered_from_the_folder(alone):
    page = alone.open("intermediate/cell-signals.html")
    chart = page.locator("bone-chart").first
    page.evaluate(
        "() => { globalThis.livingBoneWorker = class { postMessage() {} terminate() {} } }"
    )  # Python is late
    chart.locator("[data-story][aria-pressed=false]").first.click()
    page.wait_for_function("chart => chart.dataset.firstMs !== undefined", arg=chart.element_handle())
    assert chart.get_attribute("data-state") == "booting"


def test_every_chart_comes_alive(alone, folder):
    """All of them are put into one page, so that Python starts once."""
    page = alone.open("fundamentals/estrogen.html")
    page.evaluate("document.querySelector('article').replaceChildren()")
    found = {}
    for path in pages(folder):
        text = (folder / path).read_text("utf-8")
        for chart in re.findall(r"<bone-chart .*?</bone-chart>", text, re.DOTALL):
            found.setdefault(re.search(r'scenario="([^"]*)"', chart)[1], chart)
    assert set(found) == set(CHARTS)
    for name, markup in found.items():
        page.evaluate("markup => { document.querySelector('article').innerHTML = markup }", markup)
        chart = page.locator("bone-chart")
        skip = chart.locator("[data-part=skip]")
        if skip.count() and skip.is_visible():
            skip.click()
        chart.locator("[data-part=controls]").dispatch_event("pointerdown")
        chart.and_(page.locator("[data-state=live]")).wait_for(timeout=BOOT)
        assert chart.get_attribute("scenario") == name
        chart.locator("[data-part=agreement]", has_text="matches the published curve").wait_for(
            state="attached"
        )
    assert page.locator("html").get_attribute("data-python") in ("ready", "numpy")


def test_a_chart_comes_alive_beside_other_scripts_of_the_page(alone):
    """Each of them can ask for files, and none takes away what another waits for."""
    page = alone.open("playground.html")
    page.wait_for_function("document.querySelectorAll('script[src*=page-tools]').length === 1")
    chart = page.locator("bone-chart")
    chart.locator("[data-part=controls]").dispatch_event("pointerdown")
    chart.and_(page.locator("[data-state=live]")).wait_for(timeout=BOOT)


REFUSE_IMPORT = """{
    const Real = Blob;
    globalThis.Blob = class extends Real {
        constructor(parts, options) {
            const code = options?.type === "text/javascript" ? ["URL.createObjectURL = () => 'blob:null/none';"] : [];
            super([...code, ...parts], options);
        }
    };
}"""


def test_where_a_browser_refuses_the_chart_stays_whole_with_one_line(alone):
    """As WebKit does: it imports nothing from a blob in a page from a folder."""
    alone.context.add_init_script(REFUSE_IMPORT)
    page = alone.open("fundamentals/estrogen.html")
    chart = page.locator("bone-chart").first
    skip = chart.locator("[data-part=skip]")
    if skip.count() and skip.is_visible():
        skip.click()
    chart.locator("[data-part=controls]").dispatch_event("pointerdown")
    chart.and_(page.locator("[data-state=unsupported]")).wait_for(timeout=BOOT)
    assert "from a folder" in chart.locator("[data-part=problem]").inner_text()
    assert not chart.locator("[data-action=retry]").is_visible()
    assert chart.locator("[data-part=wide] svg").is_visible()
    assert chart.locator("table").count()
    alone.errors.clear()  # the browser tells its console of the refusal


def test_the_offline_page_does_not_offer_what_is_there(alone):
    page = alone.open("about/offline.html")
    assert "folder copy" in page.locator("offline-copy [data-part=state]").inner_text()
    assert not page.get_by_role("button", name="Keep for offline").is_visible()


def test_every_page_has_one_policy_that_stops_what_comes_from_elsewhere(alone, folder):
    found = set()
    for path in pages(folder):
        text = (folder / path).read_text("utf-8")
        found |= set(re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', text))
        assert text.index("Content-Security-Policy") < text.index("<script"), path
    assert len(found) == 1
    assert not re.search(r"unsafe-(eval|inline)|https?:|\*", found.pop().replace("wasm-unsafe-eval", ""))
    alone.context.add_init_script(WATCH)
    page = alone.open("index.html")
    assert page.evaluate("blocked") == []
    page.evaluate(
        """() => {
            for (const [name, source] of [["img", "x.png"], ["script", "x.js"], ["iframe", "x.html"]])
                document.body.append(Object.assign(document.createElement(name), {src: `https://example.org/${source}`}));
            fetch("https://example.org/x.json").catch(() => {});
            document.body.append(Object.assign(document.createElement("script"), {textContent: "window.ran = true"}));
        }"""
    )
    for what in ("x.png", "x.js", "frame-src", "x.json", "inline"):
        page.wait_for_function("what => blocked.join(' ').includes(what)", arg=what)
    assert page.evaluate("window.ran") is None
    alone.errors.clear()  # the browser tells its console of each refusal
    alone.requests.clear()


def test_who_finds_the_folder_reads_which_file_to_open(folder):
    text = (folder / READ_ME).read_text("utf-8")
    assert "Open index.html by a double click" in text
    assert (folder / "index.html").is_file()
    assert "not medical advice" in text
    assert len(text.splitlines()) < 20


def test_the_zip_holds_what_is_needed_and_nothing_else(folder):
    files = [one for one in folder.rglob("*") if one.is_file()]
    texts = "\n".join(
        one.read_text("utf-8")
        for one in files
        if one.suffix in (".html", ".css", ".js", ".webmanifest") and "folder" not in one.parts
    )
    listed = json.loads((ROOT / "docs/assets/generated/manifest.json").read_text("utf-8"))["files"]
    handed_over = [*(name for name in listed if name not in BUNDLES), "manifest.json", "worker.js"]
    needed = {f"assets/generated/folder/{name}.js" for name in handed_over}
    for one in files:
        path = one.relative_to(folder).as_posix()
        assert path in {*needed, READ_ME} or one.name in texts, f"nothing asks for {path}"
    assert not (folder / "service-worker.js").exists()


def test_the_zip_tells_nothing_of_the_machine_that_made_it(folder):
    secrets = {str(ROOT), str(ROOT.home()) + "/", socket.gethostname(), f"{getpass.getuser()}@"}
    for one in folder.rglob("*"):
        if one.is_file():
            content = one.read_bytes()
            assert [secret for secret in secrets if len(secret) > 3 and secret.encode() in content] == [], one
            tells_how = (one.suffix == ".html" and "author" in one.name) or "host-it" in one.name
            assert b"127.0.0.1:8000" not in content or tells_how, one
