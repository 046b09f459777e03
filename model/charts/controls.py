"""Controls that several scenarios share, so that the same thing is asked in the same words."""

from dataclasses import replace

from ..simulation.clamp import LUTEAL_P4, POSTMENOPAUSAL_E2
from .declaration import Choice, Range

DEEPER = ("intermediate", "academic")

ESTROGEN = Range(
    key="e2",
    label="Estrogen level",
    unit="pg/mL",
    unit_spoken="picograms per millilitre",
    min=5,
    max=150,
    step=1,
    default=POSTMENOPAUSAL_E2,
    scale="log",
    words=((15, "very low"), (40, "low"), (90, "middle"), (150, "high")),
)

PROGESTERONE = Range(
    key="p4",
    label="Progesterone level",
    unit="ng/mL",
    unit_spoken="nanograms per millilitre",
    min=0,
    max=20,
    step=0.5,
    default=LUTEAL_P4,
    words=((1, "very low"), (5, "low"), (13, "usual after the egg"), (20, "high")),
)

# Where the level is held day and night, the mean over a usual cycle is the fair one to start from.
MEAN_PROGESTERONE = replace(
    PROGESTERONE,
    default=3,
    words=(
        (1, "very low"),
        (5, "as a cycle gives on average"),
        (13, "as after the egg"),
        (20, "high"),
    ),
)

ESTRADIOL_AFTER = Range(
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
)

DISTURBED_CYCLES = Range(
    key="disturbed_pct",
    label="Cycles in a year without an egg",
    unit="%",
    unit_spoken="percent",
    min=0,
    max=100,
    step=5,
    default=0,
    words=((0, "none"), (40, "some"), (75, "many"), (100, "nearly all or all")),
    views=DEEPER,
)

SCAN_PRECISION = Range(
    key="precision_pct",
    label="Scan precision",
    unit="%",
    unit_spoken="percent",
    min=1.0,
    max=2.5,
    step=0.1,
    default=1.2,
    words=((1.3, "good"), (1.9, "usual"), (2.5, "poor")),
)

SITE = Choice(
    key="site",
    label="Where in the skeleton",
    options=(("spine", "Spine"), ("hip", "Hip")),
    default="spine",
)
