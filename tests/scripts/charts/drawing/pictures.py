"""A drawn picture as a tree, and how tests find things in it."""

import re
from itertools import combinations
from xml.etree import ElementTree

from model import api
from scripts.runner.files import ROOT

SVG = "{http://www.w3.org/2000/svg}"
TALLEST = {"wide": 340, "narrow": 234}  # one screen holds picture, sentence and controls
FONT = 14


def picture(drawer, result, width="wide", encoding=None):
    """The drawn SVG as a tree; parsing it proves that it is well-formed."""
    text = drawer.draw("sample", result, width, encoding)
    return ElementTree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def marked(tree, name):
    return [part for part in tree.iter() if name in (part.get("class") or "").split()]


def texts(tree):
    return ["".join(part.itertext()) for part in tree.iter(f"{SVG}text")]


def rectangles(tree, name):
    """The <rect> elements that carry a class themselves or through the group that Plot makes."""
    found = [part for part in marked(tree, name) if part.tag == f"{SVG}rect"]
    for group in marked(tree, name):
        found += [part for part in group if part.tag == f"{SVG}rect"]
    return found


def ticks(tree, piece):
    """Pixels of the numbers of a horizontal axis, by number."""
    found = {}
    for label in marked(piece, "mark-tick"):
        for text in label.iter(f"{SVG}text"):
            where = re.match(r"translate\(([-\d.]+),", text.get("transform") or "")
            if where and re.fullmatch(r"−?\d+", text.text or ""):
                found[float(text.text.replace("−", "-"))] = float(where[1])
    return found


def states(name):
    """The default, the steps of the story, and each option or end of each control."""
    declared = next(one for one in api.scenarios() if one["name"] == name)
    yield {}
    yield from (step["set"] for step in declared["story"])
    for control in declared["controls"]:
        options = [option["value"] for option in control.get("options") or ()]
        for value in options or (control["min"], control["max"]):
            yield {control["key"]: value}


def placed_texts(node, x=0.0, y=0.0):
    """Every text with the place of its anchor: (text, x, y of its base line, anchor, whether bold)."""
    moved = re.match(r"translate\((-?[\d.]+),\s*(-?[\d.]+)\)", node.get("transform") or "")
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    anchor = node.get("text-anchor")
    for part in node:
        if part.tag == f"{SVG}text":
            at = re.match(r"translate\((-?[\d.]+),\s*(-?[\d.]+)\)", part.get("transform") or "")
            left, top = (float(at[1]), float(at[2])) if at else (float(part.get("x")), float(part.get("y")))
            if at:  # texts of Plot stand some letters' height below their place
                top += float((part.get("y") or "0").removesuffix("em")) * FONT
            own = part.get("text-anchor") or anchor or "middle"
            lines = ["".join(line.itertext()) for line in part if line.get("x")]
            lines = lines or ["".join(part.itertext())]
            bold = "mark-title" in (part.get("class") or "")
            yield max(lines, key=len), x + left, y + top, own, bold
        else:
            if anchor and not part.get("text-anchor"):
                part.set("text-anchor", anchor)
            yield from placed_texts(part, x, y)


def text_width(text, bold):
    """As wide as the drawing code takes a text to be: that of the widest of the usual fonts."""
    code = (ROOT / "docs/assets/javascripts/drawing/svg/text-width.js").read_text(encoding="utf-8")
    table = re.search(r"LETTERS_BY_EM = \[(.*?)\n\];", code, re.DOTALL)[1]
    rows = re.findall(r"\[([\d.]+), (?:\"([^\n]*)\"|'([^\n]*)')\]", table)
    widths = {letter: float(em) for em, *letters in rows for letter in "".join(letters)}
    factor = float(re.search(r"BOLD_FACTOR = ([\d.]+)", code)[1]) if bold else 1
    return sum(widths.get(letter, 0.64) for letter in text) * FONT * factor


def check_texts(tree):
    """Make sure that no text leaves the picture or lies on another."""
    _, _, across, down = map(float, tree.get("viewBox").split())
    boxes = []
    for text, x, base, anchor, bold in placed_texts(tree):
        width = text_width(text, bold)
        left = x - {"start": 0, "middle": 0.5, "end": 1}[anchor] * width
        assert left >= -1, text
        assert left + width <= across + 1, text
        assert 10 <= base <= down - 2, text
        boxes.append((text, left, left + width, base - 10, base + 3))
    for (one, a1, a2, a3, a4), (other, b1, b2, b3, b4) in combinations(boxes, 2):
        assert a2 <= b1 or b2 <= a1 or a4 <= b3 or b4 <= a3, f"{one!r} lies on {other!r}"
