"""Other models: are ours and theirs plausible beside each other? See `reference_models`."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from model.physiology.equations import Forcing, baseline, production_loss
from model.physiology.parameters import DEFAULT
from tests.laws.reference_models import Komarova, Lemaire
from tests.laws.sampling import follow

PUBLISHED = (7.734e-4, 7.282e-4, 9.127e-4)  # pM


def rest(model):
    """Where a Lemaire model settles."""
    return _follow(model, PUBLISHED, [3000])[-1]


def _follow(model, state, days):
    solution = solve_ivp(
        lambda day, x: model.slope(x),
        (0, days[-1]),
        state,
        method="LSODA",
        rtol=1e-9,
        atol=1e-13,
        t_eval=days,
    )
    return solution.y.T


def test_lemaire_rests_where_it_was_published():
    assert rest(Lemaire()) == pytest.approx(PUBLISHED, rel=1e-3)


@pytest.mark.parametrize(
    ("change", "factors"),
    [
        ({"parathyroid_input": 1000.0}, (5.34, 2.31, 4.06)),
        ({"opg_input": 2e5}, (0.085, 0.291, 0.042)),
        ({"rankl_input": 1e4}, (3.84, 1.96, 2.99)),
        ({"K_OP": 1e5}, (1.456, 1.207, 1.345)),  # its stand-in for a lack of estrogen
    ],
)
def test_lemaire_answers_as_computed_before(change, factors):
    assert rest(Lemaire(**change)) / rest(Lemaire()) == pytest.approx(factors, rel=0.01)


def test_lemaire_forgets_a_pulse_of_osteoclasts_within_two_months():
    start = np.array(rest(Lemaire()))
    at = _follow(Lemaire(), np.add(start, [0, 0, 1e-3]), [0, 1, 5, 10, 60])[:, 2] / start[2]
    assert at == pytest.approx([2.10, 1.81, 1.21, 1.02, 1.0], abs=0.01)


def test_komarova_rests_and_remodels_one_site():
    model = Komarova()
    assert model.rest() == pytest.approx((1.06, 212.1), rel=2e-3)
    clasts, blasts = model.rest()
    days = np.arange(0, 800)
    states = _follow(model, (clasts + 10, blasts, 100.0), days)
    assert states[:, 2].min() == pytest.approx(89.8, abs=0.1)
    assert abs(int(states[:, 2].argmin()) - 12) <= 1
    assert states[:, 1].max() == pytest.approx(397, rel=0.01)
    assert states[-1, 2] == pytest.approx(99.98, abs=0.05)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ({"rankl_input": 1e3}, {"parathyroid": 1.5}),
        ({"opg_input": 2e4}, {"rankl_block": 0.5}),
        ({"K_OP": 1e5}, {"estrogen": 0.3}),
    ],
)
def test_ours_moves_cells_the_way_lemaire_does(theirs, ours):
    """More RANKL, less RANKL, no estrogen: osteoclasts and osteoblasts go the same way in both."""
    _, B, C = rest(Lemaire(**theirs)) / rest(Lemaire())
    (end,) = follow(DEFAULT, [(2000, Forcing(**ours))], [2000])
    assert (end[5] > 1) == (B > 1)
    assert (end[2] > 1) == (C > 1)


def test_ours_is_slower_than_lemaire_and_settles_as_smoothly():
    """Eigenvalues of the cells at rest: theirs die within weeks, ours within a year or so."""
    theirs = _eigenvalues(Lemaire().slope, np.array(rest(Lemaire())))

    def slope(state):
        production, loss = production_loss(DEFAULT)([*state, *baseline(DEFAULT)[6:]], Forcing())
        cells = zip(production, loss, state, strict=False)  # the first six of all states
        return [gain - rate * x for gain, rate, x in cells]

    ours = _eigenvalues(slope, np.ones(6))
    assert theirs.real.max() == pytest.approx(-0.086, abs=0.002)
    assert -0.05 < ours.real.max() < -0.002
    assert np.all(-ours.real / np.abs(ours) >= 0.5)


def _eigenvalues(slope, state):
    columns = []
    for i, x in enumerate(state):
        move = np.zeros_like(state)
        move[i] = 1e-6 * x
        up, down = np.array(slope(list(state + move))), np.array(slope(list(state - move)))
        columns.append((up[: len(state)] - down[: len(state)]) / (2e-6 * x))
    return np.linalg.eigvals(np.array(columns).T)
