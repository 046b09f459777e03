"""Proper requests at random, the same ones for the same seed, with the ends of every range often."""

from __future__ import annotations

import random
from typing import Any

from model import api
from model.api.request import MAX_INTERVENTIONS, MAX_SEED, YEARS_OF_TREATMENT
from model.physiology.exposures import KINDS, largest_level
from model.physiology.parameters import PARAMETERS

SCENARIOS = api.scenarios()
FEW_WOMEN = 6  # they meet the same code as many, and cost less time


class RandomRequests:
    """A source of requests.

    Parameters
    ----------
    seed : int
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def proper(self) -> dict[str, Any]:
        """Make a request within all ranges."""
        draw, scenario = self.random, self.random.choice(SCENARIOS)
        made = {"scenario": scenario["name"], "inputs": self.inputs(scenario)}
        if "model" in scenario["badge"].split() and draw.random() < 0.2:
            made["parameters"] = self.parameters()
        options = {
            "assumption": draw.choice(("none", "small", "strong")),
            "view": draw.choice(scenario["views"]),
            "women": draw.choice((0, 0, 0, 1, FEW_WOMEN, scenario["most_women"])),
            "seed": draw.choice((0, 1, MAX_SEED)),
        }
        return made | {key: value for key, value in options.items() if draw.random() < 0.4}

    def inputs(self, scenario: dict[str, Any]) -> dict[str, Any]:
        """Set about half of what a scenario lets one set."""
        draw = self.random
        keys = [one for one in scenario["controls"] if draw.random() < 0.6]
        inputs = {control["key"]: self.setting(control) for control in keys}
        if scenario["takes_interventions"] and draw.random() < 0.5:
            few = draw.choice((1, 2, 3, MAX_INTERVENTIONS))
            inputs["interventions"] = [self.intervention() for _ in range(few)]
        return inputs

    def setting(self, control: dict[str, Any]) -> Any:
        """Choose a value that a control may have."""
        draw = self.random
        if "options" in control:
            return draw.choice(control["options"])["value"]
        low, high = control["min"], control["max"]
        if control["whole"]:
            return draw.choice((low, high, control["default"], draw.randint(low, high)))
        return draw.choice((low, high, int(high), control["default"], draw.uniform(low, high)))

    def parameters(self) -> dict[str, float]:
        """Choose a few parameters anywhere within what is plausible."""
        names = self.random.sample(list(PARAMETERS), self.random.choice((1, 1, 3)))
        return {name: self.random.uniform(*PARAMETERS[name].bounds) for name in names}

    def intervention(self) -> dict[str, Any]:
        """Choose a treatment that is allowed, of any length and level."""
        draw, (first, last) = self.random, YEARS_OF_TREATMENT
        kind = draw.choice(list(KINDS))
        most = largest_level(kind)
        start = draw.choice((first, 0, 1e-9, draw.uniform(first, last - 1)))
        made = {"kind": kind, "start_y": start}
        if draw.random() < 0.6:
            made["stop_y"] = draw.choice((None, start + 1e-9, min(last, start + draw.uniform(0.01, 60))))
        if draw.random() < 0.6:
            made["level"] = draw.choice((0, most, 5e-324, draw.uniform(0, most)))
        return made
