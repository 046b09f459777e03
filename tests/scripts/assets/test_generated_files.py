"""The generated files: complete, verified, reproducible, and quiet when nothing changed."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

from scripts.assets import bundle, generated_files, model_archive, numpy_wheel, transfer
from scripts.runner import files, nodejs, process
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT


@pytest.fixture(scope="module")
def generated():
    return generated_files.prepare()


@pytest.fixture
def copy(monkeypatch, tmp_path):
    """The generated files at another place, where a test may do them harm."""
    monkeypatch.setattr(generated_files, "GENERATED", tmp_path / "generated")
    return generated_files.prepare()


def everything(folder):
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def test_every_file_that_pages_need_is_there(generated):
    assert {
        "bone-chart.js",
        "worker.js",
        "model.zip",
        "manifest.json",
        "pyodide/pyodide.mjs",
        "pyodide/pyodide.asm.mjs",
        "pyodide/pyodide.asm.wasm",
        "pyodide/python_stdlib.zip",
        "pyodide/pyodide-lock.json",
        "pyodide/snapshot.dat",
        f"pyodide/{numpy_wheel.pinned().file_name}",
    } <= set(everything(generated))


def test_the_manifest_describes_every_file(generated):
    manifest = json.loads((generated / "manifest.json").read_text("utf-8"))
    assert manifest["version"] == model_archive.version()
    found = everything(generated)
    for name, described in manifest["files"].items():
        assert described["bytes"] == found[name].stat().st_size
        assert described["transfer"] == transfer.count_bytes(found[name])
        assert described["sha256"] == files.sha256(found[name])
    assert {"bone-chart.js", "worker.js", "model.zip"} <= set(manifest["files"])
    assert {name for name in found if name.startswith("pyodide/")} <= set(manifest["files"])


def test_a_second_call_writes_nothing(generated):
    def dates():
        return {name: path.stat().st_mtime_ns for name, path in everything(generated).items()}

    before = dates()
    generated_files.prepare()
    assert dates() == before


def test_a_damaged_generated_file_is_made_again(copy):
    for name in ("worker.js", "model.zip", "pyodide/pyodide.mjs"):
        right = (copy / name).read_bytes()
        (copy / name).write_bytes(right[:-3])
        generated_files.prepare()
        assert (copy / name).read_bytes() == right


def test_runtime_files_of_an_older_version_go(copy):
    old = copy / "pyodide" / "numpy-1.0-wasm32.whl"
    old.write_bytes(b"old")
    generated_files.prepare()
    assert not old.exists()


@pytest.mark.slow
def test_the_generated_runtime_starts_and_loads_numpy(generated, tmp_path):
    script = tmp_path / "boot.mjs"
    script.write_text(
        """
        import { pathToFileURL } from "node:url";
        const folder = process.argv[2];
        const { loadPyodide } = await import(pathToFileURL(folder + "/pyodide.mjs").href);
        const python = await loadPyodide({ indexURL: folder + "/" });
        await python.loadPackage("numpy", { messageCallback: () => {} });
        console.log(python.runPython("import numpy; str(numpy.arange(4).sum())"));
        """,
        "utf-8",
    )
    ended = subprocess.run(
        [generated_files.node(), script, generated / "pyodide"], capture_output=True, text=True, timeout=120
    )
    assert ended.stdout.strip() == "6", ended.stderr


@pytest.fixture
def package(tmp_path):
    """A small package with data, and with much that has no place in an archive."""
    folder = tmp_path / "model"
    for name, text in {
        "__init__.py": '"""It."""\n__version__ = "1.2.3"\n',
        "b.py": "B = 1\n",
        "a.py": "A = 1\n",
        "data/table.csv": "x,y\n",
        "data/.DS_Store": "",
        "__pycache__/a.cpython-311.pyc": "",
        "old.pyc": "",
        ".hidden/c.py": "",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_the_archive_holds_code_and_data_and_nothing_else(package):
    archive = zipfile.ZipFile(io.BytesIO(model_archive.pack(package)))
    assert archive.namelist() == [
        "model/__init__.py",
        "model/a.py",
        "model/b.py",
        "model/data/table.csv",
    ]


def test_the_same_files_give_the_same_archive(package):
    before = model_archive.pack(package)
    for path in everything(package).values():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    (package / "b.py").chmod(0o600)
    assert model_archive.pack(package) == before
    (package / "b.py").write_text("B = 2\n", "utf-8")
    assert model_archive.pack(package) != before


def test_the_archived_model_is_the_one_in_the_project(generated):
    with zipfile.ZipFile(generated / "model.zip") as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert archive.read(name) == (ROOT / name).read_bytes()
        assert {"model/api/answer.py", "model/data/evidence.csv"} <= set(archive.namelist())


def test_the_version_is_read_from_the_file(package):
    assert model_archive.version(package) == "1.2.3"
    (package / "__init__.py").write_text("", "utf-8")
    with pytest.raises(StepError, match="__version__"):
        model_archive.version(package)


def test_a_mistake_in_the_chart_code_names_file_and_line(tmp_path):
    entry = tmp_path / "broken.js"
    entry.write_text("const a = 1;\nconst b = ;\n", "utf-8")
    with pytest.raises(StepError, match=r"broken\.js, line 2"):
        bundle.bundle(entry, "--format=iife")


def test_a_missing_import_names_file_and_line(tmp_path):
    entry = tmp_path / "lonely.js"
    entry.write_text('import "./nobody.js";\n', "utf-8")
    with pytest.raises(StepError, match=r'lonely\.js, line 1: Could not resolve "\./nobody\.js"'):
        bundle.bundle(entry, "--format=esm")


def test_a_file_is_written_only_when_that_changes_it(tmp_path):
    path = tmp_path / "folder" / "file"
    assert files.write_if_changed(path, b"one") is True
    assert files.write_if_changed(path, b"one") is False
    assert files.write_if_changed(path, b"two") is True
    assert [one.name for one in path.parent.iterdir()] == ["file"]


def test_a_lock_makes_a_second_command_wait(tmp_path):
    lock = tmp_path / "lock"
    waiting = (
        "import sys, pathlib; from scripts.runner import files\n"
        "with files.lock(pathlib.Path(sys.argv[1]), lambda: print('waits', flush=True)):\n"
        "    print('has it')"
    )
    with files.lock(lock):
        second = subprocess.Popen(
            [sys.executable, "-c", waiting, lock], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert second.stdout.readline() == "waits\n"
        assert second.poll() is None
    assert second.communicate(timeout=20)[0] == "has it\n"


def test_node_packages_are_installed_once(generated, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("npm was started")

    monkeypatch.setattr(process, "run_quietly", refuse)
    nodejs.install()


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("npm error code EINTEGRITY", "hash"),
        ("npm error code ENOTFOUND", "could not be reached"),
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "could not prove who it is"),
        ("npm error code ENOSPC", "disk is full"),
        ("npm error new", "exit code 1"),
    ],
)
def test_a_failing_npm_says_why(output, words, monkeypatch, tmp_path):
    def end(*args, **kwargs):
        raise process.ProgramError(1, output)

    monkeypatch.setattr(nodejs, "MODULES", tmp_path)
    monkeypatch.setattr(process, "run_quietly", end)
    with pytest.raises(StepError, match=words):
        nodejs.install()
    assert not list(tmp_path.iterdir())


def test_node_packages_are_exact_hashed_and_for_every_platform():
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    for version in (wanted["dependencies"] | wanted["devDependencies"]).values():
        assert version[0].isdecimal()
    locked = json.loads(nodejs.LOCK.read_text("utf-8"))["packages"]
    del locked[""]
    assert all("integrity" in one and "resolved" not in one for one in locked.values())
    for platform in ("linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"):
        assert f"node_modules/@esbuild/{platform}" in locked
