"""Requests as nobody should send them, the same ones for the same seed.

Each starts as a proper request with values at random or at the ends of their ranges. Most are then
spoiled in one to three ways, because what is wrong all over is refused at the first look and tests
nothing behind it.
"""

import math
import random

from model import api
from model.api.request import KEYS, MAX_INTERVENTIONS, MAX_SEED
from model.physiology.exposures import KINDS

SCENARIOS = api.scenarios()
FEW_WOMEN = 6  # they meet the same code as many, and cost less time

NUMBERS = (
    *(0, -1, 1, 2**31, 2**53 + 1, 2**63, 10**400, -(10**400), 10**5000),
    *(0.0, -0.0, 5e-324, -1e308, 1e308, math.nan, math.inf, -math.inf),
)
TEXTS = (
    *("", " ", "10", "1e3", "NaN", "none", "null", "__class__", "../../etc/passwd", "menopause\0"),
    *("‮spine", "ＳＰＩＮＥ", "spine\n", "\ud800", "\U0001f9b4" * 3, "ß" * 5000, "%s%n{0}", "${x}"),
    *("<script>alert(1)</script>", "'; DROP TABLE women; --", "spіne"),  # the last with a Cyrillic i
)
OTHERS = (None, True, False, (), b"spine", 1j, object, range(3), {1, 2}, KeyError("x"))


def _nest(wrap, times=20_000):
    """Deeper than Python's own stack."""
    made = None
    for _ in range(times):
        made = wrap(made)
    return made


DEEP = (_nest(lambda inner: [inner]), _nest(lambda inner: {"inputs": inner}))


class Fuzzer:
    """A source of requests.

    Parameters
    ----------
    seed : int
    """

    def __init__(self, seed):
        self.random = random.Random(seed)

    def request(self):
        """The next request, spoiled in nine of ten."""
        made = self.proper()
        if self.random.random() < 0.1:
            return made
        for _ in range(self.random.randint(1, 3)):
            made = self.spoil(made)
        return made

    def proper(self):
        """A request within all ranges, with the corners often."""
        draw, scenario = self.random, self.random.choice(SCENARIOS)
        keys = [one for one in scenario["controls"] if draw.random() < 0.6]
        inputs = {control["key"]: self.setting(control) for control in keys}
        if scenario["takes_interventions"] and draw.random() < 0.5:
            few = draw.choice((1, 2, 3, MAX_INTERVENTIONS))
            inputs["interventions"] = [self.intervention() for _ in range(few)]
        made = {"scenario": scenario["name"], "inputs": inputs}
        options = {
            "assumption": draw.choice(("none", "small", "strong")),
            "view": draw.choice(scenario["views"]),
            "women": draw.choice((0, 0, 0, 1, FEW_WOMEN, scenario["most_women"])),
            "seed": draw.choice((0, 1, MAX_SEED)),
        }
        return made | {key: value for key, value in options.items() if draw.random() < 0.4}

    def setting(self, control):
        """A value that a control may have."""
        draw = self.random
        if "options" in control:
            return draw.choice(control["options"])["value"]
        low, high = control["min"], control["max"]
        if control["whole"]:
            return draw.choice((low, high, control["default"], draw.randint(low, high)))
        return draw.choice((low, high, int(high), control["default"], draw.uniform(low, high)))

    def intervention(self):
        """A treatment that is allowed, of any length and level."""
        draw = self.random
        start = draw.choice((-20, 0, 1e-9, draw.uniform(-20, 39)))
        made = {"kind": draw.choice(list(KINDS)), "start_y": start}
        if draw.random() < 0.6:
            made["stop_y"] = draw.choice((None, start + 1e-9, min(40.0, start + draw.uniform(0.01, 60))))
        if draw.random() < 0.6:
            made["level"] = draw.choice((0, 10, 5e-324, draw.uniform(0, 10)))
        return made

    def spoil(self, made):
        """The request with one thing wrong in it, somewhere."""
        draw = self.random
        if not isinstance(made, dict) or draw.random() < 0.02:
            return self.junk()
        inputs = made.get("inputs")
        where = draw.choice((made, inputs if isinstance(inputs, dict) else made))
        listed = where.get("interventions")
        if where is inputs and isinstance(listed, list) and listed and draw.random() < 0.7:
            return self._spoil_list(made, inputs, listed)
        changed = dict(where)
        key = draw.choice([*where, *KEYS, "interventions"])
        way = draw.randrange(4)
        if way == 0:
            changed.pop(key, None)
        elif way == 1:
            changed[self.key()] = self.junk()
        else:
            changed[key] = self.junk()
        return made | {"inputs": changed} if where is inputs else changed

    def _spoil_list(self, made, inputs, listed):
        draw = self.random
        changed, place = list(listed), draw.randrange(len(listed))
        way = draw.randrange(4)
        if way == 0:
            changed *= draw.choice((2, 100, 1_000))
        elif way == 1 or not isinstance(changed[place], dict):
            changed[place] = self.junk()
        else:
            key = draw.choice(("kind", "start_y", "stop_y", "level", self.key()))
            changed[place] = changed[place] | {key: self.junk()}
        return made | {"inputs": inputs | {"interventions": changed}}

    def key(self):
        """A name that may be known at another place, or nowhere."""
        return self.random.choice((*TEXTS, *KEYS, 0, None, True, 10**5000, (), ("scenario",), math.nan))

    def junk(self, depth=0):
        """Anything at all."""
        draw = self.random
        way = draw.randrange(6 if depth < 2 else 3)
        if way == 0:
            return draw.choice(NUMBERS)
        if way == 1:
            return draw.choice(TEXTS)
        if way == 2:
            return draw.choice(OTHERS)
        if way == 3:
            return [self.junk(depth + 1) for _ in range(draw.choice((0, 1, 3) if depth else (0, 1, 50)))]
        if way == 4:
            return {self.key(): self.junk(depth + 1) for _ in range(draw.randint(0, 4))}
        return draw.choice(DEEP)
