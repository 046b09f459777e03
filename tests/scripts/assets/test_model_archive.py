"""The archive of the model: all that a browser needs, and nothing that it does not."""

import json
import subprocess
import sys
import zipfile

import pytest

from model import api
from scripts.assets import model_archive

# In an interpreter that knows the archive alone, as Python in a browser does: answer each question,
# for virtual women, too, where they can be asked for, and make the checks that a page offers.
ANSWER_ALL = """
import json, sys
sys.path.insert(0, sys.argv[1])
here, sys.platform = sys.platform, "emscripten"  # where the package leaves out its old names
import model
sys.platform = here
from model import api
from model.api import self_test
results = {}
for scenario in api.scenarios():
    name = scenario["name"]
    results[name] = api.run({"scenario": name})
    try:
        results[name + " women"] = api.run({"scenario": name, "women": 2})
    except ValueError as refusal:
        results[name + " women"] = str(refusal)
passed = all(one.value <= one.limit for one in self_test.checks())
loaded = sorted(name for name in sys.modules if name.partition(".")[0] == "model")
print(json.dumps({"results": results, "passed": passed, "loaded": loaded}))
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "model.zip"
    path.write_bytes(model_archive.pack())
    return path


@pytest.fixture(scope="module")
def answered(archive):
    done = subprocess.run(
        [sys.executable, "-c", ANSWER_ALL, str(archive)],
        cwd=archive.parent,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_it_answers_every_question_as_the_project_does(answered):
    assert answered["passed"]
    for scenario in api.scenarios():
        name = scenario["name"]
        assert answered["results"][name] == json.loads(json.dumps(api.run({"scenario": name}))), name
        try:
            expected = json.loads(json.dumps(api.run({"scenario": name, "women": 2})))
        except ValueError as refusal:
            expected = str(refusal)
        assert answered["results"][name + " women"] == expected, name


def test_every_module_in_it_is_needed_for_an_answer(archive, answered):
    with zipfile.ZipFile(archive) as packed:
        files = [name for name in packed.namelist() if name.endswith(".py")]
    modules = {name.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for name in files}
    assert modules - set(answered["loaded"]) == set()


@pytest.mark.parametrize("name", model_archive.LEFT_OUT)
def test_what_is_left_out_is_there_to_be_left_out(name):
    assert (model_archive.MODEL / name).exists()
