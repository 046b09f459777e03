"""Every example of the tutorial runs and prints what the page says."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "about" / "model-tutorial.md"
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def test_the_tutorial_prints_what_it_says():
    # The closing fence of a code block is no output.
    text = PAGE.read_text("utf-8").replace("\n```\n", "\n\n")
    examples = doctest.DocTestParser().get_doctest(text, {}, "tutorial", str(PAGE), 0)
    assert len(examples.examples) > 30
    said = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(examples, out=said.append)
    assert said == [], "".join(said)
