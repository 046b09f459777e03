"""A setting between two steps is computed and written as the same number, or it is refused."""

import json

import pytest

from model import api
from model.errors import RequestError

RANGES = [
    (scenario["name"], control)
    for scenario in api.scenarios()
    for control in scenario["controls"]
    if "step" in control
]
BETWEEN = [(name, control) for name, control in RANGES if not control["whole"]]
COUNTED = [(name, control) for name, control in RANGES if control["whole"]]
# States in which a setting is written at all, where it is not with the usual ones.
STATES = {
    ("virtual-trial", "true_effect"): {"effect_from": "typed"},
    ("virtual-trial", "dropout_pct"): {"women_per_arm": 200, "precision_pct": 2.0},
}
FIRST = {("estrogen-withdrawal", "e2_after"): 60}  # so much that the task is met, which names it
WRITTEN = {
    ("cycle-28", "luteal_d"),
    ("cycles-without-ovulation", "disturbed_pct"),
    ("cycles-without-ovulation", "e2_low"),
    ("estrogen-withdrawal", "e2_after"),
    ("remodeling-cycle", "breakdown_pct"),
    ("remodeling-cycle", "building_pct"),
    ("builder-dial", "p4"),
    ("synergy-surface", "e2"),
    ("synergy-surface", "p4"),
    ("genomic-cascade", "p4"),
    ("scan-noise", "precision_pct"),
    ("scan-noise", "years"),
    ("virtual-trial", "true_effect"),
    ("virtual-trial", "sd_pct"),
    ("virtual-trial", "dropout_pct"),
}


def words(name, key, value):
    """All that is said and drawn of one state, as one text."""
    inputs = STATES.get((name, key), {}) | {key: value}
    result = api.run({"scenario": name, "inputs": inputs, "view": "academic"})
    shown = {
        part: result[part] for part in ("sentence", "description", "notes", "chart", "task") if part in result
    }
    return json.dumps(shown, ensure_ascii=False).replace("%", " %")


def written(text, value, unit):
    """Whether a value stands there with its unit."""
    return f" {value:.15g} {unit.split()[0]}".replace("-", "−") in f" {text}".replace('"', " ")


@pytest.mark.parametrize(
    ("name", "control"), BETWEEN, ids=[f"{name} {control['key']}" for name, control in BETWEEN]
)
def test_a_setting_between_two_steps_is_written_as_it_was_given(name, control):
    key, step, unit = control["key"], control["step"], control["unit"]
    # Two odd places on the track, so that another number of the words is not taken for the setting.
    first = FIRST.get((name, key), control["min"])
    places = [first + step * count for count in (3, 4)]
    on = [round(place, 9) for place in places if place <= control["max"]]
    shown = all(written(words(name, key, value), value, unit) for value in on)
    assert shown >= ((name, key) in WRITTEN)
    if shown:
        between = round(places[0] + 0.302518 * step, 9)
        assert written(words(name, key, between), between, unit)


@pytest.mark.parametrize(
    ("name", "control"), COUNTED, ids=[f"{name} {control['key']}" for name, control in COUNTED]
)
def test_what_is_counted_is_whole(name, control):
    with pytest.raises(RequestError, match="whole number") as refused:
        api.run({"scenario": name, "inputs": {control["key"]: control["max"] - 0.50049}})
    assert refused.value.field == control["key"]


def test_three_settings_that_were_once_written_as_others():
    with pytest.raises(RequestError, match="whole number"):
        api.run({"scenario": "synergy", "inputs": {"years": 3.302518}})
    with pytest.raises(RequestError, match="whole number"):
        api.run({"scenario": "virtual-trial", "inputs": {"women_per_arm": 499.99951}})
    said = api.run({"scenario": "scan-noise", "inputs": {"years": 3.3025186}})["sentence"]
    assert "After 3.3025186 years" in said
