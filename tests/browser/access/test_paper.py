"""Paper: its own colors from any scheme, nothing folded away, whole pictures, few sheets."""

import re

import pytest

from tests.browsing import PAGES, Visit

# Words on paper of less than 7:1, on what is printed under them as on bare paper, where a browser
# leaves backgrounds out.
PALE = r"""() => {
    const probe = Object.assign(document.createElement("canvas"), {width: 1, height: 1})
        .getContext("2d", {willReadFrequently: true});
    const known = {};
    const rgba = color => known[color] ??= (probe.clearRect(0, 0, 1, 1), probe.fillStyle = color,
        probe.fillRect(0, 0, 1, 1), [...probe.getImageData(0, 0, 1, 1).data].map((c, i) => i < 3 ? c : c / 255));
    const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3]));
    const light = color => color.map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (ink, ground) => {
        const [a, b] = [light(over(ink, ground)), light(ground)].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05);
    };
    const white = [255, 255, 255];
    const around = one => one ? [...around(one.parentElement), getComputedStyle(one)] : [];
    const pale = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const {data, parentElement: one} = texts.currentNode;
        if (!data.trim() || one.closest("script, style, template, title")) continue;
        if (!one.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
        const styles = around(one), own = styles.at(-1);
        const ink = [...rgba(one instanceof SVGElement ? own.fill : own.color)];
        ink[3] *= styles.reduce((all, style) => all * style.opacity, 1);
        const ground = styles.reduce((under, style) => over(rgba(style.backgroundColor), under), white);
        const least = Math.min(contrast(ink, ground), contrast(ink, white));
        if (least < 7) pale.add(`${least.toFixed(2)} ${one.localName} ${data.trim().slice(0, 30)}`);
    }
    return [...pale];
}"""


@pytest.fixture(scope="module")
def dark(chromium, server):
    """One visit for all pages, of a reader whose system is dark."""
    visit = Visit(chromium, server, color_scheme="dark")
    yield visit
    visit.context.close()


@pytest.mark.parametrize("address", PAGES, ids=lambda path: path or "home")
def test_what_is_printed_from_dark_is_dark_on_light(dark, address):
    page = dark.open(address)
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == []
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"  # so are the margins
    page.emulate_media(media="null")
    assert dark.errors == []


# A browser shrinks a whole page so that the widest part of it fits the sheet, or cuts it off.
SHEET = {"width": 703, "height": 1032}  # px of A4 with margins of 12 mm
TOO_WIDE = """[document.documentElement, ...document.querySelectorAll(
        "article :is(.table-scroll, .bone-chart__card, .bone-chart__scroll, pre, .equation)")]
    .filter(one => one.scrollWidth > one.clientWidth)
    .map(one => `${one.className} ${one.scrollWidth} in ${one.clientWidth}`)"""


@pytest.fixture(scope="module")
def sheet(chromium, server):
    """One visit for all pages, as wide as a sheet."""
    visit = Visit(chromium, server, viewport=SHEET)
    visit.page.emulate_media(media="print")
    yield visit
    visit.context.close()


@pytest.mark.parametrize("address", PAGES, ids=lambda path: path or "home")
def test_nothing_is_wider_than_a_sheet(sheet, address):
    assert sheet.open(address).evaluate(TOO_WIDE) == []


# What is folded and has nothing printed: only what one presses, which is dead on paper, may stay so.
UNSAID = """[...document.querySelectorAll("article details")]
    .filter(one => !one.closest("[data-part=controls], [data-part=menu]"))
    .filter(one => !(one.querySelector(":scope > :not(summary)").getBoundingClientRect().height > 0))
    .map(one => one.querySelector("summary").textContent)"""


@pytest.mark.parametrize("script", [True, False], ids=["script", "none"])
def test_what_is_folded_away_is_printed(visits, script):
    page = visits(java_script_enabled=script).open("fundamentals/estrogen/")
    answers = page.locator("#check-yourself ~ details > p")
    assert answers.count() == 3
    assert not answers.first.is_visible()
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in answers.all())
    assert page.evaluate(UNSAID) == []


def test_printing_leaves_the_folds_as_they_were(visit):
    page = visit.open("fundamentals/estrogen/")
    opened = "[...document.querySelectorAll('article details')].map(one => one.open)"
    visit.rest()
    before = page.evaluate(opened)
    page.pdf()
    visit.rest()
    assert page.evaluate(opened) == before


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("playground/", 10),
        ("evidence/", 31),
        ("about/fit/", 34),
        ("about/author-guide/", 22),
        ("about/", 3),
        ("selftest/", 1),
        ("fundamentals/estrogen/", 7),
    ],
)
def test_sheets_are_filled(visit, address, most):
    """No card or fold begins a sheet for itself, and none is left for the foot of a page or for nothing."""
    pdf = visit.open(address).pdf(
        format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "12mm")
    )
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= most


@pytest.mark.parametrize(("address", "pictures"), [("playground/", 1), ("", 2), ("about/fit/", 6)])
def test_no_sheet_ends_inside_a_picture(visit, address, pictures):
    page = visit.open(address)
    page.emulate_media(media="print")
    wholes = page.locator(".hero, .fit-plot, .bone-chart__picture")
    assert wholes.count() == pictures
    for one in wholes.all():
        assert one.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
        assert one.bounding_box()["height"] < 960  # px of a sheet of A4 with margins, and of Letter
