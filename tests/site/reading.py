"""What of a page is prose, and how hard it is to read."""

import re
from copy import deepcopy
from pathlib import Path

import textstat

ROOT = Path(__file__).resolve().parents[2]

NOT_PROSE = (
    "bone-chart, .bone-chart, table, .page-head, .page-foot, .sources, .certainty, .citation, "
    ".equation, .headerlink, .myth-head, .recalled, .deeper, .article-references, .references, .claim-ledger, "
    "[popover], pre, script, style, .code-reference"  # the last are docstrings, written for authors
)

# Tier of a page by where it stands; pages of no tier are reported, not gated.
TIERS = {"fundamentals/": 1, "intermediate/": 2, "academic/": 3}
FIRST_TIER = ("index.html", "reflection/index.html")


def tier(name):
    """1, 2, 3 or, for the rest of the site, None."""
    if name in FIRST_TIER:
        return 1
    return next((number for folder, number in TIERS.items() if name.startswith(folder)), None)


def list_pages(folder):
    """Paths of the built pages of a folder of docs/."""
    names = sorted(page.stem for page in (ROOT / "docs" / folder).glob("*.md"))
    return [f"{folder}/index.html" if name == "index" else f"{folder}/{name}/index.html" for name in names]


def prose(article):
    """Paragraphs and list items of an article as plain text, without charts, tables and labels."""
    copy = deepcopy(article)
    for part in copy.select(NOT_PROSE):
        part.decompose()
    texts = []
    for block in copy.select("p, li, dd"):
        for inner in block.find_all(["p", "ul", "ol"]):
            inner.extract()
        text = re.sub(r"\s+", " ", block.get_text()).strip()
        if text:
            texts.append(text)
    return texts


def closed(texts):
    """Texts in a row, each ended as a sentence."""
    return " ".join(text if text[-1] in ".!?:" else text + "." for text in texts)


def plain(text):
    """Without decimal points and separators: they do not end a sentence."""
    return re.sub(r"(\d)[.,](\d)", r"\1\2", text)


def grade(text):
    """Flesch-Kincaid grade."""
    return textstat.flesch_kincaid_grade(plain(text))


def sentence_length(text):
    """Mean number of words in a sentence."""
    return textstat.lexicon_count(plain(text)) / max(1, textstat.sentence_count(plain(text)))
