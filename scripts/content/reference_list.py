"""The list of all references, and what became of those of the article that the site started from."""

from __future__ import annotations

from model.trials import evidence_table
from scripts.content import claims, references
from scripts.content.author_files import AuthorError, parse_yaml, read_text
from scripts.runner.files import ROOT

STATUS = ROOT / "docs" / "data" / "reference_status.yml"
FIELDS = {"claim", "printed", "status", "finding", "instead"}


def article_references() -> list[dict]:
    """Return the article's own references.

    Returns
    -------
    list of dict
        ``claim, printed, status, finding`` and ``instead``, the entries to use in its place, as
        `scripts.content.references.full_form` gives them.
    """
    parsed = parse_yaml(read_text(STATUS), STATUS.name)
    if not isinstance(parsed.data, list):
        raise AuthorError(f"{STATUS.name}, line 1: write a list, each item starting with '- claim:'.")
    for place, item in enumerate(parsed.data):
        missing = FIELDS - set(item) if isinstance(item, dict) else FIELDS
        if missing:
            raise AuthorError(f"{parsed.place(place)}: the item lacks {', '.join(sorted(missing))}.")
    try:
        return [
            item | {"instead": [references.full_form(key) for key in item["instead"]]} for item in parsed.data
        ]
    except references.UnknownReferenceError as error:
        raise AuthorError(f"{STATUS.name}: {error}") from None


def all_references() -> list[dict]:
    """Return every reference, by first author and year, with what it is used for.

    Returns
    -------
    list of dict
        As `scripts.content.references.full_form`, with ``short``, ``rows`` (ids in the evidence table) and
        ``claims``.
    """
    rows: dict[str, list[str]] = {}
    supported: dict[str, list[str]] = {}
    for row_id, row in evidence_table.table().items():
        rows.setdefault(row["bibkey"], []).append(row_id)
    for one in claims.claims():
        for key in one.keys:
            supported.setdefault(key, []).append(one.id)
    entries = [
        references.full_form(key)
        | {
            "short": references.short_form(key)["text"],
            "rows": rows.get(key, []),
            "claims": supported.get(key, []),
        }
        for key in references.all_keys()
    ]
    return sorted(entries, key=lambda entry: (entry["short"].casefold(), entry["key"]))


def counts(entries: list[dict]) -> dict[str, int]:
    """Count the references that were read in full, in part, and not at all."""
    return {
        status: sum(entry["status"] == status for entry in entries)
        for status in ("checked", "partly checked", "unchecked")
    }
