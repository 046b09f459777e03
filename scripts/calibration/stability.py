"""Whether the loop of bone cells swings: the damping of its slowest pair of modes.

A loop that swings would show waves after every change that nobody has seen in women.
"""

import numpy as np

from model.physiology.equations import STATES, Forcing, baseline, production_loss

LOOP = ("osteoclasts", "released_factors", "preosteoblasts", "osteoblasts")
CELLS = [STATES.index(name) for name in LOOP]
NUDGE = 1e-5


def loop(p):
    """Compute the derivatives of the four cell states' rates at baseline, 1/day.

    Returns
    -------
    list of list of float
        Row: the state that changes; column: the state that is nudged.
    """
    flow, rest = production_loss(p), baseline(p)

    def slopes(state):
        production, loss = flow(state, Forcing())
        return [production[i] - loss[i] * state[i] for i in CELLS]

    columns = []
    for at in CELLS:
        up, down = list(rest), list(rest)
        up[at] += NUDGE
        down[at] -= NUDGE
        columns.append([(a - b) / (2 * NUDGE) for a, b in zip(slopes(up), slopes(down), strict=True)])
    return [list(row) for row in zip(*columns, strict=True)]


def damping_ratios(p):
    """Find the least damping ratio among the modes of the loop: 1 does not swing, 0 swings for ever.

    Parameters
    ----------
    p : ParameterSet
        Of floats or arrays (sets,).

    Returns
    -------
    float or ndarray (sets,)
    """
    entries = np.broadcast_arrays(*(np.asarray(one, float) for row in loop(p) for one in row))
    matrices = np.moveaxis(np.array(entries), 0, -1)
    roots = np.linalg.eigvals(matrices.reshape(*matrices.shape[:-1], len(CELLS), len(CELLS)))
    return np.min(-roots.real / np.abs(roots), axis=-1)


def damping_ratio(p):
    """Find the least damping ratio of one parameter set, as a float."""
    return float(damping_ratios(p))
