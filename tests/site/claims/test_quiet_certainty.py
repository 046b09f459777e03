"""How sure we are, as small marks on the pages of the first two tiers, in words elsewhere."""

import re
from types import SimpleNamespace

import pytest

from scripts.content import certainty, claims
from scripts.pages.quiet_certainty import LOUD, Marks

QUIET = ("fundamentals/", "intermediate/")


def is_quiet(name):
    return name == "index.html" or name.startswith(QUIET)


def page(tier="fundamentals"):
    return SimpleNamespace(meta={"tier": tier}, is_homepage=False)


def mark(label, why, claim=None):
    described = certainty.describe(label)
    values = described | {"id": claim, "why": why, "url": "#", "parts": [described | {"scope": ""}]}
    return "evidence/certainty.html", values


def filled(text, *labels, tier="fundamentals"):
    marks = Marks()
    tokens = [marks.add(*mark(*label)) for label in labels]
    return marks.fill(text.format(*tokens), page(tier), "about/")


def test_marks_stand_on_quiet_pages_and_words_on_the_others(pages):
    for name, article in pages.items():
        labels = article.select(".certainty[data-certainty]")
        alone = [one for one in labels if one.parent.name in ("td", "th") and one.parent.contents == [one]]
        for one in labels:
            quiet = "certainty--quiet" in one["class"]
            assert quiet == (is_quiet(name) and one not in alone), f"{name}: {one.get_text()}"


def test_labels_that_warn_show_their_words_unless_a_card_says_them(pages):
    for name, article in pages.items():
        for one in article.select(".certainty--quiet:not(.certainty--step)"):
            card = one.find_parent(class_="myth")
            said = card is not None and card.select_one(".myth-verdict") is not None
            loud = (one["data-certainty"] in LOUD and not said) or ";" in one["data-certainty"]
            assert loud == ("certainty--loud" in one["class"]), name


def test_three_steps_on_home_and_in_fundamentals_and_the_label_in_the_note(pages):
    for name, article in pages.items():
        stepped = name == "index.html" or name.startswith("fundamentals/")
        for one in article.select(".certainty--quiet"):
            assert stepped == ("certainty--step" in one["class"]), name
            if stepped:
                said = one.select_one(".certainty-words").get_text()
                assert re.fullmatch(r"(Well shown|Likely|Unsure)( \(.+\))?(; .+)?", said), said
                labels = claims.parts(one["data-certainty"])
                assert all(part["words"] in one.select_one("[popover] strong").get_text() for part in labels)


@pytest.mark.parametrize(
    ("label", "words"),
    [("high", "Well shown"), ("moderate", "Likely")]
    + [(label, "Unsure") for label in ("low", "very low", "contested", "mechanism only", "absent")],
)
def test_a_label_has_a_step(label, words):
    text = filled("One. {0}", (label, "a"))
    assert f'<span class="certainty-words">{words}</span>' in text
    assert f"<strong>{certainty.describe(label)['words']}:</strong> a" in text
    assert "certainty--step" not in filled("One. {0}", (label, "a"), tier="intermediate")


def test_what_became_of_a_story_is_no_step():
    with pytest.raises(certainty.UnknownLabelError, match="name a claim with another label before it"):
        filled("One. {0}", ("corrected", "a"))
    first, second = (mark(*one)[1] for one in [("high", "a", "F06"), ("corrected", "b", "I12")])
    marks = Marks()
    text = marks.counts() + "\n\nOne. " + marks.add("evidence/claim-badge.html", first, second)
    assert "of 2 claims: 1 well shown, 1 corrected" in marks.fill(text, page(), "about/")


@pytest.mark.parametrize(
    ("claim", "verdict"), [("F07", "Studies disagree"), ("I16", "Not found"), ("I13", "Corrected")]
)
def test_a_story_has_a_verdict(claim, verdict):
    assert claims.verdict((claim, "F05")) == verdict


