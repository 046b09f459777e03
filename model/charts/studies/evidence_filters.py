"""The filters over the evidence table: their controls, and which rows pass."""

from ...trials.categories import ClassifiedRow
from ..controls import DEEPER
from ..declaration import Choice, Control, Range
from ..shapes import Inputs

PROGESTOGENS = {"progesterone", "mpa", "other progestin"}
FIRST_YEAR, LAST_YEAR = 1976, 2022
RANDOMISED = ("randomised", "meta-analysis")


def passes(entry: ClassifiedRow, inputs: Inputs) -> bool:
    """Whether an entry of `categories.classify_rows` passes all filters."""
    if any(inputs[key] not in ("any", entry[key]) for key in ("population", "outcome", "comparator")):
        return False
    design, product = inputs["design"], inputs["product"]
    if design == "randomised" and entry["design"] not in RANDOMISED:
        return False
    if design not in ("any", "randomised") and entry["design"] != design:
        return False
    if product != "any" and product not in entry["products"]:
        return False
    with_estrogen = "estrogen" in entry["products"]
    alone = not with_estrogen and bool(entry["products"] & PROGESTOGENS)
    if inputs["estrogen"] == "alone" and not alone:
        return False
    if inputs["estrogen"] == "with" and not with_estrogen:
        return False
    if inputs["checked"] == "seen" and entry["row"]["verification"] != "seen":
        return False
    if inputs["women_at_least"] and (entry["women"] or 0) < inputs["women_at_least"]:
        return False
    # A row whose key tells no year (labels, surveys) is left out only by a filter on years.
    year = entry["year"]
    return inputs["year_from"] == FIRST_YEAR or (year is not None and year >= inputs["year_from"])


CONTROLS: tuple[Control, ...] = (
    Choice(
        key="product",
        label="Product",
        options=(
            ("any", "Any"),
            ("progesterone", "Progesterone itself"),
            ("mpa", "MPA"),
            ("other progestin", "Other progestins"),
            ("estrogen", "Estrogen"),
            ("bone drug", "Other bone drugs"),
            ("food or movement", "Food, supplements, movement"),
        ),
        default="progesterone",
    ),
    Choice(
        key="estrogen",
        label="With estrogen",
        options=(
            ("any", "With or without"),
            ("alone", "Progestogen alone"),
            ("with", "With estrogen"),
        ),
        default="alone",
    ),
    Choice(
        key="population",
        label="Who",
        options=(
            ("any", "Anyone"),
            ("before", "Before menopause"),
            ("after", "Menopause and after"),
            ("laboratory", "Cells and animals"),
            ("other", "Others"),
        ),
        default="after",
    ),
    Choice(
        key="outcome",
        label="What was measured",
        options=(
            ("any", "Anything"),
            ("density", "Bone density"),
            ("marker", "Markers"),
            ("fracture", "Breaks"),
            ("level", "Levels and kinetics"),
            ("cells", "Cells"),
        ),
        default="any",
    ),
    Choice(
        key="design",
        label="Kind of study",
        options=(
            ("any", "Any"),
            ("randomised", "Randomised trials and their meta-analyses"),
            ("cohort", "Cohorts and cross-sections"),
            ("uncontrolled", "Uncontrolled"),
            ("laboratory", "Laboratory"),
            ("kinetics", "Kinetics in the body"),
            ("review", "Reviews"),
        ),
        default="randomised",
        views=DEEPER,
    ),
    Range(
        key="women_at_least",
        label="At least this many people",
        unit="people",
        unit_spoken="people",
        min=0,
        max=1000,
        step=10,
        whole=True,
        default=0,
        views=DEEPER,
    ),
    Range(
        key="year_from",
        label="Published from",
        unit="year",
        unit_spoken="",
        min=FIRST_YEAR,
        max=LAST_YEAR,
        step=1,
        whole=True,
        default=FIRST_YEAR,
        views=("academic",),
    ),
    Choice(
        key="display",
        label="Picture",
        options=(
            ("forest", "Results"),
            ("timeline", "Years"),
            ("matrix", "Counts"),
        ),
        default="forest",
        views=("academic",),
    ),
    Choice(
        key="comparator",
        label="Compared with",
        options=(
            ("any", "Anything or nothing"),
            ("untreated", "Placebo or no treatment"),
            ("treated", "Another treatment"),
            ("none", "No comparison group"),
        ),
        default="any",
        views=("academic",),
    ),
    Choice(
        key="checked",
        label="How the number was checked",
        options=(("any", "Any"), ("seen", "Read in the source")),
        default="any",
        views=("academic",),
    ),
)
