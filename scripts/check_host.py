"""Print what `host_check` finds; exit code 1 if part of the site would not work."""

from __future__ import annotations

from scripts import host_check

SIGN = {"ok": "fine   ", "warning": "slower ", "error": "BROKEN "}


def report(address: str) -> int:
    """Check an address and print a line for each finding.

    Returns
    -------
    int
        1 if anything is broken, else 0.
    """
    counts = {"ok": 0, "warning": 0, "error": 0}
    for finding in host_check.check(address):
        counts[finding.level] += 1
        advice = f" What to do: {finding.advice}." if finding.advice else ""
        print(f"{SIGN[finding.level]} {finding.what}{advice}", flush=True)
    broken, slower = counts["error"], counts["warning"]
    print(f"{counts['ok']} fine, {slower} to improve, {broken} broken.")
    return 1 if broken else 0
