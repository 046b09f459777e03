"""What one large trial of estrogen with MPA counted: breaks and harms, of 1000 women each."""

from ..declaration import Choice, Outcome, Preset, Scenario

YEARS = 5.2  # mean follow-up of the counts, all but the one marked
# Event, women with it of 1000 on placebo and on estrogen + MPA, reference, kind, checked, years.
# [cauley2003], E082: 11.1% and 8.6%, read in its abstract, mean follow-up 5.6 years. [rossouw2002]:
# rounded from its second table, which could not be read again.
EVENTS = (
    ("any_fracture", "any break of a bone", 111, 86, "cauley2003", "benefit", True, 5.6),
    ("hip_fracture", "hip break", 8, 5, "rossouw2002", "benefit", False, YEARS),
    ("colorectal_cancer", "colorectal cancer", 8, 5, "rossouw2002", "benefit", False, YEARS),
    ("coronary", "coronary heart disease", 15, 19, "rossouw2002", "harm", False, YEARS),
    ("stroke", "stroke", 10, 15, "rossouw2002", "harm", False, YEARS),
    ("pulmonary_embolism", "clot in the lung", 4, 8, "rossouw2002", "harm", False, YEARS),
    ("breast_cancer", "invasive breast cancer", 15, 20, "rossouw2002", "harm", False, YEARS),
)
CHECK = {True: "read in the abstract", False: "not yet checked in the original table"}


def compute(question):
    """Counts of events out of 1000 or 100 women in each arm; see `Scenario.compute`."""
    of = int(question.inputs["denominator"])
    rows = []
    for key, label, placebo, treated, source, kind, checked, years in EVENTS:
        rows.append(
            {
                "key": key,
                "label": label,
                "kind": kind,
                "placebo": round(of * placebo / 1000),
                "treated": round(of * treated / 1000),
                "placebo_exact": of * placebo / 1000,
                "treated_exact": of * treated / 1000,
                "source": source,
                "checked": checked,
                "check": CHECK[checked],
                "years": years,
            }
        )
    summary = {}
    for row in rows:
        summary[f"{row['key']}_placebo"] = row["placebo"]
        summary[f"{row['key']}_treated"] = row["treated"]
    summary["fewer_breaks"] = rows[0]["placebo"] - rows[0]["treated"]
    summary["more_harms"] = sum(row["treated"] - row["placebo"] for row in rows if row["kind"] == "harm")
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
            for arm, label in (("placebo", "Placebo"), ("treated", "Estrogen and MPA"))
        ],
        summary=summary,
        question=question,
        extra={"rows": rows, "of": of},
    )


SCENARIO = Scenario(
    name="fracture-icons",
    title="Breaks and harms, side by side",
    question="What happened to 1000 women on estrogen and MPA?",
    how_to_read="Each figure is one woman; filled figures had the event. Both groups are equally "
    "large. Benefits and harms belong together.",
    badge="trial data",
    kind="icon-array",
    tier="academic",
    controls=(
        Choice(
            key="denominator",
            label="Out of",
            options=(("1000", "1000 women"), ("100", "100 women")),
            default="1000",
        ),
        Choice(
            key="show",
            label="Show",
            options=(("both", "Benefits and harms"), ("harms", "Harms only")),
            default="both",
        ),
    ),
    compute=compute,
    certainty_label="high",
    certainty_why="One trial of 16,608 women, aged 50 to 79, for about 5 years. Numbers "
    "marked as such are still to be checked in the original table.",
    sources=("cauley2003", "rossouw2002"),
    warning="These are counts of one trial. They cannot tell what will happen to you.",
    presets=(
        Preset("Out of 1000", {"denominator": "1000", "show": "both"}),
        Preset("Out of 100", {"denominator": "100", "show": "both"}),
        Preset("Harms only", {"show": "harms"}),
    ),
    try_this=(
        Preset("Count out of 100 women. Which events vanish by rounding?", {"denominator": "100"}),
        Preset("Count out of 1000 women. Which difference is the largest?", {"denominator": "1000"}),
    ),
)
