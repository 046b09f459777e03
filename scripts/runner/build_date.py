"""The day of a build; a build that can be repeated names it in the environment."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from scripts.runner.errors import StepError

VARIABLE = "SOURCE_DATE_EPOCH"


def build_date() -> date:
    """Return today, or the day that SOURCE_DATE_EPOCH names.

    Raises
    ------
    StepError
        When it names none.
    """
    epoch = os.environ.get(VARIABLE)
    if epoch is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise StepError(
            "The day of the build is not known",
            f"the variable {VARIABLE} is {epoch!r}, which is no number of seconds since 1970 ({error})",
            "correct the variable, or remove it to build with the day of today",
        ) from error
