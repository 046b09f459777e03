"""Checks that the model can make of itself wherever it runs, also in a reader's browser.

Two kinds. Laws that hold for any parameters; and agreement with what was published, that is with the
numbers that another computer calculated when the site was built.
"""

from collections import namedtuple

from ..errors import RequestError
from ..physiology.equations import STATES, Forcing, baseline, production_loss
from ..physiology.parameters import DEFAULT, override
from ..simulation.course import Course
from ..simulation.run import run

Check = namedtuple("Check", "name sentence value limit")
Check.__doc__ = """One check: passed if `value` is at most `limit`.

name : str
sentence : str, what holds, in words
value, limit : float
"""

ROUNDING = 1e-12
EXACT = 1e-9  # % of bone density, over decades
ACCURATE = 1e-3  # points of bone density, between steps and half steps
DECADES_Y = 50


def checks(p=DEFAULT):
    """Make every check.

    Parameters
    ----------
    p : ParameterSet

    Returns
    -------
    list of Check
    """
    return [
        _rest(p),
        _long_rest(p),
        _order(p),
        _deaf(p),
        _steps(p),
    ]


def _rest(p):
    state = baseline(p)
    production, loss = production_loss(p)(state, Forcing())
    moved = max(abs(a - b * x) for a, b, x in zip(production, loss, state))
    return Check(
        "rest",
        f"In a healthy premenopausal woman none of the {len(STATES)} states moves (per day).",
        moved,
        ROUNDING,
    )


def _long_rest(p):
    result = run(Course(), [0, DECADES_Y], p)
    moved = max(abs(result.series[f"{site}_bmd_pct"][-1] - 100) for site in ("spine", "hip"))
    return Check("long-rest", f"Over {DECADES_Y} years she neither gains nor loses bone (%).", moved, EXACT)


def _order(p):
    """How far more estrogen ever left less bone; 0 where it never did."""
    levels = (2, 5, 10, 20, 40, 80)
    kept = [
        run(Course(stage="withdrawal", e2_after=level, fall_years=0.0), [0, 5], p).series["spine_bmd_pct"][-1]
        for level in levels
    ]
    worst = max(max(low - high, 0.0) for low, high in zip(kept, kept[1:]))
    return Check("order", "More estrogen never leaves less bone after five years (%).", worst, EXACT)


def _deaf(p):
    deaf = override(p, a_G=0.0)
    cycles = [run(Course(disturbed=share), [0, 5], deaf) for share in (0.0, 1.0)]
    usual, none = (one.series["spine_bmd_pct"][-1] for one in cycles)
    return Check(
        "deaf",
        "Where genes do not answer progesterone, its loss changes nothing (%).",
        abs(usual - none),
        0.0,
    )


def _steps(p):
    years = [-5, 0, 2, 5, 10]
    coarse, fine = (
        run(Course(stage="natural"), years, p, refine=refine).series["spine_bmd_pct"] for refine in (1, 2)
    )
    apart = max(abs(a - b) for a, b in zip(coarse, fine))
    return Check("steps", "Half as long steps in time give the same curve (%).", apart, ACCURATE)


def compare(published, run_request):
    """How far the numbers of this computer lie from published ones.

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
    request = {
        key: published[key] for key in ("scenario", "view", "inputs", "assumption") if key in published
    }
    own = {one["name"]: one["values"] for one in run_request(request)["series"]}
    largest, numbers = 0.0, 0
    for series in published["series"]:
        values = own.get(series["name"])
        if values is None or len(values) != len(series["values"]):
            return {"scenario": request["scenario"], "numbers": numbers, "largest": None}
        for ours, theirs in zip(values, series["values"]):
            if ours is None or theirs is None:
                continue
            numbers += 1
            largest = max(largest, abs(ours - theirs) / max(abs(theirs), 1e-9))
    return {"scenario": request["scenario"], "numbers": numbers, "largest": largest}


ALLOWED = "A self-test is 'checks', or 'compare' with a published result."


def report(question, run_request):
    """Answer a self-test in words that a page can show.

    Parameters
    ----------
    question : dict
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
    if question["self_test"] == "compare":
        try:
            return {"rows": [_compared(question["published"], run_request)]}
        except (KeyError, TypeError, AttributeError) as error:
            raise RequestError(f"{ALLOWED} (this is none: {error!r})", "self_test") from None
    if question["self_test"] != "checks":
        raise RequestError(ALLOWED, "self_test")
    return {
        "rows": [
            {
                "name": one.name,
                "sentence": one.sentence,
                "figure": f"{one.value:.1e}" if one.value else "0",
                "limit": f"{one.limit:.0e}" if one.limit else "0",
                "passed": one.value <= one.limit,
            }
            for one in checks()
        ]
    }


AGREEMENT = 1e-9  # relative; computers differ in the last digits of powers and logarithms


def _compared(published, run_request):
    found = compare(published, run_request)
    largest = found["largest"]
    # A rounded number can lie half a unit of its last digit from the true one.
    limit = max(AGREEMENT, 10.0 ** (1 - published.get("digits", 17)))
    passed = largest is not None and largest <= limit
    figure = "other numbers" if largest is None else f"{largest:.1e}" if largest else "0"
    return {
        "name": found["scenario"],
        "sentence": f"{found['numbers']} published numbers of this chart, calculated here again.",
        "agreement": f"Matches the published curve to {figure}."
        if passed
        else f"Differs from the published curve ({figure}): please tell us.",
        "figure": figure,
        "largest": largest,
        "limit": f"{limit:.0e}",
        "passed": passed,
    }
