"""The notebook runs from top to bottom in a kernel of its own, and draws what it says."""

import base64
import io

import matplotlib.image
import nbclient
import nbformat
import pytest

from scripts.runner.files import ROOT

FILE = ROOT / "docs" / "notebooks" / "living-bone.ipynb"
FOLDERS = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR")


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def stored():
    notebook = nbformat.read(FILE, as_version=4)
    nbformat.validate(notebook)
    return notebook


@pytest.fixture(scope="module")
def executed(stored, tmp_path_factory):
    """The notebook with its outputs, run where nothing but the package is."""
    folder = tmp_path_factory.mktemp("notebook")
    # The name that the package has once it is installed; test_package installs it for real.
    (folder / "living_bone").symlink_to(ROOT / "model", target_is_directory=True)
    notebook = nbformat.from_dict(stored.copy())
    client = nbclient.NotebookClient(
        notebook, timeout=120, startup_timeout=120, resources={"metadata": {"path": str(folder)}}
    )
    with pytest.MonkeyPatch.context() as patch:
        for name in FOLDERS:  # nothing of the person's own is read or written
            patch.setenv(name, str(folder / name.lower()))
        client.execute()
    assert (folder / "natural.csv").read_text("utf-8").startswith("year,estradiol_pg_per_ml,")
    return notebook


def test_no_output_is_stored(stored):
    for cell in code(stored):
        assert cell.outputs == []
        assert cell.execution_count is None


@pytest.mark.slow  # a kernel starts, and matplotlib looks for fonts
def test_every_picture_is_drawn(executed):
    drawing = [cell for cell in code(executed) if "plt.show()" in cell.source]
    assert len(drawing) >= 6
    for cell in drawing:
        (picture,) = (one.data["image/png"] for one in cell.outputs if one.output_type == "display_data")
        pixels = matplotlib.image.imread(io.BytesIO(base64.b64decode(picture)))
        assert pixels[..., :3].std() > 0.05, cell.id


@pytest.mark.slow
def test_nothing_is_warned_of(executed):
    told = [one for cell in code(executed) for one in cell.outputs if one.get("name") == "stderr"]
    assert told == []


@pytest.mark.slow
def test_a_refusal_lists_what_is_allowed(executed):
    (cell,) = (cell for cell in code(executed) if cell.id == "refused")
    assert "Allowed: estrogen, " in cell.outputs[0].text
