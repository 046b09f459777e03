"""The contract of a result as tables for authors: each part with its fields, grouped by kind of chart."""

from __future__ import annotations

import inspect
import types
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from scripts.charts.contract.panels import Chart
from scripts.charts.contract.part import Arm, Level, LineRole, Measurement, Part, Process, Role
from scripts.charts.contract.result import AnyChart, Result

LISTS = (list, Sequence)
PLAIN = {
    str: "text",
    float: "number",
    int: "whole number",
    bool: "true or false",
    Any: "anything",
    type(None): "none",
    Role: "role",
    LineRole: "role, none of a measurement",
}
ROLES = {
    "arm": (Arm, "What a group of people was given."),
    "process": (Process, "What bone itself does."),
    "level": (Level, "One quantity at five levels, from low to high."),
    "measurement": (Measurement, "Dots only, never a line."),
    "plain": (Literal["plain"], "None of these."),
}


def contract_groups() -> list[dict[str, Any]]:
    """Describe all parts of a result, for the template ``chart/contract.html``.

    Returns
    -------
    list of dict
        ``title`` and ``parts``: first what every result has, then what several kinds of chart share,
        then one group for each kind.
    """
    kinds = get_args(get_args(AnyChart)[0])
    parts = {kind: list(_parts(kind)) for kind in kinds}
    uses = Counter(part for found in parts.values() for part in found)
    shared = [part for part, count in uses.items() if count > 1 and part is not Chart]
    groups: list[tuple[str, list[type[Part]]]] = [
        ("Every result", [part for part in _parts(Result) if part not in uses]),
        ("Every chart, and what several kinds share", [Chart, *shared]),
    ]
    for kind in kinds:
        (name,) = get_args(kind.model_fields["kind"].annotation)
        groups.append((name, [part for part in parts[kind] if uses[part] == 1]))
    described: list[dict[str, Any]] = [
        {"title": title, "parts": [_described(part) for part in found]} for title, found in groups
    ]
    described[1]["parts"].append(_roles())
    return described


def _parts(part: type[Part], seen: set[type[Part]] | None = None) -> Iterator[type[Part]]:
    """Yield a part, what it is a special case of, and the parts of its fields, each once."""
    seen = set() if seen is None else seen
    if part is Part or part in seen:
        return
    seen.add(part)
    yield part
    for base in part.__bases__:
        yield from _parts(base, seen)
    for field in part.model_fields.values():
        for inner in _classes(field.annotation):
            yield from _parts(inner, seen)


def _classes(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes(inner)


def _described(part: type[Part]) -> dict[str, Any]:
    (base,) = part.__bases__
    return {
        "name": part.__name__,
        "extends": base.__name__ if base is not Part else None,
        "meaning": " ".join((part.__doc__ or "").split()),
        "fields": [_field(name, part.model_fields[name]) for name in inspect.get_annotations(part)],
    }


def _roles() -> dict[str, Any]:
    fields = [
        {"name": name, "needed": True, "type": _words(words), "meaning": meaning}
        for name, (words, meaning) in ROLES.items()
    ]
    return {"name": "role", "extends": None, "meaning": "What a mark stands for.", "fields": fields}


def _field(name: str, field: FieldInfo) -> dict[str, Any]:
    words = "one of the kinds below" if field.discriminator else _words(field.annotation)
    if not field.is_required():
        words = words.removesuffix(" or none")
    return {
        "name": field.alias or name,
        "needed": field.is_required(),
        "type": words + _length(field),
        "meaning": field.description or "",
    }


def _length(field: FieldInfo) -> str:
    """Say how long a list may be."""
    if get_origin(field.annotation) not in LISTS:
        return ""
    least = next((one.min_length for one in field.metadata if isinstance(one, MinLen)), None)
    most = next((one.max_length for one in field.metadata if isinstance(one, MaxLen)), None)
    if least is not None and least == most:
        return f", exactly {least}"
    return (f", at least {least}" if least else "") + (f", at most {most}" if most else "")


def _words(annotation: Any) -> str:
    """Say what a field holds, as an author would."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if annotation in PLAIN:
        return PLAIN[annotation]
    if origin is Literal:
        return ", ".join(f'"{value}"' for value in inner)
    if origin in (Union, types.UnionType):
        return " or ".join(_words(one) for one in inner)
    if origin in LISTS:
        return f"list of {_words(inner[0])}"
    if origin is dict:
        return f"{_words(inner[1])} by name"
    if origin is not None:  # Annotated
        return _words(inner[0])
    return str(annotation.__name__)
