"""A drawn picture as a tree, and how tests find things in it."""

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def picture(drawer, result, width="wide"):
    """The drawn SVG as a tree; parsing it proves that it is well-formed."""
    text = drawer.draw("sample", result, width)
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
