"""What a teacher chooses from is what stands in the pages."""

import json

from model import api
from scripts.charts import lessons
from scripts.runner.files import ROOT

SHOWN = '<!--[% raw %]--><!--[[ chart("shown") ]]--><!--[% endraw %]-->'
CALLED = '<!--[[ chart("menopause", view="academic", women=0, id="again") ]]--> <!--[[ chart("synergy") ]]-->'


def test_calls_are_found_with_their_view_and_id_and_examples_are_not():
    assert list(lessons.find_calls(SHOWN + CALLED)) == [
        {"name": "menopause", "view": "academic", "chart_id": "again"},
        {"name": "synergy", "view": None, "chart_id": "synergy"},
    ]


def test_every_chart_of_the_site_can_be_described():
    found = [
        lessons.describe_chart(**call)
        for file in (ROOT / "docs").rglob("*.md")
        for call in lessons.find_calls(file.read_text(encoding="utf-8"))
    ]
    assert {one["name"] for one in api.scenarios()} == {one["id"] for one in found}
    for one in found:
        keys = {control["key"] for control in one["controls"]}
        assert one["steps"]
        for step in one["steps"]:
            assert set(json.loads(step["set"])) <= keys


def test_a_view_has_its_own_settings():
    fewer, all_of_them = (
        len(lessons.describe_chart("menopause", view, "menopause")["controls"])
        for view in ("fundamentals", "academic")
    )
    assert fewer <= all_of_them
