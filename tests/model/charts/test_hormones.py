"""Scenarios about hormones and products: four arms, every pair of levels, one cycle, one product."""

import itertools

import pytest

from model import api
from model.charts.wording.numbers import number
from model.physiology.parameters import calibrated
from model.simulation.clamp import LUTEAL_P4, TREATED_E2
from model.trials import evidence_table

PRODUCTS = ("oral", "cream", "mpa")

calibrated = pytest.mark.skipif(
    calibrated("none").a_G != 0, reason="the three positions of the switch are not calibrated yet"
)


def run(name, assumption="small", **inputs):
    women = inputs.pop("women", 0)
    return api.run({"scenario": name, "inputs": inputs, "assumption": assumption, "women": women})


def series(result, name):
    return next(one["values"] for one in result["series"] if one["name"] == name)


def test_four_arms_in_the_order_of_the_trials():
    for which in ("progesterone", "mpa"):
        summary = run("synergy", which=which)["summary"]
        nothing, alone, estrogen, both = (
            summary[f"{cell}_change_per_y_pct"] for cell in ("nothing", "progestogen", "estrogen", "both")
        )
        assert nothing < 0 < estrogen < both
        assert 0 <= alone - nothing < 0.5


def test_arms_of_trials_stand_in_their_cells():
    cells = {panel["key"]: panel for panel in run("synergy")["chart"]["panels"]}
    sources = {key: {dot["source"] for dot in panel["dots"]} for key, panel in cells.items()}
    assert {"leonetti1999", "liu2005"} <= sources["progestogen"]
    assert {"pepi1996", "liu2005"} <= sources["nothing"]
    assert "prior1994" not in set().union(*sources.values())  # before menopause
    assert "lee1990" not in set().union(*sources.values())  # uncontrolled
    mpa = {panel["key"]: panel for panel in run("synergy", which="mpa")["chart"]["panels"]}
    assert {dot["source"] for dot in mpa["progestogen"]["dots"]} == {"liu2005", "gallagher1991"}
    for panel in mpa.values():
        for dot in panel["dots"]:
            assert dot["lower"] is None
            assert "mg" not in dot["label"].split()
    assert not any(panel["dots"] for panel in run("synergy", site="hip")["chart"]["panels"])


def test_estrogen_alone_brings_its_safety_note_in_the_four_cells():
    def safety(estrogen, progestogen):
        return " ".join(run("synergy", estrogen=estrogen, progestogen=progestogen)["safety"])

    assert "womb lining" in safety("on", "off")
    assert "womb lining" not in safety("on", "on")
    assert "breast cancer" in safety("on", "on")
    assert safety("off", "off") == ""
    assert "treating team" in safety("off", "on")
    assert "lining" not in safety("off", "on")
    assert "not progesterone" in " ".join(run("synergy", which="mpa")["safety"])


def test_cells_carry_twenty_women_where_asked():
    result = api.run({"scenario": "synergy", "women": 30, "seed": 2})
    for one in result["series"]:
        assert len(one["samples"]) == 20
        assert len(one["end_dots"]) == 20
        assert all(len(line) == len(one["values"]) for line in one["samples"])
        assert one["lower"][-1] < one["values"][-1] < one["upper"][-1]


@pytest.mark.parametrize("assumption", ["none", "small", "strong"])
def test_progesterone_with_estrogen_tells_what_its_number_rests_on(assumption):
    chosen = {"estrogen": "on", "progestogen": "on"}
    result = run("synergy", assumption, which="progesterone", **chosen)
    (cell,) = [panel for panel in result["chart"]["panels"] if panel["key"] == "both"]
    said = "MPA" if assumption == "small" else "assum"
    assert said in result["sentence"]
    assert said in " ".join(cell["says"])
    assert str(abs(round(cell["per_year"], 1))) not in " ".join(cell["says"])
    drawn = result["description"]["stats"].split("estrogen and progesterone: ")[1]  # said of a still picture
    assert said in drawn
    assert "%" not in drawn
    assert said in result["table"]["columns"][-1]
    assert "with MPA, not with progesterone" in " ".join(result["notes"])
    assert not any(dot["role"] == "progestin" for dot in cell["dots"])


@pytest.mark.parametrize("estrogen", ["on", "off"])
@pytest.mark.parametrize("progestogen", ["on", "off"])
def test_the_four_cells_tell_what_was_measured_before_the_model(estrogen, progestogen):
    result = run("synergy", estrogen=estrogen, progestogen=progestogen)
    assert result["sentence"].startswith("Trials at the spine: ")
    for panel in result["chart"]["panels"]:
        rates = [dot["per_year"] for dot in panel["dots"]]
        assert panel["says"][0].startswith(number(min(rates)))
        assert panel["says"][1].startswith("model")


