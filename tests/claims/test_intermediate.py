"""Every claim of the intermediate tier with a check, run against the model.

The names carry the ids of docs/data/claims.yml. A check that only points at others runs those.
"""

import pytest

from model import api
from model.physiology.parameters import ASSUMPTIONS, DEFAULT
from model.simulation.course import Course
from model.simulation.run import run
from tests.claims import test_academic as academic
from tests.claims import test_fundamentals as fundamentals
from tests.claims.asking import ask, predict, spine, summary, values


def breakdown_cells(**inputs):
    """Active breakdown cells after two years of changed signals, percent."""
    return summary("rankl-opg", estrogen_acts="no", **inputs)["breakdown_cells_pct"]


def test_claim_I01_more_rankl_never_lowers_breakdown():
    found = [breakdown_cells(rankl_pct=level) for level in range(50, 301, 50)]
    assert found == sorted(found)
    assert found[-1] > found[0]


def test_claim_I02_more_opg_never_raises_breakdown_and_the_ratio_rules():
    found = [breakdown_cells(opg_pct=level) for level in range(50, 301, 50)]
    assert found == sorted(found, reverse=True)
    assert found[-1] < found[0]
    alone, together = breakdown_cells(rankl_pct=200), breakdown_cells(rankl_pct=200, opg_pct=200)
    assert abs(together - 100) < 0.5 * abs(alone - 100)


def test_claim_I03_rankl_rises_two_to_three_fold_and_loss_slows():
    assert 100 <= predict("E035")["difference_pct"] <= 200
    bone = summary("menopause")
    assert abs(bone["spine_late_change_per_y_pct"]) < abs(bone["spine_change_3y_pct"]) / 3 / 2


def test_claim_I04_receptors_switch_on_genes():
    academic.test_claim_A01_occupancy_is_half_at_kd_monotone_saturating()
    academic.test_claim_A02_dimers_are_quadratic_at_low_occupancy()
    academic.test_claim_A03_genes_follow_with_a_lag_of_days()
    academic.test_claim_A04_collagen_is_a_read_out()
    academic.test_claim_A05_alkaline_phosphatase_has_an_inverted_u()
    academic.test_claim_A06_osteocalcin_is_a_read_out()
    academic.test_claim_A07_runx2_commits_and_matures()


def test_claim_I05_estrogen_moves_breakdown_first_and_progesterone_building():
    month = run(Course("withdrawal", fall_years=0.0), [0, 1 / 12]).series
    assert month["ctx_pct"][-1] - 100 > 2 * abs(month["p1np_pct"][-1] - 100)
    fundamentals.test_claim_F09_no_egg_lowers_building_and_bone_more_than_breakdown()


def test_claim_I06_with_eggs_little_is_lost_before_menopause():
    assert -0.3 < predict("E006")["arm_mean_change_pct"] <= 0
    assert summary("cycle-28")["spine_change_1y_pct"] > -0.3


def test_claim_I07_cycles_share_estradiol_and_differ_in_progesterone():
    usual, no_egg = ask("cycle-28"), ask("cycle-28", ovulation="no")
    short = ask("cycle-28", luteal_d=9, p4_peak=7.5)
    assert values(usual, "estradiol_pg_per_ml") == values(no_egg, "estradiol_pg_per_ml")
    means = [one["summary"]["estradiol_mean_pg_per_ml"] for one in (usual, short)]
    assert means[1] == pytest.approx(means[0], rel=0.2)
    levels = [one["summary"]["progesterone_mean_ng_per_ml"] for one in (usual, short, no_egg)]
    assert levels[0] > 2 * levels[1] > 2 * levels[2]


def test_claim_I08_no_ovulation_no_luteal_progesterone():
    assert summary("cycle-28", ovulation="no")["progesterone_highest_ng_per_ml"] < 0.2
    assert summary("cycle-28")["progesterone_highest_ng_per_ml"] > 4


def test_claim_I09_cycles_without_an_egg_cost_what_was_measured():
    assert -1.2 <= predict("E004")["difference_pct"] <= -0.5


def test_claim_I10_a_cyclic_progestin_gains_while_estrogen_is_there():
    assert predict("E007")["difference_pct"] > 0.5
    assert abs(predict("E009")["difference_pct"]) < 0.5


@pytest.mark.xfail(strict=True, reason="rows together allow 0.9 points; 2.1 was imposed on earlier fits")
def test_claim_I10_it_gains_what_one_trial_measured():
    assert 2 <= predict("E007")["difference_pct"] <= 5


def test_claim_I11_both_hormones_fall_and_progesterone_first():
    answer = ask("menopause")
    years, halved = answer["time"]["values"], []
    for name in ("progesterone_ng_per_ml", "estradiol_pg_per_ml"):
        level = values(answer, name)
        assert level[-1] < level[0] / 2
        middle = (level[0] + level[-1]) / 2
        halved.append(next(year for year, value in zip(years, level, strict=True) if value < middle))
    assert halved[0] < halved[1]


