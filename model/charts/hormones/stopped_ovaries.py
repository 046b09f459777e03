"""What do drugs that take estrogen away do to bone, and what holds it?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...physiology.treatments import Intervention
from ...simulation.clamp import LEAD_Y, STUDY_START_Y
from ...simulation.course import Course
from ..controls import SITE
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question
from ..runs import kept_run
from ..shapes import Series

STEP_Y = 0.1
AFTER_Y = 2  # shown after the drug has ended


@dataclass(frozen=True)
class Drug:
    """A drug that takes estrogen away, as studies give it.

    Attributes
    ----------
    label, whom : str
    years : int
        How long it is given.
    before : Course
        The woman without it.
    start_y : float
        Year of her course in which it begins.
    arms : mapping of str to tuple of str
        Kinds of treatment by arm; each at the level of a study.
    """

    label: str
    whom: str
    years: int
    before: Course
    start_y: float
    arms: Mapping[str, tuple[str, ...]]


DRUGS = {
    "agonist": Drug(
        "GnRH agonist",
        "before menopause",
        1,
        Course(),
        0.0,
        {"none": (), "alone": ("gnrh_agonist",), "protected": ("gnrh_agonist", "estrogen")},
    ),
    "inhibitor": Drug(
        "Aromatase inhibitor",
        "four years after the final period",
        5,
        Course("natural"),
        STUDY_START_Y,
        {
            "none": (),
            "alone": ("aromatase_inhibitor",),
            "protected": ("aromatase_inhibitor", "bisphosphonate"),
        },
    ),
}
NAMES = {
    "agonist": {"none": "No drug", "alone": "Drug alone", "protected": "With estrogen"},
    "inhibitor": {"none": "No drug", "alone": "Drug alone", "protected": "With a bisphosphonate"},
}


def compute(question: Question) -> Outcome:
    """Follow bone and estradiol without the drug, with it, and with what holds bone beside it."""
    inputs, p, site = question.inputs, question.parameters, question.inputs["site"]
    drug, names = DRUGS[inputs["drug"]], NAMES[inputs["drug"]]
    count = round((drug.years + AFTER_Y) / STEP_Y)
    since = [round(i * STEP_Y, 10) for i in range(count + 1)]
    years = [drug.start_y + year for year in since]
    bone: list[Series] = []
    estradiol: list[Series] = []
    summary = {}
    for arm, kinds in drug.arms.items():
        given = tuple(Intervention(kind, drug.start_y, drug.start_y + drug.years, 1.0) for kind in kinds)
        course = replace(drug.before, interventions=given)
        result = kept_run(course, years, p, LEAD_Y + drug.start_y).series
        values = result[f"{site}_bmd_pct"]
        label = names[arm].lower()
        bone.append(
            {
                "name": f"{site}_{arm}_pct",
                "label": f"{site.capitalize()} bone density, {label}",
                "unit": "% of start",
                "values": values,
            }
        )
        estradiol.append(
            {
                "name": f"estradiol_{arm}_pg_per_ml",
                "label": f"Estradiol, {label}",
                "unit": "pg/mL",
                "values": result["estradiol_pg_per_ml"],
            }
        )
        summary[f"{site}_{arm}_change_pct"] = values[round(drug.years / STEP_Y)] - 100
        summary[f"{site}_{arm}_later_pct"] = values[-1] - 100
    return Outcome(
        time={"values": since, "unit": "year", "label": "Years since the drug began"},
        series=bone + estradiol,
        summary=summary,
        question=question,
    )


SCENARIO = Scenario(
    name="stopped-ovaries",
    title="Drugs that take estrogen away",
    question="What do drugs that take estrogen away do to bone?",
    how_to_read="Large: bone without the drug, with it, and with what holds bone beside it; the drug is given "
    "in the shaded years. Small: the estrogen in her blood.",
    badge="model",
    kind="time-series",
    tier="intermediate",
    controls=(
        Choice(
            key="drug",
            label="Which drug",
            options=tuple((key, drug.label) for key, drug in DRUGS.items()),
            default="agonist",
        ),
        SITE,
    ),
    compute=compute,
    estrogen_alone="Estrogen is added to a drug that takes more of it away; the note on the womb stands with it.",
    certainty_label="model only",
    certainty_why="The lines are the model’s, which was fitted to neither drug. Trials agree that both lower "
    "density, and that bone can be protected.",
    sources=("surrey2002", "sagsveen2003", "eastell2008", "sestak2021", "hadji2017"),
    story=(
        Step(
            "Ovaries at rest for a year",
            {},
            "Alone, the drug takes bone. Estrogen added back holds most of it.",
        ),
        Step("The same at the hip", {"site": "hip"}, "The hip loses less than the spine."),
        Step(
            "The last estrogen gone",
            {"drug": "inhibitor"},
            "Bone falls faster than without the drug. A bisphosphonate beside it holds bone.",
        ),
        Step(
            "Afterwards: does bone return?",
            {"drug": "inhibitor", "site": "hip"},
            "Here a part does, within two years. In trials the hip regained hardly anything.",
        ),
    ),
    time_passes=True,
)
