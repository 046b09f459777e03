"""Charts in a real browser: static first, live at the first touch, equal to CPython."""

import json
import re

import pytest

from model import api
from tests.browsing import BOOT, CHARTS, open_menu
from tests.parity.comparison import largest

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
DRAWN = "chart => chart.querySelector('[data-part=wide] svg').outerHTML"
# The same picture as text: every element in order, with its attributes sorted.
NORMAL = """chart => [...chart.querySelectorAll('[data-part=picture] svg *')].map(one => [
    one.tagName.toLowerCase(),
    ...[...one.attributes].filter(a => !/^translate\\((0|0.5)(,(0|0.5))?\\)$/.test(a.value))
      .map(a => `${a.name}=${a.value}`).sort(),
    one.children.length ? '' : one.textContent,
])"""


def series_in_page(chart):
    """The result that the chart holds."""
    return chart.evaluate("chart => chart.result")


def set_number(chart, key, value):
    box = chart.locator(f"input[role=spinbutton][name={key}]")
    box.evaluate(
        "box => { for (let fold = box; (fold = fold.parentElement.closest('details'));) fold.open = true; }"
    )
    box.fill(str(value))
    box.dispatch_event("change")


@pytest.mark.parametrize("name", CHARTS)
def test_a_page_is_complete_without_script(visits, name):
    visit = visits(java_script_enabled=False)
    chart = visit.chart(name)
    svg = chart.locator("[data-part=wide] svg")
    assert svg.is_visible()
    assert svg.get_attribute("role") == "img"
    assert svg.locator("title").count() == 1
    assert svg.locator("desc").count() == 1
    assert svg.locator("path, line, circle, rect").count() > 10
    assert len(chart.locator("output").inner_text().split()) > 5
    for face in ("table", "words"):
        chart.locator(f"[data-face={face}] summary").click()
    assert chart.locator("[data-face=words] p").first.is_visible()
    assert len(chart.locator("[data-face=words]").inner_text().split()) >= 20
    assert chart.locator("table thead th[scope=col]").count() >= 3
    rows = json.loads(chart.locator("template[data-part=result]").inner_html())["table"]["rows"]
    assert chart.locator("table tbody tr").count() == len(rows) >= 4  # all that were declared
    assert chart.locator(".bone-chart__sources a").count() >= 1
    assert not chart.locator("[data-part=controls]").is_visible()  # absent, not dead


@pytest.mark.parametrize("name", CHARTS)
def test_the_picture_of_the_page_is_the_live_default(visit, name):
    """Q31: what the build drew is what the browser draws for the same result."""
    chart = visit.chart(name)
    built = chart.evaluate(NORMAL)
    chart.evaluate("chart => chart.picture.show(chart.result, {encoding: chart.settings.get('encoding')})")
    drawn = chart.evaluate(NORMAL)
    # Half a pixel may differ: lines are moved onto the grid of the screen that is there.
    assert {"path", "text"} <= {name for name, *_ in built}
    assert [NUMBER.sub("#", str(one)) for one in built] == [NUMBER.sub("#", str(one)) for one in drawn]
    numbers = [[float(one) for one in NUMBER.findall(str(picture))] for picture in (built, drawn)]
    assert max(abs(a - b) for a, b in zip(*numbers, strict=True)) <= 1


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("estrogen-withdrawal", "e2_after", 30),
        ("menopause", "e2_after", 25),
        ("cycle-28", "p4_peak", 6),
        ("remodeling-cycle", "breakdown_pct", 120),
        ("builder-dial", "p4", 9),
        ("rankl-opg", "opg_pct", 200),
        ("genomic-cascade", "p4", 4.5),
        ("scan-noise", "years", 5),
    ],
)
def test_the_first_touch_brings_the_chart_to_life(visit, name, key, value):
    root = visit.open(CHARTS[name]).locator("html")
    visit.rest()
    assert root.get_attribute("data-python") == "off"
    assert not any("pyodide" in url for url in visit.requests)  # nothing before interest
    chart = visit.find(name)
    assert chart.get_attribute("data-state") == "static"
    assert chart.get_attribute("data-runs") == "0"
    before, sentence = chart.evaluate(DRAWN), chart.locator("output").inner_text()
    set_number(chart, key, value)
    assert chart.get_attribute("data-state") == "booting"
    assert chart.locator("[data-part=boot]").is_visible()
    visit.wait_live(chart)
    asked = {"scenario": name, "view": chart.get_attribute("view"), "inputs": {key: value}}
    visit.page.wait_for_function(
        "([chart, key, value]) => chart.result.inputs[key] === value",
        arg=[chart.element_handle(), key, value],
    )
    assert chart.evaluate(DRAWN) != before
    visit.page.wait_for_function(
        "([chart, old]) => chart.querySelector('output').textContent !== old",
        arg=[chart.element_handle(), sentence],
    )
    assert float(chart.get_attribute("data-ms")) > 0
    there = series_in_page(chart)  # once: a band may come at any moment
    here = api.run(asked | {"women": there["women"]})
    path, difference = largest(json.loads(json.dumps(here)), there)
    print(f"{name}: largest difference to CPython {difference:.1e} at {path}")
    assert difference <= 1e-9, path


