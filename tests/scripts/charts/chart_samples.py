"""Hand-made results and declarations, so that charts can be tested without the model."""

from __future__ import annotations

import math
from typing import Any


def time_series(women: int = 0) -> dict[str, Any]:
    """Two panels: a small one of two processes, and one of a measured quantity."""
    years = [round(-5 + 0.25 * i, 2) for i in range(81)]
    bone = [100 - 11 * (1 / (1 + math.exp(-(t - 0.5) * 1.6))) - 0.25 * max(0, t) for t in years]
    breakdown = [100 + 60 / (1 + math.exp(-t * 2)) - 1.5 * max(0, t) for t in years]
    building = [100 + 35 / (1 + math.exp(-(t - 1) * 1.5)) - max(0, t) for t in years]
    series: list[dict[str, Any]] = [
        {"name": "breakdown", "label": "Breakdown pace", "unit": "% of start", "values": breakdown},
        {"name": "building", "label": "Building pace", "unit": "% of start", "values": building},
        {"name": "bone", "label": "Spine bone density", "unit": "% of start", "values": bone},
    ]
    if women:
        series[2]["lower"] = [v - 0.3 * (i / 10) for i, v in enumerate(bone)]
        series[2]["upper"] = [v + 0.2 * (i / 10) for i, v in enumerate(bone)]
        series[2]["level"] = 0.9
    return {
        "scenario": "sample",
        "view": "academic",
        "inputs": {"level": 10, "site": "spine"},
        "assumption": "small",
        "units": "conventional",
        "model_version": "0.1.0",
        "women": women,
        "seed": 1,
        "time": {"values": years, "unit": "year", "label": "Years from the final menstrual period"},
        "series": series,
        "summary": {"change_3y_pct": -6.9},
        "sentence": "With 10 pg/mL the spine loses 9 % in ten years, most of it in three years.",
        "description": {
            "build": "Line chart of two panels.",
            "stats": "From 100 to 85.",
            "trend": "Falls, then slows.",
        },
        "table": {
            "columns": ["Year", "Spine (% of start)"],
            "rows": [[t, round(v, 1)] for t, v in zip(years, bone, strict=True)][::4],
        },
        "notes": [],
        "safety": [],
        "uncertainty": {},
        "chart": {
            "kind": "time-series",
            "title": "Bone density around the final menstrual period",
            "band_label": "90 % of 200 model women",
            "x": {
                "label": "Years from the final menstrual period",
                "unit": "year",
                "min": -5,
                "max": 15,
                "ticks": [-5, 0, 5, 10, 15],
            },
            "panels": [
                {
                    "key": "pace",
                    "label": "Pace of the two teams, % of start",
                    "place": "small",
                    "unit": "%",
                    "min": 90,
                    "max": 170,
                    "ticks": None,
                    "note": None,
                    "lines": [
                        {"series": "breakdown", "label": "Breakdown (model)", "role": "breakdown"},
                        {"series": "building", "label": "Building (model)", "role": "building"},
                    ],
                    "dots": [],
                    "rules": [{"y": 100, "label": "start"}],
                    "spans": [],
                },
                {
                    "key": "bone",
                    "label": "Bone density, % of start",
                    "unit": "%",
                    "min": 80,
                    "max": 104,
                    "ticks": None,
                    "note": "Axis starts at 80 %",
                    "lines": [{"series": "bone", "label": "Spine (model)", "role": "nothing"}],
                    "dots": [
                        {
                            "x": x,
                            "y": y,
                            "lower": y - 0.8,
                            "upper": y + 0.8,
                            "label": "SWAN, n = 862",
                            "source": "greendale2012",
                            "role": "measured",
                        }
                        for x, y in [(-1, 99.0), (2, 92.6), (5, 90.1)]
                    ]
                    + [
                        {
                            "x": 10,
                            "y": 87.0,
                            "lower": None,
                            "upper": None,
                            "label": "One study, interval not reported",
                            "source": "x2000",
                            "role": "measured",
                        }
                    ],
                    "rules": [{"y": 100, "label": "start"}],
                    "spans": [{"x1": -1, "x2": 2, "label": "fastest loss"}],
                },
            ],
        },
    }