def test_one_mark_for_several_claims_shows_the_first_and_the_reason_of_each():
    marks = Marks()
    first, second = (mark(*one)[1] for one in [("high", "a", "F05"), ("low", "b", "F09")])
    token = marks.add("evidence/claim-badge.html", first, second)
    text = marks.fill(marks.counts() + "\n\nOne. " + token, page("intermediate"), "about/")
    assert text.count("<button") == 1
    assert 'High certainty</span><span class="certainty-why">: a; Low certainty: b</span>' in text
    assert "<strong>High certainty:</strong> a" in text
    assert "<strong>Low certainty:</strong> b" in text
    assert "of 2 claims: 1 high, 1 low" in text
    words = marks.fill("One. " + token, page("academic"), "about/")
    assert words.count('class="certainty certainty--claim"') == 2


def test_the_head_counts_what_the_page_marks(pages):
    counted = 0
    for name, article in pages.items():
        said = article.select_one(".page-claims")
        labels = article.select(".certainty[data-certainty]")
        if not (is_quiet(name) or name.startswith("academic/")) or not labels:
            assert said is None, name
            continue
        found = set()
        for one in labels:
            for reason in one.select(".certainty-reason") or [one]:
                words = (reason.select_one(".certainty-why") or reason).get_text(strip=True)
                found.add(reason.get("data-claim") or (one["data-certainty"], words))
        text = said.get_text()
        total = int(re.search(r"of (\d+) claims?", text)[1])
        assert total == len(found), f"{name}: {found}"
        assert total == sum(map(int, re.findall(r"[:,] (\d+) ", text))), name
        counted += 1
    assert counted >= 18


def test_neighbors_that_say_the_same_get_one_mark():
    labels = ("high", "a", "F01"), ("high", "b"), ("low", "c")
    text = filled("One. {0} Two. {1} Three. {2}", *labels, tier="intermediate")
    assert text.count("<button") == 2
    assert text.startswith('One. <span class="certainty-end">Two. <span class="certainty certainty--quiet"')
    assert 'High certainty</span><span class="certainty-why">: a; b</span>' in text
    assert 'data-claim="F01"' in text


@pytest.mark.parametrize("between", ["\n\n", "\n- ", "\n2. ", "</p><p>", "</td><td>x "])
def test_a_run_ends_with_its_paragraph(between):
    assert filled("One. {0}" + between + "Two. {1}", ("high", "a"), ("high", "b")).count("<button") == 2


def test_a_reason_is_said_once():
    text = filled("One. {0} Two. {1}", ("high", "a", "F01"), ("high", "a", "F01"))
    assert text.count("<button") == 1
    assert ": a</span>" in text


@pytest.mark.parametrize("cell", ["<td data-title='x'>{0}</td>", "| a | {0} |"])
def test_a_label_that_is_all_a_cell_says_keeps_its_words(cell):
    assert "<button" not in filled(cell, ("low", "a"))


def test_academic_pages_keep_words():
    text = filled("One. {0}", ("high", "a"), tier="academic")
    assert "<button" not in text
    assert "High certainty" in text


def test_every_mark_has_a_note_of_its_own(pages):
    for name, article in pages.items():
        targets = [one["popovertarget"] for one in article.select(".certainty-button")]
        assert len(set(targets)) == len(targets), name
        for target in targets:
            note = article.find(id=target)
            assert note.has_attr("popover"), name
            for reason in note.select("[data-claim]"):
                assert reason.a["href"].endswith(f"evidence/claims/#{reason['data-claim']}"), name


def test_a_label_of_two_parts_keeps_its_words():
    marks = Marks()
    badge = claims.badge("N01") | {"url": "#"}
    text = marks.fill("One. " + marks.add("evidence/claim-badge.html", badge), page(), "about/")
    assert "certainty--loud" in text
    assert "High certainty (estrogen); No study has looked (progesterone)" in text


def test_no_output_of_the_model_is_marked_as_highly_certain(pages):
    """A number of the model that a mark follows, with no other mark between, and every chart of the model."""
    for name, article in pages.items():
        for one in article.select(".certainty[data-certainty=high]"):
            before = []
            for part in one.previous_elements:
                if getattr(part, "name", None) in ("p", "li", "td", "th", "dd"):
                    break
                if "certainty" in (getattr(part, "get", lambda *_: [])("class", None) or []):
                    break
                before.append(part)
            modeled = [x for x in before if getattr(x, "attrs", None) and x.has_attr("data-scenario")]
            assert not modeled, f"{name}: {one.parent.get_text()}"