def test_bands_follow_when_the_reader_pauses(visit):
    chart = visit.chart("estrogen-withdrawal")
    set_number(chart, "e2_after", 20)
    visit.wait_live(chart)
    visit.page.wait_for_function("chart => chart.result.women > 0", arg=chart.element_handle(), timeout=BOOT)
    assert visit.page.locator("html").get_attribute("data-python") == "numpy"
    shown = series_in_page(chart)
    here = api.run(
        {
            "scenario": "estrogen-withdrawal",
            "inputs": {"e2_after": 20},
            "women": shown["women"],
        }
    )
    path, difference = largest(json.loads(json.dumps(here)), shown)
    assert difference <= 1e-9, path
    names = visit.page.evaluate("performance.getEntriesByType('measure').map(one => one.name)")
    assert {"python-boot", "numpy-load", "chart-update"} <= set(names)


def test_rapid_moves_leave_only_the_newest(visit):
    chart = visit.chart("menopause")
    set_number(chart, "e2_after", 12)
    visit.wait_live(chart)
    slider = chart.locator("input[type=range][name=e2_after]")
    slider.evaluate(
        """async (slider) => {
            for (let i = 0; i <= 200; i++) {
              slider.value = Number(slider.min) + (Number(slider.max) - Number(slider.min)) * i / 200;
              slider.dispatchEvent(new Event("input", {bubbles: true}));
              if (i % 10 === 0) await new Promise(requestAnimationFrame);
            }
            slider.dispatchEvent(new Event("change", {bubbles: true}));
        }"""
    )
    visit.page.wait_for_function(
        "chart => chart.result.inputs.e2_after === 60", arg=chart.element_handle(), timeout=BOOT
    )
    runs = int(chart.get_attribute("data-runs"))
    assert runs < 150, "requests queue up instead of being replaced"
    # Python answers in order: after the women of the last move no older answer can come.
    visit.page.wait_for_function("chart => chart.result.women > 0", arg=chart.element_handle(), timeout=BOOT)
    assert series_in_page(chart)["inputs"]["e2_after"] == 60


def test_python_survives_a_change_of_page(visit):
    chart = visit.chart("estrogen-withdrawal")
    set_number(chart, "e2_after", 30)
    visit.wait_live(chart)
    visit.page.evaluate("window.marker = 'same visit'")
    visit.page.locator("article a[href*='intermediate/postmenopause']").first.click()
    visit.page.wait_for_url("**/intermediate/postmenopause/**")
    other = visit.find("menopause")
    assert visit.page.evaluate("window.marker") == "same visit"
    assert visit.page.locator("html").get_attribute("data-python") in ("ready", "numpy")
    set_number(other, "e2_after", 20)
    visit.wait_live(other, timeout=8000)
    assert len([url for url in visit.requests if "pyodide.asm.wasm" in url]) == 1


def test_keyboard_moves_a_slider_and_says_its_value(visit):
    chart = visit.chart("estrogen-withdrawal")
    slider = chart.locator("input[type=range][name=fall_years]")
    slider.focus()
    visit.page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "2.5 years, usual"
    assert chart.locator("input[role=spinbutton][name=fall_years]").input_value() == "2.5"
    visit.wait_live(chart)
    assert series_in_page(chart)["inputs"]["fall_years"] == 2.5
    visit.page.route("**/published.json*", lambda route: route.fulfill(status=404))
    with visit.page.expect_response("**/published.json*") as asked:
        slider.press("ArrowLeft")  # back to the first settings
    visit.page.evaluate("address => fetch(address)", asked.value.url)  # answered after the chart's own
    visit.rest()
    assert (
        chart.locator("[data-part=agreement]").text_content() == ""
    )  # nothing to compare with, nothing said
    assert chart.get_attribute("data-state") == "live"
    visit.errors.clear()  # the browser itself reports the 404


