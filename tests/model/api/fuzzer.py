"""Requests as nobody should send them, the same ones for the same seed.

Each starts as a proper request with values at random or at the ends of their ranges. Most are then
spoiled in one to three ways, because what is wrong all over is refused at the first look and tests
nothing behind it.
"""

import math

from model.api.request import KEYS
from scripts.bench.random_requests import RandomRequests

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


class Fuzzer(RandomRequests):
    """A source of requests.

    Parameters
    ----------
    seed : int
    """

    def request(self):
        """The next request, spoiled in nine of ten."""
        made = self.proper()
        if self.random.random() < 0.1:
            return made
        for _ in range(self.random.randint(1, 3)):
            made = self.spoil(made)
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
        return self.random.choice(
            (*TEXTS, *KEYS, "a_G", 0, None, True, 10**5000, (), ("scenario",), math.nan)
        )

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
