"""Everything generated that pages need, in docs/assets/generated.

Called at the start of every build of the site, by `mkdocs` alone as well as by
the launcher, so it is quick when nothing changed, and then changes nothing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from scripts import bundle, files, model_archive, nodejs, runtime
from scripts.failure import answer_for
from scripts.files import BUILD_CACHE, ROOT
from scripts.nodejs import node

__all__ = ["GENERATED", "node", "prepare"]

GENERATED = ROOT / "docs" / "assets" / "generated"
MANIFEST = "manifest.json"


def prepare(verbose: bool = False) -> Path:
    """Make or renew the generated files, and return their folder.

    Parameters
    ----------
    verbose : bool
        Say which files were written.

    Raises
    ------
    scripts.failure.Failure
        With one sentence for people, when a step cannot go on.
    """
    with files.exclusive(BUILD_CACHE / "prepare.lock", on_wait=_tell_of_wait):
        nodejs.install()
        sources = runtime.fetch()
        made = {"model.zip": model_archive.pack()}
        made[f"pyodide/{runtime.LOCK}"] = runtime.trimmed_lock()
        made |= {f"pyodide/{name}": path.read_bytes() for name, path in sources.items()}
        _remove_others(GENERATED / "pyodide", {Path(name).name for name in made})
        written = [
            name
            for name, content in made.items()
            if files.write_if_changed(GENERATED / name, content)
        ]
        bundle.write(GENERATED)
        names = sorted([*made, *bundle.BUNDLES])
        if files.write_if_changed(GENERATED / MANIFEST, _manifest(names)):
            written.append(MANIFEST)
    if verbose:
        print(f"Written to {GENERATED}: {', '.join(written) or 'nothing'}", file=sys.stderr)
    return GENERATED


def _manifest(names: list[str]) -> bytes:
    """Say what there is, so that the worker knows the sizes and can name a version."""
    content = {
        "version": model_archive.version(),
        "pyodide": runtime.version(),
        "files": {
            name: {
                "bytes": (GENERATED / name).stat().st_size,
                "sha256": files.sha256(GENERATED / name),
            }
            for name in names
        },
    }
    return json.dumps(content, indent=1).encode()


def _remove_others(folder: Path, names: set[str]) -> None:
    """Remove runtime files of an older version, which nothing would ever ask for."""
    for path in folder.glob("*"):
        if path.name not in names:
            path.unlink()


def _tell_of_wait() -> None:
    print("Waiting for another command that prepares the same files ...", file=sys.stderr)


if __name__ == "__main__":
    VERBOSE = "--verbose" in sys.argv[1:]
    sys.exit(answer_for(lambda: prepare(VERBOSE) and None, VERBOSE))
