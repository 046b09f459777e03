"""Numbers for prose, read from the evidence table and the outcomes table.

Prose never carries a typed effect size. An author names a row and a field; a row that does not
exist, an empty field or words that the row does not contain stop the build.
"""

from __future__ import annotations

import difflib

from model.trials import evidence_table as data
from model.trials import outcomes_table
from model.trials.outcomes_table import Counted

MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

FORMS = ("size", "signed", "plain")


class UnknownEvidenceError(LookupError):
    """A row, field or wording that the data do not have."""

    def __init__(self, message: str):
        # The macros plugin puts messages through the % operator and would trip over a percent sign.
        super().__init__(message.replace("%", " percent"))


def row(row_id: str) -> dict[str, str]:
    """Return one row of the evidence table.

    Raises
    ------
    UnknownEvidenceError
        Naming the nearest rows.
    """
    rows = data.table()
    if row_id not in rows:
        near = difflib.get_close_matches(row_id, rows, n=5, cutoff=0.3) or list(rows)[:5]
        raise UnknownEvidenceError(f"There is no evidence row {row_id!r}; near it are {', '.join(near)}.")
    return rows[row_id]


def value(row_id: str, field: str, form: str = "size", digits: int | None = None) -> str:
    """Return a number of one row, ready for a sentence, with its unit.

    Parameters
    ----------
    row_id : str
        Such as "E012".
    field : str
        A column that holds a number: ``arm_mean_change_pct``, ``difference_pct``, ``value``,
        ``n_treat`` ...
    form : {"size", "signed", "plain"}
        "size" drops the sign, for sentences that say "fell by"; "signed" always shows it; "plain"
        drops sign and unit.
    digits : int, optional
        Decimals; by default as many as the table has.

    Returns
    -------
    str

    Raises
    ------
    UnknownEvidenceError
    """
    text = _field(row_id, field)
    try:
        number = float(text)
    except ValueError:
        raise UnknownEvidenceError(
            f"Field {field!r} of row {row_id} is {text!r}, not a number; use quoted() for words."
        ) from None
    if digits is None:
        digits = len(text.partition(".")[2].rstrip("0"))
    return with_sign(number, form, digits) + ("" if form == "plain" else _unit(row_id, field))


def with_sign(number: float, form: str, digits: int) -> str:
    """Format a number in one of the three forms, without its unit."""
    if form not in FORMS:
        raise UnknownEvidenceError(f"Form {form!r} is not one of {', '.join(FORMS)}.")
    size = f"{abs(number):,.{digits}f}"
    if form != "signed" or float(size.replace(",", "")) == 0:
        return size
    return (MINUS if number < 0 else "+") + size


def quote(row_id: str, words: str, field: str = "uncertainty") -> str:
    """Return words that stand in a row, checked against it.

    For intervals and counts that the table keeps as text: the author writes them as they are to be
    read, and the build stops when the row says something else. Of a row of the outcomes table it is
    the ratio that is quoted.

    Raises
    ------
    UnknownEvidenceError
    """
    if row_id in outcomes_table.ratios():
        field, text = "ratio", outcomes_table.ratios()[row_id]["ratio"]
    else:
        text = _field(row_id, field)
    plain = words.replace(MINUS, "-").replace(NO_BREAK_SPACE, " ").replace("\N{EN DASH}", "-")
    if plain not in text:
        raise UnknownEvidenceError(f"Field {field!r} of row {row_id} does not say {words!r}; it says: {text}")
    return words


def outcomes(trial: str) -> list[Counted]:
    """List the benefits and harms that one trial counted, same denominator for both arms.

    Parameters
    ----------
    trial : str
        As in the column ``trial`` of model/data/outcomes.csv.

    Raises
    ------
    UnknownEvidenceError
        Naming the trials there are.
    """
    rows = outcomes_table.table().values()
    found = [entry for entry in rows if entry["trial"] == trial]
    if not found:
        known = ", ".join(sorted({entry["trial"] for entry in rows}))
        name = outcomes_table.FILE.name
        raise UnknownEvidenceError(f"There is no trial {trial!r} in {name}. Allowed: {known}.")
    return found


def count(row_id: str, arm: str) -> str:
    """Say how many had an outcome in one arm, with the denominator: "86 of 1,000".

    Parameters
    ----------
    row_id : str
        Row of model/data/outcomes.csv, such as "W15".
    arm : {"placebo", "treated"}

    Raises
    ------
    UnknownEvidenceError
    """
    rows = outcomes_table.table()
    if row_id not in rows or arm not in ("placebo", "treated"):
        known = ", ".join(rows)
        raise UnknownEvidenceError(
            f"There is no arm {arm!r} of outcome {row_id!r}. Allowed: placebo or treated of {known}."
        )
    return f"{rows[row_id][arm]:,} of {rows[row_id]['per']:,}"


def recalled(row_id: str) -> bool:
    """Tell whether nobody has yet read the number in its source; a row of either table."""
    entry = outcomes_table.table().get(row_id) or outcomes_table.ratios().get(row_id) or row(row_id)
    return entry["verification"] != "seen"


def source(row_id: str) -> str:
    """Return the key of the reference that a number comes from; a row of either table."""
    entry = outcomes_table.table().get(row_id) or row(row_id)
    return entry["bibkey"]


def _field(row_id: str, field: str) -> str:
    entry = row(row_id)
    if field not in entry:
        raise UnknownEvidenceError(f"There is no field {field!r}. Allowed: {', '.join(entry)}.")
    text = entry[field].strip()
    if not text:
        filled = ", ".join(name for name in entry if entry[name].strip())
        raise UnknownEvidenceError(f"Field {field!r} of row {row_id} is empty. Filled are: {filled}.")
    return text


def _unit(row_id: str, field: str) -> str:
    if field.endswith("_pct"):
        return "%"
    unit = row(row_id)["value_units"].strip() if field == "value" else ""
    return f"{NO_BREAK_SPACE}{unit}" if unit else ""
