"""Old import names, each failing with a sentence that names the new one.

For one release: this file, its import in ``__init__.py`` and its test go with the release after next.
A finder at the end of Python's list is asked only when nothing else has found a module, so imports
that succeed cost nothing.

`simulate` was a module and is a function: the module's names are found on it as before.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

from . import export
from .notebook import simulate
from .physiology import parameters
from .simulation import course, run

# Old module -> where its content is now, and what else has changed its name.
MOVED = {
    "ageing": "physiology.ageing (builders_left is formation_capacity)",
    "arms": "trials.arms (Unrepresented is UnrepresentedError)",
    "equations": "physiology.equations (rates is production_loss, Drive is Forcing)",
    "evidence": "trials.evidence_table",
    "follow_up": "trials.follow_up (follow is simulate_arm, forget is clear_caches)",
    "graph": "solver.graph",
    "grid": "simulation.sweep",
    "hormones": "physiology.hormones",
    "integrate": "solver.integrate (plan is plan_steps, read is observe)",
    "markers": "physiology.markers (measured is marker_change)",
    "packing": "api.packing",
    "population": "simulation.population (draw is draw_factors, vary is apply_factors, sample is "
    "sample_women, bands is sample_bands, spreads is summarize_women)",
    "prediction_table": "trials.prediction_table",
    "readouts": "physiology.readouts",
    "receptors": "physiology.receptors (at_most_usual is cap_receptors)",
    "request": "api.request",
    "sbml": "export.sbml",
    "scenarios": "charts: a chart is X.py and X_view.py in charts.bone_loss, charts.cells, charts.hormones "
    "or charts.studies; charts.registry lists them; charts.declaration, charts.outcome (Outcome, "
    "make_series), charts.controls and charts.years (moments) lie beside it; held is simulation.clamp, "
    "studies is trials.effects and evidence_table is trials.categories",
    "self_test": "api.self_test",
    "spread": "simulation.variability (SPREAD is CV, deviation is log_sd)",
    "stepper": "solver.rosenbrock (stepper is compile_steps, reader is compile_observer)",
    "symbolic": "solver.expressions (symbols is free_symbols)",
    "tolerances": "trials.tolerances",
    "treatments": "physiology.treatments (taken is active_on, exposure_of is total_exposure)",
    "views": "charts: a chart's view is X_view.py in charts.bone_loss, charts.cells, charts.hormones or "
    "charts.studies; what views share is in charts.wording (wording itself is charts.wording.numbers), and "
    "evidence_signs is charts.cells.evidence_signs",
    "virtual_trials": "trials.repeated",
    "writer": "solver.codegen",
}
GONE = {
    "antimony": "The Python package antimony converts the SBML that model.export.sbml writes",
    "reach": "It is scripts/calibration/cream_report.py in the project's folder",
    "stability": "It is scripts/calibration/stability.py in the project's folder",
}
# Modules that can be imported as before -> names in them that cannot.
RENAMED = {
    parameters: {"assume": "physiology.parameters.calibrated"},
    run: {"follow": "simulation.run.solve_states"},
    course: {"CyclicCourse": "simulation.cyclic_course.CyclicCourse"},
    export: {"System": "export.system.System", "comments": "export.sbml.NOTES"},
}


class _Finder:
    def find_spec(self, fullname: str, _path: object, _target: object = None, /) -> None:
        package, _, old = fullname.partition(".")
        if package != __package__:
            return
        if old in MOVED:
            raise ImportError(f"{fullname} is now {package}.{MOVED[old]}.", name=fullname)
        if old in GONE:
            raise ImportError(f"{fullname} is no longer part of the model. {GONE[old]}.", name=fullname)


def _renamed(module: ModuleType) -> Callable[[str], object]:
    def missing(name: str) -> object:
        if name in RENAMED[module]:
            raise ImportError(f"{name} is now {__package__}.{RENAMED[module][name]}.", name=module.__name__)
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

    return missing


sys.meta_path.append(_Finder())
for _module in RENAMED:
    _module.__getattr__ = _renamed(_module)  # type: ignore[method-assign]  # PEP 562, from outside

sys.modules[f"{__package__}.simulate"] = run
for _name in ("SERIES", "run", "solve_states", "trajectory"):
    setattr(simulate, _name, getattr(run, _name))
