"""Numbers as words: rounded by the same rules everywhere."""

MINUS = "−"


def percent(value, digits=1):
    """A percentage with its sign kept readable: 7.38 -> "7.4%", -0.04 -> "0.0%"."""
    return f"{number(value, digits)}%"


def number(value, digits=1):
    """A rounded number with a true minus sign and never a negative zero."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def set_to(value):
    """A setting as a reader would type it: 9.0 -> "9", 2.5 -> "2.5"."""
    return number(value).removesuffix(".0")


def change(value, digits=1):
    """A change in words: "falls by 7.4%", "rises by 1.0%", "stays level"."""
    if abs(value) < 0.05:
        return "stays level"
    return f"{'falls' if value < 0 else 'rises'} by {percent(abs(value), digits)}"


def name(choice, value):
    """The label of an option of a control."""
    return dict(choice.options)[value]


def thin(values, columns, step):
    """Rows for a table at every `step` of the first column.

    Parameters
    ----------
    values : list of float
        Times.
    columns : list of list of float
    step : float

    Returns
    -------
    list of list of float
        Rounded to what the eye can use; None where a value is missing.
    """
    rows = []
    for i, at in enumerate(values):
        if abs(at / step - round(at / step)) < 1e-9:
            rows.append([_short(at)] + [_short(column[i]) for column in columns])
    return rows


def _short(value):
    return None if value is None else round(value, 2)
