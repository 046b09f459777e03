"""Pictures and words for `genomic-cascade`."""

from ..outcome import Outcome
from ..shapes import Mark, Shown, Summary
from ..wording.axes import axis
from ..wording.numbers import number, percent
from ..wording.panels import line_panel
from ..wording.tables import full_table
from .evidence_signs import count_findings, sign_matrix
from .genomic_cascade import READ_OUTS


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
            "play": _play(steps),
            "matrix": sign_matrix(),
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
            f"At {outcome.question.units.quantity(outcome.inputs['p4'], 'ng/mL')}, Runx2 reaches "
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
        "table": full_table(outcome, step=10),
        "notes": [
            "Estrogen is as before menopause here, so that inflammatory signals are quiet.",
            "The four genes follow one programme in the model; only their order, early to late, is known.",
            f"{known} of {cells} cells of the table hold a finding. An arrow in a diagram can stand "
            "for very different evidence.",
            "Quick actions outside of the nucleus exist as well. The model leaves them out.",
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
            f"{percent(share, 0)} of receptors bound",
        ),
        (
            "dimer",
            "Two bound receptors pair up",
            "pairs, relative to a usual cycle",
            summary["dimers_relative"],
            f"{number(summary['dimers_relative'])} times a usual cycle",
        ),
        ("pre", "Pairs bind to DNA at response elements", None, None, "not in the model"),
        ("coactivators", "Co-activators gather", None, None, "not in the model"),
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
        {"key": key, "label": label, "quantity": quantity, "value": value, "note": note}
        for key, label, quantity, value, note in rows
    ]


def _play(steps: list[Mark]) -> Mark:
    """List the steps as places to walk through."""
    stops = [{"at": i + 1, "text": f"{step['label']}: {step['note']}."} for i, step in enumerate(steps)]
    return {"label": "Step", "unit": "step", "min": 1, "max": len(steps), "stops": stops}


def _trend(summary: Summary) -> str:
    if abs(summary["runx2_pct"] - 100) < 0.5:
        return "The genes stay level: without bound pairs of receptors nothing is passed on."
    return "The genes rise within two weeks and then stay level."
