"""The browser's Python: only verified files, from whatever source has them."""

import dataclasses
import hashlib
import json
import os
import re
import threading
import urllib.request
import zipfile
from pathlib import Path

import pytest

from scripts.assets import numpy_wheel, pyodide_files
from scripts.runner import process
from scripts.runner.errors import StepError

NAME = "numpy-2.4-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
RIGHT = b"the right wheel"
WHEEL = numpy_wheel.Wheel("1.2.3", "2.4", NAME, hashlib.sha256(RIGHT).hexdigest())


@pytest.fixture
def sources(monkeypatch):
    """What each source hands out, by name; None for nothing. Notes who was asked."""
    answers = {"from_wheelhouse": None, "from_distribution": None, "from_carrier": None}
    asked = []

    def stand_in(name):
        def take(*_):
            asked.append(name)
            if answers[name] is None:
                raise numpy_wheel.UnavailableError(f"{name} has none")
            return answers[name]

        return take

    for name in answers:
        monkeypatch.setattr(numpy_wheel, name, stand_in(name))
    answers["asked"] = asked
    return answers


def test_a_kept_file_is_used_without_asking(sources, tmp_path):
    (tmp_path / NAME).write_bytes(RIGHT)
    assert numpy_wheel.fetch(WHEEL, tmp_path) == tmp_path / NAME
    assert sources["asked"] == []


def test_sources_are_asked_in_order_until_one_has_it(sources, tmp_path):
    sources["from_distribution"] = RIGHT
    assert numpy_wheel.fetch(WHEEL, tmp_path).read_bytes() == RIGHT
    assert sources["asked"] == ["from_wheelhouse", "from_distribution"]


def test_a_damaged_file_is_fetched_again(sources, tmp_path, capsys):
    (tmp_path / NAME).write_bytes(RIGHT[:5])
    sources["from_carrier"] = RIGHT
    assert numpy_wheel.fetch(WHEEL, tmp_path).read_bytes() == RIGHT
    assert "damaged" in capsys.readouterr().err


def test_a_wrong_file_is_refused_and_the_next_source_asked(sources, tmp_path):
    sources["from_wheelhouse"] = b"forged"
    sources["from_carrier"] = RIGHT
    assert numpy_wheel.fetch(WHEEL, tmp_path).read_bytes() == RIGHT


