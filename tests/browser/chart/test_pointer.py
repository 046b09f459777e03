"""What a pointer reads at a curve, and how results move to their place."""

import re

import pytest

from tests.browsing import Visit

CURVES = ("estrogen-withdrawal", "menopause", "rankl-opg", "synergy")
# A point of the first line of a panel, as place on the screen, with its value.
POINT = """chart => {
  const {result} = chart;
  const panel = result.chart.panels.find((one) => one.lines.length);
  const node = [...chart.querySelectorAll(`[data-panel="${panel.key}"][data-frame]`)].find((one) => one.checkVisibility());
  const frame = JSON.parse(node.dataset.frame);
  const values = result.series.find(({name}) => name === panel.lines[0].series).values;
  const i = Math.floor(values.length / 3);
  const share = (value, [low, high]) => (value - low) / (high - low);
  const place = new DOMPoint(
    frame.left + share(result.time.values[i], frame.x) * (frame.right - frame.left),
    frame.bottom - share(values[i], frame.y) * (frame.bottom - frame.top),
  ).matrixTransform(node.getScreenCTM());
  return {x: place.x, y: place.y, value: values[i]};
}"""


@pytest.fixture(scope="module")
def visit(chromium, server):
    visit = Visit(chromium, server, viewport={"width": 1280, "height": 720})
    yield visit
    visit.context.close()


@pytest.mark.parametrize("name", CURVES)
def test_a_pointer_at_a_curve_reads_its_value(visit, name):
    chart = visit.chart(name)
    picture = chart.locator("[data-part=wide]")
    picture.evaluate("node => node.scrollIntoView({block: 'center'})")
    visit.rest()
    point = chart.evaluate(POINT)
    visit.page.mouse.move(point["x"], point["y"])
    read = picture.locator(".mark-read")
    read.wait_for()
    number = float(re.search(r"[−\d.]+", read.text_content())[0].replace("−", "-"))
    assert number == pytest.approx(point["value"], rel=0.05, abs=0.6)
    assert picture.locator(".mark-hairline").count() == 1
    visit.page.mouse.move(5, 5)
    read.wait_for(state="detached")
    assert visit.errors == []


def test_a_result_glides_after_a_press_and_not_under_the_hand(visit):
    chart = visit.chart("estrogen-withdrawal")
    glides = "chart => { window.glides = 0; new MutationObserver(() => window.glides++).observe(chart.querySelector('[data-part=picture]'), {attributeFilter: ['data-glide']}); }"
    chart.evaluate(glides)
    slider = chart.locator("input[type=range]").first
    slider.focus()
    visit.page.keyboard.press("End")
    visit.wait_live(chart)
    visit.page.keyboard.press("ArrowLeft")
    visit.wait_runs(chart, 2)
    assert visit.page.evaluate("() => window.glides") == 0
    chart.locator("[data-story][aria-pressed=false]").last.click()
    visit.page.wait_for_function("() => window.glides >= 2")  # it begins, and it ends
    assert chart.locator("[data-glide]").count() == 0
