"""Pictures and words for `playground`."""

from ..outcome import Outcome
from ..shapes import Panel, Shown
from ..wording import beyond_data, safety
from ..wording.axes import axis
from ..wording.numbers import change, counted, number, percent
from ..wording.panels import bone_panel, estradiol_panel, turnover_panel
from ..wording.tables import full_table
from .menopause import FIRST_Y, LAST_Y, UNTREATED
from .playground_controls import PROGESTOGENS

IN_TABLE = ("estradiol_pg_per_ml", "progesterone_ng_per_ml", "ctx_pct", "p1np_pct")


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    site = outcome.inputs["site"]
    panels = [_bone(outcome, site)]
    if outcome.question.view != "fundamentals":
        panels += [estradiol_panel(outcome), turnover_panel(outcome, highest=175)]
    return {
        "chart": {
            "kind": "time-series",
            "title": "Bone with everything that is switched on",
            "x": axis("Years from the final menstrual period", "year", range(FIRST_Y, LAST_Y + 1, 5)),
            "panels": panels,
        },
        "sentence": _sentence(outcome, site),
        "description": {
            "build": f"{'Three line charts' if len(panels) == 3 else 'Line chart'} from 5 years "
            f"before to 15 years after the final period; the last shows {site} bone density, with "
            "everything that is switched on and with nothing.",
            "stats": f"At year 15, {percent(outcome.summary[f'{site}_end_pct'])} of the start is "
            f"left. A scan shows a change only beyond "
            f"{percent(outcome.summary['least_significant_change_pct'])}.",
            "trend": _trend(outcome, site),
        },
        "table": full_table(
            outcome,
            step=1,
            shown=[
                series for series in outcome.series if series["name"] in IN_TABLE or "bmd" in series["name"]
            ],
        ),
        "notes": [
            "Arms are those of studies, not amounts to take.",
            *_time_zero(outcome.inputs["life_stage"]),
            *beyond_data.treated_at_start(outcome.question.interventions, FIRST_Y),
            *beyond_data.most_rankl(max(outcome.values("rankl")) * 100),
            safety.FRACTURES,
        ],
        "safety": safety.notes_for_treatments(outcome.extra["kinds"]),
    }


def _time_zero(life_stage: str) -> list[str]:
    """Say what time 0 is where there is no final period, and nothing where there is one."""
    if life_stage != "premenopausal":
        return []
    return ["With regular cycles throughout, time 0 has no meaning of its own."]


def _bone(outcome: Outcome, site: str) -> Panel:
    bone = f"{site}_bmd_pct"
    lines = [(UNTREATED[bone][0], "Nothing (model)", "nothing")]
    if outcome.extra["treated"]:
        lines = [(bone, f"{_arm_label(outcome)} (model)", _role(outcome)), *lines]
    else:
        lines = [(bone, "Nothing (model)", "nothing")]
    first, last = outcome.extra["first"], outcome.extra["last"]
    spans = [{"x1": first, "x2": last, "label": "years compared"}] if outcome.extra["treated"] else []
    return bone_panel(outcome, lines, site, spans=spans)


def _arm_label(outcome: Outcome) -> str:
    inputs = outcome.inputs
    names = ["estrogen"] if inputs["estrogen"] == "on" else []
    if inputs["progestogen"] != "none":
        name = dict(PROGESTOGENS)[inputs["progestogen"]].split(",")[0]
        names.append(name if name.isupper() else name.lower())
    text = " and ".join(names) or "With what is switched on"
    return text[0].upper() + text[1:]


def _role(outcome: Outcome) -> str:
    estrogen, progestogen = outcome.inputs["estrogen"] == "on", outcome.inputs["progestogen"] != "none"
    if estrogen == progestogen:
        return "both"
    return "estrogen" if estrogen else "progesterone"


def _sentence(outcome: Outcome, site: str) -> str:
    summary = outcome.summary
    if not outcome.extra["treated"]:
        return (
            f"With nothing switched on, {percent(summary[f'{site}_end_pct'])} of the {site} bone is "
            "left at year 15 in this model."
        )
    span = outcome.extra["last"] - outcome.extra["first"]
    return (
        f"In {counted(span, 'years')} {site} bone {change(summary[f'{site}_change_pct'])} in this "
        f"model; with nothing it {change(summary[f'{site}_untreated_change_pct'])}."
    )


def _trend(outcome: Outcome, site: str) -> str:
    summary = outcome.summary
    gap = summary[f"{site}_difference_points"]
    if not outcome.extra["treated"]:
        return "Nothing is switched on: the line shows the course of life alone."
    seen = abs(gap) > summary["least_significant_change_pct"]
    return (
        f"After {counted(outcome.extra['last'] - outcome.extra['first'], 'years')} the two lines are "
        f"{number(abs(gap))} points apart, {'more' if seen else 'less'} than two scans of one "
        "person can tell."
    )
