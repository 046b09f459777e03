"""Whether the loop of bone cells swings: the damping of its slowest pair of modes.

A loop that swings would show waves after every change that nobody has seen in women.
"""

from model.physiology.equations import Forcing, baseline, production_loss

CELLS = (2, 3, 4, 5)  # osteoclasts, released factors, pre-osteoblasts, osteoblasts
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


def damping_ratio(p):
    """Find the least damping ratio among the modes of the loop: 1 does not swing, 0 swings for ever.

    Parameters
    ----------
    p : ParameterSet of floats

    Returns
    -------
    float
    """
    return min(-root.real / abs(root) for root in _roots(_characteristic(loop(p))))


def _characteristic(matrix):
    """Compute the coefficients of the characteristic polynomial, highest first (Faddeev and LeVerrier)."""
    size = len(matrix)
    found, product = [1.0], [[0.0] * size for _ in range(size)]
    for k in range(1, size + 1):
        product = [
            [sum(matrix[i][m] * product[m][j] for m in range(size)) for j in range(size)] for i in range(size)
        ]
        for i in range(size):
            for j in range(size):
                product[i][j] += found[-1] * matrix[i][j]
        found.append(-sum(product[i][i] for i in range(size)) / k)
    return found


def _roots(coefficients):
    """Find all roots of a polynomial with leading coefficient 1 (Durand and Kerner)."""
    size = len(coefficients) - 1
    scale = max(abs(c) ** (1 / k) for k, c in enumerate(coefficients) if k)
    roots = [scale * (0.4 + 0.9j) ** k for k in range(size)]
    for _ in range(500):
        moved = 0.0
        for i, root in enumerate(roots):
            value = 0j
            for c in coefficients:
                value = value * root + c
            below = 1 + 0j
            for j, other in enumerate(roots):
                if j != i:
                    below *= root - other
            shift = value / below
            roots[i] = root - shift
            moved = max(moved, abs(shift))
        if moved < 1e-14 * scale:
            break
    return roots
