"""What drugs on bone and training do because of a mechanism of their own, and not without it."""

from model.physiology.parameters import PRIOR, override
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
