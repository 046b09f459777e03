"""A move restyles what it changes and not the page around it: that would cost more than the model."""

from tests.browser import devtools

NAME = "menopause"
MOVES = 5


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
    most = chart.locator("[data-part=picture] *").count()  # both drawings: a band that comes is new in each
    counts = [event["args"]["elementCount"] for event in events if event["name"] == "UpdateLayoutTree"]
    assert len(counts) >= MOVES
    assert max(counts) <= most, (counts, most)
