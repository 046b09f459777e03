"""The site's icon as pixels, for systems that put it on a home screen and cannot read the drawing.

The drawing is docs/assets/images/favicon.svg, made of boxes and circles; each pixel gets as much of
a shape's color as the shape covers of it.
"""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from scripts.runner.files import ROOT

DRAWING = ROOT / "docs" / "assets" / "images" / "favicon.svg"
SAFE = 0.8  # of the drawing, where a system may cut the icon to a shape of its own


def png(size: int, full: bool = False, drawing: Path = DRAWING) -> bytes:
    """Return the icon as a PNG file.

    Parameters
    ----------
    size : int
        Width and height in pixels.
    full : bool
        Let the ground reach every edge, with the drawing smaller, for systems that cut icons.
    drawing : Path
    """
    root = ElementTree.parse(drawing).getroot()
    extent = float(root.get("viewBox").split()[2])
    step = extent / size
    x, y = np.meshgrid(*[(np.arange(size) + 0.5) * step] * 2)
    picture = np.zeros((size, size, 4))
    ground, group = root
    reach = np.full_like(x, -extent) if full else _distance(ground, x, y)
    _paint(picture, reach / step, ground.get("fill"))
    angle, middle_x, middle_y = map(float, re.findall(r"[\d.]+", group.get("transform")))
    zoom = SAFE if full else 1
    turn = np.deg2rad(-angle)
    right, down = (x - middle_x) / zoom, (y - middle_y) / zoom
    own_x = np.cos(turn) * right - np.sin(turn) * down + middle_x
    own_y = np.sin(turn) * right + np.cos(turn) * down + middle_y
    shapes = [_distance(shape, own_x, own_y) for shape in group]
    _paint(picture, np.minimum.reduce(shapes) * zoom / step, group.get("fill"))
    return _file(np.rint(picture).astype(np.uint8))


def _distance(shape: ElementTree.Element, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """How far each point lies from the edge of a shape, negative inside."""
    kind = shape.tag.rpartition("}")[2]
    value = {name: float(text) for name, text in shape.attrib.items() if name != "fill"}
    if kind == "circle":
        return np.hypot(x - value["cx"], y - value["cy"]) - value["r"]
    if kind != "rect":
        raise ValueError(f"the icon may hold circles and rectangles, not {kind}")
    corner = value.get("rx", 0)
    half_x, half_y = value["width"] / 2, value["height"] / 2
    off_x = np.abs(x - value.get("x", 0) - half_x) - half_x + corner
    off_y = np.abs(y - value.get("y", 0) - half_y) - half_y + corner
    outside = np.hypot(np.maximum(off_x, 0), np.maximum(off_y, 0))
    return outside + np.minimum(np.maximum(off_x, off_y), 0) - corner


def _paint(picture: np.ndarray, distance: np.ndarray, color: str) -> None:
    """Lay a color over a picture, as far as each pixel is covered."""
    cover = np.clip(0.5 - distance, 0, 1)[..., None]
    rgb = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    bare = picture[..., 3:] == 0
    picture[..., :3] = np.where(bare, rgb, picture[..., :3] * (1 - cover) + np.array(rgb) * cover)
    picture[..., 3:] = np.maximum(picture[..., 3:], 255 * cover)


def _file(pixels: np.ndarray) -> bytes:
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
