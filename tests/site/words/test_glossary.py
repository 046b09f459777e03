"""The glossary: plain enough, linked well, and opened without script."""

import re
import warnings

import pytest
import yaml
from bs4 import BeautifulSoup

from scripts.content import glossary
from scripts.templates.jinja import render, render_inline

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat asks setuptools for its data
    import textstat

TERMS = glossary.terms()
SLUGS = [one.slug for one in TERMS]

GRADE = 8  # Flesch-Kincaid, of each plain line
ASKED_FOR = {
    "estrogen", "estradiol", "progesterone", "progestin", "progestogen", "mpa", "bone-density",
    "bone-strength", "osteopenia", "osteoporosis", "osteoblast", "osteoclast", "remodeling", "rankl",
    "rank", "opg", "receptor", "progesterone-receptor", "collagen", "alkaline-phosphatase",
    "menopause", "corpus-luteum", "cytokine", "marker", "t-score", "placebo", "meta-analysis",
}  # fmt: skip


def broken(**change):
    """A sound term with something changed, as the text of a file; None takes a field out."""
    entry = {
        "term": "Bone",
        "slug": "bone",
        "say": "bohn",
        "plain": "Living tissue that holds us up.",
        "deeper": "Collagen and mineral.",
    } | change
    return yaml.safe_dump([{key: value for key, value in entry.items() if value is not None}])


def test_about_sixty_terms():
    assert 55 <= len(TERMS) <= 75
    assert set(SLUGS) >= ASKED_FOR
    names = [one.term.casefold() for one in TERMS]
    assert names == sorted(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("one", TERMS, ids=SLUGS)
def test_the_plain_line_is_plain(one):
    assert len(one.plain.split()) <= glossary.MAX_WORDS
    grade = textstat.flesch_kincaid_grade(one.plain)
    assert grade <= GRADE, f"grade {grade}: {one.plain}"
    assert one.plain.endswith(".")
    assert one.deeper.endswith(".")


def test_words_that_are_mixed_up_point_at_each_other():
    by_slug = {one.slug: one for one in TERMS}
    pairs = [("progesterone", "progestin"), ("progesterone", "progestogen")]
    pairs += [("progestin", "progestogen"), ("bone-density", "bone-strength")]
    pairs += [("osteopenia", "osteoporosis"), ("osteoblast", "osteoclast"), ("rank", "rankl")]
    for one, other in pairs:
        assert other in by_slug[one].not_to_be_confused_with
        assert one in by_slug[other].not_to_be_confused_with
    assert "progesterone" in by_slug["mpa"].not_to_be_confused_with


def test_every_term_can_be_reached_from_another():
    linked = {slug for one in TERMS for slug in [*one.see, *one.not_to_be_confused_with]}
    assert set(SLUGS) == linked


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"say": None}, "glossary.yml, line \\d+, bone, say: it is missing"),
        ({"plain": ""}, "glossary.yml, line \\d+, bone, plain: "),
        ({"plain": "word " * 26}, "glossary.yml, line \\d+, bone, plain: 26 words; 25 are allowed"),
        ({"slug": "Bone!"}, "glossary.yml, line \\d+, Bone!, slug: "),
        ({"note": "x"}, "glossary.yml, line \\d+, bone, note: there is no such field; known are term, slug"),
        ({"see": ["stone"]}, "glossary.yml, line \\d+, bone, see: there is no term 'stone'"),
        (
            {"not_to_be_confused_with": {"stone": "hard"}},
            "glossary.yml, line \\d+, bone, not_to_be_confused_with: there is no term 'stone'",
        ),
        ({"see": ["bone"]}, "glossary.yml, line \\d+, bone, see: a term cannot point to itself"),
    ],
)
def test_a_broken_term_is_refused_with_a_sentence(change, message):
    with pytest.raises(glossary.GlossaryError, match=message):
        glossary.parse(broken(**change))


def test_two_terms_of_one_slug_and_files_of_another_shape_are_refused():
    with pytest.raises(glossary.GlossaryError, match="bone, slug: two terms have this slug"):
        glossary.parse(broken() + broken())
    with pytest.raises(glossary.GlossaryError, match="must be a list of terms"):
        glossary.parse("bone: hard")
    with pytest.raises(glossary.GlossaryError, match="glossary.yml, line \\d+: this is not valid YAML"):
        glossary.parse("- term: [")
    with pytest.raises(glossary.GlossaryError, match="Did you mean: .*progestin"):
        glossary.term("progestine")


def test_a_word_in_the_text_opens_its_line_without_script():
    uses = glossary.TermUses()
    first, second = uses.use("opg"), uses.use("opg", "the decoy")
    assert first["words"] == "OPG"
    assert uses.use("bone-density")["words"] == "bone density"
    assert first["id"] != second["id"]
    html = render_inline("page/term.html", url="../glossary/#opg", **second)
    soup = BeautifulSoup(f"<p>Cells make {html}, a protein.</p>", "html5lib")
    assert len(soup.select("p")) == 1, "the popover must not end the paragraph"
    button = soup.find("button")
    popover = soup.find(id=button["popovertarget"])
    assert button["type"] == "button"
    assert button.get_text() == "the decoy"
    assert popover.has_attr("popover")
    assert "It catches RANKL" in popover.get_text()
    assert popover.find("a")["href"] == "../glossary/#opg"
    assert re.search(r"</button><span", html)
    assert html.endswith("</span>")


def test_the_glossary_page_lists_every_term_with_an_address():
    html = render("page/glossary.html", **glossary.table())
    assert "\n\n" not in html, "an empty line would end the block in Markdown"
    soup = BeautifulSoup(html, "html5lib")
    assert [entry["id"] for entry in soup.select(".glossary-entry")] == SLUGS
    for link in soup.select("a"):
        assert soup.find(id=link["href"].removeprefix("#"))
