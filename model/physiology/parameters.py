"""Every number of the model with its unit, meaning, source, place of use and bounds.

The table holds prior values: what is known or assumed of a number by itself. Values that the
published trials fit stand in `data/calibration.json`, one set for each position of the assumption
switch; `calibrated` puts the two together. "Assumption" marks what no measurement stands behind; bounds
are the range that we would still call plausible.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from math import inf
from typing import Any

from .. import data
from ..errors import check_kind, check_number, check_option, refuse_unknown
from ..units import DAYS_PER_YEAR, Number


@dataclass(frozen=True)
class Parameter:
    """One number.

    Attributes
    ----------
    name : str
        In the code.
    symbol : str
        On the page.
    value : float
    unit : str
        "1" where it is a ratio.
    meaning : str
    source : str
        Reference key in brackets, or "assumption" with a reason.
    where : str
        Function that uses it.
    bounds : tuple of float
        Lowest and highest plausible value.
    """

    name: str
    symbol: str
    value: float
    unit: str
    meaning: str
    source: str
    where: str
    bounds: tuple[float, float]


def _row(
    symbol: str, value: float, unit: str, meaning: str, source: str, where: str, bounds: tuple[float, float]
) -> Any:
    """Make a field of `ParameterSet` that carries all of a `Parameter` but its name."""
    row = {"symbol": symbol, "value": value, "unit": unit, "meaning": meaning}
    return field(default=value, metadata=row | {"source": source, "where": where, "bounds": bounds})


_PRELIMINARY = "assumption: where the fit starts, set by hand near the loss around menopause, trials of estrogen and turnover markers; the fit moves it"
_PRIOR = "assumption: not identified by the data we have; set by biology"


# One row is one line, so that a row can be read and compared whole.
# fmt: off
@dataclass(frozen=True)
class ParameterSet:
    """Values of all parameters; immutable. An entry may be an array (women,)."""

    # What cells sense
    E50: Number = _row("E₅₀", 12.0, "pg/mL", "estradiol at half of the estrogen response", _PRELIMINARY + "; steep between 5 and 15 pg/mL as in [ettinger2004] and [cummings1998]", "receptors.occupancy", (5.0, 20.0))
    n_E: Number = _row("n", 3.0, "1", "steepness of the estrogen response", _PRELIMINARY, "receptors.occupancy", (1.5, 4.5))
    a_PE: Number = _row("a_PE", 0.85, "1", "share of progesterone receptors that estrogen induces", _PRIOR + "; the receptor's gene is a target of estrogen", "receptors.receptor_number", (0.0, 0.98))
    E_PR: Number = _row("E_PR", 18.0, "pg/mL", "estradiol at half of the induction of progesterone receptors", "assumption: above the level that holds breakdown back, and well below the levels of the cycle, since women whose estradiol is held above about 40 pg/mL keep their bone", "receptors.receptor_number", (8.0, 30.0))
    K_A: Number = _row("K_A", 4.0, "ng/mL", "progesterone at half occupancy of PR-A, total level", "assumption: 97-99 % is bound in serum, so a free Kd of 0.6-1.6 nM [biochemj1978] lies above 6 ng/mL in total; within the luteal range, since cells answer to it", "receptors.dimers", (1.0, 12.0))
    K_B: Number = _row("K_B", 4.0, "ng/mL", "progesterone at half occupancy of PR-B, total level", "assumption: as K_A", "receptors.dimers", (1.0, 12.0))
    f_A: Number = _row("f_A", 0.5, "1", "share of PR-A among the receptors", "assumption: ratio in bone unknown", "receptors.dimers", (0.0, 1.0))
    alpha_A: Number = _row("α_A", 0.4, "1", "strength of PR-A dimers relative to PR-B", "assumption: PR-A is the weaker activator in most cells", "receptors.dimers", (0.0, 1.0))
    K_hi: Number = _row("K_hi", 600.0, "ng/mL", "progesterone at half inhibition of the dimers: the falling side of the inverted U", "assumption: alkaline phosphatase of osteoblasts rises up to 0.64 micromolar and falls at 6.4 [schmidmayr2008]; 2 micromolar is 629 ng/mL", "receptors.dimers", (200.0, 5000.0))
    K_pair: Number = _row("K_pair", 0.15, "1", "bound pairs of receptors at half of what they can do on DNA", "assumption: most is reached at luteal levels, at which 0.17 of the receptors are paired; no trial lies above them", "receptors.dimers", (0.03, 0.6))

    # Inflammatory tone
    a_I: Number = _row("a_I", 0.9, "1", "rise of inflammatory tone when estrogen response is lost", _PRELIMINARY, "equations.production_loss", (0.2, 1.6))
    tau_I: Number = _row("τ_I", 8.0, "d", "time constant of inflammatory tone", "assumption: cytokine release rises 1-2 weeks after oophorectomy and falls within 2 weeks of estrogen [pacifici1991]", "equations.production_loss", (4.0, 30.0))
    k_NF: Number = _row("k_NF", 6.0, "1", "silencing of the progesterone receptor by NF-kB, each of the two partners of a dimer", _PRIOR + "; mutual silencing shown in cells [kalkhoven1996]", "equations.production_loss", (0.0, 12.0))
    c_IL1: Number = _row("c_IL1", 1.0, "1", "rise of IL-1 with inflammatory tone, read-out", "assumption: graded rises as in [pacifici1991]; sizes unknown", "readouts.cytokines", (0.2, 3.0))
    c_IL6: Number = _row("c_IL6", 1.3, "1", "rise of IL-6 with inflammatory tone, read-out", "assumption: higher after menopause in serum [cioffi2002]; size unknown", "readouts.cytokines", (0.2, 3.0))
    c_TNF: Number = _row("c_TNF", 0.8, "1", "rise of TNF-alpha with inflammatory tone, read-out", "assumption: rises in [pacifici1991] but is lower after menopause in serum [cioffi2002]", "readouts.cytokines", (0.0, 3.0))

    # Osteoblast genes
    a_G: Number = _row("a_G", 0.10, "1", "share of the osteoblast gene program that progesterone drives", _PRELIMINARY + "; the assumption switch sets it", "equations.production_loss", (0.0, 0.4))
    tau_G: Number = _row("τ_G", 5.0, "d", "time constant of the gene program", "assumption: messenger and protein turnover of days", "equations.production_loss", (2.0, 10.0))
    c_R: Number = _row("c_R", 0.15, "1", "exponent: genes on commitment of pre-osteoblasts", _PRIOR + "; small, because it would gain bone at every site alike, above 0, because cells in culture show it, and at most 0.4, because the RANKL of more recruits could outweigh the bone they make", "equations.production_loss", (0.02, 0.4))
    c_M: Number = _row("c_M", 0.10, "1", "exponent: genes on maturation of pre-osteoblasts", _PRIOR + "; with less than 0.05 recruits stay sources of RANKL for long, with more than 0.3 remodeling can die out", "equations.production_loss", (0.05, 0.3))
    s_H: Number = _row("s_H", 0.25, "1", "share of the genes' effect on matrix made that shows at the hip", "assumption: progesterone's genes act on marrow-facing, trabecular surfaces, about two thirds of the spine and one quarter of the femoral neck; trials see a gain at the spine and none at the hip [lindsay2002]", "equations.production_loss", (0.0, 0.5))
    h_G: Number = _row("h_G", 0.85, "1", "exponent: genes on matrix made per osteoblast", _PRIOR + "; with c_R it adds up to 1, so that a_G is the share of spine formation that progesterone drives; at least 0.5, so that the matrix made outweighs the RANKL of recruits", "equations.production_loss", (0.5, 1.5))
    h_COL: Number = _row("h₁", 1.0, "1", "exponent of COL1A1, read-out", _PRIOR, "readouts.osteoblast_genes", (0.5, 1.5))
    h_ALP: Number = _row("h₂", 1.5, "1", "exponent of alkaline phosphatase, read-out", "assumption: the strongest rise in culture, up to 2.7-fold [schmidmayr2008]", "readouts.osteoblast_genes", (0.5, 1.5))
    h_OCN: Number = _row("h₃", 0.7, "1", "exponent of osteocalcin, read-out", _PRIOR, "readouts.osteoblast_genes", (0.5, 1.5))

    # RANKL, RANK, OPG and osteoclasts
    a_O: Number = _row("a_O", 0.12, "1", "share of OPG output that estrogen supports", _PRELIMINARY, "equations.competition", (0.02, 0.5))
    a_LI: Number = _row("a_LI", 0.40, "1", "rise of RANKL with inflammatory tone", _PRIOR, "equations.competition", (0.0, 1.2))
    K_R: Number = _row("K_R", 1.0, "1", "RANKL at half occupancy of RANK, relative to baseline", "assumption: competition in the form of [pivonka2008], normalized", "equations.competition", (0.5, 2.0))
    k_O: Number = _row("k_O", 2.0, "1", "strength of OPG as decoy", "assumption: as K_R", "equations.competition", (1.0, 4.0))
    a_CI: Number = _row("a_CI", 0.35, "1", "rise of breakdown per osteoclast with inflammatory tone", "assumption: cytokines carry about half of the rise of breakdown, within weeks [charat2007]", "equations.activity", (0.0, 0.8))
    a_CE: Number = _row("a_CE", 0.04, "1", "share of osteoclast death that estrogen supports", _PRELIMINARY, "equations.production_loss", (0.0, 0.3))
    d_C: Number = _row("d_C", 1 / 20, "1/d", "loss of active osteoclasts", "assumption: a cell lives about 2 weeks [manolagas2000], a resorption site about twice that", "equations.production_loss", (1 / 45, 1 / 15))
    z_E: Number = _row("z_E", 1.60, "1", "rise of osteoclast death with bisphosphonate, at saturation", _PRELIMINARY, "equations.production_loss", (0.0, 4.0))
    tau_Q: Number = _row("τ_Q", 300.0, "d", "time over which dormant precursors fill up and wake", "assumption: breakdown is above its start for about a year after denosumab is stopped; without such a pool no model shows the rebound", "equations.production_loss", (90.0, 600.0))
    a_Q: Number = _row("a_Q", 0.7, "1", "rise of new osteoclasts when all dormant precursors wake", "assumption: set so that the gain is gone within about a year after denosumab is stopped [cummings2018]", "equations.production_loss", (0.2, 4.0))

    # Coupling and osteoblasts
    tau_T: Number = _row("τ_T", 20.0, "d", "delay of factors released by resorption", "assumption: reversal takes a few weeks", "equations.production_loss", (5.0, 40.0))
    t_T: Number = _row("t_T", 0.95, "1", "exponent: released factors on commitment (coupling)", _PRELIMINARY, "equations.production_loss", (0.7, 1.0))
    w_B: Number = _row("w_B", 1 / 25, "1/d", "maturation of pre-osteoblasts", "assumption: weeks", "equations.production_loss", (1 / 50, 1 / 12))
    eta_B: Number = _row("η_B", 1 / 80, "1/d", "loss of active osteoblasts", "assumption: formation lasts 3-4 months [prior2018]", "equations.production_loss", (1 / 120, 1 / 40))
    a_BI: Number = _row("a_BI", 0.04, "1", "rise of osteoblast death with inflammatory tone", _PRIOR, "equations.production_loss", (0.0, 0.1))
    a_BE: Number = _row("a_BE", 0.03, "1", "rise of osteoblast death when estrogen response is lost", _PRIOR, "equations.production_loss", (0.0, 0.1))
    q_I: Number = _row("q_I", 0.04, "1", "brake of inflammatory tone on matrix made per osteoblast", _PRIOR, "equations.synthesis", (0.0, 0.3))

    # Bone
    w_LS: Number = _row("w_LS", 0.150 / DAYS_PER_YEAR, "1/d", "share of spine matrix renewed per day", _PRELIMINARY + "; whole skeleton about 10 % a year, trabecular bone 28 % [manolagas2000]", "equations.production_loss", (0.10 / DAYS_PER_YEAR, 0.25 / DAYS_PER_YEAR))
    w_TH: Number = _row("w_TH", 0.095 / DAYS_PER_YEAR, "1/d", "share of hip matrix renewed per day", _PRELIMINARY, "equations.production_loss", (0.05 / DAYS_PER_YEAR, 0.14 / DAYS_PER_YEAR))
    w_T: Number = _row("w_T", 0.28 / DAYS_PER_YEAR, "1/d", "share of spongy matrix of the spine renewed per day", "trabecular bone 28 % a year [manolagas2000]", "equations.production_loss", (0.18 / DAYS_PER_YEAR, 0.40 / DAYS_PER_YEAR))
    gamma_T: Number = _row("γ_T", 1.2, "1", "exponent of the mechanostat in spongy bone of the spine", "assumption: a little less than for the whole spine, since lost plates are not strained", "equations.production_loss", (0.6, 2.5))
    gamma: Number = _row("γ", 1.60, "1", "exponent of the mechanostat: less bone, more strain, more matrix made; spine", _PRELIMINARY, "equations.production_loss", (1.0, 2.5))
    gamma_H: Number = _row("γ_H", 2.0, "1", "exponent of the mechanostat at the hip", "assumption: at least that of the spine; the hip carries most of the load of walking", "equations.production_loss", (0.8, 3.0))
    q_L: Number = _row("q_L", 0.85, "1", "share of a lasting change of load that bone gets used to", "assumption: bone answers changes of strain more than its level; a year of training gains, further years hold", "equations.production_loss", (0.0, 0.95))
    tau_L: Number = _row("τ_L", 250.0, "d", "time over which bone gets used to a load", "assumption: programmes gain in their first year", "equations.production_loss", (90.0, 730.0))
    u_max: Number = _row("u_max", 11.0, "1", "most that strain can multiply the work of builders", "assumption: a ceiling far outside of what is seen; keeps matrix positive", "equations.production_loss", (5.0, 15.0))
    M_half: Number = _row("M_½", 0.05, "1", "matrix at which breakdown finds half of its usual hold", "assumption: nothing can be broken down where nothing is left; keeps matrix positive", "equations.production_loss", (0.03, 0.10))
    k_m: Number = _row("k_m", 0.70 / DAYS_PER_YEAR, "1/d", "secondary mineralization", _PRELIMINARY + "; years in [joerg2022]", "equations.production_loss", (0.3 / DAYS_PER_YEAR, 1.5 / DAYS_PER_YEAR))
    a_new: Number = _row("a_new", 0.874, "1", "mineralization of new matrix, share of full", _PRELIMINARY, "equations.production_loss", (0.6, 0.95))
    k_Z: Number = _row("k_Z", 1 / 90, "1/d", "loss of bisphosphonate from bone surface", "assumption: markers turn within three months; an effective half-life of 153 d [joerg2022] counts both pools", "equations.production_loss", (1 / 250, 1 / 45))
    f_Y: Number = _row("f_Y", 0.6, "1", "share of the bisphosphonate leaving the surface that is buried, not lost", "assumption: about half of a dose stays in the skeleton", "equations.production_loss", (0.1, 0.9))
    k_Y: Number = _row("k_Y", 1 / 1500, "1/d", "return of buried bisphosphonate to the surface", "assumption: years, as bone that holds it is renewed", "equations.production_loss", (1 / 5000, 1 / 400))
    s_age: Number = _row("s_age", 0.004, "1/y", "share of matrix made per osteoblast lost per year with age", "assumption: cohorts lose about 0.7 % a year at the spine 5 to 10 years after the final period, more than hormones explain; cross-sectional slope -0.2 % a year before menopause [mazess1999]", "ageing.formation_capacity", (0.0, 0.012))
    k_H: Number = _row("κ_H", 0.7, "1", "exponent: ageing on matrix made at the hip, beyond that everywhere", "assumption: with age the hip loses more than the spine, in bone that treatments can still hold; about 0.2 % a year before menopause [looker1998]", "equations.production_loss", (0.0, 3.0))

    # The natural transition
    transition_width: Number = _row("s_E", 0.70, "y", "width of the fall of estrogen around the final period", "[randolph2011]: from 2.03 y before to 2.17 y after, steepest at it; 5 to 95 % of a logistic curve is 5.9 widths", "hormones.estrogen_share", (0.4, 1.1))
    ovulation_middle: Number = _row("m_P", -2.5, "y", "when half of the cycles are without an egg", "assumption: before estrogen falls", "hormones.ovulatory_share", (-6.0, 0.0))
    ovulation_width: Number = _row("s_P", 0.8, "y", "width of the fall of the share of cycles with an egg", "assumption: as above", "hormones.ovulatory_share", (0.3, 2.0))
    erratic_estradiol: Number = _row("φ_E", 1.3, "1", "estradiol of cycles without ovulation in the transition, relative to regular cycles", "assumption: days of high estradiol between late cycles, as measured in the transition; size differs between studies", "hormones.skip_ovulation", (1.0, 1.8))

    # Treatments at level 1
    added_estrogen: Number = _row("ΔE", 40.0, "pg/mL", "estradiol equivalent of the estrogen arm", "assumption: conjugated estrogens 0.625 mg/d count as about 40; a 50 microgram patch gives 41 [scott1991]", "exposures.estrogen", (25.0, 60.0))
    added_progesterone_oral: Number = _row("ΔP oral", 2.5, "ng/mL", "progesterone equivalent of 300 mg nightly, day mean", "assumption: 24-h mean by specific assay about 0.15 for 100 mg [levine2000], plus active metabolites", "exposures.progesterone_oral", (0.3, 6.0))
    added_progesterone_cyclic: Number = _row("ΔP cyclic", 2.0, "ng/mL", "progesterone equivalent of 200 mg, day mean on days taken", "assumption: as oral", "exposures.progesterone_cyclic", (0.2, 4.0))
    added_progesterone_cream: Number = _row("ΔP cream", 1.2, "ng/mL", "progesterone equivalent of the cream arm", "assumption: serum 0.5-2.4 in [vashisht2005], [du2013], [burry1999]", "exposures.progesterone_cream", (0.2, 4.0))
    added_mpa: Number = _row("ΔMPA", 3.0, "ng/mL", "progesterone equivalent of MPA 2.5 mg/d", _PRELIMINARY, "exposures.mpa", (0.5, 12.0))
    added_depot_mpa: Number = _row("ΔMPA depot", 20.0, "ng/mL", "progesterone equivalent of depot MPA", "assumption: enough to stop ovulation", "exposures.depot_mpa", (5.0, 60.0))
    depot_estradiol: Number = _row("E depot", 20.0, "pg/mL", "estradiol while depot MPA rests the ovaries", "assumption: early follicular level or below [clark2004]", "exposures.depot_mpa", (10.0, 40.0))
    gnrh_estradiol: Number = _row("E GnRH", 15.0, "pg/mL", "estradiol at most while a GnRH agonist rests the ovaries", "assumption: near that after menopause", "exposures.gnrh_agonist", (5.0, 25.0))
    aromatase_estradiol: Number = _row("E AI", 2.0, "pg/mL", "estradiol at most with an aromatase inhibitor", "assumption: about a fifth of that after menopause is left, or less", "exposures.aromatase_inhibitor", (0.2, 5.0))
    added_norethisterone: Number = _row("ΔNET", 6.0, "ng/mL", "progesterone equivalent of norethisterone 1 mg/d", "assumption: luteal", "exposures.norethisterone", (1.0, 15.0))
    norethisterone_estradiol: Number = _row("ΔE NET", 8.0, "pg/mL", "estradiol equivalent of norethisterone 1 mg/d", "assumption: a little becomes ethinylestradiol; alone it held the spine over two years (E060)", "exposures.norethisterone", (0.0, 20.0))
    added_dydrogesterone: Number = _row("ΔDYD", 3.0, "ng/mL", "progesterone equivalent of dydrogesterone 10 mg/d", "assumption: as MPA 2.5 mg/d", "exposures.dydrogesterone", (0.5, 12.0))
    tibolone_estradiol: Number = _row("ΔE tibolone", 30.0, "pg/mL", "estradiol equivalent of tibolone 2.5 mg/d", "assumption: on bone about as an estrogen arm", "exposures.tibolone", (10.0, 60.0))
    added_tibolone: Number = _row("ΔP tibolone", 3.0, "ng/mL", "progesterone equivalent of tibolone 2.5 mg/d", "assumption: as MPA 2.5 mg/d", "exposures.tibolone", (0.5, 12.0))
    raloxifene_estradiol: Number = _row("ΔE raloxifene", 8.0, "pg/mL", "estradiol equivalent of raloxifene 60 mg/d, on bone", "assumption: about half the effect of an estrogen arm", "exposures.raloxifene", (2.0, 20.0))
    bisphosphonate_surface: Number = _row("Z₁", 2.0, "1", "bisphosphonate on the surface in the first year at level 1; 1.6 has half effect", "assumption: above half effect, so that half the dose still does much and a small dose only slows", "exposures.bisphosphonate", (0.5, 6.0))
    denosumab_block: Number = _row("D₁", 8.0, "1", "RANKL bound by denosumab, in units of the RANK half-occupancy constant", "assumption: most of it; markers of breakdown fall by eight or nine tenths, not to nothing", "exposures.denosumab", (3.0, 16.0))
    teriparatide_formation: Number = _row("ΔF teri", 0.45, "1", "rise of matrix made with teriparatide", "assumption: set near the published gain of the spine", "exposures.teriparatide", (0.1, 1.2))
    teriparatide_rankl: Number = _row("ΔR teri", 0.25, "1", "rise of RANKL with teriparatide", "assumption: breakdown rises after building", "exposures.teriparatide", (0.0, 0.8))
    romosozumab_load: Number = _row("ΔL romo", 0.55, "1", "rise of load that builders sense when sclerostin is bound", "assumption: sclerostin is how bone cells pass strain on; set near the published gain of the spine", "exposures.romosozumab", (0.3, 2.5))
    romosozumab_rankl: Number = _row("ΔR romo", 0.25, "1", "fall of RANKL with romosozumab", "assumption: breakdown falls from the first weeks on", "exposures.romosozumab", (0.0, 0.8))
    exercise_load: Number = _row("ΔL", 0.15, "1", "rise of load (the daily dose of strain) with heavy supervised lifting", "assumption: the dose of strain, not body weight; set by [watson2018] and [howe2011]", "exposures.exercise", (0.0, 0.40))
    exercise_rankl: Number = _row("ΔR", 0.05, "1", "fall of RANKL with heavy supervised lifting", "assumption: osteocytes under strain send less RANKL; makes the first months gain most, as in [watson2018]", "exposures.exercise", (0.0, 0.2))
    calcium_nutrients: Number = _row("ΔN", 0.002, "1", "rise of matrix synthesis with calcium and vitamin D in mostly replete women", "assumption: a small one-time gain [tai2015]", "exposures.calcium_vitamin_d", (0.0, 0.03))
    calcium_parathyroid: Number = _row("ΔPTH", 0.05, "1", "fall of parathyroid drive on RANKL with calcium and vitamin D", "assumption: as above", "exposures.calcium_vitamin_d", (0.0, 0.2))
    block_il1: Number = _row("b_IL1", 0.7, "1", "share of excess tone that blocking IL-1 removes", "assumption: IL-1 and TNF act in a chain, so that blocking one removes most; 40 % of the rise of CTX [charat2007]", "exposures.block_il1", (0.0, 1.0))
    block_tnf: Number = _row("b_TNF", 0.8, "1", "share of excess tone that blocking TNF removes", "assumption: as block_il1; 50 % of the rise of CTX [charat2007]", "exposures.block_tnf", (0.0, 1.0))

    # What a laboratory measures
    q_NTX: Number = _row("q_NTX", 0.5, "1", "exponent of urinary NTX on the breakdown that serum CTX follows", "assumption: NTX moves less than CTX; in the same women it rose 12 % while CTX rose 43 % [charat2007], which is an exponent of 0.32", "markers.marker_change", (0.2, 1.0))
    q_CTX: Number = _row("q_CTX", 1.3, "1", "exponent of serum CTX on the breakdown that bone density feels", "assumption: CTX falls by half and more where density gains a few percent", "readouts.marker_ctx", (1.0, 2.0))

    # One woman among many (population.py draws these)
    iota: Number = _row("ι", 1.0, "1", "her rise of inflammatory tone relative to the average woman", "assumption: 1 = average", "equations.production_loss", (0.4, 2.2))
    rho: Number = _row("ρ", 1.0, "1", "her progesterone receptors relative to the average woman", "assumption: 1 = average", "equations.production_loss", (0.0, 3.0))
# fmt: on

    def __post_init__(self) -> None:
        """Refuse what no parameter of that kind can be; what is implausible is the caller's to judge."""
        for name, limits in _LIMITS.items():
            check_number(getattr(self, name), name, *limits)


