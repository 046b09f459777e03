"""Pictures and words for `genomic-cascade`."""

from model.scenarios.genomic_cascade import READ_OUTS
from model.views.axes import axis, line_panel
from model.views.wording import number, percent, thin

SYSTEMS = ("human cells", "animals", "human tissue", "human blood")
NO_DATA = {"sign": "no data", "source": None, "cited_as": None, "note": ""}
SERUM_2003 = "Endocrine Research 2003, doi 10.1081/erc-120022294"
# Target -> system -> (sign, reference key or None, citation where there is no key, note). A sign
# says what progesterone or its receptor was seen to do: "up", "no change", "opposite", "mixed".
MATRIX = {
    "Runx2": {
        "animals": (
            "opposite",
            None,
            "Zhong 2015, doi 10.1371/journal.pone.0139490",
            "Skull cells without the receptor make more.",
        ),
    },
    "COL1A1 and COL1A2": {
        "human blood": ("no change", None, SERUM_2003, "P1NP, with estrogen, 14 women, 9 weeks."),
    },
    "ALP": {
        "human cells": (
            "mixed",
            "schmidmayr2008",
            None,
            "Up to 2.7-fold in 21 days; falls at very high levels.",
        ),
        "human blood": (
            "no change",
            None,
            SERUM_2003,
            "Bone ALP, with estrogen, 14 women, 9 weeks.",
        ),
    },
    "Osteocalcin": {
        "animals": (
            "opposite",
            None,
            "Zhong 2015, doi 10.1371/journal.pone.0139490",
            "Skull cells without the receptor make more.",
        ),
        "human blood": ("up", None, SERUM_2003, "With estrogen, 14 women, 9 weeks; CTX rose too."),
    },
    "Bone as a whole": {
        "animals": (
            "opposite",
            "yao2010",
            None,
            "Mice without the receptor build more bone; the effect lies in early cells (Zhong 2017).",
        ),
        "human blood": (
            "no change",
            "liu2005",
            None,
            "Building markers, progestins alone, 2 years.",
        ),
    },
}


def show(outcome, tier):
    """See `views.SHOW`."""
    summary = outcome.summary
    return {
        "chart": {
            "kind": "stepper",
            "title": "From hormone to protein",
            "x": axis("Days of progesterone", "day", [0, 30, 60, 90, 120]),
            "steps": _steps(summary),
            "matrix": {
                "label": "What was seen, and in what",
                "columns": list(SYSTEMS),
                "rows": [
                    {"label": target, "cells": [_cell(found.get(system)) for system in SYSTEMS]}
                    for target, found in MATRIX.items()
                ],
            },
            "panels": [
                line_panel(
                    outcome,
                    key,
                    f"{label}, % of start",
                    "%",
                    [(f"{key}_pct", "Model", "building")],
                    step=20,
                    include=(90, 140),
                    rules=[{"y": 100, "label": "day 0"}],
                )
                for key, label in READ_OUTS.items()
            ],
        },
        "sentence": (
            f"At {number(outcome.inputs['p4'])} ng/mL, Runx2 reaches "
            f"{percent(summary['runx2_pct'], 0)} and ALP {percent(summary['alp_pct'], 0)} of the "
            "start after 120 days in this model."
        ),
        "description": {
            "build": "Seven steps from hormone to protein, four line charts of genes over 120 days, "
            "and a table of targets against the kinds of study that looked at them.",
            "stats": f"{percent(summary['bound_pr_a_pct'], 0)} of all receptors are bound PR-A and "
            f"{percent(summary['bound_pr_b_pct'], 0)} bound PR-B. Runx2 stands at "
            f"{percent(summary['runx2_day_8_pct'], 0)} after 8 days and "
            f"{percent(summary['runx2_pct'], 0)} after 120.",
            "trend": _trend(summary),
        },
        "table": {
            "columns": ["Days of progesterone"]
            + [f"{label} (% of start)" for label in READ_OUTS.values()],
            "rows": thin(
                outcome.time["values"], [one["values"] for one in outcome.series], step=10
            ),
        },
        "notes": [
            "Estrogen is as before menopause here, so that inflammatory signals are quiet.",
            "The four genes follow one programme in the model; only their order, early to late, "
            "is known.",
            "Most cells of the table are empty. An arrow in a diagram can stand for very "
            "different evidence.",
            "Quick actions outside of the nucleus exist as well. The model leaves them out.",
        ],
    }


def _steps(summary):
    """The cascade in order; a value where the model has one."""
    share = summary["bound_pr_a_pct"] + summary["bound_pr_b_pct"]
    rows = (
        (
            "entry",
            "Progesterone enters the cell",
            "free level, nmol/L",
            summary["free_progesterone_nmol_per_l"],
        ),
        ("binding", "It binds PR-A and PR-B", "% of receptors bound", share),
        (
            "dimer",
            "Two bound receptors pair up",
            "pairs, relative to a usual cycle",
            summary["dimers_relative"],
        ),
        ("pre", "Pairs bind to DNA at response elements", None, None),
        ("coactivators", "Co-activators gather", None, None),
        ("mrna", "Genes are read", "Runx2 after 8 days, % of start", summary["runx2_day_8_pct"]),
        ("protein", "Proteins are made", "ALP after 120 days, % of start", summary["alp_pct"]),
    )
    return [
        {"key": key, "label": label, "quantity": quantity, "value": value}
        for key, label, quantity, value in rows
    ]


def _cell(found):
    if found is None:
        return dict(NO_DATA)
    sign, source, cited_as, note = found
    return {"sign": sign, "source": source, "cited_as": cited_as, "note": note}


def _trend(summary):
    if abs(summary["runx2_pct"] - 100) < 0.5:
        return "The genes stay level: without bound pairs of receptors nothing is passed on."
    return "The genes rise within two weeks and then stay level."
