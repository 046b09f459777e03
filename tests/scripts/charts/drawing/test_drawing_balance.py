"""Dots and figures of women: what is drawn is what the model answered."""

import re

import pytest

from model import api
from model.charts.studies.fracture_icons import TRIALS
from model.trials import outcomes_table
from tests.scripts.charts.drawing.pictures import SVG, marked, picture, rectangles, texts, ticks

WIDTHS = ("wide", "narrow")


def ask(name, **inputs):
    return api.run({"scenario": name, "inputs": inputs})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("years", [1, 5, 10])
def test_fifty_dots_stand_where_scans_could_read(drawer, years, width):
    result = ask("scan-noise", years=years)
    dots = result["chart"]["dots"]
    tree = picture(drawer, result, width)
    (piece,) = marked(tree, "dots")
    discs = [part for part in marked(tree, "mark-quantile") if part.get("r")]
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


@pytest.mark.parametrize("change", [-3, 3])
def test_no_pile_of_dots_is_too_tall_for_its_panel(drawer, change):
    for width in WIDTHS:
        result = ask("scan-noise", precision_pct=1, change_pct_per_y=change, years=10)
        (piece,) = marked(picture(drawer, result, width), "dots")
        (pile,) = marked(piece, "mark-pile")
        radius = float(pile[0].get("r"))
        (shade,) = rectangles(piece, "mark-span")
        tops = [float(part.get("cy")) - radius for part in pile]
        assert min(tops) >= float(shade.get("y")), "names of shade and rule stand above"
        assert radius >= 2


def test_a_phone_tells_the_chance_that_the_curve_shows(drawer):
    for years in (1, 4, 10):
        result = ask("scan-noise", years=years)
        (panel,) = result["chart"]["panels"]
        chance = f"{result['summary']['chance_to_show_pct']:.0f}%"
        wide, narrow = (picture(drawer, result, width) for width in WIDTHS)
        assert any(text.endswith(f": {chance}") for text in texts(wide))
        assert f"{chance} show a change" in texts(narrow)
        drawn = {part.get("data-panel") for part in wide.iter()}
        assert panel["key"] in drawn
        assert panel["key"] not in {part.get("data-panel") for part in narrow.iter()}
        row = next(row for row in result["table"]["rows"] if row[0] == years)
        assert round(result["summary"]["chance_to_show_pct"], 2) in row


def area(d):
    """Area of a polygon given as an SVG path."""
    points = [tuple(map(float, one.split(","))) for one in re.findall(r"[-\d.e]+,[-\d.e]+", d)]
    turned = points[1:] + points[:1]
    return abs(sum(a * y - x * b for (a, b), (x, y) in zip(points, turned, strict=True))) / 2


COUNTED = [(trial, key) for trial, (_, events) in TRIALS.items() for key in events]


def published(trial, key, of):
    """What the table of outcomes counts in each arm, of so many women over the years of the trial."""
    row = outcomes_table.table()[TRIALS[trial][1][key]]
    years = row["follow_up_years"] if row["unit"] == "women-years" else 1
    return {arm: round(int(of) * years / row["per"] * row[arm]) for arm in ("placebo", "treated")}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("of", ["1000", "100"])
@pytest.mark.parametrize(("trial", "event"), COUNTED)
def test_counting_the_figures_gives_the_published_numbers(drawer, trial, event, of, width):
    """Q33: both fields have as many figures as women, and as many filled as had the event."""
    tree = picture(drawer, ask("fracture-icons", trial=trial, endpoint=event, denominator=of), width)
    sizes = set()
    fields = marked(tree, "icon-field")
    assert [field.get("data-arm") for field in fields] == ["placebo", "treated"]
    for field in fields:
        counted = {}
        for name in ("icon-event", "icon-rest"):
            (group,) = marked(field, name)
            (pattern,) = (part for part in group if part.tag == f"{SVG}pattern")
            sizes |= {pattern.get("width"), pattern.get("height")}
            paths = [part for part in group if part.tag == f"{SVG}path"]
            cell = float(pattern.get("width")) ** 2
            counted[name] = sum(area(part.get("d")) for part in paths) / cell
        assert field.get("data-event") == event
        assert counted["icon-event"] == pytest.approx(
            published(trial, event, of)[field.get("data-arm")], abs=0.02
        )
        assert sum(counted.values()) == pytest.approx(int(of), abs=0.1)
    assert len(sizes) == 1, "all figures are of one size, benefits and harms alike"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("of", ["1000", "100"])
@pytest.mark.parametrize(("trial", "event"), COUNTED)
def test_every_picture_has_all_benefits_and_all_harms(drawer, trial, event, of, width):
    """Q33: whatever is chosen, both lists are there; the chosen event is told by more than color."""
    result = ask("fracture-icons", trial=trial, endpoint=event, denominator=of)
    tree = picture(drawer, result, width)
    for side in result["chart"]["sides"]:
        (drawn,) = marked(tree, f"event-list-{side['key']}")
        words = " ".join(texts(drawn))
        for array in side["arrays"]:
            counts = published(trial, array["key"], of)
            change = counts["treated"] - counts["placebo"]
            sign = "+" if change > 0 else "−" if change < 0 else ""
            assert f"{sign}{abs(change)} {array['label' if width == 'wide' else 'short']}" in words
        chosen = any(array["key"] == event for array in side["arrays"])
        assert len(marked(drawn, "mark-chosen")) == chosen
    assert len(marked(tree, "mark-chosen")) == 1


def test_benefits_are_never_drawn_without_harms(drawer):
    for alone in ("benefit", "harm"):
        result = ask("fracture-icons")
        result["chart"]["sides"] = [one for one in result["chart"]["sides"] if one["key"] == alone]
        with pytest.raises(Exception, match="needs the harms beside it"):
            picture(drawer, result)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_number_that_was_not_checked_says_so_in_the_picture(drawer, width):
    result = ask("fracture-icons")
    unchecked = [one for side in result["chart"]["sides"] for one in side["arrays"] if not one["checked"]]
    words = texts(picture(drawer, result, width))
    told = "* not yet checked, ? may be chance" if width == "wide" else "* unread, ? chance"
    assert words.count(told) == 1
    assert sum(word.endswith(" *") for word in words) == len(unchecked) > 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_picture_says_for_how_many_women_a_figure_stands(drawer, width):
    words = texts(picture(drawer, ask("fracture-icons"), width))
    assert "1 woman with it" in words
    assert "Fewer per 1000" in words


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
