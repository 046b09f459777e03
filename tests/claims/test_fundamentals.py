"""Every claim of the fundamentals tier with a check, run against the model.

The names carry the ids of docs/data/claims.yml. A check that only points at others runs those.
"""

import itertools

import numpy as np
import pytest

from model.physiology.equations import Forcing, baseline, production_loss
from model.physiology.parameters import ASSUMPTIONS, DEFAULT, calibrated, override
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.run import SERIES, run
from model.trials import evidence_table
from model.trials.tolerances import tolerance
from tests.claims.asking import AT, ask, cascade, predict, spine, summary, values, without_eggs


def test_claim_F01_cells_turn_over_while_mass_stays():
    production, loss = production_loss(DEFAULT)(baseline(DEFAULT), Forcing())
    for name in ("osteoclasts", "preosteoblasts", "osteoblasts", "spine_matrix", "hip_matrix"):
        assert production[AT[name]] > 0
        assert loss[AT[name]] > 0
    for name in ("spine_bmd_pct", "hip_bmd_pct"):
        assert run(Course(), [0, 50]).series[name][-1] == pytest.approx(100, abs=1e-7)


def test_claim_F02_separate_coupled_terms_and_breakdown_leads():
    state = baseline(DEFAULT)
    state[AT["osteoclasts"]] *= 1.5
    usual, more = (production_loss(DEFAULT)(one, Forcing()) for one in (baseline(DEFAULT), state))
    assert more[1][AT["spine_matrix"]] > usual[1][AT["spine_matrix"]]
    assert more[0][AT["spine_matrix"]] == usual[0][AT["spine_matrix"]]
    months = [month / 12 for month in range(25)]
    step = run(Course("withdrawal", fall_years=0.0), months).series
    halves = []
    for name in ("ctx_pct", "p1np_pct"):
        rise = [value - 100 for value in step[name]]
        halves.append(next(m for m, value in zip(months, rise, strict=True) if value > max(rise) / 2))
        assert max(rise) > 5, "coupled: both rise although only breakdown was set free"
    assert halves[0] < halves[1]


def test_claim_F03_mass_is_constant_and_the_spine_renews_faster():
    for p in (DEFAULT, *map(calibrated, ASSUMPTIONS)):
        series = run(Course(), [0, 50], p).series
        assert series["spine_bmd_pct"][-1] / 100 == pytest.approx(1, abs=1e-9)
        assert series["hip_bmd_pct"][-1] / 100 == pytest.approx(1, abs=1e-9)
        _, loss = production_loss(p)(baseline(p), Forcing())
        assert loss[AT["spine_matrix"]] > loss[AT["hip_matrix"]]


def test_claim_F04_it_is_the_gap_and_not_the_speed():
    for pace in (110, 120, 130, 140):
        both = summary("remodeling-cycle", breakdown_pct=pace, building_pct=pace)
        assert both["bone_lowest_pct"] > 98
    fast = summary("remodeling-cycle", breakdown_pct=150, building_pct=150)
    assert fast["bone_change_10y_pct"] > -2
    assert abs(fast["bone_change_last_year_pct"]) < 0.1
    gap = summary("remodeling-cycle", breakdown_pct=120, building_pct=100)
    assert gap["bone_change_10y_pct"] < -5
    assert gap["bone_change_last_year_pct"] < -0.1


def test_claim_F05_less_estradiol_more_breakdown_less_bone():
    levels = (5, 10, 20, 40, 80)
    found = [ask("estrogen-withdrawal", e2_after=level, fall_years=0) for level in levels]
    for less, more in itertools.pairwise(found):
        for name, sign in (("ctx_pct", 1), ("spine_bmd_pct", -1), ("hip_bmd_pct", -1)):
            pairs = list(zip(values(less, name), values(more, name), strict=True))[1:]
            assert all(sign * (a - b) > 0 for a, b in pairs), name


