"""What sampling and leaving trials out say of the fit, as tables: docs/data/fit-checks.json."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from math import exp

from model.physiology.parameters import PARAMETERS, calibrated, calibration
from model.trials.prediction import best_estimate, group_of
from scripts.calibration.posterior.likelihood import scale_of
from scripts.calibration.posterior.targets import COHORTS, targets
from scripts.model_pages import assumption
from scripts.runner.files import ROOT

_FILE = ROOT / "docs" / "data" / "fit-checks.json"
_MILLION = 1e6
_OUTCOMES = {"spine_bmd": "density of the spine", "hip_bmd": "density of the hip", "rankl": "RANKL"}


@lru_cache(maxsize=1)
def checks() -> dict:
    """Read the file, written by a full calibration."""
    return json.loads(_FILE.read_text("utf-8"))


def table(part: str) -> dict:
    """Return the values of model/fit-numbers.html.

    Parameters
    ----------
    part : str
        A key of `PARTS`.

    Returns
    -------
    dict
        ``caption, columns, rows``; the first entry of a row is its head.
    """
    return PARTS[part]()


def _support() -> dict:
    found = checks()["positions"]
    best = max(one["log_evidence"] for one in found.values())
    fits = calibration()["assumptions"]
    best_approximate = max(one["log_evidence"] for one in fits.values())
    rows = []
    for name, one in found.items():
        rows.append(
            (
                assumption.positions()[name]["label"],
                times(best - one["log_evidence"]),
                times(best_approximate - fits[name]["log_evidence"]),
                _signed(f"{one['information_criterion']:.1f}"),
                _signed(f"{one['log_score']:.2f}"),
            )
        )
    return {
        "caption": "How well the published rows support each position of the switch",
        "columns": (
            "Progesterone’s direct effect",
            "Probability of all rows",
            "The same by a normal approximation",
            "Information criterion (higher is better)",
            "Mean log score of rows left out (higher is better)",
        ),
        "rows": rows,
    }


def times(difference: float) -> str:
    """Put a difference of log probabilities into words."""
    if difference == 0:
        return "highest"
    factor = exp(min(difference, 50.0))
    if factor > _MILLION:
        return "more than a million times lower"
    digits = 1 if factor >= 10 else 2
    return f"{float(f'{factor:.{digits}g}'):,.10g} times lower"


def _effect() -> dict:
    found = checks()["effect"]["per_year"]
    return {
        "caption": "Progesterone’s effect within the model, with its sign left open: spine, % a year",
        "columns": ("In whom", "Middle", "95 % range", "Share of sampled sets above zero"),
        "rows": [(question, *_range(size, 2)) for question, size in found.items()],
    }


def _sources() -> dict:
    rows = []
    for left_out, one in checks()["sources"].items():
        middle, ends, probability = _range(one, 3)
        rows.append((left_out, str(one["rows"]), middle, ends, probability))
    return {
        "caption": "Where the effect in the model comes from: the same fit without some of the rows",
        "columns": (
            "Left out",
            "Rows",
            "Share of the gene program that progesterone drives",
            "95 % range",
            "Share of sampled sets above zero",
        ),
        "rows": rows,
    }


def _range(one: dict, digits: int) -> tuple[str, str, str]:
    ends = (_signed(f"{one[end]:.{digits}f}") for end in ("low", "high"))
    middle = _signed(f"{one['median']:.{digits}f}")
    return middle, " to ".join(ends), _probability(one["probability"])


def _signed(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")


def _probability(share: float) -> str:
    if share > 0.999:
        return "above 99.9 %"
    return f"{100 * share:.0f} %"


def _coverage() -> dict:
    found = checks()
    rows = []
    for name, one in found["positions"].items():
        left_out = found["left_out"][name]
        held = round(one["coverage"] * len(left_out))
        rows.append(
            (
                assumption.positions()[name]["label"],
                f"{held} of {len(left_out)}",
                f"{100 * held / len(left_out):.0f} %",
            )
        )
    return {
        "caption": f"Rows inside the 95 % range of a fit that never saw their study ({found['folds']} groups of trials)",
        "columns": ("Progesterone’s direct effect", "Rows inside", "Share"),
        "rows": rows,
    }


def _sampling() -> dict:
    rows = []
    for name, fit in calibration()["assumptions"].items():
        one = fit["sampling"]
        if one["method"] != "sampled":  # a quick calibration
            rows.append(
                (
                    assumption.positions()[name]["label"],
                    "not sampled: a normal approximation",
                    "\N{EN DASH}",
                    "\N{EN DASH}",
                )
            )
            continue
        rows.append(
            (
                assumption.positions()[name]["label"],
                f"{one['steps'] * one['walkers']:,}",
                f"{max(one['rhat'].values()):.3f}",
                f"{min(one['effective_size'].values()):,}",
            )
        )
    return {
        "caption": "How well the parameters were sampled",
        "columns": (
            "Progesterone’s direct effect",
            "Sets sampled",
            "Largest R-hat (1 is best)",
            "Smallest effective number of sets",
        ),
        "rows": rows,
    }


def _sensitivity() -> dict:
    rows = [
        (outcome, "; ".join(f"{_meaning(name)} ({share:.2f})" for name, share in found.items()))
        for outcome, found in checks()["sensitivity"].items()
    ]
    return {
        "caption": "What outcomes hang on: total Sobol indices of the parameters that matter most",
        "columns": ("Outcome", "Parameters, with the share of the variance that each is behind"),
        "rows": rows,
    }


def _meaning(name: str) -> str:
    """Shorten a parameter's meaning to its first clause."""
    return PARAMETERS[name].meaning.partition(";")[0]


def _between() -> dict:
    groups = calibration()["assumptions"]["small"]["between_trials"]
    counts = Counter(group_of(row) for row in targets())
    words = {"total": "over the whole trial", "per_year": "a year"}
    rows = []
    for group, sd in groups.items():
        outcome, report, women = group.split()
        name = _OUTCOMES.get(outcome, outcome.upper())
        what = f"{name}, {women} women"
        rows.append((what, words[report], str(counts[group]), f"{scale_of(group):.2g}", f"{sd:.2g}"))
    return {
        "caption": "How far trials of the same thing differ, as a standard deviation in percentage points",
        "columns": ("Outcome", "Reported", "Rows", "Guessed before", "Found"),
        "rows": rows,
    }


def _late() -> dict:
    rows = []
    for row in COHORTS:
        first = float(row["start_y"])
        years = f"years {first:.0f} to {first + float(row['time_months']) / 12:.0f} after the final period"
        asked = [row["arm_mean_change_pct"], *(_late_rate(row, name) for name in checks()["positions"])]
        what = f"{_OUTCOMES[row['outcome']]}, {years}"
        rows.append((what, _signed(asked[0]), row["se"], *asked[1:]))
    names = (f"Model at {assumption.positions()[name]['label']}" for name in checks()["positions"])
    return {
        "caption": "Two rates of late loss that the fit is asked for, % a year",
        "columns": ("Outcome", "Asked for", "Its standard error", *names),
        "rows": rows,
    }


def _late_rate(row: dict[str, str], position: str) -> str:
    return _signed(f"{best_estimate(row, calibrated(position))['arm_mean_change_pct']:.2f}")


PARTS = {
    "support": _support,
    "effect": _effect,
    "late": _late,
    "sources": _sources,
    "coverage": _coverage,
    "sampling": _sampling,
    "between": _between,
    "sensitivity": _sensitivity,
}
