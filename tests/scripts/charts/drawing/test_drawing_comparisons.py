"""Forests, grids, maps and the chain: what is drawn is what the model answered."""

import pytest

from model import api
from tests.scripts.charts.drawing.pictures import SVG, marked, picture, rectangles, texts, ticks

WIDTHS = ("wide", "narrow")


def ask(name, women=0, **inputs):
    return api.run({"scenario": name, "inputs": inputs, "women": women})


def scale(axis):
    """A pixel back to the number at it, from two numbers of an axis."""
    (a, left), *_, (b, right) = sorted(axis.items())
    return lambda pixel: a + (pixel - left) * (b - a) / (right - left)


def marks(tree, name):
    """Paths and lines that Plot drew in groups of a class; samples of the key have no group."""
    return [part for group in marked(tree, name) if group.tag == f"{SVG}g" for part in group]


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_factors_reach_from_the_least_to_the_most(drawer, width):
    result = ask("modifiers")
    (piece,) = marked(picture(drawer, result, width), "forest")
    back = scale(ticks(piece, piece))
    drawn = sorted(
        (back(float(bar.get("x"))), back(float(bar.get("x")) + float(bar.get("width"))))
        for group in marked(piece, "mark-range")
        if group.tag == f"{SVG}g"
        for bar in group
    )
    rows = [row for row in result["chart"]["rows"] if row["role"] == "model"]
    wanted = sorted((row["lower"], row["upper"]) for row in rows)
    assert drawn == [pytest.approx(pair, abs=0.02) for pair in wanted]


def test_a_size_without_a_source_and_one_without_a_number_look_different(drawer):
    tree = picture(drawer, ask("modifiers"))
    groups = [part.get("class") for part in tree.iter() if part.tag == f"{SVG}g"]
    assert {"mark-range", "mark-range mark-range-weak", "mark-range-hollow"} <= set(groups)
    keys = {part.get("class") for part in tree.iter() if part.tag == f"{SVG}rect"}
    assert {"mark-range", "mark-range mark-range-weak"} <= keys
    assert texts(tree).count("not quantified") == 2  # an empty bar says itself what it is
    assert not rectangles(tree, "mark-bar"), "the bars of another kind of chart have another look"


@pytest.mark.parametrize("which", ["progesterone", "mpa"])
def test_every_cell_of_the_grid_has_its_line_and_its_trials(drawer, which):
    result = ask("synergy", which=which)
    tree = picture(drawer, result)
    (grid,) = marked(tree, "facets")
    drawn = [
        part
        for group in marked(grid, "mark-dot")
        for part in group.iter()
        if part.tag in (f"{SVG}circle", f"{SVG}path")
    ]
    assert len(drawn) == sum(len(panel["dots"]) for panel in result["chart"]["panels"])
    for panel in result["chart"]["panels"]:
        assert panel["label"] in " ".join(texts(tree))
    open_triangles = [g for g in marked(tree, "mark-dot") if "role-progesterone" in g.get("class")]
    assert bool(open_triangles) == (which == "mpa")


def test_the_bold_line_and_the_cross_hair_of_the_map(drawer):
    result = ask("synergy-surface", p4=12)
    tree = picture(drawer, result)
    assert len(marks(tree, "mark-zero")) == 1
    assert result["chart"]["cross"]["says"] in texts(tree)
    assert len(marks(tree, "mark-level")) >= 5
    assert len(marked(tree, "mark-untested")) == 1
    assert result["chart"]["untested"]["label"] in texts(tree)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("product", ["oral", "cream", "mpa"])
def test_the_chain_names_its_gap_and_shows_every_level_and_trial(drawer, product, width):
    result = ask("formulations", product=product)
    tree = picture(drawer, result, width)
    assert result["chart"]["break"]["label"] in texts(tree)
    (levels,) = marked(tree, "levels")
    assert len(marks(levels, "mark-dot")) == len(result["chart"]["levels"][0]["dots"])
    (trials,) = marked(tree, "trial-rows")
    rows = result["chart"]["forest"]["rows"]
    dots = marked(trials, "mark-dot")
    assert len(dots) == len(rows)
    assert all(("role-progesterone" in dot.get("class")) == (product == "mpa") for dot in dots)
    said = " ".join(texts(trials))
    assert all(row["says"] in said for row in rows)


def test_an_empty_list_says_that_it_is_empty(drawer):
    result = ask("evidence", outcome="fracture")
    assert result["chart"]["empty"] in " ".join(texts(picture(drawer, result)))
