"""From an outcome to what a reader sees: plain data for a picture, a sentence and a table.

Each entry of `SHOW` is ``show(outcome, tier) -> dict`` with ``chart``, ``sentence``,
``description``, ``table``, ``notes`` and, where a state calls for it, ``safety``.
"""

from model.views import (
    builder_dial,
    cycle_28,
    estrogen_withdrawal,
    evidence,
    formulations,
    fracture_icons,
    genomic_cascade,
    menopause,
    modifiers,
    playground,
    rankl_opg,
    remodeling_cycle,
    scan_noise,
    synergy,
    synergy_surface,
    tug_of_war,
    virtual_trial,
)

SHOW = {
    "tug-of-war": tug_of_war.show,
    "rankl-opg": rankl_opg.show,
    "menopause": menopause.show,
    "estrogen-withdrawal": estrogen_withdrawal.show,
    "cycle-28": cycle_28.show,
    "remodeling-cycle": remodeling_cycle.show,
    "builder-dial": builder_dial.show,
    "synergy": synergy.show,
    "synergy-surface": synergy_surface.show,
    "modifiers": modifiers.show,
    "genomic-cascade": genomic_cascade.show,
    "scan-noise": scan_noise.show,
    "formulations": formulations.show,
    "fracture-icons": fracture_icons.show,
    "virtual-trial": virtual_trial.show,
    "evidence": evidence.show,
    "playground": playground.show,
}
