"""What a laboratory measured of breakdown, from what the model says of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.markers import marker_change
from model.physiology.parameters import PARAMETERS, PRIOR, override
from model.trials import evidence_table
from model.trials.follow_up import OUTCOMES

few = settings(max_examples=40, deadline=None)

NTX = ("ctx", "urinary NTX")


def test_ntx_moves_less_than_ctx_and_only_where_it_alone_was_measured():
    assert marker_change(1.5, *NTX, PRIOR) == pytest.approx(1.5**PRIOR.q_NTX)
    for outcome, marker in (("ctx", "serum CTX"), ("ctx", "CTX, NTX"), ("p1np", "NTX")):
        assert marker_change(1.5, outcome, marker, PRIOR) == 1.5
    assert marker_change(1.5, *NTX, override(PRIOR, q_NTX=1.0)) == 1.5


@few
@given(st.floats(0.05, 20), st.floats(*PARAMETERS["q_NTX"].bounds))
def test_ntx_lies_between_no_change_and_that_of_ctx(relative, exponent):
    low, high = sorted((1.0, relative))
    slack = 1e-12 * high
    assert low - slack <= marker_change(relative, *NTX, override(PRIOR, q_NTX=exponent)) <= high + slack


@few
@given(st.floats(0.05, 20), st.floats(0.05, 20))
def test_two_changes_one_after_the_other_are_their_product(first, second):
    """A marker is relative to its start, wherever that lies."""
    both = marker_change(first * second, *NTX, PRIOR)
    assert both == pytest.approx(marker_change(first, *NTX, PRIOR) * marker_change(second, *NTX, PRIOR))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_change_is_none_whatever_was_measured(outcome):
    for row in evidence_table.table().values():
        assert marker_change(1.0, outcome, row["site_or_marker"], PRIOR) == 1


def test_rows_about_breakdown_name_one_of_the_two_markers():
    rows = [row for row in evidence_table.table().values() if row["outcome"] == "ctx"]
    assert rows
    for row in rows:
        assert re.search(r"\b[CN]TX\b", row["site_or_marker"]), row["id"]
