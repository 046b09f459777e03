"""Which types a server may send files as: what browsers refuse, and what they do not mind.

A browser refuses a style sheet of another type always, a script behind `nosniff` and in a worker.
The browser's Python reaches it another way: our loader compares bytes and names the type itself.
"""

from __future__ import annotations

from collections.abc import Mapping

SCRIPT = ("text/javascript", "application/javascript", "application/x-javascript")
# By the end of the name.
NEEDED = {".html": ("text/html",), ".css": ("text/css",), ".js": SCRIPT}
BETTER = {".mjs": SCRIPT, ".wasm": ("application/wasm",), ".json": ("application/json",)}


def judge_type(name: str, ending: str, headers: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return level, what is wrong and what to do; None where nothing is.

    Parameters
    ----------
    name : str
        Of the file, as people know it.
    ending : str
        The end of its name, such as ".js".
    headers : mapping
        Of the answer, by names in lower case.
    """
    wanted = NEEDED.get(ending) or BETTER.get(ending)
    sent = headers.get("content-type", "").split(";")[0].strip().lower()
    if not wanted or sent in wanted:
        return None
    what = f"{name} is sent as {sent or 'nothing in particular'}"
    advice = f"send files that end in {ending} as {wanted[0]}"
    if ending in NEEDED:
        return "error", f"{what}.", advice
    return "warning", f"{what}; charts move all the same, for the page checks the bytes.", advice
