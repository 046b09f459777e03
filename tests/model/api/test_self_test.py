"""The model's checks of itself: they pass as it is, and notice what is wrong."""

import json

import pytest

from model import api
from model.api import self_test
from model.errors import RequestError
from model.physiology.parameters import override


def test_every_check_passes_for_every_assumption():
    from model.physiology.parameters import ASSUMPTIONS, calibrated

    for name in ASSUMPTIONS:
        for one in self_test.checks(calibrated(name)):
            assert one.value <= one.limit, f"{name}: {one}"


@pytest.mark.parametrize(("name", "change"), [("steps", {"refine": True}), ("rest", {"tau_I": 0.0})])
def test_a_check_can_fail(name, change, monkeypatch):
    """With another integrator or an impossible parameter the check that is about it says so."""
    if name == "steps":
        plain = self_test.run

        def crooked(*args, refine=1, **options):
            result = plain(*args, refine=refine, **options)
            return result if refine == 1 else _shifted(result)

        monkeypatch.setattr(self_test, "run", crooked)
        found = {one.name: one for one in self_test.checks()}[name]
        assert found.value > found.limit
    else:
        with pytest.raises(RequestError, match="'tau_I' is out of range"):
            self_test.checks(override(None, **change))


def _shifted(result):
    result.series["spine_bmd_pct"] = [value + 0.01 for value in result.series["spine_bmd_pct"]]
    return result


def ask(published):
    text = json.dumps({"self_test": "compare", "published": published})
    return json.loads(api.run_json(text))["result"]["rows"][0]


def test_the_same_numbers_agree_and_others_are_noticed():
    published = api.run({"scenario": "estrogen-withdrawal"})
    row = ask(published)
    assert row["passed"]
    assert row["figure"] == "0"
    assert row["agreement"] == "Matches the published curve to 0."
    values = published["series"][-1]["values"]
    values[-1] *= 1 + 1e-6
    row = ask(published)
    assert not row["passed"]
    assert row["largest"] == pytest.approx(1e-6, rel=1e-3)
    assert ask({**published, "digits": 6})["passed"]
    values.pop()
    assert not ask(published)["passed"]


def test_what_is_no_self_test_is_refused():
    for question in (
        {"self_test": "all"},
        {"self_test": "compare"},
        {"self_test": "compare", "published": 3},
    ):
        error = json.loads(api.run_json(json.dumps(question)))["error"]
        assert error["kind"] == "request"
        assert "checks" in error["message"]
