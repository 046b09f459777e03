"""Ctrl-C while Python is still reading the project's modules."""

import os
import subprocess
import sys

import pytest

from scripts.runner.files import ROOT

# Python runs a file of this name before anything else: this one presses Ctrl-C at the import of a module.
PRESS = """
import os, sys
class Press:
    def find_spec(self, name, *_):
        if name == os.environ["PRESS_AT"]:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Press())
"""


def start(tmp_path, module, *command):
    """Run Python, and press Ctrl-C at the import of a module."""
    (tmp_path / "sitecustomize.py").write_text(PRESS, "utf-8")
    env = os.environ | {"PYTHONPATH": str(tmp_path), "PRESS_AT": module}
    command = [sys.executable, *command]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("module", "command", "line"),
    [
        ("scripts.launcher.commands", ("scripts/dev.py", "--help"), "Stopped."),
        ("scripts.runner.errors", ("scripts/dev.py", "--help"), "Stopped."),
        ("model.trials", ("-m", "model", "list"), "model: Stopped."),
        ("model.api", ("-m", "model", "list"), "model: Stopped."),
    ],
)
def test_it_ends_with_one_line_and_the_code_of_ctrl_c(tmp_path, module, command, line):
    ended = start(tmp_path, module, *command)
    assert ended.returncode == 130
    assert ended.stdout == ""
    assert ended.stderr.strip() == line


def test_who_imports_the_model_decides_what_ctrl_c_means(tmp_path):
    code = "try:\n    import model\nexcept KeyboardInterrupt:\n    print('saved')"
    ended = start(tmp_path, "model.trials", "-c", code)
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "saved", "")
