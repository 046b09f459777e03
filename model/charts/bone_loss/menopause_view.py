"""Pictures and words for `menopause`."""

from ...trials import evidence_table
from ..controls import ESTRADIOL_AFTER
from ..outcome import Outcome
from ..shapes import Inputs, Shown, Summary
from ..wording import beyond_data, safety
from ..wording.axes import axis
from ..wording.numbers import change, counted, percent
from ..wording.panels import bone_panel, estradiol_panel, measured_dot, turnover_panel
from ..wording.tables import full_table
from .menopause import FIRST_Y, LAST_Y, UNTREATED

ROLE = {"none": "nothing", "estrogen": "estrogen", "progesterone": "progesterone", "both": "both"}
ARM = {
    "none": "no hormones",
    "estrogen": "estrogen",
    "progesterone": "oral progesterone alone",
    "both": "estrogen and oral progesterone",
}
# SWAN: 1 year before to 2 years after, and 5 years before to 5 after, the final period.
MEASURED_ROWS = {"spine": {2: "E012", 5: "E013"}, "hip": {2: "E014", 5: "E015"}}
# What counts as agreement with a large cohort that reports no interval. `trials.tolerances` says the
# same; it stays out of what readers load, and a test holds the two together.
AGREES_SHARE, AGREES_POINTS = 0.08, 0.5
# What was measured without hormones: row, figure of the model over the same years, those years, unit.
WINDOWS = {
    "spine": (
        ("E012", "change_3y_pct", "in the 3 years around the final period", ""),
        ("E013", "change_10y_pct", "in the ten years around the final period", ""),
        ("E021", "later_change_per_y_pct", "in years 2 to 7 after the final period", " a year"),
    ),
    "hip": (
        ("E014", "change_3y_pct", "in the 3 years around the final period", ""),
        ("E015", "change_10y_pct", "in the ten years around the final period", ""),
    ),
}
SLOW_START_PCT = 2.5  # lost until a year before the final period; more is no longer nearly steady
# The certainty of the chart is that of untreated loss; it must not be read into an arm.
ARMS_ARE_MODEL = (
    "What an arm does here is what the model says, not a finding of a trial: certainty, model only."
)


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    inputs = outcome.inputs
    site, treatment = inputs["site"], inputs["treatment"]
    bone = f"{site}_bmd_pct"
    natural = inputs["menopause"] == "natural"
    lines = [(bone, ARM[treatment].capitalize() + " (model)", ROLE[treatment])]
    if outcome.extra["treated"]:
        if treatment == "none":
            lines = [(bone, "With interventions (model)", "both")]
        lines.append((UNTREATED[bone][0], "No hormones (model)", "nothing"))
    dots = [
        measured_dot(year, row, "Measured (SWAN)")
        for year, row in (MEASURED_ROWS[site].items() if natural else ())
    ]
    spans = [{"x1": -1, "x2": 2, "label": "fastest loss"}] if natural else []
    panels = [bone_panel(outcome, lines, site, dots, spans)]
    if outcome.question.view == "academic":
        panels += [estradiol_panel(outcome), turnover_panel(outcome, highest=225)]
    return {
        "chart": {
            "kind": "time-series",
            "title": "Bone around the final menstrual period",
            "x": axis("Years from the final menstrual period", "year", range(FIRST_Y, LAST_Y + 1, 5)),
            "panels": panels,
        },
        "sentence": _sentence(outcome.summary, inputs, arm=outcome.extra["start_y"] is not None),
        "description": _description(outcome, site, len(panels)),
        "table": full_table(
            outcome,
            step=1,
            shown=[
                series
                for series in outcome.series
                if series["name"] in ("estradiol_pg_per_ml", "ctx_pct", "p1np_pct") or "bmd" in series["name"]
            ],
        ),
        "notes": [
            *_notes(outcome, natural),
            *([ARMS_ARE_MODEL] if outcome.extra["treated"] else []),
            *beyond_data.treated_at_start(outcome.question.interventions, FIRST_Y),
            *beyond_data.most_rankl(max(outcome.values("rankl")) * 100),
        ],
        "safety": [
            note
            for note in safety.notes_for_treatments(outcome.extra["kinds"])
            if note == safety.WOMB_LINING or treatment == "none"
        ],
    }