def day_calendar() -> dict[str, Any]:
    """A cycle of 28 days: the ovary, two panels, twelve cycles and a year of them."""
    days = [1 + i / 4 for i in range(109)]
    e2 = [54 + 150 * math.exp(-((d - 13) ** 2) / 6) + 60 * math.exp(-((d - 21) ** 2) / 18) for d in days]
    p4 = [0.1 + 9 * math.exp(-((d - 21) ** 2) / 16) if d > 14 else 0.1 for d in days]
    names = ["bleeding"] * 5 + ["before"] * 8 + ["egg"] + ["after"] * 14
    words = {
        "bleeding": "bleeding",
        "before": "before the egg",
        "egg": "egg",
        "after": "second half",
    }
    kinds = ["ovulatory"] * 8 + ["short"] * 2 + ["none"] * 2
    cycle_words = {
        "ovulatory": "egg released",
        "short": "short second half",
        "none": "no egg released",
    }
    return {
        "scenario": "calendar",
        "view": "intermediate",
        "inputs": {"length": 28},
        "assumption": "small",
        "units": "conventional",
        "model_version": "0.1.0",
        "women": 0,
        "seed": 1,
        "time": {"values": days, "unit": "day", "label": "Day of the cycle"},
        "series": [
            {"name": "estradiol_pg_per_ml", "label": "Estradiol", "unit": "pg/mL", "values": e2},
            {
                "name": "progesterone_ng_per_ml",
                "label": "Progesterone",
                "unit": "ng/mL",
                "values": p4,
            },
        ],
        "summary": {"spine_change_pct_per_year": -0.1},
        "sentence": "An egg is released on day 14; progesterone peaks at 9 ng/mL.",
        "description": {
            "build": "Two curves over 28 days.",
            "stats": "Peak 204 pg/mL.",
            "trend": "Rises twice.",
        },
        "table": {"columns": ["Day", "Estradiol (pg/mL)"], "rows": [[1, 54.0], [14, 190.0]]},
        "notes": [],
        "safety": [],
        "uncertainty": {},
        "chart": {
            "kind": "day-calendar",
            "title": "One cycle of 28 days",
            "x": {
                "label": "Day of the cycle",
                "unit": "day",
                "min": 1,
                "max": 28,
                "ticks": [1, 7, 14, 21, 28],
            },
            "days": [{"day": i + 1, "phase": p, "label": words[p]} for i, p in enumerate(names)],
            "cycles": [{"n": i + 1, "kind": k, "label": cycle_words[k]} for i, k in enumerate(kinds)],
            "cycles_label": "Twelve cycles of a year",
            "ovary": {
                "follicles": [{"day": 3, "size": 0.2}, {"day": 9, "size": 0.7}],
                "egg_day": 14,
                "corpus_luteum": [{"day": 18, "size": 0.5}, {"day": 21, "size": 0.7}],
                "words": ["follicle", "egg", "corpus luteum"],
            },
            "year": {
                "label": "Spine in a year, %",
                "x": {"label": "Change, %", "unit": "%", "min": -2, "max": 2, "ticks": [-2, 0, 2]},
                "rows": [_year_row()],
            },
            "panels": [
                {
                    "key": "e2",
                    "label": "Estradiol, pg/mL",
                    "unit": "pg/mL",
                    "min": 0,
                    "max": 250,
                    "ticks": None,
                    "note": None,
                    "lines": [
                        {
                            "series": "estradiol_pg_per_ml",
                            "label": "Estradiol (model)",
                            "role": "estrogen",
                        }
                    ],
                    "dots": [
                        {
                            "x": 7,
                            "y": 54,
                            "lower": None,
                            "upper": None,
                            "label": "Anckaert 2021, median",
                            "source": "anckaert2021",
                            "role": "measured",
                        }
                    ],
                    "rules": [],
                    "spans": [],
                },
                {
                    "key": "p4",
                    "label": "Progesterone, ng/mL",
                    "unit": "ng/mL",
                    "min": 0,
                    "max": 15,
                    "ticks": None,
                    "note": None,
                    "lines": [
                        {
                            "series": "progesterone_ng_per_ml",
                            "label": "Progesterone (model)",
                            "role": "progesterone",
                        }
                    ],
                    "dots": [],
                },
            ],
        },
    }


def _year_row() -> dict[str, Any]:
    ends = {"estimate": -0.1, "lower": None, "upper": None}
    return {"label": "This model", "says": "this model: −0.1", "role": "model", **ends}


def declaration(**changes: Any) -> dict[str, Any]:
    """What ``api.scenarios()`` says about the sample."""
    return {
        "name": "sample",
        "title": "Bone around the last period",
        "question": "When does bone go?",
        "how_to_read": "The line is the model; dots are measured.",
        "badge": "model + measured data",
        "kind": "time-series",
        "tier": "academic",
        "views": ["fundamentals", "intermediate", "academic"],
        "version": "0.1.0",
        "women": 200,
        "controls": [
            {
                "key": "level",
                "label": "Estrogen level after the fall",
                "unit": "pg/mL",
                "unit_spoken": "picograms per millilitre",
                "min": 5,
                "max": 150,
                "step": 1,
                "default": 10,
                "scale": "log",
                "words": [[15, "very low"], [40, "low"], [90, "middle"], [150, "high"]],
            },
            {
                "key": "years",
                "label": "Years the fall takes",
                "unit": "years",
                "min": 0,
                "max": 5,
                "step": 0.5,
                "default": 2,
                "scale": "linear",
            },
            {
                "key": "site",
                "label": "Where in the skeleton",
                "default": "spine",
                "options": [{"value": "spine", "label": "Spine"}, {"value": "hip", "label": "Hip"}],
            },
        ],
        "story": [
            {"label": "Slow fall", "set": {"years": 5}, "tell": "It takes years."},
            {"label": "A sudden fall: what changes?", "set": {"years": 0}, "tell": "The loss is early."},
        ],
        "estrogen_alone": "Only the level changes; nothing is given.",
        "certainty": {"label": "model only", "why": "Measured twice a year in 862 women."},
        "sources": ["greendale2012"],
        "safety": ["Education, not medical advice."],
        "warning": "A teaching model of an average, not of you.",
        **changes,
    }
