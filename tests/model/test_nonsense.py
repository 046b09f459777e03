"""Every public function, given anything at all: an answer or a named error that says what is allowed."""

import inspect
import os
import warnings
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import model
from model import api, parameters, trials, units
from model.errors import EvidenceError, RequestError
from model.simulation import population, variability
from model.trials import repeated

COURSE = model.Course("natural", interventions=(model.Intervention("mpa", 1.0, 2.0, 1.0),))
WOMEN = {"spine_bmd_pct": np.array([[100.0, 100.0], [98.0, 99.0]])}
RESULT = model.simulate(COURSE, [0, 1])
ROW = {"stage": "natural", "start_y": "3", "treatment": "estrogen:1", "control": "none", "outcome": "ctx"}
ROW |= {"id": "X1", "cycle": "", "before": "mpa:1 for 2 y", "report": "total", "time_months": "6"}


def live(course):
    """Simulate what was made: what passes when it is made must not fail later."""
    return model.simulate(course, [-1, 0, 1])


def course(**fields):
    return live(model.Course(**fields))


def cycle(**fields):
    return live(model.CyclicCourse(model.Cycle(**fields))), live(model.Course(cycle=model.Cycle(**fields)))


def cyclic_course(**fields):
    return live(model.CyclicCourse(**fields))


def hormone_clamp(**fields):
    return live(model.HormoneClamp(**fields))


def intervention(**fields):
    return live(model.Course("surgical", interventions=(model.Intervention(**fields),)))


def parameter_set(**fields):
    return model.simulate(COURSE, [0, 1], model.ParameterSet(**fields))


# Each public function with arguments that it takes. One of them at a time is replaced.
CALLS = {
    course: {
        "stage": "natural",
        "cycle": model.Cycle(),
        "disturbed": 0.1,
        "e2_after": 10.0,
        "fall_years": 2.0,
        "menopause_y": 0.0,
        "interventions": (),
    },
    cycle: {"length": 28.0, "luteal": 14.0, "peak": 14.0, "ovulation": True},
    cyclic_course: {"cycle": model.Cycle()},
    hormone_clamp: {"before": COURSE, "switch_y": 0.5, "estradiol": 50.0, "progesterone": 1.0},
    intervention: {"kind": "mpa", "start_y": 0.5, "stop_y": 0.75, "level": 1.0},
    parameter_set: {row.name: row.value for row in parameters.TABLE},
    model.calibrated: {"assumption": "small"},
    model.override: {"p": None, "a_G": 0.1, "tau_G": 4.0},
    model.simulate: {"course": COURSE, "years": [0, 1], "parameters": {"a_G": 0.1}, "lead_y": 1.0},
    RESULT.at: {"name": "rankl", "years": 0.5},
    RESULT.to_csv: {"path": None},
    api.run: {"request": {"scenario": "menopause"}},
    api.run_json: {"text": '{"scenario": "menopause"}'},
    api.run_packed: {"text": '{"scenario": "menopause"}'},
    population.draw_factors: {"count": 3, "seed": 1},
    population.apply_factors: {
        "course": COURSE,
        "p": parameters.DEFAULT,
        "factors": population.draw_factors(2, 1),
    },
    population.sample_women: {
        "course": COURSE,
        "years": [0, 1],
        "p": parameters.DEFAULT,
        "count": 2,
        "seed": 1,
        "lead_y": 0.0,
    },
    population.sample_bands: {
        "course": COURSE,
        "years": [0, 1],
        "p": parameters.DEFAULT,
        "count": 2,
        "seed": 1,
        "level": 0.5,
    },
    population.quantile_bands: {"women": WOMEN, "level": 0.9},
    population.summarize_women: {"women": WOMEN, "level": 0.9},
    repeated.repeat: {
        "true_means": [0, 1],
        "women": 9,
        "sd": 1.0,
        "dropout": 0.1,
        "scan_sd": 1.0,
        "repeats": 3,
        "seed": 1,
    },
    repeated.student_quantile: {"freedom": 5.0, "level": 0.95},
    trials.predict: {"row": ROW, "assumption": "small"},
    trials.best_estimate: {"row": ROW, "p": parameters.DEFAULT},
    trials.scoreboard: {"assumption": "small", "roles": ()},
    units.alternative: {"unit": "pg/mL"},
    units.to_canonical: {"value": 1.0, "quantity": "time", "unit": "year"},
    variability.log_sd: {"name": "rho"},
}
# Offered, and not called with anything but what the model gave; the classes are made in the functions above.
UNASKED = {"scenarios", "calibration", "stack_columns", "to_frame", "Result", "Parameter", "misfit"}
MADE = {"Course", "Cycle", "CyclicCourse", "HormoneClamp", "Intervention", "ParameterSet"}
ERRORS = {"EvidenceError", "MissingPackageError", "RequestError"}

