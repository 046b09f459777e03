"""What a treatment adds: hormone levels, load, nutrients, a drug on bone, a blocked signal.

The kinds and their level 1 are the vocabulary of the evidence table. Level 1 is a study arm, not a
dose to take: conjugated estrogens 0.625 mg/d or the like; oral progesterone 300 mg nightly; oral
progesterone 200 mg on 12 of 28 days; progesterone cream 20 mg/d; MPA 2.5 mg/d; MPA 10 mg/d on 11 of
28 days; depot MPA 150 mg every 3 months; alendronate 10 mg/d; supervised heavy lifting with impact;
calcium with vitamin D as in the meta-analyses; IL-1 or TNF blocked as in the withdrawal trial.
"""

from collections import namedtuple

Exposure = namedtuple(
    "Exposure",
    "estradiol progestogen progestogen_days estradiol_ceiling load nutrients parathyroid uptake"
    " cytokine_block",
    defaults=(0.0, 0.0, 1.0, None, 1.0, 1.0, 1.0, 0.0, 0.0),
)
Exposure.__doc__ = """What all treatments of one stretch of time add up to.

estradiol : pg/mL added
progestogen : progesterone equivalents added, ng/mL
progestogen_days : share of days with it
estradiol_ceiling : pg/mL, where ovaries are suppressed; None where not
load, nutrients, parathyroid : factors, 1 = usual
uptake : bisphosphonate, potency units per day
cytokine_block : share of the excess inflammatory tone that is blocked
"""

NONE = Exposure()


def _estrogen(level, p):
    return Exposure(estradiol=level * p.added_estrogen)


def _progesterone_oral(level, p):
    return Exposure(progestogen=level * p.added_progesterone_oral)


def _progesterone_cyclic(level, p):
    return Exposure(progestogen=level * p.added_progesterone_cyclic, progestogen_days=12 / 28)


def _progesterone_cream(level, p):
    return Exposure(progestogen=level * p.added_progesterone_cream)


def _mpa(level, p):
    return Exposure(progestogen=level * p.added_mpa)


def _mpa_cyclic(level, p):
    # 10 mg is four times the daily 2.5 mg of level 1 of `mpa`.
    return Exposure(progestogen=4 * level * p.added_mpa, progestogen_days=11 / 28)


def _depot_mpa(level, p):
    return Exposure(
        progestogen=level * p.added_depot_mpa, estradiol_ceiling=p.depot_estradiol if level else None
    )


def _bisphosphonate(level, p):
    return Exposure(uptake=level * p.bisphosphonate_steady * p.k_Z)


def _exercise(level, p):
    return Exposure(load=1 + level * p.exercise_load, parathyroid=1 / (1 + level * p.exercise_rankl))


def _calcium_vitamin_d(level, p):
    return Exposure(
        nutrients=1 + level * p.calcium_nutrients, parathyroid=1 / (1 + level * p.calcium_parathyroid)
    )


def _block_il1(level, p):
    return Exposure(cytokine_block=min(level, 1.0) * p.block_il1)


def _block_tnf(level, p):
    return Exposure(cytokine_block=min(level, 1.0) * p.block_tnf)


KINDS = {
    "estrogen": _estrogen,
    "progesterone_oral": _progesterone_oral,
    "progesterone_cream": _progesterone_cream,
    "progesterone_cyclic": _progesterone_cyclic,
    "mpa": _mpa,
    "mpa_cyclic": _mpa_cyclic,
    "depot_mpa": _depot_mpa,
    "bisphosphonate": _bisphosphonate,
    "exercise": _exercise,
    "calcium_vitamin_d": _calcium_vitamin_d,
    "block_il1": _block_il1,
    "block_tnf": _block_tnf,
}

Intervention = namedtuple("Intervention", "kind start_y stop_y level")
Intervention.__doc__ = """A treatment from `start_y` to `stop_y` (None = stays on), years of the run."""


def combine(exposures):
    """Add up treatments taken together.

    Levels add; factors and unblocked shares multiply; of two progestogens the days of the larger
    share count (an approximation that errs towards more exposure).

    Parameters
    ----------
    exposures : iterable of Exposure

    Returns
    -------
    Exposure
    """
    total = NONE
    for one in exposures:
        ceilings = [c for c in (total.estradiol_ceiling, one.estradiol_ceiling) if c is not None]
        carriers = [x.progestogen_days for x in (total, one) if x.progestogen > 0]
        total = Exposure(
            estradiol=total.estradiol + one.estradiol,
            progestogen=total.progestogen + one.progestogen,
            progestogen_days=max(carriers, default=1.0),
            estradiol_ceiling=min(ceilings, default=None),
            load=total.load * one.load,
            nutrients=total.nutrients * one.nutrients,
            parathyroid=total.parathyroid * one.parathyroid,
            uptake=total.uptake + one.uptake,
            cytokine_block=1 - (1 - total.cytokine_block) * (1 - one.cytokine_block),
        )
    return total


def exposure_at(interventions, years, p):
    """What all interventions that are on at a moment add up to.

    Parameters
    ----------
    interventions : iterable of Intervention
    years : float
        Of the run.
    p : ParameterSet

    Returns
    -------
    Exposure
    """
    return exposure_of(taken(interventions, years), p)


def taken(interventions, years):
    """The interventions that are on at a year of the run, a tuple."""
    return tuple(
        [one for one in interventions if one.start_y <= years and (one.stop_y is None or years < one.stop_y)]
    )


def exposure_of(interventions, p):
    """What interventions that are all on add up to."""
    return combine(KINDS[one.kind](one.level, p) for one in interventions)


def switch_times(interventions):
    """Years at which any intervention starts or stops, ascending, each once."""
    times = {one.start_y for one in interventions}
    times |= {one.stop_y for one in interventions if one.stop_y is not None}
    return sorted(times)
