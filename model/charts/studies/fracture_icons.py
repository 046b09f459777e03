"""What two large trials counted, with MPA and with estrogen alone: breaks and harms, of 1000 women each."""

from typing import Any

from ...trials import outcomes_table
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question
from ..shapes import Summary

# Event, what the chart calls it, at length and in short, and what is said of a woman who had it.
EVENTS = {
    "any_fracture": ("any break of a bone", "any break", "broke a bone"),
    "hip_fracture": ("hip break", "hip break", "broke a hip"),
    "spine_fracture": ("spine break", "spine break", "broke a spine bone"),
    "colorectal_cancer": ("colorectal cancer", "bowel cancer", "had colorectal cancer"),
    "coronary": ("coronary heart disease", "heart disease", "had coronary heart disease"),
    "stroke": ("stroke", "stroke", "had a stroke"),
    "pulmonary_embolism": ("clot in the lung", "lung clot", "had a clot in the lung"),
    "deep_vein": ("clot in a deep vein", "vein clot", "had a clot in a deep vein"),
    "breast_cancer": ("invasive breast cancer", "breast cancer", "had breast cancer"),
    "gallbladder": ("gallbladder disease", "gallbladder", "had gallbladder disease"),
    "dementia": ("dementia at 65+", "dementia 65+", "had dementia (all 65 or over)"),
    # Counted far beyond the trial: the years belong to the name, or the number frightens.
    "death": ("death in 18 years", "death, 18 y", "died within 18 years"),
    "early_death": ("death in the trial", "death", "died in the trial"),
}
# Trial: its name for the drugs, and the row of each event in the table of outcomes.
TRIALS = {
    "mpa": (
        "Estrogen and MPA",
        {
            "any_fracture": "W15",
            "hip_fracture": "W16",
            "colorectal_cancer": "W17",
            "coronary": "W18",
            "stroke": "W19",
            "pulmonary_embolism": "W20",
            "deep_vein": "W22",
            "breast_cancer": "W21",
            "gallbladder": "W24",
            "dementia": "W26",
            "death": "W28",
        },
    ),
    # The same trial as the first, of it the women who were 50 to 59 when they began.
    "mpa_fifties": (
        "Estrogen and MPA",
        {
            "hip_fracture": "W90",
            "colorectal_cancer": "W91",
            "coronary": "W92",
            "stroke": "W93",
            "pulmonary_embolism": "W94",
            "breast_cancer": "W95",
            "early_death": "W96",
        },
    ),
    "alone": (
        "Estrogen alone",
        {
            "hip_fracture": "W08",
            "spine_fracture": "W09",
            "colorectal_cancer": "W10",
            "coronary": "W11",
            "stroke": "W12",
            "pulmonary_embolism": "W13",
            "deep_vein": "W23",
            "breast_cancer": "W14",
            "gallbladder": "W25",
            "dementia": "W27",
            "death": "W29",
        },
    ),
}
COUNTED_IN_ALL = "hip_fracture"  # stands in for an event that the chosen trial did not count
CHECK = {True: "read in the source", False: "not yet checked in the original table"}


def compute(question: Question) -> Outcome:
    """Count events out of 1000 or 100 women in each arm."""
    of = int(question.inputs["denominator"])
    drugs, events = TRIALS[question.inputs["trial"]]
    rows = [_row(key, row_id, of) for key, row_id in events.items()]
    summary: Summary = {}
    for row in rows:
        summary[f"{row['key']}_placebo"] = row["placebo"]
        summary[f"{row['key']}_treated"] = row["treated"]
    summary["fewer_breaks"] = -rows[0]["difference"]
    summary["more_harms"] = sum(
        row["difference"] for row in rows if row["kind"] == "harm" and not row["chance"]
    )
    chosen = question.inputs["endpoint"]
    return Outcome(
        time={
            "values": [float(i + 1) for i in range(len(rows))],
            "unit": "event",
            "label": "Event, in the order of the table",
        },
        series=[
            {
                "name": arm,
                "label": label,
                "unit": f"of {of} women",
                "values": [float(row[arm]) for row in rows],
            }
            for arm, label in (("placebo", "Placebo"), ("treated", drugs))
        ],
        summary=summary,
        question=question,
        extra={
            "rows": rows,
            "of": of,
            "drugs": drugs,
            "chosen": chosen if chosen in events else COUNTED_IN_ALL,
        },
    )


