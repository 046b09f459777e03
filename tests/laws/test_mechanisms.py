"""Every mechanism can be switched off, and then changes what it should and nothing else."""

from dataclasses import replace

import pytest

from model.physiology import readouts
from model.physiology.ageing import formation_capacity
from model.physiology.equations import STATES, Forcing, activity, baseline, competition, production_loss
from model.physiology.parameters import DEFAULT, PRIOR, override
from model.physiology.receptors import (
    bound_receptors,
    dimers,
    occupancy,
    receptor_number,
    sense_cycle,
)
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.run import run

# A woman out of balance in every state, so that each mechanism has something to act on.
STATE = [1.6, 0.8, 1.4, 1.3, 1.2, 1.1, 0.9, 0.85, 0.9, 0.92, 2.0, 1.5, 1.05, 0.3, 0.8, 0.85]
FORCING = Forcing(0.4, 0.6, 1.1, 0.95, 0.9, 1.05, 0.01, 0.2, 0.1)

BUILT = {f"{site}_{part}" for site in ("spine", "hip", "trabecular") for part in ("matrix", "mineral")}
MATRIX = {name for name in BUILT if name.endswith("matrix")}
BOUND = {"osteoclasts", "dormant_precursors"}  # RANKL that is free, and what an antibody takes of it
MINERAL = BUILT - MATRIX
# Parameter and the value that switches its mechanism off -> the states whose rates it reaches.
MECHANISMS = {
    ("a_I", 0.0): {"inflammation"},  # tone rises without estrogen
    ("a_G", 0.0): {"genes"},  # progesterone drives genes
    ("k_NF", 0.0): {"genes"},  # NF-kB silences the receptor
    ("a_O", 0.0): BOUND,  # estrogen supports OPG
    ("k_O", 0.0): BOUND,  # OPG is a decoy for RANKL
    ("a_LI", 0.0): BOUND,  # tone raises RANKL
    ("a_CE", 0.0): {"osteoclasts"},  # estrogen ends osteoclasts
    ("z_E", 0.0): {"osteoclasts"},  # bisphosphonate
    ("a_CI", 0.0): {"osteoclasts", "released_factors"} | MATRIX,  # tone rouses osteoclasts
    ("t_T", 0.0): {"preosteoblasts"},  # coupling by released factors
    ("c_R", 0.0): {"preosteoblasts"},  # genes commit
    ("c_M", 0.0): {"preosteoblasts", "osteoblasts"},  # genes mature
    ("a_BI", 0.0): {"osteoblasts"},  # tone ends osteoblasts
    ("a_BE", 0.0): {"osteoblasts"},  # estrogen keeps osteoblasts
    ("h_G", 0.0): BUILT,  # genes make matrix
    ("s_H", 1.0): {"hip_matrix", "hip_mineral"},  # less of it at the hip
    ("q_I", 0.0): BUILT,  # tone brakes matrix
    ("gamma", 0.0): {"spine_matrix", "spine_mineral"},  # strain calls builders
    ("gamma_H", 0.0): {"hip_matrix", "hip_mineral"},  # the same at the hip
    ("k_m", 0.0): MINERAL,  # secondary mineralization
    ("gamma_T", 0.0): {"trabecular_matrix", "trabecular_mineral"},  # and in spongy bone
    ("k_H", 0.0): {"hip_matrix", "hip_mineral"},  # age takes more at the hip
    ("q_L", 0.0): BUILT,  # bone gets used to a load
    ("a_Q", 0.0): {"osteoclasts"},  # dormant precursors wake
    ("k_Z", 0.0): {"bisphosphonate", "buried_bisphosphonate"},
    ("f_Y", 0.0): {"buried_bisphosphonate"},
    ("k_Y", 0.0): {"bisphosphonate", "buried_bisphosphonate"},
}
FORCINGS = {
    "load": BUILT | {"accustomed_load"},
    "nutrients": BUILT,
    "age": BUILT,
    "parathyroid": BOUND,
    "rankl_block": BOUND,
    "bisphosphonate_uptake": {"bisphosphonate"},
    "dimers": {"genes"},
}


def reached(p, forcing, other_p, other_forcing):
    """States whose production or loss differs."""
    one, other = production_loss(p)(STATE, forcing), production_loss(other_p)(STATE, other_forcing)
    return {name for i, name in enumerate(STATES) if one[0][i] != other[0][i] or one[1][i] != other[1][i]}


@pytest.mark.parametrize(("switch", "states"), MECHANISMS.items(), ids=[one[0] for one in MECHANISMS])
def test_a_mechanism_reaches_its_own_states_alone(switch, states):
    # The table's values: a fit may have put a mechanism at 0.
    assert reached(PRIOR, FORCING, replace(PRIOR, **dict([switch])), FORCING) == states


@pytest.mark.parametrize("switch", MECHANISMS, ids=lambda x: str(x))
def test_without_a_mechanism_a_healthy_woman_stays_as_she_is(switch):
    p = replace(PRIOR, **dict([switch]))
    production, loss = production_loss(p)(baseline(p), Forcing())
    for made, lost, value in zip(production, loss, baseline(p), strict=True):
        assert made == pytest.approx(lost * value, abs=1e-15)


