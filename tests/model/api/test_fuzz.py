"""Whatever is asked, the door answers: with a result or with a `RequestError`, and soon."""

import json
import time

import pytest

from model import api
from model.api.request import MAX_INTERVENTIONS, check
from model.errors import RequestError
from model.physiology.exposures import KINDS, largest_level
from tests.model.api.fuzzer import Fuzzer

COUNT = 10_000
SEED = 20261
SHARE = 25  # of what passes the checks, one in so many is computed in the usual run
MAX_S = 2.0  # of this process's own time, so that a busy machine fails nothing


def refusal(request):
    """Find the error that a request is refused with; None for one that is accepted."""
    try:
        check(request)
    except RequestError as error:
        return error
    return None


@pytest.mark.timeout(7200)  # with --fuzz all
def test_ten_thousand_requests_end_in_a_result_or_a_request_error(pytestconfig):
    every = 1 if pytestconfig.getoption("fuzz") == "all" else SHARE
    fuzzer = Fuzzer(SEED)
    refused, passed, computed, slowest = 0, 0, 0, (0.0, None)
    for number in range(COUNT):
        request = fuzzer.request()
        started = time.process_time()
        error = refusal(request)
        if error is not None:
            refused += 1
            with pytest.raises(RequestError):
                api.run(request)
            assert 0 < len(str(error)) < 1000, number
            assert "\n" not in str(error), number
            assert error.field is None or isinstance(error.field, str)
            assert time.process_time() - started < MAX_S, number
            continue
        passed += 1
        if passed % every:
            continue
        computed += 1
        result = api.run(request)
        slowest = max(slowest, (time.process_time() - started, number))
        json.dumps(result, allow_nan=False)
        assert all(len(one["values"]) == len(result["time"]["values"]) for one in result["series"])
    print(
        f"{COUNT} requests: {refused} refused, {passed} accepted, {computed} of these computed; "
        f"the slowest took {slowest[0]:.2f} s"
    )
    assert refused > COUNT / 2, "the fuzzer no longer makes bad requests"
    assert computed > 50, "the fuzzer no longer makes good requests"
    assert slowest[0] < MAX_S, f"request {slowest[1]} of seed {SEED}"


@pytest.mark.parametrize("name", [one["name"] for one in api.scenarios() if one["most_women"]])
def test_the_most_that_may_be_asked_for_is_answered_soon(name):
    """As many women as are allowed, for the longest time, with as many treatments as may be, one after the other."""
    scenario = next(one for one in api.scenarios() if one["name"] == name)
    longest = {one["key"]: one["max"] for one in scenario["controls"] if one.get("unit") in ("year", "years")}
    treated = [
        {
            "kind": kind,
            "start_y": -19.9 + 3.1 * place,
            "stop_y": min(40, -17 + 4.1 * place),
            "level": largest_level(kind),
        }
        for place, kind in enumerate([*KINDS][-MAX_INTERVENTIONS:])
    ]
    inputs = longest | ({"interventions": treated} if scenario["takes_interventions"] else {})
    started = time.process_time()
    api.run({"scenario": name, "inputs": inputs, "women": scenario["most_women"]})
    assert time.process_time() - started < MAX_S


def test_the_same_seed_asks_the_same():
    one, other = Fuzzer(3), Fuzzer(3)
    assert all(repr(one.proper()) == repr(other.proper()) for _ in range(50))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "1" * 5000,
        '{"scenario": ' + "9" * 5000 + "}",
        '{"seed": NaN}',
        "",
        "\0",
    ],
    ids=["deep list", "deep object", "long number", "long value", "NaN", "empty", "null byte"],
)
def test_text_that_no_parser_likes_is_answered_as_data(text):
    answer = json.loads(api.run_json(text))
    assert answer["error"]["kind"] == "request"
    assert answer["error"]["message"]
