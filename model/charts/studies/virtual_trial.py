"""How often would a trial of this size find the effect that is really there?"""

from math import floor
from statistics import NormalDist
from typing import Any

from ..controls import DEEPER
from ..declaration import Choice, Predict, Range, Scenario, Step
from ..guided.task import Task, Verdict
from ..outcome import Outcome, Question
from ..shapes import Inputs
from ..wording.numbers import number, percent, setting
from .trial_arms import ARMS, TRIALS, published, true_means

SIZES = tuple(range(10, 501, 10))
BAR_WIDTHS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
FEWEST_BARS, MOST_BARS = 8, 24
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
        typed = inputs["effect_from"] == "typed" and arm == arms[-1]
        true = inputs["true_effect"] if typed else means[arm] - means[arms[0]]
        compared.append(_compare(arm, arms[0], true, result) | {"typed": typed})
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
        extra={"arms": arms, "compared": compared, "expected_pct": _expected(inputs, last["true"], scan)},
    )


def _expected(inputs: Inputs, true: float, scan: float) -> dict[str, float]:
    """Find the chance of such a trial, and of one in which no woman leaves and scans have no noise."""
    women, spread = inputs["women_per_arm"], inputs["sd_pct"]
    staying = women * (1 - inputs["dropout_pct"] / 100)
    return {
        "here": 100 * _power(true, (spread**2 + scan**2) ** 0.5, staying),
        "undisturbed": 100 * _power(true, spread, women),
    }


def _compare(arm: str, first: str, true: float, result: dict[str, Any]) -> dict[str, Any]:
    """Sum up the repeats of one comparison."""
    trials = [
        {"estimate": at, "lower": low, "upper": high, "found": low > 0 or high < 0}
        for at, low, high in zip(
            *(result[key].tolist() for key in ("estimates", "lower", "upper")), strict=True
        )
    ]
    count = len(trials)
    finds_more = sum(trial["lower"] > 0 for trial in trials)
    finds_less = sum(trial["upper"] < 0 for trial in trials)
    right, wrong = (finds_more, finds_less) if true >= 0 else (finds_less, finds_more)
    if true == 0:  # there is no effect: each finding is a false one
        right, wrong = 0, finds_more + finds_less
    return {
        "arm": arm,
        "first": first,
        "true": true,
        "right": right,
        "wrong": wrong,
        "detected_pct": 100 * right / count,
        "wrong_way_pct": 100 * wrong / count,
        "half_width": sum(trial["upper"] - trial["lower"] for trial in trials) / (2 * count),
        "largest": max((trial["estimate"] for trial in trials), key=abs),
        "women": result["women"],
        "trials": trials,
        "bars": _bars(trials),
        "published": published(arm, first),
    }


def _bars(trials: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Count trials by their estimates, in bars of a round width that are not too many."""
    estimates = [trial["estimate"] for trial in trials]
    span = max(estimates) - min(estimates)
    most = min(max(FEWEST_BARS, len(trials) // 4), MOST_BARS)
    width = next((one for one in BAR_WIDTHS if span <= (most - 1) * one), BAR_WIDTHS[-1])
    found: dict[int, list[bool]] = {}
    for trial in trials:
        found.setdefault(floor(trial["estimate"] / width), []).append(trial["found"])
    return [
        {"x1": place * width, "x2": (place + 1) * width, "count": len(each), "found": sum(each)}
        for place, each in sorted(found.items())
    ]


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
        f"with {setting(inputs['women_per_arm'])} women in each arm {percent(summary['detected_pct'], 0)} of trials find it; "
        f"the interval reaches {number(summary['interval_half_width'], 2)} to each side"
    )
    return Verdict(summary["detected_pct"] >= 80, f"{found}.")


SCENARIO = Scenario(
    name="virtual-trial",
    title="A trial, run many times",
    question="How often would a trial this size find the effect?",
    how_to_read="Women who leave and noise of scans are counted in. Up to 20 simulated trials of the same truth are lines, more of them bars. Published "
    "trials stand below, on the same axis.",
    badge="model + measured data",
    kind="repeated-trials",
    tier="academic",
    open_controls=3,
    controls=(
        Choice(
            key="arms",
            label="Arms",
            options=tuple((key, " / ".join(ARMS[arm][0] for arm in arms)) for key, arms in TRIALS.items()),
            default="estrogen_mpa",
        ),
        Range(
            key="women_per_arm",
            label="Women per arm",
            unit="women",
            unit_spoken="women",
            min=10,
            max=500,
            step=1,
            whole=True,
            default=20,
            words=((30, "small"), (150, "middle"), (500, "large")),
        ),
        Choice(
            key="repeats",
            label="Repeats",
            options=(("1", "1"), ("20", "20"), ("100", "100"), ("1000", "1000")),
            default="20",
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
        _percent("sd_pct", "Spread between women, a year", 1.5, 3.5, 0.1, 2.5),
        _percent("dropout_pct", "Dropout", 0, 40, 5, 15),
        _percent("precision_pct", "Scan precision (0 = no noise)", 0, 2.5, 0.1, 1.2),
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
            "Like real ones",
            {
                "arms": "estrogen_mpa",
                "women_per_arm": 20,
                "effect_from": "typed",
                "true_effect": 0.68,
            },
            tell="Most lines cross 0: such trials miss an effect that is there.",
        ),
        Step(
            "Ten times larger",
            {
                "arms": "estrogen_mpa",
                "women_per_arm": 213,
                "effect_from": "typed",
                "true_effect": 0.68,
            },
            tell="More women, shorter lines: most now leave out 0.",
        ),
        Step(
            "No true effect",
            {"effect_from": "typed", "true_effect": 0, "repeats": "100"},
            tell="Whatever leaves out 0 here is a false alarm.",
        ),
        Step(
            "Progesterone alone",
            {"arms": "oral", "effect_from": "model"},
            tell="The true effect is the model’s here, not a measured one.",
        ),
        Step(
            "Run 1000: how many find it?",
            {"repeats": "1000"},
            tell="Bars count the trials; the filled parts leave out 0.",
        ),
    ),
    predict=Predict(
        question="Of 20 trials with 20 women per arm, how many would detect a true gain of 0.68% a year?",
        scale=Range(
            key="guess",
            label="Trials out of 20",
            unit="of 20",
            unit_spoken="of 20",
            min=0,
            max=20,
            step=1,
            whole=True,
            default=10,
        ),
        answer=lambda summary: round(summary["detected_pct"] / 5),
        compare="The guess was {guess} of 20. In this simulation {answer} of 20 trials detect it. "
        "Not shown to work is not the same as shown not to work.",
    ),
)
