"""Which arrows from progesterone to a target were seen in what: one table for chart and page.

A sign says what progesterone or its receptor was seen to do: "up", "no change" or "opposite". Where
the receptor was removed, "opposite" means that cells without it made more.
"""

SYSTEMS = ("human cells", "mice and rats", "human bone tissue", "women’s blood")
WORDS = {
    "up": "more",
    "no change": "no change",
    "opposite": "less",
    "mixed": "mixed",
    "no data": "no data",
}
# Target -> system -> findings: (sign, what was seen, reference keys).
FINDINGS = {
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


def matrix():
    """The table as a chart draws it: one sign for each cell; see the chart specification."""
    return {
        "label": "What was seen, and in what",
        "note": "Mice: receptor removed; “less” means that cells without it made more.",
        "columns": list(SYSTEMS),
        "rows": [
            {"label": target, "cells": [_cell(found.get(system, ())) for system in SYSTEMS]}
            for target, found in FINDINGS.items()
        ],
    }


def filled():
    """Number of cells with a finding, and of all cells."""
    cells = [cell for row in matrix()["rows"] for cell in row["cells"]]
    return sum(cell["sign"] != "no data" for cell in cells), len(cells)


def _cell(findings):
    signs = {sign for sign, _, _ in findings}
    sign = "no data" if not signs else signs.pop() if len(signs) == 1 else "mixed"
    sources = [key for _, _, keys in findings for key in keys]
    note = "; ".join(f"{WORDS[one]} {text}" if len(findings) > 1 else text for one, text, _ in findings)
    progestin = any("given a progestin" in text for _, text, _ in findings)
    return {
        "sign": sign,
        "word": f"{WORDS[sign]}, by a progestin" if progestin else WORDS[sign],
        "source": sources[0] if sources else None,
        "sources": sources,
        "cited_as": None,
        "note": note,
    }
