"""What the keyboard walks through in a chart: readings in words, and a ring in the picture."""

import re

import pytest

from tests.scripts.charts import chart_samples as samples


def test_a_line_is_read_point_by_point_with_unit_and_range(reader):
    groups = reader(samples.time_series(women=200))["groups"]
    labels = [group["label"] for group in groups]
    assert labels == [
        "Pace of the two teams, % of start: Breakdown (model)",
        "Pace of the two teams, % of start: Building (model)",
        "Bone density, % of start: Spine (model)",
        "Bone density, % of start: SWAN, n = 862",
        "Bone density, % of start: One study, interval not reported",
    ]
    first = groups[2]["points"][0]
    assert first["label"] == "Year −5"
    assert first["text"] == "Year −5: 100%, 90 % of 200 model women 100% to 100%"
    assert groups[3]["points"][1]["text"] == "Year 2: 92.6%, interval 91.8% to 93.4%"
    assert groups[4]["points"][0]["text"] == "Year 10: 87%"


def test_a_calendar_is_read_days_first_and_the_year_last(reader):
    groups = reader(samples.day_calendar())["groups"]
    assert len(groups[0]["points"]) == 28
    assert groups[0]["points"][0]["text"] == "Day 1: bleeding"
    assert groups[-2]["points"][11]["text"] == "Cycle 12: no egg released"
    assert groups[-1]["points"][0]["text"] == "this model: −0.1"


@pytest.mark.parametrize("make", [samples.time_series, samples.day_calendar])
def test_what_has_the_focus_is_ringed_in_every_group(reader, make):
    result = make()
    assert "mark-focus" not in reader(result)["svg"]
    for group in range(len(reader(result)["groups"])):
        svg = reader(result, {"group": group, "index": 0})["svg"]
        # A mark itself, or the group that Plot makes around it.
        assert re.search(
            r'<(rect|circle|path)[^>]*class="mark-focus"|"mark-focus"[^>]*><(circle|rect|path)', svg
        )
