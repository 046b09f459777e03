"""All controls of the model's time courses in one place."""

from model.course import Course
from model.hormones import Cycle
from model.parameters import override
from model.scenarios.declaration import Choice, Outcome, Preset, Range, Scenario, make_series
from model.scenarios.menopause import BMD, UNTREATED
from model.scenarios.scan_noise import LSC_FACTOR
from model.simulate import SERIES, run
from model.treatments import Intervention

FIRST_Y, LAST_Y, STEP_Y = -5, 15, 0.125
LEAD_Y = 3.0
PROGESTOGENS = (
    ("none", "None"),
    ("progesterone_oral", "Oral progesterone"),
    ("progesterone_cyclic", "Oral progesterone, 12 days a month"),
    ("progesterone_cream", "Progesterone cream"),
    ("mpa", "MPA, a progestin"),
    ("mpa_cyclic", "MPA, 11 days a month"),
    ("depot_mpa", "Depot MPA"),
)
LOADING = {"none": 0.0, "training": 0.5, "heavy": 1.0}
BLOCKS = (("none", "None"), ("block_il1", "IL-1"), ("block_tnf", "TNF"))
COMPARED_Y = 2.0  # after the start, arms are compared


def compute(inputs, interventions, p, women, seed):
    """Follow bone from 5 years before to 15 after the final period; see `Scenario.compute`."""
    count = round((LAST_Y - FIRST_Y) / STEP_Y)
    years = [FIRST_Y + i * STEP_Y for i in range(count + 1)]
    woman = override(
        p, iota=inputs["cytokines_pct"] / 100, rho=inputs["receptors_pct"] / 100
    )
    chosen = _chosen(inputs)
    untreated = Course(
        stage=inputs["life_stage"],
        cycle=Cycle(peak=inputs["p4_peak"]),
        disturbed=inputs["disturbed_pct"] / 100,
        e2_after=inputs["e2_after"],
    )
    course = Course(**{**untreated.__dict__, "interventions": chosen + interventions})
    result = run(course, years, woman, LEAD_Y)
    between = None
    if women:
        from model.population import sample, spreads  # NumPy, only where it is needed

        between = spreads(sample(course, years, woman, women, seed, LEAD_Y))
    series = make_series(result, SERIES, between)
    nothing = run(untreated, years, woman, LEAD_Y) if course.interventions else result
    series += make_series(nothing, BMD, rename=UNTREATED)
    first = inputs["start_y"]
    last = min(first + COMPARED_Y, LAST_Y)
    summary = {"least_significant_change_pct": LSC_FACTOR * inputs["precision_pct"]}
    for name in BMD:
        site = name.split("_")[0]
        with_arm, without = (_change(one, name, first, last) for one in (result, nothing))
        summary[f"{site}_change_pct"] = with_arm
        summary[f"{site}_untreated_change_pct"] = without
        summary[f"{site}_difference_points"] = with_arm - without
        summary[f"{site}_end_pct"] = result.series[name][-1]
    return Outcome(
        time={"values": years, "unit": "year", "label": "Years from the final menstrual period"},
        series=series,
        summary=summary,
        inputs=inputs,
        extra={
            "treated": bool(course.interventions),
            "kinds": [one.kind for one in course.interventions],
            "first": first,
            "last": last,
        },
    )


def _chosen(inputs):
    """Study arms at level 1, and the rest of what is switched on, from start to stop."""
    start = inputs["start_y"]
    stop = start + inputs["years_on"]
    kinds = []
    if inputs["estrogen"] == "on":
        kinds.append(("estrogen", 1.0))
    if inputs["progestogen"] != "none":
        kinds.append((inputs["progestogen"], 1.0))
    if inputs["bisphosphonate"] == "on":
        kinds.append(("bisphosphonate", 1.0))
    if LOADING[inputs["movement"]]:
        kinds.append(("exercise", LOADING[inputs["movement"]]))
    if inputs["calcium"] == "on":
        kinds.append(("calcium_vitamin_d", 1.0))
    if inputs["block"] != "none":
        kinds.append((inputs["block"], 1.0))
    return tuple(Intervention(kind, start, stop, level) for kind, level in kinds)


def _change(result, name, first, last):
    return 100 * (result.at(name, last) / result.at(name, first) - 1)


def _switch(key, label, group, default="off", views=("academic",)):
    return Choice(key, label, (("off", "Off"), ("on", "On")), default, views, group)


ALL = ("fundamentals", "intermediate", "academic")
DEEPER = ("intermediate", "academic")
DEEPEST = ("academic",)
MORE = ()