def test_the_four_cells_count_the_trials_that_lost_more_than_the_model():
    result = run("synergy", estrogen="off", progestogen="off")
    nothing = result["chart"]["panels"][0]
    more = [dot for dot in nothing["dots"] if dot["per_year"] < nothing["per_year"]]
    counted = f"{len(more)} of {len(nothing['dots'])} arms"
    assert counted in result["sentence"]
    assert counted in result["notes"][0]


def test_what_is_added_starts_at_nothing_and_is_the_slice_less_its_start():
    result = run("synergy-surface")
    slices, gains = result["chart"]["panels"]
    for whole, added in zip(slices["lines"], gains["lines"], strict=True):
        values = series(result, whole["series"])
        assert series(result, added["series"]) == pytest.approx([value - values[0] for value in values])


def zero(assumption):
    points = run("synergy-surface", assumption)["chart"]["zero"]["points"]
    return [point["x"] for point in points]


@calibrated
def test_the_line_where_bone_holds_is_vertical_without_an_effect_and_bends_with_one():
    none, small, strong = zero("none"), zero("small"), zero("strong")
    assert max(none) == pytest.approx(min(none), rel=1e-9)
    bend = [line[0] / line[-1] for line in (small, strong)]
    assert 1.001 < bend[0] < bend[1]


def test_the_surface_rises_with_both_levels():
    rows = run("synergy-surface")["chart"]["z"]["values"]
    for row in rows:
        assert all(a < b for a, b in itertools.pairwise(row))
    for low, high in itertools.pairwise(rows):
        assert all(a <= b + 1e-12 for a, b in zip(low, high, strict=True))


def test_what_no_trial_tested_is_marked_and_said():
    result = run("synergy-surface", e2=40, p4=2)
    assert "no trial" not in result["sentence"]
    for beyond in ({"e2": 40, "p4": 9}, {"e2": 100, "p4": 0}):
        assert result["sentence"] != run("synergy-surface", **beyond)["sentence"]
        assert "no trial tested this" in run("synergy-surface", **beyond)["sentence"]
    more_progesterone, more_estrogen = result["chart"]["untested"]["areas"]
    assert more_progesterone["y1"] == more_estrogen["y2"] < LUTEAL_P4
    assert more_estrogen["x1"] == TREATED_E2
    assert max(result["chart"]["z"]["ticks"]) < max(result["chart"]["z"]["values"][-1])


def test_slices_and_cross_hair_are_points_of_the_surface():
    result = run("synergy-surface", e2=10, p4=7)
    chart = result["chart"]
    assert len(chart["slices"]) == 5
    column = chart["z"]["x"].index(5.0)
    assert series(result, chart["slices"][0]) == [row[column] for row in chart["z"]["values"]]
    slices = [series(result, name)[7] for name in chart["slices"]]
    assert slices[0] < chart["cross"]["value"] < slices[-1]


def test_progesterone_gains_more_where_there_is_estrogen():
    summary = run("synergy-surface")["summary"]
    low = summary["gain_of_progesterone_low_estrogen_pct_per_y"]
    assert 0 <= low < summary["gain_of_progesterone_high_estrogen_pct_per_y"]


def test_published_levels_are_the_numbers_of_the_evidence_table():
    shown = {key: run("formulations", product=key)["chart"]["levels"][0] for key in PRODUCTS}
    marks = [mark for panel in shown.values() for mark in panel["dots"]]
    assert {mark["row"] for mark in marks} == {"E125", "E126", "E129", "E130", "E131", "E132"}
    for mark in marks:
        assert mark["y"] == evidence_table.number(mark["row"], "value")
    band = shown["oral"]["bands"][0]
    assert (round(band["y1"], 1), round(band["y2"], 1)) == (4.1, 14.6)
    assert shown["mpa"]["key"] != shown["oral"]["key"] == shown["cream"]["key"]
    assert not shown["mpa"]["bands"], "no range of progesterone behind a progestin"


def oral_levels(**inputs):
    panel = run("formulations", **inputs)["chart"]["levels"][0]
    return [dot["y"] for dot in panel["dots"]]


def test_the_older_test_reads_oral_progesterone_far_higher():
    older, specific = oral_levels(), oral_levels(assay="mass spectrometry")
    assert max(older) > 5 * max(specific)


def test_the_fluid_decides_what_the_cream_reads_and_bone_does_not_care():
    def cream(fluid):
        result = run("formulations", product="cream", fluid=fluid)
        marks = [mark for mark in result["chart"]["levels"][0]["dots"] if mark["x1"] < mark["x2"]]
        return {mark["row"]: mark["y"] for mark in marks}, series(result, "spine_bmd_cream_pct")

    serum, bone = cream("serum")
    saliva, same = cream("saliva")
    finger, _ = cream("finger")
    assert saliva["E131"] == pytest.approx(10 * serum["E131"])
    assert finger["E131"] == pytest.approx(100 * serum["E131"])
    assert set(saliva) == {"E131"}
    assert bone == same
    assert cream("whole_blood")[0] == {}
    assert "12 women" in " ".join(run("formulations", fluid="whole_blood")["notes"])


