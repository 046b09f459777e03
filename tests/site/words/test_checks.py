"""Readers of the first tier can check what they took along, and each answer gives its reason."""

import pytest

TOPICS = ("", "two-teams/", "estrogen/", "progesterone/", "synergy/")


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_ends_with_two_or_three_questions_and_their_answers(pages, topic):
    article = pages[f"fundamentals/{topic}index.html"]
    heading = article.select_one("#check-yourself")
    asked = heading.find_next_siblings("details")
    assert 2 <= len(asked) <= 3
    for one in asked:
        assert one.select_one("summary").get_text().endswith("?")
        assert len(one.select_one("p").get_text().split()) >= 12, "an answer gives its reason"
        assert not one.has_attr("open")
