"""A move restyles what it changes and not the page around it: that would cost more than the model."""

from tests.browser import devtools

NAME = "menopause"
MOVES = 5
MOST_ELEMENTS = 100  # a picture and its words; card and page together are well over a thousand


def test_a_move_restyles_the_picture_and_not_the_page(visit):
    chart = visit.chart(NAME)
    slider = chart.locator("[data-part=controls] input[type=range]:enabled").first
    slider.press("ArrowRight")
    visit.wait_live(chart)
    visit.rest()
    with devtools.trace(visit.page, "devtools.timeline") as events:
        for _ in range(MOVES):
            slider.press("ArrowRight")
            visit.rest()
    counts = [event["args"]["elementCount"] for event in events if event["name"] == "UpdateLayoutTree"]
    assert len(counts) >= MOVES
    assert max(counts) <= MOST_ELEMENTS, counts
