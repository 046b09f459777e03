"""The verbs that a certainty label asks for in the text of a claim."""

import re

from scripts.content import claims

HEDGE = r"\b(may|might|could|perhaps|probably|possibly|unsure|unclear)\b"
# label: (what the text must say, what it must not say, both in words for its author).
VERBS = {
    "high": ("", HEDGE, "says it plainly, without 'may' or 'probably'"),
    "moderate": (r"\bprobably\b", r"\b(may|might|could)\b", "says 'probably' and not 'may'"),
    "low": (r"\bmay\b", r"\b(probably|certainly)\b", "says 'may' and not 'probably'"),
    "very low": (r"\bwe are very unsure whether\b", "", "says 'we are very unsure whether'"),
    "mechanism only": (r"\bin (cells|animals)\b", "", "says 'in cells' or 'in animals'"),
    "model only": (r"\bin this model\b", "", "says 'in this model'"),
    "contested": (r"\b(but|yet|others)\b", "", "tells both sides, joined by 'but', 'yet' or 'others'"),
    "absent": (r"\bno study has looked\b", "", "says 'no study has looked'"),
    "rule of thumb": (r"\b(about|roughly)\b", "", "says 'about' or 'roughly'"),
    "not supported as stated": (r"\bno .*\bfound\b", "", "says that 'no ... was found'"),
    "uncertain": (r"\buncertain\b", "", "says 'uncertain'"),
}


def wrong_verb(one):
    """Return a sentence on a verb that does not fit the label of a claim, or None.

    Each part of a label needs its verb.
    """
    parts = claims.parts(one.label)
    text = one.with_numbers("text")
    pieces = [text] if len(parts) == 1 else re.split(r"(?<=[.:]) ", text)
    for part in parts:
        required, forbidden, rule = VERBS.get(part["label"], ("", "", ""))
        if not any(
            re.search(required, piece, re.I) and not (forbidden and re.search(forbidden, piece, re.I))
            for piece in pieces
        ):
            return f"{claims.FILE.name}, {one.id}, text: a claim labelled {part['label']!r} {rule}."
    return None
