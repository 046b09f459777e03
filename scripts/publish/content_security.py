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

from scripts.publish.built_page import BuiltPage
from scripts.templates.jinja import render

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

# A page that was opened from a folder has no host of its own: files stand for it, and Python, which
# comes in scripts, is handed to the worker as blobs.
FOLDER_RULES = RULES | {
    "script-src": "file: blob: 'wasm-unsafe-eval'",
    "worker-src": "blob:",
    "connect-src": "'none'",
    "style-src": "file:",
    "img-src": "file: data: blob:",
    "font-src": "file:",
    "manifest-src": "'none'",
    "form-action": "'none'",
}


def add_csp(_site: Path, pages: list[BuiltPage], rules: dict[str, str] = RULES) -> None:
    """Add the policy to every page, whose scripts no later step may change."""
    # One policy for all: instant navigation shows any page under the policy of the first.
    tags = render("publish/content-security.html", policy=policy((page.text for page in pages), rules))
    for page in pages:
        page.add_to_head_start(tags)


def policy(pages: Iterable[str], rules: dict[str, str] = RULES) -> str:
    """Return the policy that lets exactly the scripts of some pages, given as HTML, run."""
    hashes = sorted({_hash(script) for page in pages for script in inline_scripts(page)})
    rules = rules | {"script-src": " ".join([rules["script-src"], *hashes])}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def inline_scripts(page: str) -> list[str]:
    """Return the text of each script in a page that a browser would run."""
    return [
        text
        for attributes, text in _SCRIPT.findall(page)
        if text.strip() and not _DATA.search(attributes) and not re.search(r"\bsrc=", attributes)
    ]


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
