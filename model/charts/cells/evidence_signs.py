"""Which effects of progesterone on a target were seen in which systems.

A sign says what progesterone or its receptor was seen to do: "up", "no change" or "opposite". Where
the receptor was removed, "opposite" means that cells without it made more.
"""

from typing import TypeAlias

Finding: TypeAlias = tuple[str, str, tuple[str, ...]]  # sign, what was seen, reference keys

SYSTEMS = ("human cells", "mice and rats", "human bone tissue", "women’s blood")
WORDS = {
    "up": "more",
    "no change": "no change",
    "opposite": "less",
    "no data": "no data",
}
# Target -> system -> findings.
FINDINGS: dict[str, dict[str, tuple[Finding, ...]]] = {
    "Type I collagen": {
        "women’s blood": (
            ("no change", "in P1NP, with estrogen", ("azizi2003",)),
            ("no change", "or without", ("ikram1999",)),
        ),
    },
    "Alkaline phosphatase": {
        "human cells": (
            (
                "up",
                "at levels of the luteal phase",
                ("schmidmayr2008", "scheven1992", "verhaar1994"),
            ),
            ("opposite", "at very high levels", ("schmidmayr2008",)),
        ),
        "mice and rats": (("up", "in blood of rats without ovaries, given a progestin", ("fujimaki1995",)),),
        "women’s blood": (
            ("no change", "with estrogen", ("azizi2003",)),
            ("no change", "or without", ("ikram1999",)),
        ),
    },
    "Osteocalcin": {
        "human cells": (("up", "as another site sums it up", ("liang2003",)),),
        "mice and rats": (
            ("opposite", "receptor holds it down in skull cells", ("zhong2015",)),
            ("no change", "in the blood of the same mice", ("zhong2015",)),
        ),
        "women’s blood": (
            (
                "up",
                "with estrogen, but the breakdown marker CTX rose as well",
                ("azizi2003",),
            ),
            ("no change", "without estrogen", ("ikram1999",)),
        ),
    },
    "Runx2": {
        "mice and rats": (("opposite", "receptor holds it down in skull cells", ("zhong2015",)),),
        "women’s blood": (("no data", "cannot be measured there", ()),),
    },
    "All together: bone formed": {
        "human cells": (("up", "cells multiply", ("scheven1992",)),),
        "mice and rats": (
            ("opposite", "receptor holds it down", ("yao2010", "zhong2017")),
            ("no change", "when removed late", ("zhong2017",)),
        ),
        "women’s blood": (
            ("no change", "no marker moved appreciably with any progestin alone", ("liu2005",)),
        ),
    },
}


def count_findings() -> tuple[int, int]:
    """Count the pairs of a target and a system with a finding, and all pairs."""
    found = [by_system.get(system, ()) for by_system in FINDINGS.values() for system in SYSTEMS]
    known = [one for one in found if any(sign != "no data" for sign, _, _ in one)]
    return len(known), len(found)
