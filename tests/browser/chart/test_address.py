"""The address holds the state of every chart that was moved, and nothing of another page."""

from urllib.parse import quote

import pytest

from tests.browser.trouble import WATCH
from tests.browsing import CHARTS, open_menu

NAME = "estrogen-withdrawal"
PAGE = CHARTS[NAME]
STATE = f"w={NAME}&v=1&e2_after=81"
TWO = next(
    [one, other]
    for one, path in CHARTS.items()
    for other, second in CHARTS.items()
    if path == second and one < other
)
REFUSE = """() => {
    window.asked = 0;
    for (const name of ['pushState', 'replaceState']) {
        const real = History.prototype[name];
        History.prototype[name] = function (...rest) {
            window.asked += 1;
            if (window.refusing) throw new DOMException('too many calls', 'SecurityError');
            return real.apply(this, rest);
        };
    }
}"""


def value(chart, key="e2_after"):
    return chart.locator(f"input[role=spinbutton][name={key}]").input_value()


def press_link(page, selector):
    page.locator(selector).first.evaluate("link => link.click()")


def nudge(chart):
    """Move the first slider of a chart by one key, and say which it was and where it stands."""
    slider = chart.locator("input[type=range]:enabled").first
    slider.evaluate("one => { for (let f = one; (f = f.parentElement.closest('details'));) f.open = true; }")
    slider.focus()
    slider.press("ArrowRight")
    return slider, slider.input_value()


def test_two_charts_stand_in_one_address(visit):
    visit.open(CHARTS[TWO[0]])
    moved = [nudge(visit.find(name)) for name in TWO]
    address = visit.page.url
    assert all(f"w={name}&" in address for name in TWO)
    visit.page.goto("about:blank")
    visit.page.goto(address)
    for name, (slider, stands) in zip(TWO, moved, strict=True):
        visit.find(name)
        assert slider.input_value() == stands
    visit.page.goto("about:blank")


def test_back_takes_back_the_newest_move_only(visit):
    visit.open(CHARTS[TWO[0]])
    usual = [visit.find(name).locator("input[type=range]:enabled").first.input_value() for name in TWO]
    moved = [nudge(visit.find(name)) for name in TWO]
    visit.page.go_back()
    visit.page.wait_for_function("name => !location.hash.includes(`w=${name}&`)", arg=TWO[1])
    assert [slider.input_value() for slider, _ in moved] == [moved[0][1], usual[1]]
    visit.page.go_back()
    visit.page.wait_for_function("location.hash === ''")
    assert [slider.input_value() for slider, _ in moved] == usual


@pytest.mark.parametrize(
    "fragment",
    [
        STATE,
        quote(STATE, safe=""),
        STATE.replace("&", "&amp;"),
        f"{STATE}&utm_source=chat&fbclid=1",
        f"utm_source=chat&{STATE}",
    ],
)
def test_a_state_is_read_as_it_arrives(visit, fragment):
    visit.open(f"{PAGE}?utm_campaign=x#{fragment}")
    chart = visit.find(NAME)
    assert value(chart) == "81"
    assert not chart.locator("[data-part=notices] li").count()


def test_a_section_and_a_state_are_both_honored(visit):
    page = visit.open(f"{PAGE}#sources&{STATE}")
    assert value(visit.find(NAME)) == "81"
    page.wait_for_function("Math.abs(document.getElementById('sources').getBoundingClientRect().top) < 200")
    press_link(page, "a.headerlink[href$='#and-progesterone']")
    page.wait_for_function("state => location.hash === `#and-progesterone&${state}`", arg=STATE)
    page.reload()
    assert value(visit.find(NAME)) == "81"
    page.wait_for_function(
        "Math.abs(document.getElementById('and-progesterone').getBoundingClientRect().top) < 200"
    )


def test_an_entry_of_a_list_is_found_beside_a_state(visit):
    page = visit.open("evidence/claims/#F01&utm_source=chat")
    page.wait_for_function("Math.abs(document.getElementById('F01').getBoundingClientRect().top) < 300")
    page.evaluate("location.hash = '%zz'")  # no address of ours, and no error


