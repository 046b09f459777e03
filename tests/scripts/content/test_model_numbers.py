"""Numbers in sentences: from the evidence table, the outcomes table and the model."""

import pytest

from model import api
from scripts.content import evidence_numbers, model_numbers


def test_size_drops_the_sign_and_signed_shows_it():
    assert evidence_numbers.value("E012", "arm_mean_change_pct") == "7.38%"
    assert evidence_numbers.value("E012", "arm_mean_change_pct", digits=1) == "7.4%"
    assert evidence_numbers.value("E012", "arm_mean_change_pct", "signed", 1) == "\u22127.4%"
    assert evidence_numbers.value("E145", "value", "plain") == "2.6"


def test_zero_has_no_sign():
    assert evidence_numbers.with_sign(-0.04, "signed", 1) == "0.0"


def test_unit_of_a_value_does_not_break_from_it():
    assert evidence_numbers.value("E130", "value") == "0.79\u00a0ng/mL"


def test_quote_must_stand_in_the_row():
    assert evidence_numbers.quote("E072", "0.38 to 0.97") == "0.38 to 0.97"
    assert evidence_numbers.quote("E091", "\u22128.96 to \u22126.41")
    with pytest.raises(evidence_numbers.UnknownEvidenceError, match=r"0\.38 to 0\.97"):
        evidence_numbers.quote("E072", "0.40 to 0.97")


@pytest.mark.parametrize(
    ("row", "field", "hint"),
    [
        ("E999", "value", "E09"),
        ("E012", "valu", "arm_mean"),
        ("E012", "value", "Filled"),
        ("E012", "design", "quoted"),
    ],
)
def test_mistakes_say_what_is_allowed(row, field, hint):
    with pytest.raises(evidence_numbers.UnknownEvidenceError, match=hint) as caught:
        evidence_numbers.value(row, field)
    assert "%" not in str(caught.value)  # the macros plugin would trip over it


def test_ratios_of_the_outcomes_table_are_quoted_too():
    assert evidence_numbers.quote("W13", "0.90\u20132.07") == "0.90\u20132.07"
    assert evidence_numbers.quote("W32", "1.55")  # a study that reports a ratio and no counts
    assert not evidence_numbers.recalled("W32")
    with pytest.raises(evidence_numbers.UnknownEvidenceError, match="'ratio' of row W13"):
        evidence_numbers.quote("W13", "0.90 to 2.10")


def test_recalled_rows_are_known():
    assert evidence_numbers.recalled("E139")
    assert not evidence_numbers.recalled("E012")
    assert evidence_numbers.recalled("W19")
    assert not evidence_numbers.recalled("W15")


def test_outcomes_have_benefits_and_harms_with_one_denominator():
    for trial in ("estrogen-alone", "estrogen-mpa"):
        rows = [row for row in evidence_numbers.outcomes(trial) if row["unit"] == "women-years"]
        assert {"benefit", "harm"} <= {row["kind"] for row in rows}
        assert {row["per"] for row in rows} == {10000}
        for row in rows:
            if row["kind"] != "uncertain":
                assert (row["difference"] < 0) == (row["kind"] == "benefit"), row["id"]


def test_counts_carry_their_denominator():
    assert evidence_numbers.count("W15", "treated") == "86 of 1,000"
    with pytest.raises(evidence_numbers.UnknownEvidenceError, match="placebo or treated"):
        evidence_numbers.count("W15", "both")


def test_figure_of_the_model_equals_the_summary_of_a_run():
    summary = api.run({"scenario": "menopause"})["summary"]
    shown = model_numbers.summary_value("menopause", "spine_change_3y_pct", "plain", 1, {})
    assert float(shown) == pytest.approx(abs(summary["spine_change_3y_pct"]), abs=0.05)


def test_unknown_figures_name_the_known_ones():
    with pytest.raises(model_numbers.UnknownResultError, match="menopause"):
        model_numbers.summary_value("menopuase", "x", "size", 1, {})
    with pytest.raises(model_numbers.UnknownResultError, match="spine_change_3y_pct"):
        model_numbers.summary_value("menopause", "x", "size", 1, {})
