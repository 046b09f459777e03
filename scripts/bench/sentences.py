"""What can go wrong in sentences that a model fills with numbers, and whether they say what was computed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

PLURAL = (
    "arms|cells|cycles|days|dots|findings|levels|months|notes|pairs|people|percent|points(?! the wrong way)|products|rows|"
    "scans|sites|studies|trials|weeks|women|years"
)
SINGULAR = "cycle|day|dot|month|pair|person|row|scan|site|study|trial|week|woman|year"
NOTHING = r"(?<![\d.])−?0(?:\.0+)?(?![\d.]*[1-9])"
DIRECTION = "more|less|higher|lower|faster|slower|above|below|longer|shorter"
MOVES = "falls?|rises?|gains?|loses?|lost|gained|drops?|adds?|saves?"
SLIPS = {
    "one of many": rf"(?<![\d.,−-])1 (?:{PLURAL})\b",
    "many of one": rf"(?<![\d.,])(?:0|[2-9]|\d{{2,}}|\d+\.\d+) (?:{SINGULAR})\b(?!-)",
    "nothing with a direction": rf"{NOTHING}(?:%| points?| percent) (?:{DIRECTION})\b",
    "nothing that moves": rf"\b(?:{MOVES}) (?:by |of )?(?:about )?{NOTHING}%?(?=[\s,.;:)]|$)",
    "a minus beside its word": rf"\b(?:{MOVES}|{DIRECTION})(?: by| of)? −\d",
    "level by the year": r"\blevel (?:a|per) year\b",
    "by the year, for years": r"\ba year for \S+ years?\b",
    "a word twice": r"(?i)\b([a-z]+) \1\b",
    "a range of one number": r"(?<![\d.−])(−?\d+(?:\.\d+)?%?) to \1(?![\d%]|\.\d)",
    "one that act": r"(?<![\d.,])1 (?:of (?:\d+|these) )?(?:\w+ ){0,2}"
    r"(?:find|show|err|lie|lose|gain|point|pass|report)\b",
    "one that are": r"(?<![\d.,])1 of \d+ \w+ (?:are|were|have)\b",
    "a capital inside": r"[;,:] (?:And|At|In|It|Of|On|The|With|Without)\b",
    "a small start": r"[.?!] (?!pg|ng)[a-z]",
    "many that acts": r"(?<![\d.,])(?:[02-9]|\d{2,}) of \d+ (?:\w+ ){0,2}(?:finds|shows|errs|lies|loses|gains)\b",
    "article": r"\b(?:[Aa] (?:8|11|18|8\d)(?!\d)|[Aa]n (?:[1-79]|1[02-79])(?![\d]))\b",
    "what is no word": r"\b(?:nan|inf|null|undefined)\b|[{}]|−0(?:\.0+)?(?![\d.])|e[-+]\d\d",
    "signs and spaces": r" (?:[,.;:]|%(?! a year))(?!\d)| {2}|\.\.|,,|;\.|%%|\(\)|\( | \)|−−|\+−",
}
PATTERNS = {name: re.compile(pattern) for name, pattern in SLIPS.items()}
ALLOWED = re.compile(r"(?i)\b(that that|had had)\b")
ENDED = re.compile(r"[.?!](?:”|\))?$")
MOVED = re.compile(r"(falls|rises) by (\d+(?:\.\d+)?)%")


def find_slips(text: str) -> list[str]:
    """List the slips of a sentence, each as its name and the words around it."""
    found = []
    for name, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            if not ALLOWED.fullmatch(match.group()):
                found.append(f"{name}: …{text[max(0, match.start() - 20) : match.end() + 20]}…")
    return found


def sentences_of(result: Mapping[str, Any]) -> Iterator[str]:
    """Give all that a result says in whole sentences."""
    yield result["sentence"]
    yield from result["description"].values()
    yield from result["notes"]
    yield from result["safety"]
    yield from result["uncertainty"].values()
    if "task" in result:
        yield result["task"]["says"]


def find_unended(text: str) -> list[str]:
    """List a sentence that does not end."""
    return [] if ENDED.search(text) else [f"no end: …{text[-40:]}"]


def find_contradictions(result: Mapping[str, Any]) -> list[str]:
    """List what the sentence says of a change and no number of the summary does."""
    changes = [value for value in result["summary"].values() if isinstance(value, (int, float))]
    found = []
    for verb, written in MOVED.findall(result["sentence"]):
        digits = len(written.partition(".")[2])
        sign = -1 if verb == "falls" else 1
        if not any(f"{sign * value:.{digits}f}" == written for value in changes):
            found.append(f"{verb} by {written}% is in no number of the summary")
    if "stays level" in result["sentence"] and not any(abs(value) < 0.05 for value in changes):
        found.append("“stays level”, and every number of the summary moves")
    return found
