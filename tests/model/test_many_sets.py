"""Many parameter sets at once give what each gives alone; sampled sets belong to the equations on file."""

import json

import numpy as np
import pytest

from model import data
from model.errors import PosteriorError
from model.physiology import posterior
from model.physiology.many_sets import Values, posterior_set, stack
from model.physiology.parameters import ASSUMPTIONS, PARAMETERS, PRIOR, override
from model.physiology.posterior import draws, model_version, sampled_values
from model.simulation.course import Course
from model.simulation.run import run
from model.trials import evidence_table, follow_up
from model.trials.prediction import best_estimate, predict
from scripts.calibration.posterior.free import FREE


def spread(count):
    random = np.random.default_rng(5)
    found = {}
    for name in FREE:
        low, high = PARAMETERS[name].bounds
        found[name] = low + (high - low) * random.uniform(0.2, 0.8, count)
    return found


@pytest.mark.slow
def test_every_published_row_comes_out_as_from_single_sets():
    values = spread(3)
    many = stack(PRIOR, values)
    for row in evidence_table.table().values():
        if row["role"] not in ("fit", "validate") or not row["outcome"]:
            continue
        together = best_estimate(row, many)
        for i in range(3):
            alone = best_estimate(row, override(PRIOR, **{k: float(v[i]) for k, v in values.items()}))
            for name, value in alone.items():
                if isinstance(value, float):
                    there = np.broadcast_to(together[name], 3)[i]
                    assert there == pytest.approx(value, abs=1e-9), (row["id"], name)
    follow_up.clear_caches()


def test_a_condition_holds_for_all_sets_or_is_refused():
    values = np.array([1.0, 2.0]).view(Values)
    assert values > 0
    assert not values < 0
    with pytest.raises(ValueError, match="others do not"):
        bool(values > 1.5)


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_sampled_sets_are_a_few_hundred_inside_their_bounds(assumption):
    found = sampled_values(assumption)
    for name, values in found.items():
        low, high = PARAMETERS[name].bounds
        assert len(values) == 200
        assert low <= min(values) <= max(values) <= high, name
    assert len(draws(assumption)) == 200
    assert list(posterior_set(assumption).E50) == [p.E50 for p in draws(assumption)]


def test_they_run_as_one():
    series = run(Course("natural"), [-1, 2, 10], posterior_set("small"), lead_y=5).series["spine_bmd_pct"]
    assert series[-1].shape == (200,)
    assert np.all((series[-1] > 60) & (series[-1] < 100))


@pytest.fixture
def other_file(tmp_path, monkeypatch):
    def write(**changes):
        file = tmp_path / "posterior.json"
        file.write_text(json.dumps(json.loads(data.POSTERIOR.read_text("utf-8")) | changes))
        monkeypatch.setattr(data, "POSTERIOR", file)
        for one in (posterior.posterior, posterior.sampled_values, posterior.draws, posterior_set):
            one.cache_clear()
        return file

    yield write
    monkeypatch.undo()
    for one in (posterior.posterior, posterior.sampled_values, posterior.draws, posterior_set):
        one.cache_clear()


def test_sets_of_another_version_of_the_equations_are_refused_with_a_sentence(other_file):
    other_file(model="0" * 64)
    with pytest.raises(PosteriorError, match="another version of the model's equations"):
        draws("small")
    row = {"stage": "natural", "treatment": "estrogen:1", "outcome": "spine_bmd", "time_months": "24"}
    found = predict(row)
    assert found["arm_mean_change_pct"] > 0
    assert found["lower"] is found["upper"] is None
    assert "another version" in found["note"]


def test_sets_that_are_not_there_are_refused_with_a_sentence(other_file):
    other_file().unlink()
    with pytest.raises(PosteriorError, match="calibrate the model"):
        draws("small")


@pytest.mark.parametrize("text", ["", '{"model": "', "[]", "{}"])
def test_a_damaged_file_is_refused_with_a_sentence(other_file, text):
    other_file().write_text(text)
    with pytest.raises(PosteriorError, match="cannot be read"):
        draws("small")


def test_the_version_is_that_of_the_equations(monkeypatch):
    before = model_version()
    assert posterior.posterior()["model"] == before, "run scripts/calibration/fit.py again"

    def changed(p):
        law = original(p)

        def production_and_loss(state, forcing):
            production, loss = law(state, forcing)
            return production, (2 * loss[0], *loss[1:])

        return production_and_loss

    original = posterior.production_loss
    monkeypatch.setattr(posterior, "production_loss", changed)
    assert model_version.__wrapped__() != before


def test_the_file_is_small():
    assert len(data.POSTERIOR.read_bytes()) < 60_000
