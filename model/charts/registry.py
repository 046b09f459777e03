"""Every chart by name: what can be asked, and how the outcome becomes what a reader sees.

A chart is one entry of `CHARTS`: a scenario, which computes an outcome, and ``show(outcome) ->
dict`` with ``chart``, ``sentence``, ``description``, ``table``, ``notes`` and, where a state calls for
it, ``safety``: plain data for a picture, a sentence and a table.

A result's ``time`` is the horizontal axis of its series. Where a scenario has no time of its own it
is another axis, named by ``unit`` and ``label``: the progesterone level (`synergy-surface`), years
between scans (`scan-noise`), women in each arm (`virtual-trial`), year of publication (`evidence`),
place in the list of events (`fracture-icons`).

Every chart has ``kind``, ``title`` and ``panels`` (a list, empty where the kind needs none).

**Shared parts**

- axis: ``{label, unit, min, max, ticks, scale?}``; ``scale`` "log" where it is not linear.
- panel: ``{key, label, unit, min, max, ticks, lines, dots, rules, spans, note?, x?, bands?}``. A
  line is ``{series, label, role, outline?}`` and names a series of the result; ``outline`` marks
  MPA. A dot is ``{x, y, lower, upper, label, source, role}``; no interval = open mark. A rule is a
  thin line ``{x or y, label}``, a span a shaded stretch ``{x1, x2, label}``, a band ``{y1, y2,
  label}``. A panel with an ``x`` of its own does not share the chart's.
- bar: ``{key, label, value, unit, role, selected}``, drawn on ``chart.bar_axis`` (an axis with
  ``rules`` ``{at, label}``).
- step: ``{key, label, note?, quantity?, value?}``, in order, under ``steps_label``; the note says
  the value in words.
- play: ``{label, unit, min, max, stops: [{at, text}]}``: what Play and Step move through where it is
  not the chart's own axis, and what is said at each stop.
- forest row: ``{label, role, estimate, lower, upper, source, note?}``; ``role`` "model" (a line),
  "measured" (a dot, open without interval) or "hollow" (an empty bar: not quantified).
- matrix: ``{label, note?, columns, rows: [{label, cells}]}``; a cell is a number or ``{sign, word,
  source, sources, cited_as, note}`` with ``sign`` "up", "no change", "opposite", "mixed" or "no
  data".
- women: a series of bone density may carry ``lower``, ``upper``, ``level`` (the band),
  ``inner_lower``, ``inner_upper``, ``inner_level`` (the inner band), ``samples`` (up to 20 women
  as lines over the result's time) and ``end_dots`` (20 quantiles of the last value).
- roles of lines: arms ``nothing``, ``estrogen``, ``progesterone``, ``both``; processes
  ``breakdown``, ``building``; ``measured``. Arms and processes never share a panel.

**Kinds**

- ``time-series``: ``x`` and stacked ``panels``. With a ``break`` ``{label, left, right}`` what is
  known stops there: before it ``levels``, panels over hours whose dots may last from ``x1`` to
  ``x2``; after it small ``panels`` side by side and a ``forest`` ``{label, x, key, rows, rules}``.
- ``day-calendar``: days 1 to length; ``days`` ``{day, phase, label}`` above the panels, ``cycles``
  ``{n, kind, label}`` below; ``year``: ``{label, unit, model: {value, lower, upper}, dots,
  rules}``, one model mark beside measured ones.
- ``cycle-animation``: ``unit`` ``{label, x, y, stages: [{key, label, from, to}], days, depth,
  refilled_pct}``, one spot of bone (depth 0 = surface, -100 = a usual pit), and ``play`` through
  its days, above panels over years.
- ``dial-balance``: ``bars`` on ``bar_axis``; ``ticks`` ``{control, at, label}`` mark a place on a
  control; ``steps`` where a chain belongs to it; ``rope`` (an axis and ``{left, right, value,
  series, rest, rest_label, trail}``) for the tug-of-war; panels below. A bar whose key is a series
  follows the cursor.
- ``grid-2x2``: ``heading``, ``note``, ``encoding`` ("lines" or "band", how a spread is shown
  first), ``key`` ``{model, dots: {measured, open,
  progestin}}`` (words of the key) and four panels on one axis, each with ``row``, ``column``,
  ``selected``, ``per_year`` and ``says`` (short lines under its name).
- ``surface-with-slices``: ``x``, ``y``; ``z`` ``{label, unit, min, max, ticks, x, y, values}``
  with ``values[row of y][column of x]``; ``zero`` ``{label, points: [{x, y}]}``, the bold line;
  ``sides`` ``{x, y, label}``, words on either side of it; ``cross`` ``{x, y, value, says,
  label}``; one panel with the slices, plain curves over the result's time.
- ``stepper``: ``steps``, one ``selected`` or with ``play`` through them; ``bars``, ``matrix`` and
  panels over days where they belong to it.
- ``forest``: ``x``, ``heading``, ``key`` (a list ``{kind, role, hollow, text}``), ``rules`` and
  ``rows``. A row may carry ``group`` (a heading), ``says`` and ``figures`` (words beside it),
  ``thin`` (no name), ``found`` (its interval leaves out zero), ``outline`` (MPA), and where it is a
  range ``options`` ``{label, value}`` and ``basis``. With it, as asked: ``dotplots`` ``{key, label,
  dots_label, dots: [{x}], true}``, ``matrix``, ``timeline`` ``{label, axis, items, dots: [{x,
  label, outline}]}``, ``entries`` (all rows as data), panels, and ``empty``, what to say where
  nothing is left to draw.
- ``dotplot``: ``x``, ``dots`` ``{x, beyond}``, ``dots_label``, ``beyond_label``,
  ``within_label``, ``bands`` ``{x1, x2, label}``, ``rules``.
- ``icon-array``: ``denominator``, ``columns``, ``arms``, ``event_label``, ``rest_label`` and
  ``sides`` ``{key, label, arrays: [{key, label, placebo, treated, source, checked, check,
  years}]}``: filled figures of ``denominator``; ``check`` is what is said of a number that was not
  checked. A benefit side never stands without the harm side.
"""

