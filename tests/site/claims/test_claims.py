"""The claims: complete, sourced, and worded as their labels allow."""

import re
from collections import Counter

import pytest
import yaml
from bs4 import BeautifulSoup

from model.trials import evidence_table as data
from scripts.content import claims, references
from scripts.templates.jinja import render, render_inline
from tests.site.claims.claim_verbs import wrong_verb

CLAIMS = claims.claims()
IDS = [one.id for one in CLAIMS]

CHARTS = {
    "remodeling-cycle", "estrogen-withdrawal", "builder-dial", "synergy", "synergy-surface",
    "rankl-opg", "cycle-28", "menopause", "formulations", "modifiers", "scan-noise",
    "genomic-cascade", "tug-of-war", "virtual-trial", "evidence", "fracture-icons", "playground",
    "cycles-without-ovulation", "stopped-ovaries",
}  # fmt: skip

# Promise, fear and praise, as for pages.
BANNED = (
    r"revers(?:e|es|ed|ing|al)\b", r"cur(?:e|es|ed|ing)\b", "perfect", "unequivocal",
    "primary anabolic", "hormonal optimi[sz]ation", "bioidentical", r"cytokine\w* storm", "rampant",
    "hostile", "reclaim", "vitality", r"journeys?\b", "powerful", r"(?<!least )significant",
    r"prove[ns]?\b", "ask your doctor", r"\d ?mg\b", r"\byour\b",
)  # fmt: skip


def whole(one):
    """All that a reader sees of a claim."""
    return " ".join(one.with_numbers(field) for field in ("text", "why", "correction"))


def broken(**change):
    """A sound claim with something changed, as the text of a file; None takes a field out."""
    entry = {
        "id": "F99",
        "tier": "fundamentals",
        "section": "Estrogen",
        "text": "Estrogen lowers breakdown.",
        "label": "high",
        "why": "trials agree",
        "sources": ["bone2000"],
        "evidence": ["E099"],
    } | change
    return yaml.safe_dump([{key: value for key, value in entry.items() if value is not None}])


def test_every_claim_is_there():
    assert len(CLAIMS) == 76
    groups = Counter(one.id[0] for one in CLAIMS)
    assert groups == {"F": 12, "I": 25, "A": 23, "R": 7, "X": 2, "N": 7}
    for letter, count in groups.items():
        assert [i for i in IDS if i[0] == letter] == [f"{letter}{n:02d}" for n in range(1, count + 1)]


def test_the_labels_are_those_of_the_review():
    labels = Counter(one.label for one in CLAIMS)
    assert labels["contested"] == 7
    assert labels["very low"] == 6
    assert labels["corrected"] == 2
    assert labels["high"] == 13
    assert labels["moderate"] == 10
    assert labels["low"] == 11
    assert labels["mechanism only"] == 12
    assert labels["model only"] == 1
    assert sum(one.check is not None for one in CLAIMS) == 56


@pytest.mark.parametrize("one", CLAIMS, ids=IDS)
def test_the_verb_fits_the_label(one):
    assert wrong_verb(one) is None


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("high", "Estrogen may lower breakdown."),
        ("moderate", "Estrogen lowers breakdown."),
        ("moderate", "Estrogen probably may lower breakdown."),
        ("low", "Estrogen lowers breakdown."),
        ("low", "Estrogen probably lowers breakdown."),
        ("very low", "Cream may raise density."),
        ("mechanism only", "Progesterone raises collagen."),
        ("model only", "Women with more receptors gain more."),
        ("contested", "Progesterone builds bone."),
        ("rule of thumb", "The skeleton is new in ten years."),
        ("not supported as stated", "Meta-analyses show it."),
        ("high for estrogen; absent for progesterone", "Estrogen lowers it. Progesterone may not."),
    ],
)
def test_a_wrong_verb_is_told(label, text):
    sources = {"for": ["prior2017"], "against": ["liu2005"]} if label == "contested" else ["liu2005"]
    (one,) = claims.parse(broken(label=label, text=text, sources=sources))
    assert re.match(r"claims.yml, F99, text: a claim labelled '.+' .+\.", wrong_verb(one))


@pytest.mark.parametrize("one", CLAIMS, ids=IDS)
def test_words_that_promise_or_frighten_are_absent(one):
    for pattern in BANNED:
        assert not re.search(pattern, whole(one), re.IGNORECASE), pattern


@pytest.mark.parametrize("one", CLAIMS, ids=IDS)
def test_density_is_never_alone(one):
    """Density stands in for fractures; a claim about it names them. Corrections may add to it."""
    if re.search(r"\bdensity\b", one.text):
        assert re.search(r"\bfractures?\b", one.text, re.IGNORECASE), "name fractures where density is named"


@pytest.mark.parametrize("one", CLAIMS, ids=IDS)
def test_a_progestin_is_named(one):
    """Results with MPA alone among the progestogens are never told as those of progesterone."""
    kinds = " ".join(
        f"{row['treatment']} {row['control']}" for row in (data.table()[i] for i in one.evidence)
    )
    if re.search(r"\w*mpa\w*:", kinds) and "progesterone_" not in kinds:
        assert re.search(r"\bMPA\b|progestin|progestogen", whole(one))


@pytest.mark.parametrize("one", CLAIMS, ids=IDS)
def test_effect_sizes_come_from_the_table(one):
    """No percentage is typed; only numbers in braces carry one."""
    for field in ("text", "why", "correction"):
        typed = re.sub(r"\{[^}]*\}", "", getattr(one, field) or "")
        assert not re.search(r"\d ?%", typed), typed


@pytest.mark.parametrize("one", [x for x in CLAIMS if x.label == "contested"], ids=lambda x: x.id)
def test_contested_claims_tell_both_sides_and_what_would_settle_it(one):
    assert one.sides["for"]
    assert one.sides["against"]
    assert not set(one.sides["for"]) & set(one.sides["against"])
    assert "would settle" in one.correction


