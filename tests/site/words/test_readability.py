"""Each tier keeps the reading level that it promises."""

import pytest
import textstat

from tests.site.reading import closed, grade, plain, prose, sentence_length, tier

# Flesch-Kincaid grade of a page and of its hardest paragraph, and mean words in a sentence.
GATES = {1: (8, 10, 16), 2: (11, 14, 20), 3: (None, None, 28)}
SMOG = 10  # of a page of the first tier
PLAIN_SUMMARY = {"grade": 8, "words": (90, 140)}
SHORTEST_PARAGRAPH = 8  # words; a formula means nothing for a label


@pytest.fixture(scope="module")
def gated(pages):
    return {name: article for name, article in pages.items() if tier(name)}


def test_pages_are_as_readable_as_their_tier_promises(gated):
    too_hard = []
    for name, article in gated.items():
        page_limit, paragraph_limit, length_limit = GATES[tier(name)]
        texts = prose(article)
        whole = closed(texts)
        if sentence_length(whole) > length_limit:
            too_hard.append(f"{name}: {sentence_length(whole):.1f} words in a sentence")
        if tier(name) == 1 and textstat.smog_index(plain(whole)) > SMOG:
            too_hard.append(f"{name}: SMOG {textstat.smog_index(plain(whole))}")
        if page_limit is None:
            continue
        if grade(whole) > page_limit:
            too_hard.append(f"{name}: grade {grade(whole)}")
        for text in texts:
            if len(text.split()) >= SHORTEST_PARAGRAPH and grade(closed([text])) > paragraph_limit:
                too_hard.append(f"{name}: grade {grade(closed([text]))}: {text}")
    assert not too_hard, "\n".join(too_hard)


def test_academic_pages_open_with_a_plain_summary(gated):
    for name, article in gated.items():
        if tier(name) != 3:
            continue
        summary = article.select_one(".plain-summary")
        assert summary, f"{name} has no plain summary"
        text = closed(prose(summary))
        least, most = PLAIN_SUMMARY["words"]
        assert grade(text) <= PLAIN_SUMMARY["grade"], f"{name}: {grade(text)}"
        assert least <= len(text.split()) <= most, f"{name}: {len(text.split())} words"


def test_plain_lines_of_the_glossary_are_plain(pages):
    lines = [
        line.get_text(" ", strip=True) for line in pages["glossary/index.html"].select(".glossary-plain")
    ]
    assert len(lines) >= 55
    assert grade(closed(lines)) <= GATES[1][0]
    assert not [line for line in lines if len(line.split()) > 25]
