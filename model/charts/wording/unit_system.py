"""Hormone levels in the unit system that a reader chose.

Scenarios calculate in the model's own units. Wherever a chart shows a level, in a sentence, a label,
a table, a series or an axis, it is written by a `UnitSystem`, so that no answer mixes two units.
"""

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from ...units import alternative
from ..shapes import Axis, Mark, Series
from .numbers import number, setting

TICKS = 6  # about so many on a converted axis
SIGNIFICANT = 2  # digits that a converted number keeps at least


@dataclass(frozen=True)
class UnitSystem:
    """Writes levels in one unit system; what has no other unit is left as it is.

    Each method takes a quantity in the model's unit and the name of that unit.

    Attributes
    ----------
    name : str
        One of `units.SYSTEMS`.
    """

    name: str = "conventional"

    def unit(self, unit: str) -> str:
        """Name the unit that is shown."""
        other = self._alternative(unit)
        return other["unit"] if other else unit

    def convert(self, value: Any, unit: str) -> Any:
        """Convert a number, or a list of numbers; None stays None."""
        other = self._alternative(unit)
        if other is None or value is None:
            return value
        factor = other["factor"]
        if isinstance(value, list):
            return [None if entry is None else entry * factor for entry in value]
        return value * factor

    def number(self, value: float, unit: str, digits: int | None = None) -> str:
        """Write a level without its unit.

        Parameters
        ----------
        value : float
        unit : str
        digits : int, optional
            Decimals in the model's unit; a setting, as it was given, by default. A converted number
            has about as many significant digits, at most two decimals.
        """
        other = self._alternative(unit)
        if other is None:
            return setting(value) if digits is None else number(value, digits)
        text = number(value).removesuffix(".0") if digits is None else number(value, digits)
        return _with_digits(value * other["factor"], len(text.replace(".", "").strip("0")))

    def quantity(self, value: float, unit: str, digits: int | None = None) -> str:
        """Write a level with its unit: "10 pg/mL" or "37 pmol/L"."""
        return f"{self.number(value, unit, digits)} {self.unit(unit)}"

    def series(self, series: Series) -> Series:
        """Convert a series, or the time of a result, with the band around it."""
        unit = series["unit"]
        if self._alternative(unit) is None:
            return series
        return self._converted(series, ("values", "lower", "upper"), unit) | {"unit": self.unit(unit)}

    def axis(self, axis: Axis) -> Axis:
        """Convert the ends of an axis, or of a panel, and put its ticks on round numbers again."""
        other = self._alternative(axis["unit"])
        if other is None:
            return axis
        low, high = axis["min"] * other["factor"], axis["max"] * other["factor"]
        if axis.get("scale") == "log":
            powers = range(floor(log10(low)), ceil(log10(high)) + 1)
            ticks = [n * 10.0**power for power in powers for n in (1, 2, 5)]
            ticks = [at for at in ticks if low <= at <= high]
        else:
            step = _round_step((high - low) / TICKS)
            high = ceil(high / step - 1e-9) * step
            ticks = [i * step for i in range(ceil(low / step - 1e-9), round(high / step) + 1)]
        ticks = [round(at, 10) for at in ticks]
        return axis | {"unit": other["unit"], "min": low, "max": high, "ticks": ticks}

    def mark(self, mark: Mark, y: str = "", x: str = "") -> Mark:
        """Convert where a mark stands on axes in the units `x` and `y`."""
        mark = self._converted(mark, ("x", "x1", "x2"), x)
        return self._converted(mark, ("y", "y1", "y2", "lower", "upper"), y)

    def _converted(self, data: dict[str, Any], keys: tuple[str, ...], unit: str) -> dict[str, Any]:
        return data | {key: self.convert(data[key], unit) for key in keys if key in data}

    def _alternative(self, unit: str) -> dict[str, Any] | None:
        return alternative(unit) if self.name == "si" else None


def _with_digits(value: float, digits: int) -> str:
    """Write a positive number with so many significant digits, and at most two decimals."""
    if value == 0:
        return "0"
    decimals = max(0, max(SIGNIFICANT, digits) - 1 - floor(log10(value)))
    return f"{value:.{min(decimals, 2)}f}"


def _round_step(least: float) -> float:
    power = 10.0 ** floor(log10(least))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= least * 0.999)
