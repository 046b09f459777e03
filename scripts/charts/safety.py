"""That a chart which can show estrogen without a progestogen warns where it does."""

from __future__ import annotations

from model.charts.wording.safety import WOMB_LINING
from scripts.charts.contract.check import ChartError
from scripts.charts.contract.declaration import Declaration


def check_safety(scenario: Declaration, view: str) -> None:
    """Ask the model for the state that the scenario declares, and look for the note.

    Parameters
    ----------
    scenario : Declaration
    view : str
        Depth at which it is asked.

    Raises
    ------
    ChartError
        With a sentence for the author of the view.
    """
    from model import api

    inputs = scenario.estrogen_alone
    if not isinstance(inputs, dict):
        return
    answer = api.run({"scenario": scenario.name, "view": view, "inputs": inputs})
    if WOMB_LINING not in answer["safety"]:
        state = ", ".join(f"{key}={value}" for key, value in inputs.items())
        raise ChartError(
            f"{scenario.name!r} cannot be shown: at {state} it stands for estrogen without a progestogen, "
            "but its answer has no safety note on the womb lining; let the view add it from model/charts/wording/safety.py."
        )
