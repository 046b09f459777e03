"""Which tests run together in one process, and in which order, when several share a run.

Tests of one file share what is slow to start, a page with a live Python for example, so a file
stays in one process. Long files come first and small ones last, which leaves no process idle at
the end; the longest are cut into parts by chart or by page.
"""

import re
from zlib import crc32

from xdist.scheduler import LoadScopeScheduling

from scripts.runner.files import ROOT

# Files whose tests are independent from one chart or page to the next, and into how many parts.
PARTS = {"tests/browser/chart/test_every_chart.py": 4, "tests/browser/access/test_access.py": 4}
# Folders whose files take longest, the longest first: they need a browser or a build of the site.
SLOW = tuple(f"tests/{name}/" for name in ("offline", "browser", "engines", "builders", "parity", "site"))
_PARAMETER = re.compile(r"\[(.*)\]$", re.DOTALL)


def rank(nodeid):
    """Place of a test's file in the order of a run; files of one rank keep their order."""
    return next((place for place, folder in enumerate(SLOW) if nodeid.startswith(folder)), len(SLOW))


def is_slow(path):
    """Whether a folder or file of tests belongs to those that need a browser or a build."""
    return f"{path.relative_to(ROOT).as_posix()}/".startswith(SLOW)


class Scheduling(LoadScopeScheduling):
    """Hand out files, or parts of the longest, in the order of the collection."""

    def __init__(self, config, log):
        super().__init__(config, log)
        config.option.loadscopereorder = False  # it would start with the file of the most tests

    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        if file.startswith("tests/site/"):
            return "tests/site"  # all of them look at the same parsed pages
        parameter = _PARAMETER.search(nodeid)
        if file not in PARTS or not parameter:
            return file
        return f"{file} {crc32(parameter[1].encode()) % PARTS[file]}"
