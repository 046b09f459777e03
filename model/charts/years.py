"""The years that a chart shows: close together where things change quickly."""

from functools import lru_cache

NEAR_Y = 2.0  # years on both sides of a change
CLOSE_Y, FAR_Y = 0.125, 0.25  # apart


@lru_cache(maxsize=64)  # each move of a slider needs the same
def output_years(first: float, last: float, changes: tuple[float, ...]) -> tuple[float, ...]:
    """List the years from first to last.

    Parameters
    ----------
    first, last : float
        Years, a whole number of `FAR_Y` apart.
    changes : tuple of float
        Years at which something is switched on or off, or falls.

    Returns
    -------
    tuple of float
        `CLOSE_Y` apart within `NEAR_Y` of a change, `FAR_Y` elsewhere.
    """
    far = round(FAR_Y / CLOSE_Y)
    years = [first + i * CLOSE_Y for i in range(round((last - first) / CLOSE_Y) + 1)]
    return tuple(
        year
        for i, year in enumerate(years)
        if i % far == 0 or any(abs(year - change) <= NEAR_Y for change in changes)
    )
