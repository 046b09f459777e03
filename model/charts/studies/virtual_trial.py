"""How often would a trial of this size find the effect that is really there?"""

from itertools import islice
from statistics import NormalDist
from typing import Any

from ..controls import DEEPER
from ..declaration import Choice, Predict, Range, Scenario, Step
from ..guided.task import Task, Verdict
from ..outcome import Outcome, Question
from ..wording.numbers import number, percent
from .trial_arms import ARMS, TRIALS, published, true_means

SIZES = tuple(range(10, 501, 10))
DRAWN_TRIALS = 20  # one by one
DOTS = 50
STANDARD_NORMAL = NormalDist()
Z_975 = STANDARD_NORMAL.inv_cdf(0.975)


def compute(question: Question) -> Outcome:
    """Draw trials around a true effect, typed or from the model."""
    inputs = question.inputs
    from ...trials.repeated import repeat  # NumPy, only where it is needed

    arms = TRIALS[inputs["arms"]]
    means = true_means(arms, inputs, question.parameters)
    scan = inputs["precision_pct"] * 2**0.5 / inputs["years"]
    results = repeat(
        [means[arm] for arm in arms],
        int(inputs["women_per_arm"]),
        inputs["sd_pct"],
        inputs["dropout_pct"] / 100,
        scan,
        int(inputs["repeats"]),
        question.seed,
    )
    compared = []
    for arm, result in zip(arms[1:], results, strict=True):
        true = means[arm] - means[arms[0]]
        compared.append(_compare(arm, arms[0], true, result))
    last = compared[-1]
    spread = (inputs["sd_pct"] ** 2 + scan**2) ** 0.5
    return Outcome(
        time={"values": [float(n) for n in SIZES], "unit": "women", "label": "Women in each arm"},
        series=[
            {
                "name": "chance_to_detect_pct",
                "label": "Chance to detect the true effect",
                "unit": "%",
                "values": [
                    100 * _power(last["true"], spread, n * (1 - inputs["dropout_pct"] / 100)) for n in SIZES
                ],
            }
        ],
        summary={
            "true_effect_pct_per_y": last["true"],
            "detected_pct": last["detected_pct"],
            "wrong_way_pct": last["wrong_way_pct"],
            "interval_half_width": last["half_width"],
            "largest_estimate": last["largest"],
            "women_with_both_scans": last["women"],
        },
        question=question,
        extra={"arms": arms, "compared": compared},
    )


def _compare(arm: str, first: str, true: float, result: dict[str, Any]) -> dict[str, Any]:
    """Sum up the repeats of one comparison, and pick those that are drawn."""
    estimates, lower, upper = (result[key].tolist() for key in ("estimates", "lower", "upper"))
    count = len(estimates)
    finds_more = sum(at > 0 for at in lower)
    finds_less = sum(at < 0 for at in upper)
    right, wrong = (finds_more, finds_less) if true >= 0 else (finds_less, finds_more)
    if true == 0:  # there is no effect: each finding is a false one
        right, wrong = 0, finds_more + finds_less
    ranked = sorted(estimates)
    dots = min(DOTS, count)
    return {
        "arm": arm,
        "first": first,
        "true": true,
        "detected_pct": 100 * right / count,
        "wrong_way_pct": 100 * wrong / count,
        "half_width": sum(high - low for low, high in zip(lower, upper, strict=True)) / (2 * count),
        "largest": max(estimates, key=abs),
        "women": result["women"],
        "drawn": [
            {"estimate": at, "lower": low, "upper": high}
            for at, low, high in islice(zip(estimates, lower, upper, strict=True), DRAWN_TRIALS)
        ],
        "dots": [ranked[int((i + 0.5) * count / dots)] for i in range(dots)],
        "published": published(arm, first),
    }


def _power(true: float, spread: float, women: float) -> float:
    """Find the chance that the interval leaves out 0 on the right side, by the normal approximation."""
    if women < 2 or not true:
        return 0.0
    return STANDARD_NORMAL.cdf(abs(true) / (spread * (2 / women) ** 0.5) - Z_975)


def _percent(key: str, label: str, low: float, high: float, step: float, default: float) -> Range:
    return Range(
        key=key,
        label=label,
        unit="%",
        unit_spoken="percent",
        min=low,
        max=high,
        step=step,
        default=default,
        views=("academic",),
    )


