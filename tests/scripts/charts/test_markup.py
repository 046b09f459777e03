"""Charts as pieces of pages, complete before any script runs."""

import itertools
import json
from html.parser import HTMLParser

import pytest

from scripts.charts import controls as chart_controls
from scripts.charts import markup
from scripts.charts.contract.check import ChartError
from scripts.charts.contract.declaration import check_declaration
from scripts.charts.drawing import Drawer
from scripts.content import references
from tests.scripts.charts import chart_samples as samples


@pytest.fixture(scope="module")
def drawer(tmp_path_factory):
    made = Drawer(cache=tmp_path_factory.mktemp("charts"))
    yield made
    made.close()


class Page(HTMLParser):
    """Elements by tag, and whether all are closed."""

    VOID = frozenset({"input", "br", "img", "meta", "link", "hr"})

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.text = [], [], {}
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        if self.open:
            self.text.setdefault(self.open[-1], []).append(data.strip())

    def all(self, tag, **wanted):
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and wanted.items() <= attributes.items()
        ]


@pytest.fixture
def page(drawer, monkeypatch):
    """Render the samples, without the site's bibliography."""
    monkeypatch.setattr(markup, "_drawer", drawer)
    monkeypatch.setattr(
        references,
        "short_form",
        lambda key: {"text": key, "url": "https://doi.org/10.1/x", "title": "T"},
    )

    def make(result=None, view="academic", chart_id="sample", **changes):
        declared = check_declaration(samples.declaration(**changes))
        return markup.render_result(
            declared, result or samples.time_series(200), view=view, women=200, chart_id=chart_id
        )

    return make


@pytest.mark.slow
def test_a_page_is_complete_without_script(page):
    html = page()
    found = Page(html)
    assert found.all("bone-chart") == [
        {"class": "bone-chart", "id": "sample", "scenario": "sample", "view": "academic"}
        | {"data-state": "static", "data-runs": "0"}
    ]
    assert len(found.all("svg", role="img")) == 2
    assert len(found.all("th", scope="col")) == 2
    assert len(found.all("th", scope="row")) == 21
    assert found.all("output", **{"aria-live": "polite"})
    assert "With 10 pg/mL the spine loses 9 % in ten years" in html
    assert found.all("a", href="https://doi.org/10.1/x")
    assert "teaching model of an average" in html


def test_controls_are_native_labelled_and_off_until_script_runs(page):
    found = Page(page())
    for key in ("level", "years", "site"):
        assert found.all("input", name=key), key
    # Chart, table or words is for the style sheet alone and needs no script.
    settings = [one for one in found.all("input") if not one.get("name", "").endswith("-face")]
    inputs = settings + found.all("button", **{"data-action": "undo"})
    assert all("disabled" in attributes for attributes in inputs)
    labelled = {attributes["for"] for attributes in found.all("label") if "for" in attributes}
    boxes = found.all("input", role="spinbutton")
    assert labelled == {box["id"] for box in boxes}
    assert found.all("input", type="range", **{"aria-valuetext": "10 picograms per millilitre, very low"})


def test_ids_are_unique(page):
    ids = [attributes["id"] for _, attributes in Page(page()).elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_play_is_there_only_where_time_passes(page):
    assert Page(page()).all("button", **{"data-action": "play"})
    assert not Page(page(time_passes=False)).all("button", **{"data-action": "play"})


def test_text_of_the_model_is_escaped(page):
    result = samples.time_series()
    result["sentence"] = "a < b & <script>alert(1)</script>"
    result["chart"]["title"] = "5 < 6 & <b>"
    html = page(result, question="<i>Really?</i>")
    for tag in ("script", "i", "b"):
        assert not Page(html).all(tag)
    assert "a &lt; b &amp; &lt;script&gt;" in html


def test_the_default_result_comes_with_the_page_small_and_whole(page):
    html = page(samples.time_series(women=200))
    found = Page(html)
    declaration, result = (json.loads("".join(found.text["template"][i])) for i in (0, 1))
    assert declaration["women"] == 200
    assert [series["name"] for series in result["series"]] == ["breakdown", "building", "bone"]
    exact = samples.time_series(women=200)["series"][2]["values"]
    assert result["series"][2]["values"] == pytest.approx(exact, rel=1e-5)


def test_controls_of_another_view_and_beyond_the_limit(page):
    one = samples.declaration()["controls"][1]
    many = [{**one, "key": f"k{i}", "label": f"Setting {i}"} for i in range(6)]
    elsewhere = {**one, "key": "deep", "label": "Deep", "views": ["academic"]}
    easy = [{"label": "All of it", "set": {"k0": 5}}]
    html = page(view="fundamentals", controls=[*many, elsewhere], story=easy * 2)
    found = Page(html)
    assert not found.all("input", name="deep")
    before, after = html.split(">2 more settings<")
    assert 'name="k3"' in before
    assert 'name="k4"' in after
    fewer = page(view="fundamentals", controls=many, story=easy * 2, open_controls=3)
    assert 'name="k3"' in fewer.split(">3 more settings<")[1]


def test_short_options_stand_beside_each_other_however_many(page):
    def control(*labels):
        options = [{"value": label, "label": label} for label in labels]
        one = {"key": "many", "label": "Repeats", "default": labels[0], "options": options}
        return page(controls=[*samples.declaration()["controls"], one])

    assert len(Page(control("1", "20", "100", "1000")).all("input", type="radio", name="many")) == 4
    assert Page(control("one", "twenty", "a hundred", "a thousand")).all("select", name="many")


def test_a_logarithmic_slider_never_stands_still():
    control = check_declaration(samples.declaration()).controls[0]
    stops = chart_controls.list_slider_positions(control)
    assert stops[0] == 5
    assert stops[-1] == 150
    assert all(a < b for a, b in itertools.pairwise(stops))
    assert all(stop == int(stop) for stop in stops)
    middle = stops[len(stops) // 2]
    assert 20 < middle < 75, "half of the way is half of the ratio, not of the range"


@pytest.mark.parametrize(
    ("value", "text"), [(100.0, "100"), (-0.5, "-0.5"), (None, "–"), (3, "3"), ("x", "x")]
)
def test_cells_read_as_in_the_browser(value, text):
    assert markup.format_cell(value) == text


def test_the_megabytes_told_are_those_that_travel(tmp_path):
    files = {
        "pyodide/pyodide.asm.wasm": {"bytes": 9_600_000, "transfer": 3_500_000},
        "model.zip": {"bytes": 200_000, "transfer": 200_000},
        "pyodide/numpy.whl": {"bytes": 2_300_000, "transfer": 2_300_000},  # later, and only for women
        "ready/menopause.academic.json": {"bytes": 80_000, "transfer": 17_000},
        "worker.js": {"bytes": 8_000, "transfer": 3_000},
    }
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"files": files}))
    assert markup.count_start_megabytes(manifest) == 4
    assert markup.count_start_megabytes(tmp_path / "none.json") is None


def test_an_unknown_scenario_or_view_names_the_allowed_ones():
    with pytest.raises(ChartError, match="no scenario 'dreams'. Allowed: .*menopause"):
        markup.render_chart("dreams")
    with pytest.raises(ChartError, match="no view 'deep'. Allowed: fundamentals"):
        markup.render_chart("menopause", view="deep")
