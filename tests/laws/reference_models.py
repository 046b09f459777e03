"""Two published models of bone cells, small, for tests alone. They are other models, not ours.

Equations and values as published, in the units of the papers; nothing in `model/` uses them. They
say whether ours is plausible where the question can be put to both.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lemaire:
    """[lemaire2004]: responding osteoblasts R, active osteoblasts B, active osteoclasts C.

    Time in days, concentrations in pM. The four inputs are doses from outside, pM per day.
    """

    D_R: float = 7e-4
    d_B: float = 0.7
    k_B: float = 0.189
    D_C: float = 2.1e-3
    D_A: float = 0.7
    f_0: float = 0.05
    C_s: float = 5e-3
    k_1: float = 1e-2
    k_2: float = 10.0
    k_3: float = 5.8e-4
    k_4: float = 1.7e-2
    k_5: float = 0.02
    k_6: float = 3.0
    k_O: float = 0.35
    k_P: float = 86.0
    K: float = 10.0
    K_OP: float = 2e5
    K_LP: float = 3e6
    r_L: float = 1e3
    S_P: float = 250.0
    parathyroid_input: float = 0.0
    opg_input: float = 0.0
    rankl_input: float = 0.0

    def slope(self, state):
        """Change per day of (R, B, C)."""
        R, B, C = state
        released = (C + self.f_0 * self.C_s) / (C + self.C_s)
        hormone = (self.S_P + self.parathyroid_input) / self.k_P
        sensed = hormone / (self.parathyroid_input / self.k_P + self.k_6 / self.k_5)
        opg = (self.K_OP * R / sensed + self.opg_input) / self.k_O
        bound = (
            self.k_3
            / self.k_4
            * self.K_LP
            * sensed
            * B
            * (1 + self.rankl_input / self.r_L)
            / (1 + self.k_3 * self.K / self.k_4 + self.k_1 / self.k_2 * opg)
        )
        maturing = self.f_0 * self.d_B / released * R
        return (
            self.D_R * released - maturing,
            maturing - self.k_B * B,
            self.D_C * bound - self.D_A * released * C,
        )


@dataclass(frozen=True)
class Komarova:
    """[komarova2003]: osteoclasts, osteoblasts and bone mass of one remodeling site. Time in days."""

    a_1: float = 3.0
    a_2: float = 4.0
    b_1: float = 0.2
    b_2: float = 0.02
    g_11: float = 0.5
    g_21: float = -0.5
    g_12: float = 1.0
    g_22: float = 0.0
    k_1: float = 0.24
    k_2: float = 0.0017

    def rest(self):
        """The steady state (osteoclasts, osteoblasts), in closed form."""
        clasts, blasts = self.b_1 / self.a_1, self.b_2 / self.a_2
        power = self.g_12 * self.g_21 - (1 - self.g_11) * (1 - self.g_22)
        return (
            clasts ** ((1 - self.g_22) / power) * blasts ** (self.g_21 / power),
            clasts ** (self.g_12 / power) * blasts ** ((1 - self.g_11) / power),
        )

    def slope(self, state):
        """Change per day of (osteoclasts, osteoblasts, bone mass in percent)."""
        clasts, blasts, _ = state
        rest_clasts, rest_blasts = self.rest()
        return (
            self.a_1 * clasts**self.g_11 * blasts**self.g_21 - self.b_1 * clasts,
            self.a_2 * clasts**self.g_12 * blasts**self.g_22 - self.b_2 * blasts,
            self.k_2 * max(blasts - rest_blasts, 0) - self.k_1 * max(clasts - rest_clasts, 0),
        )
