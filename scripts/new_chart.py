"""The skeleton of a new chart: a scenario and its view, entered where they belong.

What is written builds and passes the tests as it stands, so that an author begins with something
that works and changes it step by step.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from scripts.failure import Failure
from scripts.files import ROOT

SKELETONS = Path(__file__).parent / "skeletons"
KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def write(name: str, root: Path = ROOT) -> list[str]:
    """Write the files of a new chart and enter them in both packages.

    Parameters
    ----------
    name : str
        In kebab-case, such as ``late-start``.
    root : Path
        The project's folder.

    Returns
    -------
    list of str
        The files that were written or changed, relative to `root`.

    Raises
    ------
    Failure
        For a name that cannot be used or is taken; nothing is written then.
    """
    what = "The chart could not be made"
    if not KEBAB.fullmatch(name):
        raise Failure(
            what,
            f"{name!r} is not a name in kebab-case",
            "use small letters, digits and single hyphens, such as late-start",
        )
    module = name.replace("-", "_")
    words = name.replace("-", " ").capitalize()
    targets = {
        root / "model" / "scenarios" / f"{module}.py": "scenario",
        root / "model" / "views" / f"{module}.py": "view",
    }
    for path in targets:
        if path.exists():
            raise Failure(what, f"{path.relative_to(root)} exists", "choose another name")
    lists = {
        root / "model" / "scenarios" / "__init__.py": _in_tuple,
        root / "model" / "views" / "__init__.py": _in_table,
    }
    changed = {}
    for path, enter in lists.items():
        changed[path] = enter(_imported(path.read_text("utf-8"), module), name, module)
    fields = {"name": name, "title": words, "question": f"{words}: what happens to bone?"}
    for path, kind in targets.items():
        text = (SKELETONS / f"{kind}.txt").read_text("utf-8")
        changed[path] = Template(text).substitute(fields)
    for path, text in changed.items():
        path.write_text(text, "utf-8")
    return [path.relative_to(root).as_posix() for path in changed]


def advice(name: str) -> str:
    """What an author does next, in a few lines."""
    return "\n".join(
        (
            "Next:",
            f"  1. Ask it:        python -m model run {name}",
            f'  2. Show it:       put <!--[[ chart("{name}") ]]--> in a page under docs/',
            "  3. Make it yours: change question, controls, certainty and sources in the scenario,",
            "                    picture and sentence in the view",
            f"  4. Check it:      python scripts/dev.py test -k {name}",
        )
    )


def _imported(text: str, module: str) -> str:
    """Enter a module in the one alphabetical import of a package."""
    found = re.search(r"(from model\.\w+ import \(\n)(.*?)(\n\))", text, re.DOTALL)
    names = sorted([*re.findall(r"\w+", found[2]), module])
    lines = "\n".join(f"    {one}," for one in names)
    return text[: found.start()] + found[1] + lines + found[3] + text[found.end() :]


def _in_tuple(text: str, name: str, module: str) -> str:
    return re.sub(r"\n    \)\n\}\n", rf"\n        {module},\n    )\n}}\n", text, count=1)


def _in_table(text: str, name: str, module: str) -> str:
    return text.rstrip().removesuffix("}") + f'    "{name}": {module}.show,\n}}\n'
