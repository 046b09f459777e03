"""How much each page of a built site weighs when it travels compressed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from scripts.assets import transfer

# An address may end with "?" and the fingerprint of a release.
SCRIPT = re.compile(r'<script[^>]* src="([^"?]+)')
STYLE_OR_IMAGE = re.compile(r'<link[^>]* href="([^"?]+\.css)|<img[^>]* src="([^"?]+)')


def read_pages(site: Path) -> dict[str, str]:
    """Return the text of every page by its path, which is "" for the first one.

    Parameters
    ----------
    site : pathlib.Path
        Folder of a built site.
    """
    found = {}
    for file in sorted(site.rglob("index.html")):
        folder = file.parent.relative_to(site).as_posix()
        found["" if folder == "." else f"{folder}/"] = file.read_text("utf-8")
    return found


def weigh(site: Path) -> dict[str, dict[str, float]]:
    """Weigh in kB what each page brings before anything is touched, by its path.

    Parameters
    ----------
    site : pathlib.Path

    Returns
    -------
    dict of str to dict
        ``script``, ``html`` and ``all`` (with styles and pictures); each file counts as gzip makes it.
    """
    found = {}
    for path, text in read_pages(site).items():
        here = site / path
        scripts = sum(_packed((here / name).resolve()) for name in SCRIPT.findall(text))
        others = {one or other for one, other in STYLE_OR_IMAGE.findall(text)}
        files = [(here / name).resolve() for name in others if ":" not in name]
        html = _packed((here / "index.html").resolve())
        whole = html + scripts + sum(_packed(file) for file in files)
        found[path] = {"script": scripts, "html": html, "all": whole}
    return found


def table(site: Path) -> str:
    """Format the weights as lines of text, heaviest first."""
    lines = [f"{'page':34}{'script kB':>10}{'page kB':>10}{'all kB':>10}"]
    for path, one in sorted(weigh(site).items(), key=lambda item: -item[1]["all"]):
        lines.append(f"{path or 'home':34}{one['script']:10.1f}{one['html']:10.1f}{one['all']:10.1f}")
    return "\n".join(lines)


@cache
def _packed(file: Path) -> float:
    return len(transfer.compress(file.read_bytes())) / 1000
