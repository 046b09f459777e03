"""Other published models beside ours, where both can be asked the same; docs/data/other-models.yml."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from model.physiology.parameters import calibrated
from model.simulation.course import Course
from model.simulation.run import run
from scripts.content.author_files import parse_yaml, read_text
from scripts.content.evidence_numbers import with_sign
from scripts.runner.files import ROOT

_FILE = ROOT / "docs" / "data" / "other-models.yml"
LEAD_Y = 8.0  # simulated before the start, from the steady state of a healthy woman
SHARE_LEFT = 0.1  # of her mean estradiol, where a row speaks of a tenth


def table(cite) -> list[dict]:
    """Return the rows of model/other-models.html: ``what, model, citation, years, theirs, ours``."""
    return [
        {
            "what": row["what"],
            "model": row["model"],
            "citation": Markup(cite(row["source"])),
            "years": " / ".join(f"{year:g}" for year in row["after"]),
            "theirs": _listed(row["theirs"], row),
            "ours": _listed(model_changes(row), row),
        }
        for row in rows()
    ]


def _listed(values: list[float], row: dict) -> str:
    return " / ".join(with_sign(value, "signed", row["digits"]) for value in values)


@lru_cache(maxsize=1)
def rows() -> list[dict]:
    return parse_yaml(read_text(_FILE), _FILE.name).data


def model_changes(row: dict) -> list[float]:
    """Run our model as a row says, and return its changes in percent of the start."""
    course = Course(row["stage"])
    if row["stage"] == "withdrawal":
        low = SHARE_LEFT * course.cycle.mean_estradiol()
        course = Course("withdrawal", e2_after=low, fall_years=0.0)
    years = [row["since"], *(row["since"] + year for year in row["after"])]
    series = run(course, years, calibrated("small"), lead_y=LEAD_Y).series[row["series"]]
    return [100 * (value / series[0] - 1) for value in series[1:]]
