"""Nothing from elsewhere, nothing kept: every page and every chart under its security policy."""

import pytest

from scripts.publish import content_security
from tests.browser.alive import arrive
from tests.browser.trouble import WATCH
from tests.browsing import CHARTS, open_menu

pytestmark = pytest.mark.own_context

STORED = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
    ...(await caches.keys()), ...(await indexedDB.databases()).map(one => one.name),
].filter(one => one)"""


def foreign(visit):
    return [url for url in visit.requests if not url.startswith((visit.server, "blob:", "data:"))]


def test_every_page_keeps_to_the_policy_and_to_itself(visit, site):
    """Opened one by one; nothing is blocked, asked for elsewhere or stored."""
    visit.context.add_init_script(WATCH)
    pages = sorted(one.parent.relative_to(site).as_posix() for one in site.rglob("index.html"))
    assert len(pages) > 20
    troubles = {}
    for path in pages:
        page = visit.open("" if path == "." else f"{path}/")
        rules = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
        assert "'unsafe-eval'" not in rules
        assert "unsafe-inline" not in rules
        assert "http" not in rules
        found = page.evaluate("window.blocked") + page.evaluate(STORED)
        if found:
            troubles[path] = found
    assert troubles == {}
    assert foreign(visit) == []
    assert visit.context.cookies() == []


def test_a_visit_with_every_chart_search_and_files_stores_nothing(visit):
    visit.context.add_init_script(WATCH)
    visit.open(next(iter(CHARTS.values())))
    for name, path in CHARTS.items():
        if visit.page.url.split("#")[0] != visit.server + path:
            arrive(visit.page, visit.server + path)  # one policy and one Python for the whole visit
        chart = visit.find(name)
        controls = chart.locator("[data-part=controls]")
        slider = controls.locator("input[type=range]:visible").first
        (slider if slider.count() else controls.locator("select:visible, input:visible").first).focus()
        visit.page.keyboard.press("ArrowRight")
        visit.page.keyboard.press("ArrowLeft")
        visit.wait_live(chart)
    with visit.page.expect_download() as png:
        open_menu(chart).locator("[data-action=png]").click()
    assert png.value.suggested_filename.endswith(".png")
    visit.page.locator("input[name=query]").click()
    visit.page.keyboard.type("estrogen")
    visit.page.locator(".md-search-result__item").first.wait_for()
    visit.page.evaluate("document.querySelector('article').dataset.old = ''")
    visit.page.keyboard.press("Enter")  # to the first result, by instant navigation
    visit.page.locator("article:not([data-old]) h1").first.wait_for(state="attached")
    visit.rest()
    assert visit.page.evaluate("window.blocked") == []
    assert visit.page.evaluate(STORED) == []
    assert foreign(visit) == []
    assert visit.context.cookies() == []


def test_only_a_chosen_color_scheme_is_remembered(visit):
    """The one thing that a reader asks the site to keep, by pressing the button for it."""
    page = visit.open()
    page.locator("label[for^=__palette]:visible").click()
    page.wait_for_function("localStorage.length")
    visit.rest()
    stored = page.evaluate(STORED)
    assert len(stored) == 1
    assert stored[0].endswith("__palette")


def test_the_policy_stops_what_it_should(troubled):
    """A policy that lets everything through would pass every test above."""
    troubled.context.add_init_script(WATCH)
    page = troubled.open()
    page.evaluate(
        """() => {
            window.ran = [];
            const inline = document.createElement("script");
            inline.textContent = "window.ran.push('inline')";
            const elsewhere = document.createElement("script");
            elsewhere.src = "https://example.org/x.js";
            const image = new Image();
            image.src = "https://example.org/x.png";
            document.body.insertAdjacentHTML("beforeend", "<img src=x:y onerror=\\"ran.push('handler')\\">");
            document.body.append(inline, elsewhere, image);
            // A module may not be made of text, and text may not be made code.
            import("data:text/javascript,window.ran.push('data')").catch(() => {});
            setTimeout("window.ran.push('text')");
            new Worker("data:text/javascript,postMessage(1)").onmessage = () => ran.push("worker");
        }"""
    )
    with pytest.raises(Exception, match="unsafe-eval|Content Security Policy"):
        page.add_script_tag(content="eval('1')")
    for what in ("inline", "https://example.org/x.js", "https://example.org/x.png", "data", "eval"):
        page.wait_for_function("what => blocked.join(' ').includes(what)", arg=what)
    troubled.rest()
    assert page.evaluate("window.ran") == []


def test_only_scripts_that_run_are_allowed_by_their_hash():
    page = "<meta charset=\"utf-8\"><script>a()</script><script type='application/json'>{}</script>"
    policy = content_security.policy([page])
    assert "blob:" not in policy.replace("img-src 'self' data: blob:", "")
    assert policy.count("sha256-") == 1
