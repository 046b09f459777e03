"""Pictures and words for `rankl-opg`."""

from ..outcome import Outcome
from ..shapes import ChartSpec, Mark, Panel, Shown
from ..wording import beyond_data
from ..wording.axes import axis
from ..wording.numbers import number, percent
from ..wording.panels import START_RULE, line_panel, measured_dot, share_axis
from ..wording.tables import full_table

MARROW_ROW = "E035"  # two- to three-fold, early after menopause
LOW_ESTROGEN = 20  # pg/mL; above it the measured women are no comparison
COURSES = (
    ("free_rankl_pct", "Free RANKL", "Free RANKL"),
    ("breakdown_cells_pct", "Active breakdown cells", "Breakdown"),
    ("turnover_pct", "Turnover", "Turnover"),
)


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary = outcome.summary
    cells, free = summary["breakdown_cells_pct"], summary["free_rankl_pct"]
    return {
        "chart": {
            "kind": "dial-balance",
            "title": "RANKL, its receptor and its decoy",
            "x": axis("Months since the signals changed", "month", [0, 6, 12, 18, 24]),
            "scene": _scene(outcome),
            "panels": share_axis([*(_course(outcome, *names) for names in COURSES), _rankl_panel(outcome)]),
        },
        "sentence": (
            f"RANKL per OPG is {number(summary['ratio'], 2)} times normal: free RANKL settles at "
            f"{percent(free, 0)}, breakdown cells at {percent(cells, 0)} of the start in this model."
        ),
        "description": {
            "build": "A bone surface with RANKL and OPG above it, breakdown cells in their pits and "
            "builders, each as many as the model says, and four line charts over two years: free "
            "RANKL, active breakdown cells, turnover, and RANKL made.",
            "stats": f"RANKL is made at {percent(summary['rankl_made_pct'], 0)} and OPG at "
            f"{percent(summary['opg_made_pct'], 0)} of normal. Free RANKL is "
            f"{percent(summary['free_rankl_at_once_pct'], 0)} at once and {percent(free, 0)} after "
            f"two years; turnover settles at {percent(summary['turnover_pct'], 0)}.",
            "trend": _trend(outcome),
        },
        "table": full_table(outcome, step=2),
        "notes": [
            "100% is the moment before the change. Free RANKL and the making of OPG answer it at once, so "
            "at month 0 the curves and the table can already stand off 100%; cells follow over months.",
            "Progesterone has no lever here: in this model it does not act on RANKL or OPG directly.",
            "Estrogen acts here as in the whole model: through OPG, through inflammatory signals and "
            "through the life of breakdown cells.",
            "With low estrogen each builder makes less OPG. As builders multiply, OPG as a whole rises "
            "again, as it does in blood; RANKL rises more. So read: the balance shifts.",
            *beyond_data.most_rankl(max(outcome.values("rankl_pct"))),
        ],
    }


def _rankl_panel(outcome: Outcome) -> Panel:
    """Make the panel of RANKL made, beside what was measured on marrow cells after menopause."""
    inputs = outcome.inputs
    natural = inputs["rankl_pct"] == 100 == inputs["opg_pct"] and not inputs["block_pct"]
    dots = []
    if natural and inputs["estrogen_acts"] == "yes" and inputs["e2"] <= LOW_ESTROGEN:
        label = "Measured on marrow cells, 12 and 12 women"
        dots.append(measured_dot(24, MARROW_ROW, label, lower=200, upper=300))
    return line_panel(
        outcome,
        "rankl_pct",
        "RANKL made, % of start",
        "%",
        [("rankl_pct", "Model", "breakdown")],
        step=50,
        include=(50, 200),
        dots=dots,
        rules=[START_RULE],
        short="RANKL made",
    )


def _scene(outcome: Outcome) -> ChartSpec:
    """Count signals and cells at the end of the two years."""

    def count(key: str, shape: str, label: str, short: str, each: int, role: str) -> Mark:
        value = outcome.summary["opg_made_pct" if key == "opg_pct" else key]
        return {
            "key": key,
            "shape": shape,
            "label": label,
            "short": short,
            "value": value,
            "unit": "%",
            "each": each,
            "role": role,
        }

    return {
        "setting": "signals",
        "label": "Signals and cells, % of start",
        "counts": [
            count("free_rankl_pct", "rankl", "Free RANKL, the signal", "Free RANKL", 10, "breakdown"),
            count("opg_pct", "opg", "OPG, the decoy", "OPG", 10, "building"),
            count("breakdown_cells_pct", "breakdown-cell", "Breakdown cells", "Breakdown", 20, "breakdown"),
            count("builders_pct", "builder", "Builders", "Builders", 20, "building"),
        ],
        "says": ["each signal 10%", "each cell 20%"],
        "says_short": ["each signal 10%", "each cell 20%"],
    }


def _course(outcome: Outcome, name: str, label: str, short: str) -> Panel:
    return line_panel(
        outcome,
        name,
        f"{label}, % of start",
        "%",
        [(name, "Model", "breakdown")],
        step=50,
        include=(50, 200),
        rules=[START_RULE],
        short=short,
        secondary=name == "turnover_pct",
    )


def _trend(outcome: Outcome) -> str:
    cells = outcome.summary["breakdown_cells_pct"]
    if abs(cells - 100) < 1:
        return "Nothing changes: RANKL and OPG are in their normal balance."
    way = "more" if cells > 100 else "fewer"
    if abs(outcome.summary["ratio_at_once"] - 1) < 0.01 and outcome.inputs["estrogen_acts"] == "no":
        return (
            "Both signals changed together, so their ratio started normal and there are only some "
            f"{way} breakdown cells."
        )
    return (
        "RANKL switches on breakdown cells and OPG soaks RANKL up. With the ratio shifted there is "
        f"{'more' if cells > 100 else 'less'} free RANKL and there are {way} breakdown cells."
    )
