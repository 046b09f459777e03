"""What can be asked of the model, by name."""

from model.scenarios import (
    builder_dial,
    cycle_28,
    estrogen_withdrawal,
    evidence,
    formulations,
    fracture_icons,
    genomic_cascade,
    life_stages,
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

SCENARIOS = {
    module.SCENARIO.name: module.SCENARIO
    for module in (
        menopause,
        estrogen_withdrawal,
        cycle_28,
        remodeling_cycle,
        builder_dial,
        synergy,
        synergy_surface,
        tug_of_war,
        rankl_opg,
        modifiers,
        genomic_cascade,
        scan_noise,
        formulations,
        fracture_icons,
        virtual_trial,
        evidence,
        playground,
        life_stages,
    )
}
