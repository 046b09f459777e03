"""Two builds of the same sources give the same site."""

import os
import subprocess
import sys

from scripts.runner.files import ROOT


def test_two_builds_are_byte_equal(site, tmp_path):
    """The first may have been built on another day, which pages and the map of the site may tell."""
    again = tmp_path / "living-bone"
    done = subprocess.run(
        [sys.executable, "-m", "scripts.publish.hosted_site", str(again), "--quiet"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        env=os.environ | {"PYTHONHASHSEED": "1"},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    one, other = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (site, again)
    )
    assert one.keys() == other.keys()
    dated = (".xml", ".gz")
    assert [str(path) for path in one if one[path] != other[path] and path.suffix not in dated] == []
