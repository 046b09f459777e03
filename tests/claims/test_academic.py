"""Every claim of the academic tier with a check, run against the model.

The names carry the ids of docs/data/claims.yml. A check that only points at others runs those.
"""

import numpy as np
import pytest

from model.physiology.equations import Forcing, baseline, production_loss
from model.physiology.parameters import ASSUMPTIONS, DEFAULT, override
from model.physiology.readouts import osteoblast_genes
from model.physiology.receptors import bound_receptors, dimers
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.population import apply_factors, draw_factors
from model.simulation.run import run
from model.trials import prediction
from tests.claims import test_fundamentals as fundamentals
from tests.claims import test_intermediate as intermediate
from tests.claims.asking import AT, LEAD_Y, NG_PER_ML, START_Y, ask, cascade, predict, spine, surgery, values


def test_claim_A01_occupancy_is_half_at_kd_monotone_saturating():
    for index, (kd, share) in enumerate(((DEFAULT.K_A, DEFAULT.f_A), (DEFAULT.K_B, 1 - DEFAULT.f_A))):
        assert bound_receptors(kd, DEFAULT)[index] == pytest.approx(share / 2)
        steps = np.diff([bound_receptors(kd * n, DEFAULT)[index] for n in range(30)])
        assert (steps > 0).all()
        assert (np.diff(steps) < 0).all()
        assert bound_receptors(1e9, DEFAULT)[index] == pytest.approx(share)


def test_claim_A02_dimers_are_quadratic_at_low_occupancy():
    low = 1e-4 * DEFAULT.K_A
    assert dimers(2 * low, DEFAULT) / dimers(low, DEFAULT) == pytest.approx(4, rel=1e-3)


def test_claim_A03_genes_follow_with_a_lag_of_days():
    answer = ask("genomic-cascade")
    level = values(answer, "runx2_pct")
    done = [(value - level[0]) / (level[-1] - level[0]) for value in level]
    at = dict(zip(answer["time"]["values"], done, strict=True))
    assert at[2] < 0.6 < at[20]
    assert at[60] > 0.95


def is_read_out(exponent, gene):
    """The gene rises with progesterone, its exponent changes it, and bone does not notice."""
    assert cascade(p4=9)[f"{gene}_pct"] > cascade(p4=0)[f"{gene}_pct"]
    other = override(**{exponent: 0.5 * getattr(DEFAULT, exponent)})
    assert osteoblast_genes(1.3, other)[gene] < osteoblast_genes(1.3, DEFAULT)[gene]
    assert spine(("mpa", 1.0), p=other) == spine(("mpa", 1.0))


def test_claim_A04_collagen_is_a_read_out():
    is_read_out("h_COL", "col1a1")


def test_claim_A05_alkaline_phosphatase_has_an_inverted_u():
    # In culture it rises up to 640 nmol/L and falls at 6400 (E044, E046).
    drive = [dimers(level * NG_PER_ML, DEFAULT) for level in (0.1, 1, 30, 640, 6400)]
    assert drive[0] < drive[1] < drive[2]
    assert drive[4] < 0.5 * max(drive)
    assert drive[3] > drive[4]
    assert cascade(p4=9)["alp_pct"] > cascade(p4=9)["col1a1_pct"] > 100


def test_claim_A06_osteocalcin_is_a_read_out():
    is_read_out("h_OCN", "osteocalcin")


def test_claim_A07_runx2_commits_and_matures():
    assert osteoblast_genes(1.3, DEFAULT)["runx2"] == 1.3
    state = baseline(DEFAULT)
    state[AT["genes"]] *= 1.3
    young, old = AT["preosteoblasts"], AT["osteoblasts"]
    for exponent, index in (("c_R", young), ("c_M", old)):
        on, off = (
            production_loss(override(**{exponent: value}))(state, Forcing())[0] for value in (0.15, 0.0)
        )
        assert on[index] > off[index]


def test_claim_A09_inflammation_rises_and_falls_back_on_replacement():
    tone = surgery(("estrogen", 1.0, 1.0), years=(1.0, 1.5))["inflammation"]
    assert tone[0] == pytest.approx(1)
    assert tone[1] > 1.1
    assert tone[2] - 1 < 0.6 * (tone[1] - 1)


def test_claim_A10_blocking_shrinks_the_loss_without_removing_it():
    untreated = surgery()["spine_bmd_pct"][-1]
    for kind, row in (("block_il1", "E038"), ("block_tnf", "E039")):
        blocked = surgery((kind, 0.0, 1.0))["spine_bmd_pct"][-1]
        assert untreated < blocked < 100
        ctx = predict(row)
        assert ctx["difference_pct"] < 0 < ctx["arm_mean_change_pct"]


