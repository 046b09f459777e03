"""Which keeps most bone: nothing, estrogen, a progestogen, or both?"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from ...physiology.parameters import ParameterSet
from ...physiology.treatments import Intervention
from ...simulation.beginning import treated_before
from ...simulation.clamp import LEAD_Y, STUDY_START_Y, relative_density
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...solver.rosenbrock import State
from ...trials import effects
from ...units import DAYS_PER_YEAR, Number
from ..controls import DEEPER, SITE
from ..declaration import Choice, Predict, Range, Scenario, Step
from ..outcome import Outcome, Question, find_samples, summarize_samples
from ..shapes import Inputs, Mark, Summary

STEP_Y = 0.1
PROGESTOGEN = {"progesterone": "progesterone_oral", "mpa": "mpa"}
CELLS = ("nothing", "progestogen", "estrogen", "both")
ESTROGEN_LEVELS = (0.4, 2.5)  # studies near level 1 are shown; ultra-low patches belong elsewhere


def compute(question: Question) -> Outcome:
    """Follow four arms, started four years after the final period."""
    inputs, p = question.inputs, question.parameters
    count = round(inputs["years"] / STEP_Y)
    since = [round(i * STEP_Y, 10) for i in range(count + 1)]
    years = [STUDY_START_Y + year for year in since]
    days = [year * DAYS_PER_YEAR for year in years]
    site = inputs["site"]
    before = Course(stage="natural", interventions=question.interventions)
    samples = find_samples(question, before)
    starts = {name: _find_start(one.course, one.p) for name, one in samples.items()}  # of all four arms
    series = []
    summary: Summary = {}
    for cell, kinds in _kinds(inputs["which"]).items():
        arm = tuple(Intervention(kind, STUDY_START_Y, None, 1.0) for kind in kinds)

        def follow(
            course: Course, p: ParameterSet, start: State, arm: tuple[Intervention, ...] = arm
        ) -> list[Number]:
            treated = replace(course, interventions=arm + question.interventions)
            states = solve_states(p, treated.segments(years[0], years[-1], p), days, start)
            return relative_density(states, site)

        values = follow(before, p, _start(question.interventions, p))
        followed = {
            name: {f"{site}_bmd_pct": follow(one.course, one.p, starts[name])}
            for name, one in samples.items()
        }
        bands = summarize_samples(samples, followed) if samples else None
        series.append(
            {
                "name": f"{site}_bmd_{cell}_pct",
                "label": f"{site.capitalize()} bone density, {cell}",
                "unit": "% of start",
                "values": values,
                **(bands[f"{site}_bmd_pct"] if bands else {}),
            }
        )
        summary[f"{cell}_change_per_y_pct"] = (values[-1] - 100) / inputs["years"]
    return Outcome(
        time={"values": since, "unit": "year", "label": "Years since the start"},
        series=series,
        summary=summary,
        question=question,
        extra={
            "dots": {cell: _dots(cell, inputs) for cell in CELLS} if site == "spine" else {},
        },
    )


@lru_cache(maxsize=16)  # all four arms, and every move, set out from here
def _start(interventions: tuple[Intervention, ...], p: ParameterSet) -> State:
    """Compute the state of the average woman as the arms begin, with what she took before."""
    return _find_start(Course(stage="natural", interventions=interventions), p)


def _find_start(course: Course, p: ParameterSet) -> State:
    segments = treated_before(course, -LEAD_Y, p) + course.segments(-LEAD_Y, STUDY_START_Y, p)
    return solve_states(p, segments, [STUDY_START_Y * DAYS_PER_YEAR])[0]


def _kinds(which: str) -> dict[str, tuple[str, ...]]:
    progestogen = PROGESTOGEN[which]
    return {
        "nothing": (),
        "progestogen": (progestogen,),
        "estrogen": ("estrogen",),
        "both": ("estrogen", progestogen),
    }


def _dots(cell: str, inputs: Inputs) -> list[Mark]:
    """Collect the measured arms of the same kind; each arm of a study once."""
    family = effects.PROGESTERONE if inputs["which"] == "progesterone" else effects.MPA
    dots: dict[tuple[str, float], Mark] = {}
    for row in effects.trials():
        if row["design"] in ("review", "meta-analysis"):  # their trials stand here themselves
            continue
        for column, measured in (
            ("treatment", "arm_mean_change_pct"),
            ("control", "control_mean_change_pct"),
        ):
            arm, total = effects.arm(row[column]), effects.value(row, measured)
            if arm is None or total is None or _cell(arm, family) != cell:
                continue
            if column == "treatment" and row["intervention"].startswith("mean of"):
                continue  # several products in one number: it belongs in no single cell
            per_year = total / effects.years(row)
            label = effects.label(row) if column == "treatment" else effects.control_label(row)
            at = min(effects.years(row), inputs["years"])
            dots.setdefault(
                (row["bibkey"], round(per_year, 2)),
                {
                    "x": at,
                    "y": 100 + per_year * at,
                    "per_year": per_year,
                    "label": label,
                    "source": row["bibkey"],
                    "row": row["id"],
                },
            )
    return list(dots.values())


def _cell(arm: effects.ArmTreatments, family: Iterable[str]) -> str | None:
    """Find the cell that an arm of a study belongs to; None where it belongs to none."""
    estrogen = "estrogen" in arm.kinds
    rest = arm.kinds - {"estrogen"}
    if estrogen and not ESTROGEN_LEVELS[0] <= arm.levels["estrogen"] <= ESTROGEN_LEVELS[1]:
        return None
    if not rest:
        return "estrogen" if estrogen else "nothing"
    if rest <= set(family):
        return "both" if estrogen else "progestogen"
    return None


def _keeps_most(summary: Summary) -> str:
    """Find the cell whose bone does best."""
    return max(CELLS, key=lambda cell: summary[f"{cell}_change_per_y_pct"])


GUESSES = (
    ("nothing", "Nothing"),
    ("progestogen", "Progesterone alone"),
    ("estrogen", "Estrogen alone"),
    ("both", "Both"),
)

SCENARIO = Scenario(
    name="synergy",
    title="Nothing, one hormone, or both",
    question="Which of the four keeps most bone?",
    how_to_read="Each cell is one kind of study arm after menopause. Dots are what trials measured, lines are the model.",
    badge="model + measured data",
    kind="grid-2x2",
    tier="fundamentals",
    controls=(
        Choice(
            key="estrogen",
            label="Estrogen",
            options=(("on", "On"), ("off", "Off")),
            default="off",
        ),
        Choice(
            key="progestogen",
            label="Progestogen",
            options=(("on", "On"), ("off", "Off")),
            default="on",
        ),
        Choice(
            key="which",
            label="Which progestogen",
            options=(("progesterone", "Oral progesterone"), ("mpa", "MPA, a progestin")),
            default="progesterone",
        ),
        Range(
            key="years",
            label="Years",
            unit="years",
            unit_spoken="years",
            min=1,
            max=5,
            step=1,
            whole=True,
            default=3,
        ),
        replace(SITE, views=DEEPER),
    ),
    compute=compute,
    estrogen_alone={"estrogen": "on", "progestogen": "off"},
    certainty_label="model only",
    certainty_why="The lines are the model’s. Progesterone alone: four small trials. Both against estrogen alone: five trials "
    "of MPA that disagree with each other. Estrogen against nothing is well measured.",
    sources=("liu2005", "leonetti1999", "pepi1996", "prior2017", "gallagher1991"),
    story=(
        Step(
            "Progesterone alone",
            {"estrogen": "off", "progestogen": "on", "which": "progesterone"},
            "The circles lie among those for nothing. The line does about the same.",
        ),
        Step(
            "Estrogen alone",
            {"estrogen": "on", "progestogen": "off"},
            "All circles lie above the start. The line rises fast at first, then slower.",
        ),
        Step(
            "Estrogen and MPA",
            {"estrogen": "on", "progestogen": "on", "which": "mpa"},
            "Triangles, women on estrogen and MPA, a progestin, end above the start.",
        ),
        Step(
            "Nothing",
            {"estrogen": "off", "progestogen": "off"},
            "All circles lie below the start: women in these trials lost bone.",
        ),
        Step(
            "What if both are given?",
            {"estrogen": "on", "progestogen": "on", "which": "progesterone"},
            "The last cell has one circle: almost nobody has tested this with progesterone.",
        ),
    ),
    women=20,
    time_passes=True,
    takes_interventions=True,
    max_women=1000,  # each of them is followed through four arms
    assumption_matters=True,
    predict=Predict(
        question="Which of the four keeps most bone after 3 years?",
        options=GUESSES,
        answer=_keeps_most,
        compare="The guess was: {guess}. In this model the answer is: {answer}. What progesterone adds to "
        "estrogen is assumed there. The dots show what trials measured.",
    ),
)
