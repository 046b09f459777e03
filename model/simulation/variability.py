"""How much women differ from the average one: coefficients of variation, all of them assumptions.

Each is lognormal with median 1, cut off at 2.5 standard deviations.
"""

from math import log, sqrt

from ..errors import check_option

CV = {
    "iota": 0.30,  # rise of inflammatory tone
    "rho": 0.35,  # progesterone receptors
    "turnover": 0.25,  # renewal of spine and hip matrix together
    "gamma": 0.20,  # mechanostat
    "transition_width": 0.35,  # 0.55 +- 0.2 years
    "e2_after": 0.50,  # estradiol after menopause
    # her own pace of ageing, a difference that lasts: without it women hardly differ from 5 years after
    # the final period on (SD 0.1 % a year at the spine). It cannot be large: of 93 women no relation was
    # found between the rates of two periods of 22 months [pouilles1996]
    "s_age": 0.70,
}
CUTOFF_SD = 2.5


def log_sd(name: str) -> float:
    """Compute the standard deviation of the logarithm of an entry of `CV`."""
    return sqrt(log(1 + CV[check_option(name, "name", CV)] ** 2))
