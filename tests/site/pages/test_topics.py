"""Whoever comes with the story of the article finds each of its topics under a heading."""

import pytest

TOPICS = {
    "a scan report has come": "fundamentals/#what-a-scan-can-tell",
    "bone is a living organ": "fundamentals/#bone-is-alive",
    "two teams of cells": "fundamentals/two-teams/#two-kinds-of-cells",
    "a new skeleton every ten years": "fundamentals/two-teams/#how-long-until-all-of-it-is-new",
    "estrogen holds breakdown back": "fundamentals/estrogen/#two-teams-at-work",
    "estrogen falls": "fundamentals/estrogen/#what-womens-scans-showed",
    "progesterone as the builder": "fundamentals/progesterone/#why-people-think-that-it-builds-bone",
    "too little progesterone": "fundamentals/progesterone/#when-there-is-too-little",
    "an orchestra of hormones": "fundamentals/synergy/#a-picture-and-its-limits",
    "alone or both together": "fundamentals/synergy/#what-the-trials-found",
    "the stages of life": "intermediate/#four-settings-at-a-glance",
    "the signal for breakdown": "intermediate/cell-signals/#who-gives-the-order",
    "its decoy": "intermediate/cell-signals/#the-decoy",
    "collagen and alkaline phosphatase": "intermediate/cell-signals/#what-progesterone-does-to-a-building-cell",
    "one role for each hormone": "intermediate/cell-signals/#one-job-each",
    "the gland after the egg": "intermediate/cycle/#where-progesterone-comes-from",
    "cycles without an egg": "intermediate/cycle/#the-same-bleeding-different-hormones",
    "bone lost in such cycles": "intermediate/cycle/#does-it-cost-bone",
    "cyclic treatment": "intermediate/cycle/#has-anyone-tried-to-replace-it",
    "a double lack": "intermediate/postmenopause/#two-hormones-low",
    "five to seven fast years": "intermediate/postmenopause/#when-bone-is-lost",
    "progesterone alone": "intermediate/postmenopause/#progesterone-or-a-progestin-alone",
    "larger analyses": "intermediate/postmenopause/#is-there-a-larger-analysis",
    "the cream of one practice": "intermediate/postmenopause/#lees-series-beside-the-trials",
    "estrogen with a progestin": "intermediate/postmenopause/#estrogen-with-and-without-a-progestogen",
    "a term of marketing": "intermediate/formulations/#hormonal-optimization",
    "three kinds of product": "intermediate/formulations/#the-three-side-by-side",
    "the same molecule as the body's": "intermediate/formulations/#what-bioidentical-means",
    "better sleep": "intermediate/formulations/#does-it-help-sleep",
    "through the liver": "intermediate/formulations/#oral-micronized-progesterone",
    "menopausal status": "intermediate/four-factors/#menopausal-status",
    "density at the start": "intermediate/four-factors/#density-at-the-start",
    "food": "intermediate/four-factors/#nutrition",
    "movement": "intermediate/four-factors/#loading",
    "receptors, pairs and genes": "academic/genomic/#from-the-hormone-to-the-gene",
    "four target genes": "academic/genomic/#four-targets-four-kinds-of-evidence",
    "effects too fast for genes": "academic/genomic/#non-genomic-actions",
    "estrogen and inflammation": "academic/cytokines/#what-is-known-estrogen-cytokines-breakdown",
    "estrogen permits, progesterone builds": "academic/cytokines/#what-is-inferred-the-permissive-effect",
    "a tug-of-war": "academic/cytokines/#the-tug-of-war-an-assumption",
    "why women and trials differ": "academic/cytokines/#and-in-one-person",
    "slow breakdown first, then build": "academic/clinical-evidence/#two-targets-at-once",
    "four studies in a table": "academic/evidence-table/#four-studies-four-often-told-lessons",
    "one single conclusion": "academic/conclusion/#three-lines",
    "seven references": "evidence/references/#the-articles-own-references",
    "looking back, and the next talk": "reflection/#questions-for-your-next-visit",
    "men": "about/#what-this-site-is-not",
}


@pytest.mark.parametrize(("topic", "place"), TOPICS.items(), ids=TOPICS)
def test_a_topic_has_a_heading(pages, topic, place):
    folder, heading = place.split("#")
    found = pages[f"{folder}index.html"].find(id=heading)
    assert found, f"{topic}: {place}"
    assert found.name in ("h1", "h2", "h3")


def test_men_are_said_to_be_left_out(pages):
    heading = pages["about/index.html"].find(id="what-this-site-is-not")
    assert "men’s bones" in heading.find_next_sibling().get_text(" ", strip=True)
