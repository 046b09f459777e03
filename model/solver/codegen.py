"""Nodes of a graph written down as lines of Python, unrolled, each part computed once."""

from .graph import CONSTANT, NAME


class Writer:
    """Writes nodes as lines of Python. What is used once is written in place; names are used again."""

    def __init__(self, graph, roots, inside, fixed=None):
        self.graph, self.roots = graph, roots
        self.fixed = dict(fixed or {})  # node -> name of what stays the same in all steps
        self._inside = inside
        self._varies = {}
        self._order = self._reached(roots)
        self._uses = dict.fromkeys(self._order, 0)
        for node in self._order:
            for part in self._parts(node):
                self._uses[part] = self._uses.get(part, 0) + 1
        for node in roots:
            self._uses[node] += 2  # its name is asked for
        self._texts, self._free, self._count = {}, [], 0

    def _parts(self, node):
        operator, *parts = self.graph.nodes[node]
        return [] if operator in (CONSTANT, NAME) else parts

    def _reached(self, roots):
        """All nodes below the roots, parts first."""
        found, stack = {}, [(node, False) for node in reversed(roots)]
        while stack:
            node, ready = stack.pop()
            if node in found:
                continue
            if ready:
                found[node] = None
            else:
                stack.append((node, True))
                stack += [(part, False) for part in reversed(self._parts(node))]
        return list(found)

    def _moves(self, node):
        if node not in self._varies:
            operator, *parts = self.graph.nodes[node]
            if operator == NAME:
                self._varies[node] = parts[0] in self._inside
            else:
                self._varies[node] = any(self._moves(part) for part in self._parts(node))
        return self._varies[node]

    def constants(self):
        """Lines before the loop: all that is the same in every step, and that steps name."""
        needed = {
            part
            for node in self._order
            if self._moves(node)
            for part in self._parts(node)
            if not self._moves(part)
        } | {node for node in self.roots if not self._moves(node)}
        lines = []
        for node in self._reached(sorted(needed)):
            operator, *parts = self.graph.nodes[node]
            if operator == CONSTANT:
                self.fixed[node] = f"({parts[0]!r})"
                continue
            if operator == NAME:
                text = parts[0]
                if text.startswith("asked."):
                    text = f"asked[{text.removeprefix('asked.')!r}]"
                elif text.startswith("drive_"):
                    text = f"drive.{text.removeprefix('drive_')}"
            else:
                text = self._text(operator, parts, lambda part: self.fixed[part])
            self.fixed[node] = f"c{len(self.fixed)}"
            lines.append(f"    {self.fixed[node]} = {text}")
        return lines

    @staticmethod
    def _text(operator, parts, of):
        if operator == "neg":
            return f"(-{of(parts[0])})"
        if operator == "abs":
            return f"abs({of(parts[0])})"
        return f"({of(parts[0])} {operator} {of(parts[1])})"

    def part(self, roots):
        """Lines within the loop that compute the roots."""
        lines = []
        for node in self._reached(roots):
            if node in self.fixed or node in self._texts:
                continue
            operator, *parts = self.graph.nodes[node]
            if operator == CONSTANT:
                self._texts[node] = f"({parts[0]!r})"
                continue
            if operator == NAME:
                self._texts[node] = parts[0]
                continue
            text = self._text(operator, parts, self._name)
            if self._uses[node] == 1:
                self._texts[node] = text
                continue
            for part in parts:
                self._release(part)
            name = self._free.pop() if self._free else self._new()
            self._texts[node] = name
            lines.append(f"        {name} = {text}")
        return lines

    def _new(self):
        self._count += 1
        return f"v{self._count}"

    def _name(self, node):
        return self.fixed.get(node) or self._texts[node]

    def _release(self, node):
        """Count a use as done; a name with none left may be used again."""
        if node in self.fixed or node not in self._uses:
            return
        self._uses[node] -= 1
        if self._uses[node]:
            return
        name = self._texts[node]
        if name.startswith("v"):
            self._free.append(name)
            return
        for part in self._parts(node):  # it was written in place
            self._release(part)

    def names(self, nodes):
        """What the roots are called."""
        return [self._name(node) for node in nodes]
