"""Controls that several scenarios share, so that the same thing is asked in the same words."""

from dataclasses import replace

from ..simulation.clamp import LUTEAL_P4, POSTMENOPAUSAL_E2
from .declaration import Choice, Range

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

SITE = Choice(
    key="site",
    label="Where in the skeleton",
    options=(("spine", "Spine"), ("hip", "Hip")),
    default="spine",
)
