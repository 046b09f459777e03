"""Notes that an answer calls for where it leaves what anybody has measured, or starts under treatment."""

from collections.abc import Iterable

from ...physiology.treatments import Intervention
from ...trials import evidence_table
from .numbers import percent

# Share of a pit that is refilled, percent. Assumption: in biopsies it was never far from all of it.
REFILLED = (70.0, 130.0)
SIGNAL_ROW, CULTURE_ROW = "E035", "E045"


def treated_at_start(interventions: Iterable[Intervention], first_y: float) -> list[str]:
    """Say what percent of the start means where a treatment began before the first year shown.

    Parameters
    ----------
    interventions : iterable of Intervention
    first_y : float
        Year of the run that is 100%.
    """
    if not any(one.level and one.start_y < first_y for one in interventions):
        return []
    return [
        "A treatment began before the first year shown, and it counts from then on. 100% is that first "
        "year, with the treatment: a marker that it held down then can later stand far above 100%."
    ]


def most_rankl(highest_pct: float) -> list[str]:
    """Say that RANKL leaves what was measured on marrow cells.

    Parameters
    ----------
    highest_pct : float
        Percent of before menopause.
    """
    most = 100 + evidence_table.number(SIGNAL_ROW, "range_high")
    if highest_pct <= most:
        return []
    return [
        f"RANKL reaches {percent(highest_pct, 0)} here. On marrow cells of women no more than "
        f"{percent(most, 0)} was measured: what lies above is the model’s alone."
    ]


def most_genes(alp_pct: float) -> list[str]:
    """Say that the genes rise beyond what progesterone did in culture.

    Parameters
    ----------
    alp_pct : float
        Alkaline phosphatase, percent of its start.
    """
    most = 100 + evidence_table.number(CULTURE_ROW, "difference_pct")
    if alp_pct <= most:
        return []
    return [
        f"ALP reaches {percent(alp_pct, 0)} here. In cultured bone cells progesterone took it to "
        f"{percent(most, 0)} at most: what lies above is the model’s alone."
    ]


def refilled(share_pct: float) -> list[str]:
    """Say that a pit is refilled as no measured one was."""
    if REFILLED[0] <= share_pct <= REFILLED[1]:
        return []
    return [
        f"No pit refilled to {percent(share_pct, 0)} has been measured. So far from 100%, pit and bone are the "
        "model’s alone."
    ]
