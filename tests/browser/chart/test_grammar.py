"""What every chart has: links, undo, guesses, the shared assumption, units, exports, pins."""

import csv
import re
from xml.etree import ElementTree

import pytest
from markupsafe import escape

from model import api
from tests.browsing import BOOT, CHARTS, open_menu

SYNERGY = "fundamentals/synergy/"
SVG = "{http://www.w3.org/2000/svg}"

# Random states as links, made by the chart's own rules so that each is allowed.
LINKS = """(chart, count) => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  return Array.from({length: count}, () => {
    const parts = chart.declaration.controls.filter(() => random() < 0.6).map((control) => {
      const value = control.options
        ? control.options[Math.floor(random() * control.options.length)].value
        : control.min + Math.round(random() * (control.max - control.min) / control.step) * control.step;
      return `${control.key}=${encodeURIComponent(typeof value === "number" ? Number(value.toFixed(6)) : value)}`;
    });
    return `#w=${chart.id}&v=${chart.declaration.version}&${parts.join("&")}`;
  });
}"""


# Each link opened in turn; what of it the chart did not take over.
OPEN = """async ({name, links}) => {
    const wrong = [];
    for (const link of new Set(links)) {
      if (location.hash === link) continue; // no move, no event
      const heard = new Promise((resolve) => addEventListener("hashchange", resolve, {once: true}));
      location.hash = link;
      await heard;
      // The theme may bring the page anew at such a move.
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      const chart = document.querySelector(`bone-chart[scenario=${name}]`);
      const again = new URLSearchParams(chart.settings.fragment);
      const asked = new URLSearchParams(link.slice(1));
      const usual = new Map(chart.declaration.controls.map(({key, default: value}) => [key, String(value)]));
      for (const [key, value] of asked) {
        if ((again.get(key) ?? usual.get(key)) !== value && !["w", "v"].includes(key)) wrong.push([link, key]);
      }
      if (chart.settings.notes.length) wrong.push([link, chart.settings.notes]);
    }
    return wrong;
}"""


