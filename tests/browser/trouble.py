"""A chart in trouble: what a test does to it, and what stays of it whatever happens."""

KEEP_WORKERS = """window.pythons = [];
const Native = Worker;
window.Worker = class extends Native {
    constructor(address, options) {
        super(address, options);
        if (options?.name === "living-bone-python") window.pythons.push(this);
    }
};"""
# Each blocked thing of a page, reported by the browser itself.
WATCH = """window.blocked = [];
addEventListener("securitypolicyviolation", one =>
    window.blocked.push(`${one.violatedDirective} ${one.blockedURI} ${one.sourceFile}:${one.lineNumber}`));"""

RETRY = "chart => { chart.querySelector('[data-action=retry]').click(); return chart.dataset.state; }"


def touch(chart):
    chart.locator("input[type=range]").first.focus()
    chart.page.keyboard.press("ArrowRight")


class Complete:
    """What a page shows without Python; it stays whatever happens."""

    def __init__(self, chart):
        self.chart = chart
        self.seen = self._look()

    def _look(self):
        picture = self.chart.locator("[data-part=wide] svg")
        assert picture.is_visible()
        table = self.chart.locator("[data-part=table]").evaluate("table => table.outerHTML")
        sentence = self.chart.locator("[data-part=sentence]").inner_text()
        return picture.evaluate("svg => svg.outerHTML"), sentence, table

    def check(self):
        assert self._look() == self.seen
        assert self.chart.page.locator("article p").first.inner_text()


def wait_state(visit, chart, state, timeout=30_000):
    chart.and_(visit.page.locator(f"[data-state={state}]")).wait_for(timeout=timeout)


def problem(visit, chart):
    """The sentence of a chart that has failed; a way on stands beside it."""
    wait_state(visit, chart, "error")
    said = chart.locator("[data-part=problem]").inner_text()
    assert said.endswith("Try again, or reload the page.")
    assert chart.locator("[data-action=retry]").is_visible()
    assert visit.page.locator("html").get_attribute("data-python") == "failed"
    return said


def be_patient(chart, seconds):
    chart.evaluate("(chart, s) => s ? chart.dataset.patience = s : delete chart.dataset.patience", seconds)
