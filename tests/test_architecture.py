"""The rules of the architecture, checked on the files as they are."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from model import api
from model.physiology.parameters import PARAMETERS, TABLE, ParameterSet

ROOT = Path(__file__).parents[1]
MODEL = sorted((ROOT / "model").rglob("*.py"))
# Bottom to top: a package imports from itself, from those before it, and from `FREE`.
ORDER = ("solver", "physiology", "simulation", "export", "trials", "charts", "api")
FREE = {"data", "errors", "typed_number", "units", "__version__"}
JAVASCRIPTS = ROOT / "docs/assets/javascripts"
BROWSER = sorted(JAVASCRIPTS.rglob("*.js"))
# Each folder may import from those before it and from itself; "." holds main.js.
FOLDERS = (
    "page",
    "theme",
    "search",
    "drawing/svg",
    "drawing/panels",
    "drawing/studies",
    "drawing/parts",
    "drawing/figures",
    "drawing/scenes",
    "drawing/kinds",
    "drawing",
    "python",
    "chart/numbers",
    "chart/settings",
    "chart/explore",
    "chart/export",
    "chart/stage",
    "chart/guided",
    "chart",
    "offline",
    "elements",
    ".",
)
PAGES = sorted((ROOT / "docs").rglob("*.md"))


def imports(file):
    """Full names of all modules that a file imports, wherever in the file; relative ones resolved."""
    package = file.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)


def room(parts):
    """The package of the model that a path or a dotted name lies in; None outside of them."""
    return next((part for part in parts[1:2] if part in ORDER), None)


@pytest.mark.parametrize("file", MODEL, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_of_the_model_point_one_way(file):
    here = room(file.relative_to(ROOT).parts)
    for name in imports(file):
        parts = name.split(".")
        if parts[0] != "model" or here is None:
            continue
        there = room(parts)
        if there is None:
            assert len(parts) == 1 or parts[1] in FREE, f"{file.name} imports {name}"
        else:
            assert ORDER.index(there) <= ORDER.index(here), f"{file.name} imports {name}"


def test_the_rule_of_imports_sees_relative_ones():
    """Without counting dots, `from ..api import run` would pass as a module called `api`."""
    file = ROOT / "model" / "charts" / "registry.py"
    assert "model.charts.bone_loss.menopause" in imports(file)


@pytest.mark.parametrize("name", ["errors.py", "typed_number.py", "units.py", "data/__init__.py"])
def test_what_every_package_may_import_imports_no_package(name):
    assert not [one for one in imports(ROOT / "model" / name) if room(one.split("."))]


def test_every_package_says_what_lives_there():
    for start in ("model", "scripts"):
        for file in (ROOT / start).rglob("*.py"):
            assert (file.parent / "__init__.py").exists(), f"{file.parent} is no package"
        for file in (ROOT / start).rglob("__init__.py"):
            said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
            assert said, file
            assert said[0].isupper(), file
            assert said.splitlines()[0].endswith("."), file


@pytest.mark.parametrize("file", MODEL, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_model_needs_the_standard_library_and_numpy_alone(file):
    allowed = {*sys.stdlib_module_names, "model", "numpy"}
    if file.name == "notebook.py":  # for `to_frame` alone; test_package goes without
        allowed.add("pandas")
    assert {name.split(".")[0] for name in imports(file)} <= allowed


def test_only_what_runs_many_at_once_needs_numpy():
    """The first live curve must not wait for it."""
    users = {file.name for file in MODEL if "numpy" in imports(file)}
    assert users == {"many_sets.py", "sweep.py", "population.py", "repeated.py"}
    code = "import sys, model.api; model.api.run({'scenario': 'menopause'}); print('numpy' in sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip() == "False"


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_every_parameter_has_unit_source_place_and_bounds(one):
    low, high = one.bounds
    assert low <= one.value <= high
    for text in (one.unit, one.symbol, one.meaning, one.where):
        assert text
    assert "assumption" in one.source or re.search(r"\[\w+\]", one.source)


def test_parameter_names_are_the_fields_of_the_set():
    assert [*PARAMETERS] == [*ParameterSet.__dataclass_fields__]
    assert len(PARAMETERS) == len(TABLE)


def test_every_parameter_is_used():
    users = [file for file in MODEL if file.name != "parameters.py"]  # the table itself is no use
    code = "\n".join(file.read_text(encoding="utf-8") for file in users)
    for name in PARAMETERS:
        assert re.search(rf"\bp\.{name}\b|\"{name}[\" ]| {name}[ \"]", code), f"{name} is not used"


@pytest.mark.parametrize("file", BROWSER, ids=lambda file: str(file.relative_to(JAVASCRIPTS)))
def test_imports_of_the_javascript_point_one_way(file):
    here = FOLDERS.index(file.parent.relative_to(JAVASCRIPTS).as_posix())
    for path in re.findall(r'\bimport\b[^";]*"(\.[^"]+)"', file.read_text(encoding="utf-8")):
        folder = (file.parent / path).resolve().parent.relative_to(JAVASCRIPTS).as_posix()
        assert FOLDERS.index(folder) <= here, f"{file.name} imports {path}"


def test_no_folder_of_the_javascript_is_crowded():
    for folder in FOLDERS:
        assert 1 <= len(list((JAVASCRIPTS / folder).iterdir())) <= 12, folder


@pytest.mark.parametrize("file", BROWSER, ids=lambda file: str(file.relative_to(JAVASCRIPTS)))
def test_javascript_knows_no_science(file):
    code = file.read_text(encoding="utf-8")
    names = [scenario["name"] for scenario in api.scenarios()]
    names += [control["key"] for scenario in api.scenarios() for control in scenario["controls"]]
    for word in [*names, "estradiol", "osteoclast", "bmd", "pg/mL", "ng/mL"]:
        assert not re.search(rf"[\"'`]{re.escape(word)}[\"'`]", code), f"{file.name} names {word!r}"
    for name in PARAMETERS:
        assert not re.search(rf"\b{name}\b *[:=]", code) or len(name) < 3


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_pages_are_prose_and_shortcodes(file):
    text = file.read_text(encoding="utf-8")
    for pattern in (r"<script", r"<input", r"<style", r"\sstyle=", r"\son\w+="):
        assert not re.search(pattern, text, re.IGNORECASE), f"{pattern} in {file.name}"


def tracked():
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip("not a git checkout")
    return listing.stdout.split("\n")


def test_nothing_generated_is_tracked():
    for path in tracked():
        assert not re.search(r"^(site|dist)/|(^|/)(generated|node_modules|\.venv|\.cache)/", path), path
        assert not re.search(r"\.(whl|wasm|zip|pyc|gz)$", path), path


def test_files_of_code_stay_short():
    """One idea each; a table of numbers may be long."""
    for path in tracked():
        if re.search(r"\.(py|js|mjs)$", path) and (ROOT / path).exists():
            lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
            assert lines <= 300 or path.endswith("parameters.py"), f"{path} has {lines} lines"


def test_no_module_is_called_nothing():
    for path in tracked():
        assert Path(path).stem not in {"utils", "util", "helpers", "common", "misc"}, path
