"""Readers of the files that authors write; an error names file, line and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


class AuthorError(ValueError):
    """Something an author wrote that cannot be published; the message is for its author."""

    def __init__(self, message: str):
        # The macros plugin puts messages through the % operator and would trip over a percent sign.
        super().__init__(message.replace("%", " percent"))


@dataclass(frozen=True)
class Yaml:
    """The data of a YAML file, and where in it each piece stands."""

    name: str
    data: object
    node: yaml.Node | None

    def place(self, *path: str | int) -> str:
        """Say where the deepest piece of a path begins that is there: "claims.yml, line 12"."""
        node = self.node
        for step in path:
            inner = _child(node, step)
            if inner is None:
                break
            node = inner
        return f"{self.name}, line {node.start_mark.line + 1 if node else 1}"


def read_text(path: Path, error: type[ValueError] = AuthorError) -> str:
    """Read the text of a file; `error` says on which line it is not UTF-8, or that it is missing."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise error(f"{path.name} is missing; it should be at {path}.") from None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise error(f"{path.name}, line {line}: this is not UTF-8 text; save the file as UTF-8.") from None


def parse_yaml(text: str, name: str, error: type[ValueError] = AuthorError) -> Yaml:
    """Read YAML.

    Parameters
    ----------
    text, name : str
        What the file holds and how it is called.
    error : type of ValueError
        What to raise, with file and line: for what YAML does not allow, and for a name that one
        mapping has twice, of which YAML would silently take the last.
    """
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        twice = _duplicate_key(node)
        data = loader.construct_document(node) if node else None
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1
        raise error(f"{name}, line {line}: {problem.reason}.") from None
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        raise error(f"{name}, line {mark.line + 1}: this is not valid YAML: {problem.problem}.") from None
    except (ValueError, RecursionError) as problem:  # a date such as 2026-13-45
        raise error(f"{name}: this is not valid YAML: {problem}.") from None
    if twice:
        raise error(f"{name}, line {twice.start_mark.line + 1}: {twice.value!r} is there twice.")
    return Yaml(name, data, node)


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    if isinstance(node, yaml.MappingNode):
        # The line of the key, not of its value, which may be a block further down.
        return next((_KeyedNode(key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, _KeyedNode):
        return _child(node.inner, step)
    return None


class _KeyedNode:
    """A value, standing where its name stands."""

    def __init__(self, key: yaml.Node, inner: yaml.Node):
        self.start_mark, self.inner = key.start_mark, inner


def _duplicate_key(node: yaml.Node | None) -> yaml.ScalarNode | None:
    """Return the first name that occurs twice in one mapping."""
    waiting, done = [node], set()
    while waiting:
        one = waiting.pop()
        if id(one) in done:  # an alias may lead back to where it stands
            continue
        done.add(id(one))
        if isinstance(one, yaml.SequenceNode):
            waiting += one.value
        elif isinstance(one, yaml.MappingNode):
            names = [key for key, _ in one.value if isinstance(key, yaml.ScalarNode)]
            for place, key in enumerate(names):
                if key.value in {other.value for other in names[:place]}:
                    return key
            waiting += [value for _, value in one.value]
    return None
