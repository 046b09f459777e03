"""Two builds of the same sources give the same site."""

import os

from tests.builds import run


def test_two_builds_are_byte_equal(site, tmp_path):
    """The first may have been built on another day, which pages and the map of the site may tell."""
    again = tmp_path / "living-bone"
    environment = os.environ | {"PYTHONHASHSEED": "1"}
    run("-m", "scripts.publish.hosted_site", again, "--quiet", env=environment)
    one, other = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (site, again)
    )
    assert one.keys() == other.keys()
    dated = (".xml", ".gz")
    assert [str(path) for path in one if one[path] != other[path] and path.suffix not in dated] == []
