"""Readers of the first two tiers can check what they took along, and each answer gives its reason."""

import pytest

from tests.site.reading import list_pages

STORIES = "fundamentals/stories/index.html"  # each ends on questions of its own
CHECKED = [name for tier in ("fundamentals", "intermediate") for name in list_pages(tier) if name != STORIES]


@pytest.mark.parametrize("name", CHECKED)
def test_a_page_ends_with_two_or_three_questions_and_their_answers(pages, name):
    heading = pages[name].select_one("#check-yourself")
    asked = heading.find_next_siblings("details")
    assert 2 <= len(asked) <= 3
    for one in asked:
        assert one.select_one("summary").get_text().endswith("?")
        assert len(one.select_one("p").get_text().split()) >= 12, "an answer gives its reason"
        assert not one.has_attr("open")
