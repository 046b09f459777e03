"""Fresh code while the site is being served."""

import sys
import types

import pytest

from scripts.pages import reload


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with a model, and that model in memory; this process keeps its own modules."""
    (tmp_path / "model" / "data").mkdir(parents=True)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "model" / "units.py").write_text("DAY = 1")
    (tmp_path / "model" / "data" / "evidence.csv").write_text("id")
    kept = dict(sys.modules)
    monkeypatch.setattr(reload, "_seen", {})
    sys.modules["model.stand_in"] = types.ModuleType("model.stand_in")
    yield tmp_path
    sys.modules.clear()
    sys.modules.update(kept)


def test_nothing_is_dropped_at_first_or_without_a_change(project):
    assert not reload.drop_changed_modules(project)
    assert not reload.drop_changed_modules(project)
    assert "model.stand_in" in sys.modules


@pytest.mark.parametrize("changed", ["model/units.py", "model/data/evidence.csv"])
def test_changed_code_or_data_drop_the_modules(project, changed):
    reload.drop_changed_modules(project)
    (project / changed).write_text("something else, of another length")
    assert reload.drop_changed_modules(project)
    assert "model.stand_in" not in sys.modules
    assert "scripts.pages.reload" in sys.modules


def test_a_package_that_stays_hands_out_no_old_module(project):
    from scripts.pages import frame as old

    reload.drop_changed_modules(project)
    (project / "model/units.py").write_text("something else, of another length")
    reload.drop_changed_modules(project)
    try:
        from scripts.pages import frame as new

        assert new is not old
    finally:
        sys.modules["scripts.pages"].frame = old
