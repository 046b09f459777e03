"""Tolerances of published numbers: from columns, and from the words of older tables."""

import re

import pytest

from model.errors import EvidenceError
from model.trials import evidence_table
from model.trials.evidence_table import INTERVAL_COLUMNS, NOT_SIGNIFICANT
from model.trials.prediction import misfit, predict
from model.trials.tolerances import measured, tolerance
from model.trials.uncertainty_text import columns_from_text

ROW = {"stage": "natural", "treatment": "estrogen:1", "control": "none", "outcome": "spine_bmd"}
NUMBER = {"difference_pct": "2.0", "n_treat": "", "n_control": ""}
BOTH_ARMS = {"arm_mean_change_pct": "3", "control_mean_change_pct": "1"}
TWENTY = {"n_treat": "20", "n_control": "20"}

# What a row says in columns, the same in the words of an older table, and the ends it stands for.
REPORTED = {
    "confidence interval": ({"ci_low": "1.0", "ci_high": "4.0"}, "95% CI 1.0 to 4.0", {}, (1.0, 4.0)),
    "range": ({"range_low": "1.0", "range_high": "2.5"}, "range 1.0 to 2.5", {}, (1.0, 2.5)),
    "interval of another number": ({"ci_low": "3", "ci_high": "4"}, "95% CI 3 to 4", {}, (1.5, 2.5)),
    "error of the difference": ({"se": "0.5"}, "SE 0.5", {}, (1.02, 2.98)),
    "error of one arm": ({"se": "0.5"}, "SEM 0.5", BOTH_ARMS, (0.614, 3.386)),
    "errors of both arms": ({"se": "0.3", "se_control": "0.4"}, "SE 0.3 / 0.4", BOTH_ARMS, (1.02, 2.98)),
    "spread in both arms": ({"sd": "2", "sd_control": "2"}, "SD 2 / 2", TWENTY, (0.76, 3.24)),
    "spread without sizes": ({"sd": "2", "sd_control": "2"}, "SD 2 / 2", {}, (1.5, 2.5)),
    "P": ({"p": "0.05"}, "P=0.05", {}, (0.0, 4.0)),
    "not significant": ({"p": "ns"}, "not significant", {}, (-0.2, 4.2)),
    "small arms": ({}, "", TWENTY, (0.141, 3.859)),
    "nothing": ({}, "", {}, (1.5, 2.5)),
}


@pytest.mark.parametrize("name", REPORTED)
def test_a_tolerance_comes_from_columns_or_from_an_older_row_s_words(name):
    columns, words, rest, (low, high) = REPORTED[name]
    new = tolerance(ROW | NUMBER | rest | dict.fromkeys(INTERVAL_COLUMNS, "") | columns)
    assert (new.lower, new.upper) == (pytest.approx(low, abs=5e-3), pytest.approx(high, abs=5e-3))
    assert new.reason
    assert misfit(high, 2.0, new) == pytest.approx(1, abs=1e-3)
    assert tolerance(ROW | NUMBER | rest | {"uncertainty": words}) == new


def test_where_there_are_columns_words_are_for_quoting_only():
    row = ROW | NUMBER | dict.fromkeys(INTERVAL_COLUMNS, "") | {"uncertainty": "95% CI 1.0 to 4.0"}
    assert not tolerance(row).reported


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("95% CI -8.96 to -6.41", {"ci_low": "-8.96", "ci_high": "-6.41"}),
        ("CI -63.8 to -75.6", {}),
        ("SE 0.022 as printed", {}),
        ("SE about 0.36 each", {"se": "0.36"}),
        ("SEM 171 (control SEM 29); P=0.035", {"se": "171", "se_control": "29", "p": "0.035"}),
        ("SD 3.9 / 4.6; P=0.014", {"sd": "3.9", "sd_control": "4.6", "p": "0.014"}),
        ("loss not significantly reduced (P=0.2)", {"p": NOT_SIGNIFICANT}),
        ("P<0.001", {}),
        ("two- to three-fold (100-200% rise)", {"range_low": "100", "range_high": "200"}),
    ],
)
def test_the_words_of_older_tables_are_read(words, found):
    assert columns_from_text({"uncertainty": words}) == dict.fromkeys(INTERVAL_COLUMNS, "") | found


def test_a_range_over_several_markers_is_none_of_one():
    words = {"uncertainty": "range 79-97%"}
    assert columns_from_text(words | {"outcome": "spine_bmd"})["range_high"] == "97"
    assert not any(columns_from_text(words | {"outcome": "ctx"}).values())


def test_an_older_table_without_the_columns_is_predicted_as_before():
    row = evidence_table.table()["E072"]
    old = {column: text for column, text in row.items() if column not in INTERVAL_COLUMNS}
    assert predict(old) == predict(row)
    assert tolerance(old) == tolerance(row)


def test_every_row_to_fit_or_to_judge_has_a_tolerance():
    for row in evidence_table.table().values():
        if row["role"] in ("fit", "validate") and row["outcome"]:
            assert measured(row), row["id"]
            assert tolerance(row).width > 0, row["id"]


def test_the_columns_of_a_row_say_what_its_words_say():
    filled = 0
    for row in evidence_table.table().values():
        for column in INTERVAL_COLUMNS:
            number = row[column]
            if number == NOT_SIGNIFICANT:
                assert "significant" in row["uncertainty"], row["id"]
            elif number:
                filled += 1
                assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", row["uncertainty"]), (
                    f"{row['id']}, {column}: {number} is not in {row['uncertainty']!r}"
                )
    assert filled > 50


def test_a_malformed_interval_is_refused_naming_row_and_column():
    with pytest.raises(EvidenceError, match="row T1, column 'ci_low': 'low' is not a number"):
        tolerance(ROW | NUMBER | {"id": "T1", "ci_low": "low", "ci_high": "4"})
