"""Pictures of repeated trials: simulated ones as lines or bars, published ones as marks, on one axis."""

import re

import pytest

from model import api
from scripts.charts.contract.result import check_result
from tests.scripts.charts.drawing.pictures import SVG, TALLEST, check_texts, marked, picture, states, texts


def ask(**inputs):
    return api.run({"scenario": "virtual-trial", "inputs": inputs, "view": "academic"})


def back(tree):
    """A pixel back to the number at it, from two numbers of the axis."""
    found = {float(part.text.replace("−", "-")): float(part.get("x")) for part in marked(tree, "mark-tick")}
    (a, left), *_, (b, right) = sorted(found.items())
    return lambda pixel: a + (pixel - left) * (b - a) / (right - left)


def part(tree, name, mark):
    """Marks in a part of the picture, without the samples of the key."""
    return [one for group in marked(tree, name) for one in marked(group, mark)]


def middle(mark):
    """Where a circle or a triangle stands."""
    return float(mark.get("cx") or re.match(r"M([-\d.]+) ", mark.get("d"))[1])


@pytest.mark.slow
@pytest.mark.parametrize(
    "base",
    [
        {"repeats": "20"},
        {"repeats": "1000"},
        {"repeats": "20", "effect_from": "model"},
        {"repeats": "1000", "women_per_arm": 10, "years": 0.5, "precision_pct": 2.5},
    ],
    ids=["lines", "bars", "model", "noise"],
)
def test_every_state_fits_one_screen_and_no_text_meets_another(drawer, base):
    for state in states("virtual-trial"):
        result = ask(**base | state)
        check_result(result)
        for width, tallest in TALLEST.items():
            tree = picture(drawer, result, width)
            assert float(tree.get("viewBox").split()[3]) <= tallest, (width, result["inputs"])
            check_texts(tree)


@pytest.mark.parametrize("arms", ["estrogen_mpa", "estrogen", "four"])
@pytest.mark.parametrize("width", TALLEST)
def test_published_results_stand_where_they_are_and_none_is_left_out(drawer, width, arms):
    result = ask(arms=arms)
    tree = picture(drawer, result, width)
    drawn = part(tree, "studies", "mark-dot")
    rows = [row for one in result["chart"]["comparisons"] for row in one["studies"]]
    value = back(tree)
    assert sorted(value(middle(mark)) for mark in drawn) == [
        pytest.approx(x, abs=0.03) for x in sorted(row["estimate"] for row in rows)
    ]
    reported = [row for row in rows if row["lower"] is not None]
    assert len(part(tree, "studies", "mark-interval")) == len(reported) < len(rows)
    # A mark of MPA is an open triangle in a color of its own, with or without an interval.
    triangles = [mark for mark in drawn if mark.tag == f"{SVG}path"]
    assert len(triangles) == sum(row["outline"] for row in rows)
    assert all("role-progesterone" in mark.get("class") for mark in triangles)
    assert all("mark-open" in mark.get("class") for mark in triangles)


def test_a_wide_picture_names_each_study_with_its_numbers(drawer):
    result = ask(arms="estrogen")
    said = texts(picture(drawer, result))
    for row in result["chart"]["comparisons"][0]["studies"]:
        assert set(row["names"]) & set(said)
        assert row["figures"] in said


@pytest.mark.parametrize("width", TALLEST)
def test_up_to_twenty_simulated_trials_are_lines_never_dots(drawer, width):
    result = ask(repeats="20", women_per_arm=100)
    tree = picture(drawer, result, width)
    trials = result["chart"]["comparisons"][0]["trials"]
    lines = part(tree, "simulated", "mark-simulated")
    found = part(tree, "simulated", "mark-found")
    assert len(lines) == 20
    assert 0 < len(found) == sum(one["found"] for one in trials) < 20
    assert not part(tree, "simulated", "mark-dot")
    value = back(tree)
    for line, trial in zip(lines, trials, strict=True):
        low, high, at = re.match(r"M([-\d.]+) .*?H([-\d.]+)M([-\d.]+) ", line.get("d")).groups()
        drawn = [value(float(end)) for end in (low, at, high)]
        assert drawn == pytest.approx([trial["lower"], trial["estimate"], trial["upper"]], abs=0.02)


@pytest.mark.parametrize("width", TALLEST)
@pytest.mark.parametrize("arms", ["estrogen_mpa", "four"])
def test_more_are_bars_as_tall_as_their_counts_with_those_that_leave_out_0_filled(drawer, width, arms):
    result = ask(arms=arms, repeats="1000", women_per_arm=60)
    tree = picture(drawer, result, width)
    for group, one in zip(marked(tree, "simulated"), result["chart"]["comparisons"], strict=True):
        boxes = marked(group, "mark-quantile")
        tall = {True: 0.0, False: 0.0}
        for box in boxes:
            tall["mark-beyond" in box.get("class")] += float(box.get("height"))
        found = sum(bar["found"] for bar in one["bars"])
        assert tall[True] / sum(tall.values()) == pytest.approx(found / 1000, abs=0.01)
        assert not marked(group, "mark-dot")


@pytest.mark.parametrize("width", TALLEST)
def test_the_picture_says_how_many_are_drawn_and_how_many_find_the_effect(drawer, width):
    for repeats in ("20", "1000"):
        result = ask(repeats=repeats, women_per_arm=100)
        (one,) = result["chart"]["comparisons"]
        said = " ".join(texts(picture(drawer, result, width)))
        assert one["drawn"] in said
        assert one["says" if width == "wide" else "says_short"] in said


def test_what_is_read_by_keyboard_is_ringed_at_both_widths(reader):
    for inputs in ({"repeats": "20"}, {"repeats": "1000"}, {"arms": "four"}):
        result = ask(**inputs)
        for group, one in enumerate(reader(result)["groups"]):
            for width in TALLEST:
                drawn = reader(result, {"group": group, "index": len(one["points"]) - 1}, width)["svg"]
                assert drawn.count('class="mark-focus"') == 1, (inputs, one["label"], width)
