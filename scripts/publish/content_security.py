"""The content security policy of every page: nothing runs that we did not put there.

It stands in the page itself, since a static host may not let anybody set headers. Browsers read
`<meta>` from where it stands on, so it is the first thing after the character set. What only headers
can say is on the page about hosting.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from scripts.runner.failure import Failure
from scripts.runner.files import write_if_changed
from scripts.templates.jinja import render

CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
# Scripts in a page that a browser would run, as opposed to data in a <script>.
_DATA = re.compile(r"""\btype=["']?application/(ld\+)?json""", re.IGNORECASE)

RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    # The theme's icons are data: in its style sheet; a saved PNG is drawn from a blob:.
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}

# The copy that opens from a folder has no server to fetch a worker from: it makes its own.
FOLDER = {"script-src": "blob:", "worker-src": "blob:"}


def secure(site: Path, folder_copy: bool = False) -> None:
    """Put the policy into every page of a built site.

    Parameters
    ----------
    site : Path
    folder_copy : bool
        Whether the site is the copy that opens from a folder.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    # One policy for all: instant navigation shows any page under the policy of the first.
    text = policy(pages.values(), FOLDER if folder_copy else {})
    head = render("policy.html", policy=text)
    for path, page in pages.items():
        start = CHARSET.search(page)
        if not start:
            raise Failure(
                "The security policy could not be added",
                f"{path.relative_to(site)} does not begin with its character set",
                "let the theme's base.html write the head of the page",
            )
        if head not in page:
            page = f"{page[: start.end()]}\n{head}{page[start.end() :]}"
        write_if_changed(path, page.encode())


def policy(pages: Iterable[str], more: dict[str, str] | None = None) -> str:
    """The policy that lets exactly the scripts of some pages run.

    Parameters
    ----------
    pages : iterable of str
        HTML.
    more : dict of str to str, optional
        Further sources by directive.
    """
    rules = dict(RULES)
    for name, sources in (more or {}).items():
        rules[name] += f" {sources}"
    hashes = sorted({_hash(script) for page in pages for script in inline_scripts(page)})
    rules["script-src"] = " ".join([rules["script-src"], *hashes])
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def inline_scripts(page: str) -> list[str]:
    """The text of each script in a page that a browser would run."""
    return [
        text
        for attributes, text in _SCRIPT.findall(page)
        if text.strip() and not _DATA.search(attributes) and not re.search(r"\bsrc=", attributes)
    ]


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
