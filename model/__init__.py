"""A mechanistic model of bone remodeling with estrogen and progesterone.

``api.run`` serves pages and tools. Notebooks use ``simulate`` (one run), ``course`` (what happens to a
woman), ``parameters`` and ``trials``.
"""

import sys

__version__ = "0.1.0"

from . import trials
from .physiology import parameters
from .simulation import course
from .simulation import run as simulate

# Short names that notebooks import from, wherever the modules lie.
for _name, _module in {"parameters": parameters, "course": course, "simulate": simulate}.items():
    sys.modules[f"{__name__}.{_name}"] = _module

if sys.platform != "emscripten":  # a browser has no old code to tell
    from . import moved  # noqa: F401  for what it does on import

__all__ = ["course", "parameters", "simulate", "trials"]