FEWEST_REPEATS = 100  # that tell 8 of 10 from luck


def _judge(outcome: Outcome) -> Verdict:
    summary, inputs = outcome.summary, outcome.inputs
    if int(inputs["repeats"]) < FEWEST_REPEATS:
        return Verdict(False, f"so few repeats tell little; repeat the trial {FEWEST_REPEATS} times or more.")
    found = (
        f"with {inputs['women_per_arm']:g} women in each arm {percent(summary['detected_pct'], 0)} of trials find it; "
        f"the interval reaches {number(summary['interval_half_width'], 2)} to each side"
    )
    return Verdict(summary["detected_pct"] >= 80, f"{found}.")


SCENARIO = Scenario(
    name="virtual-trial",
    title="A trial, run many times",
    question="How often would a trial this size find the effect?",
    how_to_read="Each line is one simulated trial of the same truth. Published trials stand beside, "
    "on the same axis.",
    badge="model + measured data",
    kind="forest",
    tier="academic",
    controls=(
        Choice(
            key="arms",
            label="Arms",
            options=tuple((key, " / ".join(ARMS[arm][0] for arm in arms)) for key, arms in TRIALS.items()),
            default="estrogen_mpa",
        ),
        Range(
            key="women_per_arm",
            label="Women in each arm",
            unit="women",
            unit_spoken="women",
            min=10,
            max=500,
            step=1,
            default=20,
            words=((30, "small"), (150, "middle"), (500, "large")),
        ),
        Range(
            key="years",
            label="Years",
            unit="years",
            unit_spoken="years",
            min=0.5,
            max=5,
            step=0.5,
            default=2,
            views=DEEPER,
        ),
        Choice(
            key="effect_from",
            label="True effect",
            options=(("typed", "As set here"), ("model", "From the model")),
            default="typed",
            views=DEEPER,
        ),
        Range(
            key="true_effect",
            label="True effect of the last arm",
            unit="% a year",
            unit_spoken="percent a year",
            min=-1,
            max=2,
            step=0.01,
            default=0.68,
        ),
        _percent("sd_pct", "Spread between women, a year", 1.5, 3.5, 0.1, 2.5),
        _percent("dropout_pct", "Dropout", 0, 40, 5, 15),
        _percent("precision_pct", "Scan precision (0 = no noise)", 0, 2.5, 0.1, 1.2),
        Choice(
            key="repeats",
            label="Repeat the trial",
            options=(
                ("1", "Once"),
                ("20", "20 times"),
                ("100", "100 times"),
                ("1000", "1000 times"),
            ),
            default="100",
        ),
    ),
    compute=compute,
    task=Task(
        text="Size a trial that finds a true effect of 0.68% a year in 8 of 10 repeats.",
        judge=_judge,
        keep=("arms", "effect_from", "true_effect", "sd_pct", "dropout_pct", "precision_pct", "years"),
    ),
    estrogen_alone={"arms": "estrogen"},
    certainty_label="model only",
    certainty_why="A simulation of chance. The spread between women is an assumption. Published "
    "results carry labels of their own.",
    sources=("prior2017", "liu2005", "lindsay2002", "leonetti1999", "gallagher1991"),
    story=(
        Step(
            "Like the real ones",
            {
                "arms": "estrogen_mpa",
                "women_per_arm": 20,
                "effect_from": "typed",
                "true_effect": 0.68,
            },
        ),
        Step(
            "Ten times as large",
            {
                "arms": "estrogen_mpa",
                "women_per_arm": 213,
                "effect_from": "typed",
                "true_effect": 0.68,
            },
        ),
        Step("No true effect", {"effect_from": "typed", "true_effect": 0}),
        Step("Progesterone alone, by the model", {"arms": "oral", "effect_from": "model"}),
        Step("Run it 1000 times. In how many is the effect found?", {"repeats": "1000"}),
    ),
    predict=Predict(
        question="Of 100 trials with 20 women per arm, how many would detect a true gain of 0.68% a year?",
        scale=Range(
            key="guess",
            label="Trials out of 100",
            unit="of 100",
            unit_spoken="of 100",
            min=0,
            max=100,
            step=1,
            default=50,
        ),
        answer=lambda summary: round(summary["detected_pct"]),
        compare="The guess was {guess} of 100. In this simulation {answer} of 100 trials detect it. "
        "Not shown to work is not the same as shown not to work.",
    ),
)
