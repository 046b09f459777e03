"""How much estrogen and progesterone there is at four stages of life, and what bone does there."""

from ...simulation.course import Course
from ..declaration import Choice, Scenario, Step
from ..outcome import Outcome, Question

# Stage -> label, course and year from the final period at which its mean levels are read.
STAGES = {
    "regular": ("Regular cycles with an egg released", Course(), 0.0),
    "disturbed": ("Cycles without an egg", Course(disturbed=1.0), 0.0),
    "transition": ("Around the final period", Course(stage="natural"), 0.0),
    "later": ("Years after the final period", Course(stage="natural"), 5.0),
}


def compute(question: Question) -> Outcome:
    """Find the mean levels of all four stages, as shares of a regular cycle."""
    levels = {key: course.levels([year], question.parameters) for key, (_, course, year) in STAGES.items()}
    usual = levels["regular"]
    estrogen = {key: 100 * stage.estradiol[0] / usual.estradiol[0] for key, stage in levels.items()}
    progesterone = {key: 100 * stage.progesterone[0] / usual.progesterone[0] for key, stage in levels.items()}
    chosen = question.inputs["life_stage"]
    return Outcome(
        time={
            "values": [float(i + 1) for i in range(len(STAGES))],
            "unit": "stage",
            "label": "Stage, in the order of life",
        },
        series=[
            {"name": name, "label": label, "unit": "% of a regular cycle", "values": [*shares.values()]}
            for name, label, shares in (
                ("estrogen_pct", "Mean estrogen", estrogen),
                ("progesterone_pct", "Mean progesterone", progesterone),
            )
        ],
        summary={"estrogen_pct": estrogen[chosen], "progesterone_pct": progesterone[chosen]},
        question=question,
        extra={"stages": {key: label for key, (label, _, _) in STAGES.items()}},
    )


SCENARIO = Scenario(
    name="life-stages",
    title="Hormones at four stages of life",
    question="Which hormones are there at which stage of life?",
    how_to_read="Four stages in order, each with the mean level of both hormones. The chosen stage "
    "is in a frame.",
    badge="model",
    kind="stages",
    tier="intermediate",
    controls=(
        Choice(
            key="life_stage",
            label="Stage of life",
            options=tuple((key, label) for key, (label, _, _) in STAGES.items()),
            default="transition",
        ),
    ),
    compute=compute,
    certainty_label="model only",
    certainty_why="The curves are the model’s. Hormones were measured through cycles and through the "
    "years around the final period. What bone does without an egg is far less sure.",
    sources=("anckaert2021", "randolph2011", "mazess1999", "li2014", "greendale2012", "sowers2010"),
    story=(
        Step(
            "Final period",
            {"life_stage": "transition"},
            "Estrogen has begun to fall, and progesterone is nearly gone.",
        ),
        Step("Regular cycles", {"life_stage": "regular"}, "Both hormones are at their usual mean."),
        Step("Later years", {"life_stage": "later"}, "Both hormones are low."),
        Step(
            "Which hormone goes first?",
            {"life_stage": "disturbed"},
            "Progesterone: without an egg it is nearly gone while estrogen stays.",
        ),
    ),
)