@pytest.mark.parametrize("value", ["1000", "-3", ""])
def test_a_bad_number_is_answered_beside_its_control(visit, value):
    chart = visit.chart("estrogen-withdrawal")
    set_number(chart, "e2_after", value)
    box = chart.locator("input[role=spinbutton][name=e2_after]")
    problem = chart.locator("[data-control=e2_after] [data-part=control-problem]")
    assert problem.is_visible()
    assert "5" in problem.inner_text()
    assert "150" in problem.inner_text()
    assert box.input_value() == value  # kept
    assert box.get_attribute("aria-invalid") == "true"
    set_number(chart, "e2_after", 40)
    assert not problem.is_visible()
    visit.wait_live(chart)


def test_undo_redo_reset_and_link(visit):
    def forge(route):
        data = route.fetch().json()
        one = next(one for one in data["charts"] if one["scenario"] == "estrogen-withdrawal")
        one["series"][-1]["values"][-1] *= 1.0001
        route.fulfill(body=json.dumps(data), content_type="application/json")

    visit.page.route("**/published.json*", forge)  # other numbers than those of this browser are told
    chart = visit.chart("estrogen-withdrawal")
    set_number(chart, "e2_after", 30)
    visit.wait_live(chart)
    assert "e2_after=30" in visit.page.url
    assert "w=estrogen-withdrawal" in visit.page.url
    box = chart.locator("input[role=spinbutton][name=e2_after]")
    chart.locator("[data-action=undo]").click()
    assert box.input_value() == "10"
    chart.locator("[data-action=redo]").click()
    assert box.input_value() == "30"
    address = visit.page.url
    chart.locator("[data-action=reset]").click()
    assert box.input_value() == "10"
    line = chart.locator("[data-part=agreement]", has_text="differ from the published curve by 1.0e-4")
    assert line.locator("a").get_attribute("href") == f"{visit.server}selftest/"
    visit.page.goto("about:blank")
    visit.page.goto(address)
    assert visit.page.locator("input[role=spinbutton][name=e2_after]").input_value() == "30"


def test_a_link_out_of_range_is_clamped_and_said(visit):
    visit.open(CHARTS["menopause"] + "#w=menopause&v=1&e2_after=9999&shoe=42&site=elbow")
    chart = visit.page.locator("bone-chart")
    assert chart.locator("input[role=spinbutton][name=e2_after]").input_value() == "60"
    notes = chart.locator("[data-part=notices]").inner_text()
    assert "60" in notes
    assert "shoe" in notes
    assert "elbow" in notes


def test_steps_walk_through_the_stages_of_a_spot(visits):
    """A chart that declares stops goes from one to the next and says what happens there."""
    visit = visits()
    chart = visit.chart("remodeling-cycle")
    reading = chart.locator("[data-part=reading]")
    said = []
    for _ in range(5):
        open_menu(chart).locator("[data-action=step]").click()
        said.append(reading.inner_text())
        assert chart.locator("[data-part=wide] .mark-chosen").count() == 1
    assert [line.split(":")[0] for line in said] == ["Day 0", "Day 15", "Day 36", "Day 56", "Day 161"]
    assert "Builders refill the pit to 100%" in said[3]
    open_menu(chart).locator("[data-part=speed]").select_option("4")
    chart.locator("[data-action=play]").click()
    chart.locator("[data-action=play]", has_text="Play").wait_for(timeout=15_000)  # it ends by itself
    calm = visits(reduced_motion="reduce")
    chart = calm.chart("genomic-cascade")
    assert not chart.locator("[data-part=speed]").is_visible()
    chart.get_by_role("button", name="Step", exact=True).click()
    assert chart.locator("[data-part=reading]").inner_text().startswith("Step 1: The hormone enters")
    assert chart.locator("[data-part=wide] .mark-chosen").count() == 1


def test_harms_stay_whatever_is_chosen(visit):
    """Q33: in the live chart, too, no choice leaves the benefits alone."""
    chart = visit.chart("fracture-icons")
    fields = chart.locator("[data-part=wide] .icon-field")
    lists = [chart.locator(f"[data-part=wide] .event-list-{side}") for side in ("benefit", "harm")]
    assert fields.first.get_attribute("data-event") == "any_fracture"
    chart.locator("select[name=endpoint]").select_option("stroke")
    visit.wait_live(chart)
    visit.page.wait_for_function(
        "chart => chart.result.inputs.endpoint === 'stroke'", arg=chart.element_handle()
    )
    assert fields.evaluate_all("all => all.map(one => one.dataset.event)") == ["stroke"] * 2
    assert ["Any break" in lists[0].text_content(), "Stroke" in lists[1].text_content()] == [True, True]
    assert lists[0].text_content().count("not yet checked") == 1
