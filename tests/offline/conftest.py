"""A host that can be switched off and can be given another release, and the release that follows."""

import json
import os
import re
import shutil
import time
import zipfile

import pytest

from scripts.publish import content_security, release, service_worker
from scripts.publish.built_page import read_pages, write_pages
from scripts.runner import files
from tests.offline.host import NEXT, WORD, Host, Reader


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
    # Hosts count in whole seconds, and what is as old as before would not be sent again.
    os.utime(new / service_worker.NAME, (time.time() + 2,) * 2)
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