@pytest.mark.parametrize(("name", "states"), FORCINGS.items())
def test_a_forcing_reaches_its_own_states_alone(name, states):
    usual = FORCING._replace(**{name: getattr(Forcing(), name)})
    assert reached(PRIOR, FORCING, PRIOR, usual) == states


def test_estrogen_and_cytokine_blockade_reach_what_cytokines_and_estrogen_do():
    assert reached(PRIOR, FORCING, PRIOR, FORCING._replace(estrogen=1.0)) == {
        "inflammation",
        "osteoclasts",
        "osteoblasts",
        "dormant_precursors",
    }
    blocked = reached(PRIOR, FORCING, PRIOR, FORCING._replace(cytokine_block=1.0))
    assert (
        blocked == {"genes", "osteoclasts", "released_factors", "osteoblasts", "dormant_precursors"} | BUILT
    )


# Level 1 of a treatment -> the parameters that are all it does.
TREATMENTS = {
    "estrogen": {"added_estrogen": 0.0},
    "progesterone_oral": {"added_progesterone_oral": 0.0},
    "progesterone_cyclic": {"added_progesterone_cyclic": 0.0},
    "progesterone_cream": {"added_progesterone_cream": 0.0},
    "mpa": {"added_mpa": 0.0},
    "mpa_cyclic": {"added_mpa": 0.0},
    "bisphosphonate": {"bisphosphonate_surface": 0.0},
    "raloxifene": {"raloxifene_estradiol": 0.0},
    "tibolone": {"tibolone_estradiol": 0.0, "added_tibolone": 0.0},
    "norethisterone": {"norethisterone_estradiol": 0.0, "added_norethisterone": 0.0},
    "dydrogesterone": {"added_dydrogesterone": 0.0},
    "denosumab": {"denosumab_block": 0.0},
    "teriparatide": {"teriparatide_formation": 0.0, "teriparatide_rankl": 0.0},
    "romosozumab": {"romosozumab_load": 0.0, "romosozumab_rankl": 0.0},
    "exercise": {"exercise_load": 0.0, "exercise_rankl": 0.0},
    "calcium_vitamin_d": {"calcium_nutrients": 0.0, "calcium_parathyroid": 0.0},
    "block_il1": {"block_il1": 0.0},
    "block_tnf": {"block_tnf": 0.0},
}


def bone(course, p, years=(-1, 0, 1, 3)):
    return run(course, list(years), p, lead_y=3).series


@pytest.mark.parametrize(("kind", "off"), TREATMENTS.items())
def test_a_treatment_without_its_parameter_is_no_treatment(kind, off):
    taken = Course("natural", interventions=(Intervention(kind, 0.0, None, 1.0),))
    without, untreated = (bone(one, override(PRIOR, **off)) for one in (taken, Course("natural")))
    assert without["spine_bmd_pct"] == pytest.approx(untreated["spine_bmd_pct"], abs=5e-4)
    with_it = bone(taken, PRIOR)
    assert with_it["ctx_pct"] != untreated["ctx_pct"]


def test_lifting_gains_fast_through_rankl_and_goes_on_through_strain():
    taken = Course("natural", interventions=(Intervention("exercise", 5.0, None, 1.0),))
    years = (5, 6, 8)
    without = bone(Course("natural"), PRIOR, years)["spine_bmd_pct"]

    def gains(**off):
        treated = bone(taken, override(PRIOR, **off), years)["spine_bmd_pct"]
        return [one - other for one, other in zip(treated, without, strict=True)][1:]

    signals, strain = gains(exercise_load=0.0), gains(exercise_rankl=0.0)
    assert 0 < signals[1] / signals[0] < strain[1] / strain[0]


def test_age_takes_more_at_the_hip_in_bone_that_treatment_can_hold():
    p, alike = PRIOR, override(PRIOR, k_H=0.0)
    taken = Course("natural", interventions=(Intervention("bisphosphonate", 5.0, None, 1.0),))

    def lost(course, one):
        series = bone(course, one, (5, 15))
        return 100 - series["hip_bmd_pct"][1], series["spine_bmd_pct"][1]

    (with_age, spine), (without, same) = (lost(Course("natural"), one) for one in (p, alike))
    assert spine == same
    assert with_age > without + 0.2
    held_back = [lost(taken, one)[0] for one in (p, alike)]
    assert held_back[0] - held_back[1] < with_age - without


def test_depot_mpa_acts_through_suppressed_estradiol_and_its_own_progestogen():
    taken = Course(interventions=(Intervention("depot_mpa", 0.0, None, 1.0),))
    years = (0, 1)
    plain = bone(taken, DEFAULT, years)["spine_bmd_pct"][1]
    rested = bone(taken, override(depot_estradiol=200.0), years)["spine_bmd_pct"][1]
    silent = bone(taken, override(a_G=0.0), years)["spine_bmd_pct"][1]
    assert plain < 98
    assert rested > 99.5
    assert silent != plain


