"""A host that can be switched off and can be given another release, and the release that follows."""

import json
import re
import shutil
import threading
import zipfile
from http.server import ThreadingHTTPServer

import pytest

from scripts.publish import content_security, release, service_worker
from scripts.publish.built_page import read_pages, write_pages
from scripts.runner import files
from tests.browsing import Handler, Visit

NEXT = "9.9.9"  # the version of the model in the release that follows
WORD = "Newly written words."


class Host:
    """A web server for one site in a folder of its host.

    Attributes
    ----------
    site : Path
        Of the release that it shows now.
    off : bool
        Whether it breaks every connection, as a network that is gone does.
    asked : list of str
        Paths that were asked for, below the site.
    """

    def __init__(self, site):
        self.first, self.site, self.off, self.asked = site, site, False, []
        host = self

        class Answer(Handler):
            def translate_path(self, path):
                self.directory = str(host.site.parent)
                return super().translate_path(path.replace("/bone/", f"/{host.site.name}/", 1))

            def do_GET(self):
                if host.off:
                    self.close_connection = True
                    return
                host.asked.append(self.path.removeprefix("/bone/"))
                super().do_GET()

        self.web = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.web.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.web.server_port}/bone/"


@pytest.fixture(scope="session")
def running(site):
    host = Host(site)
    yield host
    host.web.shutdown()


@pytest.fixture
def host(running):
    """The host as it is at first: on, with the first release."""
    running.site, running.off, running.asked = running.first, False, []
    return running


class Reader(Visit):
    """A visit to the host, with what a reader does about the copy."""

    def keep(self):
        page = self.open("about/offline/")
        page.locator("[data-part=keep]").click()
        self.wait_kept("kept")
        return page

    def wait_kept(self, state):
        self.page.locator(f"offline-copy[data-state={state}]").wait_for(timeout=60_000)

    def problem(self):
        return self.page.locator("offline-copy [data-part=problem]").inner_text()

    def stored(self):
        """Names of all caches and addresses of all service workers."""
        return self.page.evaluate(
            """async () => [...await caches.keys(),
                ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope)]"""
        )

    def start(self):
        """Make the first chart of the page live and return it."""
        chart = self.page.locator("bone-chart").first
        skip = chart.locator("[data-part=skip]")
        if skip.count() and skip.is_visible():
            skip.click()
        chart.locator("input[type=range]").first.focus()
        self.page.keyboard.press("ArrowRight")
        return chart

    def model(self):
        """The version of the model that computed what the first chart shows."""
        return self.page.locator("bone-chart").first.evaluate("chart => chart.result.model_version")


@pytest.fixture
def reader(chromium, host):
    """A reader in a fresh profile; errors in the console are the business of each test."""
    one = Reader(chromium, host.address)
    yield one
    one.context.close()


@pytest.fixture(scope="session")
def following(site, tmp_path_factory):
    """The release after `site`: another model, another script, another text."""
    new = tmp_path_factory.mktemp("next") / "living-bone"
    shutil.copytree(site, new)
    for page in new.rglob("*.html"):
        text = re.sub(r'\?[0-9a-f]{12}(?=")', "", page.read_text("utf-8"))
        text = re.sub(
            r'<meta (?:name="living-bone-release"|http-equiv="Content-Security-Policy"|name="referrer")[^>]*>',
            "",
            text,
        )
        text = re.sub(r"<offline-copy [^>]*>", "<offline-copy>", text)
        page.write_text(text.replace("</h1>", f"</h1><p>{WORD}</p>", 1), "utf-8")
    generated = new / release.GENERATED
    _change_model(generated / "model.zip")
    manifest = json.loads((generated / "manifest.json").read_text("utf-8"))
    manifest["version"] = NEXT
    manifest["files"]["model.zip"] |= {
        "sha256": files.sha256(generated / "model.zip"),
        "bytes": (generated / "model.zip").stat().st_size,
    }
    (generated / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with (generated / "bone-chart.js").open("a") as script:
        script.write("\ndocument.documentElement.dataset.script='next';")
    pages = read_pages(new)
    for step in (release.add_versions, content_security.add_csp, service_worker.add_offline_size):
        step(new, pages)
    write_pages(new, pages)
    service_worker.write(new)
    return new


def _change_model(path):
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    start = content["model/__init__.py"]
    content["model/__init__.py"] = re.sub(
        rb'__version__ = "[^"]*"', f'__version__ = "{NEXT}"'.encode(), start
    )
    assert content["model/__init__.py"] != start
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
