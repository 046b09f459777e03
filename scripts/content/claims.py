"""The claims that the site examines, read from docs/data/claims.yml.

Badges, the ledger, claims.json and the claim tests come from that one file. A claim that cannot stand
as it is written stops the build, with a sentence for its author.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Literal

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from scripts.content import certainty, evidence_numbers, references
from scripts.content.author_files import AuthorError, Yaml, parse_yaml, read_text
from scripts.runner.files import ROOT

FILE = ROOT / "docs" / "data" / "claims.yml"

TIERS = {
    "fundamentals": "Fundamentals",
    "intermediate": "Intermediate",
    "academic": "Academic",
    "references": "The article’s own references",
    "reflection": "Reflection",
    "added": "What the article leaves out",
}

# Labels that only a claim carries, beside those of certainty.py: (words, mark for the eye, symbol).
LABELS = certainty.LABELS | {
    "uncertain": ("Uncertain", "", "empty"),
    "editorial": ("Our view", "", "pencil"),
    "mismatch": ("Does not match", "", "cross"),
    "not found": ("Not found", "", "cross"),
    "found, textbook": ("Found, a textbook", "", "pencil"),
    "found, not peer reviewed": ("Found, not peer reviewed", "", "pencil"),
    "real, wrong paper for bone": ("Real, but the wrong paper for bone", "", "cross"),
}

# What a card says of a story by the label of its claim; any other story is corrected by what was found.
VERDICTS = {"contested": "Studies disagree", "not supported as stated": "Not found"}

# {E012 field}, {E012 field signed}, {E028 "words"} or {E039 "words" in field}
_NUMBER = re.compile(r'\{(\w+) (?:"([^"]+)"(?: in (\w+))?|(\w+)(?: (\w+))?)\}')

Line = Annotated[str, Field(min_length=1)]


class ClaimError(AuthorError):
    """A claim that cannot be published."""


class Claim(BaseModel):
    """One claim; docs/data/claims.yml says what its fields mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[FIARXN]\d\d$")]
    tier: Literal[tuple(TIERS)]
    section: Line
    text: Line
    label: Line
    why: Line
    sources: list[Line] | dict[str, list[Line]] = []
    unsourced: Line | None = None
    evidence: list[Line] = []
    correction: Line | None = None
    check: Line | None = None
    charts: list[Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]] = []

    @property
    def sides(self) -> dict[str, list[str]]:
        """Return the sources of a contested claim by side; empty for others."""
        return self.sources if isinstance(self.sources, dict) else {}

    @property
    def keys(self) -> list[str]:
        """Return every reference key, both sides together."""
        return [key for keys in self.sides.values() for key in keys] or list(self.sources)

    def with_numbers(self, field: str) -> str:
        """Return ``text``, ``why`` or ``correction`` with the numbers of the evidence table in place."""
        return _NUMBER.sub(self._number, getattr(self, field) or "")

    def _number(self, match: re.Match) -> str:
        row, quoted, place, field, form = match.groups()
        if row not in self.evidence:
            raise ValueError(f"{match[0]} takes a number from {row}, which 'evidence' does not list")
        if quoted:
            return evidence_numbers.quote(row, quoted, place or "uncertainty")
        return evidence_numbers.value(row, field, form or "size")

    @model_validator(mode="after")
    def _complete(self) -> Claim:
        parts(self.label)
        sides = self.sides
        if self.label == "contested" and not (sides.get("for") and sides.get("against")):
            raise ValueError("a contested claim names sources under 'for' and under 'against'")
        if sides and (self.label != "contested" or set(sides) != {"for", "against"}):
            raise ValueError("only a contested claim has sides, and they are 'for' and 'against'")
        if sides and set(sides["for"]) & set(sides["against"]):
            raise ValueError("a contested claim needs a source on each side, not one on both")
        if bool(self.keys) == bool(self.unsourced):
            raise ValueError("a claim has either 'sources' or, in 'unsourced', the reason for none")
        if self.label == "corrected" and not self.correction:
            raise ValueError("a claim labelled 'corrected' needs its 'correction'")
        if self.correction and not re.match(r"Often told as: .+\. The studies show: .", self.correction):
            raise ValueError("'correction' must read 'Often told as: ... . The studies show: ...'")
        for key in self.keys:
            references.short_form(key)
        for row in self.evidence:
            evidence_numbers.row(row)
        for field in ("text", "why", "correction"):
            if set(self.with_numbers(field)) & {"{", "}"}:
                raise ValueError(f"{field!r} has a number that does not read like {{E012 field}}")
        return self


def claim(claim_id: str) -> Claim:
    """Return one claim; a `ClaimError` names the ids there are."""
    found = {one.id: one for one in claims()}
    if claim_id not in found:
        raise ClaimError(f"There is no claim {claim_id!r} in {FILE.name}. Known: {', '.join(found)}.")
    return found[claim_id]


