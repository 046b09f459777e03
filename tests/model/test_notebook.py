"""One call for one run, and its result as a table with units."""

import csv
import io
import sys

import numpy as np
import pandas as pd
import pytest

import model
from model import Course, MissingPackageError, RequestError, calibrated, override, simulate
from model.physiology.parameters import PARAMETERS
from model.simulation.run import SERIES, run
from scripts.assets import model_archive
from scripts.runner.files import ROOT

YEARS = [-1, 0, 2.5]


@pytest.fixture(scope="module")
def result():
    return simulate(Course("natural"), YEARS, lead_y=4)


def test_it_is_the_run_that_it_wraps(result):
    plain = run(Course("natural"), YEARS, lead_y=4)
    assert result.series == plain.series
    assert result.years == YEARS
    assert result.at("spine_bmd_pct", 2.5) == plain.series["spine_bmd_pct"][-1]


def test_every_series_has_a_unit_and_a_label(result):
    assert result.units.keys() == result.labels.keys() == result.series.keys() == SERIES.keys()
    assert result.units["estradiol_pg_per_ml"] == "pg/mL"
    assert result.labels["hip_bmd_pct"] == "Hip bone density"


def test_without_years_it_is_the_time_around_the_event():
    found = simulate(Course("surgical"))
    assert (found.years[0], found.years[-1]) == (-5, 15)
    assert found.years[1] - found.years[0] == pytest.approx(1 / 12)


def test_parameters_are_a_set_or_values_by_name():
    deaf = simulate(Course(disturbed=1.0), [0, 1], {"a_G": 0})
    assert deaf.parameters == override(a_G=0)
    assert deaf.series == simulate(Course(disturbed=1.0), [0, 1], override(a_G=0)).series
    assert deaf.series != simulate(Course(disturbed=1.0), [0, 1], calibrated("strong")).series


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"tau": 4}, "Unknown parameter: 'tau'. Allowed: E50, n_E"),
        ({"p": 4}, "Unknown parameter: 'p'. Allowed"),
        ({4: 4}, "Unknown parameter: 4. Allowed"),
        ({"tau_G": 0}, r"'tau_G' is out of range. Allowed: a number above 0 d \(plausible: 2 to 10\)."),
        ({"tau_G": "4"}, "'tau_G' must be a number"),
        ("small", "'parameters' must be a ParameterSet, or values by the names of parameters, not 'small'"),
    ],
)
def test_parameters_that_cannot_be_are_refused(parameters, told):
    with pytest.raises(RequestError, match=told):
        simulate(Course(), [0, 1], parameters)


def test_parameters_that_are_plausible_alone_but_not_together_are_refused():
    """So much is lost at once that nothing is left of spongy bone."""
    highest = ("a_I", "a_G", "a_LI", "K_R", "a_CI", "a_CE", "w_T", "rho")
    extreme = {name: PARAMETERS[name].bounds[1] for name in highest}
    with pytest.raises(RequestError, match="levels and parameters, taken together, must be such as life"):
        simulate(
            Course("surgical", e2_after=2.0), parameters=extreme | {"h_G": 0.5, "gamma_T": 0.6, "iota": 2}
        )


def test_the_frame_has_a_column_per_series_and_knows_units(result):
    frame = result.to_frame()
    assert frame.index.name == "year"
    assert list(frame.index) == YEARS
    assert list(frame) == list(SERIES)
    assert frame["spine_bmd_pct"].tolist() == result.series["spine_bmd_pct"]
    assert frame.attrs["units"] == result.units


def test_several_women_are_rows_of_their_own():
    women = simulate(Course("natural", e2_after=np.array([5.0, 9.0])), np.arange(3))
    frame = women.to_frame()
    assert frame.index.names == ["year", "woman"]
    assert frame.loc[(2, 1), "spine_bmd_pct"] == women.series["spine_bmd_pct"][2][1]
    # What does not differ between them stands in both rows.
    assert frame.loc[(2, 0), "progesterone_ng_per_ml"] == frame.loc[(2, 1), "progesterone_ng_per_ml"]


def test_the_file_reads_back_as_the_frame(result, tmp_path):
    text = result.to_csv(tmp_path / "run.csv")
    assert (tmp_path / "run.csv").read_text("utf-8") == text
    assert len(list(csv.reader(io.StringIO(text)))) == 1 + len(YEARS)
    pd.testing.assert_frame_equal(pd.read_csv(tmp_path / "run.csv", index_col="year"), result.to_frame())


@pytest.mark.parametrize("path", ["", "nowhere/run.csv", "a\0b", 4])
def test_a_file_that_cannot_be_written_is_a_sentence(result, tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RequestError, match=r"Cannot write|'path' must be the name of a file, not 4"):
        result.to_csv(path)


def test_without_pandas_the_error_says_what_to_install(result, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackageError, match=r"needs the package pandas.*pip install pandas"):
        result.to_frame()
    assert result.to_csv().startswith("year,")


def test_all_that_is_offered_is_there():
    assert all(hasattr(model, name) for name in model.__all__)
    assert sorted(model.__all__) == model.__all__


def test_what_the_module_simulate_held_is_still_found():
    import model.simulate as former
    from model.simulate import run as formerly

    assert former is simulate
    assert formerly is simulate.run is run


def test_the_browser_goes_without_it():
    assert ROOT / "model" / "notebook.py" not in model_archive.contents()
