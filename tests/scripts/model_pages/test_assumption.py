"""The scoreboard of the assumption: what is a hit, a miss, or neither."""

from scripts.model_pages import assumption


def test_a_result_without_an_interval_is_neither_met_nor_missed():
    shown = assumption.switch(lambda *keys: "")
    unjudged = [row for row in shown["rows"] if "no interval" in row["verdicts"][0]["words"]]
    assert len(unjudged) == shown["unjudged"] > 0
    for row in unjudged:
        for verdict in row["verdicts"]:
            assert verdict["words"].startswith("no interval: cannot be judged")
            assert not verdict["inside"]
    assert all(met.endswith(f"of {len(shown['rows']) - len(unjudged)}") for met in shown["met"].values())
