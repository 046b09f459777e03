"""Lets the published site be put on a home screen: its name, its icons, its colors."""

from __future__ import annotations

import json
import re
from pathlib import Path

from scripts.publish import icon
from scripts.publish.built_page import BuiltPage
from scripts.templates.jinja import render

NAME = "site.webmanifest"
IMAGES = "assets/images"
# File of each icon: pixels, and whether systems may cut it to a shape of their own.
ICONS = {
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "icon-cut-512.png": (512, True),
    "icon-touch-180.png": (180, True),
}
TOUCH = "icon-touch-180.png"  # the one that Apple's systems look for in the page
GROUND = "#0b4a55"  # of the drawing


def add_web_manifest(site: Path, pages: list[BuiltPage]) -> None:
    """Write the web manifest and its icons, and link both in every page."""
    for name, (size, full) in ICONS.items():
        (site / IMAGES / name).write_bytes(icon.png(size, full))
    home = (site / "index.html").read_text("utf-8")
    summary = re.search(r'<meta name="description" content="([^"]*)"', home)
    content = {
        "name": "Living Bone",
        "short_name": "Living Bone",
        "description": summary[1] if summary else "",
        "lang": "en",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": [
            {"src": f"{IMAGES}/{icon.DRAWING.name}", "type": "image/svg+xml", "sizes": "any"},
            *(
                {
                    "src": f"{IMAGES}/{name}",
                    "type": "image/png",
                    "sizes": f"{size}x{size}",
                    "purpose": "maskable" if full else "any",
                }
                for name, (size, full) in ICONS.items()
                if name != TOUCH
            ),
        ],
    }
    (site / NAME).write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    for page in pages:
        if page.path.name == "404.html":  # any address may show it, so it cannot say where the files are
            continue
        tags = render("installable.html", manifest=page.root + NAME, touch=f"{page.root}{IMAGES}/{TOUCH}")
        page.add_to_head_end(tags)
