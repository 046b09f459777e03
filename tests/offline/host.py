"""A host that can be switched off and given another release, and a reader who keeps a copy."""

import threading
from http.server import ThreadingHTTPServer

from tests.browsing import Handler, Visit

NEXT = "9.9.9"  # the version of the model in the release that follows
WORD = "Newly written words."


class Host:
    """A web server for one site in a folder of its host.

    Attributes
    ----------
    site : Path
        Of the release that it shows now.
    off : bool
        Whether it breaks every connection, as a network that is gone does.
    asked : list of str
        Paths that were asked for, below the site.
    """

    def __init__(self, site):
        self.first, self.site, self.off, self.asked = site, site, False, []
        host = self

        class Answer(Handler):
            def translate_path(self, path):
                self.directory = str(host.site.parent)
                return super().translate_path(path.replace("/bone/", f"/{host.site.name}/", 1))

            def do_GET(self):
                if host.off:
                    self.close_connection = True
                    return
                host.asked.append(self.path.removeprefix("/bone/"))
                super().do_GET()

        self.web = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.web.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.web.server_port}/bone/"


class Reader(Visit):
    """A visit to the host, with what a reader does about the copy."""

    def keep(self):
        page = self.open("about/offline/")
        page.locator("[data-part=keep]").click()
        self.wait_kept("kept")
        return page

    def wait_kept(self, state):
        self.page.locator(f"offline-copy[data-state={state}]").wait_for(timeout=60_000)

    def problem(self):
        return self.page.locator("offline-copy [data-part=problem]").inner_text()

    def stored(self):
        """Names of all caches and addresses of all service workers."""
        return self.page.evaluate(
            """async () => [...await caches.keys(),
                ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope)]"""
        )

    def start(self):
        """Make the first chart of the page live and return it."""
        chart = self.page.locator("bone-chart").first
        skip = chart.locator("[data-part=skip]")
        if skip.count() and skip.is_visible():
            skip.click()
        chart.locator("input[type=range]").first.focus()
        self.page.keyboard.press("ArrowRight")
        return chart

    def model(self):
        """The version of the model that computed what the first chart shows."""
        return self.page.locator("bone-chart").first.evaluate("chart => chart.result.model_version")
