"""What can be asked of the model, by name."""

from model.scenarios import (
    builder_dial,
    cycle_28,
    estrogen_withdrawal,
    menopause,
    remodeling_cycle,
    synergy,
    synergy_surface,
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
    )
}
