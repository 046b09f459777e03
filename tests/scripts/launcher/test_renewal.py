"""Renewing what the project builds on: what is chosen, what is told, and that both NumPys agree."""

import hashlib
import json
import zipfile
from contextlib import contextmanager

import pytest

from scripts.assets import numpy_wheel, pyodide_files
from scripts.launcher import environment, renewal
from scripts.launcher.renewal import Release
from scripts.runner import process
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT

NEW, MIDDLE, OLD = (
    Release("314.0.10", "2.4.6", "c"),
    Release("314.0.9", "2.4.3", "a"),
    Release("314.0.3", "2.4.3", "a"),
)


@pytest.fixture
def lists(tmp_path):
    """A folder with lists as the compilers write them."""
    (tmp_path / renewal.CARRIER).parent.mkdir(parents=True)
    (tmp_path / renewal.CARRIER).write_text("# carrier\ncarrier==1.0 \\\n    --hash=sha256:0\n")
    markdown = "markdown==3 ; python_version < '3.12'\nmarkdown==4 ; python_version >= '3.12'\n"
    site = f"# head\n{markdown}numpy==2.4.3\n"
    (tmp_path / environment.SITE).write_text(site)
    (tmp_path / environment.TEST).write_text(site + "pytest==8.1 \\\n    --hash=sha256:0\n    # via x\n")
    nested = {"node_modules/a/node_modules/b": {"version": "2.0.0"}, "node_modules/b": {"version": "1.0.0"}}
    packages = {"": {"name": "living-bone"}, "node_modules/@s/plot": {"version": "0.6.17"}} | nested
    (tmp_path / renewal.LOCKED).write_text(json.dumps({"packages": packages}))
    return tmp_path


def test_stable_releases_are_sorted_as_numbers_and_older_ones_left_out():
    known = ["0.29.5", "314.0.0-alpha.1", "314.0.3", "314.0.10", "314.0.9", "315.0.0-alpha.2"]
    assert renewal.not_older(known, "314.0.3") == ["314.0.10", "314.0.9", "314.0.3"]


def test_a_pinned_release_that_was_withdrawn_still_counts():
    assert renewal.not_older(["314.0.2"], "314.0.3") == ["314.0.3"]


@pytest.mark.parametrize(("had", "chosen"), [({"a"}, MIDDLE), ({"a", "c"}, NEW), ({"c"}, NEW)])
def test_pyodide_is_the_newest_whose_numpy_can_be_had(had, chosen):
    assert renewal.newest_with([NEW, MIDDLE, OLD], had) == chosen


def test_the_pin_of_numpy_is_changed_and_nothing_else(tmp_path):
    limits = tmp_path / "requirements.in"
    limits.write_text("mkdocs<2\n# why\nnumpy==2.4.3\npybtex\n")
    renewal.pin_numpy(limits, "2.4.6")
    assert limits.read_text() == "mkdocs<2\n# why\nnumpy==2.4.6\npybtex\n"


@pytest.mark.parametrize("text", ["numpy>=2\n", "numpy==2\nnumpy==3\n"])
def test_a_missing_or_second_pin_of_numpy_is_told(text, tmp_path):
    limits = tmp_path / "requirements.in"
    limits.write_text(text)
    with pytest.raises(StepError, match="lines that begin with numpy=="):
        renewal.pin_numpy(limits, "2.4.6")
    assert limits.read_text() == text


def test_versions_of_every_list_are_read(lists):
    assert renewal.versions(lists) == {
        "python carrier": "1.0",
        "python markdown": "3, 4",
        "python numpy": "2.4.3",
        "python pytest": "8.1",
        "node @s/plot": "0.6.17",
        "node b": "1.0.0, 2.0.0",
    }


def test_a_numpy_that_differs_from_pyodides_is_refused(lists):
    renewal.check_numpy(lists, OLD)
    with pytest.raises(StepError, match="NumPy 2.4.3, but Pyodide 314.0.10 with 2.4.6"):
        renewal.check_numpy(lists, NEW)


