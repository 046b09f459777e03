"""What is traced of a course is what the code computes."""

import numpy as np
import pytest

from model.export.system import trace_course
from model.physiology.equations import STATES, Forcing, production_loss
from model.physiology.parameters import DEFAULT, calibrated
from model.physiology.treatments import KINDS, Intervention
from model.simulation.course import Course
from model.simulation.run import SERIES, observables
from model.solver.expressions import evaluate, free_symbols


def value_of(traced, name, segment, values):
    """Compute a rule at a moment, and what it needs first."""
    if name not in values:
        pieces = traced.rules.get(name) or [traced.fixed[name]]
        piece = pieces[segment] if len(pieces) > 1 else pieces[0]
        for other in free_symbols(piece):
            value_of(traced, other, segment, values)
        values[name] = evaluate(piece, values)
    return values[name]


def assert_drives(course, first, last, traced):
    segments = course.segments(first, last, DEFAULT)
    for count, segment in enumerate(segments):
        for share in (0.1, 0.5, 0.9):
            day = segment.start + share * (segment.stop - segment.start)
            values = traced.constants | {"time": day - segments[0].start}
            for name, wanted in segment.forcing(day)._asdict().items():
                found = value_of(traced, f"drive_{name}", count, values)
                assert found == pytest.approx(wanted, rel=1e-11, abs=1e-14), name


def test_what_acts_on_bone_is_what_the_course_says(exported):
    assert_drives(exported.course, exported.first, exported.last, exported.traced)


def test_rates_and_what_is_observed_are_the_code(exported):
    """At random states and forcings the expressions give what the functions give."""
    traced = exported.traced
    random = np.random.default_rng(1)
    forcing = Forcing(*random.uniform(0.2, 0.9, len(Forcing._fields)).tolist())
    state = random.uniform(0.5, 1.5, len(STATES)).tolist()
    production, loss = production_loss(DEFAULT)(state, forcing)
    values = traced.constants | dict(zip(STATES, state, strict=True))
    values |= {f"drive_{name}": value for name, value in forcing._asdict().items()}
    for i, name in enumerate(STATES):
        for other in free_symbols(traced.rates[name]):
            value_of(traced, other, 0, values)
        found = evaluate(traced.rates[name], values)
        assert found == pytest.approx(production[i] - loss[i] * state[i], rel=1e-11, abs=1e-15)
    observed = observables(DEFAULT)(state, forcing)
    for name, wanted in zip([*SERIES][2:], observed, strict=True):
        raw = name.removesuffix("_pct")
        assert value_of(traced, raw, 0, values) == pytest.approx(wanted, rel=1e-12)


def test_a_second_export_does_not_remember_the_first(natural):
    other = trace_course(natural.course, natural.first, natural.last, calibrated("strong"))
    assert other.constants["a_G"] == calibrated("strong").a_G
    assert natural.traced.constants["a_G"] == DEFAULT.a_G


def test_all_treatments_together_are_traced():
    """Each kind at a level of its own, ovaries that rest among them."""
    kinds = [Intervention(kind, -3.0, 5.0, 0.4 + count / 50) for count, kind in enumerate(KINDS)]
    course = Course("natural", interventions=tuple(kinds))
    traced = trace_course(course, -5, 10, DEFAULT)
    assert {f"level_{count}" for count in range(1, len(KINDS) + 1)} <= traced.constants.keys()
    assert_drives(course, -5, 10, traced)


def test_a_break_moves_on_to_the_next_segment(treated):
    years = [treated.first + day / 365.25 for day in treated.traced.breaks]
    assert years == pytest.approx([0, 2, 4, 6])
    assert len(treated.traced.rules["drive_estrogen"]) == 5
    assert treated.traced.days == pytest.approx(20 * 365.25)
