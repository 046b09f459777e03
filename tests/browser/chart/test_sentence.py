"""The sentence of a chart says what its picture shows, whatever way the settings went."""

# Moves a slider, waits for its picture, and before its sentence is due moves on and back again.
THERE_AND_BACK = """async (chart) => {
  const slider = chart.querySelector("[data-part=controls] input[type=range]:enabled");
  const move = (steps) => {
    slider.value = Number(slider.value) + steps * Number(slider.step);
    slider.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const runs = Number(chart.dataset.runs);
  const said = chart.querySelector("[data-part=sentence]").textContent;
  move(-20);
  while (Number(chart.dataset.runs) === runs) await new Promise((next) => setTimeout(next, 5));
  move(1);
  move(-1);
  return said !== chart.result.sentence;
}"""


def test_the_sentence_follows_a_picture_that_settings_came_back_to(visit):
    chart = visit.chart("rankl-opg")
    chart.locator("[data-story][aria-pressed=false]").first.evaluate("button => button.click()")
    visit.wait_live(chart)
    visit.rest()
    assert chart.evaluate(THERE_AND_BACK), "the same sentence would prove nothing"
    visit.page.wait_for_function(
        "chart => chart.querySelector('[data-part=sentence]').textContent === chart.result.sentence",
        arg=chart.element_handle(),
        timeout=10_000,
    )
