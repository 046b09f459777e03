"""Random requests to every chart, held against what no answer may do.

No exception and no NaN; no state below zero; no density outside of 40 to 160 %; the average woman inside
the band of women around her; nothing measurable from a tiny change of any input; the same at an eighth of
every step; and sentences that say what was computed. ``python -m scripts.bench.extremes --requests 5000``
takes its time and prints what it found; the tests ask a few.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model import api
from model.physiology.exposures import largest_level
from scripts.bench import sentences, solver_access
from scripts.bench.random_requests import SCENARIOS, RandomRequests
from scripts.runner import progress
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import exit_code_of

LOWEST_PCT, HIGHEST_PCT = 40.0, 160.0  # density that any answer may show, % of its start
TINY = 1e-9  # of a value, or the level of a treatment in place of none
UNNOTICED = 1e-3  # points of density, or this share of another number: what a tiny change may do
REFINED = 8  # parts of each step
STEP_ERROR = 0.005  # points of density between usual steps and refined ones
BELOW_ZERO = -1e-12
WOMEN = 60  # behind a band, so that chance hardly moves its ends
WOMEN_IN = 6  # requests, of which one is asked with women
LAST_START_Y = 39.0
SWITCHED = ("start_y", "years_on")  # controls that set when a treatment starts or stops
# What these count comes by chance or in whole numbers, and may turn at a threshold.
COUNTED = ("virtual-trial", "scan-noise", "evidence", "fracture-icons")


@dataclass(frozen=True)
class Fault:
    """What an answer did that it may not.

    Attributes
    ----------
    kind : str
    size : float
        How far it went; 0 where that has no meaning.
    detail : str
    request : dict
    """

    kind: str
    size: float
    detail: str
    request: Mapping[str, Any]


def examine(count: int, seed: int, tell: Callable[[str], None] = lambda _: None) -> list[Fault]:
    """Ask random requests and collect the faults of their answers.

    Parameters
    ----------
    count, seed : int
    tell : callable
        Takes how far it has come.
    """
    source = RandomRequests(seed)
    faults: list[Fault] = []
    answered = []
    for number in range(count):
        tell(f"{number} of {count} requests, {len(faults)} faults")
        request = _with_women(source.proper(), number)
        nudged, when = _nudge(request, source)
        result, found = _answer(request)
        faults += found
        if result is None:
            continue
        faults += _outside(result, request)
        faults += [Fault("sentence", 0.0, slip, request) for slip in _slips(result)]
        answered.append((request | {"women": 0}, _densities(result)))
        other, found = _answer(nudged)
        faults += [Fault("jump", 0.0, f"{one.kind}: {one.detail}", nudged) for one in found]
        if other is not None:
            faults += _jumps(result, other, nudged, when)
    return faults + _refined_faults(answered, tell)


def _with_women(request: dict[str, Any], number: int) -> dict[str, Any]:
    """Ask every few with as many women as make a steady band, and the others with none."""
    women = min(WOMEN, _scenario(request)["most_women"]) if number % WOMEN_IN == 0 else 0
    return request | {"women": women, "seed": 1}


def _scenario(request: Mapping[str, Any]) -> dict[str, Any]:
    return next(one for one in SCENARIOS if one["name"] == request["scenario"])


def _answer(request: Mapping[str, Any]) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Ask once; what is no answer, and states below zero on the way to it, are faults."""
    lowest: list[float] = []
    try:
        with solver_access.watch_states(lowest):
            result = api.run(dict(request))
        json.dumps(result, allow_nan=False)
    except Exception as error:
        return None, [Fault("no answer", 0.0, f"{type(error).__name__}: {error}", request)]
    least = min(lowest, default=0.0)
    negative = [Fault("state below zero", -least, f"{least:.3g}", request)] if least < BELOW_ZERO else []
    return result, negative


def _densities(result: Mapping[str, Any]) -> dict[str, list[float]]:
    return {one["name"]: one["values"] for one in result["series"] if "bmd" in one["name"]}


def _outside(result: Mapping[str, Any], request: Mapping[str, Any]) -> list[Fault]:
    """Find density outside of what bone can have, and an average woman outside of her band."""
    faults = []
    for one in result["series"]:
        name, values = one["name"], one["values"]
        if "bmd" in name and one["unit"].startswith("% of"):
            ends = [*values, *one.get("lower", ()), *one.get("upper", ())]
            for at in (min(ends), max(ends)):
                if not LOWEST_PCT <= at <= HIGHEST_PCT:
                    size = max(LOWEST_PCT - at, at - HIGHEST_PCT)
                    faults.append(Fault("density outside", size, f"{name} {at:.1f} %", request))
        if result["women"] >= WOMEN and "lower" in one:
            rows = zip(one["lower"], values, one["upper"], strict=True)
            out = max(max(low - at, at - high) / max(1.0, abs(at)) for low, at, high in rows)
            if out > UNNOTICED:
                faults.append(Fault("average outside its band", out, name, request))
    return faults


