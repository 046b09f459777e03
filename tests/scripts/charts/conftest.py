"""What draws charts as the build does, started once for the tests of a file."""

import pytest

from scripts.charts.drawing import Drawer


@pytest.fixture(scope="module")
def drawer(tmp_path_factory):
    """A drawer with a cache of its own."""
    made = Drawer(cache=tmp_path_factory.mktemp("charts"))
    yield made
    made.close()