def claims() -> list[Claim]:
    """Return all claims in the order of the file; a `ClaimError` names file, claim and field."""
    # The modification times are the key of the cache: an edit is read while the site is served.
    files = (FILE, references.BIBLIOGRAPHY, evidence_numbers.data.FILE)
    return list(_read(*(path.stat().st_mtime_ns for path in files)))


@lru_cache(maxsize=1)
def _read(*_changed: int) -> tuple[Claim, ...]:
    return tuple(parse(read_text(FILE, ClaimError)))


def parse(text: str, name: str = FILE.name) -> list[Claim]:
    """Parse claims from the text of a file; raises as `claims` does."""
    parsed = parse_yaml(text, name, ClaimError)
    entries = parsed.data
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ClaimError(f"{name} must be a list of claims, each starting with '- id:'.")
    found: dict[str, Claim] = {}
    for place, entry in enumerate(entries):
        one = _validate(entry, place, parsed)
        if one.id in found:
            raise ClaimError(f"{parsed.place(place, 'id')}, {one.id}, id: two claims have this id.")
        found[one.id] = one
    return list(found.values())


def _validate(entry: dict, place: int, parsed: Yaml) -> Claim:
    """Validate one claim; `place` stands for an entry without an id."""
    title = entry.get("id", f"claim number {place + 1}")
    try:
        return Claim.model_validate(entry)
    except references.UnknownReferenceError as error:
        raise ClaimError(f"{parsed.place(place, 'sources')}, {title}, sources: {error}") from None
    except evidence_numbers.UnknownEvidenceError as error:
        raise ClaimError(f"{parsed.place(place, 'evidence')}, {title}, evidence: {error}") from None
    except ValidationError as error:
        lines = [
            f"{parsed.place(place, *problem['loc'])}, {title}, {_sentence(problem)}"
            for problem in error.errors()
        ]
        raise ClaimError("\n".join(lines)) from None


def _sentence(problem: dict) -> str:
    field = problem["loc"][0] if problem["loc"] else ""
    if problem["type"] == "missing":
        return f"{field}: it is missing."
    if problem["type"] == "extra_forbidden":
        return f"{field}: there is no such field; known are {', '.join(Claim.model_fields)}."
    message = problem["msg"].removeprefix("Value error, ")
    return f"{field}: {message}." if field else f"{message}."


def parts(label: str) -> list[dict]:
    """Return what a badge shows: ``label, words, mark, symbol``, and ``scope`` where it is about a part.

    "high for A; absent for B" has two parts, with the scopes A and B.
    """
    pieces = [(label, "")] if label in LABELS else [p.partition(" for ")[::2] for p in label.split("; ")]
    for base, scope in pieces:
        if base not in LABELS or (len(pieces) > 1 and not scope):
            raise ValueError(f"label {base!r} is not known; allowed are {', '.join(LABELS)}")
    keys = ("words", "mark", "symbol")
    return [
        {"label": base, "scope": scope} | dict(zip(keys, LABELS[base], strict=True)) for base, scope in pieces
    ]


def badge(claim_id: str) -> dict:
    """Return the values of evidence/claim-badge.html, but for its ``url``."""
    one = claim(claim_id)
    return {"id": one.id, "label": one.label, "parts": parts(one.label), "why": one.with_numbers("why")}


def verdict(claim_ids: tuple[str, ...]) -> str:
    """Return in a word what became of a story about these claims, by the first; empty without a claim.

    It is no grade: how sure we are of what studies found is the label's to say.
    """
    return VERDICTS.get(claim(claim_ids[0]).label, "Corrected") if claim_ids else ""


def plain_claims() -> list[dict]:
    """Return what claims.json holds: every claim as plain data, numbers in place."""
    fields = ("text", "why", "correction")
    return [one.model_dump() | {field: one.with_numbers(field) for field in fields} for one in claims()]


def ledger(cite) -> dict:
    """Return the values of evidence/claim-ledger.html; ``cite`` makes a citation of a reference key."""
    lines = [
        badge(entry["id"])
        | entry
        | {
            "sides": {
                side: Markup("".join(cite(key) for key in keys))
                for side, keys in (one.sides or {"": one.keys}).items()
            },
            "rows": [{"id": row, "recalled": evidence_numbers.recalled(row)} for row in one.evidence],
        }
        for one, entry in zip(claims(), plain_claims(), strict=True)
    ]
    tiers = {title: [x for x in lines if x["tier"] == tier] for tier, title in TIERS.items()}
    used = {part["label"] for line in lines for part in line["parts"]}
    order = [label for label in LABELS if label in used]
    labels = {label: LABELS[label][0] for label in order}
    for line in lines:  # the first label decides where a claim stands among others
        line["rank"] = order.index(line["parts"][0]["label"])
    return {"tiers": tiers, "names": TIERS, "labels": labels, "count": len(lines)}
