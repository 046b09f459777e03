"""What notebooks import: one call for one run, and its result as a table with units.

The reader's browser goes without this module: pages ask `api.run`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from math import inf
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import RequestError, quote, refuse_unknown
from .physiology.parameters import DEFAULT, PARAMETERS, ParameterSet, override
from .simulation import run
from .simulation.course_limits import check_years
from .units import Number

if TYPE_CHECKING:
    from pandas import DataFrame

TIME = "year"  # the first column of a table
WOMAN = "woman"  # the second one, where a run is of several women at once
# Every month from 5 years before the event of a course, such as the final period, to 15 years after it.
YEARS = tuple(month / 12 for month in range(-5 * 12, 15 * 12 + 1))


class MissingPackageError(ImportError):
    """A package that one call alone needs and that is not installed, with the command that installs it."""


@dataclass(frozen=True)
class Result(run.Result):
    """Series of one run, with their units, as a table.

    Attributes
    ----------
    years : list of float
        Years of the run's clock.
    series : dict of str to list
        One entry per time, by the names in `units`; each a float, or an array (women,).
    course : Course, CyclicCourse or HormoneClamp
        What was simulated.
    parameters : ParameterSet
        With what.
    """

    course: run.AnyCourse
    parameters: ParameterSet

    @property
    def units(self) -> dict[str, str]:
        """Give the unit of each series by its name."""
        return {name: run.SERIES[name][1] for name in self.series}

    @property
    def labels(self) -> dict[str, str]:
        """Give what each series is called on a chart, by its name."""
        return {name: run.SERIES[name][0] for name in self.series}

    def to_frame(self) -> DataFrame:
        """Convert to a table of pandas.

        Returns
        -------
        pandas.DataFrame
            One column per series, by year (by year and woman, where there are several); its
            ``attrs`` hold ``units`` and ``labels``.

        Raises
        ------
        MissingPackageError
            Where pandas is not installed.
        """
        try:
            from pandas import DataFrame
        except ModuleNotFoundError as error:
            raise MissingPackageError(
                "to_frame needs the package pandas, which is not installed: python -m pip install pandas. "
                "Without it, to_csv and the attribute series give the same numbers.",
                name="pandas",
            ) from error
        header, *rows = self._table()
        keys = [name for name in header if name not in self.series]
        frame = DataFrame(rows, columns=header).set_index(keys)
        frame.attrs = {"units": self.units, "labels": self.labels}
        return frame

    def to_csv(self, path: str | PathLike[str] | None = None) -> str:
        """Write as comma-separated values, with the series' names as the first line.

        Parameters
        ----------
        path : str or path, optional
            The file to write; none by default.

        Returns
        -------
        str
            What is written.

        Raises
        ------
        RequestError
            Where the file cannot be written.
        """
        text = StringIO()
        csv.writer(text, lineterminator="\n").writerows(self._table())
        if path is not None:
            if not isinstance(path, (str, PathLike)):
                raise RequestError(f"'path' must be the name of a file, not {quote(path)}.", "path")
            try:
                Path(path).write_text(text.getvalue(), encoding="utf-8")
            except (OSError, ValueError) as error:  # the second for a name that no file can have
                told = getattr(error, "strerror", None) or str(error)
                raise RequestError(f"Cannot write {quote(str(path))}: {told}.", "path") from error
        return text.getvalue()

    def _table(self) -> Iterator[list[Any]]:
        """Yield the names of columns, then the rows."""
        columns = list(self.series.values())
        women = max(_count(value) for column in columns for value in column)
        yield [TIME, *([WOMAN] if women else []), *self.series]
        for year, *values in zip(self.years, *columns, strict=True):
            if not women:
                yield [year, *values]
            for woman in range(women):
                yield [year, woman, *(_of_woman(value, woman) for value in values)]


def _count(value: Any) -> int:
    """Count the women of an array; 0 for a number, also one of NumPy."""
    return value.size if getattr(value, "ndim", 0) else 0


def _of_woman(value: Any, woman: int) -> float:
    """Pick one woman's value; women who do not differ share one."""
    return float(value[woman % value.size] if _count(value) else value)


def simulate(
    course: run.AnyCourse,
    years: Sequence[float] = YEARS,
    parameters: ParameterSet | Mapping[str, Number] | None = None,
    lead_y: float = 0.0,
) -> Result:
    """Simulate what happens to bone over a course of life.

    Parameters
    ----------
    course : Course, CyclicCourse or HormoneClamp
    years : sequence of float
        Ascending, on the course's clock; bone density and markers are percent of the first. By
        default every month from 5 years before the event of a course to 15 years after it.
    parameters : ParameterSet or mapping of str to float, optional
        A whole set, such as ``calibrated("strong")``, or some values by name that replace those of
        the default, the calibrated set of the assumption `small`.
    lead_y : float
        Years to run before the first time, from the baseline of a healthy premenopausal woman.

    Returns
    -------
    Result

    Raises
    ------
    RequestError
        Naming what is at fault and what is allowed.
    """
    chosen = _choose(parameters)
    try:
        found = run.run(course, check_years(years, lead_y), chosen, lead_y)
    except ArithmeticError as error:
        raise _no_answer(chosen) from error
    if not all(_is_finite(value) for column in found.series.values() for value in column):
        raise _no_answer(chosen)
    return Result(found.years, found.series, course, chosen)


def _is_finite(value: Any) -> bool:
    """Tell whether a number, or each of an array, is finite and not complex, as a power can become."""
    return not isinstance(value, complex) and all(-inf < end < inf for end in _ends(value))


def _ends(value: Any) -> tuple[float, float]:
    """Find the least and the most of an array; a number is both."""
    return (value.min(), value.max()) if _count(value) else (value, value)


def _no_answer(p: ParameterSet) -> RequestError:
    beyond = [
        f"{name} from {lowest:g} to {highest:g}"
        for name, (lowest, highest) in ((name, row.bounds) for name, row in PARAMETERS.items())
        if not all(lowest <= end <= highest for end in _ends(getattr(p, name)))
    ]
    together = "Its levels and parameters, taken together, must be such as life can bring."
    allowed = f"Plausible: {', '.join(beyond)}." if beyond else together
    return RequestError(f"The equations have no finite answer for this course. {allowed}", "course")


def _choose(parameters: ParameterSet | Mapping[str, Number] | None) -> ParameterSet:
    if parameters is None:
        return DEFAULT
    if isinstance(parameters, Mapping):
        refuse_unknown(parameters, PARAMETERS, "parameter")
        return override(**parameters)
    if isinstance(parameters, ParameterSet):
        return parameters
    raise RequestError(
        f"'parameters' must be a ParameterSet, or values by the names of parameters, not {quote(parameters)}.",
        "parameters",
    )
