"""Options of a run; the published site, built once for all tests that look at it; one browser."""

import os
import subprocess
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from scripts.runner.files import ROOT
from tests.browsing import FLAGS, Handler, Visit


def pytest_addoption(parser):
    """What makes a run longer; the usual run is the short one."""
    group = parser.getgroup("living bone")
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


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Folder of a published site."""
    built = tmp_path_factory.mktemp("host") / "living-bone"
    command = [sys.executable, "-m", "scripts.publish.hosted_site", str(built), "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return Path(built)


@pytest.fixture(scope="session")
def serve():
    """Serves a folder, below the name it has, until the tests end; gives its address."""
    running = []

    def start(folder):
        web = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder.parent)))
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
    """One browser for all tests; each test has its own context."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("LIVING_BONE_CHROMIUM")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, server):
    """A fresh visit that must end without any error on the page."""
    one = Visit(chromium, server)
    yield one
    one.context.close()
    assert one.errors == []


@pytest.fixture
def troubled(chromium, server):
    """A fresh visit on which something is made to fail; its errors are the test's business."""
    one = Visit(chromium, server)
    yield one
    one.context.close()


@pytest.fixture
def visits(chromium, server):
    """Makes visits with context options (colour scheme, script off); none may see an error."""
    made = []

    def make(**context):
        made.append(Visit(chromium, server, **context))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
        assert one.errors == []
