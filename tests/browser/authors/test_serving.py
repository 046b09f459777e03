"""An author's slips while the site is served: told on the page, and mended by the next save."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from scripts.launcher.commands import SERVER
from tests.builds import copy_project

PAGE = "docs/academic/conclusion.md"
HEAD = "<!--[[ page_head() ]]-->"
# What is written in place of what, and what is then told.
SLIPS = {
    "citation": (PAGE, HEAD, f'{HEAD}\n\nA.<!--[[ cite("nobody2020") ]]-->', "no reference 'nobody2020'"),
    "evidence": (PAGE, HEAD, f'{HEAD}\n\n<!--[[ evidence_value("E999", "n") ]]-->', "no evidence row 'E999'"),
    "macro": (PAGE, HEAD, f"{HEAD}\n\n<!--[[ pagehead() ]]-->", "no macro 'pagehead'; did you mean: page_head"),
    "unclosed": (PAGE, HEAD, f"{HEAD}\n\n<!--[[ cite( and so on.", "this macro is not closed"),
    "once more": (PAGE, HEAD, f"{HEAD}\n\n<!--[[ cite( and so on.", "this macro is not closed"),
    "link": (PAGE, HEAD, f"{HEAD}\n\n[Dead](nowhere.md)", "'nowhere.md'"),
    "javascript": ("docs/assets/javascripts/main.js", "import", "const = 3;\nimport", "Expected identifier"),
}  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A served copy of the project: its folder, address, process and what that prints."""
    project = copy_project(tmp_path_factory.mktemp("served") / "project", "tests")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    printed = project.parent / "printed.txt"
    with printed.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, *SERVER, "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
    address = f"http://127.0.0.1:{port}/academic/conclusion/"
    end = time.monotonic() + 280
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=60).close()
            break
        except OSError:
            time.sleep(0.5)
    yield project, address, process, printed
    process.send_signal(signal.SIGINT)
    process.wait(30)


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_is_told_on_the_page_and_the_next_save_mends_it(served, chromium, kind):
    project, address, process, printed = served
    file, old, new, told = SLIPS[kind]
    path = project / file
    sound = path.read_text("utf-8")
    assert old in sound
    reader = chromium.new_page()
    try:
        reader.goto(address)
        expect(reader.locator("h1")).to_contain_text("Conclusion")
        before = len(printed.read_text("utf-8"))
        path.write_text(sound.replace(old, new, 1), "utf-8")
        alert = reader.get_by_role("alert")
        expect(alert).to_contain_text(told, timeout=200_000)
        expect(alert).to_contain_text(path.name)
        if kind != "link":  # of which MkDocs names only the page
            expect(alert).to_contain_text(", line ")
        lines = printed.read_text("utf-8")[before:]
        assert told in lines
        assert "Traceback" not in lines
    finally:
        path.write_text(sound, "utf-8")
    expect(reader.locator("h1")).to_contain_text("Conclusion", timeout=200_000)
    assert process.poll() is None
    reader.close()


def test_what_matters_is_not_buried(served):
    assert "[macros]" not in served[-1].read_text("utf-8")
