"""The evidence table read as charts need it: arms, lengths, intervals, and names without amounts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.exposures import KINDS
from model.trials import effects, evidence_table

few = settings(max_examples=40, deadline=None)

ROWS = evidence_table.table()
EMPTY = dict.fromkeys(ROWS["E012"], "")


def row(**cells):
    return EMPTY | cells


@few
@given(st.dictionaries(st.sampled_from([*KINDS, "denosumab"]), st.floats(0.1, 9).map(lambda x: round(x, 3))))
def test_an_arm_reads_as_it_is_written(levels):
    text = "+".join(f"{kind}:{level}" for kind, level in levels.items()) or "none"
    assert effects.arm(text) == (frozenset(levels), levels)


def test_a_level_is_1_unless_given_and_none_adds_nothing():
    assert effects.arm(" estrogen+mpa:4 ") == ({"estrogen", "mpa"}, {"estrogen": 1.0, "mpa": 4.0})
    assert effects.arm("none+exercise:0.5").levels == {"exercise": 0.5}
    assert effects.arm("none") == (frozenset(), {})


@pytest.mark.parametrize("text", ["", " ", "cycle:anovulatory", "stage:premenopausal"])
def test_what_is_not_made_of_treatments_is_no_arm(text):
    assert effects.arm(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("-7.38", -7.38), ("0", 0.0), ("", None), ("about 3", None), ("ns", None)]
)
def test_a_cell_is_a_number_or_nothing(text, number):
    assert effects.value({"se": text}, "se") == number
    assert effects.value({}, "se") is None


def test_a_total_takes_its_months_and_a_rate_one_year():
    assert effects.years(row(report="total", time_months="18")) == 1.5
    assert effects.years(row(report="per_year", time_months="36")) == 1
    assert effects.years(row(report="total")) == 1


def test_published_intervals_are_those_of_the_evidence_table():
    assert effects.interval(ROWS["E072"]) == (0.38, 0.97)
    assert effects.interval(ROWS["E091"]) == (-8.96, -6.41)
    low, high = effects.interval(ROWS["E096"])
    assert (low + high) / 2 == pytest.approx(8.8)
    assert (high - low) / 2 == pytest.approx(1.96 * 0.4)
    assert effects.interval(ROWS["E057"]) == (None, None)


@few
@given(st.floats(-20, 20), st.floats(0.01, 5))
def test_a_standard_error_is_that_of_the_difference_or_none_at_all(difference, error):
    alone = row(difference_pct=str(difference), se=str(error))
    low, high = effects.interval(alone)
    assert (low + high, high - low) == pytest.approx((2 * difference, 2 * 1.96 * error))
    assert effects.interval(alone | {"arm_mean_change_pct": "1"}) == (None, None)
    assert effects.interval(alone | {"ci_low": "1", "ci_high": "2"}) == (1, 2)
    assert effects.interval(alone | {"ci_low": "1"}) == (low, high)


@pytest.mark.parametrize(
    ("key", "year", "name"),
    [
        ("leonetti1999", 1999, "Leonetti 1999"),
        ("pepi1996", 1996, "PEPI 1996"),
        ("mcclung2005", 2005, "McClung 2005"),
        ("nhanes", None, "NHANES"),
    ],
)
def test_a_study_is_known_by_author_and_year(key, year, name):
    assert effects.year(row(bibkey=key)) == year
    assert effects.name(row(bibkey=key)) == name


def test_women_of_both_arms_are_counted_together():
    assert effects.size(row(n_treat="15", n_control="23")) == 38
    assert effects.size(row(n_treat="15")) == 15
    assert effects.size(row()) is None


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ({"intervention": "CEE 0.625 + MPA 2.5 mg/d vs CEE", "n_treat": "81"}, "conjugated estrogen + MPA against conjugated estrogen, 81 women"),
        ({"intervention": "oral micronised E2 1 mg, P4 cream 20 mg (daily)"}, "oral micronized estradiol, progesterone cream (daily)"),
        ({"intervention": "none (observational)", "n_treat": "66"}, "no treatment, 66 women"),
        ({"intervention": "", "site_or_marker": "cell lifetimes"}, "cell lifetimes"),
    ],
)  # fmt: skip
def test_an_arm_is_labeled_in_words_and_without_amounts(cells, label):
    assert effects.label(row(**cells)) == label


def test_no_label_of_the_table_holds_an_amount():
    for one in ROWS.values():
        assert not re.search(r"\d\s*(mg|µg|mcg)\b", effects.label(one)), one["id"]


@pytest.mark.parametrize(
    ("control", "label"),
    [("estrogen:1", "estrogen, comparison arm"), ("none", "placebo or nothing"), ("", "placebo or nothing")],
)
def test_a_comparison_arm_is_labeled_by_whether_it_took_estrogen(control, label):
    assert effects.control_label(row(control=control)) == label
    assert effects.control_label(row(control=control, n_control="9")) == f"{label}, 9 women"


@pytest.mark.parametrize(
    ("treatment", "intervention", "holds"),
    [
        ("estrogen:1+mpa_cyclic:1", "", True),
        ("progesterone_oral:1", "MPA alone", False),  # the arm as it is simulated counts, if there is one
        ("", "CEE + MPA vs CEE", True),
        ("", "CEE vs CEE + MPA", False),
        ("none", "MPA alone", True),
    ],
)
def test_mpa_is_found_in_the_treated_arm_alone(treatment, intervention, holds):
    assert effects.holds_mpa(row(treatment=treatment, intervention=intervention)) == holds


def test_charts_of_trials_show_controlled_trials_of_the_spine_after_a_natural_menopause():
    shown = {one["id"] for one in effects.trials()}
    assert {"E052", "E057", "E072"} <= shown
    assert not {"E050", "E051"} & shown  # Lee's series had no comparison group
    # A cohort, a hip, a woman after surgery, one with estrogen before, one before menopause.
    assert not {"E012", "E075", "E066", "E091", "E007"} & shown


def test_no_name_or_label_of_a_row_is_a_brand():
    """Two keys of references are brands; labels of products are named by what is in them."""
    brands = re.compile(r"(?i)prometrium|provera|premarin|prempro|fosamax|forteo|prolia|evista")
    for one in ROWS.values():
        said = f"{effects.name(one)} {effects.label(one)} {effects.control_label(one)}"
        assert not brands.search(said), one["id"]
        assert effects.name(one)[:1].isupper(), one["id"]
