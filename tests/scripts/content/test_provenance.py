"""An effect comes from a source that was read, and its number from one row; else the build says why not."""

import re

import pytest

from model.trials import evidence_table, outcomes_table
from scripts.content import claims, provenance, references
from scripts.content.author_files import AuthorError


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Both tables, the claims and the references, in copies that a test may break."""

    def change(module, name, old, new):
        sound = getattr(module, name)
        text = sound.read_text(encoding="utf-8")
        assert old in text
        file = tmp_path / sound.name
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        monkeypatch.setattr(module, name, file)
        return file

    yield change
    monkeypatch.undo()
    claims._read.cache_clear()
    references._bibliography.cache_clear()


def line(file, start):
    """Return the number of the line that begins so."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(n for n, text in enumerate(lines, start=1) if text.startswith(start))


def test_what_is_published_passes():
    provenance.check_tables()
    provenance.check_claims()
    provenance.check_pages()


def test_a_row_with_an_unread_source_is_refused(files):
    files(outcomes_table, "FILE", "W15,cauley2003,", "W15,lee1991,")
    table = outcomes_table.FILE
    with pytest.raises(AuthorError, match=rf"outcomes\.csv, line {line(table, 'W15,')}: the row W15") as told:
        provenance.check_tables()
    assert "nobody has read its source 'lee1991'" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_claim_with_unread_sources_alone_is_refused(files):
    files(claims, "FILE", "sources: [scarpin2009, fritz2011]", "sources: [fritz2011]")
    with pytest.raises(AuthorError, match=r"claims\.yml, line \d+: nobody has read a source of A03"):
        provenance.check_claims()


def test_a_claim_about_a_reference_may_name_what_nobody_has_read():
    assert provenance._unread("lee1996")
    assert claims.claim("R04").keys == ["lee1996"]


def test_a_ratio_in_both_tables_is_refused(files):
    files(outcomes_table, "FILE", "women in the whole trial,5.6,,seen", "women,5.6,HR 0.76 (0.69-0.83),seen")
    with pytest.raises(
        AuthorError, match=r"outcomes\.csv, line \d+: 0\.76 .* has two owners, W15 and E082 of"
    ):
        provenance.check_tables()


SOURCE = '<!--[[ cite("cauley2003") ]]-->'


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (f"Fewer broke a bone: 86 of 1,000.{SOURCE}", "86 of 1000 is typed, but the row W15"),
        (f"The hazard ratio was 0.76.{SOURCE}", "0.76 is typed, but the row E082"),
        (f"Fractures fell by 24 percent.{SOURCE}", "24 percent is typed, but the row E082"),
        (f"Density rose by 3.7%.{SOURCE}", "3.7 is typed, but the row E081"),
    ],
)
def test_a_typed_number_with_an_owner_is_refused(words, typed):
    with pytest.raises(AuthorError, match=rf"a/page\.md, line 3: {re.escape(typed)} owns") as told:
        provenance.check_page(f"# Page\n\n{words}\n", "a/page.md")
    assert "counted()" in str(told.value)


@pytest.mark.parametrize(
    "words",
    [
        f'It was <!--[[ counted("W15", "treated") ]]-->, 95% CI <!--[[ quoted("E082", "0.69–0.83") ]]-->.{SOURCE}',
        "A precision of 0.76 percent is another matter.",
        f"In 5.6 years, with 8,506 women.{SOURCE}",
    ],
)
def test_a_number_from_a_row_and_one_without_an_owner_pass(words):
    provenance.check_page(words, "page.md")


def test_every_owner_is_a_row():
    known = {*evidence_table.table(), *outcomes_table.table(), *outcomes_table.ratios()}
    assert {one.row for one in provenance._owned()} <= known
