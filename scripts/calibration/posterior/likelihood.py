"""How probable the published numbers are: each row's own error, and the spread between trials.

A published number differs from what the model says for two reasons. Chance in the trial: its printed
standard error, or what its interval stands for; where it prints none, the stated tolerance as a 95 %
interval. And all in which trials differ that the model does not know, its own faults included: a
normal spread of unknown size, one size for each outcome and kind of report, and for women who take
nothing apart, found along with the parameters. Rows of one study and outcome are not independent:
they share half of that variance. No row is trimmed or weighted. Pooled rows repeat some of the
trials beside them.
"""

import numpy as np

from model.trials.evidence_table import study_of
from model.trials.prediction import group_of
from model.trials.tolerances import NORMAL, measured, tolerance

SHARED = 0.5  # of the variance between trials: what arms of one trial have in common (scanner, women,
# season); assumption: half. With all of it the differences between arms would count as known exactly.
# Scale of the half-normal prior of a spread between trials. Density in points, or points a year:
# trials of the same treatment differ by about 1 point (E070, E078, E084) and cohorts by about as much
# a year (E019 to E021). Markers in points: two of them differed by 31 in the same women (E037).
SCALES = {("density", "total"): 1.0, ("density", "per_year"): 0.5, ("marker", "total"): 15.0}
SCALE_RANKL = 50.0  # points: one study of cells from bone marrow
LN_2PI = float(np.log(2 * np.pi))


def scale_of(group):
    """Look up the prior's scale of a group's spread between trials."""
    outcome, report, _ = group.split()
    if outcome == "rankl":
        return SCALE_RANKL
    kind = "density" if outcome.endswith("_bmd") else "marker"
    return SCALES.get((kind, report), SCALES[kind, "total"])


class Likelihood:
    """The rows of a fit as arrays.

    Attributes
    ----------
    rows : list of dict of str to str
        Ordered so that rows of one study and outcome stand together.
    columns : list of str
        What of a prediction each is compared with.
    values, errors : ndarray (rows,)
        Measured, and its standard error.
    groups : list of str
        See `group_of`.
    group : ndarray (rows,)
        The place of each row's group.
    starts : ndarray
        The first row of each block: one study, one outcome.
    trials : list of str
        The study of each row.
    """

    def __init__(self, rows):
        self.rows = sorted(rows, key=lambda row: (study_of(row), row["outcome"], row["id"]))
        compared = [measured(row) for row in self.rows]
        self.columns = [column for column, _ in compared]
        self.values = np.array([value for _, value in compared])
        self.errors = np.array([standard_error(row) for row in self.rows])
        self.groups = sorted({group_of(row) for row in self.rows})
        self.group = np.array([self.groups.index(group_of(row)) for row in self.rows])
        self.trials = [*map(study_of, self.rows)]
        blocks = [(study_of(row), row["outcome"]) for row in self.rows]
        self.starts = np.array([i for i, block in enumerate(blocks) if not i or block != blocks[i - 1]])
        self._same = np.array([[a == b for b in blocks] for a in blocks])

    def scales(self):
        """List the prior's scale of each group."""
        return [scale_of(group) for group in self.groups]

    def log_blocks(self, distances, spreads, used=None):
        """Compute the log probability of each trial's outcome.

        Parameters
        ----------
        distances : ndarray (rows, sets)
            Model less measured.
        spreads : ndarray (sets, groups)
            Between trials.
        used : ndarray (rows, sets) of bool, optional
            Rows that count; all of them if not given.

        Returns
        -------
        ndarray (blocks, sets)
        """
        variance = spreads.T[self.group] ** 2
        own = self.errors[:, None] ** 2 + (1 - SHARED) * variance
        common = (SHARED * variance) ** 0.5
        weight = np.ones_like(own) if used is None else used.astype(float)

        def per_block(rows):
            return np.add.reduceat(weight * rows, self.starts, axis=0)

        # A diagonal matrix and one of rank one: inverse and determinant are known in closed form.
        held = 1 + per_block(common**2 / own)
        squares = per_block(distances**2 / own) - per_block(common * distances / own) ** 2 / held
        return -0.5 * (squares + per_block(np.log(own) + LN_2PI) + np.log(held))

    def covariance(self, spreads, used=None):
        """Compute the covariance of the rows (rows, rows) for one set; rows not used get no weight."""
        deviation = spreads[self.group]
        found = SHARED * self._same * np.outer(deviation, deviation)
        found += np.diag(self.errors**2 + (1 - SHARED) * deviation**2)
        if used is not None:
            both = np.outer(used, used)
            found = np.where(both, found, 0.0) + np.diag(np.where(used, 0.0, 1e12))
        return found


def standard_error(row):
    """Compute the standard error that stands for a row's interval or stated tolerance."""
    allowed = tolerance(row)
    return (allowed.upper - allowed.lower) / 2 / NORMAL
