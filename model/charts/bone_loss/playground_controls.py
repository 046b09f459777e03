"""The controls of the playground, in folds; what is not visible in a tier stands under "More"."""

from ..declaration import Choice, Range

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
ALL = ("fundamentals", "intermediate", "academic")
DEEPER = ("intermediate", "academic")
DEEPEST = ("academic",)
MORE = ()


def _switch(key, label, group, default="off", views=("academic",)):
    return Choice(key, label, (("off", "Off"), ("on", "On")), default, views, group)


CONTROLS = (
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
        words=(
            (-0.5, "before the final period"),
            (0, "at the final period"),
            (12, "after the final period"),
        ),
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
)
