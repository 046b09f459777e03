"""What drawn virtual women mean: one sentence for each way to draw them.

Only the differences between people are ever drawn this way. The range of a trial and the noise of a
scan have marks of their own, and two kinds never share one.
"""

from collections.abc import Iterable

from ..shapes import Series
from .numbers import counted, percent

BETWEEN_PEOPLE = "How much people differ is an assumption."


def sentences(series: Iterable[Series], women: int) -> dict[str, str]:
    """Write the sentence for each way of drawing.

    Parameters
    ----------
    series : list of dict
        Of an outcome; see `population.summarize_women`.
    women : int
        Virtual women behind them.

    Returns
    -------
    dict of str to str
        ``lines``, ``band``, ``dots`` and ``frames``; only ``band`` where there are no single women,
        nothing where there are none at all.
    """
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
    inner = percent(drawn["inner_level"] * 100, 0)
    shown, dots = len(drawn["samples"]), len(drawn["end_dots"])
    return {
        "band": f"The shades show the range between people: they hold {inner} and {level} of "
        f"{counted(women, 'women')} that the model made up. {BETWEEN_PEOPLE}",
        "lines": f"Each thin line is one of {counted(shown, 'women')} that the model made up. They show the "
        f"range between people. {BETWEEN_PEOPLE}",
        "dots": f"Each small square at the end stands for 1 in {dots} of {counted(women, 'women')} that the model "
        f"made up: the range between people. {BETWEEN_PEOPLE}",
        "frames": f"Play shows one woman at a time, out of {shown} that the model made up: the range "
        f"between people. {BETWEEN_PEOPLE}",
    }