@pytest.mark.parametrize("name", CHARTS)
def test_links_lead_to_their_states(visit, name):
    """Q26: a link, opened, gives the state that makes the same link; no complaint. 200 over all charts."""
    chart = visit.chart(name)
    links = chart.evaluate(LINKS, -(-200 // len(CHARTS)))
    assert visit.page.evaluate(OPEN, {"name": name, "links": links}) == []


def test_a_state_is_there_again_after_loading_the_page_anew(visit):
    """The rest of Q26, down to what the model answers."""
    chart = visit.chart("menopause")
    visit.page.evaluate("link => { location.hash = link; }", chart.evaluate(LINKS, 1)[0])
    chart = visit.page.locator("bone-chart[scenario=menopause]")
    visit.wait_live(chart)
    address = visit.page.url
    visit.page.wait_for_function(
        "chart => Object.entries(chart.settings.request.inputs)"
        ".every(([key, value]) => chart.result.inputs[key] === value) && chart.result.women > 0",
        arg=chart.element_handle(),
        timeout=BOOT,
    )
    before = chart.evaluate("chart => chart.result.sentence")
    visit.page.goto("about:blank")
    visit.page.goto(address)
    again = visit.page.locator("bone-chart[scenario=menopause]")
    visit.wait_live(again)
    assert again.evaluate("chart => chart.result.sentence") == before


@pytest.mark.parametrize(
    "fragment",
    [
        "#w=menopause&v=1&e2_after=abc&a=huge",
        "#w=menopause&v=0&=&%&&e2_after=",
        "#w=menopause&v=1&__proto__=1",
    ],
)
def test_broken_links_are_answered_in_words(visit, fragment):
    visit.open(CHARTS["menopause"] + fragment)
    chart = visit.page.locator("bone-chart[scenario=menopause]")
    assert "link" in chart.locator("[data-part=notices]").inner_text()


def test_a_link_of_an_older_model_offers_what_it_meant_then_and_now(visit):
    """A default that has changed since is no setting of the link; both values are named."""

    def later(route):
        text = route.fetch().text()
        now, then = '"default":10', '"default":10,"former":[[1,20]]'
        for old, new in (('"version":1,', '"version":2,'), (now, then)):
            old, new = str(escape(old)), str(escape(new))
            assert text.count(old) == 1
            text = text.replace(old, new)
        route.fulfill(body=text, content_type="text/html")

    visit.page.route(f"**/{CHARTS['menopause']}", later)
    visit.open(CHARTS["menopause"] + "#w=menopause&v=1&site=hip")
    chart = visit.page.locator("bone-chart[scenario=menopause]")
    box, older = chart.locator("input[role=spinbutton][name=e2_after]"), chart.locator("[data-part=older]")
    assert box.input_value() == "20"
    told = older.locator("p").inner_text()
    assert "made with model 1, now 2" in told
    assert "20 pg/mL, now 10 pg/mL" in told
    older.get_by_role("button", name="Values of model 2").click()
    assert box.input_value() == "10"
    assert chart.locator("input[name=site][value=hip]").is_checked()
    older.get_by_role("button", name="Values of model 1").click()
    assert box.input_value() == "20"
    assert older.is_visible()
    # What the link itself names is the same then and now, so nothing is left to choose.
    visit.page.goto("about:blank")
    visit.open(CHARTS["menopause"] + "#w=menopause&v=1&e2_after=15")
    assert box.input_value() == "15"
    assert not older.is_visible()
    assert "made with model 1, now 2" in chart.locator("[data-part=notices]").inner_text()


def test_undo_takes_everything_back(visit):
    """Q27: two hundred random changes, then undo until nothing is left."""
    chart = visit.chart("estrogen-withdrawal")
    left = chart.evaluate(
        """chart => {
            let seed = 11;
            const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
            const buttons = [...chart.querySelectorAll("[data-story]")];
            const radios = [...chart.querySelectorAll("[data-part=controls] input[type=radio]")];
            for (let i = 0; i < 200; i++) {
              const all = [...buttons, ...radios];
              all[Math.floor(random() * all.length)].click();
            }
            for (let i = 0; i < 400 && chart.settings.canUndo; i++) chart.settings.undo();
            return [chart.settings.canUndo, chart.settings.values, chart.settings.defaults];
        }"""
    )
    assert left[0] is False
    assert left[1] == left[2]


def test_a_guess_comes_first_and_can_be_skipped(visits):
    visit = visits()
    visit.open(SYNERGY)
    chart = visit.page.locator("bone-chart[scenario=synergy]")
    picture = chart.locator("[data-part=picture]")
    assert not picture.is_visible()
    chart.locator("[data-part=predict] [type=submit]").click()
    assert "Choose one" in chart.locator("[data-part=guess-problem]").inner_text()
    chart.locator("[name=guess][value=progestogen]").check()
    chart.locator("[data-part=predict] [type=submit]").click()
    assert picture.is_visible()
    answer = api.run({"scenario": "synergy"})["answer"]["label"]
    reveal = chart.locator("[data-part=reveal]").inner_text()
    assert "Progesterone alone" in reveal
    assert answer in reveal
    # A link that names a state shows it at once; without script nothing is hidden.
    visit.page.goto("about:blank")
    visit.open(SYNERGY + "#w=synergy&v=1&estrogen=on")
    assert visit.page.locator("bone-chart[scenario=synergy] [data-part=picture]").is_visible()
    plain = visits(java_script_enabled=False)
    plain.open(SYNERGY)
    assert plain.page.locator("bone-chart[scenario=synergy] [data-part=picture]").is_visible()


def test_estrogen_alone_brings_its_safety_note(visit):
    """Q32: in the page and said aloud."""
    visit.open(SYNERGY + "#w=synergy&v=1&estrogen=on&progestogen=off")
    chart = visit.page.locator("bone-chart[scenario=synergy]")
    visit.wait_live(chart)
    assert "womb lining" in chart.locator("[data-part=safety]").inner_text()
    visit.page.wait_for_function(
        "chart => chart.querySelector('[data-part=heard]').textContent.includes('womb lining')",
        arg=chart.element_handle(),
    )


def test_units_assumption_and_women_follow_in_everything(visit):
    chart = visit.chart("menopause")
    chart.locator(".bone-chart__more > summary").click()
    chart.locator("input[name=u][value=si]").check()
    visit.page.wait_for_function(
        "chart => chart.result.units === 'si' && chart.result.women > 0",
        arg=chart.element_handle(),
        timeout=BOOT,
    )
    text = chart.locator("[data-part=table] thead").text_content()
    assert "pmol/L" in text
    assert "pg/mL" not in text
    assert "pg/mL" not in chart.locator("[data-part=wide]").text_content()
    control = chart.locator("[data-control=e2_after]")
    shown = float(control.locator("input[role=spinbutton]").input_value())
    asked = chart.evaluate("chart => chart.settings.request.inputs.e2_after")
    assert shown == pytest.approx(asked * 3.671, rel=0.01)
    said = chart.locator("[data-part=uncertainty]")
    chart.locator("summary", has_text="How to read it").click()
    for way, word in (
        ("lines", "thin line"),
        ("dots", "square"),
        ("frames", "one woman"),
        ("band", "wide shade"),
    ):
        chart.locator("select[name=r]").select_option(way)
        assert word in said.inner_text()
        assert "between people" in said.inner_text()
    # Pins are named, and stand in the table and in the file.
    chart.locator("[data-action=pin]").click()
    name = chart.locator("[data-part=pins] input")
    name.fill("first try")
    name.dispatch_event("change")
    assert "A: first try" in chart.locator("[data-part=wide]").text_content()
    assert "A: first try" in chart.locator("[data-part=table]").text_content()
    with visit.page.expect_download() as taken:
        open_menu(chart).locator("[data-action=csv]").click()
    with taken.value.path().open(encoding="utf-8", newline="") as file:
        text = file.read()
    assert text.startswith("\ufeffPin,")
    rows = [row for row in csv.reader(text.splitlines()) if not row[0].startswith("#")]
    assert any("(pmol/L)" in head for head in rows[0])
    assert {row[0] for row in rows[1:]} == {"shown", "A: first try"}
    notes = "\n".join(line for line in text.splitlines() if line.startswith("# "))
    for word in (
        "model version",
        "State: http",
        "Sources:",
        "direct effect on builders is small",
        "between people",
    ):
        assert word in notes, word
    with visit.page.expect_download() as taken:
        open_menu(chart).locator("[data-action=svg]").click()
    svg = ElementTree.parse(taken.value.path()).getroot()  # parsed as a file of its own
    told = ["".join(one.itertext()) for one in svg.iter(f"{SVG}text")]
    for name in ("title", "desc"):
        assert len(svg.findall(f"{SVG}{name}")) == 1
        assert svg.find(f"{SVG}{name}").text
    for word in ("model version", "State: http", "Sources:", "first try"):
        assert word in " ".join(told), word
    with visit.page.expect_download() as taken:
        open_menu(chart).locator("[data-action=png]").click()
    head = taken.value.path().read_bytes()[:24]
    assert int.from_bytes(head[16:20], "big") >= 1200


def test_one_assumption_for_all_charts_of_a_visit(visit):
    visit.open("playground/")
    chart = visit.page.locator("bone-chart").first
    visit.page.locator("assumption-switch input[value=strong]").check()
    visit.wait_live(chart)
    assert chart.evaluate("chart => chart.result.assumption") == "strong"
    assert chart.locator("[data-part=assumed]").inner_text() == "strong"
    board = visit.page.locator("table.scoreboard")
    assert board.locator("thead th").count() == 6
    words = set(re.findall(r"inside|outside|no interval", board.inner_text()))
    assert words == {"inside", "outside", "no interval"}


def test_table_and_words_stand_beside_the_chart(visit):
    chart = visit.chart("cycle-28")
    faces = {"chart": "[data-face=chart]", "table": "[data-face=table]", "words": "[data-face=words]"}
    for chosen in ("table", "words", "chart"):
        chart.locator(f"[data-part=faces] [value={chosen}]").check()
        assert [name for name, place in faces.items() if chart.locator(place).is_visible()] == [chosen]
    visit.page.emulate_media(media="print")
    assert all(chart.locator(place).is_visible() for place in faces.values())
    for part in ("controls", "faces"):
        assert not chart.locator(f"[data-part={part}]").is_visible()
