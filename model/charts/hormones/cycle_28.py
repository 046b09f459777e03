"""What do estrogen and progesterone do over one cycle, and what does a year of such cycles do?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ...physiology.hormones import DAYS_OF_BLEEDING, Cycle
from ...physiology.parameters import ParameterSet
from ...simulation.course import Course
from ...simulation.cyclic_course import CyclicCourse
from ...units import DAYS_PER_YEAR, to_canonical
from ..controls import DEEPER, DISTURBED_CYCLES, PROGESTERONE
from ..declaration import MAX_WOMEN, Choice, Range, Scenario, Step
from ..guided.task import Task, Verdict
from ..outcome import Outcome, Question, make_series
from ..runs import kept_run
from ..wording.numbers import counted, percent

STEP_D = 0.5
SETTLING_CYCLES = 6  # until the fast states repeat themselves
BY_DAY = ("estradiol_pg_per_ml", "progesterone_ng_per_ml", "osteoblast_genes")
CYCLES_SHOWN = 12
LEAST_BODY = 0.2  # so that a corpus luteum is seen, however little it makes

# [anckaert2021], evidence E033 and E034: medians and 5th-95th centiles by phase. Estradiol in
# pmol/L, progesterone in nmol/L; around release the range of progesterone was not given.
MEASURED = (
    ("estradiol", "pmol/L", "before", 198, 114, 332),
    ("estradiol", "pmol/L", "egg", 757, 222, 1959),
    ("estradiol", "pmol/L", "after", 412, 222, 854),
    ("progesterone", "nmol/L", "before", 0.212, 0.159, 0.616),
    ("progesterone", "nmol/L", "egg", 1.81, None, None),
    ("progesterone", "nmol/L", "after", 28.8, 13.1, 46.3),
)


def compute(question: Question) -> Outcome:
    """Follow one cycle by the day and bone over a year of such cycles."""
    inputs, p = question.inputs, question.parameters
    cycle = Cycle(
        length=inputs["length_d"],
        luteal=inputs["luteal_d"],
        peak=inputs["p4_peak"],
        ovulation=inputs["ovulation"] == "yes",
    )
    days = [1 + i * STEP_D for i in range(round(cycle.length / STEP_D) - 1)]
    settled = SETTLING_CYCLES * cycle.length
    by_day = kept_run(
        CyclicCourse(cycle),
        [(settled + day) / DAYS_PER_YEAR for day in days],
        p,
        lead_y=settled / DAYS_PER_YEAR,
    )
    disturbed = inputs["disturbed_pct"] / 100 if cycle.ovulation else 1.0
    months = Course(cycle=cycle, disturbed=disturbed, interventions=question.interventions)
    year = kept_run(months, [0.0, 1.0], p)
    interval = _interval(months, p, question.women, question.seed) if question.women else {}
    return Outcome(
        time={"values": days, "unit": "day", "label": "Day of the cycle"},
        series=make_series(by_day, BY_DAY),
        summary={
            "spine_change_1y_pct": year.at("spine_bmd_pct", 1) - 100,
            "hip_change_1y_pct": year.at("hip_bmd_pct", 1) - 100,
            "progesterone_highest_ng_per_ml": max(by_day.series["progesterone_ng_per_ml"]),
            "progesterone_mean_ng_per_ml": cycle.mean_progesterone(),
            "estradiol_mean_pg_per_ml": cycle.mean_estradiol(),
            "cycles_without_egg_per_12": round(CYCLES_SHOWN * disturbed),
            **interval,
        },
        question=question,
        extra={
            "days": [_phase(day, cycle) for day in range(1, int(days[-1]) + 1)],
            "cycles": _strip(cycle, round(CYCLES_SHOWN * disturbed)),
            "ovary": _ovary(cycle),
            "measured": _measured(cycle),
            "interventions": [intervention.kind for intervention in question.interventions],
        },
    )


def _interval(course: Course, p: ParameterSet, women: int, seed: int) -> dict[str, float]:
    """Find the yearly spine change that 90% of virtual women lie between."""
    from ...simulation.population import sample_bands  # NumPy, only where it is needed

    lower, upper = sample_bands(course, [0.0, 1.0], p, women, seed)["spine_bmd_pct"]
    return {
        "spine_change_1y_lower_pct": lower[-1] - 100,
        "spine_change_1y_upper_pct": upper[-1] - 100,
    }


def _phase(day: int, cycle: Cycle) -> str:
    if day <= DAYS_OF_BLEEDING:
        return "bleeding"
    if not cycle.ovulation:
        return "no egg"
    if day == round(cycle.ovulation_day):
        return "egg"
    return "before" if day < cycle.ovulation_day else "after"


def _strip(cycle: Cycle, without: int) -> list[str]:
    """List twelve cycles; those without an egg are spread evenly through the year."""
    usual = "short" if cycle.luteal < 10 else "ovulatory"
    return [
        "none" if (i + 1) * without // CYCLES_SHOWN > i * without // CYCLES_SHOWN else usual
        for i in range(CYCLES_SHOWN)
    ]


def _ovary(cycle: Cycle) -> dict[str, Any]:
    """Place what the ovary holds on the days of the cycle; sizes are shares of the largest diameter.

    The follicle grows evenly up to the release of the egg; without one it shrinks as fast (assumption).
    The area of the corpus luteum, which makes the progesterone, follows that of the model.
    """
    middle = cycle.ovulation_day
    growing = [middle * share for share in (0.15, 0.4, 0.68)]
    after = [middle + cycle.luteal * share for share in (0.25, 0.5, 0.75)]
    body = [
        (day, max((cycle.progesterone(day) / PROGESTERONE.max) ** 0.5, LEAST_BODY))
        for day in after
        if cycle.ovulation
    ]
    shrinking = [(day, 1 - (day - middle) / cycle.luteal) for day in after if not cycle.ovulation]
    return {
        "follicles": _places([*((day, day / middle) for day in growing), *shrinking]),
        "egg_day": middle if cycle.ovulation else None,
        "corpus_luteum": _places(body),
    }


def _places(pairs: Iterable[tuple[float, float]]) -> list[dict[str, float]]:
    return [{"day": day, "size": size} for day, size in pairs]


def _measured(cycle: Cycle) -> list[dict[str, Any]]:
    """Place measured medians in the middle of their phase of this calendar."""
    middle = {
        "before": (DAYS_OF_BLEEDING + cycle.ovulation_day) / 2,
        "egg": cycle.ovulation_day,
        "after": cycle.ovulation_day + cycle.luteal / 2,
    }
    return [
        {
            "hormone": hormone,
            "day": middle[phase],
            **{
                key: None if level is None else to_canonical(level, hormone, unit)
                for key, level in (("median", median), ("low", low), ("high", high))
            },
        }
        for hormone, unit, phase, median, low, high in MEASURED
    ]


HALF = 0.51  # of the usual mean of progesterone: what the task calls half


def _judge(outcome: Outcome) -> Verdict:
    inputs, units = outcome.inputs, outcome.question.units
    mean = outcome.summary["progesterone_mean_ng_per_ml"]
    usual = Cycle(length=inputs["length_d"]).mean_progesterone()
    because = (
        f"with {counted(inputs['luteal_d'], 'days')} after the egg, progesterone averages "
        f"{units.quantity(mean, 'ng/mL', 1)} over the cycle, {percent(100 * mean / usual, 0)} of the usual."
    )
    if mean > HALF * usual:
        return Verdict(False, because)
    return Verdict(True, f"{because} Its length does not tell.")


SCENARIO = Scenario(
    name="cycle-28",
    title="Hormones over one cycle",
    question="What do estrogen and progesterone do over one cycle?",
    how_to_read="Above the curves stands what the ovary holds. Lines are the model’s levels; dots are "
    "measured medians.",
    badge="model + measured data",
    kind="day-calendar",
    tier="intermediate",
    controls=(
        Choice(
            key="ovulation",
            label="Egg released",
            options=(("yes", "Yes"), ("no", "No")),
            default="yes",
        ),
        Range(
            key="luteal_d",
            label="Second half, after the egg",
            unit="days",
            unit_spoken="days",
            min=6,
            max=16,
            step=1,
            default=14,
            words=((9, "short"), (16, "usual")),
        ),
        replace(
            PROGESTERONE,
            key="p4_peak",
            label="Progesterone at its highest",
            default=14,
            words=((2, "very low"), (8, "low"), (15, "usual"), (20, "high")),
            views=DEEPER,
        ),
        DISTURBED_CYCLES,
        Range(
            key="length_d",
            label="Cycle length",
            unit="days",
            unit_spoken="days",
            min=21,
            max=35,
            step=1,
            default=28,
            words=((24, "short"), (31, "usual"), (35, "long")),
        ),
    ),
    compute=compute,
    task=Task(
        text="An egg and 28 days, yet half the progesterone: bring its average down to half.",
        judge=_judge,
        keep=("ovulation", "length_d"),
    ),
    certainty_label="model only",
    certainty_why="The curves are the model’s. Levels are well measured; the link with bone is an association "
    "from six small studies that disagree with each other.",
    sources=("anckaert2021", "li2014", "prior1990", "prior1994", "clark2004"),
    story=(
        Step(
            "Usual cycle",
            {"ovulation": "yes"},
            "The egg leaves, the corpus luteum grows, and progesterone follows it.",
        ),
        Step(
            "Short second half",
            {"luteal_d": 9, "p4_peak": 7.5},
            "The corpus luteum is small and gone early. So is progesterone.",
        ),
        Step(
            "No egg released",
            {"ovulation": "no"},
            "No corpus luteum, so progesterone stays flat. Estrogen is drawn as before.",
        ),
        Step(
            "Mixed year",
            {"disturbed_pct": 50},
            "Half of the twelve cycles are without an egg; this month still has one.",
        ),
        Step(
            "Egg, but little progesterone?",
            {"p4_peak": 3},
            "The egg leaves all the same; only the corpus luteum tells how much follows.",
        ),
    ),
    women=200,
    takes_interventions=True,
    max_women=MAX_WOMEN,
)