# The rows with all that stands beside their values.
TABLE = tuple(Parameter(one.name, **one.metadata) for one in fields(ParameterSet))
PARAMETERS = {row.name: row for row in TABLE}

def _limits(row: Parameter) -> tuple[float, float, str, bool, bool]:
    """What a parameter may be at all, as `check_number` takes it: no time below zero, no share above one."""
    lowest, highest = row.bounds
    unit = "" if row.unit == "1" else f"{row.unit} "
    share = row.unit == "1" and row.meaning.startswith("share of")
    return (
        -inf if lowest < 0 else 0.0,
        1.0 if share else inf,
        f"{unit}(plausible: {lowest:g} to {highest:g})",
        lowest > 0 and row.unit in ("d", "y"),  # a rate or an exponent of 0 turns a mechanism off
        not row.where.startswith(("receptors.", "treatments.")),  # computed once, for all women
    )


_LIMITS = {row.name: _limits(row) for row in TABLE}

# The values of the table: where the calibration starts and what it is pulled towards.
PRIOR = ParameterSet()

# Positions of the assumption switch: the strength of progesterone's direct effect on builders. Each
# is a calibration of the same equations of its own.
ASSUMPTIONS = ("none", "small", "strong")


@lru_cache(maxsize=1)
def calibration() -> dict[str, Any]:
    """Read the fitted values as written by ``scripts/calibration/fit.py``.

    Returns
    -------
    dict
        ``assumptions`` holds for each position of the switch ``values``, ``spread`` and more. Empty
        before the first calibration.
    """
    try:
        found: dict[str, Any] = json.loads(data.read_bytes(data.CALIBRATION))
    except FileNotFoundError:
        return {"assumptions": {}}
    return found


def override(p: ParameterSet | None = None, **changes: Number) -> ParameterSet:
    """Copy a parameter set with some values replaced.

    Parameters
    ----------
    p : ParameterSet, optional
        By default the calibrated set of the assumption `small`.
    **changes : float or ndarray (women,)

    Raises
    ------
    RequestError
        For a name that is not a parameter; the message lists those that are. For a value that such a
        parameter cannot have.
    """
    refuse_unknown(changes, PARAMETERS, "parameter")
    return replace(DEFAULT if p is None else check_kind(p, "p", ParameterSet), **changes)


def calibrated(assumption: str) -> ParameterSet:
    """Give the calibrated parameter set of one position of the assumption switch.

    Parameters that no fit frees keep the value of the table.

    Parameters
    ----------
    assumption : str
        One of `ASSUMPTIONS`.

    Raises
    ------
    RequestError
        For any other name.
    """
    check_option(assumption, "assumption", ASSUMPTIONS)
    return _calibrated(assumption)


@lru_cache(maxsize=len(ASSUMPTIONS))
def _calibrated(assumption: str) -> ParameterSet:
    return override(PRIOR, **calibration()["assumptions"].get(assumption, {}).get("values", {}))


DEFAULT = calibrated("small")
