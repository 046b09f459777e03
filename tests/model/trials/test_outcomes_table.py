"""The table of counted benefits and harms, and what charts take from it."""

import pytest

from model import api
from model.charts.studies.fracture_icons import TRIALS
from model.errors import EvidenceError
from model.trials import outcomes_table


def test_both_arms_are_counted_in_the_same_number_of_women():
    rows = outcomes_table.table()
    assert [rows["W15"][column] for column in ("placebo", "treated", "per")] == [111, 86, 1000]
    for row in rows.values():
        assert row["difference"] == row["treated"] - row["placebo"]
        assert row["kind"] in ("benefit", "harm", "uncertain")
        assert row["verification"] in ("seen", "recalled")
        assert 0 < row["placebo"] < row["per"]
        assert 0 < row["treated"] < row["per"]


def test_the_rates_and_the_counts_of_one_trial_tell_the_same():
    """A rate per women-year times the mean follow-up is the count, but for rounding of both."""
    rows = outcomes_table.table().values()
    rates = {(row["bibkey"], row["outcome"]): row for row in rows if row["unit"] == "women-years"}
    compared = 0
    for row in rows:
        rate = rates.get((row["bibkey"], row["outcome"]))
        if row["unit"] == "women-years" or rate is None:
            continue
        for arm in ("placebo", "treated"):
            expected = row["per"] * rate[arm] / rate["per"] * rate["follow_up_years"]
            assert row[arm] == pytest.approx(expected, abs=1.0), (row["id"], arm)
            compared += 1
    assert compared == 12


def test_the_chart_of_breaks_and_harms_takes_its_counts_from_the_table():
    shown = {
        array["key"]: array
        for side in api.run({"scenario": "fracture-icons"})["chart"]["sides"]
        for array in side["arrays"]
    }
    _, events = TRIALS["mpa"]
    assert len(shown) == len(events)
    for key, row_id in events.items():
        row = outcomes_table.table()[row_id]
        if row["unit"] != "women-years":
            assert (shown[key]["placebo"], shown[key]["treated"]) == (row["placebo"], row["treated"])
        assert shown[key]["checked"] == (row["verification"] == "seen")
        assert shown[key]["source"] == row["bibkey"]
        assert shown[key]["years"] == row["follow_up_years"]


def test_clots_are_told_in_legs_and_lungs_for_both_treatments():
    for trial in ("estrogen-alone", "estrogen-mpa"):
        rows = [row for row in outcomes_table.table().values() if row["trial"] == trial]
        more = {row["outcome"]: row["difference"] for row in rows if row["unit"] == "women-years"}
        assert more["Blood clot in a deep vein"] > 0
        assert more["Blood clot in the lung"] > 0


def test_a_study_with_a_ratio_alone_has_no_counts():
    assert "W32" not in outcomes_table.table()
    assert outcomes_table.ratios()["W32"]["ratio"].startswith("HR 1.55")
    assert all(row["ratio"] for row in outcomes_table.ratios().values())


def test_a_row_says_something(tmp_path, monkeypatch):
    file = tmp_path / "outcomes.csv"
    file.write_text(outcomes_table.FILE.read_text("utf-8").replace("HR 1.55 (1.36-1.77)", ""), "utf-8")
    monkeypatch.setattr(outcomes_table, "FILE", file)
    outcomes_table.ratios.cache_clear()
    try:
        with pytest.raises(
            EvidenceError, match="column 'ratio': '' is not a ratio, and the row has no counts"
        ):
            outcomes_table.ratios()
    finally:
        outcomes_table.ratios.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",16,10,", ",many,10,", "outcomes.csv, line 4, column 'placebo': 'many' is not a whole number"),
        (",5.2,", ",long,", "outcomes.csv, line 2, column 'follow_up_years': 'long' is not a number"),
        ("\nW02,", "\nW01,", "outcomes.csv, line 3: id 'W01' occurs twice"),
    ],
)
def test_a_malformed_table_names_line_and_column(old, new, words, tmp_path, monkeypatch):
    file = tmp_path / "outcomes.csv"
    file.write_text(outcomes_table.FILE.read_text("utf-8").replace(old, new, 1), "utf-8")
    monkeypatch.setattr(outcomes_table, "FILE", file)
    outcomes_table.table.cache_clear()
    try:
        with pytest.raises(EvidenceError, match=words):
            outcomes_table.table()
    finally:
        outcomes_table.table.cache_clear()
