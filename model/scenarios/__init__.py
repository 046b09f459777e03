"""What can be asked of the model, by name."""

from model.scenarios import cycle_28, estrogen_withdrawal, menopause

SCENARIOS = {
    module.SCENARIO.name: module.SCENARIO for module in (menopause, estrogen_withdrawal, cycle_28)
}
