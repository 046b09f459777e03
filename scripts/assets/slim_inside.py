"""Runs inside the browser's Python, at build time: which of its library is needed, and that compiled.

The bytecode has to be that of this very interpreter, so it compiles its own library. Each file is
compiled without docstrings and lies in its archive as `name.pyc`, which Python imports as it would
`name.py`, without compiling anything in the reader's browser.
"""

import importlib._bootstrap_external as machinery
import io
import json
import re
import sys
import zipfile

DATE = (1980, 1, 1, 0, 0, 0)  # the same files give the same archive

# Parts of NumPy for those who build or test it, and one that calls Fortran.
UNWANTED = re.compile(
    r"(^|/)(tests|f2py|testing|include|distutils|doc|_pyinstaller)/|\.(a|pyi|h|pxd|md|ini|cfg|c)$"
    r"|/conftest\.py$|/RECORD$"
)
# A module that another one imports for types or for tests, by name.
STILL_WANTED = re.compile(r"^numpy/testing/(__init__|overrides|_private/__init__)\.py$")


def slim_library(source, target):
    """Keep what has been imported up to now, and the encodings that text needs."""
    names = {*sys.modules, "encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig"}
    with zipfile.ZipFile(source) as whole:
        kept = []
        for path in whole.namelist():
            if not path.endswith(".py"):
                continue
            name = path[:-3].replace("/", ".").removesuffix(".__init__")
            if name in names:
                kept.append(path)
        _write(target, [(path, whole.read(path)) for path in sorted(kept)])


def slim_wheel(source, target):
    """Keep what runs; the list of installed files goes, because it would be wrong."""
    with zipfile.ZipFile(source) as whole:
        kept = [path for path in whole.namelist() if not path.endswith("/") and _wanted(path)]
        _write(target, [(path, whole.read(path)) for path in sorted(kept)])


def _wanted(path):
    return STILL_WANTED.search(path) or not UNWANTED.search(path)


def _write(target, entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in entries:
            if path.endswith(".py"):
                path, content = path + "c", _compiled(path, content)
            entry = zipfile.ZipInfo(path, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    with open(target, "wb") as file:
        file.write(buffer.getvalue())


def _compiled(path, content):
    code = compile(content, path, "exec", dont_inherit=True, optimize=2)
    return machinery._code_to_hash_pyc(code, bytes(8), False)


def use(requests):
    """Make the model load all that it ever loads."""
    from model import api

    for request in json.loads(requests):
        answer = json.loads(api.run_json(json.dumps(request)))
        if "error" in answer:
            raise RuntimeError(f"{request['scenario']}: {answer['error']['message']}")
