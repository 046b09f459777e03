"""The checker of the W3C finds no error in any page that is ours; the others' are listed by name."""

import json
import re
import shutil
import subprocess

import pytest

from scripts.runner.nodejs import MODULES

CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

# Errors in markup that we do not write: what the checker says, and the piece of page that it shows.
OTHERS = {
    "the theme turns off completion of its switches": (
        r"Attribute “autocomplete” is only allowed when",
        r'data-md-toggle="(drawer|search)"|data-md-component|class="md-(toggle|nav__toggle|option)',
    ),
    "the theme gives labels of its navigation an empty place in the order": (
        r"Bad value “” for attribute “tabindex” on element “label”",
        r'class="md-nav__link',
    ),
    "Plot writes a property of style sheets as an attribute": (
        r"Bad value “tabular-nums” for attribute “font-variant”",
        r"<g ",
    ),
}


def find_owner(error):
    """Name whose error it is, or None where it is ours."""
    for owner, (message, extract) in OTHERS.items():
        if re.match(message, error["message"]) and re.search(extract, error.get("extract", "")):
            return owner
    return None


@pytest.fixture(scope="module")
def check():
    """Lists the errors in all pages of a folder."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("The checker of the W3C did not run: it needs Java (on Debian: default-jre-headless).")

    def run(folder):
        words = [java, "-Xss4m", "-jar", CHECKER, "--skip-non-html", "--errors-only", "--exit-zero-always"]
        done = subprocess.run(
            [*words, "--format", "json", folder], capture_output=True, text=True, timeout=240
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stderr)["messages"]

    return run


def test_every_error_is_the_theme_s_or_plot_s(check, site):
    errors = check(site)
    ours = [
        f"{error['url'].partition(site.name)[2]}, line {error.get('lastLine')}: {error['message']}"
        for error in errors
        if not find_owner(error)
    ]
    assert ours == [], "\n".join(ours[:20])
    silent = {*OTHERS} - {find_owner(error) for error in errors}
    assert silent == set(), "no page has these any more: take them out of the list"


def test_an_error_of_ours_would_be_found(check, tmp_path):
    text = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bone</title></head>'
    (tmp_path / "index.html").write_text(f'{text}<body><div markdown="0"><time></time></div></body></html>')
    found = check(tmp_path)
    assert len(found) == 2
    assert [find_owner(error) for error in found] == [None, None]
