"""Without an egg but with estrogen, does bone go? Beside regular cycles, and beside no periods at all."""

from dataclasses import replace

from ...physiology.parameters import ASSUMPTIONS, calibrated, override
from ...simulation.course import Course
from ..controls import DISTURBED_CYCLES, ESTROGEN, SITE
from ..declaration import Scenario, Step
from ..outcome import Outcome, Question
from ..runs import kept_run
from ..shapes import Inputs, Series

HORIZON_Y = 5
STEP_Y = 0.1
# pg/mL where the hypothalamus rests the ovaries, as in trials (`trials/follow_up.py`); assumption: early
# follicular.
LOW_ESTRADIOL = 20.0
# What a scan of each place sees: the series of a run, and its name.
SCANNED = {
    "spine": ("spine_bmd_pct", "Spine bone density"),
    "hip": ("hip_bmd_pct", "Hip bone density"),
    "spongy": ("spine_qct_pct", "Spongy bone of the spine by CT"),
}
WOMEN = {"regular": "Regular cycles", "no_egg": "No egg", "no_periods": "No periods"}


def compute(question: Question) -> Outcome:
    """Follow three women alike at the start, and the second one at each assumption."""
    inputs, site = question.inputs, question.inputs["site"]
    years = [round(i * STEP_Y, 10) for i in range(round(HORIZON_Y / STEP_Y) + 1)]
    courses = _courses(inputs)
    scanned, scan = SCANNED[site]
    bone, gaps = {}, {}
    for assumption in ASSUMPTIONS:
        p = override(calibrated(assumption), **question.changes)
        followed = {
            key: kept_run(course, years, p).series[scanned]
            for key, course in courses.items()
            if key != "no_periods" or assumption == question.assumption
        }
        gaps[assumption] = [
            mine - usual for mine, usual in zip(followed["no_egg"], followed["regular"], strict=True)
        ]
        if assumption == question.assumption:
            bone = followed
    series: list[Series] = [
        {
            "name": f"{site}_{key}_pct",
            "label": f"{scan}, {WOMEN[key].lower()}",
            "unit": "% of start",
            "values": values,
        }
        for key, values in bone.items()
    ]
    series += [
        {
            "name": f"gap_{assumption}_points",
            "label": f"No egg less regular cycles, effect of progesterone: {assumption}",
            "unit": "points",
            "values": values,
        }
        for assumption, values in gaps.items()
    ]
    summary = {f"{site}_{key}_change_5y_pct": values[-1] - 100 for key, values in bone.items()}
    summary[f"{site}_no_egg_change_1y_pct"] = bone["no_egg"][years.index(1)] - 100
    summary |= {f"{site}_gap_{assumption}_5y_points": values[-1] for assumption, values in gaps.items()}
    return Outcome(
        time={"values": years, "unit": "year", "label": "Years since the cycles changed"},
        series=series,
        summary=summary,
        question=question,
    )


def _courses(inputs: Inputs) -> dict[str, Course]:
    """Describe the three women; all had regular cycles until year 0."""
    return {
        "regular": Course(),
        "no_egg": Course(disturbed=inputs["disturbed_pct"] / 100),
        "no_periods": Course("withdrawal", disturbed=1.0, e2_after=inputs["e2_low"], fall_years=0.0),
    }


SCENARIO = Scenario(
    name="cycles-without-ovulation",
    title="Cycles without an egg, and no cycles at all",
    question="If progesterone builds bone, do women without an egg lose it?",
    how_to_read="Large: three women who start alike. The solid line has both hormones, the dashed one lacks "
    "progesterone, the dotted one both. Small: what the missing egg costs at each effect of progesterone.",
    badge="model + measured data",
    kind="time-series",
    tier="intermediate",
    controls=(
        replace(DISTURBED_CYCLES, default=100),
        replace(
            ESTROGEN,
            key="e2_low",
            label="Estrogen level without periods",
            min=8,
            max=60,
            default=LOW_ESTRADIOL,
            words=((15, "very low"), (40, "low"), (60, "nearly usual")),
        ),
        # The first studies of the question measured spongy bone, so this chart alone shows it.
        replace(SITE, options=(*SITE.options, ("spongy", "Spongy bone"))),
    ),
    compute=compute,
    estrogen_alone="No estrogen is given; the level is what is left where periods stay away.",
    certainty_label="contested",
    certainty_why="The lines are the model’s. Studies of disturbed cycles and of PCOS disagree. That bone is "
    "lost where periods stay away for want of estrogen is much surer.",
    sources=("prior1990", "riggs2008", "li2014", "prior1994", "mazess1999", "rissetti2024", "gordon2017"),
    story=(
        Step(
            "Three women",
            {},
            "All start alike. Only the second keeps her estrogen and lacks the egg.",
        ),
        Step(
            "An egg now and then",
            {"disturbed_pct": 50},
            "With an egg in every second cycle, less is lost than without any.",
        ),
        Step(
            "No periods, less estrogen",
            {"e2_low": 8},
            "The third woman loses more: her estrogen is now as low as after menopause.",
        ),
        Step("At the hip", {"site": "hip"}, "At the hip the missing egg costs less than at the spine."),
        Step(
            "PCOS: is bone lost?",
            {"disturbed_pct": 75},
            "Here it hangs on progesterone’s effect. Studies of PCOS disagree.",
        ),
    ),
    time_passes=True,
    assumption_matters=True,
)
