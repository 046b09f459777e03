"""What it would take to gain what one uncontrolled report told of progesterone cream [lee1990].

15.4 % at the spine in three years, in women 16 years past menopause (E050, role `exclude`). The
model does not get there at any measured exposure; this says how far it gets, and what would have to
be true for it to arrive.
"""

from model.physiology.parameters import override
from model.trials.arms import Arm
from model.trials.follow_up import simulate_arm
from model.units import DAYS_PER_YEAR

REPORTED = 15.4  # % in 3 years (E050)
YEARS, START_Y = 3.0, 16.0
LUTEAL = 9.1  # ng/mL, median of the second half of the cycle (E034)
HIGHEST_CREAM = 3.3  # ng/mL, the highest serum mean reported for cream (E129)
HALVINGS = 40


def gain(p, level, others=()):
    """Simulate the change of spine density over three years, %, at a constant progesterone level in ng/mL."""
    cream = level / p.added_progesterone_cream
    arm = Arm(
        "natural",
        "ovulatory",
        "ovulatory",
        START_Y,
        (),
        0.0,
        (("progesterone_cream", cream), *others),
    )
    start, end = simulate_arm(arm, (0.0, YEARS * DAYS_PER_YEAR), p)
    return 100 * (end["spine_bmd"] / start["spine_bmd"] - 1)


def required_changes(p, target=REPORTED):
    """Compute gains at several exposures, and the change of a parameter that reaches the target.

    Parameters
    ----------
    p : ParameterSet
    target : float
        %.

    Returns
    -------
    dict of str to float or None
        ``at_cream``, ``at_highest_cream``, ``at_luteal`` and ``at_best`` (any level): % in three
        years with cream alone. ``with_estrogen``: the highest cream level with estrogen.
        ``without_silencing``: luteal level, receptors neither lost nor silenced.
        ``share_needed``: part of the gene program that progesterone would have to drive
        (`a_G`) at the highest cream level; ``share_needed_luteal``: at luteal level without
        silencing. None where even all of it is not enough.
    """
    free = override(p, a_PE=0.0, k_NF=0.0)
    levels = [LUTEAL * 1.5**i for i in range(11)]
    return {
        "at_cream": gain(p, 2 * p.added_progesterone_cream),
        "at_highest_cream": gain(p, HIGHEST_CREAM),
        "at_luteal": gain(p, LUTEAL),
        "at_best": max(gain(p, level) for level in levels),
        "with_estrogen": gain(p, HIGHEST_CREAM, (("estrogen", 1.0),)),
        "without_silencing": gain(free, LUTEAL),
        "share_needed": _share(p, HIGHEST_CREAM, target),
        "share_needed_luteal": _share(free, LUTEAL, target),
    }


def _share(p, level, target):
    low, high = 0.0, 1.0
    if gain(override(p, a_G=high), level) < target:
        return None
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if gain(override(p, a_G=middle), level) < target:
            low = middle
        else:
            high = middle
    return high
