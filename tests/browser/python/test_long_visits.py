"""What readers do to a page for long or at odd times: nothing piles up, nothing is lost."""

import pytest

from tests.browser.devtools import Memory
from tests.browser.trouble import KEEP_WORKERS, Complete, touch
from tests.browsing import CHARTS

pytestmark = pytest.mark.own_context

MORE = 1.2  # times the memory before; the theme keeps about 30 kB of each page that it swapped
MOVES = """async ([slider, count, seconds]) => {
    const low = Number(slider.min), span = Number(slider.max) - low;
    const chart = slider.closest("bone-chart"), start = performance.now();
    for (let i = 1; i <= count; i++) {
        slider.value = low + span * (0.5 + 0.49 * Math.sin(i));
        slider.dispatchEvent(new Event("input", {bubbles: true}));
        const wait = start + 1000 * seconds * i / count - performance.now();
        if (wait > 0) await new Promise(done => setTimeout(done, wait));
    }
    slider.dispatchEvent(new Event("change", {bubbles: true}));
    const end = performance.now(), last = Number(chart.querySelector(`input[role=spinbutton][name=${slider.name}]`).value);
    while (chart.result.inputs[slider.name] !== last) await new Promise(requestAnimationFrame);
    return {seconds: (end - start) / 1000, late: performance.now() - end};
}"""


def start(visit, name):
    chart = visit.chart(name)
    touch(chart)
    visit.wait_live(chart)
    wait_women(visit, chart)
    return chart


def wait_women(visit, chart):
    handle = chart.element_handle()
    visit.page.wait_for_function("chart => chart.result.women > 0", arg=handle, timeout=60_000)
    handle.dispose()  # it would keep the chart alive


def test_two_thousand_moves_leave_no_queue_and_no_memory(visit, chromium):
    chart = start(visit, "menopause")
    memory = Memory(chromium, visit.page)
    slider = chart.locator("input[type=range][name=e2_after]").element_handle()
    visit.page.evaluate(MOVES, [slider, 200, 1])
    wait_women(visit, chart)
    before = memory.measure()
    took = visit.page.evaluate(MOVES, [slider, 2000, 10])
    wait_women(visit, chart)
    after = memory.measure()
    print(
        f"2,000 moves in {took['seconds']:.1f} s, the last drawn {took['late']:.0f} ms later; MB of page "
        f"and Python before {before[0] / 1e6:.1f} + {before[1] / 1e6:.1f}, after {after[0] / 1e6:.1f} + {after[1] / 1e6:.1f}"
    )
    assert took["late"] < 1000, "requests queue up"
    assert after[0] <= MORE * before[0]
    assert after[1] <= MORE * before[1]


PAGES = (
    "fundamentals/estrogen/",
    "intermediate/postmenopause/",
    "fundamentals/two-teams/",
    "academic/menopause/",
    "fundamentals/synergy/",
)


def follow(visit, path):
    """Press a link to a page, as a reader would; the theme swaps the page."""
    visit.page.evaluate(
        """path => {
            document.querySelector("article").dataset.old = "";
            const address = new URL(path, document.querySelector("a.md-logo").href).href;
            [...document.links].find(link => link.href === address).click();
        }""",
        path,
    )
    visit.page.locator("article:not([data-old]) h1").first.wait_for()
    assert visit.page.url.endswith(path)


def test_fifty_pages_by_link_keep_one_python_and_no_memory(visit, chromium):
    visit.context.add_init_script(KEEP_WORKERS)
    start(visit, "estrogen-withdrawal")
    visit.page.evaluate("window.marker = 'same visit'")
    memory = Memory(chromium, visit.page)
    sizes = []
    for number in range(50):
        follow(visit, PAGES[(number + 1) % len(PAGES)])
        if number % 5 == 4:  # on the first page again
            chart = visit.page.locator("bone-chart").first
            chart.and_(visit.page.locator("[data-state]")).wait_for()
            if number in (9, 49):
                touch(chart)
                visit.wait_live(chart)
                wait_women(visit, chart)
                sizes.append(memory.measure())
                alive = memory.objects("customElements.get('bone-chart').prototype")
                # What was focused last lingers; nothing before it.
                assert alive <= visit.page.locator("bone-chart").count() + 1, "charts of pages that are gone"
    page, python = ([f"{size / 1e6:.1f}" for size in part] for part in zip(*sizes, strict=True))
    print(f"MB after 10 and 50 pages: page {' and '.join(page)}, Python {' and '.join(python)}")
    assert visit.page.evaluate("[window.marker, pythons.length]") == ["same visit", 1]
    assert len(memory.pythons()) == 1
    assert all(after <= MORE * before for before, after in zip(*sizes, strict=True))


