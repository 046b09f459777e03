"""A curve that a reader draws before the model's: through a few times of one panel."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class Curve:
    """Where a guess is drawn, and what of the model it is held against.

    Attributes
    ----------
    panel : str
        Key of the panel in the picture.
    series : str
        What the model says there.
    start : tuple of (float, float)
        Time and value from which the guess sets out.
    at : tuple of (float, str)
        Times at which a value is asked for, each in words.
    unit : str
    min, max, step : float
        Of a value.
    """

    panel: str
    series: str
    start: tuple[float, float]
    at: tuple[tuple[float, str], ...]
    unit: str
    min: float
    max: float
    step: float = 0.5

    def read(self, outcome: Outcome) -> Sequence[float]:
        """Read the model's values at the times that are asked for."""
        times, values = outcome.time["values"], outcome.values(self.series)
        return [values[times.index(time)] for time, _ in self.at]
