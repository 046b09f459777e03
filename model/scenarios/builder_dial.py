"""How much does progesterone speed up the builders, with estrogen and without it?"""

from model.scenarios.declaration import Choice, Outcome, Preset, Range, Scenario
from model.scenarios.held import LEAD_Y, POSTMENOPAUSAL, REPLACED, STUDY_START_Y, after_menopause
from model.simulate import run

YEARS, STEP_Y = 3, 0.1
PACE_AT_Y = 1.0  # by then builders have settled
ESTROGEN = {"present": REPLACED, "absent": POSTMENOPAUSAL}
NONE = 0.07  # ng/mL: what is left without ovulation


def compute(inputs, interventions, p, women, seed):
    """Hold progesterone for three years, four years after menopause; see `Scenario.compute`."""
    since = [round(i * STEP_Y, 10) for i in range(round(YEARS / STEP_Y) + 1)]
    years = [STUDY_START_Y + year for year in since]
    series, summary = [], {}
    for state, estradiol in ESTROGEN.items():
        asked = run(after_menopause(estradiol, inputs["p4"]), years, p, LEAD_Y + STUDY_START_Y)
        without = run(after_menopause(estradiol, NONE), years, p, LEAD_Y + STUDY_START_Y)
        for result, suffix, words in (
            (asked, "", "progesterone as set"),
            (without, "_without", "no progesterone"),
        ):
            series.append(
                {
                    "name": f"spine_bmd_estrogen_{state}{suffix}_pct",
                    "label": f"Spine bone density, estrogen {state}, {words}",
                    "unit": "% of start",
                    "values": result.series["spine_bmd_pct"],
                }
            )
        at = STUDY_START_Y + PACE_AT_Y
        summary[f"building_{state}_pct"] = 100 * asked.at("p1np_pct", at) / without.at("p1np_pct", at)
        change = asked.series["spine_bmd_pct"][-1] - 100
        summary[f"spine_change_3y_{state}_pct"] = change
        summary[f"spine_gain_3y_{state}_pct"] = change - (without.series["spine_bmd_pct"][-1] - 100)
    return Outcome(
        time={"values": since, "unit": "year", "label": "Years since the levels were set"},
        series=series,
        summary=summary,
        inputs=inputs,
        extra={"levels": ESTROGEN},
    )


SCENARIO = Scenario(
    name="builder-dial",
    title="Progesterone and the builders",
    question="Does progesterone speed up the builders?",
    how_to_read="The bar is the pace of building, with no progesterone as 100 %. "
    "Below: bone over 3 years, with estrogen and without.",
    badge="model",
    kind="dial-balance",
    tier="fundamentals",
    controls=(
        Range(
            key="p4",
            label="Progesterone level",
            unit="ng/mL",
            unit_spoken="nanograms per millilitre",
            min=0,
            max=20,
            step=0.5,
            default=3,  # the mean over a usual cycle
            words=((1, "very low"), (5, "as a cycle gives on average"), (13, "as after the egg"), (20, "high")),
        ),
        Choice(
            key="estrogen",
            label="Estrogen",
            options=(("present", "Present"), ("absent", "Low, as after menopause")),
            default="present",
        ),
    ),
    compute=compute,
    certainty_label="contested",
    certainty_why="Cells in a dish respond to progesterone. Mice without its receptor have more "
    "bone, and no trial of it alone moved building markers.",
    sources=("schmidmayr2008", "scheven1992", "yao2010", "liu2005"),
    presets=(
        Preset("With estrogen", {"estrogen": "present"}),
        Preset("Without estrogen", {"estrogen": "absent"}),
        Preset("No progesterone", {"p4": 0}),
    ),
    try_this=(
        Preset("Raise progesterone with estrogen low. Does bone stop falling?", {"estrogen": "absent", "p4": 20}),
        Preset("Raise progesterone with estrogen there. What changes?", {"estrogen": "present", "p4": 20}),
    ),
    assumption_matters=True,
)
