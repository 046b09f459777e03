"""Parameter sets that the published trials leave possible, as sampled at development time.

`data/posterior.json` holds a few hundred for each position of the assumption switch, written by
``scripts/calibration``. A value is one byte between the least and the greatest that were sampled,
which is finer than a fortieth of its standard deviation. The file names the equations that it was
sampled with; with others its values would mean something else, so it is refused.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from .. import data
from ..errors import PosteriorError, check_option
from ..solver.tracing import symbolic, trace_derivatives
from .equations import STATES, Forcing, baseline, production_loss
from .parameters import ASSUMPTIONS, TABLE, ParameterSet, calibrated, override

BYTES = 255  # steps between the least and the greatest value


@lru_cache(maxsize=1)
def model_version() -> str:
    """Hash the model: rates of all states, where they start, and the parameters with units and values."""
    p = symbolic(ParameterSet, [row.name for row in TABLE], "p.")
    forcing = symbolic(Forcing, Forcing._fields, "forcing.")
    rates = trace_derivatives(production_loss, STATES, p, forcing)
    table = [(row.name, row.unit, row.value) for row in TABLE]
    return sha256(repr((STATES, rates, baseline(p), table)).encode()).hexdigest()


@lru_cache(maxsize=1)
def posterior() -> Mapping[str, Any]:
    """Read the file.

    Returns
    -------
    mapping
        ``model`` (see `model_version`), ``evidence_sha256`` and ``assumptions``.

    Raises
    ------
    PosteriorError
        For a file that is missing, damaged or belongs to another version of the model.
    """
    try:
        found: dict[str, Any] = json.loads(data.read_bytes(data.POSTERIOR))
        written_for = found["model"]
    except FileNotFoundError:
        raise PosteriorError("There are no sampled parameter sets yet: calibrate the model.") from None
    except (ValueError, TypeError, KeyError):  # cut short, or something else by that name
        raise PosteriorError(
            "The file of sampled parameter sets cannot be read: restore it, or calibrate the model again."
        ) from None
    if written_for != model_version():
        raise PosteriorError(
            "The sampled parameter sets belong to another version of the model's equations:"
            " calibrate the model again."
        )
    return found


@lru_cache(maxsize=len(ASSUMPTIONS))
def sampled_values(assumption: str) -> dict[str, list[float]]:
    """Read the sampled values of each free parameter, in the same order of sets.

    Parameters
    ----------
    assumption : str
        A position of the assumption switch.

    Returns
    -------
    dict of str to list of float
    """
    check_option(assumption, "assumption", ASSUMPTIONS)
    stored = posterior()["assumptions"][assumption]
    count, codes = stored["count"], b64decode(stored["draws"])
    found = {}
    for i, (name, (low, high)) in enumerate(stored["ranges"].items()):
        column = codes[i * count : (i + 1) * count]
        found[name] = [low + (high - low) * code / BYTES for code in column]
    return found


@lru_cache(maxsize=len(ASSUMPTIONS))
def draws(assumption: str) -> list[ParameterSet]:
    """Give the sampled parameter sets of a position of the assumption switch, one by one.

    `many_sets.posterior_set` gives them as one set of arrays, which runs much faster.
    """
    p, found = calibrated(assumption), sampled_values(assumption)
    return [
        override(p, **dict(zip(found, values, strict=True))) for values in zip(*found.values(), strict=True)
    ]
