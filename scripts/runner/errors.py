"""Errors that end a command in one plain sentence, and the exit code."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress

# What a shell reports of a program that Ctrl-C ended, and of one whose reader had gone.
INTERRUPTED = 130
CLOSED_PIPE = 141


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


def explain_os_error(error: OSError) -> StepError:
    """Make a sentence of what the operating system refused; of what it means only where that is known."""
    name = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return StepError(
            "The command could not write all of its output",
            f"the disk is full{name}",
            "free about 1 GB and run the command again",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and name:
        return StepError(
            "A file could not be used",
            f"this user may not do that{name}",
            "check the owner of that file and of its folder, and that no other program holds it open",
        )
    if name:
        return StepError(
            "A file could not be read or written",
            f"the system says: {error.strerror}{name}",
            "put that right and run the command again",
        )
    return explain_unknown(error)


def explain_unknown(error: Exception) -> StepError:
    """Say that nobody foresaw an error, and give what is known of it."""
    said = " ".join(str(error).split())  # on one line
    return StepError(
        "The command stopped",
        f"something happened that nobody foresaw ({type(error).__name__}: {said})",
        "run it again with --verbose to see where, and please report it",
    )


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
    _open_missing_streams()
    try:
        try:
            return step() or 0
        finally:  # also of a step that ends the process itself, such as a parser that printed its help
            _write_out()
    except KeyboardInterrupt:
        _show("\nStopped.", verbose=False)
        return INTERRUPTED
    except StepError as failure:
        _show(str(failure), verbose)
        return 1
    except BrokenPipeError:
        _show("Stopped, because the program that read this output has ended.", verbose)
        return CLOSED_PIPE
    except OSError as error:
        _show(str(explain_os_error(error)), verbose)
        return 1
    except Exception as error:  # a sentence, not a traceback
        _show(str(explain_unknown(error)), verbose)
        return 1


def _open_missing_streams() -> None:
    """Write to nowhere where the caller has closed a stream (`>&-`), as was wished."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, as long as the process


def _write_out() -> None:
    """Write what is held back of the output; what nobody can take is missed once, not again at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _show(sentence: str, verbose: bool) -> None:
    with suppress(OSError):  # where not even this can be said, the exit code tells
        if verbose:
            traceback.print_exc()
        print(sentence, file=sys.stderr, flush=True)
