"""The author guide, followed to the letter in a copy of the project."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.builds import copy_project

GUIDE = "docs/about/author-guide.md"
EXAMPLE = re.compile(r"^```\{ \.\w+ ([^\n]*?) \}\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ATTRIBUTE = re.compile(r'data-(\w+)="((?:\\.|[^"\\])*)"')


def run(project, *command):
    """A command in the copy; what it printed is shown when it fails."""
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


def follow(project):
    """Make each change that the guide shows, in its order; return how many."""
    found = EXAMPLE.findall((project / GUIDE).read_text("utf-8"))
    for attributes, text in found:
        say = {key: value.replace('\\"', '"') for key, value in ATTRIBUTE.findall(attributes)}
        if "run" in say:
            for line in text.splitlines():
                run(project, sys.executable, *line.split()[1:])
            continue
        path = project / say["file"]
        if say["put"] == "new":
            assert not path.exists()
            path.write_text(text, "utf-8")
        elif say["put"] == "end":
            path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + text, "utf-8")
        else:
            lines = path.read_text("utf-8").splitlines(keepends=True)
            places = [i for i, line in enumerate(lines) if say["mark"] in line]
            assert len(places) == 1, f"{say['mark']!r} stands {len(places)} times in {say['file']}"
            lines.insert(places[0] + 1, text)
            path.write_text("".join(lines), "utf-8")
    return len(found)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("author") / "project", "tests")


def test_the_examples_of_the_guide_build_and_their_chart_comes_alive(project, serve, visits):
    assert follow(project) >= 8
    printed = run(project, sys.executable, "-m", "model", "run", "late-start", "--set", "e2_after=30")
    assert printed.startswith("year,")
    site = Path(project.parent / "built")
    run(project, sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(site))

    address = serve(site)
    one = visits()
    one.server = address
    page = one.open("academic/my-topic/")
    assert "1.9" in page.locator("article").inner_text()
    page.locator("[data-claim=N99]").first.wait_for()
    assert page.locator("bone-chart svg").count() >= 1
    chart = page.locator("bone-chart")
    before = chart.locator("output").inner_text()
    chart.locator("input[type=range]").first.press("End")
    one.wait_live(chart)
    expect(chart.locator("output")).not_to_have_text(before)  # said when nothing moves any more
    one.open("about/parameters/")
    page.locator("#parameter-h_OPN").wait_for()
