"""axe-core in a page: its rules, and what only a person can decide."""

from scripts.runner.files import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# No rule here needs the style sheets that axe would fetch again each time.
OPTIONS = {
    "runOnly": TAGS,
    "preload": False,
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}


def load(page):
    """Put axe-core into a page that does not have it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))


def lines(findings):
    """One line for each element that a rule complains of."""
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary')}"
        for one in findings
        for node in one["nodes"]
    ]
