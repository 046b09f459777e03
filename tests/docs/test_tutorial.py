"""Every example of the tutorial runs and prints what the page says."""

import doctest
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "about" / "model-tutorial.md"
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def test_the_tutorial_prints_what_it_says(tmp_path, monkeypatch):
    # The name that the package has once it is installed; test_package installs it for real.
    (tmp_path / "living_bone").symlink_to(ROOT / "model", target_is_directory=True)
    monkeypatch.syspath_prepend(tmp_path)
    # The closing fence of a code block is no output.
    text = PAGE.read_text("utf-8").replace("\n```\n", "\n\n")
    examples = doctest.DocTestParser().get_doctest(text, {}, "tutorial", str(PAGE), 0)
    assert len(examples.examples) > 30
    said = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(examples, out=said.append)
    assert said == [], "".join(said)
