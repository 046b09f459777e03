"""The table of a page with the sign of each effect of progesterone, each with its papers."""

from __future__ import annotations

from markupsafe import Markup

from model.charts.cells.evidence_signs import FINDINGS, SYSTEMS, WORDS

ARROWS = {"up": "↑", "no change": "→", "opposite": "↓", "no data": ""}


def table(cite) -> dict:
    """Return the values of evidence/signs.html.

    Parameters
    ----------
    cite : callable
        Prints numbered citations for reference keys.
    """
    return {
        "systems": [system.replace("'", "’") for system in SYSTEMS],
        "rows": [
            {
                "target": target,
                "cells": [_findings(found.get(system, ()), cite) for system in SYSTEMS],
            }
            for target, found in FINDINGS.items()
        ],
    }


def _findings(findings, cite) -> list[dict]:
    return [
        {
            "sign": sign,
            "arrow": ARROWS[sign],
            "word": WORDS[sign],
            "text": text,
            "cited": Markup(cite(*keys)) if keys else "",
        }
        for sign, text, keys in findings
    ]
