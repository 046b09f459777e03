"""The numbers of a chart as a table."""

from collections.abc import Sequence

from ..outcome import Outcome
from ..shapes import Series, Table
from .numbers import percent


def full_table(
    outcome: Outcome,
    step: float,
    shown: Sequence[Series] | None = None,
    headings: Sequence[str] | None = None,
) -> Table:
    """Tabulate the series of an outcome over its time, each with the band of the average woman if it has one.

    Parameters
    ----------
    outcome : Outcome
    step : float
        Between two rows, on the time of the outcome.
    shown : list of Series, optional
        All by default.
    headings : list of str, optional
        Of the columns after the first, each with its unit; label and unit of the series by default.
    """
    units = outcome.question.units
    shown = outcome.series if shown is None else shown
    if headings is None:
        headings = [f"{series['label']} ({units.unit(series['unit'])})" for series in shown]
    columns = [units.convert(outcome.time["values"], outcome.time["unit"])]
    named = [outcome.time["label"]]
    for series, heading in zip(shown, headings, strict=True):
        columns.append(units.convert(series["values"], series["unit"]))
        named.append(heading)
        for edge in ("lower", "upper"):
            if f"average_{edge}" in series:
                columns.append(units.convert(series[f"average_{edge}"], series["unit"]))
                named.append(
                    f"{series['label']}, average woman, {edge} ({percent(100 * series['average_level'], 0)} range)"
                )
    return {
        "columns": named,
        "rows": subsample_rows(outcome.time["values"], columns, step),
    }


def subsample_rows(
    times: Sequence[float], columns: Sequence[Sequence[float | None]], step: float
) -> list[list[float | None]]:
    """Pick the rows at every `step` of the times, rounded to what the eye can use."""
    return [
        [rounded(column[i]) for column in columns]
        for i, at in enumerate(times)
        if abs(at / step - round(at / step)) < 1e-9
    ]


def rounded(value: float | None) -> float | None:
    """Round a number to two decimals; None stays None."""
    return None if value is None else round(value, 2)
