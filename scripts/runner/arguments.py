"""How a command line is read: a mistake in it is one sentence, and help that gets lost is missed."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import IO, NoReturn

USAGE_ERROR = 2


class SentenceParser(ArgumentParser):
    """A parser that answers a mistake with one sentence instead of a page."""

    def error(self, message: str) -> NoReturn:
        """End with the sentence."""
        self.exit(
            USAGE_ERROR,
            f"The command could not be read, because of this: {message}; try: {self.prog} --help\n",
        )

    def print_help(self, file: IO[str] | None = None) -> None:
        """Print all of it; argparse itself says nothing where it cannot, as on a full disk."""
        print(self.format_help(), end="", file=file)
