"""When can two scans of one person show a real change? Arithmetic, no biology."""

from statistics import NormalDist

from ..controls import SCAN_PRECISION
from ..declaration import Range, Scenario, Step
from ..guided.task import Task, Verdict
from ..outcome import Outcome, Question
from ..shapes import Summary
from ..wording.numbers import counted, percent

DOTS = 50
LSC_FACTOR = 2.77  # 1.96 times the root of 2: the 95% limit of a difference of two scans
LONGEST_Y, STEP_Y = 10, 0.5
STANDARD_NORMAL = NormalDist()


def compute(question: Question) -> Outcome:
    """Compare two scans some years apart, each with its own error."""
    inputs = question.inputs
    precision, rate, years = inputs["precision_pct"], inputs["change_pct_per_y"], inputs["years"]
    noise = precision * 2**0.5
    threshold = LSC_FACTOR * precision
    expected = rate * years
    readings = NormalDist(expected, noise)
    # Quantile dots: each stands for 1 in 50 pairs of scans.
    dots = [readings.inv_cdf((i + 0.5) / DOTS) for i in range(DOTS)]
    times = [i * STEP_Y for i in range(round(LONGEST_Y / STEP_Y) + 1)]
    summary: Summary = {
        "least_significant_change_pct": threshold,
        "expected_change_pct": expected,
        "chance_to_show_pct": _chance(expected, noise, threshold),
        "dots_beyond": sum(abs(dot) > threshold for dot in dots),
        "dots_wrong_way": sum(dot * rate < 0 for dot in dots),
    }
    if rate:
        summary["years_until_change_exceeds_noise"] = threshold / abs(rate)
    return Outcome(
        time={"values": times, "unit": "year", "label": "Years between two scans"},
        series=[
            {
                "name": "true_change_pct",
                "label": "True change",
                "unit": "%",
                "values": [rate * at for at in times],
            },
            {
                "name": "least_significant_change_pct",
                "label": "Least change that two scans can show",
                "unit": "%",
                "values": [(-threshold if rate < 0 else threshold) for _ in times],
            },
            {
                "name": "chance_to_show_pct",
                "label": "Chance that two scans show a change",
                "unit": "%",
                "values": [_chance(rate * at, noise, threshold) for at in times],
            },
        ],
        summary=summary,
        question=question,
        extra={"dots": dots},
    )


def _chance(expected: float, noise: float, threshold: float) -> float:
    """Find how many percent of pairs of scans differ by more than the threshold, either way."""
    above = 1 - STANDARD_NORMAL.cdf((threshold - expected) / noise)
    below = STANDARD_NORMAL.cdf((-threshold - expected) / noise)
    return 100 * (above + below)


def _judge(outcome: Outcome) -> Verdict:
    summary, inputs = outcome.summary, outcome.inputs
    seen, expected = summary["chance_to_show_pct"], summary["expected_change_pct"]
    because = (
        f"after {counted(inputs['years'], 'years')} {percent(seen, 0)} of pairs show it; the gain of {percent(expected)} "
        f"stands against a limit of {percent(summary['least_significant_change_pct'])}."
    )
    return Verdict(seen >= 80, because)


SCENARIO = Scenario(
    name="scan-noise",
    title="Is the change real?",
    question="When can two scans show a real change?",
    how_to_read="Each dot is 1 in 50 pairs of scans. Inside the shaded part, a change cannot be "
    "told from scan noise.",
    badge="arithmetic",
    kind="dotplot",
    tier="intermediate",
    controls=(
        SCAN_PRECISION,
        Range(
            key="change_pct_per_y",
            label="True change a year",
            unit="%",
            unit_spoken="percent a year",
            min=-3,
            max=3,
            step=0.1,
            default=0.7,
            words=(
                (-1, "loss"),
                (-0.05, "slow loss"),
                (0.04, "no change"),
                (1, "slow gain"),
                (3, "gain"),
            ),
        ),
        Range(
            key="years",
            label="Years between scans",
            unit="years",
            unit_spoken="years",
            min=1,
            max=10,
            step=1,
            default=2,
        ),
    ),
    compute=compute,
    task=Task(
        text="Find a wait after which a gain of 0.7% a year is seen in 8 of 10 pairs of scans.",
        judge=_judge,
        keep=("precision_pct", "change_pct_per_y"),
    ),
    certainty_label="high",
    certainty_why="This is arithmetic. The precision differs between machines and clinics; the "
    "values here are examples.",
    sources=("prior2017",),
    warning="Arithmetic about scans, not a forecast for you.",
    story=(
        Step(
            "Slow gain, 2 years",
            {"precision_pct": 1.2, "change_pct_per_y": 0.7, "years": 2},
            "Most dots lie in the shade: the gain is there, yet two scans can hardly show it.",
        ),
        Step(
            "Slow gain, 5 years",
            {"precision_pct": 1.2, "change_pct_per_y": 0.7, "years": 5},
            "After a longer wait about half of the pairs show the same gain.",
        ),
        Step(
            "Fast loss, 2 years",
            {"precision_pct": 1.2, "change_pct_per_y": -2.5, "years": 2},
            "A fast loss leaves the shade soon; here most pairs show it.",
        ),
        Step(
            "Wait 5 years between scans. How many dots leave the shade?",
            {"years": 5},
            "Count the filled dots, then compare with the sentence.",
        ),
    ),
)
