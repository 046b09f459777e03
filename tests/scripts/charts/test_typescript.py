"""The JavaScript that reads results fits the contract, and would not without a field that it reads."""

import shutil
import subprocess
import sys

import pytest

from scripts.charts import typescript
from scripts.runner import nodejs
from scripts.runner.files import ROOT

JAVASCRIPTS = "docs/assets/javascripts"


def compiled(project):
    """What TypeScript says of the JavaScript of a project."""
    command = [nodejs.node(), "node_modules/typescript/bin/tsc", "--project", f"{JAVASCRIPTS}/jsconfig.json"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120)


@pytest.fixture
def project(tmp_path):
    """A copy of what the declarations are made of and what reads them."""
    for part in ("model", "scripts", JAVASCRIPTS):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def test_the_javascript_fits_the_contract():
    typescript.write_declarations()
    done = compiled(ROOT)
    assert done.returncode == 0, done.stdout


def test_a_renamed_field_is_found_where_it_is_read(project):
    renamed = {
        "balances.py": ("rest_label", "drawing/kinds/dial-balance.js"),
        "time_courses.py": ("depth", "drawing/scenes/pit.js"),
        "panels.py": ("outline", "drawing/panels/facets.js"),
        "result.py": ("sentence", "chart/bone-chart.js"),
    }
    for source, (field, _) in renamed.items():
        path = project / "scripts" / "charts" / "contract" / source
        before = path.read_text("utf-8")
        assert f"\n    {field}: " in before
        path.write_text(before.replace(f"\n    {field}: ", f"\n    {field}_renamed: "), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "scripts.charts.typescript"], cwd=project, check=True)
    found = compiled(project).stdout.splitlines()
    for field, reader in renamed.values():
        assert any(f"{reader}(" in line and field in line for line in found), field