def _sentence(summary: Summary, inputs: Inputs, arm: bool) -> str:
    site = inputs["site"]
    if not arm:
        loss, decade = summary[f"{site}_change_3y_pct"], summary[f"{site}_change_10y_pct"]
        return (
            f"In this model, {site} bone {change(loss)} in the 3 years around the final period, "
            f"and {change(decade)} in ten."
        )
    with_arm = summary[f"{site}_treated_change_pct"]
    without = summary[f"{site}_untreated_change_pct"]
    return (
        f"In this model, {site} bone {change(with_arm)} in 2 years on "
        f"{ARM[inputs['treatment']]}, and {change(without)} without hormones."
    )


def _description(outcome: Outcome, site: str, panels: int) -> dict[str, str]:
    values = outcome.values(f"{site}_bmd_pct")
    lowest = min(range(len(values)), key=values.__getitem__)
    year = outcome.time["values"][lowest]
    above = "hormone levels, turnover and " if panels > 1 else ""
    away = counted(round(abs(year), 1), "years")
    when = f"{away} {'before' if year < 0 else 'after'}" if year else "at"
    return {
        "build": f"Line chart of {above}{site} bone density from 5 years before to 15 years after "
        "the final menstrual period. Dots are measured.",
        "stats": f"From 100% at the start to {percent(values[-1])} at year 15; lowest "
        f"{percent(values[lowest])}, {when} the final period.",
        "trend": _trend(outcome),
    }


def _trend(outcome: Outcome) -> str:
    if outcome.extra["treated"]:
        return "The treated line leaves the untreated one when the arm starts."
    if outcome.inputs["menopause"] == "surgical":
        return "Bone is steady until surgery, falls steeply for two to three years, then slowly."
    before = 100 - outcome.values(f"{outcome.inputs['site']}_bmd_pct")[outcome.time["values"].index(-1)]
    begin = "falls slowly" if before > SLOW_START_PCT else "is nearly steady"
    return (
        f"Bone {begin} until about a year before the final period, falls steeply for three "
        "years, then falls more slowly."
    )


def _notes(outcome: Outcome, natural: bool) -> list[str]:
    if not natural:
        return [
            "No measured dots: the studies shown here followed natural menopause.",
            safety.DENSITY,
        ]
    return [
        "Dots are changes measured in SWAN (862 women). They take the density 1 year before "
        "the final period as the start, because little was lost before.",
        *_missed_loss(outcome),
        safety.DENSITY,
    ]


def _missed_loss(outcome: Outcome) -> list[str]:
    """Say where the loss without hormones lies outside what the studies allow; nothing where it is inside."""
    inputs, site = outcome.inputs, outcome.inputs["site"]
    average = inputs["pace"] == "typical" and inputs["e2_after"] == ESTRADIOL_AFTER.default
    if outcome.extra["treated"] or not average:
        return []  # cohorts are means: they say nothing on her
    return [
        note
        for row_id, figure, over, unit in WINDOWS[site]
        for note in _missed(row_id, outcome.summary[f"{site}_{figure}"], over, unit, site)
    ]


def _missed(row_id: str, change: float, over: str, unit: str, site: str) -> list[str]:
    """Compare the change of one window with the range that counts as agreement with its row."""
    measured = evidence_table.number(row_id, "arm_mean_change_pct")
    if abs(change - measured) <= max(AGREES_SHARE * abs(measured), AGREES_POINTS):
        return []
    size = "much" if change < measured else "little"
    where = " at its neck" if "neck" in evidence_table.table()[row_id]["site_or_marker"] else ""
    return [
        f"The {site} loses too {size} in this model {over}: {percent(change)}{unit}, "
        f"against {percent(measured)} measured{where}."
    ]
