"""Whatever notebooks build or call refuses nonsense, with a named error that says what is allowed."""

from math import nan

import numpy as np
import pytest

from model.errors import RequestError
from model.export.system import trace_course
from model.physiology.hormones import Cycle
from model.physiology.parameters import DEFAULT, ParameterSet, calibrated, override
from model.physiology.posterior import draws
from model.physiology.receptors import glucocorticoid_share
from model.physiology.treatments import Intervention
from model.simulation import population
from model.simulation.clamp import HormoneClamp, modify_forcing, relative_density
from model.simulation.course import Course
from model.simulation.cyclic_course import CyclicCourse
from model.simulation.run import run
from model.simulation.sweep import change_per_year
from model.simulation.variability import log_sd
from model.trials import predict
from model.trials.prediction import scoreboard
from model.trials.repeated import repeat, student_quantile
from model.units import to_canonical

TRIAL = {
    "true_means": [0, 1], "women": 9, "sd": 1, "dropout": 0, "scan_sd": 1, "repeats": 3, "seed": 1
}  # fmt: skip
ARM = ("estrogen", 0.0, None, 1.0)


def trial(**changes):
    return repeat(**(TRIAL | changes))


def years(values, **more):
    return run(Course(), values, **more)


REFUSED = {
    "stage": (lambda: Course(stage="naturel"), "Unknown stage: 'naturel'. Allowed: premenopausal, natural,"),
    "cycle": (lambda: Course(cycle="ovulatory"), "'cycle' must be of the kind Cycle"),
    "share": (lambda: Course(disturbed=1.5), "'disturbed' is out of range. Allowed: a number from 0 to 1."),
    "level": (lambda: Course(e2_after=-1), "'e2_after' is out of range. Allowed: a number from 0 pg/mL or more"),
    "one woman": (lambda: Course(e2_after=np.array([9, -1])), "'e2_after' is out of range"),
    "text": (lambda: Course(e2_after="9"), "'e2_after' must be a number"),
    "a truth": (lambda: Course(e2_after=True), "'e2_after' must be a number"),
    "fall": (lambda: Course("withdrawal", fall_years=-1), "'fall_years' is out of range"),
    "menopause": (lambda: Course(menopause_y=nan), "'menopause_y' must be a finite number"),
    "no treatment": (lambda: Course(interventions=("estrogen",)), "must be of the kind Intervention"),
    "no list": (lambda: Course(interventions=1), "must be a tuple of Intervention"),
    "kind": (lambda: Intervention("estrogn", 0, None, 1), "Unknown kind of intervention: 'estrogn'. Allowed"),
    "start": (lambda: Intervention("mpa", "0", None, 1), "'start_y' must be a number"),
    "stop": (lambda: Intervention("mpa", 2, 1, 1), "'stop_y' of an intervention must be later"),
    "dose": (lambda: Intervention("mpa", 0, None, -1), "'level of mpa' is out of range. Allowed: a number from 0 to"),
    "length": (lambda: Cycle(length=0), "'length' is out of range. Allowed: a number from 1 to 400 days."),
    "luteal": (lambda: Cycle(luteal=40), "'luteal' is out of range. Allowed: a number above 0 up to 28 days"),
    "peak": (lambda: Cycle(peak=-1), "'peak' is out of range"),
    "ovulation": (lambda: Cycle(ovulation="no"), "'ovulation' must be of the kind bool"),
    "cyclic": (lambda: CyclicCourse("ovulatory"), "'cycle' must be of the kind Cycle"),
    "before": (lambda: HormoneClamp("natural", 0, 9, 1), "'before' must be of the kind Course"),
    "switch": (lambda: HormoneClamp(Course(), nan, 9, 1), "'switch_y' must be a finite number"),
    "clamp E2": (lambda: HormoneClamp(Course(), 0, -9, 1), "'estradiol' is out of range"),
    "clamp P4": (lambda: HormoneClamp(Course(), 0, 9, np.array([nan])), "'progesterone' must be a finite"),
    "export": (lambda: trace_course(CyclicCourse(), 0, 1, DEFAULT), "'course' must be of the kind Course"),
    "export's years": (lambda: trace_course(Course(), 1, 0, DEFAULT), "'years' must be ascending"),
    "export's set": (lambda: trace_course(Course(), 0, 1, {"a_G": 0}), "'p' must be of the kind ParameterSet"),
    "forcing": (lambda: modify_forcing([], estrogn=1), "Unknown field of the forcing: 'estrogn'. Allowed"),
    "site": (lambda: relative_density([[1]], "wrist"), "Unknown site: 'wrist'. Allowed: spine, hip, trabecular."),
    "parameter": (lambda: override(tau=4), "Unknown parameter: 'tau'. Allowed: E50"),
    "of many": (lambda: override(tauG=4), "more. Closest: tau_G"),
    "time": (lambda: override(tau_G=-4), "'tau_G' is out of range. Allowed: a number above 0 d (plausible: 2"),
    "share above 1": (lambda: override(f_A=2), "'f_A' is out of range. Allowed: a number from 0 to 1"),
    "set": (lambda: ParameterSet(a_G=nan), "'a_G' must be a finite number"),
    "no set": (lambda: override("small", a_G=0), "'p' must be of the kind ParameterSet"),
    "assumption": (lambda: calibrated("big"), "Unknown assumption: 'big'. Allowed: none, small, strong."),
    "draws": (lambda: draws("big"), "Unknown assumption"),
    "no course": (lambda: run("natural", [0, 1]), "'course' must be a Course"),
    "descending": (lambda: years([3, 1]), "'years' must be ascending"),
    "none": (lambda: years([]), "'years' must be ascending numbers, at least one"),
    "one": (lambda: years(5), "'years' must be a list of numbers"),
    "words": (lambda: years(["0", "1"]), "'years' must be a number"),
    "lead": (lambda: years([0, 1], lead_y=-1), "'lead_y' is out of range"),
    "run's set": (lambda: years([0, 1], p="small"), "'p' must be of the kind ParameterSet"),
    "refine": (lambda: years([0, 1], refine=0), "'refine' must be a whole number of 1 or more"),
    "series": (lambda: years([0, 1]).at("spine", 1), "Unknown series: 'spine'. Allowed: estradiol_pg_per_ml"),
    "outside": (lambda: years([0, 1]).at("rankl", 2), "year 2 lies outside 0 to 1"),
    "count": (lambda: population.draw_factors(0, 1), "'count' must be a whole number from 1 to 1000000."),
    "seed": (lambda: population.draw_factors(1, -1), "'seed' must be a whole number of 0 or more"),
    "women": (lambda: population.sample_women(Course(), [0, 1], DEFAULT, 2.5, 1), "'count' must be a whole"),
    "factors": (lambda: population.apply_factors(Course(), DEFAULT, {}), "'factors' must have these names"),
    "band": (lambda: population.quantile_bands({}, 90), "'level' is out of range. Allowed: a number from 0 to 1"),
    "spread": (lambda: log_sd("height"), "Unknown name: 'height'. Allowed: iota"),
    "sweep": (lambda: change_per_year(HormoneClamp, [1], [1, 2], 0, 1, DEFAULT, 0, "rankl"), "as many levels"),
    "swept": (lambda: change_per_year(HormoneClamp, [1], [1], 0, 1, DEFAULT, 0, "x"), "Unknown series: 'x'"),
    "arms": (lambda: trial(true_means=["1"]), "'true_means' must be a number"),
    "trial": (lambda: trial(women=1), "'women' must be a whole number from 2 to 100000000."),
    "sd": (lambda: trial(sd=-1), "'sd' is out of range"),
    "dropout": (lambda: trial(dropout=1.1), "'dropout' is out of range. Allowed: a number from 0 to 1"),
    "scan": (lambda: trial(scan_sd=-1), "'scan_sd' is out of range"),
    "repeats": (lambda: trial(repeats=0), "'repeats' must be a whole number"),
    "freedom": (lambda: student_quantile(0), "'freedom' is out of range. Allowed: a number above 0."),
    "switch of trials": (lambda: predict({"outcome": "ctx"}, "big"), "Unknown assumption"),
    "role": (lambda: scoreboard(roles=("fitt",)), "Unknown role: 'fitt'. Allowed: fit, validate"),
    "unit": (lambda: to_canonical(1, "estradiol", "ng/dL"), "Unknown quantity and unit: 'estradiol in ng/dL'"),
    "hormone": (lambda: glucocorticoid_share(1, "mpaa"), "Unknown hormone: 'mpaa'. Allowed: mpa, progesterone."),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_nonsense_is_refused_in_a_sentence(name):
    ask, told = REFUSED[name]
    with pytest.raises(RequestError) as caught:
        ask()
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_makes_sense_passes():
    assert Intervention(*ARM) == ARM
    course = Course("natural", e2_after=np.array([5.0, 9.0]), interventions=(Intervention(*ARM),))
    assert run(course, np.arange(3), override(a_G=0, iota=np.array([1, 2]))).years == [0, 1, 2]
