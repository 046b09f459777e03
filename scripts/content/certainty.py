"""The controlled vocabulary for how sure we are.

The words follow GRADE, but the grades are our own judgement; the About page says so.
"""

from __future__ import annotations

# label: (words on the page, mark, symbol). Marks are decoration: the words say it all.
LABELS = {
    "high": ("High certainty", "●●●●", None),
    "moderate": ("Moderate certainty", "●●●○", None),
    "low": ("Low certainty", "●●○○", None),
    "very low": ("Very low certainty", "●○○○", None),
    "mechanism only": ("Mechanism only", "", "flask"),
    "model only": ("Model only", "", "curve"),
    "contested": ("Contested", "", "arrows"),
    "absent": ("No study has looked", "", "empty"),
    "rule of thumb": ("Rule of thumb", "", "thumb"),
    "corrected": ("Corrected", "", "pencil"),
    "varies": ("Differs from study to study", "", None),
    "not supported as stated": ("Not supported as stated", "", "cross"),
}

# The three steps of Fundamentals: (words, mark). Whatever is less than moderate is the last.
STEPS = {"high": ("Well shown", "●●●"), "moderate": ("Likely", "●●○")}
UNSURE = ("Unsure", "●○○")


class UnknownLabelError(LookupError):
    """A label outside of the vocabulary."""


def describe(label: str) -> dict:
    """Return what a badge shows for a label.

    Returns
    -------
    dict
        ``label, words, mark, symbol``.

    Raises
    ------
    UnknownLabelError
        Naming the allowed labels.
    """
    if label not in LABELS:
        raise UnknownLabelError(f"{label!r} is not a certainty label. Allowed: {', '.join(LABELS)}.")
    words, mark, symbol = LABELS[label]
    return {"label": label, "words": words, "mark": mark, "symbol": symbol}


def step(label: str) -> dict:
    """Return ``words, mark, symbol`` of the step, out of three, that stands for a label.

    Raises
    ------
    UnknownLabelError
        For a label that says what became of a story and not how sure we are.
    """
    if label == "corrected":
        raise UnknownLabelError(
            "'corrected' is no step of how sure we are; name a claim with another label before it."
        )
    words, mark = STEPS.get(label, UNSURE)
    return {"words": words, "mark": mark, "symbol": None}
