"""The errors that a caller of the model may meet."""

from __future__ import annotations


class RequestError(ValueError):
    """A request that the model refuses, with a sentence that says what is allowed.

    Parameters
    ----------
    message : str
        One or two plain sentences for the person who sent the request.
    field : str or None
        The input or option at fault, so that a page can show the sentence beside its control.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class EvidenceError(ValueError):
    """A malformed evidence table; the message names row and column."""