def test_back_and_forward_bring_each_state_again(visit):
    visit.page.clock.install()
    visit.context.add_init_script(KEEP_WORKERS)
    chart = start(visit, "estrogen-withdrawal")
    box = chart.locator("input[role=spinbutton][name=e2_after]")
    first = float(box.input_value())
    visit.page.clock.fast_forward(1100)  # moves within a second are one entry of the history
    box.fill("40")
    box.dispatch_event("change")
    follow(visit, CHARTS["menopause"])
    back, forward = visit.page.go_back, visit.page.go_forward
    for go, value in ((back, 40), (back, first), (back, 10), (forward, first), (forward, 40)):
        go()
        visit.page.wait_for_function(
            "value => document.querySelector('#estrogen-withdrawal')?.result.inputs.e2_after === value",
            arg=value,
        )
    forward()
    visit.page.locator("bone-chart#menopause").wait_for()
    assert visit.page.evaluate("pythons.length") == 1


def test_two_tabs_do_not_disturb_each_other(visit):
    chart = start(visit, "estrogen-withdrawal")
    visit.page = other = visit.context.new_page()
    second = start(visit, "menopause")
    shown = second.evaluate("chart => JSON.stringify(chart.result)")
    visit.page = chart.page
    touch(chart)
    visit.wait_runs(chart, 2)
    wait_women(visit, chart)
    assert second.evaluate("chart => JSON.stringify(chart.result)") == shown
    visit.page.close()
    visit.page = other
    touch(second)
    visit.page.wait_for_function(
        "([chart, old]) => JSON.stringify(chart.result) !== old", arg=[second.element_handle(), shown]
    )


NO_STORAGE = """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) {
    Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("denied", "SecurityError"); }});
}
Object.defineProperty(document, "cookie", {get() { throw new DOMException("denied", "SecurityError"); }, set() {}});"""
NO_CLOCK = """let turn = 0;
const now = Date.now;
Date.now = () => now() + [0, -3.6e6, 3.2e10, -9e11][turn++ % 4];"""


@pytest.mark.parametrize("trouble", [NO_STORAGE, NO_CLOCK], ids=["storage is off", "the clock jumps"])
def test_charts_and_links_work_although(visit, trouble):
    visit.context.add_init_script(trouble)
    chart = start(visit, "estrogen-withdrawal")
    assert float(chart.get_attribute("data-ms")) >= 0
    follow(visit, CHARTS["menopause"])
    other = visit.find("menopause")
    touch(other)
    visit.wait_live(other, timeout=10_000)


def test_a_computer_that_slept_while_python_started_wakes_up_to_a_chart(visit):
    visit.page.clock.install()
    chart = visit.chart("estrogen-withdrawal")
    page = Complete(chart)
    touch(chart)
    visit.page.clock.fast_forward("08:00:00")  # all timers are due, and nobody was there
    page.check()
    visit.page.clock.resume()
    visit.wait_live(chart)


def test_a_very_old_link_opens_with_what_is_still_known(visit):
    visit.open(CHARTS["menopause"] + "#w=menopause&v=0.0.1&e2_after=25&dose_mg=200&site=elbow&e2=1e999")
    chart = visit.page.locator("bone-chart")
    assert chart.locator("input[role=spinbutton][name=e2_after]").input_value() == "25"
    notes = chart.locator("[data-part=notices]").inner_text()
    for word in ("model 0.0.1", "dose_mg", "elbow", "e2"):
        assert word in notes
    visit.wait_live(chart)