def test_claim_I12_the_steepest_year_lies_around_the_final_period():
    answer = ask("menopause")
    bone, years = values(answer, "spine_bmd_pct"), answer["time"]["values"]
    at = dict(zip(years, bone, strict=True))
    loss = {year: at[year + 1] / at[year] for year in years if year + 1 in at}
    first = min(loss, key=loss.get)
    assert first >= -1
    assert first + 1 <= 2


def test_claim_I13_building_is_above_premenopause_two_years_after():
    answer = ask("menopause")
    assert values(answer, "p1np_pct")[answer["time"]["values"].index(2)] > 105
    assert predict("E029")["difference_pct"] > 5


def test_claim_I14_alone_it_sits_on_placebo():
    fundamentals.test_claim_F11_alone_within_a_point_of_placebo_and_not_below()


def test_claim_I15_cream_does_not_reach_the_uncontrolled_report():
    for name in ASSUMPTIONS:
        assert predict("E050", name)["arm_mean_change_pct"] < 15 / 2


def test_claim_I17_the_order_of_the_arms():
    cell = summary("synergy", which="mpa", years=3)
    alone = summary("synergy", which="progesterone", years=3)["progestogen_change_per_y_pct"]
    nothing, estrogen = cell["nothing_change_per_y_pct"], cell["estrogen_change_per_y_pct"]
    assert nothing <= alone < nothing + 1 / 3
    assert alone + 1 < estrogen < cell["both_change_per_y_pct"]


def test_claim_I18_adding_mpa_to_estrogen():
    fundamentals.test_claim_F12_the_pair_gains_more_and_two_antiresorptives_less_than_their_sum()


def test_claim_I19_exposure_follows_the_specific_assays():
    # A level-1 arm takes three times the studied amount. Immunoassay: 43.3 ng h/mL in 10 h (E125);
    # mass spectrometry: 0.146 ng/mL as the mean of a day (E175).
    by_immunoassay, by_specific = 3 * 43.3 / 24, 3 * 0.146
    level = DEFAULT.added_progesterone_oral
    assert abs(level - by_specific) < abs(level - by_immunoassay)
    answers = [ask("formulations", assay=assay) for assay in ("immunoassay", "mass spectrometry")]
    assert values(answers[0], "spine_bmd_oral_pct") == values(answers[1], "spine_bmd_oral_pct")


def test_claim_I21_cream_has_both_readings():
    declared = next(one for one in api.scenarios() if one["name"] == "formulations")
    fluids = next(one for one in declared["controls"] if one["key"] == "fluid")
    assert {"serum", "saliva", "finger"} <= {one["value"] for one in fluids["options"]}
    pictures = [ask("formulations", fluid=fluid)["chart"] for fluid in ("serum", "saliva", "finger")]
    assert len({str(picture) for picture in pictures}) == 3
    cream = [spine(("progesterone_cream", level), ("estrogen", 1.0)) for level in (0.0, 1.0, 4.0)]
    assert cream == sorted(cream)
    assert cream[0] < cream[2]


def test_claim_I22_stage_is_the_longest_bar():
    ranges = {k: v for k, v in summary("modifiers").items() if k.endswith("_range_points")}
    assert max(ranges, key=ranges.get) in ("stage_range_points", "life_stage_range_points")


def test_claim_I23_a_low_start_has_no_number_in_percent_and_is_not_called_safer():
    result = ask("modifiers")
    (row,) = (row for row in result["chart"]["rows"] if row["key"] == "starting_density")
    assert row["role"] == "hollow"
    assert row["estimate"] is None
    assert "nearer to a fracture" in row["note"]
    assert any("is not safer" in note for note in result["notes"])


def test_claim_I24_calcium_gains_once_and_the_rest_is_not_quantified():
    gain = [
        spine(("calcium_vitamin_d", 1.0), years=years, start_y=15.0) - spine(years=years, start_y=15.0)
        for years in (1, 3, 5)
    ]
    assert gain[0] > 0
    assert gain[2] - gain[0] < 0.5 * gain[0]
    rows = {row[0]: row[1:] for row in ask("modifiers")["table"]["rows"]}
    for name in ("Magnesium", "Vitamin K2"):
        assert rows[name][:2] == [None, None]
        assert "not quantified" in rows[name]


def test_claim_I25_load_gains_and_adds_to_estrogen():
    loads = [spine(("exercise", level)) for level in (0.0, 0.5, 1.0)]
    assert loads[0] < loads[1] < loads[2]
    assert spine(("exercise", 1.0), ("estrogen", 1.0)) > spine(("estrogen", 1.0)) + 0.5
