"""The colors of charts stand out and stay apart, also for eyes that see fewer of them (Q14, Q15)."""

import itertools
import re

import pytest

from scripts.runner.files import ROOT

SHEETS = ROOT / "docs/assets/stylesheets"
COLORS = (SHEETS / "colors.css").read_text(encoding="utf-8")
# Colors that meet in one chart. Arms and processes never do.
SETS = {
    "arms": ("nothing", "estrogen", "progesterone", "both"),
    "processes": ("breakdown", "building"),
}
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
LUMINANCE = (0.2126, 0.7152, 0.0722)


def colors_of(selector):
    """Custom properties of the first block of a selector, those that are plain colors."""
    block = re.search(rf"\n *{re.escape(selector)} \{{(.*?)\n *\}}", COLORS, re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


SCHEMES = {
    "light": colors_of(":root"),
    "dark": colors_of(":root") | colors_of('[data-md-color-scheme="slate"]'),
}


def linear(color):
    """Linear RGB of "#rrggbb"."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def times(matrix, vector):
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def lab(color, eye):
    """CIE L*a*b* of a color as an eye sees it."""
    seen = tuple(min(max(c, 0), 1) for c in times(EYES[eye], linear(color)))
    ratios = (c / white for c, white in zip(times(TO_XYZ, seen), WHITE, strict=True))
    x, y, z = (c ** (1 / 3) if c > 216 / 24389 else (24389 / 27 * c + 16) / 116 for c in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other, eye):
    """CIE76."""
    return sum((a - b) ** 2 for a, b in zip(lab(one, eye), lab(other, eye), strict=True)) ** 0.5


def contrast(one, other):
    a, b = sorted(sum(x * y for x, y in zip(LUMINANCE, linear(c), strict=True)) for c in (one, other))
    return (b + 0.05) / (a + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", SETS)
def test_colors_of_one_chart_stay_apart_for_every_eye(scheme, name):
    colors = {role: SCHEMES[scheme][role] for role in SETS[name]}
    found = {
        (one, other, eye): distance(colors[one], colors[other], eye)
        for one, other in itertools.combinations(colors, 2)
        for eye in EYES
    }
    worst = min(found, key=found.get)
    print(f"{scheme}, {name}: worst pair {worst} {found[worst]:.1f}")
    assert found[worst] >= 20, worst


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("paper", ["paper", "card"])
def test_marks_stand_out_from_their_paper(scheme, paper):
    colors = SCHEMES[scheme]
    for role in itertools.chain(*SETS.values(), ("edge", "focus")):
        assert contrast(colors[role], colors[paper]) >= 3, role


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("paper", ["paper", "card", "shade", "tealbg", "noticebg"])
def test_text_can_be_read_on_every_paper(scheme, paper):
    colors = SCHEMES[scheme]
    for text in ("ink", "soft", "teal", "notice", "problem", "building-text"):
        assert contrast(colors[text], colors[paper]) >= 4.5, text
    assert contrast(colors["notice"], colors[paper]) >= 7  # what matters most, in the smallest type


@pytest.mark.parametrize("sheet", sorted(SHEETS.glob("*.css")), ids=lambda path: path.name)
def test_no_sheet_asks_for_a_color_that_is_not_there(sheet):
    """A name without a value makes its whole declaration void, and nothing else would tell."""
    text = sheet.read_text(encoding="utf-8")
    known = {
        name for path in SHEETS.glob("*.css") for name in re.findall(r"(--[\w-]+):", path.read_text("utf-8"))
    }
    scripts = (ROOT / "docs/assets/javascripts").rglob("*.js")
    known |= {name for path in scripts for name in re.findall(r"[\"'`](--[\w-]+)", path.read_text("utf-8"))}
    asked = set(re.findall(r"var\((--[\w-]+)\)", text))
    assert {name for name in asked - known if not name.startswith("--md-")} == set()


def test_the_measure_itself_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert lab("#ff0000", "usual") == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    red, green = "#b05a2c", "#5a7a2c"  # told apart by hue alone
    assert distance(red, green, "deuteranopia") < distance(red, green, "usual") / 2
