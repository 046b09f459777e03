"""Errors that end a command in one plain sentence, and the exit code."""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Callable

INTERRUPTED = 130


class StepError(Exception):
    """A step that failed: what, why, and what to try.

    Parameters
    ----------
    what : str
        What failed, as a full clause: "The site could not be built".
    why : str
        The reason, as a clause that can follow "because".
    advice : str
        What to try, as a clause that can end the sentence.
    """

    def __init__(self, what: str, why: str, advice: str):
        super().__init__(f"{what}, because {why}; {advice}.")
        self.what = what
        self.why = why
        self.advice = advice


def explain_os_error(error: OSError) -> tuple[str, str]:
    """Say why the operating system refused, and what to try.

    Returns
    -------
    tuple of (str, str)
        The reason and the advice, ready for `StepError`.
    """
    name = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return f"the disk is full{name}", "free about 1 GB and run the command again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"this user may not write there{name}",
            "check the owner of that folder, and that no other program holds the file open",
        )
    return f"{error.strerror or error}{name}", "put that right and run the command again"


def exit_code_of(step: Callable[[], int | None], verbose: bool = False) -> int:
    """Run a step and turn whatever goes wrong into a sentence and an exit code.

    Parameters
    ----------
    step : callable
        Returns an exit code, or None for success.
    verbose : bool
        Print the traceback as well.

    Returns
    -------
    int
        The exit code of the process.
    """
    try:
        return step() or 0
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    except StepError as failure:
        _show(str(failure), verbose)
        return 1
    except OSError as error:
        why, advice = explain_os_error(error)
        _show(str(StepError("A file could not be read or written", why, advice)), verbose)
        return 1
    except Exception as error:  # a bug of ours: a sentence, not a traceback
        sentence = StepError(
            "The command stopped at a mistake in its own code",
            f"of {type(error).__name__}: {error}",
            "run it again with --verbose to see where, and please report it",
        )
        _show(str(sentence), verbose)
        return 1


def _show(sentence: str, verbose: bool) -> None:
    if verbose:
        traceback.print_exc()
    print(sentence, file=sys.stderr, flush=True)
