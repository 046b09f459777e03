"""What a web server answers, read as a browser would read it.

A server may break its word in many ways. An answer that cannot be read is an answer, too: it says
what is wrong with it. Only where nothing comes at all is there no answer.
"""

from __future__ import annotations

import gzip
import http.client
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
import zlib
from contextlib import suppress
from typing import NamedTuple

from scripts.runner.errors import StepError

TIMEOUT_S = 30  # seconds without a byte
ASKED = ("gzip", "x-gzip")
WHAT = "The site could not be checked"
# Characters of an address that mean something, so that they stay as they are.
MEANING = "/%:@!$&'()*+,;=~"


class Answer(NamedTuple):
    """What the server said.

    Attributes
    ----------
    status : int
    headers : dict of str to str
        Names are in lower case.
    body : bytes
        Unpacked.
    packed : bool
        Whether it traveled packed.
    trouble : str
        Why no browser could read the body, as a clause that follows the file's name; empty if it can.
    advice : str
        What to change on the server then.
    """

    status: int
    headers: dict[str, str]
    body: bytes = b""
    packed: bool = False
    trouble: str = ""
    advice: str = ""


def folder_address(typed: str) -> str:
    """Return the address of the folder that a person typed the address of, as it travels.

    Raises
    ------
    StepError
        If it is no address of a website.
    """
    try:
        parts = urllib.parse.urlsplit(typed.strip())
        port = f":{parts.port}" if parts.port is not None else ""
        host = _host(parts.hostname or "")
        if parts.scheme not in ("http", "https") or parts.username is not None:
            raise ValueError("it has to begin with http:// or https:// and the name of a host")
    except ValueError as error:
        raise StepError(
            WHAT,
            f"{typed!r} is not the address of a website ({error})",
            "write it in full, such as http://127.0.0.1:8000/",
        ) from error
    path = urllib.parse.quote(parts.path.removesuffix("index.html").rstrip("/"), safe=MEANING)
    return f"{parts.scheme}://{host}{port}{path}/"


def _host(name: str) -> str:
    """Write a host as name servers know it; letters beyond ASCII are named by a code of their own."""
    if not name or any(letter.isspace() or not letter.isprintable() for letter in name):
        raise ValueError("it has to begin with http:// or https:// and the name of a host")
    if ":" in name:
        return f"[{name}]"
    labels = unicodedata.normalize("NFKC", name).lower().split(".")
    return ".".join(one if one.isascii() else f"xn--{one.encode('punycode').decode()}" for one in labels)


def fetch(address: str) -> Answer:
    """Fetch one address and unpack what comes.

    Raises
    ------
    StepError
        If nothing answers, or what does speaks no HTTP.
    """
    request = urllib.request.Request(address, headers={"Accept-Encoding": ASKED[0]})
    try:
        try:
            response = urllib.request.urlopen(request, timeout=TIMEOUT_S)
        except urllib.error.HTTPError as error:  # also an answer
            response = error
        with response:
            return _read(response)
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise StepError(
            WHAT,
            f"{address} gave no answer that can be read ({type(reason).__name__}: {reason})",
            "check the address, and that the server runs",
        ) from error


def _read(response: http.client.HTTPResponse | urllib.error.HTTPError) -> Answer:
    answer = Answer(response.status or 0, {name.lower(): value for name, value in response.headers.items()})
    try:
        body = response.read()
    except http.client.IncompleteRead as error:
        missing = f" of {len(error.partial) + error.expected}" if error.expected is not None else ""
        return answer._replace(
            trouble=f"breaks off after {len(error.partial)}{missing} bytes",
            advice="look for the reason in the server's log, such as a wrong Content-Length or a full disk",
        )
    except (OSError, http.client.HTTPException) as error:
        return answer._replace(
            trouble=f"stops on its way ({type(error).__name__}: {error})",
            advice="look for the reason in the server's log",
        )
    return _unpack(answer._replace(body=body))


def _unpack(answer: Answer) -> Answer:
    """Undo what Content-Encoding names, the last first."""
    named = answer.headers.get("content-encoding", "").lower().split(",")
    codings = [one.strip() for one in named if one.strip() not in ("", "identity")]
    for coding in reversed(codings):
        if coding not in ASKED:
            return answer._replace(
                trouble=f"is sent as {coding}, though only gzip was asked for, so it was not looked at",
                advice="let the server heed Accept-Encoding",
            )
        try:
            body = gzip.decompress(answer.body)
        except (OSError, EOFError, zlib.error) as error:
            return answer._replace(
                trouble=f"is announced as gzip, but cannot be unpacked ({error})",
                advice="let the server announce Content-Encoding: gzip only for what it packs",
            )
        answer = answer._replace(body=body, packed=True)
    return answer


def unpacked_again(answer: Answer) -> bytes | None:
    """Return what a body holds that was packed once more than its header says; None if it was not."""
    with suppress(OSError, EOFError, zlib.error):
        return gzip.decompress(answer.body) if answer.body else None
    return None
