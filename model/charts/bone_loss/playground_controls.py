"""The controls of the playground, in folds; what is not visible in a tier stands under "More"."""

from dataclasses import replace

from ..controls import DEEPER, DISTURBED_CYCLES, ESTRADIOL_AFTER, PROGESTERONE, SCAN_PRECISION, SITE
from ..declaration import TIERS, Choice, Control, Range

PROGESTOGENS = (
    ("none", "No progestogen"),
    ("progesterone_oral", "Oral progesterone"),
    ("progesterone_cyclic", "Oral progesterone, 12 days a month"),
    ("progesterone_cream", "Progesterone cream"),
    ("mpa", "MPA, a progestin"),
    ("mpa_cyclic", "MPA, 11 days a month"),
    ("depot_mpa", "Depot MPA"),
)
LOADING = {"none": 0.0, "training": 0.5, "heavy": 1.0}
DEEPEST = ("academic",)
MORE = ()  # in no tier without unfolding


def _switch(key: str, label: str, words: tuple[str, str], group: str, views: tuple[str, ...]) -> Choice:
    options = tuple(zip(("off", "on"), words, strict=True))
    return Choice(key=key, label=label, options=options, default="off", views=views, group=group)


CONTROLS: tuple[Control, ...] = (
    Choice(
        key="progestogen",
        label="Progestogen arm",
        options=PROGESTOGENS,
        default="progesterone_oral",
        group="Hormones",
    ),
    _switch("estrogen", "Estrogen arm", ("No estrogen", "Estrogen"), "Hormones", TIERS),
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
        group="Time on the arms",
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
        group="Time on the arms",
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
        group="Course of life",
    ),
    replace(ESTRADIOL_AFTER, group="Course of life"),
    replace(DISTURBED_CYCLES, label="Cycles without an egg", views=MORE, group="Course of life"),
    replace(
        PROGESTERONE,
        key="p4_peak",
        label="Progesterone at its highest in a cycle",
        default=14,
        words=((2, "very low"), (7, "low"), (15, "usual"), (20, "high")),
        views=MORE,
        group="Course of life",
    ),
    Choice(
        key="block",
        label="Inflammatory signal blocked",
        options=(("none", "Nothing blocked"), ("block_il1", "IL-1"), ("block_tnf", "TNF")),
        default="none",
        views=MORE,
        group="Cells and people",
    ),
    _switch(
        "bisphosphonate",
        "Bisphosphonate arm",
        ("No bisphosphonate", "Bisphosphonate"),
        "Cells and people",
        DEEPEST,
    ),
    _switch("calcium", "Calcium and vitamin D", ("Not added", "Added"), "Cells and people", MORE),
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
        group="Cells and people",
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
        group="Cells and people",
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
        group="Cells and people",
    ),
    replace(SCAN_PRECISION, views=MORE, group="Measurement and units"),
    replace(SITE, group="Measurement and units"),
)
