"""Other programs that read `mkdocs.yml`: what the page "Host it yourself" says of each is so."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from scripts.publish.hosted_site import build_pages
from scripts.runner.files import ROOT

HERE = Path(__file__).parent
PAGE = ROOT / "docs" / "about" / "host-it-yourself.md"
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module", autouse=True)
def asked(request):
    """These install packages and build the site twice, so only whoever asks for them waits."""
    if request.config.getoption("--builders") != "all":
        pytest.skip("needs the network and some minutes; ask for it with --builders all")


@pytest.fixture(scope="module")
def day():
    """One day for all builds: pages and the sitemap carry it, and a run may last past midnight."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(time.time())))
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        yield


@pytest.fixture
def install(tmp_path):
    """Makes an environment with one builder, above the packages that these tests run with."""

    def make(name):
        folder = tmp_path / "environment"
        subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=120)
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
        packages = Path(run(tmp_path, python, "-c", ask).stdout.strip())
        (packages / "project.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        options = ("--no-deps", "--require-hashes", "--only-binary=:all:", "--no-compile")
        words = ("-m", "pip", "install", "--quiet", *options, "-r", HERE / f"{name}.txt")
        done = run(tmp_path, python, *words)
        assert done.returncode == 0, done.stderr
        return python

    return make


def run(folder, *command):
    """Run a program in a folder to its end."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)


def documented(name):
    """Line of the page's table about a builder, and the version in it, which is the one we pin."""
    pinned = re.search(rf"^{name}==(\S+)", (HERE / f"{name}.txt").read_text("utf-8"), re.MULTILINE)
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^\| {name} {re.escape(pinned[1])} \| (.*) \|$", text, re.MULTILINE | re.IGNORECASE)
    assert found, f"{PAGE.name} does not speak of {name} {pinned[1]}"
    return found[1]


def contents(site):
    """Path of each file to its bytes, without the line of a page that names its builder."""
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes())
        for path in site.rglob("*")
        if path.is_file()
    }


def test_properdocs_builds_the_same_site(day, install, tmp_path):
    assert documented("properdocs").startswith("builds the same site")
    build_pages(tmp_path / "mkdocs", quiet=True)
    other = tmp_path / "properdocs"
    done = run(ROOT, install("properdocs"), "-m", "properdocs", "build", "--strict", "--site-dir", other)
    assert done.returncode == 0, done.stderr[-3000:]
    assert b"ProperDocs" in GENERATOR.search((other / "index.html").read_bytes())[0]

    expected, found = contents(tmp_path / "mkdocs"), contents(other)
    sources = list((ROOT / "docs").rglob("*.md"))
    assert len([name for name in expected if name.endswith("index.html")]) == len(sources)
    assert sorted(found) == sorted(expected)
    assert [name for name in expected if found[name] != expected[name]] == []


def test_zensical_is_refused_with_a_sentence(day, install, tmp_path):
    assert documented("zensical").startswith("is refused")
    # It has no option for the folder of the site and would write into the project.
    copy = tmp_path / "project"
    left_out = (".git", ".venv", ".cache", "node_modules", "site", "dist", "tests", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*left_out))
    done = run(copy, install("zensical"), "-m", "zensical", "build", "--strict")
    assert done.returncode != 0
    assert "PageError: This builder cannot build the site, because" in done.stderr + done.stdout
    assert "python scripts/dev.py build" in done.stderr + done.stdout
    assert list((copy / "site").rglob("index.html")) == []
