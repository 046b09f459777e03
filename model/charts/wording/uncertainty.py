"""What is drawn around a line means: how women differ, for each way to draw it, and how sure the line is.

The two are told apart and have marks of their own, as have the range of a trial and the noise of a
scan; two kinds never share one.
"""

from collections.abc import Iterable

from ..shapes import Series
from .numbers import counted, percent

BETWEEN_PEOPLE = "How much people differ is an assumption."
# Of 20 draws of the parameters; it leaves out what is wrong in the equations themselves.
AVERAGE = (
    "The edged band shows where the average woman’s line may lie, in {inside} of 20 cases, as far as the trials "
    "tell. It takes the model’s equations as given."
)


def sentences(series: Iterable[Series], women: int) -> dict[str, str]:
    """Write the sentence for each way of drawing.

    Parameters
    ----------
    series : list of dict
        Of an outcome; see `find_bands`.
    women : int
        Virtual women behind them.

    Returns
    -------
    dict of str to str
        ``lines``, ``band``, ``dots`` and ``frames``; only ``band`` where there are no single women,
        nothing where there are none at all. ``average`` where its band is drawn.
    """
    series = list(series)
    average = next((each for each in series if "average_level" in each), None)
    sure = {"average": AVERAGE.format(inside=round(average["average_level"] * 20))} if average else {}
    return sure | _women(series, women)


def _women(series: list[Series], women: int) -> dict[str, str]:
    banded = [each for each in series if "level" in each]
    if not banded:
        return {}
    level = percent(banded[0]["level"] * 100, 0)
    drawn = next((each for each in banded if "samples" in each), None)
    if drawn is None:
        return {
            "band": f"The shade shows the range between people: it holds {level} of {counted(women, 'women')} "
            f"that the model made up. {BETWEEN_PEOPLE}"
        }
    shown, dots = len(drawn["samples"]), len(drawn["end_dots"])
    return {
        "band": f"The wide shade shows the range between people: it holds {level} of {counted(women, 'women')} that "
        f"the model made up. {BETWEEN_PEOPLE}",
        "lines": f"Each thin line is one of {counted(shown, 'women')} that the model made up. They show the "
        f"range between people. {BETWEEN_PEOPLE}",
        "dots": f"Each small square at the end stands for 1 in {dots} of {counted(women, 'women')} that the model "
        f"made up: the range between people. {BETWEEN_PEOPLE}",
        "frames": f"Play shows one woman at a time, out of {shown} that the model made up: the range "
        f"between people. {BETWEEN_PEOPLE}",
    }