def test_receptors_need_estrogen_unless_the_link_is_cut():
    assert receptor_number(10.0, DEFAULT) < 0.5 * receptor_number(100.0, DEFAULT)
    assert receptor_number(10.0, override(a_PE=0.0)) == 1
    # The link changes receptors and not the estrogen response itself.
    assert occupancy(20.0, DEFAULT) == occupancy(20.0, override(a_PE=0.0))


def test_both_receptors_bind_and_pair():
    a, b = bound_receptors(9.0, DEFAULT)
    assert 0 < a < DEFAULT.f_A
    assert 0 < b < 1 - DEFAULT.f_A
    only_b = override(f_A=0.0)
    assert bound_receptors(9.0, only_b)[0] == 0
    assert dimers(9.0, only_b) > dimers(9.0, override(f_A=1.0))  # PR-A is the weaker activator
    silent_a = override(alpha_A=0.0)
    assert dimers(9.0, silent_a) == pytest.approx(b * b / (b * b + DEFAULT.K_pair), rel=1e-2)


def test_the_dose_response_is_an_inverted_u_unless_inhibition_is_switched_off():
    levels = [1.0, 9.0, 100.0, 2000.0, 20000.0]
    found = [dimers(level, DEFAULT) for level in levels]
    assert found[0] < found[1] < found[2] > found[3] > found[4]
    rising = [dimers(level, override(K_hi=1e12)) for level in levels]
    assert rising == sorted(rising)
    assert found[1] == pytest.approx(rising[1], rel=1e-3)  # nothing to see at luteal levels


def test_a_cycle_without_an_egg_differs_in_progesterone_alone():
    ovulatory = sense_cycle(Course().cycle, DEFAULT)
    without = sense_cycle(replace(Course().cycle, ovulation=False), DEFAULT)
    assert without.estrogen == ovulatory.estrogen
    assert without.dimers < 0.05 * ovulatory.dimers


def test_ageing_can_be_switched_off():
    assert formation_capacity(10.0, 0.0) == 1
    aged, ageless = (
        run(Course("natural"), [-5, 5, 10], override(s_age=slope), lead_y=3).series for slope in (0.006, 0.0)
    )
    assert aged["spine_bmd_pct"][2] < ageless["spine_bmd_pct"][2] - 0.5
    assert aged["inflammation"] == ageless["inflammation"]


def test_secondary_mineralization_lags_behind_matrix():
    """After breakdown is stopped, matrix settles and mineral goes on rising."""
    taken = Course("natural", interventions=(Intervention("bisphosphonate", 3.0, None, 1.0),))
    quick, slow = (
        run(taken, [3, 3.5, 6], override(k_m=k), lead_y=11).series["spine_bmd_pct"] for k in (0.005, 0.0003)
    )
    assert quick[1] - quick[0] != pytest.approx(slow[1] - slow[0], abs=1e-3)


def test_bisphosphonate_starts_within_months_and_wears_off_over_years():
    taken = Course("natural", interventions=(Intervention("bisphosphonate", 5.0, 9.0, 1.0),))
    ctx = run(taken, [5, 5.25, 8.9, 10, 13], lead_y=13).series["ctx_pct"]
    assert 100 - ctx[1] > 0.6 * (100 - ctx[2])
    assert ctx[3] < 0.5 * (ctx[2] + 100)  # a year off: less than half is back
    assert ctx[4] > ctx[3] + 5


def test_stopping_estrogen_is_felt_within_weeks():
    taken = Course("natural", interventions=(Intervention("estrogen", 5.0, 9.0, 1.0),))
    ctx = run(taken, [8.9, 9.0, 9.06, 9.5], lead_y=13).series["ctx_pct"]
    assert ctx[2] > ctx[1] * 1.1
    assert ctx[3] > ctx[2]


def test_read_outs_follow_and_never_lead():
    genes = readouts.osteoblast_genes(0.8, DEFAULT)
    assert genes["runx2"] == 0.8
    assert genes["alp"] < genes["col1a1"] < 1
    moved = override(h_COL=0.6, h_ALP=0.6, h_OCN=0.6, c_IL1=2.0, c_IL6=2.0, c_TNF=2.0)
    assert reached(DEFAULT, FORCING, moved, FORCING) == set()
    assert readouts.cytokines(1.5, moved)["tnf"] == 2.0


def test_signals_hold_the_competition():
    """OPG and RANK compete for RANKL; the pace of osteoclasts needs no new cells."""
    opg_off = competition(override(a_O=0.0))(1.0, 1.0, 0.0, Forcing(estrogen=0.2))
    opg_on = competition(override(a_O=0.3))(1.0, 1.0, 0.0, Forcing(estrogen=0.2))
    assert opg_on[0] == opg_off[0]
    assert opg_on[1] < opg_off[1]
    assert opg_on[2] > opg_off[2]
    assert activity(override(a_CI=0.0))(0.7) == 1
