"""The functions of the model as they document themselves, for the reference page.

The docstrings are read, never run: a mistake in the model cannot stop a page about it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import lru_cache

import griffe

from scripts.runner.files import ROOT

SECTIONS = {
    "parameters": "Takes",
    "attributes": "Has",
    "returns": "Gives",
    "yields": "Gives, one by one",
    "raises": "Fails with",
}


MAX_ARGUMENTS = 20  # more are a table, which has a page of its own


class UnknownModuleError(LookupError):
    """A module that the model does not have."""


def modules(*names: str) -> list[dict]:
    """Return what the docstrings of some modules say.

    Parameters
    ----------
    *names : str
        Such as ``model.api``.

    Returns
    -------
    list of dict
        ``name``, ``text`` (paragraphs) and ``members``, each with ``name``, ``call``, ``text`` and
        ``sections`` (``title`` and ``items`` of ``name``, ``type``, ``text``).

    Raises
    ------
    UnknownModuleError
        Naming the modules that there are.
    """
    found = []
    for name in names:
        try:
            module = _package()[name.removeprefix("model.")]
        except KeyError as error:
            known = ", ".join(sorted(_module_names(_package())))
            raise UnknownModuleError(f"The model has no module {name!r}. It has: {known}.") from error
        members = [_member(one) for one in _public(module)]
        found.append({"name": name, "text": _paragraphs(module), "members": members})
    return found


@lru_cache(maxsize=1)
def _package() -> griffe.Module:
    return griffe.load("model", search_paths=[ROOT], docstring_parser="numpy", allow_inspection=False)


def _module_names(package: griffe.Module) -> Iterator[str]:
    for module in package.modules.values():
        yield module.path
        yield from _module_names(module)


def _public(module: griffe.Module) -> list:
    own = [one for one in module.members.values() if not one.is_alias and one.docstring]
    return [
        one
        for one in sorted(own, key=lambda one: one.lineno or 0)
        if not one.name.startswith("_") and (one.is_function or one.is_class)
    ]


def _member(one: griffe.Function | griffe.Class) -> dict:
    arguments = _arguments(one)
    if len(arguments) > MAX_ARGUMENTS:
        arguments = ["…"]
    return {
        "name": one.name,
        "call": f"{one.name}({', '.join(arguments)})",
        "text": _paragraphs(one),
        "sections": [_section(part) for part in one.docstring.parsed if part.kind.value in SECTIONS],
    }


def _arguments(one: griffe.Function | griffe.Class) -> list[str]:
    if one.is_class and "NamedTuple" in map(str, one.bases):  # griffe reads no fields of these
        fields = [field for field in one.members.values() if field.is_attribute]
        return [field.name if field.value is None else f"{field.name}={field.value}" for field in fields]
    return [f"{_star(p)}{p.name}{_default(p)}" for p in one.parameters if p.name not in ("self", "/")]


def _star(parameter: griffe.Parameter) -> str:
    return {"variadic positional": "*", "variadic keyword": "**"}.get(parameter.kind.value, "")


def _default(parameter: griffe.Parameter) -> str:
    return "" if parameter.default is None or _star(parameter) else f"={parameter.default}"


def _paragraphs(one: griffe.Object) -> list[str]:
    parts = one.docstring.parsed if one.docstring else []
    text = "\n\n".join(part.value for part in parts if part.kind.value == "text")
    return [" ".join(block.split()) for block in inspect.cleandoc(text).split("\n\n") if block]


def _section(part: griffe.DocstringSection) -> dict:
    items = []
    for item in part.value:
        kind = str(item.annotation or "")
        items.append(
            {
                "name": getattr(item, "name", "") or "",
                "type": kind,
                "text": " ".join((item.description or "").split()),
            }
        )
    return {"title": SECTIONS[part.kind.value], "items": items}