def test_no_product_alone_rebuilds_bone_and_the_break_is_marked():
    result = run("formulations")
    summary, chart = result["summary"], result["chart"]
    nothing = summary["spine_change_2y_nothing_pct"]
    assert nothing < 0
    for product in ("oral", "cream", "mpa"):
        assert -0.2 < summary[f"spine_change_2y_{product}_pct"] - nothing < 1
    assert "unknown" in chart["break"]["label"]
    assert [panel["x"]["unit"] for panel in chart["levels"]] == ["hour"]
    assert chart["x"]["unit"] == "month"


@pytest.mark.parametrize(
    ("product", "trials", "safety"),
    [
        ("oral", {"liu2005", "sk2010"}, None),
        ("cream", {"leonetti1999", "lydeking2004"}, "Compounded"),
        ("mpa", {"liu2005", "gallagher1991"}, "not progesterone"),
    ],
)
def test_one_product_is_drawn_and_all_stand_in_the_table(product, trials, safety):
    result = run("formulations", product=product)
    chart = result["chart"]
    assert {row["source"] for row in chart["forest"]["rows"]} == trials
    assert all(row["outline"] == (product == "mpa") for row in chart["forest"]["rows"])
    assert {dot["product"] for panel in chart["levels"] for dot in panel["dots"]} == {product}
    drawn = [line["series"] for panel in chart["panels"] for line in panel["lines"]]
    assert drawn == ["spine_bmd_nothing_pct", f"spine_bmd_{product}_pct"]
    assert len(result["table"]["columns"]) == 5
    assert (safety is None) or safety in result["safety"][0]
    assert ("Compounded" in " ".join(result["safety"])) == (product == "cream")


def test_the_trial_in_which_mpa_alone_lost_more_stands_in_the_sentence():
    result = run("formulations", product="mpa")
    lost = min(row["estimate"] for row in result["chart"]["forest"]["rows"])
    assert lost < 0
    assert f"{number(-lost)} points a year more loss than on placebo" in result["sentence"]
    assert "lies between them" in result["sentence"]


def test_the_mean_of_a_specific_test_lies_inside_its_reported_range():
    result = run("formulations", assay="mass spectrometry")
    (mean,) = [dot for dot in result["chart"]["levels"][0]["dots"] if dot["x1"] < dot["x2"]]
    assert mean["lower"] < mean["y"] < mean["upper"]


def test_a_cycle_tells_the_spread_between_people_where_asked():
    alone, many = run("cycle-28", ovulation="no"), run("cycle-28", ovulation="no", women=60)
    model, *measured = many["chart"]["year"]["rows"]
    assert model["role"] == "model"
    assert model["lower"] < model["estimate"] < model["upper"] < 0
    assert alone["chart"]["year"]["rows"][0]["lower"] is None
    assert "between people" in many["sentence"]
    assert "between people" not in alone["sentence"]
    rows = {row["row"]: row for row in measured}
    assert rows["E010"]["estimate"] == -3.5
    assert rows["E010"]["outline"], "depot MPA is a progestin and looks like one"


@pytest.mark.parametrize(
    "inputs",
    [{}, {"luteal_d": 6}, {"p4_peak": 0}, {"ovulation": "no"}, {"ovulation": "no", "luteal_d": 16}],
)
def test_the_ovary_holds_a_corpus_luteum_exactly_after_an_egg(inputs):
    chart = run("cycle-28", **inputs)["chart"]
    ovary, released = chart["ovary"], inputs.get("ovulation") != "no"
    assert bool(ovary["corpus_luteum"]) == (ovary["egg_day"] is not None) == released
    assert ("egg" in {day["phase"] for day in chart["days"]}) == released
    assert all(0 < body["size"] <= 1 for body in [*ovary["follicles"], *ovary["corpus_luteum"]])


def test_the_corpus_luteum_is_as_large_as_progesterone_is_high():
    def largest(**inputs):
        return max(body["size"] for body in run("cycle-28", **inputs)["chart"]["ovary"]["corpus_luteum"])

    assert largest(p4_peak=20) > largest() > largest(p4_peak=5)


def test_cyclic_mpa_protects_where_estrogen_is_there_and_is_named_a_progestin():
    taken = [{"kind": "mpa_cyclic", "start_y": 0}]
    untreated = run("cycle-28", ovulation="no")["summary"]["spine_change_1y_pct"]
    treated = run("cycle-28", ovulation="no", interventions=taken)
    assert treated["summary"]["spine_change_1y_pct"] > untreated
    assert "not progesterone" in treated["safety"][0]


@pytest.mark.parametrize("length", [24.1, 29.88, 30])
def test_every_day_that_is_told_has_a_phase_whatever_the_length(length):
    result = run("cycle-28", ovulation="no", length_d=length)
    assert len(result["chart"]["days"]) == len(result["table"]["rows"])
