"""What a web server does wrong with this site, found by fetching from it.

Nothing here knows how the server works. It reads the list of generated files that the site
carries, fetches each as a browser would, and compares what came with what was built.
"""

from __future__ import annotations

import hashlib
import json
import re
import urllib.parse
from collections.abc import Iterator
from typing import NamedTuple

from scripts.publish.content_types import judge_type
from scripts.publish.web_answer import Answer, fetch, folder_address, unpacked_again
from scripts.runner.errors import StepError

LABELS = {"ok": "fine:         ", "warning": "works, but:   ", "error": "does not work:"}
GENERATED = "assets/generated/"
MANIFEST = GENERATED + "manifest.json"
MISSING_PAGE = "this-page-does-not-exist/"
PAGE = "fundamentals/estrogen/"
MONTH_S = 30 * 24 * 3600

# Worth compressing on the way: above this many bytes, and not packed already.
COMPRESSIBLE = (".html", ".css", ".js", ".mjs", ".wasm", ".json")
MIN_COMPRESSED_BYTES = 50_000
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]", "::1")


class Finding(NamedTuple):
    """One thing that was looked at.

    Attributes
    ----------
    level : str
        "ok", "warning" (works, but slower or less safe) or "error" (part of the site does not work).
    what : str
        What was found, as a sentence.
    advice : str
        What to change on the server; empty where nothing is wrong.
    """

    level: str
    what: str
    advice: str = ""


def print_report(address: str) -> int:
    """Check an address and print a line for each finding.

    Returns
    -------
    int
        1 if anything does not work, else 0.
    """
    counts = {"ok": 0, "warning": 0, "error": 0}
    for finding in check(address):
        counts[finding.level] += 1
        advice = f" What to do: {finding.advice}." if finding.advice else ""
        print(f"{LABELS[finding.level]} {finding.what}{advice}", flush=True)
    broken, slower = counts["error"], counts["warning"]
    print(f"{counts['ok']} fine, {slower} to improve, {broken} that do not work.")
    return 1 if broken else 0


def check(address: str) -> Iterator[Finding]:
    """Look at a published copy of the site.

    Parameters
    ----------
    address : str
        Of its first page; a folder of a host is as good as a host of its own.

    Yields
    ------
    Finding

    Raises
    ------
    StepError
        If the address is none, or nothing answers there.
    """
    base = folder_address(address)
    home = fetch(base)
    if home.status != 200:
        raise StepError(
            "The site could not be checked",
            f"{base} answers with status {home.status}",
            "give the address of the site's first page",
        )
    yield from _secure(base)
    if trouble := _trouble("The first page", home):
        yield trouble
    else:
        yield from _page(base, home)
    yield from _missing(base)
    yield from _policy(home)
    yield from _assets(base, home)
    yield from _files(base)
    yield from _worker(base)


def _secure(base: str) -> Iterator[Finding]:
    parts = urllib.parse.urlsplit(base)
    if parts.scheme == "https":
        yield Finding("ok", "The address is secure, so that a copy can be kept for offline use.")
    elif (parts.hostname or "") in LOCAL_HOSTS:
        yield Finding(
            "ok", "The address is on this computer, where a copy can be kept for offline use without https."
        )
    else:
        yield Finding(
            "warning",
            "The address is not secure (http), so browsers refuse to keep an offline copy.",
            "serve the site over https",
        )


def _page(base: str, home: Answer) -> Iterator[Finding]:
    yield from _type("the first page", ".html", home)
    sent = home.headers.get("content-type", "").lower().replace(" ", "")
    if "charset=" in sent and "charset=utf-8" not in sent:
        yield Finding(
            "error", f"Pages are sent as {sent}, but they are UTF-8.", "send text/html; charset=utf-8"
        )
    inner = fetch(base + PAGE)
    if trouble := _trouble(PAGE, inner):
        yield trouble
    elif inner.status == 200 and b"<html" in inner.body:
        yield Finding("ok", "Addresses that end in a slash show the page in that folder.")
    else:
        yield Finding(
            "error",
            f"{PAGE} answers with status {inner.status} instead of the page.",
            "let the server answer a folder with the index.html in it",
        )


def _missing(base: str) -> Iterator[Finding]:
    status = fetch(base + MISSING_PAGE).status
    if status == 404:
        yield Finding("ok", "An address that does not exist answers with status 404.")
    else:
        yield Finding(
            "error",
            f"An address that does not exist answers with status {status}, so a missing file of the"
            " runtime would look like a page.",
            "answer with 404 and the file 404.html",
        )


