"""What a treatment adds: hormone levels, load, nutrients, a drug on bone, a blocked signal.

The kinds and their level 1 are the vocabulary of the evidence table. Level 1 is a study arm, not a
dose to take: conjugated estrogens 0.625 mg/d or the like; oral progesterone 300 mg nightly; oral
progesterone 200 mg on 12 of 28 days; progesterone cream 20 mg/d; MPA 2.5 mg/d; MPA 10 mg/d on 11 of
28 days; depot MPA 150 mg every 3 months; norethisterone 1 mg/d; dydrogesterone 10 mg/d; tibolone
2.5 mg/d; raloxifene 60 mg/d; alendronate 10 mg/d; denosumab 60 mg twice a year; teriparatide
20 micrograms/d; romosozumab 210 mg a month; a GnRH agonist; an aromatase inhibitor; supervised heavy
lifting with impact; calcium with vitamin D as in the meta-analyses; IL-1 or TNF blocked as in the
withdrawal trial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from ..units import Number
from .parameters import ParameterSet
from .receptors import Schedule

# Each treatment that holds estradiol down: its ceiling, pg/mL, and the share by which it does so.
Suppression: TypeAlias = tuple[tuple[Number, float], ...]


class Exposure(NamedTuple):
    """The sum of all treatments during one stretch of time.

    Attributes
    ----------
    estradiol : float
        pg/mL added.
    schedule : tuple of (float, float)
        Progestogens added: ng/mL of progesterone equivalents, and the share of days with them.
    suppression : tuple of (float, float)
        pg/mL above which estradiol of the woman's own cannot rise, and the share by which it is held
        there: 1 at a full level.
    load, nutrients, parathyroid : float
        Factors, 1 = usual.
    uptake : float
        Bisphosphonate, potency units per day.
    cytokine_block : float
        Share of the excess inflammatory tone that is blocked.
    rankl_block : float
        RANKL bound by an antibody, in units of the RANK half-occupancy constant.
    """

    estradiol: Number = 0.0
    schedule: Schedule = ()
    suppression: Suppression = ()
    load: Number = 1.0
    nutrients: Number = 1.0
    parathyroid: Number = 1.0
    uptake: Number = 0.0
    cytokine_block: Number = 0.0
    rankl_block: Number = 0.0


NO_EXPOSURE = Exposure()


def estrogen(level: float, p: ParameterSet) -> Exposure:
    """Add oral conjugated estrogens as their estradiol equivalent."""
    return Exposure(estradiol=level * p.added_estrogen)


def progesterone_oral(level: float, p: ParameterSet) -> Exposure:
    """Add oral progesterone taken every night."""
    return Exposure(schedule=((level * p.added_progesterone_oral, 1.0),))


def progesterone_cyclic(level: float, p: ParameterSet) -> Exposure:
    """Add oral progesterone on 12 of 28 days."""
    return Exposure(schedule=((level * p.added_progesterone_cyclic, 12 / 28),))


def progesterone_cream(level: float, p: ParameterSet) -> Exposure:
    """Add progesterone from a cream."""
    return Exposure(schedule=((level * p.added_progesterone_cream, 1.0),))


def mpa(level: float, p: ParameterSet) -> Exposure:
    """Add medroxyprogesterone acetate (MPA) taken every day."""
    return Exposure(schedule=((level * p.added_mpa, 1.0),))


def mpa_cyclic(level: float, p: ParameterSet) -> Exposure:
    """Add MPA on 11 of 28 days."""
    # 10 mg is four times the daily 2.5 mg of level 1 of `mpa`.
    return Exposure(schedule=((4 * level * p.added_mpa, 11 / 28),))


def depot_mpa(level: float, p: ParameterSet) -> Exposure:
    """Add injected MPA, which suppresses the ovaries."""
    return Exposure(
        schedule=((level * p.added_depot_mpa, 1.0),),
        suppression=((p.depot_estradiol, min(level, 1.0)),),
    )


def norethisterone(level: float, p: ParameterSet) -> Exposure:
    """Add norethisterone (acetate), a little of which becomes an estrogen."""
    return Exposure(
        estradiol=level * p.norethisterone_estradiol, schedule=((level * p.added_norethisterone, 1.0),)
    )


def dydrogesterone(level: float, p: ParameterSet) -> Exposure:
    """Add dydrogesterone taken every day."""
    return Exposure(schedule=((level * p.added_dydrogesterone, 1.0),))


def tibolone(level: float, p: ParameterSet) -> Exposure:
    """Add tibolone: an estrogen and a progestogen in one."""
    return Exposure(estradiol=level * p.tibolone_estradiol, schedule=((level * p.added_tibolone, 1.0),))


def raloxifene(level: float, p: ParameterSet) -> Exposure:
    """Add raloxifene, on bone a weak estrogen."""
    return Exposure(estradiol=level * p.raloxifene_estradiol)


def gnrh_agonist(level: float, p: ParameterSet) -> Exposure:
    """Rest the ovaries by a GnRH agonist."""
    return Exposure(suppression=((p.gnrh_estradiol, min(level, 1.0)),))


def aromatase_inhibitor(level: float, p: ParameterSet) -> Exposure:
    """Stop the making of estradiol outside the ovaries, as after menopause."""
    return Exposure(suppression=((p.aromatase_estradiol, min(level, 1.0)),))


def bisphosphonate(level: float, p: ParameterSet) -> Exposure:
    """Add a bisphosphonate."""
    return Exposure(uptake=level * p.bisphosphonate_surface * p.k_Z)


def denosumab(level: float, p: ParameterSet) -> Exposure:
    """Bind RANKL by an antibody."""
    return Exposure(rankl_block=level * p.denosumab_block)


def teriparatide(level: float, p: ParameterSet) -> Exposure:
    """Add teriparatide: more matrix, and more RANKL."""
    return Exposure(
        nutrients=1 + level * p.teriparatide_formation, parathyroid=1 + level * p.teriparatide_rankl
    )


def romosozumab(level: float, p: ParameterSet) -> Exposure:
    """Bind sclerostin, which tells bone of strain: builders act as under load, and get used to it."""
    return Exposure(load=1 + level * p.romosozumab_load, parathyroid=1 / (1 + level * p.romosozumab_rankl))


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
    "norethisterone": norethisterone,
    "dydrogesterone": dydrogesterone,
    "tibolone": tibolone,
    "raloxifene": raloxifene,
    "gnrh_agonist": gnrh_agonist,
    "aromatase_inhibitor": aromatase_inhibitor,
    "bisphosphonate": bisphosphonate,
    "denosumab": denosumab,
    "teriparatide": teriparatide,
    "romosozumab": romosozumab,
    "exercise": exercise,
    "calcium_vitamin_d": calcium_vitamin_d,
    "block_il1": block_il1,
    "block_tnf": block_tnf,
}

# The largest level that may be asked for: what a study of the table gave, luteal levels of progesterone,
# or twice the study arm. No datum stands behind a larger one. Where nothing is said, it is level 1.
LARGEST_LEVEL = {
    "estrogen": 2.0,  # a patch of 100 micrograms
    "progesterone_oral": 4.0,  # luteal levels on every day
    "progesterone_cream": 4.0,
    "progesterone_cyclic": 4.0,
    "mpa": 8.0,  # 20 mg/d
    "mpa_cyclic": 2.0,
    "bisphosphonate": 2.0,
    "calcium_vitamin_d": 2.0,
}


def largest_level(kind: str) -> float:
    """Look up the largest level of a kind of treatment that may be asked for."""
    return LARGEST_LEVEL.get(kind, 1.0)


def combine(exposures: Iterable[Exposure]) -> Exposure:
    """Add up treatments that run at the same time.

    Levels add; factors and unblocked shares multiply; each progestogen keeps its own days.

    Parameters
    ----------
    exposures : iterable of Exposure

    Returns
    -------
    Exposure
    """
    total = NO_EXPOSURE
    for exposure in exposures:
        total = Exposure(
            estradiol=total.estradiol + exposure.estradiol,
            schedule=total.schedule + exposure.schedule,
            suppression=total.suppression + exposure.suppression,
            load=total.load * exposure.load,
            nutrients=total.nutrients * exposure.nutrients,
            parathyroid=total.parathyroid * exposure.parathyroid,
            uptake=total.uptake + exposure.uptake,
            cytokine_block=1 - (1 - total.cytokine_block) * (1 - exposure.cytokine_block),
            rankl_block=total.rankl_block + exposure.rankl_block,
        )
    return total


Parts: TypeAlias = list[tuple[float, Number]]  # a share, and the level in it


def hold_down(estradiol: Number, suppression: Suppression) -> tuple[float, Parts]:
    """Part a level of the woman's own into what is left alone and what treatments hold down.

    A ceiling only ever takes away: who has less than it keeps what she has.

    Parameters
    ----------
    estradiol : float or ndarray (women,)
        pg/mL without them.
    suppression : tuple of (float, float)
        As in `Exposure`.

    Returns
    -------
    free : float
        Share that is left alone.
    held : list of (float, float)
        Shares, and pg/mL in each; with `free` they add up to 1.
    """
    free, held = 1.0, Parts()
    for ceiling, share in suppression:
        before = [*held, (free, estradiol)]
        held = [(share * of_all, _lower(level, ceiling)) for of_all, level in before]
        held += [((1 - share) * of_all, level) for of_all, level in before[:-1]]
        free *= 1 - share
    return free, held


def mean_left(estradiol: Number, suppression: Suppression) -> Number:
    """Compute the mean of a level that treatments hold down by some share; see `hold_down`."""
    free, held = hold_down(estradiol, suppression)
    return sum((share * level for share, level in held), free * estradiol)


def _lower(one: Number, other: Number) -> Number:
    """The lower of two, by arithmetic alone."""
    return (one + other - abs(one - other)) / 2