SENSITIVE = ("k_NF", "a_LI", "a_CI", "a_BI", "q_I")  # parameters by which cells answer to cytokines


def test_claim_A11_without_cytokine_terms_quieting_them_helps_nobody():
    deaf = override(**dict.fromkeys(SENSITIVE, 0.0))
    for p, helps in ((DEFAULT, True), (deaf, False)):
        left, quiet = (surgery(("block_tnf", 0.0, level), p=p) for level in (0.0, 1.0))
        for name in ("osteoblast_genes", "p1np_pct", "spine_bmd_pct"):
            assert (quiet[name] != left[name]) is helps, name
        if helps:
            assert quiet["osteoblast_genes"][-1] > left["osteoblast_genes"][-1]


def test_claim_A12_without_antagonism_estrogen_is_hardly_needed():
    # Loss of estrogen holds progesterone back twice: NF-kB silences its receptor, and fewer
    # receptors are made. Both are taken out.
    def gains(p):
        alone = spine(("progesterone_oral", 1.0), p=p) - spine(p=p)
        pair = spine(("progesterone_oral", 1.0), ("estrogen", 1.0), p=p)
        return alone, pair - spine(("estrogen", 1.0), p=p)

    alone, with_estrogen = gains(override(k_NF=0.0, a_PE=0.0))
    assert alone > 0.7 * with_estrogen
    held, free = gains(DEFAULT), gains(override(k_NF=0.0))
    assert held[0] < 0.5 * held[1]
    assert free[0] > held[0]


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_claim_A13_estrogen_lets_the_signal_through(assumption):
    fundamentals.test_claim_F10_progesterone_does_at_least_as_much_with_estrogen(assumption)


def test_claim_A14_benefit_follows_receptors_and_cytokines():
    factors = draw_factors(1000, seed=1)
    bone = []
    for kinds in ((), ("progesterone_oral",)):  # alone: what the trials that differ have tested
        interventions = tuple(Intervention(kind, START_Y, None, 1.0) for kind in kinds)
        course, p = apply_factors(Course("natural", interventions=interventions), DEFAULT, factors)
        end = run(course, [START_Y, START_Y + 2], p, lead_y=LEAD_Y)
        bone.append(end.series["spine_bmd_pct"][-1])
    benefit = bone[1] - bone[0]
    assert np.corrcoef(benefit, factors["rho"])[0, 1] > 0.1
    assert np.corrcoef(benefit, factors["iota"])[0, 1] < 0


def test_claim_A16_progesterone_adds_less_to_a_bisphosphonate_than_to_estrogen():
    added = [
        spine(("progesterone_oral", 1.0), (kind, 1.0)) - spine((kind, 1.0))
        for kind in ("bisphosphonate", "estrogen")
    ]
    assert added[0] < added[1]


def test_claim_A18_cyclic_mpa_before_menopause():
    intermediate.test_claim_I10_a_cyclic_progestin_gains_while_estrogen_is_there()


def test_claim_A19_estrogen_with_mpa_against_estrogen():
    fundamentals.test_claim_F12_the_pair_gains_more_and_two_antiresorptives_less_than_their_sum()


def test_claim_A20_progesterone_alone_against_placebo():
    fundamentals.test_claim_F11_alone_within_a_point_of_placebo_and_not_below()


def test_claim_A21_cream_in_one_practice():
    intermediate.test_claim_I15_cream_does_not_reach_the_uncontrolled_report()


def test_claim_A22_the_switch_shows_which_trials_each_strength_reproduces():
    boards = {name: prediction.scoreboard(name) for name in ASSUMPTIONS}
    first, last = boards["none"], boards["strong"]
    assert [one["id"] for one in first] == [one["id"] for one in last]
    assert all(one["verdict"] for board in boards.values() for one in board)
    moved = [a["id"] for a, b in zip(first, last, strict=True) if a["predicted"] != b["predicted"]]
    told_apart = [a["id"] for a, b in zip(first, last, strict=True) if a["verdict"] != b["verdict"]]
    assert moved
    assert told_apart


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_claim_A23_alone_little_and_beside_estrogen_more(assumption):
    fundamentals.test_claim_F10_progesterone_does_at_least_as_much_with_estrogen(assumption)
    fundamentals.test_claim_F11_alone_within_a_point_of_placebo_and_not_below()


def test_claim_N03_stopping_estrogen_loses_faster_than_stopping_a_bisphosphonate():
    estrogen, drug = (predict(row)["arm_mean_change_pct"] for row in ("E091", "E092"))
    assert estrogen < drug < 0
