"""What a laboratory measures of breakdown: not each marker moves as much as serum CTX."""


def measured(relative, outcome, marker, p):
    """A marker as it would be measured, relative to its start.

    Parameters
    ----------
    relative : float
        The model's outcome relative to its start; breakdown stands for serum CTX.
    outcome : str
        One of `follow_up.OUTCOMES`.
    marker : str
        What was measured, in the words of the evidence table. Urinary NTX moves less than CTX;
        where a row speaks of both, CTX counts.
    p : ParameterSet

    Returns
    -------
    float
    """
    if outcome == "ctx" and "NTX" in marker and "CTX" not in marker:
        return relative**p.q_NTX
    return relative
