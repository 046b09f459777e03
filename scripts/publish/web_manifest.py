"""Lets the published site be put on a home screen: its name, its icons, its colors."""

from __future__ import annotations

import json
import re
from pathlib import Path

from scripts.publish.built_page import BuiltPage
from scripts.templates.jinja import render

NAME = "site.webmanifest"
IMAGES = "assets/images"
SVG_ICON = "favicon.svg"
# The drawing as pixels, for systems that cannot read it; a new drawing needs new files. Systems may
# cut a maskable icon to a shape of their own: its ground reaches every edge, and the drawing is
# smaller (0.8).
ICONS = {
    "icon-192.png": (192, "any"),
    "icon-512.png": (512, "any"),
    "icon-cut-512.png": (512, "maskable"),
}
APPLE_TOUCH_ICON = "icon-touch-180.png"  # maskable, too
BACKGROUND_COLOR = "#0b4a55"  # of the drawing


def add_web_manifest(site: Path, pages: list[BuiltPage]) -> None:
    """Write the web manifest, and link it and Apple's icon in every page."""
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
        "background_color": BACKGROUND_COLOR,
        "theme_color": BACKGROUND_COLOR,
        "icons": [
            {"src": f"{IMAGES}/{SVG_ICON}", "type": "image/svg+xml", "sizes": "any"},
            *(
                {
                    "src": f"{IMAGES}/{name}",
                    "type": "image/png",
                    "sizes": f"{size}x{size}",
                    "purpose": purpose,
                }
                for name, (size, purpose) in ICONS.items()
            ),
        ],
    }
    (site / NAME).write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    for page in pages:
        if page.path.name == "404.html":  # any address may show it, so it cannot say where the files are
            continue
        tags = render(
            "publish/web-manifest.html",
            manifest=page.root + NAME,
            touch=f"{page.root}{IMAGES}/{APPLE_TOUCH_ICON}",
        )
        page.add_to_head_end(tags)
