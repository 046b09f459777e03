"""From an outcome to what a reader sees: plain data for a picture, a sentence and a table.

Each entry of `SHOW` is ``show(outcome, tier) -> dict`` with ``chart``, ``sentence``,
``description``, ``table``, ``notes`` and, where a state calls for it, ``safety``.

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

from model.views import (
    builder_dial,
    cycle_28,
    estrogen_withdrawal,
    evidence,
    formulations,
    fracture_icons,
    genomic_cascade,
    life_stages,
    menopause,
    modifiers,
    playground,
    rankl_opg,
    remodeling_cycle,
    scan_noise,
    synergy,
    synergy_surface,
    tug_of_war,
    virtual_trial,
)

SHOW = {
    "tug-of-war": tug_of_war.show,
    "rankl-opg": rankl_opg.show,
    "menopause": menopause.show,
    "estrogen-withdrawal": estrogen_withdrawal.show,
    "cycle-28": cycle_28.show,
    "remodeling-cycle": remodeling_cycle.show,
    "builder-dial": builder_dial.show,
    "synergy": synergy.show,
    "synergy-surface": synergy_surface.show,
    "modifiers": modifiers.show,
    "genomic-cascade": genomic_cascade.show,
    "scan-noise": scan_noise.show,
    "formulations": formulations.show,
    "fracture-icons": fracture_icons.show,
    "virtual-trial": virtual_trial.show,
    "evidence": evidence.show,
    "playground": playground.show,
    "life-stages": life_stages.show,
}