@pytest.mark.own_context
def test_150_keys_and_a_history_that_throws(visit):
    visit.context.add_init_script(WATCH)
    visit.context.add_init_script(f"({REFUSE})()")
    chart = visit.chart(NAME)
    page = visit.page
    slider = chart.locator("input[type=range][name=e2_after]")
    visit.rest()
    page.evaluate("window.asked = 0")
    slider.focus()
    for _ in range(100):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("asked => location.hash.includes(`e2_after=${asked}`)", arg=value(chart))
    assert page.evaluate("asked") < 10
    page.evaluate("window.refusing = true")
    for _ in range(50):
        page.keyboard.press("ArrowLeft")
    page.evaluate("scrollBy(0, 200)")
    page.wait_for_timeout(1500)
    shown = value(chart)
    assert f"e2_after={shown}" not in page.url
    page.evaluate("window.refusing = false")
    page.wait_for_function("value => location.hash.includes(`e2_after=${value}`)", arg=shown, timeout=15_000)
    undo = chart.locator("[data-action=undo]")
    taken = 0
    while undo.is_enabled():
        undo.evaluate("button => button.click()")
        taken += 1
    assert value(chart) == "10"
    assert taken <= 3, "a run of keys is one thing that was done"


def test_undo_takes_back_one_drag(visit):
    chart = visit.chart(NAME)
    slider = chart.locator("input[type=range][name=e2_after]")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    mouse, y = visit.page.mouse, box["y"] + box["height"] / 2
    for share in (0.5, 0.9):
        mouse.move(box["x"] + box["width"] * 0.2, y)
        mouse.down()
        mouse.move(box["x"] + box["width"] * share, y, steps=12)
        mouse.up()
        if share == 0.5:
            middle = value(chart)
    undo = chart.locator("[data-action=undo]")
    undo.click()
    assert value(chart) == middle
    undo.click()
    assert value(chart) == "10"
    assert undo.is_disabled()


@pytest.mark.parametrize("way", ["link", "back"])
def test_an_unfinished_number_writes_nothing_onto_the_next_page(visit, way):
    page = visit.open("fundamentals/progesterone/")
    press_link(page, ".md-nav a[href$='/fundamentals/estrogen/']")
    page.wait_for_url(f"**/{PAGE}")
    chart = visit.find(NAME)
    box = chart.locator("input[role=spinbutton][name=e2_after]")
    box.focus()
    box.press("End")
    box.press_sequentially("5")
    assert box.input_value() == "105"
    if way == "link":
        page.locator(".md-nav a[href$='/fundamentals/progesterone/']").first.evaluate("one => one.click()")
    else:
        page.evaluate("history.back()")
    page.wait_for_url("**/fundamentals/progesterone/**")
    page.wait_for_function("name => !document.getElementById(name)", arg=NAME)
    page.wait_for_timeout(1500)
    assert "#" not in page.url


def test_leaving_a_chart_leaves_the_common_assumption(visit):
    """The chart that goes does not read the address of the page that comes."""
    visit.open(PAGE)
    chart = visit.find(NAME)
    press_link(visit.page, ".md-nav a[href$='/fundamentals/progesterone/']")
    visit.page.wait_for_url("**/fundamentals/progesterone/")
    visit.page.wait_for_function("name => !document.getElementById(name)", arg=NAME)
    chart = visit.page.locator("bone-chart").first
    nudge(chart)
    kept = chart.element_handle()
    stands = kept.evaluate("chart => JSON.stringify(chart.settings.values)")
    visit.page.evaluate("history.go(-2)")
    visit.page.wait_for_url(f"**/{PAGE}")
    assert kept.evaluate("chart => JSON.stringify(chart.settings.values)") == stands


@pytest.mark.own_context
def test_what_is_shared_says_nothing_of_a_search(visit):
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open(f"{PAGE}?h=bone&utm_source=chat#{STATE}")
    chart = visit.find(NAME)
    for action in ("link", "cite"):
        button = chart.locator(f"[data-action={action}]")
        if chart.locator(f"[data-part=menu] [data-action={action}]").count():
            open_menu(chart)
        button.click()
        button.get_by_text("Copied").wait_for()
        text = visit.page.evaluate("navigator.clipboard.readText()")
        assert f"{visit.server}{PAGE}#{STATE}" in text
        assert "?" not in text.split(visit.server)[1]
    # One button answers at a time, and each gets its name back.
    assert chart.locator("[data-label]", has_text="Copied").count() == 1
    chart.locator("[data-label]", has_text="Copied").wait_for(state="detached")
    assert chart.locator("[data-action=link] [data-label]").text_content() == "Copy a link"
