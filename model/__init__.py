"""A mechanistic model of bone remodeling with estrogen and progesterone.

``api.run`` serves pages and tools. Notebooks use ``simulate`` (one run), ``Course`` and ``Intervention``
(what happens to a woman), ``calibrated`` and ``override`` (with which parameters) and ``trials``.
"""

import sys
from contextlib import suppress
from importlib import import_module

__version__ = "0.1.0"

try:
    from . import trials
    from .errors import EvidenceError, RequestError
    from .physiology import parameters
    from .physiology.hormones import Cycle
    from .physiology.parameters import ParameterSet, calibrated, override
    from .physiology.treatments import Intervention
    from .simulation import course
    from .simulation.clamp import HormoneClamp
    from .simulation.course import Course
    from .simulation.cyclic_course import CyclicCourse
except KeyboardInterrupt:
    if sys.argv[:1] != ["-m"]:  # where it is imported, the importer decides
        raise
    print("model: Stopped.", file=sys.stderr)
    sys.exit(130)

# Short names of modules that notebooks import from, wherever they lie.
for _name, _module in {"parameters": parameters, "course": course}.items():
    sys.modules[f"{__name__}.{_name}"] = _module

with suppress(ModuleNotFoundError):  # the browser's archive leaves both out
    from .notebook import MissingPackageError, Result, simulate

    import_module(f"{__name__}.moved")

__all__ = [
    "Course",
    "Cycle",
    "CyclicCourse",
    "EvidenceError",
    "HormoneClamp",
    "Intervention",
    "MissingPackageError",
    "ParameterSet",
    "RequestError",
    "Result",
    "calibrated",
    "course",
    "override",
    "parameters",
    "simulate",
    "trials",
]
