"""How the three positions of the assumption switch fare against the published rows."""

from __future__ import annotations

from scripts.calibration import report
from scripts.calibration.report import ASSUMPTIONS, calibration

_ROLES = {"fit": "used in the fit", "validate": "never used in the fit"}


def table() -> dict:
    """Return the values of model/fit-table.html.

    Returns
    -------
    dict
        ``targets`` (rows of the fit), ``date``, and ``rows``: one for each position of the switch
        and each role, with ``assumption, role, compared, within``.
    """
    rows = [
        {"assumption": name, "role": _ROLES[role], "compared": compared, "within": within}
        for name in ASSUMPTIONS
        for role, (compared, within, _) in report.counts(name).items()
    ]
    return {"rows": rows, "targets": calibration()["targets"], "date": calibration()["date"]}
