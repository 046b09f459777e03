"""Checks that the model can make of itself wherever it runs, also in a reader's browser.

Two kinds. Laws that hold for any parameters; and agreement with what was published, that is with the
numbers that another computer calculated when the site was built.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from ..errors import RequestError
from ..physiology.equations import STATES, Forcing, baseline, production_loss
from ..physiology.parameters import DEFAULT, ParameterSet, override
from ..simulation.course import Course
from ..simulation.run import run

ROUNDING = 1e-12
EXACT = 1e-9  # % of bone density, over decades
ACCURATE = 1e-3  # points of bone density, between steps and half steps
DECADES_Y = 50
AGREEMENT = 1e-9  # relative; computers differ in the last digits of powers and logarithms
ALLOWED = "A self-test is 'checks', or 'compare' with a published result."

RunRequest: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]  # `api.run`


class Check(NamedTuple):
    """One check: passed if `value` is at most `limit`.

    name : str
    sentence : str, what holds, in words
    value, limit : float
    """

    name: str
    sentence: str
    value: float
    limit: float


def checks(p: ParameterSet = DEFAULT) -> list[Check]:
    """Make every check."""
    return [
        _steady_state(p),
        _decades_of_steady_state(p),
        _estrogen_order(p),
        _without_receptors(p),
        _step_size(p),
    ]


def _steady_state(p: ParameterSet) -> Check:
    state = baseline(p)
    production, loss = production_loss(p)(state, Forcing())
    moved = max(abs(gain - rate * x) for gain, rate, x in zip(production, loss, state, strict=True))
    return Check(
        "rest",
        f"In a healthy premenopausal woman none of the {len(STATES)} states moves (per day).",
        moved,
        ROUNDING,
    )


def _decades_of_steady_state(p: ParameterSet) -> Check:
    result = run(Course(), [0, DECADES_Y], p)
    moved = max(abs(result.series[f"{site}_bmd_pct"][-1] - 100) for site in ("spine", "hip"))
    return Check("long-rest", f"Over {DECADES_Y} years she neither gains nor loses bone (%).", moved, EXACT)


def _estrogen_order(p: ParameterSet) -> Check:
    """Check how far more estrogen ever leaves less bone; 0 where it never does."""
    levels = (2, 5, 10, 20, 40, 80)
    bone = [
        run(Course(stage="withdrawal", e2_after=level, fall_years=0.0), [0, 5], p).series["spine_bmd_pct"][-1]
        for level in levels
    ]
    worst = max(max(less - more, 0.0) for less, more in pairwise(bone))
    return Check("order", "More estrogen never leaves less bone after five years (%).", worst, EXACT)


def _without_receptors(p: ParameterSet) -> Check:
    unresponsive = override(p, a_G=0.0)
    usual, anovulatory = (
        run(Course(disturbed=share), [0, 5], unresponsive).series["spine_bmd_pct"][-1] for share in (0.0, 1.0)
    )
    return Check(
        "deaf",
        "Where genes do not answer progesterone, its loss changes nothing (%).",
        abs(usual - anovulatory),
        0.0,
    )


def _step_size(p: ParameterSet) -> Check:
    years = [-5, 0, 2, 5, 10]
    coarse, fine = (
        run(Course(stage="natural"), years, p, refine=refine).series["spine_bmd_pct"] for refine in (1, 2)
    )
    apart = max(abs(a - b) for a, b in zip(coarse, fine, strict=True))
    return Check("steps", "Half as long steps in time give the same curve (%).", apart, ACCURATE)


def compare(published: dict[str, Any], run_request: RunRequest) -> dict[str, Any]:
    """Measure how far the numbers of this computer lie from published ones.

    Parameters
    ----------
    published : dict
        A result of `api.run`, whole or with ``request``-like keys and ``series`` only; numbers may
        be rounded, and ``digits`` says to how many.
    run_request : callable
        `api.run`.

    Returns
    -------
    dict
        ``scenario``, ``numbers`` (how many were compared) and ``largest``, the largest relative
        difference. A series that is missing here counts as infinitely far and gives None.
    """
    request: dict[str, Any] = {
        key: published[key] for key in ("scenario", "view", "inputs", "assumption") if key in published
    }
    own = {series["name"]: series["values"] for series in run_request(request)["series"]}
    largest, numbers = 0.0, 0
    for series in published["series"]:
        values = own.get(series["name"])
        if values is None or len(values) != len(series["values"]):
            return {"scenario": request["scenario"], "numbers": numbers, "largest": None}
        for ours, theirs in zip(values, series["values"], strict=True):
            if ours is None or theirs is None:
                continue
            numbers += 1
            largest = max(largest, abs(ours - theirs) / max(abs(theirs), 1e-9))
    return {"scenario": request["scenario"], "numbers": numbers, "largest": largest}


def report(request: dict[str, Any], run_request: RunRequest) -> dict[str, Any]:
    """Answer a self-test in words that a page can show.

    Parameters
    ----------
    request : dict
        ``{"self_test": "checks"}`` or ``{"self_test": "compare", "published": ...}``.
    run_request : callable
        `api.run`.

    Returns
    -------
    dict
        ``rows`` of ``name``, ``sentence``, ``figure``, ``limit`` (words) and ``passed``; those of a
        comparison also have ``largest`` and ``agreement``, a sentence.

    Raises
    ------
    RequestError
    """
    if request["self_test"] == "compare":
        try:
            return {"rows": [_comparison_row(request["published"], run_request)]}
        except (KeyError, TypeError, AttributeError) as error:
            raise RequestError(f"{ALLOWED} (this is none: {error!r})", "self_test") from None
    if request["self_test"] != "checks":
        raise RequestError(ALLOWED, "self_test")
    return {
        "rows": [
            {
                "name": check.name,
                "sentence": check.sentence,
                "figure": f"{check.value:.1e}" if check.value else "0",
                "limit": f"{check.limit:.0e}" if check.limit else "0",
                "passed": check.value <= check.limit,
            }
            for check in checks()
        ]
    }


def _comparison_row(published: dict[str, Any], run_request: RunRequest) -> dict[str, Any]:
    comparison = compare(published, run_request)
    largest = comparison["largest"]
    # A rounded number can lie half a unit of its last digit from the true one.
    limit = max(AGREEMENT, 10.0 ** (1 - published.get("digits", 17)))
    passed = largest is not None and largest <= limit
    figure = "other numbers" if largest is None else f"{largest:.1e}" if largest else "0"
    return {
        "name": comparison["scenario"],
        "sentence": f"{comparison['numbers']} published numbers of this chart, calculated here again.",
        "agreement": f"Matches the published curve to {figure}."
        if passed
        else f"Differs from the published curve ({figure}): please tell us.",
        "figure": figure,
        "largest": largest,
        "limit": f"{limit:.0e}",
        "passed": passed,
    }
