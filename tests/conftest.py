"""Options of a run; the published site, built once for all tests that look at it; one browser."""

import os
import threading
import zipfile
from contextlib import ExitStack
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from tests import scheduling
from tests.browsing import FLAGS, SAVE_DATA, Handler, Visit, Visits
from tests.builds import Builds, run

MAKE_FOLDER = """import sys
from pathlib import Path
from scripts.publish import folder_copy
folder_copy.make(quiet=True, folder=Path(sys.argv[1]))"""


def pytest_addoption(parser):
    """What makes a run longer; the usual run is the short one."""
    group = parser.getgroup("living bone")
    group.addoption(
        "--fast", action="store_true", help="only tests that need no browser and no build of the site"
    )
    group.addoption(
        "--fuzz",
        choices=("share", "all"),
        default="share",
        help="compute a share (the usual) or all of the 10,000 requests of the fuzzer",
    )
    group.addoption(
        "--builders",
        choices=("none", "all"),
        default="none",
        help="build the site with no other builder (the usual) or with all that we know of",
    )


def pytest_ignore_collect(collection_path, config):
    """Leave out the folders of slow tests if asked to."""
    if config.getoption("--fast") and scheduling.is_slow(collection_path):
        return True
    return None


def pytest_collection_modifyitems(config, items):
    """Put what takes longest first; leave it out if asked to."""
    items.sort(key=lambda item: scheduling.rank(item.nodeid))
    if config.getoption("--fast"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Say which tests stay together."""
    return scheduling.Scheduling(config, log)


@pytest.fixture(scope="session")
def builds(tmp_path_factory):
    """Folders that all processes of a run share."""
    return Builds(tmp_path_factory, os.environ.get("PYTEST_XDIST_WORKER"))


@pytest.fixture(scope="session")
def site(builds):
    """Folder of a published site."""

    def make(host):
        run("-m", "scripts.publish.hosted_site", host / "living-bone", "--quiet")

    return builds.once("host", make) / "living-bone"


@pytest.fixture(scope="session")
def folder(builds):
    """The copy for a folder, as it comes out of its zip."""

    def make(place):
        made = place / "made" / "living-bone-offline"
        run("-c", MAKE_FOLDER, made)
        with zipfile.ZipFile(made.with_suffix(".zip")) as archive:
            archive.extractall(place)

    return builds.once("stick", make) / "living-bone-offline"


@pytest.fixture(scope="session")
def serve():
    """Serves a folder, below the name it has, until the tests end; gives its address."""
    running = []

    def start(folder, handler=Handler):
        web = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder.parent)))
        threading.Thread(target=web.serve_forever, daemon=True).start()
        running.append(web)
        return f"http://127.0.0.1:{web.server_port}/{folder.name}/"

    yield start
    for web in running:
        web.shutdown()


@pytest.fixture(scope="session")
def server(serve, site):
    """Address of the built site, in a folder of its host as on a project page."""
    return serve(site)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests; visits have contexts of their own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("LIVING_BONE_CHROMIUM")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lent(chromium, server):
    """Visits that tests borrow one after the other."""
    return Visits(chromium, server)


@pytest.fixture
def visit(request, lent):
    """A visit, begun anew, that must end without any error on the page.

    A test that changes the browser's context, which cannot be taken back, is marked with
    ``own_context`` and gets one that nobody else sees.
    """
    if request.node.get_closest_marker("own_context"):
        one = Visit(lent.browser, lent.server)
        yield one
        one.context.close()
        assert one.errors == []
    else:
        with lent.borrow() as one:
            yield one


@pytest.fixture
def visits(lent):
    """Makes visits with context options (color scheme, script off); none may see an error."""
    with ExitStack() as stack:
        yield lambda **context: stack.enter_context(lent.borrow(**context))


@pytest.fixture
def troubled(chromium, server):
    """A visit of its own on which something is made to fail; its errors are the test's business."""
    one = Visit(chromium, server)
    one.context.add_init_script(SAVE_DATA)
    yield one
    one.context.close()
