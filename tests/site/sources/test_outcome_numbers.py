"""What happened to people is counted in one table, and model output never bears a trial's certainty."""

import re
from copy import deepcopy

from model import api
from model.trials import outcomes_table
from scripts.content import evidence_numbers

COUNT = re.compile(r"\b\d[\d,]* of (?:1,?000|10,?000)\b")


def test_every_count_of_people_comes_from_the_table_of_outcomes(pages):
    counts = outcomes_table.table()
    seen = 0
    for name, article in pages.items():
        copy = deepcopy(article)
        for number in copy.select(".number[data-evidence]"):
            text = number.get_text()
            if COUNT.search(text):
                row = counts[number["data-evidence"]]
                assert text in {evidence_numbers.count(row["id"], arm) for arm in ("placebo", "treated")}
                seen += 1
        for part in copy.select(".number, bone-chart, .bone-chart, .model-picture, pre"):
            part.decompose()
        assert not COUNT.search(copy.get_text(" ")), name
    assert seen


def test_every_table_of_outcomes_is_made_from_the_rows(pages):
    """So no author can type one."""
    shown = {(row["treated"], row["placebo"]) for row in outcomes_table.table().values()}
    found = 0
    for name, article in pages.items():
        for cell in article.select("table.outcomes .outcome-counts"):
            assert tuple(map(int, re.findall(r"\d+", cell.get_text()))) in shown, name
            found += 1
    assert found


def test_no_chart_with_a_line_of_the_model_bears_a_mark_of_high_certainty(pages):
    seen = 0
    for name, article in pages.items():
        for chart in article.select(".bone-chart:has(.bone-chart__badge)"):
            if "model" in chart.select_one(".bone-chart__badge").get_text():
                assert not chart.select("[data-certainty=high]"), f"{name}: {chart.get('id')}"
                assert "High certainty" not in chart.get_text(" "), f"{name}: {chart.get('id')}"
                seen += 1
    assert seen > len(api.scenarios()) / 2
