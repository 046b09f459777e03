"""A chart that has been touched: how the tests press, set and await it."""

import json

from model import api
from tests.browser import axe, probes
from tests.browsing import BOOT, CHARTS

SCENARIOS = {one["name"]: one for one in api.scenarios()}
ARRIVE = """address => {
    const link = Object.assign(document.createElement('a'), {href: address});
    document.querySelector('article').append(link);
    link.click();
}"""


def arrive(page, address):
    """Go to another page by a link, as a reader does: Python stays."""
    page.evaluate(ARRIVE, address)
    page.wait_for_url(f"{address}**")


class Alive:
    """One chart that has been touched, and what it should be."""

    def __init__(self, tour, name):
        self.tour, self.page, self.name = tour, tour.page, name
        self.scenario = SCENARIOS[name]
        address = tour.server + CHARTS[name]
        if self.page.url == "about:blank":
            tour.open(CHARTS[name])
        elif self.page.url.split("#")[0] != address:
            arrive(self.page, address)
        self.chart = self.page.locator(f"bone-chart[scenario='{name}']").first
        self.chart.wait_for()
        skip = self.chart.locator("[data-part=skip]")
        if skip.count() and skip.is_visible():  # a question stands before the chart
            skip.click()
        self.press("[data-action=reset]")
        tour.wait_live(self.chart)

    def press(self, selector):
        """Press a button by keyboard."""
        button = self.chart.locator(selector)
        if self.chart.locator(f"[data-part=menu] {selector}").count():
            self.chart.locator("[data-part=menu]").evaluate("menu => (menu.open = true)")
        button.focus()
        self.page.keyboard.press("Enter")

    def wait(self, inputs):
        """Until the answer for `inputs`, beside defaults, is drawn; returns it."""
        wanted = {one["key"]: one["default"] for one in self.scenario["controls"]} | inputs
        self.page.wait_for_function(
            """([chart, wanted]) => chart.dataset.state === 'live'
                && Object.entries(wanted).every(([key, value]) => chart.result.inputs[key] === value)""",
            arg=[self.chart.element_handle(), wanted],
            timeout=BOOT,
        )
        return self.chart.evaluate("chart => chart.result")

    def hush(self):
        """Until what is to be heard of it, too, was said: the last sentence is the last word."""
        self.settle()
        self.page.wait_for_function(probes.SAID, arg=self.chart.element_handle(), timeout=BOOT)

    def settle(self):
        """Until all that is known about what is set, women included, is drawn."""
        self.page.wait_for_function(probes.SETTLED, arg=self.chart.element_handle(), timeout=BOOT)

    def expected(self, shown):
        """What CPython answers to the same request."""
        asked = {"scenario": self.name, "view": self.chart.get_attribute("view")}
        return json.loads(json.dumps(api.run(asked | {"inputs": shown["inputs"], "women": shown["women"]})))

    def violations(self):
        """What axe-core finds in the chart, one line each.

        The inside of a drawing counts as one picture, whose marks `probes.FAINT` looks at.
        """
        axe.load(self.page)
        found = self.chart.evaluate(
            """(chart, options) => axe.run(
                {include: [chart], exclude: [...chart.querySelectorAll('svg > *')]}, options)""",
            axe.OPTIONS,
        )
        return axe.lines(found["violations"])

    def open_folds(self):
        """Everything that is folded away."""
        self.chart.evaluate("chart => chart.querySelectorAll('details').forEach(one => (one.open = true))")

    def face(self, name):
        """Show the chart, its table or its words."""
        self.chart.locator(f"[data-part=faces] input[value={name}]").check()
