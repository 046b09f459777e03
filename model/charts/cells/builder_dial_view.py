"""Pictures and words for `builder-dial`."""

from ...simulation.clamp import LUTEAL_P4
from ..outcome import Outcome
from ..shapes import Panel, Shown, Summary
from ..wording import safety
from ..wording.axes import axis
from ..wording.numbers import change, number, percent, signed_percent
from ..wording.panels import START_RULE, line_panel
from ..wording.tables import full_table

USUAL_MEAN = 3  # ng/mL: progesterone over a usual cycle
ESTROGEN_WORDS = {"present": "with estrogen", "absent": "with estrogen low"}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, inputs, units = outcome.summary, outcome.inputs, outcome.question.units
    chosen = inputs["estrogen"]
    pace = summary[f"building_{chosen}_pct"]
    bone = summary[f"spine_change_3y_{chosen}_pct"]
    gain = summary[f"spine_gain_3y_{chosen}_pct"]
    return {
        "chart": {
            "kind": "dial-balance",
            "title": "Progesterone and the builders",
            "x": axis("Years since the levels were set", "year", [0, 1, 2, 3]),
            "bars": [
                {
                    "key": state,
                    "label": f"Pace of building, {words}",
                    "value": summary[f"building_{state}_pct"],
                    "unit": "%",
                    "role": "building",
                    "selected": state == chosen,
                }
                for state, words in ESTROGEN_WORDS.items()
            ],
            "bar_axis": axis(
                "Pace of building, % of that without progesterone",
                "%",
                [0, 50, 100, 150],
                rules=[{"at": 100, "label": "no progesterone"}],
            ),
            "ticks": [{"control": "p4", "at": LUTEAL_P4, "label": "measured after the egg"}],
            "panels": [_panel(outcome, state, words) for state, words in ESTROGEN_WORDS.items()],
        },
        # The change without progesterone stands beside it: most of a gain is estrogen's.
        "sentence": (
            f"At {units.quantity(inputs['p4'], 'ng/mL')} {ESTROGEN_WORDS[chosen]}, building runs at "
            f"{percent(pace, 0)}; in this model spine bone changes by {signed_percent(bone)} in 3 years, "
            f"{signed_percent(bone - gain)} without progesterone."
        ),
        "description": {
            "build": "Two bars of the pace of building, and two line charts of spine bone density "
            "over three years: with estrogen, and with estrogen low.",
            "stats": " ".join(
                f"{words.capitalize()}: building at {percent(summary[f'building_{state}_pct'], 0)}; "
                f"bone {change(summary[f'spine_change_3y_{state}_pct'])}, of which progesterone "
                f"makes {number(summary[f'spine_gain_3y_{state}_pct'])} points."
                for state, words in ESTROGEN_WORDS.items()
            ),
            "trend": _trend(summary),
        },
        "table": full_table(outcome, step=0.5),
        "notes": [
            f"The level is held day and night. A usual cycle reaches {units.quantity(LUTEAL_P4, 'ng/mL')} "
            f"and more for some days and has a mean of about {units.quantity(USUAL_MEAN, 'ng/mL')}.",
            "The result hangs on how strong progesterone’s direct effect is assumed to be. "
            "Scientists still argue about it: try none, small and strong.",
            safety.FRACTURES,
        ],
        "safety": safety.notes_for_levels(outcome.extra["levels"][chosen], inputs["p4"]),
    }


def _panel(outcome: Outcome, state: str, words: str) -> Panel:
    name = f"spine_bmd_estrogen_{state}"
    return line_panel(
        outcome,
        state,
        f"Spine bone density {words}, % of start",
        "%",
        [
            (
                f"{name}_pct",
                "Progesterone as set",
                "both" if state == "present" else "progesterone",
            ),
            (
                f"{name}_without_pct",
                "No progesterone",
                "estrogen" if state == "present" else "nothing",
            ),
        ],
        step=5,
        include=(95, 110),
        rules=[START_RULE],
        note="The axis does not start at 0.",
        selected=state == outcome.inputs["estrogen"],
    )


def _trend(summary: Summary) -> str:
    present, absent = summary["spine_gain_3y_present_pct"], summary["spine_gain_3y_absent_pct"]
    if max(abs(present), abs(absent)) < 0.05:
        return "Progesterone changes nothing: either there is none, or its effect is set to none."
    end = "bone still falls" if summary["spine_change_3y_absent_pct"] < 0 else "bone gains a little"
    return f"With estrogen present, progesterone raises building. With estrogen low, it adds less and {end}."
