"""What a treatment adds: hormone levels, load, nutrients, a drug on bone, a blocked signal.

The kinds and their level 1 are the vocabulary of the evidence table. Level 1 is a study arm, not a
dose to take: conjugated estrogens 0.625 mg/d or the like; oral progesterone 300 mg nightly; oral
progesterone 200 mg on 12 of 28 days; progesterone cream 20 mg/d; MPA 2.5 mg/d; MPA 10 mg/d on 11 of
28 days; depot MPA 150 mg every 3 months; alendronate 10 mg/d; supervised heavy lifting with impact;
calcium with vitamin D as in the meta-analyses; IL-1 or TNF blocked as in the withdrawal trial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..errors import RequestError, check_number, check_option
from ..units import Number
from .parameters import ParameterSet


class Exposure(NamedTuple):
    """The sum of all treatments during one stretch of time.

    Attributes
    ----------
    estradiol : float
        pg/mL added.
    progestogen : float
        Progesterone equivalents added, ng/mL.
    progestogen_days : float
        Share of days with it.
    estradiol_ceiling : float or None
        pg/mL, where the ovaries are suppressed.
    load, nutrients, parathyroid : float
        Factors, 1 = usual.
    uptake : float
        Bisphosphonate, potency units per day.
    cytokine_block : float
        Share of the excess inflammatory tone that is blocked.
    """

    estradiol: Number = 0.0
    progestogen: Number = 0.0
    progestogen_days: float = 1.0
    estradiol_ceiling: Number | None = None
    load: Number = 1.0
    nutrients: Number = 1.0
    parathyroid: Number = 1.0
    uptake: Number = 0.0
    cytokine_block: Number = 0.0


NO_EXPOSURE = Exposure()


def estrogen(level: float, p: ParameterSet) -> Exposure:
    """Add oral conjugated estrogens as their estradiol equivalent."""
    return Exposure(estradiol=level * p.added_estrogen)


def progesterone_oral(level: float, p: ParameterSet) -> Exposure:
    """Add oral progesterone taken every night."""
    return Exposure(progestogen=level * p.added_progesterone_oral)


def progesterone_cyclic(level: float, p: ParameterSet) -> Exposure:
    """Add oral progesterone on 12 of 28 days."""
    return Exposure(progestogen=level * p.added_progesterone_cyclic, progestogen_days=12 / 28)


def progesterone_cream(level: float, p: ParameterSet) -> Exposure:
    """Add progesterone from a cream."""
    return Exposure(progestogen=level * p.added_progesterone_cream)


def mpa(level: float, p: ParameterSet) -> Exposure:
    """Add medroxyprogesterone acetate (MPA) taken every day."""
    return Exposure(progestogen=level * p.added_mpa)


def mpa_cyclic(level: float, p: ParameterSet) -> Exposure:
    """Add MPA on 11 of 28 days."""
    # 10 mg is four times the daily 2.5 mg of level 1 of `mpa`.
    return Exposure(progestogen=4 * level * p.added_mpa, progestogen_days=11 / 28)


def depot_mpa(level: float, p: ParameterSet) -> Exposure:
    """Add injected MPA, which suppresses the ovaries."""
    return Exposure(
        progestogen=level * p.added_depot_mpa, estradiol_ceiling=p.depot_estradiol if level else None
    )


def bisphosphonate(level: float, p: ParameterSet) -> Exposure:
    """Add a bisphosphonate."""
    return Exposure(uptake=level * p.bisphosphonate_steady * p.k_Z)


def exercise(level: float, p: ParameterSet) -> Exposure:
    """Add supervised lifting: more strain, less RANKL."""
    return Exposure(load=1 + level * p.exercise_load, parathyroid=1 / (1 + level * p.exercise_rankl))


def calcium_vitamin_d(level: float, p: ParameterSet) -> Exposure:
    """Add calcium with vitamin D: more matrix, less parathyroid hormone."""
    return Exposure(
        nutrients=1 + level * p.calcium_nutrients, parathyroid=1 / (1 + level * p.calcium_parathyroid)
    )


def block_il1(level: float, p: ParameterSet) -> Exposure:
    """Block interleukin-1."""
    return Exposure(cytokine_block=min(level, 1.0) * p.block_il1)


def block_tnf(level: float, p: ParameterSet) -> Exposure:
    """Block TNF-alpha."""
    return Exposure(cytokine_block=min(level, 1.0) * p.block_tnf)


# A treatment's name in the evidence table -> the exposure at a level.
KINDS: dict[str, Callable[[float, ParameterSet], Exposure]] = {
    "estrogen": estrogen,
    "progesterone_oral": progesterone_oral,
    "progesterone_cream": progesterone_cream,
    "progesterone_cyclic": progesterone_cyclic,
    "mpa": mpa,
    "mpa_cyclic": mpa_cyclic,
    "depot_mpa": depot_mpa,
    "bisphosphonate": bisphosphonate,
    "exercise": exercise,
    "calcium_vitamin_d": calcium_vitamin_d,
    "block_il1": block_il1,
    "block_tnf": block_tnf,
}


class _Treatment(NamedTuple):
    """The fields of an `Intervention`; a named tuple cannot check what it is made of."""

    kind: str
    start_y: float
    stop_y: float | None
    level: float


class Intervention(_Treatment):
    """A treatment over some years of the run.

    Attributes
    ----------
    kind : str
        A key of `KINDS`.
    start_y : float
    stop_y : float or None
        None = goes on.
    level : float
        1 = the study arm above.
    """

    __slots__ = ()

    def __new__(cls, kind: str, start_y: float, stop_y: float | None, level: float) -> Intervention:
        """Refuse what is no treatment, or ends before it starts."""
        check_option(kind, "kind of intervention", KINDS)
        check_number(start_y, "start_y")
        check_number(level, "level", 0)
        if stop_y is not None and check_number(stop_y, "stop_y") <= start_y:
            raise RequestError("'stop_y' of an intervention must be later than 'start_y'.", "interventions")
        return super().__new__(cls, kind, start_y, stop_y, level)


def combine(exposures: Iterable[Exposure]) -> Exposure:
    """Add up treatments that run at the same time.

    Levels add; factors and unblocked shares multiply; of two progestogens the days of the larger
    share count (an approximation that errs towards more exposure).

    Parameters
    ----------
    exposures : iterable of Exposure

    Returns
    -------
    Exposure
    """
    total = NO_EXPOSURE
    for exposure in exposures:
        ceilings = [c for c in (total.estradiol_ceiling, exposure.estradiol_ceiling) if c is not None]
        carriers = [x.progestogen_days for x in (total, exposure) if x.progestogen > 0]
        total = Exposure(
            estradiol=total.estradiol + exposure.estradiol,
            progestogen=total.progestogen + exposure.progestogen,
            progestogen_days=max(carriers, default=1.0),
            estradiol_ceiling=min(ceilings, default=None),
            load=total.load * exposure.load,
            nutrients=total.nutrients * exposure.nutrients,
            parathyroid=total.parathyroid * exposure.parathyroid,
            uptake=total.uptake + exposure.uptake,
            cytokine_block=1 - (1 - total.cytokine_block) * (1 - exposure.cytokine_block),
        )
    return total


def exposure_at(interventions: Iterable[Intervention], years: float, p: ParameterSet) -> Exposure:
    """Add up all interventions that are active at a moment.

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
    return total_exposure(active_on(interventions, years), p)


def active_on(interventions: Iterable[Intervention], years: float) -> tuple[Intervention, ...]:
    """List the interventions that are active at a year of the run."""
    return tuple(
        [
            treatment
            for treatment in interventions
            if treatment.start_y <= years and (treatment.stop_y is None or years < treatment.stop_y)
        ]
    )


def total_exposure(interventions: Iterable[Intervention], p: ParameterSet) -> Exposure:
    """Add up interventions that are all active."""
    return combine(KINDS[treatment.kind](treatment.level, p) for treatment in interventions)


def switch_times(interventions: Iterable[Intervention]) -> list[float]:
    """List the years at which any intervention starts or stops, ascending, each once."""
    times = {treatment.start_y for treatment in interventions}
    times |= {treatment.stop_y for treatment in interventions if treatment.stop_y is not None}
    return sorted(times)
