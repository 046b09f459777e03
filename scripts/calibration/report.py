"""The reference page of the calibration: ``python -m scripts.calibration.report FILE.md``.

Tables only; the page's charts are drawn by the site from the scoreboard.
"""

import sys
from pathlib import Path

from model.physiology.parameters import ASSUMPTIONS, PARAMETERS, calibrated, calibration
from model.trials.prediction import scoreboard
from scripts.calibration.cream_report import REPORTED, required_changes
from scripts.calibration.stability import damping_ratio
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import exit_code_of


def table(columns, rows):
    """Format a Markdown table.

    Parameters
    ----------
    columns : sequence of str
    rows : iterable of sequence

    Returns
    -------
    str
    """
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value):
    if value is None:
        return "\N{EN DASH}"
    if isinstance(value, float):
        return f"{value:.3g}"
    return str(value).replace("|", "/")


def parameter_rows(assumption):
    """List the parameters: symbol, meaning, unit, prior, fitted, spread, whether the data say something of their own."""
    fit = calibration()["assumptions"][assumption]
    p = calibrated(assumption)
    for name, one in PARAMETERS.items():
        spread = fit["spread"].get(name)
        if spread is None:
            kind = "set by the assumption" if name in fit["values"] else "prior"
        else:
            kind = "prior-driven" if name in fit["not_identified"] else "fitted"
        yield one.symbol, one.meaning, one.unit, one.value, getattr(p, name), spread, kind


def trial_rows(assumption, role):
    """List the trials of a role: outcome, measured with its range, predicted, distance and verdict."""
    for row in scoreboard(assumption, (role,)):
        interval = f"{row['lower']:.3g} to {row['upper']:.3g}"
        yield (
            row["id"],
            row["bibkey"],
            row["outcome"],
            row["measured"],
            interval,
            row["predicted"],
            row["misfit"],
            row["verdict"],
        )


def counts(assumption):
    """Count by role: rows compared, rows within one tolerance, the largest distance."""
    found = {}
    for role in ("fit", "validate"):
        misfits = [r["misfit"] for r in scoreboard(assumption, (role,)) if r["misfit"] is not None]
        found[role] = len(misfits), sum(one <= 1 for one in misfits), max(misfits)
    return found


def page():
    """Write the whole page as Markdown."""
    data = calibration()
    parts = [
        "# Calibration",
        "Written by `python -m scripts.calibration.report`; do not edit. "
        f"Fit of {data['date']} to {data['targets']} rows; SHA-256 of what it read of them "
        f"`{data['evidence_sha256'][:16]}…`.",
    ]
    summary = []
    for name in ASSUMPTIONS:
        for role, (count, within, largest) in counts(name).items():
            summary.append((name, role, count, within, f"{100 * within / count:.0f} %", largest))
    columns = ("assumption", "role", "rows", "within one tolerance", "share", "largest distance")
    parts += ["## In short", table(columns, summary)]
    for name in ASSUMPTIONS:
        parts.append(f"## Assumption `{name}`")
        parts.append(f"Damping ratio of the cell loop: {damping_ratio(calibrated(name)):.2f}.")
        columns = ("symbol", "meaning", "unit", "prior", "value", "spread", "set by")
        parts += ["### Parameters", table(columns, parameter_rows(name))]
        columns = (
            "row",
            "source",
            "outcome",
            "measured",
            "range",
            "model",
            "distance",
            "verdict",
        )
        for role in ("fit", "validate"):
            parts += [f"### Rows with role {role}", table(columns, trial_rows(name, role))]
        needed = required_changes(calibrated(name))
        parts.append(f"### What {REPORTED} % in three years would take")
        parts.append(table(("quantity", "value"), needed.items()))
    return "\n\n".join(parts) + "\n"


def main(arguments=None):
    """Write the page."""
    parser = SentenceParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    options.file.write_text(page(), "utf-8")


if __name__ == "__main__":
    sys.exit(exit_code_of(main))
