"""The default answer of a chart as its page carries it: rounded, and only what is drawn."""

from __future__ import annotations

from typing import Any

from scripts.charts.controls import shorten_number

DIGITS = 6  # of numbers in the page; the picture shows about three

# What each way to draw the women needs of a series, besides the line itself and its own band.
AVERAGE = ("average_lower", "average_upper", "average_level")
DRAWN_BY = {
    "lines": ("samples", *AVERAGE),
    "band": ("lower", "upper", "level", *AVERAGE),
    "dots": ("end_dots", *AVERAGE),
    "frames": ("samples", *AVERAGE),
}
AROUND = {key for keys in DRAWN_BY.values() for key in keys}


def slim_result(result: dict[str, Any], encoding: str | None) -> dict[str, Any]:
    """The default result for pins and files: rounded, and of the women only what is drawn."""
    drawn = {line["series"] for panel in result["chart"]["panels"] for line in panel["lines"]}
    wanted = DRAWN_BY[encoding or "band"]
    series = [
        {
            key: value
            for key, value in one.items()
            if key not in AROUND or (one["name"] in drawn and _needed(key, one, wanted))
        }
        for one in result["series"]
    ]
    return {name: _rounded(value) for name, value in {**result, "series": series}.items()}


def _needed(key: str, series: dict[str, Any], wanted: tuple[str, ...]) -> bool:
    """Whether what is around a line is drawn from `key`; without single women there is only a band."""
    return key in (wanted if "samples" in series else DRAWN_BY["band"])


def _rounded(data: Any) -> Any:
    if isinstance(data, float):
        return shorten_number(float(f"{data:.{DIGITS}g}"))
    if isinstance(data, dict):
        return {key: _rounded(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_rounded(value) for value in data]
    return data
