"""The mark that ties a calibration to the evidence: what the fit read, and nothing else.

A corrected note, source or row that plays no part in the fit leaves the calibration as good as it
was, so those do not count.
"""

import hashlib
import json

from model.trials import evidence_table

# Columns that no number of the fit comes from: words for readers, and where they were read.
WORDS = ("population", "intervention", "dose", "uncertainty", "verification", "url", "notes")


def fingerprint(rows=None):
    """Hash the rows to fit, in every column that the fit can read.

    Parameters
    ----------
    rows : iterable of dict of str to str, optional
        Those of the evidence table if not given.

    Returns
    -------
    str
    """
    rows = evidence_table.table().values() if rows is None else rows
    read = [
        {column: entry for column, entry in row.items() if column not in WORDS}
        for row in rows
        if row["role"] == "fit"
    ]
    return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()
