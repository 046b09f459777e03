"""The launcher: what it answers, with which exit code, and how it ends."""

import ast
import errno
import os
import runpy
import signal
import socket
import subprocess
import sys
import time

import pytest

from scripts.launcher import commands
from scripts.runner import process
from scripts.runner.errors import StepError, exit_code_of
from scripts.runner.files import ROOT

DEV = ROOT / "scripts" / "dev.py"


def launch(*words, folder=ROOT):
    return subprocess.run(
        [sys.executable, DEV, *words], capture_output=True, text=True, cwd=folder, timeout=120
    )


def sentence_of(ended):
    """The one line that a failing command leaves behind."""
    lines = (ended.stdout + ended.stderr).strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_help_names_every_command_from_any_folder(tmp_path):
    ended = launch("--help", folder=tmp_path)
    assert ended.returncode == 0
    for name in ("serve", "test", "build", "offline", "bench", "calibrate", "renew"):
        assert name in ended.stdout


@pytest.mark.parametrize(
    "words", [["frobnicate"], [], ["serve", "--frobnicate"], ["build", "site"], ["renew", "now"]]
)
def test_a_mistake_in_the_words_is_one_sentence(words):
    ended = launch(*words)
    assert ended.returncode == 2
    assert "--help" in sentence_of(ended)


@pytest.mark.parametrize("name", ["offline", "bench"])
def test_what_follows_a_command_with_a_module_goes_there(name):
    assert commands.read([name, "--json", "x.json"]).passed == ["--json", "x.json"]
    assert commands.read([name, "--help"]).passed == ["--help"]
    assert commands.read([name, "--verbose"]).passed == ["--verbose"]
    assert commands.read([name, "--verbose"]).verbose


def test_renewing_may_be_tried_without_writing():
    assert commands.read(["renew", "--dry-run"]).dry_run
    assert not commands.read(["renew"]).dry_run


@pytest.mark.parametrize("port", ["0", "65536", "-1", "web", "80.5"])
def test_what_is_no_port_is_refused(port):
    ended = launch("serve", f"--port={port}")
    assert ended.returncode == 2
    assert "1 to 65535" in sentence_of(ended)


def test_a_port_in_use_is_named_with_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        ended = launch("serve", "--port", str(port))
    assert ended.returncode == 1
    assert f"port {port} " in sentence_of(ended)
    assert "--port" in ended.stderr


def test_a_free_port_is_accepted():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    commands.check_port(port)


def test_what_follows_test_goes_to_pytest_untouched():
    options = commands.read(["--verbose", "test", "-k", "units and not slow", "--port", "-x"])
    assert options.passed == ["-k", "units and not slow", "--port", "-x"]
    assert options.verbose


def test_options_of_the_launcher_are_taken_out_of_what_goes_to_pytest():
    options = commands.read(["test", "tests/model", "--engines", "all", "-n", "0", "--verbose"])
    assert options.passed == ["tests/model", "-n", "0", "--verbose"]
    assert options.engines == "all"
    assert options.verbose


def test_verbose_counts_before_and_behind_the_command():
    assert commands.read(["--verbose", "build"]).verbose
    assert commands.read(["build", "--verbose"]).verbose
    assert not commands.read(["build"]).verbose


def test_an_old_python_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(DEV), run_name="__main__")
    assert ended.value.code == 1
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "3.11" in message
    assert "3.8" in message


def test_an_old_python_can_read_the_launcher():
    tree = ast.parse(DEV.read_text("utf-8"), feature_version=(3, 4))
    new = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match)
    assert not any(isinstance(node, new) for node in ast.walk(tree))
    assert not any(
        node.returns or any(one.annotation for one in node.args.args)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    )


def fail():
    raise StepError("The site could not be built", "a file is missing", "put it back")


def run_out_of_space():
    raise OSError(errno.ENOSPC, "No space left on device", "site/index.html")


def press_ctrl_c():
    raise KeyboardInterrupt


def stumble():
    raise KeyError("women")


@pytest.mark.parametrize(
    ("step", "code", "words"),
    [
        (fail, 1, "The site could not be built, because a file is missing; put it back."),
        (run_out_of_space, 1, "the disk is full"),
        (press_ctrl_c, 130, "Stopped."),
        (stumble, 1, "--verbose"),
    ],
)
def test_whatever_goes_wrong_ends_in_a_sentence(step, code, words, capsys):
    assert exit_code_of(step) == code
    error = capsys.readouterr().err
    assert words in error
    assert "Traceback" not in error


def test_verbose_adds_the_traceback(capsys):
    assert exit_code_of(fail, verbose=True) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_quiet_program_shows_the_end_of_its_output_when_it_fails():
    with pytest.raises(process.ProgramError) as ended:
        process.run_quietly([sys.executable, "-c", "print('almost'); raise SystemExit(7)"])
    assert ended.value.code == 7
    assert ended.value.tail == "almost"


def runs(process_id):
    """Tell whether a process has not ended yet."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_also_ends_the_program_in_front(how):
    inner = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    outer = (
        "import sys; from scripts.runner import process; process.raise_on_termination();"
        f"sys.exit(process.run_in_foreground([sys.executable, '-c', {inner!r}]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", outer],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as launcher:
        inner_id = int(launcher.stdout.readline())
        launcher.send_signal(how)
        assert launcher.wait(20) == 130
    deadline = time.monotonic() + 5
    while runs(inner_id):
        assert time.monotonic() < deadline
        time.sleep(0.05)