def _slips(result: Mapping[str, Any]) -> list[str]:
    texts = list(sentences.sentences_of(result))
    slips = [slip for text in texts for slip in sentences.find_slips(text)]
    return slips + sentences.find_contradictions(result)


def _nudge(request: Mapping[str, Any], source: RandomRequests) -> tuple[dict[str, Any], bool]:
    """Change one input by next to nothing; whether that is a time at which a treatment switches."""
    draw = source.random
    scenario, inputs = _scenario(request), dict(request["inputs"])
    treatments = [dict(one) for one in inputs.get("interventions", ())]
    ranges = [one for one in scenario["controls"] if "step" in one and not one["whole"]]
    ways = ["input"] * bool(ranges) + ["level", "when"] * bool(treatments)
    ways += ["trace"] * (scenario["takes_interventions"] and len(treatments) < 12)
    if not ways:
        return dict(request), False
    way = draw.choice(ways)
    when = way == "when"
    if way == "input":
        control = draw.choice(ranges)
        when = control["key"] in SWITCHED
        value = float(inputs.get(control["key"], control["default"]))
        inputs[control["key"]] = _beside(value, control["max"])
    elif way == "trace":
        treatments.append(source.intervention() | {"level": TINY})
    else:
        one = draw.choice(treatments)
        if way == "level":
            one["level"] = _beside(one.get("level", 1.0), largest_level(one["kind"]))
        else:
            one["start_y"] = _beside(one["start_y"], LAST_START_Y)
        if one.get("stop_y") is not None and one["stop_y"] <= one["start_y"]:
            one["stop_y"] = one["start_y"] + TINY
    inputs |= {"interventions": treatments} if treatments else {}
    return dict(request) | {"inputs": inputs}, when


def _beside(value: float, most: float) -> float:
    tiny = TINY * max(abs(value), 1.0)
    return value + tiny if value + tiny <= most else value - tiny


def _jumps(
    result: Mapping[str, Any], other: Mapping[str, Any], nudged: Mapping[str, Any], when: bool
) -> list[Fault]:
    """Compare two answers that ought to be one; what jumps at a switch is compared for density alone."""
    faults = []
    others = {one["name"]: one for one in other["series"]}
    for one in result["series"]:
        again = others.get(one["name"])
        if again is None or (when and "bmd" not in one["name"]):
            continue
        now = dict(zip(other["time"]["values"], again["values"], strict=True))
        pairs = [
            (a, now[t]) for t, a in zip(result["time"]["values"], one["values"], strict=True) if t in now
        ]
        faults += _apart(one["name"], pairs, nudged)
    if result["scenario"] not in COUNTED:
        for key, value in result["summary"].items():
            if isinstance(value, float) and key in other["summary"] and not (when and "bmd" not in key):
                faults += _apart(key, [(value, other["summary"][key])], nudged)
    return faults


def _apart(name: str, pairs: Sequence[tuple[float, float]], request: Mapping[str, Any]) -> list[Fault]:
    size = max((abs(a - b) / (1.0 if "bmd" in name else max(1.0, abs(a))) for a, b in pairs), default=0.0)
    return [Fault("jump", size, name, request)] if size > UNNOTICED else []


def _refined_faults(
    answered: Sequence[tuple[dict[str, Any], dict[str, list[float]]]], tell: Callable[[str], None]
) -> list[Fault]:
    """Ask all again at an eighth of every step; what the charts keep is solved anew once."""
    faults = []
    with solver_access.refine_steps(REFINED):
        for number, (request, usual) in enumerate(answered):
            tell(f"{number} of {len(answered)} again with steps of an eighth")
            if not usual:
                continue
            for name, values in _densities(api.run(request)).items():
                off = max(abs(a - b) for a, b in zip(usual.get(name, values), values, strict=True))
                if off > STEP_ERROR:
                    faults.append(Fault("steps", off, name, request))
    return faults


def report(faults: Sequence[Fault], count: int) -> str:
    """Write how many of each kind there are, each with its largest."""
    lines = [f"{count} requests, {len(faults)} faults"]
    for kind, many in Counter(fault.kind for fault in faults).most_common():
        scenarios = Counter(fault.request["scenario"] for fault in faults if fault.kind == kind)
        where = ", ".join(f"{name} {times}" for name, times in scenarios.most_common())
        worst = max((fault for fault in faults if fault.kind == kind), key=lambda fault: fault.size)
        lines += [
            f"\n{kind}: {many} ({where})",
            f"  largest {worst.size:.4g}: {worst.detail}",
            f"  {json.dumps(worst.request, ensure_ascii=False)}",
        ]
    return "\n".join(lines)


def main(argv: Sequence[str]) -> int:
    """Read the command line, ask, and print; the exit code says whether there was a fault."""
    parser = SentenceParser(prog="scripts.bench.extremes", description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=5000, help="how many (default 5000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    with progress.stage("Asking at random") as stage:
        faults = examine(options.requests, options.seed, stage.say)
    print(report(faults, options.requests))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
