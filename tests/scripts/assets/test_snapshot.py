"""The files that let Python start at once: repeatable, without traces of this machine, and optional."""

import gzip
import io
import json
import subprocess
import zipfile

import pytest

from scripts.assets import generated_files, model_archive, pyodide_files, snapshot
from scripts.runner import nodejs
from scripts.runner.files import ROOT


@pytest.fixture(scope="module")
def start():
    generated_files.prepare()
    return snapshot.find(model_archive.pack())


@pytest.mark.slow
def test_two_snapshots_of_one_model_are_the_same_bytes(start, tmp_path):
    (tmp_path / "model.zip").write_bytes(model_archive.pack())
    command = [nodejs.node(), ROOT / "scripts/assets/snapshot.mjs", pyodide_files.PACKAGE, start.library]
    subprocess.run([*command, tmp_path / "model.zip", tmp_path / "again"], check=True, capture_output=True)
    assert (tmp_path / "again").read_bytes() == start.snapshot.read_bytes()


def test_the_snapshot_knows_nothing_of_this_machine(start):
    memory = gzip.decompress(start.snapshot.read_bytes())
    assert len(memory) == start.memory
    for word in (str(ROOT), "node_modules", "snapshot.mjs"):
        assert word.encode() not in memory


def test_the_slim_archives_hold_bytecode_and_licenses_and_no_tests(start):
    library = zipfile.ZipFile(start.library).namelist()
    assert all(name.endswith(".pyc") for name in library)
    assert "json/decoder.pyc" in library
    assert not {"unittest/case.pyc", "tkinter/__init__.pyc"} & {*library}
    wheel = zipfile.ZipFile(start.wheel).namelist()
    assert not [
        name for name in wheel if "/tests/" in name or "/f2py/" in name or name.endswith((".py", ".a", ".h"))
    ]
    assert [name for name in wheel if "LICENSE" in name]
    whole = (ROOT / "node_modules/pyodide/python_stdlib.zip").stat().st_size
    assert start.library.stat().st_size < 0.65 * whole


def test_the_lock_names_the_slim_wheel(start):
    lock = json.loads((generated_files.GENERATED / "pyodide" / pyodide_files.LOCK).read_text("utf-8"))
    made = next(generated_files.GENERATED.glob("pyodide/numpy*.whl"))
    assert lock["packages"]["numpy"]["file_name"] == made.name
    manifest = json.loads((generated_files.GENERATED / generated_files.MANIFEST).read_text("utf-8"))
    assert lock["packages"]["numpy"]["sha256"] == manifest["files"][f"pyodide/{made.name}"]["sha256"]


def test_another_model_needs_another_snapshot(start):
    buffer = io.BytesIO(model_archive.pack())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("model/more.py", "MORE = 1\n")
    assert snapshot.find(buffer.getvalue()) is None


def test_serving_does_not_wait_for_it(monkeypatch, tmp_path):
    begun = []
    monkeypatch.setattr(generated_files, "GENERATED", tmp_path / "generated")
    monkeypatch.setattr(snapshot, "find", lambda model: None)
    monkeypatch.setattr(snapshot, "begin", lambda: begun.append(True))
    folder = generated_files.prepare(wait=False)
    manifest = json.loads((folder / generated_files.MANIFEST).read_text("utf-8"))
    assert begun
    assert "snapshot" not in manifest
    assert "pyodide/python_stdlib.zip" in manifest["files"]
