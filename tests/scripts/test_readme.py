"""The map of the scripts: every package with its sentence, in the order of imports."""

import ast
import re

import pytest

from scripts.runner.files import ROOT

SCRIPTS = ROOT / "scripts"
README = (SCRIPTS / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)/` \| (.+) \|$", README, re.MULTILINE)
ORDER = [name for name, _ in ROWS]


def imported(package):
    """Packages of the scripts that the files of one import, at the top or inside a function."""
    for path in (SCRIPTS / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "scripts":
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names if alias.name.split(".")[0] == "scripts"]
            else:
                continue
            yield from (name.split(".")[1] for name in names)


def test_every_package_stands_there_with_the_sentence_that_it_begins_with():
    packages = {path.parent.name: path for path in SCRIPTS.glob("*/__init__.py")}
    first = {name: ast.get_docstring(ast.parse(path.read_text("utf-8"))) for name, path in packages.items()}
    assert dict(ROWS) == {name: text.splitlines()[0] for name, text in first.items()}


@pytest.mark.parametrize("package", ORDER)
def test_a_package_imports_only_from_those_above_it(package):
    above = ORDER[: ORDER.index(package)]
    assert set(imported(package)) <= {package, *above}


def test_the_environment_variables_are_those_that_the_code_reads():
    named = set(re.findall(r"^\| `(LIVING_BONE_\w+)` \|", README, re.MULTILINE))
    files = [*SCRIPTS.rglob("*.py"), ROOT / "mkdocs.yml"]
    text = "\n".join(path.read_text("utf-8") for path in files)
    assert named == set(re.findall(r"(?<!self\.)\bLIVING_BONE_[A-Z]+", text))
