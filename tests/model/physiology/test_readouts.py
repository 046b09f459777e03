"""Read-outs: all 1 at rest, and each a plain function of the state that it shows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.equations import STATES
from model.physiology.parameters import DEFAULT
from model.physiology.readouts import BONE_STATES, bone_densities, cytokines, marker_ctx, osteoblast_genes
from tests.laws.sampling import parameter_sets

few = settings(max_examples=30, deadline=None)
level = st.floats(0.2, 3.0)


@few
@given(parameter_sets())
def test_at_rest_every_read_out_is_one(p):
    assert set(osteoblast_genes(1.0, p).values()) == {1.0}
    assert set(cytokines(1.0, p).values()) == {1.0}
    assert marker_ctx(1.0, p) == 1


@few
@given(parameter_sets(), level, level)
def test_genes_are_powers_of_the_program(p, one, other):
    """A power alone turns factors into factors; the program itself is read as it is."""
    both, first, second = (osteoblast_genes(genes, p) for genes in (one * other, one, other))
    assert both["runx2"] == one * other
    for name, value in both.items():
        assert value == pytest.approx(first[name] * second[name])
        assert (value > 1) == (one * other > 1) or value == pytest.approx(1)


@few
@given(parameter_sets(), level)
def test_each_cytokine_rises_in_proportion_to_the_excess_of_tone(p, tone):
    excess = tone - 1
    found, doubled = cytokines(tone, p), cytokines(1 + 2 * excess, p)
    for name, slope in (("il1", p.c_IL1), ("il6", p.c_IL6), ("tnf", p.c_TNF)):
        assert found[name] - 1 == pytest.approx(slope * excess, abs=1e-12)
        assert doubled[name] - 1 == pytest.approx(2 * (found[name] - 1), abs=1e-12)


def test_density_is_matrix_times_mineral_at_each_site():
    state = [1.0 + i / 10 for i in range(len(STATES))]
    found = bone_densities(state)
    assert [*found] == [*BONE_STATES]
    for site, value in found.items():
        matrix, mineral = (state[STATES.index(f"{site}_{part}")] for part in ("matrix", "mineral"))
        assert value == matrix * mineral


@few
@given(parameter_sets(), st.floats(0.05, 5.0))
def test_ctx_moves_at_least_as_much_as_breakdown(p, breakdown):
    beyond = (marker_ctx(breakdown, p) - breakdown) * (breakdown - 1)
    assert beyond >= -1e-12


def test_women_are_read_one_by_one():
    tones = np.array([0.9, 1.0, 1.7])
    for name, values in cytokines(tones, DEFAULT).items():
        assert values.tolist() == [cytokines(tone, DEFAULT)[name] for tone in tones.tolist()]
