"""The skeleton of a new chart: a scenario and its view, entered where they belong.

What is written builds and passes the tests as it stands, so that an author begins with something
that works and changes it step by step.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from scripts.runner.errors import StepError
from scripts.runner.files import ROOT

SKELETONS = Path(__file__).parent / "skeletons"
THEMES = ("bone_loss", "cells", "hormones", "studies")
KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def write(name: str, theme: str = THEMES[0], root: Path = ROOT) -> list[str]:
    """Write the two files of a new chart and enter them in the registry.

    Parameters
    ----------
    name : str
        In kebab-case, such as ``late-start``.
    theme : str
        One of `THEMES`: the package of ``model.charts`` that it joins.
    root : Path
        The project's folder.

    Returns
    -------
    list of str
        The files that were written or changed, relative to `root`.

    Raises
    ------
    StepError
        For a name that cannot be used or is taken; nothing is written then.
    """
    what = "The chart could not be made"
    if not KEBAB.fullmatch(name):
        raise StepError(
            what,
            f"{name!r} is not a name in kebab-case",
            "use small letters, digits and single hyphens, such as late-start",
        )
    module = name.replace("-", "_")
    words = name.replace("-", " ").capitalize()
    charts = root / "model" / "charts"
    taken = [path for one in THEMES if (path := charts / one / f"{module}.py").exists()]
    if taken:
        raise StepError(what, f"{taken[0].relative_to(root).as_posix()} exists", "choose another name")
    registry = charts / "registry.py"
    changed = {registry: _with_entry(registry.read_text("utf-8"), module, theme)}
    fields = {"name": name, "title": words, "question": f"{words}: what happens to bone?"}
    for file, kind in ((f"{module}.py", "scenario"), (f"{module}_view.py", "view")):
        text = (SKELETONS / f"{kind}.txt").read_text("utf-8")
        changed[charts / theme / file] = Template(text).substitute(fields)
    for path, text in changed.items():
        path.write_text(text, "utf-8")
    return [path.relative_to(root).as_posix() for path in changed]


def advice(name: str) -> str:
    """Return what an author does next, in a few lines."""
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


def _with_entry(text: str, module: str, theme: str) -> str:
    """Enter a chart in the registry: its import in alphabetical order, its entry at the end."""
    found = re.search(rf"(from \.{theme} import \(\n)(.*?)(\n\))", text, re.DOTALL)
    names = sorted([*re.findall(r"\w+", found[2]), module, f"{module}_view"])
    imported = found[1] + "\n".join(f"    {one}," for one in names) + found[3]
    text = text[: found.start()] + imported + text[found.end() :]
    entry = f"        ({module}.SCENARIO, {module}_view.show),\n"
    return re.sub(r"(?=    \)\n\}\n)", entry, text, count=1)
