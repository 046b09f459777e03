"""Somebody at a page in an engine, and what a chart shows there beside what CPython answers."""

import json

from model import api
from scripts.launcher import other_engines
from tests.browsing import BOOT
from tests.engines.driver import ARROW_RIGHT, Firefox, WebKit
from tests.parity.comparison import largest

DRIVERS = {other_engines.FIREFOX: Firefox, other_engines.WEBKIT: WebKit}
FIRST = "estrogen-withdrawal"  # the chart that each engine begins with
TOLERANCE = 1e-9  # relative
PATIENCE = 2 * BOOT / 1000  # seconds; WebKitGTK is the slowest to compile Python on a busy computer
SHOWN = "return Boolean(document.querySelector(`bone-chart[scenario='${arguments[0]}']`)?.dataset.state);"
QUESTION = (
    "return document.querySelector(`bone-chart[scenario='${arguments[0]}']`).dataset.predict === 'open';"
)
UNFOLD = "document.querySelector(arguments[0]).closest('details:not([open])')?.firstElementChild.click();"
# What a reader sees and a test asks: the state of a chart, and the numbers that it shows.
LOOK = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
return chart && {
    state: chart.dataset.state, runs: Number(chart.dataset.runs), view: chart.getAttribute("view"),
    python: document.documentElement.dataset.python,
    picture: chart.querySelector("[data-part=wide] svg").outerHTML,
    sentence: chart.querySelector("[data-part=sentence]").textContent,
    result: JSON.stringify(chart.result ?? null),
};"""
FINISHED = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
return chart?.dataset.state === "live" && chart.result?.inputs[arguments[1]] === arguments[2]
    && (!arguments[3] || chart.result.women > 0)
    && chart.querySelector("[data-part=sentence]").textContent === chart.result.sentence;"""


class Reader:
    """Somebody at a page, with keyboard and mouse.

    Attributes
    ----------
    asked : list of str
        Paths that the host was asked for.
    """

    def __init__(self, browser, address, asked):
        self.browser, self.address, self.asked = browser, address, asked

    def look(self, name):
        return self.browser.run(LOOK, name)

    def where(self):
        return self.browser.run("return location.href;")

    def follow(self, selector):
        """Press a link or a button as a keyboard does, wherever it is on the screen."""
        self.browser.run(
            "const one = document.querySelector(arguments[0]); one.focus(); one.click();", selector
        )

    def go_back(self):
        """Press Back and wait until the address is another."""
        left = self.where()
        self.browser.go_back()
        self.browser.wait("return location.href !== arguments[0];", left)

    def find(self, name):
        """Wait for a chart, and press what takes away the question before it."""
        self.browser.wait(SHOWN, name)
        if self.browser.run(QUESTION, name):
            self.follow(f"bone-chart[scenario='{name}'] [data-part=skip]")

    def move(self, name, key):
        """Press the arrow key on a slider once and return the value that stands beside it then."""
        control = f"bone-chart[scenario='{name}'] input[name={key}]"
        self.browser.run(UNFOLD, control)
        self.browser.press(f"{control}[type=range]", ARROW_RIGHT)
        return self.browser.run(
            "return Number(document.querySelector(arguments[0]).value);", f"{control}[role=spinbutton]"
        )

    def wait(self, name, key, value, band=False):
        """Wait until picture and sentence of a chart answer for a value, with the band if wanted."""
        self.browser.wait(FINISHED, name, key, value, band, timeout=PATIENCE)
        return self.look(name)


def compare(name, seen):
    """The numbers that a chart shows are those of CPython."""
    shown = json.loads(seen["result"])
    asked = {"scenario": name, "view": seen["view"], "inputs": shown["inputs"], "women": shown["women"]}
    path, difference = largest(json.loads(json.dumps(api.run(asked))), shown)
    print(f"{name}, {shown['women']} women: largest difference to CPython {difference:.1e} at {path}")
    assert difference <= TOLERANCE, path
