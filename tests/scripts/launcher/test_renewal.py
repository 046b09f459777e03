"""Renewing what the project builds on: what is chosen, what is told, and that both NumPys agree."""

import hashlib
import io
import json
import tarfile
import zipfile
from contextlib import contextmanager
from dataclasses import asdict

import pytest

from scripts.assets import numpy_wheel, pyodide_files
from scripts.assets.numpy_wheel import Wheel
from scripts.launcher import environment, renewal
from scripts.runner import nodejs, process
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT


def wheel(pyodide, version, sha256, abi="2026_0"):
    return Wheel(pyodide, version, f"numpy-{version}-cp314-cp314-pyemscripten_{abi}_wasm32.whl", sha256)


NEW, MIDDLE, OLD = (
    wheel("314.0.10", "2.4.6", "c"),
    wheel("314.0.9", "2.4.5", "b"),
    wheel("314.0.3", "2.4.3", "a"),
)


@pytest.fixture
def lists(tmp_path):
    """A folder with lists as the compilers write them."""
    (tmp_path / renewal.CARRIER).parent.mkdir(parents=True)
    (tmp_path / renewal.WHEEL).write_text(json.dumps(asdict(OLD)))
    (tmp_path / renewal.CARRIER).write_text("# carrier\ncarrier==1.0 \\\n    --hash=sha256:0\n")
    markdown = "markdown==3 ; python_version < '3.12'\nmarkdown==4 ; python_version >= '3.12'\n"
    site = f"# head\n{markdown}numpy==2.4.3\n"
    (tmp_path / environment.SITE).write_text(site)
    (tmp_path / environment.TEST).write_text(site + "pytest==8.1 \\\n    --hash=sha256:0\n    # via x\n")
    nested = {"node_modules/a/node_modules/b": {"version": "2.0.0"}, "node_modules/b": {"version": "1.0.0"}}
    packages = {"": {"name": "living-bone"}, "node_modules/@s/plot": {"version": "0.6.17"}} | nested
    (tmp_path / renewal.LOCKED).write_text(json.dumps({"packages": packages}))
    return tmp_path


def test_stable_releases_that_are_newer_are_sorted_as_numbers():
    known = ["0.29.5", "314.0.0-alpha.1", "314.0.3", "314.0.10", "314.0.9", "315.0.0-alpha.2"]
    assert renewal.newer(known, "314.0.3") == ["314.0.10", "314.0.9"]


def test_what_each_release_names_is_read_and_the_pinned_numpy_comes_last(lists, monkeypatch):
    def npm(word, name, *_, cwd):
        if word == "view":
            return json.dumps(["314.0.3", "314.0.10"])
        with tarfile.open(cwd / "pyodide-314.0.10.tgz", "w:gz") as archive:
            lock = {"packages": {"numpy": asdict(NEW) | {"install_dir": "site"}}}
            member = tarfile.TarInfo("package/pyodide-lock.json")
            member.size = len(content := json.dumps(lock).encode())
            archive.addfile(member, io.BytesIO(content))
        return ""

    monkeypatch.setattr(nodejs, "npm", npm)
    assert renewal.pyodide_releases(lists) == [NEW, OLD]


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


def test_a_numpy_that_differs_from_the_browsers_is_refused(lists):
    renewal.check_numpy(lists, OLD)
    with pytest.raises(StepError, match=r"NumPy 2\.4\.3, but the browser has 2\.4\.6"):
        renewal.check_numpy(lists, NEW)


def test_the_committed_lists_have_the_numpy_of_the_browser():
    wheel = numpy_wheel.pinned()
    renewal.check_numpy(ROOT, wheel)
    assert f"\nnumpy=={wheel.version}\n" in (ROOT / "requirements.in").read_text("utf-8")
    pinned = json.loads((ROOT / renewal.PACKAGES).read_text("utf-8"))["dependencies"]["pyodide"]
    assert pinned == pyodide_files.version()


def test_the_table_lists_what_changed_what_came_and_what_went():
    before = {"node a": "1", "python b": "2", "python gone": "3"}
    after = {"node a": "1", "python b": "2.10.0", "python come": "4"}
    lines = renewal.report(before, after, waiting="", dry_run=False).splitlines()
    assert lines[:4] == [
        "package      was  is",
        "python b     2    2.10.0",
        "python come  -    4",
        "python gone  3    -",
    ]
    assert len(lines) == 5
    assert "dev.py test" in lines[4]


def test_nothing_new_is_said_plainly():
    same = {"node a": "1"}
    assert (
        renewal.report(same, same, waiting="", dry_run=False) == "Everything is as new as its limits allow."
    )


def test_a_numpy_that_nobody_ships_waits_and_the_newest_pyodide_of_its_abi_does_not():
    assert renewal.what_waits(OLD, OLD) == ""
    told = renewal.what_waits(NEW, OLD)
    assert "NumPy 2.4.6 of Pyodide 314.0.10 waits" in told
    assert "does not ship it" in told
    assert "So does" not in told
    assert "So does that Pyodide" in renewal.what_waits(wheel("315.0.0", "2.5.0", "d", "2027_0"), OLD)


def test_what_waits_is_told_and_a_dry_run_says_so():
    told = renewal.report({}, {}, waiting="It waits.", dry_run=True).splitlines()
    assert told[1:] == ["It waits.", "Nothing was written."]


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


def test_a_newer_carrier_is_pinned_only_when_it_ships_what_a_release_names(lists, monkeypatch):
    newer = lists / "newer.txt"
    newer.write_text("carrier==2.0 \\\n    --hash=sha256:1\n")
    monkeypatch.setattr(renewal, "shipped_numpy", lambda pin: {"z"})
    assert renewal.choose_wheel(lists, [NEW, MIDDLE, OLD], newer) == OLD
    assert numpy_wheel.carrier_name(lists / renewal.CARRIER) == "carrier==1.0"
    monkeypatch.setattr(renewal, "shipped_numpy", lambda pin: {"a", "b"})
    assert renewal.choose_wheel(lists, [NEW, MIDDLE, OLD], newer) == MIDDLE
    assert numpy_wheel.carrier_name(lists / renewal.CARRIER) == "carrier==2.0"


def test_a_newer_carrier_that_cannot_be_had_is_passed_over(lists, monkeypatch, capsys):
    def fail(pin):
        raise numpy_wheel.UnavailableError("the disk is small")

    newer = lists / "newer.txt"
    newer.write_text("carrier==2.0 \\\n    --hash=sha256:1\n")
    monkeypatch.setattr(renewal, "shipped_numpy", fail)
    assert renewal.choose_wheel(lists, [NEW, OLD], newer) == OLD
    assert "the disk is small" in capsys.readouterr().err


def test_the_carrier_in_use_is_not_downloaded_to_look_into_it(lists, monkeypatch):
    monkeypatch.setattr(renewal, "shipped_numpy", lambda pin: pytest.fail("it was"))
    assert renewal.choose_wheel(lists, [NEW, MIDDLE, OLD], lists / renewal.CARRIER) == OLD


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
