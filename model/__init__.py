"""A mechanistic model of bone remodeling with estrogen and progesterone.

``api.run`` serves pages and tools. Notebooks use ``simulate`` (one run), ``course`` (what happens to a
woman), ``parameters`` and ``trials``.
"""

import sys
from contextlib import suppress
from importlib import import_module

__version__ = "0.1.0"

from . import trials
from .physiology import parameters
from .simulation import course
from .simulation import run as simulate

# Short names that notebooks import from, wherever the modules lie.
for _name, _module in {"parameters": parameters, "course": course, "simulate": simulate}.items():
    sys.modules[f"{__name__}.{_name}"] = _module

with suppress(ModuleNotFoundError):  # the browser's archive leaves it out: no old code runs there
    import_module(f"{__name__}.moved")

__all__ = ["course", "parameters", "simulate", "trials"]
