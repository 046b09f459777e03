"""What no answer may do, on a few random requests; a command asks thousands."""

from dataclasses import replace

import pytest

from model import api
from model.simulation import run
from scripts.bench import extremes, solver_access

pytestmark = pytest.mark.slow  # each request is answered several times, some with steps of an eighth

REQUESTS = 150
SEED = 15


@pytest.mark.timeout(900)
def test_no_random_request_leads_to_an_extreme():
    faults = extremes.examine(REQUESTS, SEED)
    assert not faults, extremes.report(faults, REQUESTS)


def changed(change):
    """An `api.run` whose results are changed."""

    def answer(request):
        return change(api_run(request), request)

    api_run = api.run
    return answer


def scaled(result, factor):
    series = [one | {"values": [factor * value for value in one["values"]]} for one in result["series"]]
    return result | {"series": series}


def refuse(*_):
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (refuse, "no answer"),
        (lambda result, _: result | {"sentence": float("nan")}, "no answer"),
        (lambda result, _: scaled(result, 3.0), "density outside"),
        (lambda result, request: scaled(result, 1.01 if request["women"] else 1.0), "steps"),
        (lambda result, _: result | {"sentence": "It falls by 77.7% in 1 years."}, "sentence"),
    ],
)
def test_each_kind_of_fault_is_seen(monkeypatch, change, kind):
    monkeypatch.setattr(extremes, "WOMEN_IN", 1)
    monkeypatch.setattr(api, "run", changed(change))
    assert kind in {fault.kind for fault in extremes.examine(6, 2)}


def test_an_average_outside_its_band_is_seen(monkeypatch):
    monkeypatch.setattr(extremes, "WOMEN_IN", 1)
    result = api.run({"scenario": "menopause", "women": extremes.WOMEN})
    assert not extremes._outside(result, {})
    assert {fault.kind for fault in extremes._outside(scaled(result, 1.2), {})} == {
        "average outside its band"
    }


def test_a_jump_from_a_tiny_change_is_seen():
    result = api.run({"scenario": "menopause"})
    assert not extremes._jumps(result, result, {}, False)
    (fault, *_) = extremes._jumps(result, scaled(result, 1.001), {}, False)
    assert fault.kind == "jump"


def test_a_state_below_zero_is_seen(monkeypatch):
    usual = solver_access.integrate.solve
    monkeypatch.setattr(
        solver_access.integrate, "solve", lambda *args: [[-1.0, *state[1:]] for state in usual(*args)]
    )
    _, faults = extremes._answer({"scenario": "menopause"})
    assert "state below zero" in {fault.kind for fault in faults}
    assert run.solve is usual


def test_the_report_names_the_largest_of_each_kind():
    small = extremes.Fault("steps", 0.1, "spine", {"scenario": "menopause"})
    text = extremes.report([small, replace(small, size=0.7, detail="hip")], 9)
    assert "9 requests, 2 faults" in text
    assert "steps: 2 (menopause 2)" in text
    assert "largest 0.7: hip" in text
