"""A slip in a macro is told with its file and its line."""

import re
from types import SimpleNamespace

import pytest
from jinja2 import Environment, StrictUndefined
from mkdocs.exceptions import PluginError

from scripts.content import evidence_numbers, references
from scripts.pages import macro_text

HEAD = "---\ntitle: A page\n---\n\n"
MARKS = {
    "variable_start_string": "<!--[[",
    "variable_end_string": "]]-->",
    "block_start_string": "<!--[%",
    "block_end_string": "%]-->",
    "comment_start_string": "<!--[#",
    "comment_end_string": "#]-->",
}


def cite(*keys):
    return ", ".join(references.short_form(key)["text"] for key in keys)


def evidence_value(row, field):
    return evidence_numbers.value(row, field)


def stumble():
    return {}["x"]


def fill(folder, text):
    """Fill the macros of a page as the plugin does, which takes the front matter off before."""
    file = folder / "page.md"
    file.write_text(HEAD + text, "utf-8")
    macros = {one.__name__: one for one in (cite, evidence_value, stumble)}
    syntax = Environment(undefined=StrictUndefined, **MARKS)
    syntax.globals.update(macros)
    page = SimpleNamespace(meta={}, file=SimpleNamespace(abs_src_path=str(file), src_uri="page.md"))
    return macro_text.fill(SimpleNamespace(env=syntax, page=page, macros=macros, variables={}), text)


def test_a_page_without_a_slip_is_filled(tmp_path):
    assert "PEPI" in fill(tmp_path, '# One\n\nText.<!--[[ cite("pepi1996") ]]-->\n')


RAW = "<!--[% raw %]--><!--[[<!--[% endraw %]-->\n"


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ('<!--[[ cite("nobody2020") ]]-->', "There is no reference 'nobody2020' in references.bib. Did"),
        ('<!--[[ evidence_value("E999", "n_treat") ]]-->', "There is no evidence row 'E999'; near it are"),
        ('<!--[[ cyte("pepi1996") ]]-->', "there is no macro 'cyte'; did you mean: cite?"),
        ("<!--[[ cite(pepi1996) ]]-->", "there is no macro 'pepi1996'; words stand in quotes."),
        ('<!--[[ cite(key="x") ]]-->', "cite() got an unexpected keyword argument 'key'."),
        (
            "<!--[[ stumble() ]]-->",
            "tests/scripts/pages/test_macro_text.py, line 33: there is nothing of the",
        ),
        ('<!--[[ cite("pepi1996") and so on', "this macro is not closed."),
        ('<!--[[ cite("pepi1996" \n\nand <!--[[ cite("pepi1996") ]]-->', "this macro is not closed."),
        ("<!--[% if cite %]--> and so on", "this 'if' lacks its 'endif'."),
        ('<!--[[ cite("pepi1996" ]]-->', "this macro cannot be read: "),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path, slip, told):
    text = f'# One\n\n{RAW}A\nsentence.<!--[[ cite("pepi1996") ]]-->\nAnother. {slip}\n\nThe end.\n'
    with pytest.raises(PluginError, match=re.escape(f"page.md, line 10: {told}")) as caught:
        fill(tmp_path, text)
    assert "\n" not in str(caught.value)
