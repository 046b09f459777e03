"""Names that tests of this folder take from here; the fixtures are those of all tests."""

from tests.browsing import BOOT, CHARTS, FLAGS, Handler, Visit  # noqa: F401