def test_a_wrong_file_is_never_kept(sources, tmp_path):
    for name in ("from_wheelhouse", "from_distribution", "from_carrier"):
        sources[name] = b"forged"
    with pytest.raises(StepError, match="another SHA-256"):
        numpy_wheel.fetch(WHEEL, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_names_every_source_and_a_way_out(sources, tmp_path):
    with pytest.raises(StepError) as failure:
        numpy_wheel.fetch(WHEEL, tmp_path)
    for words in ("from_wheelhouse", "from_distribution", "from_carrier", numpy_wheel.WHEELHOUSE):
        assert words in str(failure.value)


def test_two_commands_may_fetch_at_once(sources, tmp_path):
    sources["from_carrier"] = RIGHT
    threads = [threading.Thread(target=numpy_wheel.fetch, args=(WHEEL, tmp_path)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).read_bytes() == RIGHT


def test_the_wheelhouse_is_a_folder_named_by_the_environment(monkeypatch, tmp_path):
    monkeypatch.delenv(numpy_wheel.WHEELHOUSE, raising=False)
    with pytest.raises(numpy_wheel.UnavailableError, match="names no folder"):
        numpy_wheel.from_wheelhouse(WHEEL)
    monkeypatch.setenv(numpy_wheel.WHEELHOUSE, str(tmp_path))
    with pytest.raises(numpy_wheel.UnavailableError, match="gave none"):
        numpy_wheel.from_wheelhouse(WHEEL)
    (tmp_path / NAME).write_bytes(RIGHT)
    assert numpy_wheel.from_wheelhouse(WHEEL) == RIGHT


def test_a_distribution_that_is_out_of_reach_is_no_failure_yet(monkeypatch):
    asked = []

    def refuse(address, **kwargs):
        asked.append(address)
        raise ConnectionRefusedError("Connection refused")

    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    with pytest.raises(numpy_wheel.UnavailableError, match="Connection refused"):
        numpy_wheel.from_distribution(WHEEL)
    assert asked[0].endswith(f"/v1.2.3/full/{NAME}")


def test_a_carrier_that_pip_cannot_download_says_what_pip_said(monkeypatch):
    def end(*args, **kwargs):
        raise process.ProgramError(1, "Looking in indexes\nERROR: No matching distribution found\nbye")

    monkeypatch.setattr(process, "run_quietly", end)
    with pytest.raises(numpy_wheel.UnavailableError, match="No matching distribution found"):
        numpy_wheel.from_carrier(WHEEL)


def test_the_carrier_is_asked_for_with_its_hash(monkeypatch):
    seen = {}

    def note(command, env, **kwargs):
        seen["words"] = command

    monkeypatch.setattr(process, "run_quietly", note)
    with pytest.raises(numpy_wheel.UnavailableError):
        numpy_wheel.from_carrier(WHEEL)
    assert "--require-hashes" in seen["words"]
    assert seen["words"][-1] == numpy_wheel.CARRIER


def test_the_carrier_is_one_package_with_hashes():
    lines = [line for line in numpy_wheel.CARRIER.read_text("utf-8").splitlines() if line[0] != "#"]
    assert re.fullmatch(r"[\w-]+==[\d.]+ \\", lines[0])
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines[1:])
    assert len(lines) > 1


@pytest.mark.parametrize("shipped", [NAME, "another.whl"])
def test_one_file_is_taken_out_of_the_carrier(shipped, monkeypatch):
    def download(command, **kwargs):
        folder = Path(command[command.index("--dest") + 1])
        folder.mkdir()
        with zipfile.ZipFile(folder / "carrier-1-py3-none-any.whl", "w") as archive:
            archive.writestr(numpy_wheel.CARRIER_FOLDER + shipped, RIGHT)

    monkeypatch.setattr(process, "run_quietly", download)
    if shipped == NAME:
        assert numpy_wheel.from_carrier(WHEEL) == RIGHT
    else:
        with pytest.raises(numpy_wheel.UnavailableError, match="does not carry it"):
            numpy_wheel.from_carrier(WHEEL)


def test_the_name_of_the_pinned_wheel_says_its_version_and_abi():
    wheel = numpy_wheel.pinned()
    assert wheel.file_name.startswith(f"numpy-{wheel.version}-")
    assert re.fullmatch(r"20\d\d_\d+", wheel.abi)
    assert re.fullmatch(r"[0-9a-f]{64}", wheel.sha256)


def test_the_trimmed_lock_holds_the_pinned_numpy_only():
    lock = json.loads(pyodide_files.trimmed_lock())
    full = json.loads((pyodide_files.PACKAGE / pyodide_files.LOCK).read_text("utf-8"))
    wheel = numpy_wheel.pinned()
    assert lock["info"] == full["info"]
    assert list(lock["packages"]) == ["numpy"]
    numpy = lock["packages"]["numpy"]
    assert numpy.keys() == full["packages"]["numpy"].keys()
    for name in ("version", "file_name", "sha256"):
        assert numpy[name] == getattr(wheel, name)


@pytest.mark.parametrize("abi", ["pyemscripten_2027_0_wasm32", "any"])
def test_a_numpy_for_another_abi_is_refused_in_one_sentence(abi, monkeypatch):
    wheel = numpy_wheel.pinned()
    other = dataclasses.replace(wheel, file_name=f"numpy-{wheel.version}-cp314-cp314-{abi}.whl")
    monkeypatch.setattr(numpy_wheel, "pinned", lambda: other)
    with pytest.raises(StepError, match=f"runs packages made for ABI {wheel.abi}, and {other.file_name}"):
        pyodide_files.fetch()


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "missing"), (b"", "damaged"), (b"<!doctype html>", "damaged")],
)
def test_a_damaged_core_file_is_noticed(content, words, monkeypatch, tmp_path):
    for name in pyodide_files.CORE:
        (tmp_path / name).write_bytes((pyodide_files.PACKAGE / name).read_bytes()[:64])
    broken = tmp_path / "pyodide.asm.wasm"
    broken.unlink()
    if content is not None:
        broken.write_bytes(content)
    monkeypatch.setattr(pyodide_files, "PACKAGE", tmp_path)
    with pytest.raises(StepError, match=f"pyodide.asm.wasm is {words}"):
        pyodide_files.fetch()


def test_the_cache_is_the_users_and_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("LIVING_BONE_CACHE", str(tmp_path))
    assert pyodide_files.cache_folder() == tmp_path.resolve()
    monkeypatch.delenv("LIVING_BONE_CACHE")
    assert pyodide_files.cache_folder().name == "living-bone"
    assert os.fspath(pyodide_files.ROOT) not in os.fspath(pyodide_files.cache_folder())
