"""Pages in memory: where tags go, how the first page is reached, and a page without a character set."""

from pathlib import Path

import pytest

from scripts.publish.built_page import BuiltPage, read_pages, write_pages
from scripts.runner.errors import StepError

HTML = '<html><head>\n<meta charset="utf-8">\n<title>Bone</title>\n</head><body>Ω</body></html>'


def test_tags_go_behind_the_character_set_and_to_the_end_of_the_head():
    page = BuiltPage(Path("index.html"), HTML)
    page.add_to_head_start("<meta a>")
    page.add_to_head_start("<meta b>")
    page.add_to_head_end(r"<link \1>")
    assert page.text == (
        '<html><head>\n<meta charset="utf-8">\n<meta b>\n<meta a>\n<title>Bone</title>\n<link \\1>\n'
        "</head><body>Ω</body></html>"
    )


def test_a_page_without_a_character_set_is_named():
    page = BuiltPage(Path("about/index.html"), "<html><head></head></html>")
    with pytest.raises(StepError, match=r"about/index\.html does not begin with its character set"):
        page.add_to_head_start("<meta a>")


def test_pages_are_read_and_written_back_with_the_size_that_they_say(tmp_path):
    for path in ("index.html", "about/offline/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(HTML, "utf-8")
    pages = read_pages(tmp_path)
    assert {page.path.as_posix(): page.root for page in pages} == {
        "index.html": "",
        "about/offline/index.html": "../../",
    }
    for page in pages:
        page.add_to_head_end(f"<link {page.path.as_posix()}>")
    write_pages(tmp_path, pages)
    for page in pages:
        assert (tmp_path / page.path).read_text("utf-8") == page.text
        assert (tmp_path / page.path).stat().st_size == page.size()
