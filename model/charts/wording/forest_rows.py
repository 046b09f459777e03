"""What the rows of a forest plot say in words, the same in every chart that has one."""

from .numbers import number

SIMULATED = {"kind": "simulated", "role": "plain", "text": "simulated trial with its 95% interval"}
FOUND = {"kind": "found", "role": "plain", "text": "one that leaves out 0"}


def figures(row, digits=2):
    """An estimate with its interval, or with the words that none was reported.

    Parameters
    ----------
    row : dict
        ``estimate``, ``lower``, ``upper``.
    digits : int
    """
    at = number(row["estimate"], digits)
    if row["lower"] is None or row["upper"] is None:
        return f"{at}, interval not reported"
    return f"{at} ({number(row['lower'], digits)} to {number(row['upper'], digits)})"


def measured_key(rows):
    """Key of the measured marks that stand in some rows: only what is there is explained.

    Parameters
    ----------
    rows : list of dict
        Rows of a forest; those with ``role`` "measured" count.
    """
    found = []
    for outline, closed, name in (
        (False, True, "study with its interval"),
        (False, False, "study, interval not reported"),
        (True, True, "study of MPA, a progestin, with its interval"),
        (True, False, "study of MPA, a progestin; interval not reported"),
    ):
        if any(_looks(row, outline, closed) for row in rows):
            role = "progestin" if outline else "measured"
            found.append({"kind": "dot", "role": role, "hollow": not closed, "text": name})
    return found


def _looks(row, outline, closed):
    return (
        row["role"] == "measured"
        and bool(row.get("outline")) == outline
        and (row["lower"] is not None) == closed
    )
