"""Forests keep to one screen: rows are lines where they fit, else dots in a stripe for each place."""

import re
from collections import Counter
from itertools import combinations, product

import pytest

from model import api
from model.charts.studies import evidence_view
from model.charts.studies.evidence_filters import passes
from model.trials import given
from model.trials.categories import classify_rows
from scripts.charts.contract.result import check_result
from tests.scripts.charts.drawing.pictures import (
    SVG,
    TALLEST,
    check_texts,
    marked,
    picture,
    states,
    text_width,
    texts,
)

OPEN = {"product": "any", "estrogen": "any", "population": "any", "design": "any", "outcome": "any"}
DECLARED = next(one for one in api.scenarios() if one["name"] == "evidence")
CONTROLS = {control["key"]: control for control in DECLARED["controls"]}


def ask(name, **inputs):
    return api.run({"scenario": name, "inputs": inputs, "view": "academic"})


def fits(drawer, result):
    """Draw it at both widths, make sure that it keeps to its room, and return the trees."""
    check_result(result)
    for width, tallest in TALLEST.items():
        tree = picture(drawer, result, width)
        assert float(tree.get("viewBox").split()[3]) <= tallest, (width, result["inputs"])
        check_texts(tree)
        yield width, tree


def dots(tree):
    """Marks of measured rows, without the samples of the key."""
    return [dot for group in marked(tree, "mark-dot") if group.tag == f"{SVG}g" for dot in group]


def place(dot):
    """Where a circle or a triangle stands."""
    moved = re.match(r"translate\(([-\d.]+),([-\d.]+)", dot.get("transform") or "")
    x, y = moved.groups() if moved else (dot.get("cx"), dot.get("cy"))
    return float(x), float(y)


@pytest.mark.parametrize("base", [{}, OPEN], ids=["first", "open"])
def test_every_state_of_the_evidence_fits_one_screen(drawer, base):
    for state in states("evidence"):
        list(fits(drawer, ask("evidence", **base | state)))


def test_every_state_of_the_modifiers_fits_one_screen(drawer):
    for state in states("modifiers"):
        list(fits(drawer, ask("modifiers", **state)))


def combinations_of_filters():
    """One setting of the filters for each set of rows that the picture can have to show."""
    keys = ("product", "estrogen", "population", "design", "comparator", "checked")
    options = [[option["value"] for option in CONTROLS[key]["options"]] for key in keys]
    drawn = {row["row"] for row in ask("evidence", **OPEN)["chart"]["rows"]}
    entries = [entry for entry in classify_rows() if entry["row"]["id"] in drawn]
    rest = {key: control["default"] for key, control in CONTROLS.items()} | OPEN
    found = {}
    for values in product(*options):
        inputs = rest | dict(zip(keys, values, strict=True))
        rows = frozenset(entry["row"]["id"] for entry in entries if passes(entry, inputs))
        found.setdefault(rows, inputs)
    return found


@pytest.mark.slow
def test_whatever_filters_let_pass_every_row_of_the_picture_has_its_mark(drawer):
    states = combinations_of_filters()
    assert len(states) > 50
    for ids, inputs in states.items():
        result = ask("evidence", **inputs)
        rows = result["chart"]["rows"]
        assert {row["row"] for row in rows} == ids
        for _, tree in fits(drawer, result):
            if not rows:
                assert not marked(tree, "forest")
                continue
            drawn = Counter()
            for group in marked(tree, "mark-dot"):
                if group.tag == f"{SVG}g":
                    names = group.get("class").split()
                    drawn[
                        "mpa" if "role-progesterone" in names else "open" if "mark-open" in names else ""
                    ] += len(group)
            assert drawn == Counter(
                "mpa" if row["outline"] else "open" if row["lower"] is None else "" for row in rows
            )


def test_stripes_count_the_rows_of_each_place(drawer):
    result = ask("evidence", **OPEN)
    counts = Counter(row["group"] for row in result["chart"]["rows"])
    assert sum(counts.values()) > 40
    for _, tree in fits(drawer, result):
        said = texts(tree)
        for place, count in counts.items():
            assert said[said.index(place) + 1] == f"{count} rows"


def test_no_mark_of_a_stripe_lies_on_another(drawer):
    for width, tree in fits(drawer, ask("evidence", **OPEN)):
        places = [place(dot) for dot in dots(tree)]
        apart = {"wide": 6, "narrow": 4}[width]
        for (x, y), (other_x, other_y) in combinations(places, 2):
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= apart**2, width


def test_places_without_room_are_counted_in_words(drawer):
    result = ask("evidence", **OPEN)
    rows = result["chart"]["rows"]
    for i, row in enumerate(rows):
        row["group"] = f"Place {i // 4:02}"
    for width, tree in fits(drawer, result):
        shown = [text for text in texts(tree) if text.startswith("Place ")]
        left = [text for text in texts(tree) if text.endswith("in the table")]
        hidden = [row["group"] for row in rows if row["group"] not in shown]
        assert left == [f"{len(set(hidden))} groups, {len(hidden)} rows: in the table"], width
        assert len(dots(tree)) == 4 * len(shown)


@pytest.mark.parametrize(("base", "shape"), [({}, "rect"), (OPEN, "circle")], ids=["line", "stripe"])
def test_the_row_at_the_keyboard_is_marked(reader, base, shape):
    result = ask("evidence", **base)
    for group, one in enumerate(reader(result)["groups"]):
        for width in TALLEST:
            svg = reader(result, {"group": group, "index": len(one["points"]) - 1}, width)["svg"]
            assert re.search(rf'class="mark-focus"[^>]*><{shape}', svg), (one["label"], width)


def test_a_scale_of_its_own_never_shares_the_axis():
    rows = ask("evidence", **OPEN)["chart"]["entries"]
    core = {**next(row for row in rows if row["id"] == "E001"), "estimate": 1.0}
    drawn = evidence_view.DISPLAY["forest"]([*rows, core])["rows"]
    assert len(drawn) == len(evidence_view.DISPLAY["forest"](rows)["rows"])


def test_names_of_rows_fit_their_column():
    """A name too long for its line is a fault of the word for what was given."""
    measured = {row["row"] for row in ask("evidence", **OPEN)["chart"]["rows"]}
    for entry in classify_rows():
        if entry["row"]["id"] in measured:
            names = given.names(entry["row"])
            assert text_width(names[-2], False) <= 280, names
            assert text_width(names[-1], False) <= 170, names


def test_rows_without_a_picture_are_left_to_the_table_in_words(drawer):
    result = ask("evidence", **OPEN | {"outcome": "fracture"})
    count = result["summary"]["rows_shown"]
    assert count > 1
    for _, tree in fits(drawer, result):
        assert f"The {count} rows that pass stand in the table." in " ".join(texts(tree))
    assert len(result["table"]["rows"]) == count


def test_the_table_holds_the_figures_that_a_phone_leaves_out(drawer):
    result = ask("evidence")
    column = result["table"]["columns"].index("Difference (% a year)")
    held = {row[0]: row[column] for row in result["table"]["rows"]}
    assert result["chart"]["rows"]
    for row in result["chart"]["rows"]:
        assert held[row["row"]] == row["figures"]
    for width, tree in fits(drawer, result):
        assert all((row["figures"] in texts(tree)) == (width == "wide") for row in result["chart"]["rows"])
