"""Dots and figures of women: what is drawn is what the model answered."""

import re

import pytest

from model import api
from tests.scripts.charts.pictures import SVG, marked, picture, texts, ticks

WIDTHS = ("wide", "narrow")


def ask(name, **inputs):
    return api.run({"scenario": name, "inputs": inputs})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("years", [1, 5])
def test_fifty_dots_stand_where_scans_could_read(drawer, years, width):
    result = ask("scan-noise", years=years)
    dots = result["chart"]["dots"]
    tree = picture(drawer, result, width)
    (piece,) = marked(tree, "dots")
    discs = [part for part in marked(piece, "mark-quantile") if part.get("r")]
    key = 2  # one disc of each kind explains the others
    assert len(discs) == len(dots) + key == 52
    beyond = [part for part in discs if "mark-beyond" in part.get("class")]
    assert len(beyond) - 1 == result["summary"]["dots_beyond"]
    axis = ticks(tree, piece)
    low, high = min(axis), max(axis)
    scale = (axis[high] - axis[low]) / (high - low)
    pile = [part for group in marked(piece, "mark-pile") for part in group]
    found = sorted(low + (float(part.get("cx")) - axis[low]) / scale for part in pile)
    assert found == pytest.approx(sorted(dot["x"] for dot in dots), abs=0.1)
    places = [(float(part.get("cx")), float(part.get("cy"))) for part in pile]
    radius = float(pile[0].get("r"))
    for i, (x, y) in enumerate(places):
        for other_x, other_y in places[:i]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (2 * radius) ** 2 * 0.98


def area(d):
    """Area of a polygon given as an SVG path."""
    points = [tuple(map(float, one.split(","))) for one in re.findall(r"[-\d.e]+,[-\d.e]+", d)]
    turned = points[1:] + points[:1]
    return abs(sum(a * y - x * b for (a, b), (x, y) in zip(points, turned, strict=True))) / 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("of", ["1000", "100"])
def test_counting_the_figures_gives_the_declared_numbers(drawer, of, width):
    """Q33: every field has as many figures as women, and as many filled as had the event."""
    result = ask("fracture-icons", denominator=of)
    tree = picture(drawer, result, width)
    declared = {
        (array["key"], arm): array[arm]
        for side in result["chart"]["sides"]
        for array in side["arrays"]
        for arm in ("placebo", "treated")
    }
    sizes = set()
    fields = marked(tree, "icon-field")
    assert len(fields) == len(declared) == 14
    for field in fields:
        counted = {}
        for name in ("icon-event", "icon-rest"):
            (group,) = marked(field, name)
            cells = [part for part in group if part.tag == f"{SVG}pattern"]
            cell = float(cells[0].get("width")) * float(cells[0].get("height")) if cells else 1
            paths = [part for part in group if part.tag == f"{SVG}path"]
            counted[name] = sum(area(part.get("d")) for part in paths) / cell
            sizes.add(cell and cells[0].get("width"))
        expected = declared[field.get("data-event"), field.get("data-arm")]
        assert counted["icon-event"] == pytest.approx(expected, abs=0.01)
        assert sum(counted.values()) == pytest.approx(int(of), abs=0.1)
    assert len(sizes) == 1, "all figures are of one size, benefits and harms alike"


def test_benefits_are_never_drawn_without_harms(drawer):
    result = ask("fracture-icons")
    for declared in api.scenarios():
        for control in declared["controls"]:
            if declared["name"] == "fracture-icons" and control["key"] == "show":
                for option in control["options"]:
                    sides = ask("fracture-icons", show=option["value"])["chart"]["sides"]
                    assert "harm" in {side["key"] for side in sides}
    result["chart"]["sides"] = [one for one in result["chart"]["sides"] if one["key"] == "benefit"]
    with pytest.raises(Exception, match="needs the harms beside it"):
        picture(drawer, result)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_number_that_was_not_checked_says_so_in_the_picture(drawer, width):
    result = ask("fracture-icons")
    unchecked = [one for side in result["chart"]["sides"] for one in side["arrays"] if not one["checked"]]
    tree = picture(drawer, result, width)
    assert " ".join(texts(tree)).count("not yet checked in the original table") == len(unchecked) > 0


def test_ids_of_patterns_belong_to_their_picture(drawer):
    result = ask("fracture-icons")
    ids = []
    for width in WIDTHS:
        tree = picture(drawer, result, width)
        made = [part.get("id") for part in tree.iter(f"{SVG}pattern")]
        used = {part.get("fill") for part in tree.iter(f"{SVG}path") if "url(" in (part.get("fill") or "")}
        assert used == {f"url(#{one})" for one in made}
        ids += made
    assert len(ids) == len(set(ids))
    assert all(one.startswith("sample-") for one in ids)
