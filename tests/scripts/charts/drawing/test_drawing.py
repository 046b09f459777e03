"""Pictures for pages: what is in them, and when they are drawn anew."""

import itertools
import re
import sys

import pytest

from scripts.charts.contract.check import ChartError
from scripts.charts.drawing import Drawer
from tests.scripts.charts import chart_samples as samples
from tests.scripts.charts.drawing.pictures import SVG, marked, picture, texts


def line_of(tree, role):
    """The path of the line that has a role, not its sample in the key."""
    drawn = [part for part in marked(tree, "mark-line") if f"role-{role}" in part.get("class")]
    return next(part[0].get("d") for part in drawn if part.tag == f"{SVG}g")


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("make", [samples.time_series, samples.day_calendar])
def test_the_picture_has_a_role_a_name_and_a_description(drawer, make, width):
    result = make()
    tree = picture(drawer, result, width)
    assert tree.get("role") == "img"
    named = [tree.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert [part.get("id") for part in named] == tree.get("aria-labelledby").split()
    assert named[0].text == result["chart"]["title"]
    assert named[1].text == " ".join(result["description"].values())
    assert {part.get("data-panel") for part in marked(tree, "panel")} >= {
        panel["key"]
        for panel in result["chart"]["panels"]
        if width == "wide" or panel.get("place") != "small"  # those are left to the table
    }


def test_ids_differ_between_the_two_widths(drawer):
    ids = [
        part.get("id")
        for width in ("wide", "narrow")
        for part in picture(drawer, samples.time_series(), width).iter()
        if part.get("id")
    ]
    assert len(ids) == len(set(ids)) == 4


def test_every_axis_says_what_it_is(drawer):
    result = samples.time_series()
    found = texts(picture(drawer, result))
    assert result["chart"]["x"]["label"] in found
    for panel in result["chart"]["panels"]:
        assert panel["label"] in " ".join(found)
    assert any("Axis starts at 80 %" in text for text in found)


def test_the_band_is_drawn_only_for_many_women(drawer):
    def bands(result):
        return [part for part in marked(picture(drawer, result), "mark-band") if part.tag == f"{SVG}g"]

    assert len(bands(samples.time_series(women=200))) == 1
    assert bands(samples.time_series()) == []


@pytest.mark.parametrize("encoding", ["band", "lines", "dots", "frames"])
def test_the_average_has_a_band_of_its_own_however_women_are_drawn(drawer, encoding):
    sure = samples.time_series(women=200)
    bone = sure["series"][2]
    bone["average_lower"] = [value - 0.1 for value in bone["values"]]
    bone["average_upper"] = [value + 0.1 for value in bone["values"]]
    bone["average_level"] = 0.95
    tree = picture(drawer, sure, encoding=encoding)
    groups = [part for part in marked(tree, "mark-average") if part.tag == f"{SVG}g"]
    assert len(groups) == 1
    assert "average woman, 95% range" in texts(tree)
    assert not marked(picture(drawer, samples.time_series(women=200)), "mark-average")


def test_bands_of_a_page_are_written_in_tenths_of_a_px(drawer):
    groups = marked(picture(drawer, samples.time_series(women=200)), "mark-band")
    paths = [path.get("d") for group in groups for path in group.iter(f"{SVG}path")]
    assert any(re.search(r"\.\d", path) for path in paths)
    assert not [path for path in paths if re.search(r"\.\d\d", path)]


def test_a_gap_breaks_the_line(drawer):
    whole, broken = samples.time_series(), samples.time_series()
    broken["series"][2]["values"][30:34] = [None] * 4
    assert line_of(picture(drawer, whole), "nothing").count("M") == 1
    assert line_of(picture(drawer, broken), "nothing").count("M") == 2


def test_lines_are_told_apart_by_more_than_colour(drawer):
    tree = picture(drawer, samples.time_series())
    drawn = [part for part in marked(tree, "mark-line") if part.tag == f"{SVG}g"]
    dashes = {part.get("class"): part.get("stroke-dasharray") for part in drawn}
    assert dashes["mark-line role-breakdown"]
    assert not dashes["mark-line role-building"]


def test_a_measurement_without_an_interval_is_an_open_dot(drawer):
    tree = picture(drawer, samples.time_series())
    groups = [part for part in marked(tree, "mark-dot") if part.tag == f"{SVG}g"]
    measured = [part for part in groups if "role-measured" in part.get("class")]
    opened = [part for part in measured if "mark-open" in part.get("class")]
    assert [len(part) for part in measured] == [3, 1]
    assert [len(part) for part in opened] == [1]


def test_labels_at_the_ends_of_lines_do_not_touch(drawer):
    result = samples.time_series()
    for series in result["series"]:
        series["values"] = [100.0 + i / 1000 for i in range(81)]
    tree = picture(drawer, result)
    for panel in marked(tree, "panel"):
        labels = [part for part in marked(panel, "mark-text") if part.tag == f"{SVG}g"]
        heights = sorted(
            float(text.get("transform").split(",")[1].rstrip(")")) for group in labels for text in group
        )
        assert all(b - a >= 17 for a, b in itertools.pairwise(heights))


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_ovary_of_a_calendar_is_drawn_as_it_is(drawer, width):
    result = samples.day_calendar()
    tree = picture(drawer, result, width)
    assert len(marked(tree, "scene-corpus")) == 2
    assert len(marked(tree, "scene-egg")) == 3, "one in each follicle, one that leaves"
    assert {"follicle", "corpus luteum"} <= set(texts(tree))
    result["chart"]["ovary"] |= {"egg_day": None, "corpus_luteum": []}
    without = picture(drawer, result, width)
    assert not marked(without, "scene-corpus")
    assert len(marked(without, "scene-egg")) == 2


def test_a_calendar_has_a_cell_for_each_cycle(drawer):
    tree = picture(drawer, samples.day_calendar())
    (strip,) = marked(tree, "strip-cycles")
    assert len(marked(strip, "mark-cell")) == 12


def test_a_kind_that_nobody_can_draw_is_named(drawer):
    result = samples.time_series()
    result["chart"]["kind"] = "pie"
    with pytest.raises(ChartError, match="'sample'.*\"pie\".*time-series"):
        drawer.draw("sample", result, "wide")
    assert drawer.draw("sample", samples.time_series(), "wide")  # the process is still there


# ---- keeping pictures ------------------------------------------------------------------

COUNTING = """
import json, sys
for number, line in enumerate(sys.stdin):
    request = json.loads(line)
    print(json.dumps({"id": request["id"], "svg": f"<svg>{number}</svg>"}), flush=True)
"""


def counting(tmp_path):
    """A drawer whose pictures say how many were drawn before."""
    return Drawer(cache=tmp_path / "kept", command=[sys.executable, "-c", COUNTING])


def test_a_picture_is_drawn_once_for_each_content(tmp_path):
    drawer = counting(tmp_path)
    first = drawer.draw("one", {"a": 1}, "wide")
    assert drawer.draw("one", {"a": 1}, "wide") == first
    others = [
        drawer.draw("one", {"a": 2}, "wide"),
        drawer.draw("one", {"a": 1}, "narrow"),
        drawer.draw("two", {"a": 1}, "wide"),
    ]
    assert len({first, *others}) == 4
    drawer.close()
    again = counting(tmp_path)
    assert again.draw("one", {"a": 1}, "wide") == first
    assert again._process is None, "a kept picture needs no process"


def test_new_drawing_code_draws_anew(tmp_path, monkeypatch):
    drawer = counting(tmp_path)
    code = tmp_path / "draw.mjs"
    monkeypatch.setattr("scripts.charts.drawing.RENDERER", code)
    monkeypatch.setattr("scripts.charts.drawing.ROOT", tmp_path)
    monkeypatch.setattr("scripts.charts.drawing.LOCK", tmp_path / "package-lock.json")
    monkeypatch.setattr("scripts.charts.drawing.SOURCES", tmp_path / "none")
    code.write_text("one")
    drawer.draw("one", {"a": 1}, "wide")
    before = drawer._process.pid
    code.write_text("two")
    drawer.draw("one", {"a": 1}, "wide")
    assert drawer._process.pid != before, "the old process holds the old code"
    assert len(list((tmp_path / "kept").iterdir())) == 2
    drawer.close()


def test_a_process_that_dies_is_a_sentence_and_the_next_picture_works(tmp_path):
    broken = Drawer(cache=tmp_path, command=[sys.executable, "-c", "raise SystemError('no')"])
    with pytest.raises(ChartError, match="'one' could not be drawn.*SystemError: no"):
        broken.draw("one", {}, "wide")
    broken._command = [sys.executable, "-c", COUNTING]
    assert broken.draw("one", {}, "wide") == "<svg>0</svg>"
    broken.close()


def test_a_forgotten_drawer_leaves_no_process(tmp_path):
    drawer = counting(tmp_path)
    drawer.draw("one", {}, "wide")
    process = drawer._process
    del drawer
    assert process.poll() is not None


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_picture_taller_than_one_screen_stops_the_build_and_names_its_panels(drawer, width):
    result = samples.time_series()
    bone = result["chart"]["panels"][-1]
    result["chart"]["panels"] = [bone | {"key": f"copy-{i}", "label": f"Copy {i}"} for i in range(8)]
    with pytest.raises(ChartError, match=rf"The {width} picture is \d.* fit on one screen\..*\"Copy 0\""):
        drawer.draw("sample", result, width)
