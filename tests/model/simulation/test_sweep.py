"""Many conditions in one run are the same conditions one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.parameters import DEFAULT
from model.simulation.clamp import HormoneClamp, clamp_after_menopause
from model.simulation.course import Course
from model.simulation.run import run
from model.simulation.sweep import change_per_year

SPAN = (4.0, 6.0, DEFAULT, 9.0)  # first and last year, parameters, years before the first
pairs = st.lists(st.tuples(st.floats(2, 200), st.floats(0, 20)), min_size=1, max_size=6)


def swept(several, name="spine_bmd_pct"):
    return change_per_year(clamp_after_menopause, *zip(*several, strict=True), *SPAN, name)


@settings(max_examples=5, deadline=None)
@given(pairs)
def test_each_pair_is_what_a_run_of_its_own_gives(several):
    for found, levels in zip(swept(several), several, strict=True):
        alone = run(clamp_after_menopause(*levels), [4.0, 6.0], DEFAULT, 9.0).series["spine_bmd_pct"]
        assert found == pytest.approx(100 * (alone[1] / alone[0] - 1) / 2, abs=1e-8)


@settings(max_examples=5, deadline=None)
@given(pairs)
def test_the_order_of_the_pairs_does_not_matter(several):
    assert swept(several[::-1]) == swept(several)[::-1]


def test_a_change_is_percent_of_the_first_value_per_year():
    """Estradiol itself is known without the equations: hers at first, the clamped at last."""
    before = Course()
    found = change_per_year(
        lambda *levels: HormoneClamp(before, 1.0, *levels),
        [20.0, 300.0],
        [1.0, 1.0],
        *(0.0, 4.0, DEFAULT, 0.0),
        "estradiol_pg_per_ml",
    )
    hers = before.cycle.mean_estradiol()
    assert found == pytest.approx([100 * (level / hers - 1) / 4 for level in (20, 300)])


def test_a_course_that_no_level_reaches_gives_one_number_for_each_pair():
    """Plain floats, as a page gets them."""
    found = change_per_year(
        lambda *_levels: Course("natural"), [1.0, 2.0, 3.0], [0.0] * 3, *SPAN, "hip_bmd_pct"
    )
    assert len(found) == 3
    assert len(set(found)) == 1
    assert all(type(one) is float for one in found)


def test_a_series_that_does_not_exist_is_refused():
    with pytest.raises(KeyError, match="skull"):
        swept([(20.0, 1.0)], "skull_bmd_pct")
