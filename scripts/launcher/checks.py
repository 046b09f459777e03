"""The gates that a change passes before anybody looks at it: style, types and fast tests."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.runner import nodejs, process, progress
from scripts.runner.errors import StepError, exit_code_of
from scripts.runner.files import ROOT

Command = list[str | Path]

JAVASCRIPT = "docs/assets/javascripts"


def gates() -> Iterator[tuple[str, Command]]:
    """Name each gate and give its command; what is quick to fail comes first."""
    yield "style of Python", [sys.executable, "-m", "ruff", "check", "--output-format=concise", "."]
    yield "format of Python", [sys.executable, "-m", "ruff", "format", "--check", "."]
    yield "style of JavaScript", _node("@biomejs/biome/bin/biome", "check", "--error-on-warnings")
    yield "results as types", [sys.executable, "-m", "scripts.charts.typescript"]
    yield "types of JavaScript", _node("typescript/bin/tsc", "--project", f"{JAVASCRIPT}/jsconfig.json")
    yield "types of Python", [sys.executable, "-m", "mypy"]
    units = sorted((ROOT / "tests/javascripts").glob("*.test.js"))
    yield "tests of JavaScript", [nodejs.node(), "--test", *units]
    yield "fast tests", [sys.executable, "-m", "pytest", "-n", "2", "--fast", "--quiet"]


def run() -> None:
    """Run every gate, also after one that fails, and print a line for each.

    Raises
    ------
    scripts.runner.errors.StepError
        When a gate fails; what its program said is printed above the sentence.
    """
    failed: dict[str, process.ProgramError] = {}
    for name, command in gates():
        started = time.monotonic()
        try:
            with progress.stage(f"Checking {name}") as stage:
                process.run_quietly(command, on_line=stage.say)
        except process.ProgramError as error:
            failed[name] = error
        word = "failed" if name in failed else "passed"
        print(f"{name}: {word} in {time.monotonic() - started:.1f} s", flush=True)
    for name, error in failed.items():
        print(f"\n{name}:\n{error.tail}", flush=True)
    if failed:
        raise StepError(
            "The check did not pass",
            f"these failed: {', '.join(failed)}",
            "read the lines above, correct what they name and run the command again",
        )


def _node(program: str, *arguments: str) -> Command:
    return [nodejs.node(), nodejs.MODULES / program, *arguments]


if __name__ == "__main__":
    sys.exit(exit_code_of(run))
