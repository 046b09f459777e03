"""The states of bone remodeling, their production and their loss.

Every state is relative to a healthy premenopausal woman, so 1 is an exact steady state whatever the
parameters (mineralization has its own closed form; drug on bone and dormant precursors are 0). Binding, RANKL, OPG and
gene read-outs settle within hours and are algebraic. Each state changes as

    dx/dt = production - loss_rate * x,

which is what keeps it positive. Only arithmetic is used, so a state may be a float (one woman) or
an array of shape (women,).

Sources of the structure: RANKL, RANK, OPG and coupling by TGF-beta from [lemaire2004] and
[pivonka2008]; relative states with an exact baseline from [peterson2010]; the progesterone arm is
ours (no published model has one). Symbols as in the parameter table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..units import Number
from .parameters import ParameterSet

STATES = (
    "inflammation",  # I  tone of IL-1, IL-6 and TNF-alpha together
    "genes",  # G  the gene program that progesterone's receptor drives in osteoblasts
    "osteoclasts",  # C  active osteoclasts: the pace of resorption
    "released_factors",  # T  TGF-beta and IGF set free by resorption
    "preosteoblasts",  # Bp committed, not yet building; the main source of RANKL
    "osteoblasts",  # B  building; the main source of OPG
    "spine_matrix",  # M  bone matrix, spine
    "hip_matrix",  # M  bone matrix, total hip
    "spine_mineral",  # a  mean mineralization of that matrix, fraction
    "hip_mineral",  # a
    "bisphosphonate",  # Z  drug on the surface of bone, where osteoclasts meet it, potency units
    "buried_bisphosphonate",  # Y  drug inside bone, which comes back to the surface over years
    "accustomed_load",  # A  the load that bone has got used to
    "dormant_precursors",  # Q  osteoclast precursors that wait while RANKL is bound by an antibody
    "trabecular_matrix",  # M  spongy bone of the spine alone, as QCT sees it; acts on nothing
    "trabecular_mineral",  # a
)


class Forcing(NamedTuple):
    """What acts on bone at one moment, relative to the healthy premenopausal woman.

    Attributes
    ----------
    estrogen : float
        Estrogen response (epsilon), 1 = mean of her cycle.
    dimers : float
        Progesterone-receptor dimers on DNA (d), 1 = mean of her cycle.
    load, nutrients, age : float
        Factors on strain, on matrix synthesis (nutrients, age); 1 = usual.
    parathyroid : float
        Factor on RANKL, 1 = usual.
    bisphosphonate_uptake : float
        Potency units per day.
    cytokine_block : float
        Blocked share of the excess inflammatory tone, 0 to 1.
    rankl_block : float
        RANKL bound by an antibody, in units of the RANK half-occupancy constant.
    """

    estrogen: Number = 1.0
    dimers: Number = 1.0
    load: Number = 1.0
    nutrients: Number = 1.0
    age: Number = 1.0
    parathyroid: Number = 1.0
    bisphosphonate_uptake: Number = 0.0
    cytokine_block: Number = 0.0
    rankl_block: Number = 0.0


def baseline(p: ParameterSet) -> list[Number]:
    """Compute the steady state of the healthy premenopausal woman.

    Parameters
    ----------
    p : ParameterSet

    Returns
    -------
    list of float or ndarray, one per state
        In the order of `STATES`.
    """
    spine, hip, trabecular = (
        (p.k_m + renewal * p.a_new) / (p.k_m + renewal) for renewal in (p.w_LS, p.w_TH, p.w_T)
    )
    return [1.0] * 8 + [spine, hip, 0.0, 0.0, 1.0, 0.0, 1.0, trabecular]


def competition(
    p: ParameterSet,
) -> Callable[[Number, Number, Number, Forcing], tuple[Number, Number, Number]]:
    """Bind a parameter set to the competition of OPG and RANK for RANKL.

    The form is that of [pivonka2008], normalized.

    Parameters
    ----------
    p : ParameterSet

    Returns
    -------
    callable
        ``signals(preosteoblasts, osteoblasts, excess_tone, forcing) -> (rankl, opg, occupancy)``,
        floats or arrays (women,): RANKL and OPG relative to baseline, RANK occupancy in (0, 1).
    """
    a_O, a_LI, K_R, k_O = p.a_O, p.a_LI, p.K_R, p.k_O

    def signals(
        preosteoblasts: Number, osteoblasts: Number, excess_tone: Number, forcing: Forcing
    ) -> tuple[Number, Number, Number]:
        rankl = preosteoblasts * (1 + a_LI * excess_tone) * forcing.parathyroid
        opg = osteoblasts * (1 - a_O + a_O * forcing.estrogen)
        return rankl, opg, rankl / (rankl + K_R * (1 + k_O * opg + forcing.rankl_block))

    return signals


def blocked_share(p: ParameterSet) -> Callable[[Number, Number, Forcing], Number]:
    """Bind a parameter set to the share of RANK occupancy that an antibody against RANKL takes away.

    Returns
    -------
    callable
        ``share(rankl, opg, forcing) -> float or ndarray (women,)``, 0 without the antibody, below 1.
    """
    K_R, k_O = p.K_R, p.k_O

    def share(rankl: Number, opg: Number, forcing: Forcing) -> Number:
        bound = K_R * forcing.rankl_block
        return bound / (rankl + K_R * (1 + k_O * opg) + bound)

    return share


def resting_occupancy(p: ParameterSet) -> Number:
    """Compute the RANK occupancy of the healthy premenopausal woman."""
    return 1 / (1 + p.K_R * (1 + p.k_O))


def activity(p: ParameterSet) -> Callable[[Number], Number]:
    """Bind a parameter set to the pace of breakdown per osteoclast.

    IL-1 and TNF-alpha stimulate existing cells at once, apart from recruiting new ones through RANKL:
    withdrawal of estrogen raises CTX within three weeks, and blocking either of the two removes half
    of that [charat2007].

    Returns
    -------
    callable
        ``pace(excess_tone) -> float or ndarray (women,)``, 1 at baseline.
    """
    a_CI = p.a_CI

    def pace(excess_tone: Number) -> Number:
        return 1 + a_CI * excess_tone

    return pace


def synthesis(p: ParameterSet) -> Callable[[Number, Number, Number, Forcing], Number]:
    """Bind a parameter set to the matrix made per unit of skeleton, before strain acts on it.

    Returns
    -------
    callable
        ``formation(genes, osteoblasts, excess_tone, forcing) -> float or ndarray (women,)``,
        1 at baseline; what formation markers follow.
    """
    h_G, q_I = p.h_G, p.q_I

    def formation(genes: Number, osteoblasts: Number, excess_tone: Number, forcing: Forcing) -> Number:
        brake = (1 + q_I) / (1 + q_I * (1 + excess_tone))
        return osteoblasts * genes**h_G * forcing.nutrients * forcing.age * brake

    return formation


def production_loss(
    p: ParameterSet,
) -> Callable[[Sequence[Number], Forcing], tuple[Sequence[Number], Sequence[Number]]]:
    """Bind a parameter set to the equations.

    Parameters
    ----------
    p : ParameterSet

    Returns
    -------
    callable
        ``production_and_loss(state, forcing) -> (production, loss_rate)``, two tuples in the order of
        `STATES`; production in state units per day, loss rates per day.
    """
    signals, formation, pace = competition(p), synthesis(p), activity(p)
    blocked = blocked_share(p)
    occupancy_0 = resting_occupancy(p)
    # Local names, because a reference solver calls the function itself thousands of times.
    a_I, k_I = p.iota * p.a_I, 1 / p.tau_I
    # A woman is her own reference: receptors set how much of her gene program progesterone drives,
    # not its baseline. Saturating, so that many receptors cannot turn it negative.
    a_G, k_G = p.a_G * 2 * p.rho * p.rho / (1 + p.rho * p.rho), 1 / p.tau_G
    k_NF, c_NF = p.k_NF, 1 + p.k_NF
    lag_H = (p.s_H - 1) * p.h_G  # what of the genes' effect on matrix does not reach the hip
    k_H = p.k_H
    a_CE, d_C, z_E = p.a_CE, p.d_C, p.z_E
    k_T, t_T = 1 / p.tau_T, p.t_T
    w_B, eta_B, c_R, c_M = p.w_B, p.eta_B, p.c_R, p.c_M
    a_BI, a_BE = p.a_BI, p.a_BE
    w_LS, w_TH, gamma, gamma_H = p.w_LS, p.w_TH, p.gamma, p.gamma_H
    w_T, gamma_T = p.w_T, p.gamma_T
    k_m, a_new, k_Z = p.k_m, p.a_new, p.k_Z
    buried, k_Y = p.f_Y * p.k_Z, p.k_Y
    k_L, q_L = 1 / p.tau_L, p.q_L
    k_Q, a_Q = 1 / p.tau_Q, p.a_Q
    # Strain stimulates osteoblasts up to a ceiling; missing matrix cannot be resorbed.
    mechanostat_offset = 1 / (p.u_max - 1)
    half_matrix, resorption_scale = p.M_half, 1 + p.M_half

    def production_and_loss(
        state: Sequence[Number], forcing: Forcing
    ) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
        tone, G, C, T, Bp, B, M_LS, M_TH, _, _, Z, Y, A, Q, M_T, _ = state
        eps, load = forcing.estrogen, forcing.load
        excess = (1 - forcing.cytokine_block) * (tone - 1)

        # NF-kB and the progesterone receptor repress each other [kalkhoven1996], and a dimer needs
        # two receptors; the rational form stays positive however low the tone is.
        free = c_NF / (1 + k_NF * (1 + excess))
        d_eff = forcing.dimers * free * free
        rankl, opg, occupancy = signals(Bp, B, excess, forcing)
        waiting = blocked(rankl, opg, forcing)
        breakdown = C * pace(excess)
        # Osteoclasts take the drug up as they dissolve bone: the less they do, the less reaches them.
        taken_up = Z * breakdown
        # Assumption: a little hardly harms them, so that a small dose does far less, and much harms in
        # proportion: were all of it squared, more of the drug could break down more a year later.
        harm = taken_up * taken_up / (1 + taken_up)
        maturation = w_B * G**c_M
        formed = formation(G, B, excess, forcing) * (1 + mechanostat_offset)
        strain = load / A**q_L
        spine = w_LS * formed / (mechanostat_offset + (M_LS / strain) ** gamma)
        trabecular = w_T * formed / (mechanostat_offset + (M_T / strain) ** gamma_T)
        hip = w_TH * formed * G**lag_H * forcing.age**k_H / (mechanostat_offset + (M_TH / strain) ** gamma_H)
        renewal_LS = spine / M_LS
        renewal_TH = hip / M_TH
        renewal_T = trabecular / M_T

        production = (
            (1 + a_I * (1 - eps)) * k_I,
            (1 + a_G * (d_eff - 1)) * k_G,
            d_C * (occupancy / occupancy_0 + a_Q * Q * (1 - waiting)),
            breakdown * k_T,
            w_B * T**t_T * G**c_R,
            eta_B / w_B * maturation * Bp,
            spine,
            hip,
            k_m + renewal_LS * a_new,
            k_m + renewal_TH * a_new,
            forcing.bisphosphonate_uptake + k_Y * Y,
            buried * Z,
            load * k_L,
            # Squared (assumption): a weak block keeps hardly any, so no block ever raises breakdown.
            waiting * waiting * k_Q,
            trabecular,
            k_m + renewal_T * a_new,
        )
        loss = (
            k_I,
            k_G,
            d_C * (1 + a_CE * (eps - 1)) * (1 + z_E * harm / (1 + harm)),
            k_T,
            maturation,
            eta_B * (1 + a_BI * excess + a_BE * (1 - eps)),
            w_LS * breakdown * resorption_scale / (M_LS + half_matrix),
            w_TH * breakdown * resorption_scale / (M_TH + half_matrix),
            k_m + renewal_LS,
            k_m + renewal_TH,
            k_Z,
            k_Y,
            k_L,
            k_Q,
            w_T * breakdown * resorption_scale / (M_T + half_matrix),
            k_m + renewal_T,
        )
        return production, loss

    return production_and_loss
