"""Every chart in reach: what a reader moves, sees and reads stands together on one screen.

Sizes are CSS pixels of a window of 1280 x 720 and of a phone of 390 x 844.
"""

import pytest

from tests.browsing import CHARTS, Visit

WIDE, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
HEADER = 48  # px of the bar that stays at the top
PICTURE, PICTURE_PHONE = 340, 250
QUESTION_TO_ACTIONS, CARD = 610, 650
STAGE_PHONE = 0.44  # of the height of the window

MEASURE = """chart => {
  const box = name => chart.querySelector(name).getBoundingClientRect();
  const [card, actions] = [chart.getBoundingClientRect(), box('[data-region=actions]')];
  return {
    picture: box('[data-part=picture]').height,
    stage: box('[data-region=stage]').height,
    actions: actions.bottom - card.top,
    card: card.height,
    buttons: [...chart.querySelectorAll('[data-region=actions] > :is(button, details)')]
      .filter(one => one.getBoundingClientRect().width > 0).length,
  };
}"""
# Bring each open control to focus and see whether it, the picture and the sentence are whole in view.
TOGETHER = """async ([chart, header]) => {
  const apart = [];
  for (const control of chart.querySelectorAll('[data-control]')) {
    const field = control.querySelector('input:checked, input[type=range], select');
    if (!field || !field.checkVisibility()) continue;
    field.focus();
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    const bottom = innerHeight;
    for (const [name, node] of [['picture', chart.querySelector('[data-part=picture]')],
        ['sentence', chart.querySelector('[data-part=output]')], ['control', control]]) {
      const {top, bottom: low} = node.getBoundingClientRect();
      if (top < header - 1 || low > bottom + 1) apart.push(`${control.dataset.control}: ${name} at ${Math.round(top)} to ${Math.round(low)}`);
    }
    const {top, bottom: low} = field.getBoundingClientRect();
    const stage = chart.querySelector('[data-region=stage]');
    if (getComputedStyle(stage).gridColumnEnd !== 'x' && innerWidth < 600 && top < stage.getBoundingClientRect().bottom - 1)
      apart.push(`${control.dataset.control}: under the stage`);
  }
  return apart;
}"""


@pytest.fixture(scope="module")
def visit(chromium, server):
    visit = Visit(chromium, server, viewport=WIDE)
    yield visit
    visit.context.close()


def measured(visit, name, window, scheme):
    """The chart at the top of its window, and its sizes."""
    visit.page.set_viewport_size(window)
    visit.page.emulate_media(color_scheme=scheme)
    chart = visit.chart(name)
    chart.evaluate(
        "(chart, header) => scrollTo(0, chart.getBoundingClientRect().top + scrollY - header - 2)", HEADER
    )
    visit.rest()
    return chart, chart.evaluate(MEASURE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_wide_screen_holds_question_picture_settings_and_actions(visit, name, scheme):
    chart, sizes = measured(visit, name, WIDE, scheme)
    assert sizes["picture"] <= PICTURE + 1
    assert sizes["actions"] <= QUESTION_TO_ACTIONS
    assert sizes["card"] <= CARD
    assert sizes["buttons"] <= 6
    assert chart.page.evaluate(TOGETHER, [chart.element_handle(), HEADER]) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_phone_keeps_picture_and_sentence_while_a_setting_moves(visit, name, scheme):
    chart, sizes = measured(visit, name, PHONE, scheme)
    assert sizes["picture"] <= PICTURE_PHONE + 1
    assert sizes["stage"] <= STAGE_PHONE * PHONE["height"]
    assert sizes["buttons"] <= 6
    assert chart.page.evaluate(TOGETHER, [chart.element_handle(), HEADER]) == []


# How much higher than its own words, with their padding, each step of the story stands.
SPARE = """chart => [...chart.querySelectorAll('.bone-chart__story button')].map(button => {
  const words = document.createRange();
  words.selectNodeContents(button);
  return button.getBoundingClientRect().height - Math.max(44, words.getBoundingClientRect().height + 10);
})"""


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_no_step_of_a_story_is_taller_than_its_words_on_a_phone(visit, name):
    chart, _ = measured(visit, name, PHONE, "light")
    assert max(chart.evaluate(SPARE), default=0) <= 1


# What each step tells stands where it is told, one after the other: the tallest card of all.
TALLEST = """chart => {
  const line = chart.querySelector('[data-part=tell]');
  const heights = (chart.declaration.story ?? []).map(({tell}) => {
    line.textContent = tell;
    return chart.getBoundingClientRect().height;
  });
  return Math.max(0, ...heights);
}"""


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_no_line_that_a_step_tells_makes_the_card_taller(visit, name):
    chart, _ = measured(visit, name, WIDE, "light")
    assert chart.evaluate(TALLEST) <= CARD
