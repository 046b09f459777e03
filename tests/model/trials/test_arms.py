"""Arms of trials as the evidence table writes them, and what is refused in a sentence."""

import pytest

from model.errors import EvidenceError
from model.trials import evidence_table
from model.trials.arms import UnrepresentedError, read_arm, read_number


def row(**cells):
    return {"id": "E999", "stage": "natural", **cells}


def test_an_empty_cell_is_no_arm_and_none_is_an_arm_without_treatment():
    assert read_arm(row(control=""), "control") is None
    assert read_arm(row(), "control") is None
    assert read_arm(row(control="none"), "control").treatment == ()


def test_treatments_are_joined_by_plus_and_a_level_is_1_unless_given():
    arm = read_arm(row(treatment="estrogen + mpa:0.5"), "treatment")
    assert arm.treatment == (("estrogen", 1.0), ("mpa", 0.5))


@pytest.mark.parametrize(
    ("cells", "stage", "start_y"),
    [
        ({}, "natural", 5.0),  # most trials begin some years after
        ({"start_y": "0"}, "natural", 0.0),
        ({"stage": "surgical"}, "surgical", 0.0),
        ({"stage": ""}, "premenopausal", 0.0),
        ({"stage": "", "start_y": "3"}, "natural", 3.0),
    ],
)
def test_a_stage_and_a_start_that_are_not_given_follow_from_the_rest(cells, stage, start_y):
    arm = read_arm(row(treatment="none", **cells), "treatment")
    assert (arm.stage, arm.start_y) == (stage, start_y)


def test_an_arm_may_change_the_cycle_with_which_a_woman_enters():
    cells = {"stage": "premenopausal", "cycle": "anovulatory"}
    arm = read_arm(row(treatment="cycle:ovulatory", **cells), "treatment")
    assert (arm.entry_cycle, arm.cycle) == ("anovulatory", "ovulatory")
    assert arm.treatment == ()


@pytest.mark.parametrize(
    ("before", "years"),
    [("estrogen", 1.0), ("estrogen for 4 y", 4.0), ("estrogen for 18 months", 1.5), ("none", 0.0)],
)
def test_what_was_taken_before_has_a_length(before, years):
    arm = read_arm(row(treatment="none", before=before), "treatment")
    assert arm.before_y == years
    assert arm.before == (() if before == "none" else (("estrogen", 1.0),))


def test_a_row_of_going_on_against_stopping_has_the_same_past_in_both_arms():
    stopped, went_on = (read_arm(evidence_table.table()["E219"], one) for one in ("treatment", "control"))
    assert (stopped.treatment, went_on.treatment) == ((), (("bisphosphonate", 0.75),))
    assert stopped.before == went_on.before == (("bisphosphonate", 0.9),)
    assert stopped.before_y == went_on.before_y == 5.0


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"treatment": "moonlight"}, "treatment 'moonlight'"),
        ({"treatment": "none", "before": "moonlight"}, "treatment 'moonlight'"),
        ({"treatment": "none", "stage": "childhood"}, "stage 'childhood'"),
        ({"treatment": "cycle:lunar"}, "cycle 'lunar'"),
    ],
)
def test_a_word_without_a_counterpart_is_named(cells, word):
    with pytest.raises(UnrepresentedError, match=word):
        read_arm(row(**cells), "treatment")


@pytest.mark.parametrize("level", ["-1", "much", "nan", "inf", "1e12"])
def test_a_level_that_is_none_names_row_and_column(level):
    with pytest.raises(EvidenceError, match="row E999, column 'treatment'"):
        read_arm(row(treatment=f"estrogen:{level}"), "treatment")


def test_a_number_is_read_or_refused_and_an_empty_cell_is_none():
    assert read_number(row(start_y=" 2.5 "), "start_y") == 2.5
    assert read_number(row(start_y=" "), "start_y") is None
    with pytest.raises(EvidenceError, match="column 'start_y': 'soon' is not a number"):
        read_number(row(start_y="soon"), "start_y")
    with pytest.raises(EvidenceError, match="KIND:LEVEL for YEARS y"):
        read_arm(row(treatment="none", before="estrogen for ever"), "treatment")
