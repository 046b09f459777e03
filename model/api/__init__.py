"""The only door to the model: a request in, plain data out; imports charts."""

from .. import __version__
from .answer import run, run_json, run_packed, scenarios

__all__ = ["__version__", "run", "run_json", "run_packed", "scenarios"]
