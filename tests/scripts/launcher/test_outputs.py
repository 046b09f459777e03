"""Commands whose output cannot be written, or that are stopped: one line, and never exit code 0."""

import ast
import os
import signal
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from scripts.runner.errors import exit_code_of
from scripts.runner.files import ROOT

pytestmark = pytest.mark.slow  # it starts some sixty programs

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")

DEV = [sys.executable, "scripts/dev.py"]
MODEL = [sys.executable, "-m", "model"]
# Short answers stay in memory until Python ends; long ones are written on the way.
COMMANDS = [
    [*MODEL, "--help"],
    [*MODEL, "list"],
    [*MODEL, "run", "menopause"],
    [*MODEL, "run", "menopause", "--format", "json"],
    [*MODEL, "export"],
    [*MODEL, "predict", "model/data/evidence.csv"],
    [*DEV, "--help"],
    [*DEV, "check-host", "--help"],
    [sys.executable, "-m", "scripts.bench.run", "--help"],
    [sys.executable, "-m", "scripts.publish.folder_copy", "--help"],
    [sys.executable, "-m", "scripts.calibration.fit", "--help"],
]
PROGRAMS = [
    path
    for folder in ("scripts", "model")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if '__name__ == "__main__"' in path.read_text("utf-8")
]


def told(ended):
    """The one line that a command leaves behind where people see it."""
    lines = ended.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def name_of(command):
    return " ".join(command[1:])


def run_into(output, command, held=True):
    """Run a command whose output goes to a file; Python holds it back, as is usual, or does not."""
    env = os.environ | {"PYTHONUNBUFFERED": "" if held else "1"}
    return subprocess.run(command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.PIPE, text=True)


@needs_full
@pytest.mark.parametrize("held", [True, False], ids=["held", "at once"])
@pytest.mark.parametrize("command", COMMANDS, ids=name_of)
def test_a_full_disk_is_told_in_one_line(command, held):
    with FULL.open("w") as full:
        ended = run_into(full, command, held)
    assert ended.returncode == 1
    assert "full" in told(ended) or "No space left on device" in told(ended)


@needs_full
def test_a_file_on_a_full_disk_is_told_in_one_line():
    ended = subprocess.run([*MODEL, "export", "--out", FULL], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 2
    assert "Cannot write /dev/full: No space left on device." in told(ended)


@pytest.mark.parametrize("command", COMMANDS, ids=name_of)
def test_a_reader_that_has_gone_is_told_in_one_line(command):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        ended = run_into(pipe, command)
    assert ended.returncode == 141  # as a shell reports it of other programs
    assert "the program that read this output has ended" in told(ended)


@pytest.mark.parametrize(
    ("command", "code"), [([*MODEL, "list"], 1), ([*DEV, "--help"], 0), ([*DEV, "new-chart", "A b"], 1)]
)
@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes it")
def test_an_output_that_the_caller_closed_is_no_riddle(command, code):
    words = [*command[1:]]
    shell = ["sh", "-c", 'exec "$0" "$@" >&-', command[0], *words]
    ended = subprocess.run(shell, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr


def interrupt(running):
    """Press Ctrl-C, and return what was said then."""
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    return err.strip()


def start(command):
    """Start a command that hears Ctrl-C, even where this test runs in the background."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    hearing = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, cwd=ROOT, preexec_fn=hearing, **pipes)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_is_told_in_one_line_by_the_model(tmp_path):
    """While it reads a table that somebody is still writing."""
    table = tmp_path / "table.csv"
    os.mkfifo(table)
    running = start([*MODEL, "predict", table])
    with table.open("w"):  # as soon as it reads
        assert interrupt(running) == "model: Stopped."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_is_told_in_one_line_by_the_launcher():
    """While it waits for a server that takes calls and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        running = start([*DEV, "check-host", f"http://127.0.0.1:{server.getsockname()[1]}/"])
        caller, _ = server.accept()
        with caller:
            assert interrupt(running) == "Stopped."


def test_what_nobody_foresaw_is_told_as_such(capsys):
    def stumble():
        raise ValueError("a\nb")

    assert exit_code_of(stumble) == 1
    assert "something happened that nobody foresaw (ValueError: a b)" in capsys.readouterr().err


def test_an_error_of_the_network_is_not_called_one_of_a_file(capsys):
    def hang_up():
        raise ConnectionResetError(104, "Connection reset by peer")

    assert exit_code_of(hang_up) == 1
    said = capsys.readouterr().err
    assert "file" not in said
    assert "ConnectionResetError" in said


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_program_ends_through_the_one_function(path):
    """Else a full disk or Ctrl-C would end it with a traceback."""
    tree = ast.parse(path.read_text("utf-8"))
    (last,) = [node for node in tree.body if isinstance(node, ast.If) and "__main__" in ast.unparse(node)]
    ending = ast.unparse(last)
    assert "exit_code_of(" in ending or path == ROOT / "model" / "__main__.py", ending
