"""A mistake in what authors write ends the build with file, line and a sentence."""

import re
import shutil
import subprocess
import sys

import pytest

from scripts.content import author_files, glossary, questions, references
from scripts.content.author_files import AuthorError, parse_yaml
from scripts.pages import proofread
from scripts.runner.files import ROOT


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: [", "x.yml, line 2: this is not valid YAML: "),
        ("a: 1\nb: 'open\n", "x.yml, line 3: this is not valid YAML: "),
        ("a: 1\n\tb: 2", "x.yml, line 2: this is not valid YAML: "),
        ("a: 1\nb: \0", "x.yml, line 2: "),
        ("a: 1\nb:\n  c: 1\n  c: 2", "x.yml, line 4: 'c' is there twice."),
        ("a: *b", "x.yml, line 1: this is not valid YAML: found undefined alias"),
        ("a: !!python/object:os.system x", "x.yml, line 1: this is not valid YAML: "),
        ("a: 2026-13-45", "x.yml: this is not valid YAML: month must be in 1..12"),
        ("[" * 1200, "x.yml: this is not valid YAML: "),
    ],
)
def test_bad_yaml_is_told_with_its_line(text, message):
    with pytest.raises(AuthorError, match=re.escape(message)) as told:
        parse_yaml(text, "x.yml")
    assert "\n" not in str(told.value)


def test_a_piece_of_yaml_knows_its_line():
    parsed = parse_yaml("- id: a\n  list:\n  - 1\n  - 2\n- id: b\n", "x.yml")
    assert parsed.place(0) == "x.yml, line 1"
    assert parsed.place(0, "list") == "x.yml, line 2"
    assert parsed.place(0, "list", 1) == "x.yml, line 4"
    assert parsed.place(1, "missing", 3) == "x.yml, line 5"


def test_another_encoding_and_a_missing_file_are_told(tmp_path):
    file = tmp_path / "x.yml"
    file.write_bytes("a: 1\nb: sch\u00f6n".encode("latin-1"))
    with pytest.raises(AuthorError, match=r"x\.yml, line 2: this is not UTF-8 text"):
        author_files.read_text(file)
    with pytest.raises(AuthorError, match=r"y\.yml is missing"):
        author_files.read_text(tmp_path / "y.yml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "@article{a,\n title={x}\n year={2}\n}",
            "x.bib, line 3: this is not BibTeX, at or after the entry 'a'",
        ),
        (
            "@article{a,\n title={x},\n note={\n}\n\n@book{b,\n title={y}\n}\n",
            "x.bib, line 6: this is not BibTeX, at or after the entry 'b'",
        ),
        ("@article{a,\n title={x}}\n@article{a,\n title={y}}", "x.bib, line 3: repeated"),
        (
            "@article{a,\n title={x}}\n@book{b,\n title={y},\n title={z}}",
            "x.bib, line 3: entry with key b has",
        ),
        ("@article{a,\n title=foo}", "x.bib, line 2: this is not BibTeX, at or after the entry 'a': foo"),
        ("@article{a,\n year={1999}}", "x.bib, line 1: the entry 'a' has no title"),
        ("@article{a,\n title={x {\n@book{b,\n title={y}}\n}}}", "x.bib, line 3: the entry 'b' lies inside"),
    ],
)
def test_bad_bibtex_is_told_with_its_line(text, message):
    with pytest.raises(references.BibliographyError, match=re.escape(message)):
        references.parse(text, "x.bib")


def test_bad_questions_are_told_with_their_line():
    sound = questions.FILE.read_text(encoding="utf-8")
    assert questions.parse(sound).core
    line = sound[: sound.index("link:")].count("\n") + 1
    with pytest.raises(
        questions.QuestionError, match=rf"questions\.yml, line {line - 2}, groups, .* neither"
    ):
        questions.parse(re.sub(r"\n +link:.*", "", sound, count=1))
    with pytest.raises(questions.QuestionError, match=r"questions\.yml, line 1"):
        questions.parse("- a")


def test_a_mistake_in_python_is_told_with_its_line():
    with pytest.raises(SyntaxError) as caught:
        compile("a = (\n", f"{ROOT}/model/x.py", "exec")
    told = proofread.describe(caught.value)
    assert told == "model/x.py, line 1: this is not Python: '(' was never closed."


# One of each kind; how a message reads is tested above, here that nobody gets a traceback instead.
BROKEN = [
    (
        "docs/data/claims.yml",
        "  label: high\n",
        "  label: great\n",
        r"claims\.yml, line \d+, F01, label 'great'",
    ),
    ("model/data/evidence.csv", "\nE002,", "\nE001,", r"evidence\.csv, line 3: id 'E001' occurs twice"),
    (
        "model/data/outcomes.csv",
        "\nW15,cauley2003,",
        "\nW15,lee1991,",
        r"outcomes\.csv, line \d+: the row W15 tells an effect, but nobody has read its source 'lee1991'",
    ),
    ("model/data/outcomes.csv", ",15,10,10000", ",15,,10000", r"outcomes\.csv, line 2, column 'treated': ''"),
    (
        "model/charts/bone_loss/menopause.py",
        "    certainty_label=",
        "    certainty_labl=",
        r"model/charts/bone_loss/menopause\.py, line \d+: the Scenario here has an unexpected keyword argument",
    ),
    (
        "model/charts/bone_loss/menopause.py",
        'question="',
        'question="" and "',
        r"model/charts/bone_loss/menopause\.py, line \d+: The declaration of 'menopause' cannot be shown",
    ),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of all that the check before a build reads."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("model", "scripts", "docs/data"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    return folder


def build(project):
    """Start as a build does, and return how that ended."""
    return subprocess.run(
        [sys.executable, "-c", "import runpy; runpy.run_path('scripts/pages/macros.py')"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN)
def test_a_build_stops_with_the_sentence(project, file, old, new, message):
    path = project / file
    sound = path.read_text(encoding="utf-8")
    assert old in sound
    path.write_text(sound.replace(old, new, 1), encoding="utf-8")
    try:
        done = build(project)
    finally:
        path.write_text(sound, encoding="utf-8")
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert re.search(rf"PluginError: {message}", done.stderr), last


MOVED = {
    "docs/data/outcomes.csv": "model/data/outcomes.csv",
    "model/scenarios/late_start.py": "model/charts/<theme>/ and enter them in model/charts/registry.py",
    "model/views/late_start.py": "model/charts/<theme>/ and enter them in model/charts/registry.py",
}


@pytest.mark.parametrize("old", MOVED)
def test_work_at_an_old_place_stops_the_build_and_learns_the_new_one(project, old):
    path = project / old
    path.parent.mkdir(exist_ok=True)
    path.write_text("id\n", "utf-8")
    try:
        done = build(project)
    finally:
        path.unlink()
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert "PluginError: " + old in last
    assert MOVED[old] in last
    assert last.endswith(".")


def test_all_that_is_published_passes():
    proofread.check_sources()
    assert glossary.terms()
