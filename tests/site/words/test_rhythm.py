"""Text and charts take turns on the pages of the first two tiers."""

TIERS = ("fundamentals/", "intermediate/")


def test_a_sentence_after_each_chart_names_what_was_seen(pages):
    charts = 0
    for name, article in pages.items():
        if not name.startswith(TIERS):
            continue
        for chart in article.select("bone-chart"):
            said = chart.find_next("p")
            while said.find_parent("bone-chart"):
                said = said.find_next("p")
            assert said.get_text().startswith("What it shows:"), f"{name}: {said.get_text()[:80]}"
            charts += 1
    assert charts >= 12