def _policy(home: Answer) -> Iterator[Finding]:
    policy = home.headers.get("content-security-policy")
    if policy is None:
        yield Finding("ok", "The server adds no security policy of its own; the pages carry theirs.")
    elif "wasm-unsafe-eval" in policy or ("script-src" not in policy and "default-src" not in policy):
        yield Finding("ok", "The server's own security policy lets WebAssembly run.")
    else:
        yield Finding(
            "error",
            "The server's own security policy forbids WebAssembly, so no chart can move.",
            "add 'wasm-unsafe-eval' to its script-src, or leave the policy to the pages",
        )


def _assets(base: str, home: Answer) -> Iterator[Finding]:
    """Look at one style sheet and one script of the first page, whose addresses change with their content."""
    page = home.body.decode("utf-8", "replace")
    kept = True
    for ending in (".css", ".js"):
        if named := re.search(rf'(?:href|src)="([^":]+{ending})(\?\w{{12}})"', page):
            response = fetch(base + named[1] + named[2])
            if response.status != 200:
                yield Finding("error", f"{named[1]} answers with status {response.status}.", "copy it, too")
                continue
            yield from _type(named[1], ending, response)
            age = re.search(r"max-age=(\d+)", response.headers.get("cache-control", ""))
            kept &= bool(age) and int(age[1]) >= MONTH_S
    if not kept:
        yield Finding(
            "warning",
            "Files whose address changes with their content are asked for again at later visits.",
            "send what is asked for with ? and twelve characters with Cache-Control: max-age=31536000, immutable",
        )


def _files(base: str) -> Iterator[Finding]:
    listed = fetch(base + MANIFEST)
    if trouble := _trouble(MANIFEST, listed):
        yield trouble
        return
    try:
        files = {name: entry["sha256"] for name, entry in json.loads(listed.body)["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        yield Finding(
            "error",
            f"The list of runtime files, {MANIFEST}, is missing or damaged (status {listed.status}).",
            "copy the whole folder that the build wrote, hidden and generated files included",
        )
        return
    wrong = 0
    for name, sha256 in sorted(files.items()):
        for finding in _file(name, sha256, fetch(base + GENERATED + name)):
            wrong += finding.level != "ok"
            yield finding
    if not wrong:
        yield Finding("ok", f"All {len(files)} runtime files arrive whole, with the right type.")


def _file(name: str, sha256: str, response: Answer) -> Iterator[Finding]:
    ending = "." + name.rsplit(".", 1)[-1]
    if response.status != 200:
        yield Finding("error", f"{name} answers with status {response.status}.", "copy it to the server, too")
        return
    if response.trouble:
        yield Finding("error", f"{name} {response.trouble}.", response.advice)
        return
    # A .gz file that is sent with Content-Encoding: gzip reaches the page unpacked.
    if hashlib.sha256(response.body).hexdigest() != sha256:
        inner = unpacked_again(response)
        if inner is not None and hashlib.sha256(inner).hexdigest() == sha256:
            yield _packed_again(name)
            return
        why = (
            "the server announces a packed file as compressed text; turn that off for it"
            if response.packed and ending in (".gz", ".zip", ".whl")
            else "copy it again in binary mode, and turn off whatever rewrites or minifies files"
        )
        yield Finding("error", f"{name} is not the file that was built.", why)
        return
    yield from _type(name, ending, response)
    if ending in COMPRESSIBLE and len(response.body) > MIN_COMPRESSED_BYTES and not response.packed:
        yield Finding(
            "warning",
            f"{name} travels uncompressed ({len(response.body) / 1e6:.1f} MB).",
            "let the server compress it with gzip or brotli",
        )


def _trouble(name: str, text: Answer) -> Finding | None:
    """Return why a text cannot be read, if that is so."""
    if text.trouble:
        return Finding("error", f"{name} {text.trouble}.", text.advice)
    return _packed_again(name) if unpacked_again(text) is not None else None


def _packed_again(name: str) -> Finding:
    return Finding(
        "error",
        f"{name} is packed with gzip once more than its header says.",
        "let the server, or the proxy before it, pack each file once",
    )


def _type(name: str, ending: str, response: Answer) -> Iterator[Finding]:
    judged = judge_type(name, ending, response.headers)
    if judged:
        yield Finding(*judged)


def _worker(base: str) -> Iterator[Finding]:
    response = fetch(base + "service-worker.js")
    if response.status == 404:
        yield Finding("ok", "This copy keeps nothing for offline use (no service worker).")
        return
    yield from _type("service-worker.js", ".js", response)
    control = response.headers.get("cache-control", "")
    if "immutable" in control or "max-age=31536000" in control.replace(" ", ""):
        yield Finding(
            "error",
            "service-worker.js may be kept for ever, so readers would not get a new release.",
            "send it with Cache-Control: no-cache",
        )
    else:
        yield Finding("ok", "A new release reaches readers who keep an offline copy.")
