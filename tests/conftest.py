"""Options of a run, and the published site, built once for all tests that look at it."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.files import ROOT


def pytest_addoption(parser):
    """What makes a run longer; the usual run is the short one."""
    parser.getgroup("living bone").addoption(
        "--fuzz",
        choices=("share", "all"),
        default="share",
        help="compute a share (the usual) or all of the 10,000 requests of the fuzzer",
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Folder of a published site."""
    built = tmp_path_factory.mktemp("host") / "living-bone"
    command = [sys.executable, "-m", "scripts.publish", str(built), "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return Path(built)