SCENARIO = Scenario(
    name="playground",
    title="Playground",
    question="What if?",
    how_to_read="Time 0 is the final menstrual period, or the same moment with regular cycles. "
    "Lines are the model.",
    badge="model",
    kind="time-series",
    tier="academic",
    controls=(
        _switch("estrogen", "Estrogen arm", "Hormones", views=ALL),
        Choice("progestogen", "Progestogen arm", PROGESTOGENS, "progesterone_oral", ALL, "Hormones"),
        Range(
            key="start_y",
            label="The arm starts",
            unit="years",
            unit_spoken="years from the final period",
            min=-3,
            max=12,
            step=0.5,
            default=4,
            words=((-0.5, "before the final period"), (0, "at the final period"), (12, "after the final period")),
            views=ALL,
            group="Hormones",
        ),
        Range(
            key="years_on",
            label="Years on the arm",
            unit="years",
            unit_spoken="years",
            min=0.5,
            max=15,
            step=0.5,
            default=15,
            views=DEEPEST,
            group="Hormones",
        ),
        Choice(
            key="life_stage",
            label="Course of life",
            options=(
                ("natural", "Natural menopause"),
                ("surgical", "Ovaries removed"),
                ("premenopausal", "Regular cycles"),
            ),
            default="natural",
            views=DEEPER,
            group="Hormones",
        ),
        Range(
            key="e2_after",
            label="Estradiol after menopause",
            unit="pg/mL",
            unit_spoken="picograms per millilitre",
            min=2,
            max=60,
            step=1,
            default=10,
            scale="log",
            words=((5, "very low"), (15, "usual"), (30, "above usual"), (60, "high")),
            views=DEEPER,
            group="Hormones",
        ),
        Range(
            key="disturbed_pct",
            label="Cycles without an egg",
            unit="%",
            unit_spoken="percent",
            min=0,
            max=100,
            step=5,
            default=0,
            words=((0, "none"), (40, "some"), (75, "many"), (100, "nearly all or all")),
            views=MORE,
            group="Hormones",
        ),
        Range(
            key="p4_peak",
            label="Progesterone at its highest in a cycle",
            unit="ng/mL",
            unit_spoken="nanograms per millilitre",
            min=0,
            max=20,
            step=0.5,
            default=14,
            words=((2, "very low"), (7, "low"), (15, "usual"), (20, "high")),
            views=MORE,
            group="Hormones",
        ),
        Choice("block", "Inflammatory signal blocked", BLOCKS, "none", MORE, "Pathway"),
        _switch("bisphosphonate", "Bisphosphonate arm", "Pathway"),
        _switch("calcium", "Calcium and vitamin D", "Builders", views=MORE),
        Choice(
            key="movement",
            label="Loading",
            options=(
                ("none", "No training"),
                ("training", "Resistance and impact training"),
                ("heavy", "Heavy lifting with impact, supervised"),
            ),
            default="none",
            views=MORE,
            group="Builders",
        ),
        Range(
            key="receptors_pct",
            label="Progesterone receptors",
            unit="%",
            unit_spoken="percent of the average",
            min=0,
            max=200,
            step=10,
            default=100,
            words=((0, "none"), (70, "few"), (130, "average"), (200, "many")),
            views=DEEPEST,
            group="People",
        ),
        Range(
            key="cytokines_pct",
            label="Inflammatory answer to low estrogen",
            unit="%",
            unit_spoken="percent of the average",
            min=40,
            max=200,
            step=10,
            default=100,
            words=((70, "weak"), (130, "average"), (200, "strong")),
            views=DEEPEST,
            group="People",
        ),
        Range(
            key="precision_pct",
            label="Scan precision",
            unit="%",
            unit_spoken="percent",
            min=1.0,
            max=2.5,
            step=0.1,
            default=1.2,
            words=((1.3, "good"), (1.9, "usual"), (2.5, "poor")),
            views=MORE,
            group="Measurement",
        ),
        Choice(
            key="site",
            label="Where in the skeleton",
            options=(("spine", "Spine"), ("hip", "Hip")),
            default="spine",
            views=ALL,
            group="Measurement",
        ),
    ),
    compute=compute,
    certainty_label="model only",
    certainty_why="Most combinations have never been studied. Where trials exist, the scoreboard "
    "shows how the model does.",
    sources=("liu2005", "greendale2012", "prior2017"),
    presets=(
        Preset("Progesterone alone", {"estrogen": "off", "progestogen": "progesterone_oral"}),
        Preset("Estrogen alone", {"estrogen": "on", "progestogen": "none"}),
        Preset("Both", {"estrogen": "on", "progestogen": "progesterone_oral"}),
        Preset("Estrogen and MPA, then stopped", {"estrogen": "on", "progestogen": "mpa", "years_on": 4}),
        Preset("Progesterone with a bisphosphonate", {"estrogen": "off", "progestogen": "progesterone_oral", "bisphosphonate": "on"}),
    ),
    try_this=(
        Preset("Stop estrogen after 4 years. What is kept?", {"estrogen": "on", "progestogen": "none", "years_on": 4}),
        Preset("Many receptors, weak inflammation: does progesterone alone hold bone?", {"estrogen": "off", "progestogen": "progesterone_oral", "receptors_pct": 200, "cytokines_pct": 40}),
    ),
    women=200,
    time_passes=True,
    takes_interventions=True,
    takes_women=True,
    assumption_matters=True,
)
