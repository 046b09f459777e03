"""A reader of the first two tiers meets one mark of certainty per section, and no worn formula."""

import pytest

from tests.site.reading import FIRST_TIER, list_pages

HEADINGS = ("h1", "h2", "h3")

QUIET = [*FIRST_TIER, *list_pages("fundamentals"), *list_pages("intermediate")]
READ = [*QUIET, *list_pages("academic")]


def count_marks(article):
    """Heading of each section to the number of its marks, with the start of the page under its title.

    Where a label is all that a cell says, the table is about labels.
    """
    found, heading = {}, "(start)"
    for part in article.find_all([*HEADINGS, "span", "a"]):
        if part.name in HEADINGS:
            heading = part.get_text(" ", strip=True).removesuffix(" #")
        elif "certainty" in part.get("class", []) and part.parent.name not in ("td", "th"):
            found[heading] = found.get(heading, 0) + 1
    return found


@pytest.mark.parametrize("name", QUIET)
def test_a_section_has_one_mark_at_most(pages, name):
    marks = count_marks(pages[name])
    crowded = [f"{heading}: {number}" for heading, number in marks.items() if number > 1]
    assert not crowded, f"{name} has {sum(marks.values())} marks; too many in\n" + "\n".join(crowded)


@pytest.mark.parametrize("name", QUIET)
def test_a_list_in_short_has_one_mark_for_the_whole(pages, name):
    for head in pages[name].find_all("strong", string=["In short", "In one minute"]):
        list_ = head.find_parent("p").find_next_sibling(["ul", "ol"])
        assert len(list_.select(".certainty")) <= 1, name


@pytest.mark.parametrize("name", READ)
def test_a_story_stands_on_a_card(pages, name):
    assert "Often told as:" not in pages[name].get_text(), "use the card myth, see the author guide"


@pytest.mark.parametrize("name", READ)
def test_a_card_keeps_verdict_and_certainty_apart(pages, name):
    for card in pages[name].select(".myth"):
        told, found = card.select_one(".myth-told"), card.select_one(".myth-found")
        assert told.find("p", class_=False).get_text(strip=True)
        assert found.find("p", class_=False).get_text(strip=True)
        assert not told.select(".certainty"), "the mark is about what was found"
        assert not card.select(".myth-verdict .certainty, .certainty .myth-verdict")
