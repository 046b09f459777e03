"""Numbers that have a name in the code keep one in an exported file."""

from __future__ import annotations

from types import ModuleType

from ..physiology import ageing, equations, exposures, hormones, receptors, sensing, treatments

# Where they may stand; which they are is read from the modules.
MODULES: tuple[ModuleType, ...] = (ageing, equations, exposures, hormones, receptors, sensing, treatments)


def named_constants() -> dict[float, str]:
    """List the named constants of physiology by value.

    A traced equation holds values alone, so a constant is known again by its value. That fails where
    two share one, and whole numbers are in every equation: these stay numbers.

    Returns
    -------
    dict of float to str
    """
    found: dict[float, list[str]] = {}
    for module in MODULES:
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, float) and not value.is_integer():
                names = found.setdefault(value, [])
                if name.lower() not in names:
                    names.append(name.lower())
    return {value: names[0] for value, names in found.items() if len(names) == 1}
