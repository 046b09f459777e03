"""Every chart by name: what can be asked, and how the outcome becomes what a reader sees.

A chart is one entry of `CHARTS`: a scenario, which computes an outcome, and ``show(outcome) ->
dict`` with ``chart``, ``sentence``, ``description``, ``table``, ``notes`` and, where a state calls
for it, ``safety``: plain data for a picture, a sentence and a table. What a chart of each kind must
hold, field by field, is the contract in ``scripts/charts/contract/``; the build checks each answer
against it, and the author guide prints it.
"""

from collections.abc import Callable
from typing import NamedTuple

from .bone_loss import (
    estrogen_withdrawal,
    estrogen_withdrawal_view,
    life_stages,
    life_stages_view,
    menopause,
    menopause_view,
    modifiers,
    modifiers_view,
    playground,
    playground_view,
)
from .cells import (
    builder_dial,
    builder_dial_view,
    genomic_cascade,
    genomic_cascade_view,
    rankl_opg,
    rankl_opg_view,
    remodeling_cycle,
    remodeling_cycle_view,
    tug_of_war,
    tug_of_war_view,
)
from .declaration import Scenario
from .hormones import (
    cycle_28,
    cycle_28_view,
    cycles_without_ovulation,
    cycles_without_ovulation_view,
    formulations,
    formulations_view,
    stopped_ovaries,
    stopped_ovaries_view,
    synergy,
    synergy_surface,
    synergy_surface_view,
    synergy_view,
)
from .outcome import Outcome
from .shapes import Shown
from .studies import (
    bone_drugs,
    bone_drugs_view,
    evidence,
    evidence_view,
    fracture_icons,
    fracture_icons_view,
    scan_noise,
    scan_noise_view,
    virtual_trial,
    virtual_trial_view,
)


class Chart(NamedTuple):
    """What a reader can ask, and what is shown of the outcome."""

    scenario: Scenario
    show: Callable[[Outcome], Shown]


# The order is that of every list of charts.
CHARTS = {
    scenario.name: Chart(scenario, show)
    for scenario, show in (
        (menopause.SCENARIO, menopause_view.show),
        (estrogen_withdrawal.SCENARIO, estrogen_withdrawal_view.show),
        (cycle_28.SCENARIO, cycle_28_view.show),
        (cycles_without_ovulation.SCENARIO, cycles_without_ovulation_view.show),
        (stopped_ovaries.SCENARIO, stopped_ovaries_view.show),
        (remodeling_cycle.SCENARIO, remodeling_cycle_view.show),
        (builder_dial.SCENARIO, builder_dial_view.show),
        (synergy.SCENARIO, synergy_view.show),
        (synergy_surface.SCENARIO, synergy_surface_view.show),
        (tug_of_war.SCENARIO, tug_of_war_view.show),
        (rankl_opg.SCENARIO, rankl_opg_view.show),
        (modifiers.SCENARIO, modifiers_view.show),
        (genomic_cascade.SCENARIO, genomic_cascade_view.show),
        (scan_noise.SCENARIO, scan_noise_view.show),
        (formulations.SCENARIO, formulations_view.show),
        (fracture_icons.SCENARIO, fracture_icons_view.show),
        (virtual_trial.SCENARIO, virtual_trial_view.show),
        (evidence.SCENARIO, evidence_view.show),
        (playground.SCENARIO, playground_view.show),
        (life_stages.SCENARIO, life_stages_view.show),
        (bone_drugs.SCENARIO, bone_drugs_view.show),
    )
}
