"""Builds of the site that a run needs: each is made once, whichever process asks first."""

import shutil
import subprocess
import sys

from scripts.runner import files
from scripts.runner.files import ROOT


class Builds:
    """Folders that all processes of a run share.

    Parameters
    ----------
    factory : pytest.TempPathFactory
    worker : str or None
        Name of this process among others; None where there is one alone.
    """

    def __init__(self, factory, worker):
        base = factory.getbasetemp()
        self.shared = (base.parent if worker else base) / "builds"

    def once(self, name, make):
        """Return the folder ``name``; ``make(folder)`` fills it unless another process has.

        A build that fails leaves nothing that the next one to ask would take for whole.
        """
        folder, whole = self.shared / name, self.shared / f"{name}.whole"
        with files.lock(self.shared / f"{name}.lock"):
            if not whole.exists():
                make(folder)
                whole.touch()
        return folder


def run(*command, **environment):
    """Run a program of the project to its end; what it printed is shown when it fails."""
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        **environment,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def copy_project(copy, *left_out):
    """Copy the project's own files, with what was generated before; return where.

    Parameters
    ----------
    copy : Path
        A folder that is not there yet.
    *left_out : str
        Names of further folders that are not needed.
    """
    ignored = shutil.ignore_patterns(
        ".git", ".venv", "node_modules", "site", "dist", "__pycache__", "bytecode", *left_out
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    (copy / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return copy
