"""A teacher's link: some steps, locked settings, a sentence that waits, large type; and a wrong one."""

import pytest

from tests.browser import axe
from tests.browsing import CHARTS

NAME = "estrogen-withdrawal"
PAGE = CHARTS[NAME]
LESSON = (
    f"{PAGE}#w={NAME}&v=1&site=hip&show.steps=3+1&show.locked=site+e2_after&show.words=own&show.type=large"
)
USUAL = "Estrogen falls", "It falls less", "It falls at once", "It falls slowly: is less lost?"


def steps_of(chart):
    """The steps of the story in view, with their numbers, in the order of the keyboard."""
    return [text.split("\n") for text in chart.locator("[data-story]:visible").all_inner_texts()]


def is_locked(chart, key):
    control = chart.locator(f"[data-control={key}]")
    states = control.locator("input, select").evaluate_all("fields => fields.map(one => one.disabled)")
    assert set(states) == {control.get_by_text("Set by your teacher").is_visible()}
    return states[0]


def sentence_of(chart):
    return chart.locator("[data-part=sentence]")


def test_a_lesson_opens_as_its_link_asks(visit):
    visit.open(LESSON)
    chart = visit.find(NAME)
    assert steps_of(chart) == [["1", USUAL[2]], ["2", USUAL[0]]]
    assert [key for key in ("e2_after", "fall_years", "site") if is_locked(chart, key)] == [
        "e2_after",
        "site",
    ]
    assert chart.locator("[data-control=site] [value=hip]").is_checked()
    assert not sentence_of(chart).is_visible()
    assert not chart.locator("[data-part=tell]").is_visible()
    assert chart.get_by_text("Say in your own words what you see.").is_visible()
    assert not chart.locator("[data-part=notices]").is_visible()
    axe.load(visit.page)
    found = visit.page.evaluate("options => axe.run('bone-chart', options)", axe.OPTIONS)
    assert axe.lines(found["violations"]) == []


def test_the_sentence_comes_and_goes_by_its_button(visit):
    visit.open(LESSON)
    chart = visit.find(NAME)
    button = chart.locator("[data-part=own-words-button]")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    visit.page.keyboard.press("Enter")
    assert sentence_of(chart).is_visible()
    assert "bone falls" in sentence_of(chart).inner_text()
    assert button.get_attribute("aria-expanded") == "true"
    assert button.evaluate("button => button === document.activeElement")
    visit.page.keyboard.press("Enter")
    assert not sentence_of(chart).is_visible()


def test_what_is_locked_stays_through_steps_reset_and_reload(visit):
    visit.open(LESSON)
    chart = visit.find(NAME)
    hip = chart.locator("[data-control=site] [value=hip]")
    years = chart.locator("[data-control=fall_years] input[role=spinbutton]")
    years.fill("5")
    chart.locator("[data-story]:visible").first.click()
    assert years.input_value() == "0"
    assert chart.locator("[data-story]:visible").first.get_attribute("aria-pressed") == "true"
    assert hip.is_checked()
    visit.page.reload()
    assert years.input_value() == "0"
    assert is_locked(chart, "site")
    assert len(steps_of(chart)) == 2
    for action in ("reset", "undo", "undo"):
        button = chart.locator(f"[data-action={action}]")
        if button.is_enabled():
            button.click()
        assert hip.is_checked(), action
    visit.page.evaluate(f"location.hash = 'w={NAME}&v=1'")  # the lesson is over
    visit.page.wait_for_function("chart => !chart.dataset.type", arg=chart.element_handle())
    assert steps_of(chart) == [[str(n), label] for n, label in enumerate(USUAL, start=1)]
    assert not is_locked(chart, "site")
    assert sentence_of(chart).is_visible()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("show.steps=9+nine", "here are steps 1 to 4"),
        ("show.locked=shoe", "does not have (shoe)"),
        ("show.type=huge", "does not know (type=huge)"),
        ("show.steps=9&v=0", "made with model 0"),
    ],
)
def test_a_wrong_lesson_says_so_and_shows_the_whole_chart(visit, wrong, says):
    visit.open(f"{PAGE}#{'' if 'v=' in wrong else 'v=1&'}w={NAME}&{wrong}")
    chart = visit.find(NAME)
    assert says in chart.locator("[data-part=notices]").inner_text()
    assert len(steps_of(chart)) == len(USUAL)
    assert sentence_of(chart).is_visible()


def test_a_link_to_a_chart_that_is_elsewhere_says_so(visit):
    visit.open(f"{PAGE}#w=no-chart&v=1&show.steps=1")
    assert "not on this page (no-chart)" in visit.find(NAME).locator("[data-part=notices]").inner_text()


def test_a_lesson_in_large_type_fits_a_phone_and_its_slider_moves(visits):
    visit = visits(viewport={"width": 390, "height": 844})
    visit.open(f"{PAGE}#w={NAME}&v=1&show.type=large")
    chart = visit.find(NAME)
    assert not visit.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    sizes = chart.locator("[data-part=narrow] text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 14
    chart.locator("[data-control=e2_after] input[type=range]").press("ArrowRight")
    visit.wait_live(chart)
