"""Which effects of progesterone on a target were seen in which systems: one table for chart and page.

A sign says what progesterone or its receptor was seen to do: "up", "no change" or "opposite". Where
the receptor was removed, "opposite" means that cells without it made more.
"""

from typing import TypeAlias

from ..shapes import ChartSpec, Mark

Finding: TypeAlias = tuple[str, str, tuple[str, ...]]  # sign, what was seen, reference keys

SYSTEMS = ("human cells", "mice and rats", "human bone tissue", "women’s blood")
WORDS = {
    "up": "more",
    "no change": "no change",
    "opposite": "less",
    "mixed": "mixed",
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


def sign_matrix() -> ChartSpec:
    """Make the table as a chart draws it: one sign for each cell."""
    return {
        "label": "What was seen, and in what",
        "note": "Mice: receptor removed; “less” means that cells without it made more.",
        "columns": list(SYSTEMS),
        "rows": [
            {"label": target, "cells": [_cell(by_system.get(system, ())) for system in SYSTEMS]}
            for target, by_system in FINDINGS.items()
        ],
    }


def count_findings() -> tuple[int, int]:
    """Count the cells with a finding, and all cells."""
    cells = [cell for row in sign_matrix()["rows"] for cell in row["cells"]]
    return sum(cell["sign"] != "no data" for cell in cells), len(cells)


def _cell(findings: tuple[Finding, ...]) -> Mark:
    signs = {sign for sign, _, _ in findings}
    sign = "no data" if not signs else signs.pop() if len(signs) == 1 else "mixed"
    sources = [key for _, _, keys in findings for key in keys]
    note = "; ".join(f"{WORDS[sign]} {text}" if len(findings) > 1 else text for sign, text, _ in findings)
    progestin = any("given a progestin" in text for _, text, _ in findings)
    return {
        "sign": sign,
        "word": f"{WORDS[sign]}, by a progestin" if progestin else WORDS[sign],
        "source": sources[0] if sources else None,
        "sources": sources,
        "cited_as": None,
        "note": note,
    }
