"""Pictures and words for `genomic-cascade`."""

from ..outcome import Outcome
from ..shapes import ChartSpec, Mark, Shown, Summary
from ..wording import beyond_data
from ..wording.axes import axis
from ..wording.numbers import number, percent
from ..wording.panels import line_panel
from ..wording.tables import full_table
from .evidence_signs import count_findings
from .genomic_cascade import READ_OUTS

STATIONS = {
    "entry": "Enters",
    "binding": "Binds",
    "dimer": "Pairs",
    "pre": "At DNA",
    "mrna": "Genes read",
    "protein": "Proteins",
}
SHORT = {"runx2": "Runx2", "col1a1": "Collagen", "alp": "ALP", "osteocalcin": "Osteocalcin"}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary = outcome.summary
    steps = _steps(summary)
    known, cells = count_findings()
    return {
        "chart": {
            "kind": "stepper",
            "title": "From hormone to protein",
            "x": axis("Days of progesterone", "day", [0, 30, 60, 90, 120]),
            "steps_label": "From hormone to protein",
            "steps": steps,
            "scene": _scene(summary),
            "play": _play(steps),
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
                    short=SHORT[key],
                    secondary=True,
                )
                for key, label in READ_OUTS.items()
            ],
        },
        "sentence": (
            f"At {outcome.question.units.quantity(outcome.inputs['p4'], 'ng/mL')}, Runx2 reaches "
            f"{percent(summary['runx2_pct'], 0)} and ALP {percent(summary['alp_pct'], 0)} of the "
            "start after 120 days in this model."
        ),
        "description": {
            "build": "Six steps from hormone to protein as one flow through a cell, with as many shapes "
            "at each as the model says, and four line charts of genes over 120 days.",
            "stats": f"{percent(summary['bound_pr_a_pct'], 0)} of all receptors are bound PR-A and "
            f"{percent(summary['bound_pr_b_pct'], 0)} bound PR-B. Runx2 stands at "
            f"{percent(summary['runx2_day_8_pct'], 0)} after 8 days and "
            f"{percent(summary['runx2_pct'], 0)} after 120.",
            "trend": _trend(summary),
        },
        "table": full_table(outcome, step=10),
        "notes": [
            "Estrogen is as before menopause here, so that inflammatory signals are quiet.",
            "The four genes follow one programme in the model; only their order, early to late, is known.",
            f"Of {cells} pairs of a target and a kind of study, {known} hold a finding. An arrow in a diagram can stand "
            "for very different evidence.",
            "Quick actions outside of the nucleus exist as well. The model leaves them out.",
            *beyond_data.most_genes(summary["alp_pct"]),
        ],
    }


def _steps(summary: Summary) -> list[Mark]:
    """List the cascade in order, with a value where the model has one."""
    share = summary["bound_pr_a_pct"] + summary["bound_pr_b_pct"]
    rows: tuple[tuple[str, str, str | None, float | None, str], ...] = (
        (
            "entry",
            "The hormone enters the cell",
            "free level, nmol/L",
            summary["free_progesterone_nmol_per_l"],
            f"{number(summary['free_progesterone_nmol_per_l'], 2)} nmol/L is free",
        ),
        (
            "binding",
            "It binds PR-A and PR-B",
            "% of receptors bound",
            share,
            f"PR-A {percent(summary['bound_pr_a_pct'], 0)}, PR-B {percent(summary['bound_pr_b_pct'], 0)}",
        ),
        (
            "dimer",
            "Two bound receptors pair up",
            "pairs, relative to a usual cycle",
            summary["dimers_relative"],
            f"{number(summary['dimers_relative'])} times a usual cycle",
        ),
        ("pre", "Pairs bind to DNA, and co-activators gather", None, None, "not in the model"),
        (
            "mrna",
            "Genes are read",
            "Runx2 after 8 days, % of start",
            summary["runx2_day_8_pct"],
            f"Runx2 {percent(summary['runx2_day_8_pct'], 0)} on day 8",
        ),
        (
            "protein",
            "Proteins are made",
            "ALP after 120 days, % of start",
            summary["alp_pct"],
            f"ALP {percent(summary['alp_pct'], 0)} on day 120",
        ),
    )
    return [
        {
            "key": key,
            "label": label,
            "quantity": quantity,
            "value": value,
            "note": note,
            "short": STATIONS[key],
        }
        for key, label, quantity, value, note in rows
    ]


def _scene(summary: Summary) -> ChartSpec:
    """Count what stands at each step that the model has."""
    rows = (
        ("entry", "progesterone", "Free progesterone", "free_progesterone_nmol_per_l", "nmol/L", 0.1),
        ("binding-a", "receptor-a", "Bound PR-A", "bound_pr_a_pct", "%", 5),
        ("binding-b", "receptor-b", "Bound PR-B", "bound_pr_b_pct", "%", 5),
        ("dimer", "pair", "Pairs", "dimers_relative", "times a usual cycle", 0.5),
        ("mrna", "message", "Runx2, day 8", "runx2_day_8_pct", "%", 20),
        ("protein", "protein", "ALP, day 120", "alp_pct", "%", 20),
    )
    return {
        "setting": "cell",
        "label": "From hormone to protein",
        "counts": [
            {"key": key, "shape": shape, "label": label, "value": summary[name], "unit": unit, "each": each}
            for key, shape, label, name, unit, each in rows
        ],
        "says": ["one shape: 0.1 nmol/L", "5% of receptors", "0.5 times a cycle", "20% of start"],
        "says_short": ["one shape: 0.1 nmol/L", "5%", "0.5 times", "20%"],
    }


def _play(steps: list[Mark]) -> Mark:
    """List the steps as places to walk through."""
    stops = [{"at": i + 1, "text": f"{step['label']}: {step['note']}."} for i, step in enumerate(steps)]
    return {"label": "Step", "unit": "step", "min": 1, "max": len(steps), "stops": stops}


def _trend(summary: Summary) -> str:
    if abs(summary["runx2_pct"] - 100) < 0.5:
        return "The genes stay level: without bound pairs of receptors nothing is passed on."
    return "The genes rise within two weeks and then stay level."
