"""What only the browser's own tools know: how much memory a page and its Python hold, what it restyles."""

import json
import time
from contextlib import contextmanager

LONGEST = 60  # seconds for an answer


@contextmanager
def trace(page, *categories):
    """Record what the browser does meanwhile: a list of events, filled when the block ends."""
    session, events, ended = page.context.new_cdp_session(page), [], []
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    session.send("Tracing.start", {"traceConfig": {"includedCategories": categories}})
    yield events
    session.send("Tracing.end")
    while not ended:
        page.evaluate("() => new Promise(requestAnimationFrame)")
    session.detach()


class Memory:
    """Memory of a page and of the one worker that runs Python, after everything unused is gone.

    Parameters
    ----------
    browser, page
        Playwright's; Chromium.
    """

    def __init__(self, browser, page):
        self.browser = browser.new_browser_cdp_session()
        self.page = page.context.new_cdp_session(page)
        self.heard = {}
        self.count = 0
        self.browser.on("Target.receivedMessageFromTarget", self._hear)

    def pythons(self):
        """Ids of all workers that run Python."""
        found = self.browser.send("Target.getTargets", {"filter": [{"type": "worker"}]})["targetInfos"]
        return [one["targetId"] for one in found if "/worker.js" in one["url"]]

    def measure(self):
        """Bytes of the page and of Python, each with what belongs to it outside of its heap.

        The least of some moments: what was just drawn lingers for about a second.
        """
        least = None
        for _ in range(5):
            self.page.send("HeapProfiler.collectGarbage")
            used = self._total(self.page.send("Runtime.getHeapUsage"))
            least = min(used, least or used)
            time.sleep(0.4)
        return least, self._of_python()

    def objects(self, prototype):
        """How many objects with a prototype (an expression) are alive."""
        found = self.page.send("Runtime.evaluate", {"expression": prototype})["result"]["objectId"]
        listed = self.page.send("Runtime.queryObjects", {"prototypeObjectId": found})["objects"]["objectId"]
        count = {
            "objectId": listed,
            "functionDeclaration": "function () { return this.length }",
            "returnByValue": True,
        }
        number = self.page.send("Runtime.callFunctionOn", count)["result"]["value"]
        self.page.send("Runtime.releaseObject", {"objectId": listed})
        return number

    def _of_python(self):
        (target,) = self.pythons()
        attached = {"targetId": target, "flatten": False}
        session = self.browser.send("Target.attachToTarget", attached)["sessionId"]
        self._ask(session, "HeapProfiler.collectGarbage")
        usage = self._ask(session, "Runtime.getHeapUsage")
        self.browser.send("Target.detachFromTarget", {"sessionId": session})
        return self._total(usage)

    def _ask(self, session, method):
        self.count += 1
        text = json.dumps({"id": self.count, "method": method})
        self.browser.send("Target.sendMessageToTarget", {"sessionId": session, "message": text})
        end = time.monotonic() + LONGEST
        while self.count not in self.heard:
            assert time.monotonic() < end, f"no answer to {method}"
            self.browser.send("Browser.getVersion")  # lets messages arrive
        return self.heard.pop(self.count)

    def _hear(self, message):
        answer = json.loads(message["message"])
        if "id" in answer:
            self.heard[answer["id"]] = answer["result"]

    @staticmethod
    def _total(usage):
        return sum(usage.get(name, 0) for name in ("usedSize", "embedderHeapUsedSize", "backingStorageSize"))