def test_sources_of_the_evidence_rows_are_cited():
    """A claim cannot rest on a row and leave out the study that the row comes from."""
    missing = {
        one.id: sorted({data.table()[row]["bibkey"] for row in one.evidence} - set(one.keys))
        for one in CLAIMS
    }
    assert {key: value for key, value in missing.items() if value} == {}


def test_all_charts_are_in_the_contract():
    assert {chart for one in CLAIMS for chart in one.charts} <= CHARTS


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": None}, "claims.yml, line \\d+, F99, text: it is missing"),
        ({"why": ""}, "claims.yml, line \\d+, F99, why: .*at least 1 character"),
        (
            {"verdict": "yes"},
            "claims.yml, line \\d+, F99, verdict: there is no such field; known are id, tier",
        ),
        ({"tier": "expert"}, "claims.yml, line \\d+, F99, tier: .*'fundamentals'"),
        ({"id": "Q1"}, "claims.yml, line \\d+, Q1, id: "),
        (
            {"label": "sure"},
            "claims.yml, line \\d+, F99, label 'sure' is not known; allowed are high, moderate",
        ),
        ({"label": "high for A; sure for B"}, "claims.yml, line \\d+, F99, label 'sure' is not known"),
        ({"sources": ["bone200"]}, "claims.yml, line \\d+, F99, sources: .*Did you mean: bone2000"),
        ({"sources": []}, "claims.yml, line \\d+, F99, a claim has either 'sources' or, in 'unsourced'"),
        ({"unsourced": "none"}, "claims.yml, line \\d+, F99, a claim has either 'sources' or"),
        ({"evidence": ["E999"]}, "claims.yml, line \\d+, F99, evidence: There is no evidence row 'E999'"),
        ({"label": "contested"}, "claims.yml, line \\d+, F99, a contested claim names sources under 'for'"),
        (
            {"label": "contested", "sources": {"for": ["bone2000"], "against": ["bone2000"]}},
            "claims.yml, line \\d+, F99, a contested claim needs a source on each side",
        ),
        ({"sources": {"for": ["bone2000"]}}, "claims.yml, line \\d+, F99, only a contested claim has sides"),
        ({"label": "corrected"}, "claims.yml, line \\d+, F99, a claim labelled 'corrected' needs"),
        ({"correction": "It is wrong."}, "claims.yml, line \\d+, F99, 'correction' must read 'Often told as"),
        ({"text": "It rose by {E012 arm_mean_change_pct}."}, "from E012, which 'evidence' does not"),
        ({"text": 'It rose by {E099 "99 %"}.'}, "claims.yml, line \\d+, F99, evidence: .*does not say '99"),
        (
            {"text": "It rose by {E099}."},
            "claims.yml, line \\d+, F99, 'text' has a number that does not read",
        ),
        ({"charts": ["Bone Chart"]}, "claims.yml, line \\d+, F99, charts: "),
    ],
)
def test_a_broken_claim_is_refused_with_a_sentence(change, message):
    with pytest.raises(claims.ClaimError, match=message):
        claims.parse(broken(**change))


def test_two_claims_of_one_id_and_files_of_another_shape_are_refused():
    with pytest.raises(claims.ClaimError, match="claims.yml, line \\d+, F99, id: two claims have this id"):
        claims.parse(broken() + broken())
    with pytest.raises(claims.ClaimError, match="claims.yml must be a list of claims"):
        claims.parse("F01: text")
    with pytest.raises(claims.ClaimError, match="claims.yml, line \\d+: this is not valid YAML"):
        claims.parse("- id: [")
    with pytest.raises(claims.ClaimError, match="There is no claim 'F77' in claims.yml. Known: F01"):
        claims.claim("F77")


def test_every_check_has_a_test_of_its_id():
    folder = claims.FILE.parents[2] / "tests/claims"
    tests = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("test_*.py"))]
    written = set(re.findall(r"def test_claim_([A-Z]\d\d)_", "\n".join(tests)))
    assert written == {one.id for one in CLAIMS if one.check}


def test_a_badge_says_its_label_in_words_and_leads_to_the_ledger():
    badge = render_inline("evidence/claim-badge.html", url="../evidence/claims/#F07", **claims.badge("F07"))
    link = BeautifulSoup(badge, "html5lib").find("a")
    assert link["data-claim"] == "F07"
    assert link["href"].endswith("#F07")
    assert link.get_text().strip().startswith("Contested: cells say yes")
    two = render_inline("evidence/claim-badge.html", url="#N01", **claims.badge("N01"))
    said = BeautifulSoup(two, "html5lib").get_text()
    assert "High certainty (estrogen)" in said
    assert "No study has looked (progesterone)" in said
    assert "\n" not in badge + two


def test_the_ledger_is_a_table_of_all_claims():
    cited = []
    html = render(
        "evidence/claim-ledger.html", **claims.ledger(lambda key: cited.append(key) or f"<b>{key}</b>")
    )
    assert "\n\n" not in html, "an empty line would end the block in Markdown"
    soup = BeautifulSoup(html, "html5lib")
    assert [row["id"] for row in soup.select("tr[data-tier]")] == IDS
    assert all(row.find("th", scope="row") for row in soup.select("tr[data-tier]"))
    assert set(cited) <= set(references.all_keys())
    assert "&lt;b&gt;" not in html
    assert "For: " in soup.find(id="F07").get_text()


def test_claims_are_published_as_plain_data():
    import json

    found = json.loads(json.dumps(claims.plain_claims()))
    assert [one["id"] for one in found] == IDS
    assert "{" not in "".join(one["text"] for one in found)