def test_the_committed_lists_have_the_numpy_of_the_browser():
    entry = pyodide_files.numpy_entry()
    release = Release(pyodide_files.version(), entry["version"], entry["sha256"])
    renewal.check_numpy(ROOT, release)
    assert f"\nnumpy=={release.numpy}\n" in (ROOT / "requirements.in").read_text("utf-8")
    assert json.loads((ROOT / renewal.PACKAGES).read_text())["dependencies"]["pyodide"] == release.version


def test_the_table_lists_what_changed_what_came_and_what_went():
    before = {"node a": "1", "python b": "2", "python gone": "3"}
    after = {"node a": "1", "python b": "2.10.0", "python come": "4"}
    lines = renewal.report(before, after, waiting=[], dry_run=False).splitlines()
    assert lines[:4] == [
        "package      was  is",
        "python b     2    2.10.0",
        "python come  -    4",
        "python gone  3    -",
    ]
    assert len(lines) == 5 and "dev.py test" in lines[4]


def test_nothing_new_is_said_plainly():
    same = {"node a": "1"}
    assert (
        renewal.report(same, same, waiting=[], dry_run=False) == "Everything is as new as its limits allow."
    )


def test_what_waits_is_named_with_the_reason_and_a_dry_run_says_so():
    told = renewal.report({}, {}, waiting=[NEW, MIDDLE], dry_run=True).splitlines()
    assert "314.0.10" in told[1] and "2.4.6" in told[1]
    assert told[-1] == "Nothing was written."


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("error: No solution found when resolving dependencies:\n  Because only a<=1 is available", "fit"),
        ("error: Failed to fetch: `x`\n  cause: dns error", "could not be reached"),
        ("something new", "exit code 2"),
    ],
)
def test_limits_that_cannot_be_compiled_are_one_sentence(output, words, lists, monkeypatch, capsys):
    def end(*args, **kwargs):
        raise process.ProgramError(2, output)

    monkeypatch.setattr(process, "run_quietly", end)
    with pytest.raises(StepError, match=words):
        renewal.compile_list(lists, environment.SITE, renewal.LISTS[environment.SITE])
    assert output in capsys.readouterr().err


def test_a_newer_carrier_is_pinned_only_when_it_ships_what_a_release_needs(lists, monkeypatch):
    newer = lists / "newer.txt"
    newer.write_text("carrier==2.0 \\\n    --hash=sha256:1\n")
    monkeypatch.setattr(renewal, "shipped_numpy", lambda pin: {"z"})
    assert renewal.choose_pyodide(lists, [NEW, OLD], newer) == OLD
    assert numpy_wheel.carrier_name(lists / renewal.CARRIER) == "carrier==1.0"
    monkeypatch.setattr(renewal, "shipped_numpy", lambda pin: {"c"})
    assert renewal.choose_pyodide(lists, [NEW, OLD], newer) == NEW
    assert numpy_wheel.carrier_name(lists / renewal.CARRIER) == "carrier==2.0"


def test_the_carrier_in_use_is_not_downloaded_to_look_into_it(lists, monkeypatch):
    monkeypatch.setattr(renewal, "shipped_numpy", lambda pin: pytest.fail("it was"))
    assert renewal.choose_pyodide(lists, [NEW, MIDDLE, OLD], lists / renewal.CARRIER) == MIDDLE


def test_the_numpy_inside_a_carrier_is_known_by_its_hash(tmp_path, monkeypatch):
    @contextmanager
    def opened(pin):
        with zipfile.ZipFile(tmp_path / "carrier.whl", "w") as archive:
            archive.writestr(numpy_wheel.CARRIER_FOLDER + "numpy-2.4.6-wasm32.whl", b"numpy")
            archive.writestr(numpy_wheel.CARRIER_FOLDER + "pandas-3.0.2-wasm32.whl", b"pandas")
        with zipfile.ZipFile(tmp_path / "carrier.whl") as archive:
            yield archive

    monkeypatch.setattr(numpy_wheel, "carrier", opened)
    assert renewal.shipped_numpy(tmp_path / "pin.txt") == {hashlib.sha256(b"numpy").hexdigest()}
