"""What drugs on bone and training do because of a mechanism of their own, and not without it."""

import pytest

from model.physiology.parameters import ASSUMPTIONS, PRIOR, calibrated, override
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.run import run


def bone(course, p, years):
    return run(course, list(years), p, lead_y=3).series


def test_after_denosumab_breakdown_overshoots_only_with_dormant_precursors():
    taken = Course("natural", interventions=(Intervention("denosumab", 5.0, 8.0, 1.0),))
    years = (5, 8, 8.5, 10, 12)
    usual, without = (bone(taken, one, years) for one in (PRIOR, override(PRIOR, a_Q=0.0)))
    assert usual["ctx_pct"][1] < 60
    assert usual["ctx_pct"][2] > 120
    assert without["ctx_pct"][2] < usual["ctx_pct"][2] - 30
    assert usual["spine_bmd_pct"][1] > 105
    assert usual["spine_bmd_pct"][3] < usual["spine_bmd_pct"][1] - 4


def test_a_load_is_got_used_to():
    """A year of training gains, further years hold; without getting used to it they go on gaining."""
    taken = Course("natural", interventions=(Intervention("exercise", 8.0, None, 1.0),))
    years = (8, 9, 11)

    def gains(one):
        treated, usual = (bone(course, one, years)["spine_bmd_pct"] for course in (taken, Course("natural")))
        return [a - b for a, b in zip(treated, usual, strict=True)][1:]

    accustomed, never = gains(PRIOR), gains(override(PRIOR, q_L=0.0))
    assert 0 < accustomed[1] < 1.3 * accustomed[0]
    assert never[1] > 1.3 * never[0]


def test_buried_bisphosphonate_keeps_some_effect_for_years():
    taken = Course("natural", interventions=(Intervention("bisphosphonate", 5.0, 10.0, 1.0),))

    def suppressed(one):
        usual = bone(Course("natural"), one, (5, 10, 11, 13))["ctx_pct"]
        return [1 - a / b for a, b in zip(bone(taken, one, (5, 10, 11, 13))["ctx_pct"], usual, strict=True)]

    kept, lost = suppressed(PRIOR), suppressed(override(PRIOR, f_Y=0.0))
    assert kept[1] > kept[2] > kept[3] > 0.1
    assert lost[2] < 0.1


LONG = pytest.param(8.0, "none", marks=pytest.mark.xfail(strict=True, reason="22 % of the gain is left"))


@pytest.mark.parametrize(
    ("taken_y", "assumption"),
    [(years, one) for years in (2.0, 3.0, 8.0) for one in ASSUMPTIONS if (years, one) != (8.0, "none")]
    + [LONG],
)
def test_the_gain_of_denosumab_is_gone_within_about_a_year_and_not_in_months(taken_y, assumption):
    """The gain is what she has more than if she had taken nothing."""
    start, stop = 5.0, 5.0 + taken_y
    taken = (Intervention("denosumab", start, stop, 1.0),)
    years = [start, stop, stop + 0.25, stop + 1.0]
    ends, untreated = (
        run(Course("natural", interventions=given), years, calibrated(assumption), 13.0).series[
            "spine_bmd_pct"
        ]
        for given in (taken, ())
    )
    _, at_stop, soon, later = (drug - none for drug, none in zip(ends, untreated, strict=True))
    assert soon > 0.4 * at_stop > 0
    assert abs(later) < 0.2 * at_stop


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_denosumab_leaves_some_breakdown(assumption):
    """Markers of breakdown fall by eight or nine tenths, and do not vanish."""
    taken = Course("natural", interventions=(Intervention("denosumab", 16.0, None, 1.0),))
    start, year = bone(taken, calibrated(assumption), (16, 17))["ctx_pct"]
    assert 0.05 < year / start < 0.25
