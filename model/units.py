"""Canonical units and the only conversions in the project.

Inside the model: time in days, estradiol in pg/mL, progesterone in ng/mL, everything else relative
to a healthy premenopausal woman (1 = her level). Readers may ask for other units; values are
converted where they enter and leave the model, and nowhere else.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from .errors import check_number, check_option

# A value that may be a float (one woman), an array of shape (women,) or, while equations are traced,
# an expression. The type checker sees a float and lets the other two pass: neither NumPy nor the
# solver may be imported here.
Number: TypeAlias = float | Any

DAYS_PER_YEAR = 365.25
DAYS_PER_MONTH = DAYS_PER_YEAR / 12

# Molar masses, g/mol: estradiol 272.38, progesterone 314.46 (PubChem CID 5757 and 5994).
PMOL_PER_L_IN_PG_PER_ML_ESTRADIOL = 3.671  # 1 pg/mL of estradiol in pmol/L
NMOL_PER_L_IN_NG_PER_ML_PROGESTERONE = 3.180  # 1 ng/mL of progesterone in nmol/L

# (quantity, unit) -> how many of that unit make one canonical unit.
PER_CANONICAL = {
    ("estradiol", "pg/mL"): 1.0,
    ("estradiol", "pmol/L"): PMOL_PER_L_IN_PG_PER_ML_ESTRADIOL,
    ("progesterone", "ng/mL"): 1.0,
    ("progesterone", "nmol/L"): NMOL_PER_L_IN_NG_PER_ML_PROGESTERONE,
    ("time", "day"): 1.0,
    ("time", "month"): 1.0 / DAYS_PER_MONTH,
    ("time", "year"): 1.0 / DAYS_PER_YEAR,
}

# Canonical unit -> (hormone, the SI unit a reader may switch to, its spoken name). MPA has another
# molar mass, so a level of MPA in ng/mL must not be switched.
ALTERNATIVES = {
    "pg/mL": ("estradiol", "pmol/L", "picomoles per liter"),
    "ng/mL": ("progesterone", "nmol/L", "nanomoles per liter"),
}
SYSTEMS = ("conventional", "si")


def alternative(unit: str | None) -> dict[str, Any] | None:
    """Find the unit that a level in `unit` may be switched to.

    Returns
    -------
    dict or None
        ``unit``, ``factor`` (how many of them make one of `unit`) and ``unit_spoken``.
    """
    if not isinstance(unit, str) or unit not in ALTERNATIVES:
        return None
    hormone, other, spoken = ALTERNATIVES[unit]
    return {"unit": other, "factor": PER_CANONICAL[hormone, other], "unit_spoken": spoken}


def to_canonical(value: Number, quantity: str, unit: str) -> Number:
    """Convert a value to the model's own unit.

    Parameters
    ----------
    value : float or ndarray
    quantity : str
        ``"estradiol"``, ``"progesterone"`` or ``"time"``.
    unit : str
        The unit that `value` is in.

    Raises
    ------
    RequestError
        For a unit that is not listed in ``PER_CANONICAL``.
    """
    known = [f"{one} in {other}" for one, other in PER_CANONICAL]
    check_option(f"{quantity} in {unit}", "quantity and unit", known)
    check_number(value, "value", many=True)
    return value / PER_CANONICAL[quantity, unit]
