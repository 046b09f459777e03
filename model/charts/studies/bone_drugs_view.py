"""Pictures and words for `bone-drugs`."""

from ..outcome import Outcome
from ..shapes import Shown
from ..wording import safety
from ..wording.axes import axis
from ..wording.numbers import counted, number, percent
from ..wording.panels import START_RULE, line_panel
from ..wording.tables import full_table
from .bone_drugs import DRUGS, GAIN, HORIZON_Y

NO_DOT = "No dot: the table of trials has no result of this arm against none."


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, stop_y = outcome.summary, outcome.extra["stop_y"]
    name = DRUGS[outcome.inputs["drug"]].label
    span = {"x1": 0, "x2": stop_y, "label": "taken"}
    end, later = summary["gain_at_end_points"], summary["gain_a_year_on_points"]
    return {
        "chart": {
            "kind": "time-series",
            "title": "A study arm, and after it",
            "x": axis("Years since the study arm began", "year", range(HORIZON_Y + 1)),
            "panels": [
                line_panel(
                    outcome,
                    "gain",
                    "Spine density, points above no drug",
                    "points",
                    [(GAIN, f"{name} (model)", "plain")],
                    step=5,
                    include=(-5, 15),
                    dots=outcome.extra["dots"],
                    rules=[{"y": 0, "label": ""}],
                    spans=[span],
                ),
                line_panel(
                    outcome,
                    "pace",
                    "Breakdown (CTX), % of start",
                    "%",
                    [("ctx_pct", "Breakdown", "breakdown")],
                    step=50,
                    include=(0, 200),
                    rules=[START_RULE],
                    place="small",
                ),
            ],
        },
        "sentence": (
            f"Study arm in this model: {name}, {counted(stop_y, 'years')}. Spine {number(end)} points above no "
            f"drug at its end, {number(later)} a year later."
        ),
        "description": {
            "build": f"Two line charts over {HORIZON_Y} years. One shows spine density above that of women on "
            f"no drug, with {name} taken for the shaded {counted(stop_y, 'years')}; a smaller one shows the "
            "marker of breakdown. Dots are measured in trials.",
            "stats": f"Breakdown is {percent(summary['ctx_at_end_pct'], 0)} of its start at the end and "
            f"{percent(summary['ctx_peak_after_pct'], 0)} at most after it. After {HORIZON_Y} years the spine "
            f"differs from no drug by {number(summary['gain_at_last_points'])} points.",
            "trend": _trend(end, later),
        },
        "table": full_table(outcome, step=0.5),
        "notes": [
            "Nothing follows the drug here. In practice another medicine does, as the page says.",
            *([] if outcome.extra["dots"] else [NO_DOT]),
            safety.DENSITY,
        ],
        "safety": safety.notes_for_treatments(outcome.extra["kinds"]),
    }


def _trend(end: float, later: float) -> str:
    if later < 0.25 * end:
        return "The gain is lost within a year of the end."
    if later < 0.75 * end:
        return "The gain fades after the end."
    return "Most of the gain is still there a year after the end."
