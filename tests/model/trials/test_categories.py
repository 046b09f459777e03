"""Every row of the evidence table in the words of the filters, by what it says and not by its name."""

import pytest

from model.trials import evidence_table
from model.trials.categories import (
    AFTER,
    BEFORE,
    DESIGNS,
    KINDS,
    OUTCOMES,
    WORDS,
    classify_rows,
    comparator,
    design,
    population,
    products,
)
from model.trials.effects import holds_mpa

TABLE = evidence_table.table()
EMPTY = dict.fromkeys(TABLE["E012"], "")


def row(**cells):
    return EMPTY | cells


def test_each_row_of_the_table_is_classified_once_and_in_known_words():
    found = classify_rows()
    assert [one["row"] for one in found] == [*TABLE.values()]
    known = {*KINDS.values(), *(product for product, _ in WORDS), "bone drug"}
    for one in found:
        assert one["population"] in ("before", "after", "laboratory", "other")
        assert one["outcome"] in {*OUTCOMES.values(), "level"}
        assert one["design"] in {*(name for _, name in DESIGNS), "other"}
        assert one["comparator"] in ("untreated", "treated", "none")
        assert one["products"] <= known


def test_a_row_is_about_mpa_where_its_mark_says_so():
    """Two readings of one table: the filter of products, and the outline of the mark."""
    for one in TABLE.values():
        assert ("mpa" in products(one)) == holds_mpa(one), one["id"]


@pytest.mark.parametrize(
    ("cells", "who"),
    [
        ({"kind": "cell", "stage": "natural"}, "laboratory"),
        ({"kind": "receptor", "population": "postmenopausal women"}, "laboratory"),
        *(({"stage": stage}, "before") for stage in BEFORE),
        *(({"stage": stage, "population": "premenopausal women"}, "after") for stage in AFTER),
        ({"population": "81 Postmenopausal women"}, "after"),
        ({"population": "85 healthy ovulating women"}, "before"),
        ({"population": "7 hysterectomised premenopausal women"}, "before"),
        ({"population": "pre/postmenopausal women", "bibkey": "nobody2000"}, "other"),
        ({"population": "120 pre- and postmenopausal women", "bibkey": "nobody2000"}, "other"),
        ({"population": "Premenopausal and postmenopausal women", "bibkey": "nobody2000"}, "other"),
        ({"population": "postmenopausal and perimenopausal women", "bibkey": "nobody2000"}, "other"),
        ({"population": "pre- and postmenopausal women", "stage": "natural"}, "after"),
        ({"population": "women", "bibkey": "nobody2000"}, "other"),
    ],
)
def test_who_was_studied_follows_from_stage_and_words(cells, who):
    assert population(row(**cells)) == who


@pytest.mark.parametrize(
    ("key", "who"), [("liu2005", "after"), ("prior1994", "before"), ("greendale2020", "other")]
)
def test_a_row_that_says_the_same_is_read_by_the_other_rows_of_its_study(key, who):
    assert population(row(population="same", bibkey=key)) == who


@pytest.mark.parametrize(
    ("cells", "taken"),
    [
        ({"treatment": "estrogen:1+mpa:4", "intervention": "progesterone"}, {"estrogen", "mpa"}),
        ({"treatment": "progesterone_cream:1"}, {"progesterone"}),
        ({"treatment": "exercise:1+calcium_vitamin_d:1"}, {"food or movement"}),
        ({"treatment": "block_tnf:1"}, {"blocked signal"}),
        ({"treatment": "romosozumab:1"}, {"bone drug"}),
        ({"intervention": "CEE + OMP vs CEE"}, {"estrogen", "progesterone"}),
        ({"intervention": "CEE vs MPA"}, {"estrogen"}),  # the other arm took the rest
        ({"intervention": "MPA alone (and CEE in others)"}, {"mpa"}),  # so did whoever stands in brackets
        ({"intervention": "Norethindrone alone"}, {"other progestin"}),
        ({"intervention": "MK-7/calcium"}, {"food or movement"}),
        ({"treatment": "none", "intervention": "none (observational)"}, set()),
        ({"treatment": "none", "intervention": "withdrawal of alendronate"}, {"bone drug"}),
        ({"treatment": "none", "intervention": "estrogen deficiency"}, set()),  # E035: nobody took any
        ({"treatment": "none", "intervention": "withdrawal of E+P"}, {"estrogen", "other progestin"}),  # E091
        ({"treatment": "none", "intervention": "stopping vs continuing alendronate"}, {"bone drug"}),
        ({"intervention": "TNF blockade on E2 withdrawal"}, {"blocked signal"}),
        ({"intervention": "CEE 0.625 + dydrogesterone 10 mg"}, {"estrogen", "other progestin"}),
    ],
)
def test_what_was_taken_is_read_from_the_arm_or_else_from_the_words(cells, taken):
    assert products(row(**cells)) == taken


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("RCT", "randomised"),
        ("RCT open", "randomised"),
        ("Meta-analysis", "meta-analysis"),
        ("controlled cohort", "cohort"),
        ("survey", "cohort"),
        ("uncontrolled", "uncontrolled"),
        ("mouse", "laboratory"),
        ("in vitro", "laboratory"),
        ("PK study", "kinetics"),
        ("reference interval", "other"),
    ],
)
def test_a_design_is_one_word(text, word):
    assert design(row(design=text)) == word


@pytest.mark.parametrize(
    ("cells", "other"),
    [
        ({"control": "none"}, "untreated"),
        ({"control": "estrogen:1"}, "treated"),
        ({"control": "none", "design": "uncontrolled"}, "untreated"),
        ({"design": "uncontrolled", "n_control": "9"}, "none"),
        ({"intervention": "MPA alone (CEE comparator)"}, "treated"),
        ({"intervention": "CEE vs Placebo"}, "untreated"),
        ({"intervention": "CEE + MPA vs CEE"}, "treated"),
        ({"n_control": "23"}, "untreated"),
        ({"difference_pct": "0"}, "untreated"),
        ({"arm_mean_change_pct": "1"}, "none"),
        ({"control": "stage:premenopausal"}, "none"),
    ],
)
def test_the_other_arm_is_known_from_the_column_or_the_words_or_the_numbers(cells, other):
    assert comparator(row(**cells)) == other
