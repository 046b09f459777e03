"""While the site is served, a build that fails is told on the pages too, and the next save mends it.

MkDocs by itself prints a traceback and leaves the old pages standing, or ends.
"""

import logging
import sys
import threading
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # MkDocs loads this file by its path, not as a module
    sys.path.insert(0, str(ROOT))

from mkdocs.exceptions import Abort

from scripts.pages.proofread import describe
from scripts.templates.jinja import render

PAGE = "broken-build.html"
log = logging.getLogger(f"mkdocs.plugins.{__name__}")

# At every build it tells a dozen times what it has found, which buries what an author must read.
logging.getLogger("mkdocs.plugins.mkdocs_macros.util").setLevel(logging.WARNING)


def on_serve(server, builder, **_):
    """Answer with what went wrong, in place of every page, until a build succeeds again."""
    told: list[str] = []
    building = threading.Lock()
    site = server.get_app()

    def build():
        with building:
            told[:] = attempt(builder)
            if told:
                Path(server.root, PAGE).write_text(render("page/broken-build.html", told=told), "utf-8")

    def answer(environ, start_response):
        if PurePosixPath(environ["PATH_INFO"]).suffix in ("", ".html") and not _polls(environ):
            with building:  # what is told may just be changing
                if told:
                    environ["PATH_INFO"] = server.mount_path + PAGE
        return site(environ, start_response)

    server.builder = build
    server.set_app(answer)
    return server


def attempt(builder):
    """Build, and return what is to be told if that failed: the error, else the warnings."""
    listener = _Listener(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(listener)
    try:
        builder()
    except (Exception, SystemExit) as error:
        if isinstance(error, Abort):
            if error.__context__ is None:  # strict, and there were warnings
                return listener.heard or [str(error)]
            error = error.__context__
        sentence = describe(error)
        if sentence not in listener.heard:  # MkDocs says the same only once
            log.error(sentence)
        return [sentence]
    finally:
        logging.getLogger("mkdocs").removeHandler(listener)
    return []


class _Listener(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, level):
        super().__init__(level)
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


def _polls(environ):
    """Whether a page asks for nothing but whether there is something new."""
    return environ["PATH_INFO"].startswith("/livereload/")
