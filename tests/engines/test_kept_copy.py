"""The copy that a reader keeps, in Firefox and WebKitGTK: the site works with its host gone."""

from tests.browsing import CHARTS
from tests.engines.reader import DRIVERS, FIRST, Reader, compare
from tests.offline.host import Host

KEPT = "return document.querySelector('offline-copy')?.dataset.state === 'kept';"
SEARCH = "return document.querySelectorAll('.md-search-result__item').length;"


def test_after_consent_charts_and_search_work_with_the_host_gone(engine, site):
    host = Host(site)
    browser = DRIVERS[engine](engine.find())
    try:
        reader = Reader(browser, host.address, host.asked)
        browser.open(host.address + "about/offline/")
        browser.click("offline-copy [data-part=keep]")
        browser.wait(KEPT, timeout=120)
        host.off, asked = True, len(host.asked)
        browser.open(host.address + CHARTS[FIRST])
        value = reader.move(FIRST, "e2_after")
        compare(FIRST, reader.wait(FIRST, "e2_after", value, band=True))
        browser.open(host.address + "?q=osteoclast")
        browser.wait(SEARCH)
        assert len(host.asked) == asked
    finally:
        browser.close()
        host.web.shutdown()
