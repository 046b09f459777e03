"""What each name in an exported file means, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ..physiology.equations import STATES
from ..physiology.parameters import PARAMETERS
from ..physiology.treatments import Intervention
from ..simulation.run import SERIES
from ..solver.expressions import free_symbols
from ..units import Number

# A meaning may tell the prior value in passing, as "(0.15 a year)"; a file holds the fitted one.
TOLD_VALUE = re.compile(r" \([\d.]+ a \w+\)")
FIXED = {
    "year": "year of the run, 0 = final menstrual period or surgery",
    "first_year": "year of the run at its start",
    "days_per_year": "days in a year",
    "segment": "stretch of time between two breaks",
    "e2_after": "estradiol after menopause, surgery or withdrawal",
    "estrogen_share": "share of premenopausal estrogen that remains",
    "ovulatory_share": "share of cycles with ovulation",
}


def label_all(rules: Mapping[str, Sequence[Number]], interventions: Iterable[Intervention]) -> dict[str, str]:
    """Label every name that a file may hold.

    Parameters
    ----------
    rules : mapping of str to sequence of (float or Expression)
    interventions : iterable of Intervention

    Returns
    -------
    dict of str to str
    """
    labels = {name: name.replace("_", " ") for name in [*STATES, *rules]}
    for name, pieces in rules.items():
        if name.startswith("part_"):
            labels[name] = "part of other rules" + _naming(pieces)
        elif name.startswith("drive_"):
            labels[name] = f"what acts on bone: {name.removeprefix('drive_').replace('_', ' ')}"
    labels |= {name: f"{label}, {unit}" for name, (label, unit) in SERIES.items()}
    labels |= {name: TOLD_VALUE.sub("", one.meaning) for name, one in PARAMETERS.items()}
    for count, treatment in enumerate(interventions, start=1):
        end = "" if treatment.stop_y is None else f" to {treatment.stop_y:g}"
        labels[f"level_{count}"] = (
            f"level of {treatment.kind.replace('_', ' ')} from year {treatment.start_y:g}{end}, 1 = study arm"
        )
    return labels | FIXED


def _naming(pieces: Sequence[Number]) -> str:
    """Say which parameters a part depends on by itself."""
    found = sorted(set().union(*map(free_symbols, pieces)) & PARAMETERS.keys())
    return f", depends on {', '.join(found)}" if found else ""
