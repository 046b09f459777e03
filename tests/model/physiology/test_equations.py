"""The equations at one moment, in closed form; over time they are tried in tests/laws."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.equations import (
    STATES,
    Forcing,
    activity,
    baseline,
    competition,
    production_loss,
    resting_occupancy,
    synthesis,
)
from model.physiology.parameters import DEFAULT, override
from tests.laws.sampling import parameter_sets

few = settings(max_examples=30, deadline=None)
around_one = st.floats(0.1, 4.0)
tones = st.floats(0.6, 4.0)  # no estrogen brings tone lower, whatever the parameters
states = st.tuples(
    tones,
    *[around_one] * 7,
    *[st.floats(0.1, 1.0)] * 2,
    *[st.floats(0, 50)] * 2,
    around_one,
    st.floats(0, 1),
    around_one,
    st.floats(0.1, 1.0),
).map(list)
forcings = st.builds(
    Forcing,
    estrogen=st.floats(0, 1.1),
    dimers=st.floats(0, 10),
    load=st.floats(0.5, 2),
    nutrients=st.floats(0.5, 1.5),
    age=st.floats(0.3, 1),
    parathyroid=st.floats(0.3, 2),
    bisphosphonate_uptake=st.floats(0, 1),
    cytokine_block=st.floats(0, 1),
    rankl_block=st.floats(0, 20),
)


def rates(p, state, forcing, name):
    """Production and loss rate of one state."""
    production, loss = production_loss(p)(state, forcing)
    return production[STATES.index(name)], loss[STATES.index(name)]


def with_state(**values):
    """The healthy woman's state with some of its entries changed."""
    return [values.get(name, usual) for name, usual in zip(STATES, baseline(DEFAULT), strict=True)]


@few
@given(parameter_sets(), states, forcings, st.floats(0, 1e6))
def test_nothing_is_made_or_lost_less_than_not_at_all(p, state, forcing, rho):
    """What keeps every state positive, however many receptors a woman has."""
    production, loss = production_loss(replace(p, rho=rho))(state, forcing)
    assert min(production) >= 0
    assert min(loss) >= 0


@few
@given(parameter_sets())
def test_new_bone_is_less_mineralized_than_the_whole_and_that_less_than_full(p):
    rest = dict(zip(STATES, baseline(p), strict=True))
    for site in ("spine_mineral", "hip_mineral"):
        assert p.a_new < rest[site] < 1
    # Bone that is renewed faster has less time to mineralize.
    faster = baseline(replace(p, w_LS=2 * p.w_LS))[STATES.index("spine_mineral")]
    assert faster < rest["spine_mineral"]


@few
@given(parameter_sets())
def test_the_healthy_woman_occupies_rank_as_the_competition_says(p):
    rankl, opg, occupied = competition(p)(1.0, 1.0, 0.0, Forcing())
    assert (rankl, opg) == (1, pytest.approx(1))
    assert occupied == pytest.approx(resting_occupancy(p))


@few
@given(parameter_sets(), around_one, st.floats(0, 20))
def test_an_antibody_counts_as_much_as_opg_of_its_strength(p, osteoblasts, block):
    signals = competition(p)
    *_, bound = signals(1.0, osteoblasts, 0.0, Forcing(rankl_block=block))
    *_, more_opg = signals(1.0, osteoblasts + block / p.k_O, 0.0, Forcing())
    assert bound == pytest.approx(more_opg)


@few
@given(parameter_sets(), states, forcings)
def test_tone_that_is_blocked_whole_is_as_if_it_had_not_risen(p, state, forcing):
    blocked = production_loss(p)(state, forcing._replace(cytokine_block=1.0))
    calm = production_loss(p)([1.0, *state[1:]], forcing)
    assert blocked == (pytest.approx(calm[0]), pytest.approx(calm[1]))


@few
@given(parameter_sets(), around_one, around_one, tones, st.floats(0.5, 1.5), st.floats(0.3, 1))
def test_food_and_age_scale_what_is_built(p, genes, osteoblasts, tone, nutrients, age):
    formation = synthesis(p)
    usual = formation(genes, osteoblasts, tone - 1, Forcing())
    scaled = formation(genes, osteoblasts, tone - 1, Forcing(nutrients=nutrients, age=age))
    assert scaled == pytest.approx(usual * nutrients * age)
    assert formation(genes, 2 * osteoblasts, tone - 1, Forcing()) == pytest.approx(2 * usual)
    assert formation(1.0, 1.0, 0.0, Forcing()) == pytest.approx(1)
    assert activity(p)(0.0) == 1


@few
@given(parameter_sets(), st.sampled_from(["spine_matrix", "hip_matrix"]))
def test_strain_has_a_ceiling_and_breakdown_an_end(p, site):
    """As bone vanishes builders work `u_max` times; at `M_half` breakdown has half of its hold."""
    usual, rate = rates(p, baseline(p), Forcing(), site)
    vanishing, _ = rates(p, with_state(**{site: 1e-30}), Forcing(), site)
    assert vanishing == pytest.approx(usual * p.u_max)
    thin, taken = rates(p, with_state(**{site: p.M_half}), Forcing(), site)
    assert taken * p.M_half == pytest.approx(rate * (1 + p.M_half) / 2)
    assert thin > taken * p.M_half
    # Matrix in proportion to load is strained as usual.
    assert rates(p, with_state(**{site: 1.3}), Forcing(load=1.3), site)[0] == pytest.approx(usual)


def test_each_drug_has_its_closed_form():
    p = override(z_E=1.6)
    _, usual = rates(p, baseline(p), Forcing(), "osteoclasts")
    # Half of its effect at the golden ratio, all of it at saturation.
    for bound, more in (((1 + 5**0.5) / 2, 0.8), (1e12, 1.6)):
        _, drugged = rates(p, with_state(bisphosphonate=bound), Forcing(), "osteoclasts")
        assert drugged / usual == pytest.approx(1 + more)
    # On bone it settles where as much leaves as is taken up.
    made, lost = rates(p, baseline(p), Forcing(bisphosphonate_uptake=3 * p.k_Z), "bisphosphonate")
    assert made / lost == pytest.approx(3)