def test_claim_F06_both_markers_rise_and_the_spine_loses():
    fall = summary("estrogen-withdrawal")
    assert fall["ctx_peak_pct"] > fall["p1np_peak_pct"] > 105
    assert summary("menopause")["spine_change_3y_pct"] < -5


@pytest.mark.xfail(strict=True, reason="the fit loses 9 % less in three years than E012 measured")
def test_claim_F06_the_spine_loses_what_was_measured():
    allowed = tolerance(evidence_table.table()["E012"])
    assert allowed.lower <= predict("E012")["arm_mean_change_pct"] <= allowed.upper
    assert allowed.lower <= summary("menopause")["spine_change_3y_pct"] <= allowed.upper


def test_claim_F07_no_receptors_no_effect_bit_for_bit():
    for name in ASSUMPTIONS:
        p = override(calibrated(name), rho=0.0)
        arms = [
            # Level 0 has the same breaks in time, so that every step is the same.
            run(Course("natural", interventions=(Intervention(kind, 4, None, level),)), [0, 4, 5, 7], p)
            for kind in ("progesterone_oral", "mpa")
            for level in (0.0, 1.0)
        ]
        for series in SERIES:
            if series != "progesterone_ng_per_ml":
                assert arms[0].series[series] == arms[1].series[series]
                assert arms[2].series[series] == arms[3].series[series]
    with_receptors = spine(("progesterone_oral", 1.0), ("estrogen", 1.0))
    assert with_receptors != spine(("progesterone_oral", 0.0), ("estrogen", 1.0))


def test_claim_F08_genes_rise_with_occupancy_and_saturate():
    found = [cascade(p4=level) for level in (0, 5, 10, 15, 20)]
    for gene in ("runx2_pct", "col1a1_pct", "alp_pct", "osteocalcin_pct"):
        steps = np.diff([one[gene] for one in found])
        assert (steps > 0).all()
        assert steps[-1] < steps[0]


def test_claim_F09_no_egg_lowers_building_and_bone_more_than_breakdown():
    series = without_eggs()
    assert series["spine_bmd_pct"][-1] < 99.5
    assert series["p1np_pct"][1] < 100
    assert abs(series["ctx_pct"][1] - 100) < min(5, abs(series["p1np_pct"][1] - 100))


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_claim_F10_progesterone_does_at_least_as_much_with_estrogen(assumption):
    for which in ("progesterone", "mpa"):
        cell = summary("synergy", assumption, which=which)
        with_estrogen = cell["both_change_per_y_pct"] - cell["estrogen_change_per_y_pct"]
        without = cell["progestogen_change_per_y_pct"] - cell["nothing_change_per_y_pct"]
        assert with_estrogen >= without - 1e-9
    surface = summary("synergy-surface", assumption)
    high = surface["gain_of_progesterone_high_estrogen_pct_per_y"]
    assert high >= surface["gain_of_progesterone_low_estrogen_pct_per_y"] - 1e-9


def test_claim_F11_alone_within_a_point_of_placebo_and_not_below():
    bone = summary("formulations")
    for product in ("oral", "cream"):
        difference = bone[f"spine_change_2y_{product}_pct"] - bone["spine_change_2y_nothing_pct"]
        assert -1e-9 <= difference < 1
    for row in ("E052", "E057", "E067"):
        assert -1e-9 <= predict(row)["difference_pct"] < 1


def test_claim_F12_the_pair_gains_more_and_two_antiresorptives_less_than_their_sum():
    assert 0.4 <= predict("E072")["difference_pct"] <= 1.0
    cell = summary("synergy", which="mpa", years=2)
    assert 0.4 <= cell["both_change_per_y_pct"] - cell["estrogen_change_per_y_pct"] <= 1.0
    nothing, e, b = spine(), ("estrogen", 1.0), ("bisphosphonate", 1.0)
    gains = [spine(*kinds) - nothing for kinds in ((e,), (b,), (e, b))]
    assert max(gains[:2]) < gains[2] < gains[0] + gains[1]