def _row(key: str, row_id: str, of: int) -> dict[str, Any]:
    """Count one event of a trial out of `of` women; a rate a year counts over the trial's years."""
    label, short, told = EVENTS[key]
    counted = outcomes_table.table()[row_id]
    yearly = counted["unit"] == "women-years"
    share = of * (counted["follow_up_years"] if yearly else 1) / counted["per"]
    exact = {"placebo": share * counted["placebo"], "treated": share * counted["treated"]}
    placebo, treated = round(exact["placebo"]), round(exact["treated"])
    chance = counted["kind"] == "uncertain"
    fewer = counted["difference"] < 0 if chance else counted["kind"] == "benefit"
    checked = counted["verification"] == "seen"
    return {
        "key": key,
        "label": label,
        "short": short,
        "told": told,
        "kind": "benefit" if fewer else "harm",
        "chance": chance,
        "placebo": placebo,
        "treated": treated,
        "difference": treated - placebo,
        "least": min(exact.values()),
        "source": counted["bibkey"],
        "checked": checked,
        "check": CHECK[checked],
        "years": counted["follow_up_years"],
    }


SCENARIO = Scenario(
    name="fracture-icons",
    title="Fractures and harms, side by side",
    question="What happened to 1000 women, with hormones and without?",
    how_to_read="Each figure is one woman; dark figures had the event. Both groups are equally "
    "large. The list has all events, fewer and more, for benefits and harms belong together.",
    badge="trial data",
    kind="icon-array",
    tier="academic",
    controls=(
        Choice(
            key="trial",
            label="Trial",
            options=(
                ("mpa", "Estrogen with MPA"),
                ("mpa_fifties", "The same, at 50 to 59"),
                ("alone", "Estrogen alone"),
            ),
            default="mpa",
        ),
        Choice(
            key="endpoint",
            label="Event",
            options=tuple((key, f"{label[0].upper()}{label[1:]}") for key, (label, *_) in EVENTS.items()),
            default="any_fracture",
            replaces=(("show", "harms", "breast_cancer"),),
        ),
        Choice(
            key="denominator",
            label="Out of",
            options=(("1000", "1000 women"), ("100", "100 women")),
            default="1000",
        ),
    ),
    compute=compute,
    estrogen_alone={"trial": "alone", "endpoint": "hip_fracture"},
    certainty_label="moderate",
    certainty_why="Two trials of women of 50 to 79, for about 5 and 7 years; those on estrogen alone "
    "had no womb. Marked numbers are not yet checked in the original table, or may be chance.",
    sources=(
        *("cauley2003", "rossouw2002", "celabel", "cirillo2005"),
        *("shumaker2003", "shumaker2004", "manson2017", "prentice2020"),
    ),
    warning="Counts of a trial, not a forecast for you.",
    story=(
        Step(
            "Any break",
            {"trial": "mpa", "endpoint": "any_fracture"},
            "Most women break no bone in either group; with the drugs 25 fewer of 1000 do.",
        ),
        Step(
            "Breast cancer",
            {"trial": "mpa", "endpoint": "breast_cancer"},
            "The same women, another event: here the drugs add cases.",
        ),
        Step(
            "Clot in the lung",
            {"trial": "mpa", "endpoint": "pulmonary_embolism"},
            "Twice as many sounds large. It is 8 instead of 4 women of 1000.",
        ),
        Step(
            "Estrogen alone",
            {"trial": "alone", "endpoint": "hip_fracture"},
            "Women without a womb: fewer hips broke, and more had clots or a stroke.",
        ),
        Step(
            "Count out of 100 women. Which events vanish by rounding?",
            {"denominator": "100"},
            "Look for the zeros in the list. Small numbers need many women to be seen.",
        ),
    ),
)
