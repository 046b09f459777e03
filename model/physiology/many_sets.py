"""Many parameter sets at once: arrays that the model takes wherever it takes a number.

A parameter set whose entries are `Values` runs as one does, with one result for each of its sets. So
a fit looks at a thousand sets in the time of thirty, and a band needs one run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from .parameters import ASSUMPTIONS, ParameterSet, calibrated, override
from .posterior import sampled_values

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


class Values(np.ndarray):
    """One value per parameter set.

    Stored results are found again by the array itself, not by what it holds: it must not be written
    to once it is in use. As a condition it counts as what all its values agree on.
    """

    def __hash__(self) -> int:  # type: ignore[override]
        """Hash the array itself."""
        return id(self)

    @property
    def bare(self) -> Array:
        """The same values as an array that is nothing else."""
        return self.view(np.ndarray)

    def __bool__(self) -> bool:
        """Tell whether the values are true, all of them; refuse to say where they differ."""
        true = int(np.count_nonzero(self))
        if 0 < true < self.size:
            raise ValueError("Some parameter sets meet this condition and others do not.")
        return bool(true)


def stack(p: ParameterSet, values: Mapping[str, Sequence[float] | Array]) -> ParameterSet:
    """Put the values of many sets into one.

    Parameters
    ----------
    p : ParameterSet
        What the others share.
    values : mapping of str to sequence (sets,)

    Returns
    -------
    ParameterSet
    """
    return override(p, **{name: np.array(column, float).view(Values) for name, column in values.items()})


@lru_cache(maxsize=len(ASSUMPTIONS))
def posterior_set(assumption: str) -> ParameterSet:
    """Give all sampled parameter sets of a position of the assumption switch as one.

    Returns
    -------
    ParameterSet
        Its free parameters are arrays (draws,).

    Raises
    ------
    PosteriorError
        For a file that belongs to another version of the model.
    """
    return stack(calibrated(assumption), sampled_values(assumption))
