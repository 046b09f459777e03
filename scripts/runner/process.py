"""Runs other programs, in the foreground or with their output captured."""

from __future__ import annotations

import collections
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from scripts.runner.errors import INTERRUPTED
from scripts.runner.files import BUILD_CACHE, ROOT, home

TAIL_LINES = 25


class TerminationRequest(KeyboardInterrupt):
    """The system, not the keyboard, asked this process to end."""


class ProgramError(Exception):
    """A quiet program ended with an error; `tail` is the end of its output."""

    def __init__(self, code: int, tail: str):
        super().__init__(f"exit code {code}")
        self.code = code
        self.tail = tail


def raise_on_termination() -> None:
    """Treat a request to end like Ctrl-C, so that no server or installer stays behind."""

    def stop(*_) -> None:
        raise TerminationRequest

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def run_quietly(
    command: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] = lambda _: None,
    keep: int = TAIL_LINES,
    cwd: Path = ROOT,
) -> str:
    """Run a program, keep what it prints to itself, and return the end of it.

    Parameters
    ----------
    command : sequence of str or Path
        The program and its arguments.
    env : mapping, optional
        Its environment; that of this process if not given.
    on_line : callable
        Gets each line as it is printed, to show progress.
    keep : int
        How many of the last lines to keep.
    cwd : Path
        The folder it runs in.

    Raises
    ------
    ProgramError
        When the exit code is not zero.
    """
    tail: collections.deque[str] = collections.deque(maxlen=keep)
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env=dict(env) if env is not None else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as program:
        try:
            for line in program.stdout:
                if line.strip():
                    tail.append(line.rstrip())
                    on_line(line.strip())
        except BaseException:
            program.terminate()
            raise
    if program.returncode:
        raise ProgramError(program.returncode, "\n".join(tail))
    return "\n".join(tail)


def run_in_foreground(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None, grace: float = 5.0
) -> int:
    """Run a program in the person's view and return its exit code.

    The program gets Ctrl-C from the terminal itself; a request to end this process
    is passed on to it. Either way it has `grace` seconds to finish.

    Returns
    -------
    int
        The exit code, or 130 when it was stopped by Ctrl-C or such a request.
    """
    sys.stdout.flush()
    program = subprocess.Popen(
        [str(word) for word in command], cwd=ROOT, env=dict(env) if env is not None else None
    )
    try:
        return program.wait()
    except KeyboardInterrupt as reason:
        if isinstance(reason, TerminationRequest):
            # A background job of a shell ignores SIGINT, and so do its children.
            ignores_interrupt = os.name == "nt" or signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            program.send_signal(signal.SIGTERM if ignores_interrupt else signal.SIGINT)
        _wait_for_end(program, grace)
        return INTERRUPTED
    finally:
        if program.poll() is None:
            program.kill()


def _wait_for_end(program: subprocess.Popen, grace: float) -> None:
    for insist in (program.terminate, program.kill, program.wait):
        try:
            program.wait(grace)
            return
        except (subprocess.TimeoutExpired, KeyboardInterrupt):  # or it was pressed again
            insist()


def child_environment(python: Path) -> dict[str, str]:
    """Return the environment for programs of one Python environment.

    Settings that would send packages or imports elsewhere are left out.
    """
    unwanted = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}
    env = {name: value for name, value in os.environ.items() if name.upper() not in unwanted}
    env["PATH"] = str(python.parent) + os.pathsep + env.get("PATH", "")
    if (python.parent.parent / "pyvenv.cfg").exists():
        env["VIRTUAL_ENV"] = str(python.parent.parent)
    env["PYTHONUTF8"] = "1"
    # Who wants no compiled modules beside sources, as many containers do, waits for them in each program.
    if env.pop("PYTHONDONTWRITEBYTECODE", None):
        env.setdefault("PYTHONPYCACHEPREFIX", str(BUILD_CACHE / "bytecode"))
    own = home()
    if own.is_relative_to(BUILD_CACHE):  # pip, npm and browsers look for one
        with suppress(OSError):
            own.mkdir(parents=True, exist_ok=True)
        env["HOME"] = str(own)
    return env
