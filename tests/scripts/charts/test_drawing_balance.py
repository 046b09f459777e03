"""Bars, ropes, steps, pits, dots, signs and figures: what is drawn is what the model answered."""

import re

import pytest

from model import api
from tests.scripts.charts.pictures import SVG, marked, picture, rectangles, texts, ticks

WIDTHS = ("wide", "narrow")


def ask(name, **inputs):
    return api.run({"scenario": name, "inputs": inputs})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["builder-dial", "rankl-opg", "tug-of-war"])
def test_bars_are_as_long_as_their_numbers(drawer, name, width):
    result = ask(name)
    tree = picture(drawer, result, width)
    (piece,) = marked(tree, "bars")
    axis = ticks(tree, piece)
    low, high = min(axis), max(axis)
    scale = (axis[high] - axis[low]) / (high - low)
    drawn = rectangles(piece, "mark-bar")
    declared = result["chart"]["bars"]
    assert len(drawn) == len(declared)
    for bar, rect in zip(declared, drawn, strict=True):
        assert float(rect.get("width")) / scale == pytest.approx(bar["value"] - low, abs=0.5)
        assert bar["label"].split()[0] in " ".join(texts(piece))
        assert f"{round(bar['value'])}%" in texts(piece)


def test_a_bar_longer_than_its_axis_makes_the_axis_longer(drawer):
    result = ask("builder-dial")
    result["chart"]["bars"][0]["value"] = 212.0
    (piece,) = marked(picture(drawer, result), "bars")
    assert max(ticks(piece, piece)) == 250


def test_processes_are_hatched_each_its_own_way(drawer):
    slopes = {}
    for name, role in (("builder-dial", "building"), ("rankl-opg", "breakdown")):
        tree = picture(drawer, ask(name))
        (path, *_) = [part for part in marked(tree, "mark-hatch") if f"role-{role}" in part.get("class")]
        x1, y1, x2, y2 = map(
            float, re.match(r"M([-\d.]+),([-\d.]+)L([-\d.]+),([-\d.]+)", path.get("d")).groups()
        )
        slopes[role] = (y2 - y1) * (x2 - x1) > 0
    assert slopes["building"] != slopes["breakdown"]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_mark_on_the_rope_stands_at_its_value(drawer, width):
    result = ask("tug-of-war", e2=50, p4=9)
    rope = result["chart"]["rope"]
    tree = picture(drawer, result, width)
    (piece,) = marked(tree, "rope")
    axis = ticks(tree, piece)
    low, high = min(axis), max(axis)
    (knot,) = [part for part in marked(piece, "mark-knot") if part.tag == f"{SVG}g"]
    x = float(re.match(r"translate\(([-\d.]+),", knot[0].get("transform"))[1])
    value = low + (x - axis[low]) / (axis[high] - axis[low]) * (high - low)
    assert value == pytest.approx(rope["value"], abs=0.3)
    (trail,) = [part for part in marked(piece, "mark-trail") if part.tag == f"{SVG}g"]
    assert len(trail) == len(rope["trail"])
    said = " ".join(texts(piece))
    assert rope["left"] in said
    assert rope["right"] in said
    assert rope["rest_label"] in said


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["genomic-cascade", "rankl-opg"])
def test_each_step_is_a_box_with_its_words(drawer, name, width):
    result = ask(name)
    tree = picture(drawer, result, width)
    steps = result["chart"]["steps"]
    assert len(rectangles(tree, "mark-step")) == len(steps)
    (piece,) = marked(tree, "piece-steps")
    words = " ".join(texts(piece)).replace("\u00a0", " ")
    for i, step in enumerate(steps):
        assert f"{i + 1}. {step['label']}" in words
        assert step.get("note", "") in words


@pytest.mark.parametrize("width", WIDTHS)
def test_the_matrix_shows_each_sign_and_each_gap(drawer, width):
    result = ask("genomic-cascade")
    matrix = result["chart"]["matrix"]
    cells = [cell for row in matrix["rows"] for cell in row["cells"]]
    tree = picture(drawer, result, width)
    (piece,) = marked(tree, "piece-matrix")
    assert len(rectangles(piece, "mark-cell")) == len(cells)
    assert len(rectangles(piece, "cell-empty")) == sum(one["sign"] == "no data" for one in cells)
    words = " ".join(texts(piece))
    assert words.count("no data") == sum(one["sign"] == "no data" for one in cells)
    assert "progestin" in words  # a progestin's finding is never shown as progesterone's


@pytest.mark.parametrize("breakdown", [100, 150])
def test_the_pit_is_as_deep_as_the_model_says(drawer, breakdown):
    result = ask("remodeling-cycle", breakdown_pct=breakdown, building_pct=100)
    unit = result["chart"]["unit"]
    tree = picture(drawer, result)
    (piece,) = marked(tree, "pit")
    (line,) = [part for part in marked(piece, "mark-line") if "role-building" in part.get("class")]
    points = [tuple(map(float, one.split(","))) for one in re.findall(r"[-\d.]+,[-\d.]+", line[0].get("d"))]
    deep, end = points[0][1], points[-1][1]
    (surface,) = [part for part in marked(piece, "mark-rule") if part.tag == f"{SVG}g"]
    top = float(surface[0].get("y1"))
    assert (deep - end) / (deep - top) == pytest.approx(unit["refilled_pct"] / 100, abs=0.02)
    assert {stage["label"] for stage in unit["stages"]} <= set(texts(piece))


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