from collections.abc import Callable
from typing import NamedTuple

from .bone_loss import (
    estrogen_withdrawal,
    estrogen_withdrawal_view,
    life_stages,
    life_stages_view,
    menopause,
    menopause_view,
    modifiers,
    modifiers_view,
    playground,
    playground_view,
)
from .cells import (
    builder_dial,
    builder_dial_view,
    genomic_cascade,
    genomic_cascade_view,
    rankl_opg,
    rankl_opg_view,
    remodeling_cycle,
    remodeling_cycle_view,
    tug_of_war,
    tug_of_war_view,
)
from .declaration import Scenario
from .hormones import (
    cycle_28,
    cycle_28_view,
    formulations,
    formulations_view,
    synergy,
    synergy_surface,
    synergy_surface_view,
    synergy_view,
)
from .studies import (
    evidence,
    evidence_view,
    fracture_icons,
    fracture_icons_view,
    scan_noise,
    scan_noise_view,
    virtual_trial,
    virtual_trial_view,
)


class Chart(NamedTuple):
    """What a reader can ask, and what is shown of the outcome."""

    scenario: Scenario
    show: Callable


# The order is that of every list of charts.
CHARTS = {
    scenario.name: Chart(scenario, show)
    for scenario, show in (
        (menopause.SCENARIO, menopause_view.show),
        (estrogen_withdrawal.SCENARIO, estrogen_withdrawal_view.show),
        (cycle_28.SCENARIO, cycle_28_view.show),
        (remodeling_cycle.SCENARIO, remodeling_cycle_view.show),
        (builder_dial.SCENARIO, builder_dial_view.show),
        (synergy.SCENARIO, synergy_view.show),
        (synergy_surface.SCENARIO, synergy_surface_view.show),
        (tug_of_war.SCENARIO, tug_of_war_view.show),
        (rankl_opg.SCENARIO, rankl_opg_view.show),
        (modifiers.SCENARIO, modifiers_view.show),
        (genomic_cascade.SCENARIO, genomic_cascade_view.show),
        (scan_noise.SCENARIO, scan_noise_view.show),
        (formulations.SCENARIO, formulations_view.show),
        (fracture_icons.SCENARIO, fracture_icons_view.show),
        (virtual_trial.SCENARIO, virtual_trial_view.show),
        (evidence.SCENARIO, evidence_view.show),
        (playground.SCENARIO, playground_view.show),
        (life_stages.SCENARIO, life_stages_view.show),
    )
}