NUMBERS = st.one_of(
    st.sampled_from([0, -1, 1, True, 10**400, -(10**400), 1e308, -1e308, 5e-324, float("nan"), float("inf")]),
    st.sampled_from([1j, Decimal("1"), Fraction(1, 3), np.float32(1), np.int64(-1), np.bool_(True)]),
    st.floats(-5, 5),
    st.integers(-5, 5),
)
PLAIN = st.one_of(
    NUMBERS,
    st.none(),
    st.text(max_size=8),
    st.binary(max_size=4),
    st.sampled_from(["natural", "small", "rankl", "mpa", "1", "nan", "a_G", "\ud800", "ctx"]),
    st.sampled_from([object(), object, len, range(3), ValueError("x"), COURSE, model.Cycle(), RESULT]),
)
ARRAYS = st.sampled_from(
    [
        np.array(value)
        for value in ([], [1.0, 2.0], [-1.0, np.nan], ["a"], [[1.0], [2.0]], [True], 3.0, [None])
    ]
)
NESTED = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(
            st.sampled_from(["scenario", "inputs", "a_G", "id", "outcome", 0, None]), inner, max_size=3
        ),
    ),
    max_leaves=4,
)
JUNK = st.one_of(NUMBERS, ARRAYS, PLAIN, NESTED)


def offered():
    """Walk the names that the package offers."""
    found = {name: getattr(model, name) for name in model.__all__} | {
        name: getattr(api, name) for name in api.__all__
    }
    for module in (parameters, population, repeated, units, variability):
        found |= {
            name: one
            for name, one in vars(module).items()
            if not name.startswith("_") and getattr(one, "__module__", "") == module.__name__
        }
    found |= {name: getattr(trials, name) for name in trials._OF_PREDICTION}
    found |= {
        name: one for name, one in inspect.getmembers(model.Result, inspect.isfunction) if name[0] != "_"
    }
    return {name: one for name, one in found.items() if callable(one)}


@pytest.fixture(autouse=True, scope="module")
def _elsewhere(tmp_path_factory):
    """Nearly any text is the name of a file that `to_csv` can write."""
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("nonsense"))
    yield
    os.chdir(before)


def test_every_public_function_is_met_with_nonsense():
    asked = {one.__name__ for one in CALLS}
    assert offered().keys() - asked - UNASKED - MADE - ERRORS == set()


@pytest.mark.parametrize("function", CALLS, ids=lambda one: one.__qualname__)
def test_what_is_right_is_taken(function):
    function(**CALLS[function])


@pytest.mark.parametrize("function", CALLS, ids=lambda one: one.__qualname__)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_anything_is_answered_or_refused_by_name(function, data):
    usual = CALLS[function]
    spoiled = data.draw(st.sampled_from(list(usual)), label="argument")
    junk = data.draw(JUNK, label="junk")
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        told = refusal(function, usual | {spoiled: junk})
    assert told is None or 0 < len(told) < 1000
    assert told is None or "\n" not in told


def refusal(function, arguments):
    """Call it; returns the sentence of a named error, and lets every other one pass."""
    try:
        function(**arguments)
    except (RequestError, EvidenceError) as error:
        return str(error)
    return None
