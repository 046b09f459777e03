"""Pictures and words for `builder-dial`."""

from ...simulation.clamp import LUTEAL_P4
from ..outcome import Outcome
from ..shapes import ChartSpec, Mark, Panel, Shown, Summary
from ..wording import safety
from ..wording.axes import axis
from ..wording.numbers import change, number, percent, signed_percent
from ..wording.panels import START_RULE, line_panel, share_axis
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
            "title": f"If progesterone’s effect were {outcome.question.assumption}: the builders",
            "x": axis("Years since the levels were set", "year", [0, 1, 2, 3]),
            "scene": _scene(outcome),
            "ticks": [{"control": "p4", "at": LUTEAL_P4, "label": "measured after the egg"}],
            "panels": share_axis([_panel(outcome, state, words) for state, words in ESTROGEN_WORDS.items()]),
        },
        # The assumption comes first, for no trial measured this. The change without progesterone
        # stands beside it: most of a gain is estrogen's.
        "sentence": (
            f"If the effect were {outcome.question.assumption} (never measured): building {percent(pace, 0)}, "
            f"bone {signed_percent(bone)} in 3 years {ESTROGEN_WORDS[chosen]}, "
            f"{signed_percent(bone - gain)} without progesterone."
        ),
        "description": {
            "build": "Two bone surfaces under the same progesterone, with estrogen and with estrogen "
            "low: builders count the pace of building, bone rises or falls under them. Below, two "
            "line charts of spine bone density over three years.",
            "stats": f"If the effect were {outcome.question.assumption}, an assumption. "
            + " ".join(
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
            f"and more for some days and has a mean of about {units.quantity(USUAL_MEAN, 'ng/mL', 1)}.",
            "The result hangs on how strong progesterone’s direct effect is assumed to be. No trial has "
            "measured it in people: “small” is set so that the model meets trials of MPA, a progestin. "
            "Try none, small and strong.",
            safety.FRACTURES,
        ],
        "safety": safety.notes_for_levels(outcome.extra["levels"][chosen], inputs["p4"]),
    }


def _scene(outcome: Outcome) -> ChartSpec:
    """Count the same progesterone and what builders make of it, with estrogen and without."""
    summary, units, p4 = outcome.summary, outcome.question.units, outcome.inputs["p4"]
    states = list(ESTROGEN_WORDS)

    def counts(side: int, state: str) -> list[Mark]:
        return [
            {
                "key": "p4",
                "shape": "progesterone",
                "label": "Progesterone",
                "short": "Progest.",
                "value": units.convert(p4, "ng/mL"),
                "unit": units.unit("ng/mL"),
                "reads": units.quantity(p4, "ng/mL"),
                "each": units.convert(1, "ng/mL"),
                "role": "progesterone",
                "side": side,
            },
            {
                "key": f"building_{state}_pct",
                "shape": "builder",
                "label": "Pace of building",
                "short": "Pace",
                "value": summary[f"building_{state}_pct"],
                "unit": "%",
                "each": 10,
                "role": "building",
                "side": side,
            },
        ]

    return {
        "setting": "halves",
        "label": "Progesterone, pace of building and bone after three years",
        "sides": ["With estrogen", "Estrogen low"],
        "selected": states.index(outcome.inputs["estrogen"]),
        "counts": [count for side, state in enumerate(states) for count in counts(side, state)],
        "levels": [
            {
                "key": f"spine_bmd_estrogen_{state}_pct",
                "label": "Spine bone",
                "value": 100 + summary[f"spine_change_3y_{state}_pct"],
                "unit": "%",
                "side": side,
            }
            for side, state in enumerate(states)
        ],
        "says": [f"each triangle {units.quantity(1, 'ng/mL')}", "each builder 10%"],
        "says_short": [f"triangle {units.quantity(1, 'ng/mL')}", "builder 10%"],
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
                "as set",
                "both" if state == "present" else "progesterone",
            ),
            (
                f"{name}_without_pct",
                "without",
                "estrogen" if state == "present" else "nothing",
            ),
        ],
        step=5,
        include=(95, 110),
        rules=[START_RULE],
        note="The axis does not start at 0.",
        short=f"Spine bone {words}",
        secondary=state != outcome.inputs["estrogen"],
        selected=state == outcome.inputs["estrogen"],
    )


def _trend(summary: Summary) -> str:
    present, absent = summary["spine_gain_3y_present_pct"], summary["spine_gain_3y_absent_pct"]
    if max(abs(present), abs(absent)) < 0.05:
        return "Progesterone changes nothing: either there is none, or its effect is set to none."
    end = "bone still falls" if summary["spine_change_3y_absent_pct"] < 0 else "bone gains a little"
    return f"With estrogen present, progesterone raises building. With estrogen low, it adds less and {end}."
