"""A thousand addresses as nobody should write them, one after the other in one page."""

import random
from urllib.parse import quote

import pytest

from tests.browser.trouble import WATCH
from tests.browsing import CHARTS

SEED, COUNT = 20262, 1000
KEYS = (
    "w",
    "v",
    "e2_after",
    "treatment",
    "site",
    "start_y",
    "assumption",
    "units",
    "encoding",
    "show.steps",
    "show.locked",
    "show.words",
    "show.type",
    "show.page",
    "__proto__",
    "constructor",
)
VALUES = (
    *(
        "",
        " ",
        "menopause",
        "estrogen-withdrawal",
        "0",
        "-1",
        "1e999",
        "NaN",
        "Infinity",
        "0x10",
        "10,5",
        "null",
        "[]",
        "{}",
    ),
    *(
        "<img src=x onerror=ran.push(1)>",
        "<script>ran.push(2)</script>",
        '"><svg onload=ran.push(3)>',
        "javascript:ran.push(4)",
    ),
    *(
        "${ran.push(5)}",
        "{{ran.push(6)}}",
        "'-ran.push(7)-'",
        "</template><script>ran.push(8)</script>",
        "toString",
    ),
    *(
        "\u202espine",
        "\U0001f9b4",
        "ß" * 3000,
        "\0",
        "%",
        "%zz",
        "%u0041",
        "&amp;",
        "=",
        "#",
        "../../x",
        "//example.org/x",
    ),
)
# Each in turn; the page has a moment for each, and a picture for some.
VISIT_ALL = """async (fragments) => {
    for (const [i, fragment] of fragments.entries()) {
        location.hash = fragment;
        await new Promise(i % 50 ? done => setTimeout(done) : requestAnimationFrame);
    }
}"""


def fragments():
    draw = random.Random(SEED)
    for _ in range(COUNT):
        pairs = [(draw.choice(KEYS), draw.choice(VALUES)) for _ in range(draw.randint(0, 6))]
        if draw.random() < 0.7:  # reaches the chart; the rest stops at the door
            pairs.insert(0, ("w", "menopause"))
        write = draw.choice((str, quote))
        text = draw.choice("&&&;?").join(f"{key}={write(value)}" for key, value in pairs)
        yield text if draw.random() < 0.9 else draw.choice(VALUES) + text


@pytest.mark.own_context
def test_a_thousand_fragments_do_no_harm(visit):
    visit.context.add_init_script(WATCH + "window.ran = [];")
    page = visit.open(CHARTS["menopause"])
    chart = page.locator("bone-chart")
    count = "() => document.querySelectorAll('script, iframe, object, embed, img, svg image').length"
    before = page.evaluate(count)
    page.evaluate(VISIT_ALL, list(fragments()))
    assert page.evaluate("[...ran, ...blocked]") == []
    assert page.evaluate(count) == before
    assert chart.locator("[data-part=notices] li").evaluate_all(
        "all => all.every(one => one.children.length === 0)"
    )
    assert page.evaluate("Object.keys(Object.prototype)") == []
    # It is alive, too.
    page.evaluate("location.hash = 'w=menopause&v=1&e2_after=33'")
    page.wait_for_function(
        "chart => chart.result.inputs.e2_after === 33", arg=chart.element_handle(), timeout=60_000
    )
    assert chart.get_attribute("data-state") == "live"
