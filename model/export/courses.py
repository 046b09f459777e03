"""Courses of life that can be exported by name, and those that an archive draws."""

from __future__ import annotations

from typing import NamedTuple

from ..physiology.treatments import Intervention


class Told(NamedTuple):
    """A course of life by name.

    Attributes
    ----------
    title : str
    stage : str
        As `Course.stage`.
    interventions : tuple of Intervention
    """

    title: str
    stage: str
    interventions: tuple[Intervention, ...] = ()


COURSES = {
    "baseline": Told("a healthy premenopausal woman", "premenopausal"),
    "natural": Told("natural menopause", "natural"),
    "surgical": Told("removal of the ovaries", "surgical"),
    # A late start shows both what is lost before and what comes back.
    "estrogen": Told(
        "estrogen from three years after natural menopause",
        "natural",
        (Intervention("estrogen", 3.0, None, 1.0),),
    ),
}
FIGURES = ("natural", "surgical", "estrogen")
