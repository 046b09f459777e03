"""A new release on the host while a page of the old one is open: they never mix."""

from tests.browsing import BOOT
from tests.offline.host import NEXT, WORD


def wait_live(reader):
    reader.page.locator("bone-chart[data-state=live]").first.wait_for(timeout=BOOT)


def test_an_open_page_goes_on_with_its_own_release_and_the_reader_is_told(reader, host, following):
    reader.keep()
    page = reader.open("fundamentals/estrogen/")
    old = reader.model()
    host.site = following
    page.evaluate("navigator.serviceWorker.ready.then(one => one.update())")
    notice = page.locator(".update-notice", has_text="new version")
    notice.wait_for(timeout=60_000)
    reader.start()  # only now: worker, model and Python are those of the open page
    wait_live(reader)
    assert reader.model() == old != NEXT
    assert page.locator("html").get_attribute("data-snapshot") == "used"
    assert not page.get_by_text(WORD).count()
    notice.get_by_role("button", name="Load the new version").click()
    page.get_by_text(WORD).wait_for()
    page.locator("html[data-script=next]").wait_for(state="attached")
    reader.start()
    wait_live(reader)
    assert reader.model() == NEXT
    host.off = True  # the new one was kept whole
    reader.open("fundamentals/two-teams/")
    assert page.get_by_text(WORD).count()
    assert page.evaluate("caches.keys().then(names => names.length)") == 1
    assert (
        page.evaluate(
            "caches.keys().then(([name]) => caches.open(name)).then(one => one.keys()).then(keys => keys.filter(({url}) => url.includes('model.zip')).length)"
        )
        == 1
    )


def test_a_second_open_page_keeps_its_files_when_the_first_takes_the_new_release(reader, host, following):
    reader.keep()
    reader.open("fundamentals/estrogen/")
    old = reader.model()
    second = reader.context.new_page()
    second.goto(host.address + "fundamentals/estrogen/")
    host.site = following
    second.evaluate("navigator.serviceWorker.ready.then(one => one.update())")
    second.locator(".update-notice").get_by_role("button", name="Load the new version").click()
    second.get_by_text(WORD).wait_for(timeout=60_000)
    reader.start()
    wait_live(reader)
    assert reader.model() == old != NEXT


def test_without_a_copy_an_old_page_loads_the_next_one_whole(reader, host, following):
    page = reader.open("fundamentals/estrogen/")
    page.evaluate("window.old = true")
    host.site = following
    page.locator("footer.md-footer a[rel=next], a.md-footer__link--next").first.click()
    page.get_by_text(WORD).wait_for()
    assert page.evaluate("window.old") is None
    page.locator("html[data-script=next]").wait_for(state="attached")


def test_without_a_copy_an_old_page_does_not_run_the_new_model(reader, host, following):
    page = reader.open("fundamentals/estrogen/")
    host.site = following
    chart = reader.start()
    chart.and_(page.locator("[data-state=unsupported]")).wait_for(timeout=BOOT)
    said = chart.locator("[data-part=problem]").inner_text()
    assert "renewed" in said
    assert "Load the page again" in said
    assert "Try again" not in said  # it cannot help
    assert not chart.get_by_role("button", name="Try again").is_visible()
