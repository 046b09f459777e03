"""The picture that other sites show beside a link to this one: a chart of the first tier, as PNG."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from markupsafe import Markup

from scripts.charts.drawing import Drawer
from scripts.publish.built_page import BuiltPage
from scripts.runner import nodejs, process
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT
from scripts.templates.jinja import render

NAME = "preview.png"  # overrides/identity.html names it
SCENARIO = "estrogen-withdrawal"  # of the model alone: no therapy, whose risks would have to stand beside it
WIDTH, HEIGHT = 1200, 630
HEAD, MARGIN = 150, 24  # what the picture leaves free above and below
RENDERER = Path(__file__).with_suffix(".mjs")
STYLES = [ROOT / "docs/assets/stylesheets" / f"{name}.css" for name in ("colors", "bone-chart", "scenes")]


def add_preview(site: Path, _pages: list[BuiltPage]) -> None:
    """Draw the picture into a site.

    Raises
    ------
    StepError
        When the renderer stops.
    """
    with tempfile.TemporaryDirectory() as folder:
        drawing = Path(folder) / "card.svg"
        drawing.write_text(card(), "utf-8")
        try:
            process.run_quietly([nodejs.node(), RENDERER, drawing, site / NAME, *STYLES])
        except process.ProgramError as ended:
            raise StepError(
                "The preview picture could not be drawn",
                f"{RENDERER.name} stopped with: {ended.tail.strip() or ended.code}",
                "look for a rule in the style sheets of charts that only a browser reads",
            ) from ended


def card() -> str:
    """Return the card as SVG, with the colors still in the style sheets."""
    from model import api

    scenario = next(one for one in api.scenarios() if one["name"] == SCENARIO)
    drawn = Drawer().draw(SCENARIO, api.run({"scenario": SCENARIO}), "wide")
    width, height = (float(re.search(rf'{side}="(\d+)"', drawn)[1]) for side in ("width", "height"))
    scale = (HEIGHT - HEAD - MARGIN) / height
    return render(
        "publish/preview.svg",
        width=WIDTH,
        height=HEIGHT,
        question=scenario["question"],
        chart=Markup(drawn),
        left=round((WIDTH - width * scale) / 2),
        top=HEAD,
        scale=round(scale, 3),
    )
