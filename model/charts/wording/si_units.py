"""A result told in pmol/L and nmol/L: numbers, axes, table and sentences alike.

Views speak in the model's own units. This pass turns a finished result over, so that a chart never
mixes two units and no view has to know of both. What a reader may set and ask stays as it is.
"""

import re
from math import ceil, floor, log10

from ...units import alternative

# "10 pg/mL", and "5 to 150 pg/mL": all numbers before the unit are in that unit.
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_LEVEL = re.compile(rf"({_NUMBER}(?:(?: to | and | or |, ){_NUMBER})*) (pg/mL|ng/mL)")
_UNIT = re.compile(r"pg/mL|ng/mL")
TICKS = 6  # about so many on a converted axis


def told(result):
    """Return `result` with levels of estradiol and progesterone in SI units.

    Parameters
    ----------
    result : dict
        An answer of `api.run` in conventional units; left as it is.
    """
    chart = _chart(result["chart"])
    return {
        **result,
        "time": _quantity(result["time"]),
        "series": [_quantity(one) for one in result["series"]],
        "sentence": words(result["sentence"]),
        "description": {key: words(text) for key, text in result["description"].items()},
        "notes": [words(note) for note in result["notes"]],
        "safety": [words(note) for note in result["safety"]],
        "table": _table(result["table"]),
        "chart": chart,
    }


def words(text):
    """A text with its levels converted: "at 10 pg/mL" -> "at 37 pmol/L"."""
    text = _LEVEL.sub(_level, text)
    return _UNIT.sub(lambda found: alternative(found[0])["unit"], text)


def _level(found):
    other = alternative(found[2])
    numbers = re.sub(_NUMBER, lambda one: _said(one[0], other["factor"]), found[1])
    return f"{numbers} {other['unit']}"


def _said(number, factor):
    """A number in a sentence keeps about as many digits as it had, and at least two."""
    value = float(number.replace(",", "")) * factor
    if value == 0:
        return "0"
    digits = max(2, len(number.replace(",", "").replace(".", "").strip("0")))
    decimals = max(0, digits - 1 - floor(log10(value)))
    return f"{value:.{min(decimals, 2)}f}"


def _chart(chart):
    found = _texts(chart)
    x = _factor(chart.get("x"))
    for name in ("x", "y"):
        if isinstance(chart.get(name), dict):
            found[name] = _axis(chart[name])
    if "panels" in chart:
        found["panels"] = [_panel(one, x) for one in chart["panels"]]
    if "z" in chart:  # a surface over two levels
        y = _factor(chart.get("y"))
        found["z"] = chart["z"] | {"x": _times(chart["z"]["x"], x), "y": _times(chart["z"]["y"], y)}
        found["zero"] = _texts(chart["zero"]) | {
            "points": [_point(one, x, y) for one in chart["zero"]["points"]]
        }
        found["cross"] = _point(chart["cross"], x, y)
    return found


def _panel(panel, shared):
    x = _factor(panel["x"]) if "x" in panel else shared
    y = _factor(panel)
    found = _texts(_axis(panel))
    if "x" in panel:
        found["x"] = _axis(panel["x"])
    for name in ("dots", "rules", "spans", "bands", "segments"):
        if name in panel:
            found[name] = [_texts(_point(one, x, y)) for one in panel[name]]
    return found


def _point(point, x, y):
    """A mark with places on the horizontal and on the vertical axis."""
    factors = {"x": x, "x1": x, "x2": x} | dict.fromkeys(("y", "y1", "y2", "lower", "upper"), y)
    return {
        key: value * factors[key] if key in factors and value is not None else value
        for key, value in point.items()
    }


def _axis(axis):
    """An axis or a panel: its ends converted, its ticks on round numbers again."""
    factor = _factor(axis)
    if factor == 1 or axis.get("min") is None or axis.get("max") is None:
        return axis
    low, high = axis["min"] * factor, axis["max"] * factor
    if axis.get("scale") == "log":
        powers = range(floor(log10(low)), ceil(log10(high)) + 1)
        ticks = [n * 10.0**p for p in powers for n in (1, 2, 5) if low <= n * 10.0**p <= high]
    else:
        step = _step((high - low) / TICKS)
        high = ceil(high / step - 1e-9) * step
        ticks = [i * step for i in range(ceil(low / step - 1e-9), round(high / step) + 1)]
    return axis | {
        "unit": alternative(axis["unit"])["unit"],
        "label": words(axis["label"]),
        "min": low,
        "max": high,
        "ticks": [round(one, 10) for one in ticks],
    }


def _step(rough):
    power = 10.0 ** floor(log10(rough))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= rough * 0.999)


def _quantity(one):
    """A series or the axis of a result."""
    factor = _factor(one)
    found = one | {"label": words(one["label"])}
    if factor == 1:
        return found
    found["unit"] = alternative(one["unit"])["unit"]
    for name in ("values", "lower", "upper"):
        if name in one:
            found[name] = _times(one[name], factor)
    return found


def _table(table):
    rows = [list(row) for row in table["rows"]]
    for i, column in enumerate(table["columns"]):
        unit = _UNIT.search(column)
        for row in rows:
            if isinstance(row[i], str):
                row[i] = words(row[i])
            elif unit and row[i] is not None:
                row[i] = round(row[i] * alternative(unit[0])["factor"], 2)
    return table | {"columns": [words(one) for one in table["columns"]], "rows": rows}


def _texts(data):
    """Every text inside, at any depth, with its levels converted."""
    if isinstance(data, str):
        return words(data)
    if isinstance(data, dict):
        return {key: value if key == "unit" else _texts(value) for key, value in data.items()}
    return [_texts(one) for one in data] if isinstance(data, list) else data


def _factor(axis):
    other = alternative((axis or {}).get("unit"))
    return other["factor"] if other else 1.0


def _times(values, factor):
    return [None if value is None else value * factor for value in values]
