"""The settings on the page about hosting: servers that run with them leave nothing to improve."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import ClassVar

import pytest

from scripts.publish import host_check
from scripts.publish.web_answer import fetch
from scripts.runner.files import ROOT
from tests.browser.trouble import touch
from tests.browsing import BOOT, Handler

PAGE = ROOT / "docs" / "about" / "host-it-yourself.md"
FOLDER, HOST = "/srv/living-bone", "bone.example.org"

HEADERS = {
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "content-security-policy": "frame-ancestors 'self'",
}


def snippet(language):
    """The settings for one server as they stand on the page."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(found) == 1, language
    return found[0]


def beside(program, path):
    """A file that came with a program, wherever both were installed, such as below /usr."""
    root = Path(program).resolve().parents[2]
    found = root / path
    if not found.exists():
        pytest.skip(f"{program} is here without {found}.")
    return found


def nginx(program, settings, port, place):
    types = beside(program, "etc/nginx/mime.types")
    kept = "".join(
        f"{kind}_temp_path {place}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # As Debian's own nginx.conf begins: these types, and gzip for pages alone.
    outer = f"include {types}; default_type application/octet-stream; access_log off; {kept} gzip on;"
    head = f"daemon off; pid {place}/pid; error_log {place}/log; events {{}}"
    text = settings.replace("listen 80;", f"listen 127.0.0.1:{port};")
    (place / "conf").write_text(f"{head} http {{ {outer}\n{text}\n}}")
    return [program, "-c", place / "conf", "-e", place / "log"]


def caddy(program, settings, port, place):
    text = settings.replace(f"http://{HOST}", f"http://127.0.0.1:{port}")
    (place / "conf").write_text("{\n admin off\n auto_https off\n}\n" + text)
    return [program, "run", "--adapter", "caddyfile", "--config", place / "conf"]


def apache(program, settings, port, place):
    modules = beside(program, "usr/lib/apache2/modules")
    named = ("mpm_event", "authz_core", "mime", "dir", "filter", "deflate", "headers")
    loaded = "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in named)
    head = f"ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {place}/pid\nErrorLog {place}/log\n"
    types = f"TypesConfig {place}/types\n"  # none: the settings have to do without
    (place / "types").write_text("text/html html\ntext/css css\napplication/json json\n")
    (place / "conf").write_text(loaded + head + types + settings.replace("*:80", f"127.0.0.1:{port}"))
    return [program, "-d", place, "-f", place / "conf", "-D", "FOREGROUND"]


SERVERS = {"nginx": (nginx, "nginx"), "caddyfile": (caddy, "caddy"), "apache": (apache, "apache2")}


@pytest.fixture
def running(site, tmp_path, request):
    """Starts a server with the settings of the page, on a port of its own; gives its address."""
    language = request.param
    write, name = SERVERS[language]
    program = shutil.which(name) or shutil.which("httpd" if name == "apache2" else name)
    if program is None:
        pytest.skip(
            f"The settings for {name} were not tried: it is not installed (on Debian: apt install {name})."
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = snippet(language).replace(FOLDER, str(site))
    os.chmod(tmp_path, 0o755)
    command = [str(word) for word in write(program, settings, port, tmp_path)]
    env = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    log = (tmp_path / "output").open("w+")
    server = subprocess.Popen(command, stdout=log, stderr=log, env=env)
    try:
        _wait_for(port, server, tmp_path)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _wait_for(port, server, place):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    told = "".join(path.read_text()[-2000:] for name in ("output", "log") if (path := place / name).exists())
    pytest.fail(f"the server did not start: {told}")


@pytest.mark.parametrize("running", SERVERS, indirect=True)
def test_a_server_with_these_settings_leaves_nothing_to_improve(running):
    findings = list(host_check.check(running))
    assert [one for one in findings if one.level != "ok"] == []
    answer = fetch(f"{running}fundamentals/estrogen/")
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, name


KEPT, ASKED_AGAIN = "max-age=31536000, immutable", "no-cache"


def test_every_server_is_given_the_same_settings():
    for language in SERVERS:
        text = snippet(language)
        for words in (
            *HEADERS.values(),
            KEPT,
            ASKED_AGAIN,
            "text/javascript",
            "application/wasm",
            "/404.html",
        ):
            assert words in text, language


class Small(Handler):
    """A server of a few lines that sends what the settings say."""

    headers_sent: ClassVar[dict[str, str]] = HEADERS

    def end_headers(self):
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        if re.search(r"\?[0-9a-f]{12}$", self.path):
            self.send_header("Cache-Control", KEPT)
        elif self.path.endswith("/service-worker.js"):
            self.send_header("Cache-Control", ASKED_AGAIN)
        super().end_headers()

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if path.suffix not in host_check.COMPRESSIBLE or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 1)
        self.send_response(200)
        for name, value in (
            ("Content-Type", self.guess_type(str(path))),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(body))),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def small(serve, site):
    """Starts the small server with some types of its own; gives its address."""

    def start(types):
        return serve(site, type("Bent", (Small,), {"extensions_map": Small.extensions_map | types}))

    return start


def test_a_small_server_of_the_same_headers_leaves_nothing_to_improve(small):
    assert [one for one in host_check.check(small({})) if one.level != "ok"] == []


# A sheet of another type is refused, and its rules with it.
STYLED = """() => [...document.styleSheets].some((sheet) => {
  try { return sheet.cssRules.length > 0 } catch { return false }
})"""


@pytest.mark.parametrize(
    ("endings", "level"), [((".mjs", ".wasm", ".json"), "warning"), ((".js",), "error"), ((".css",), "error")]
)
def test_what_is_said_of_types_is_what_a_browser_does(small, chromium, endings, level):
    """It works where a type is only not the best, and part of it does not where check-host says so."""
    address = small(dict.fromkeys(endings, "text/plain"))
    found = [one for one in host_check.check(address) if one.level != "ok"]
    assert {one.level for one in found} == {level}
    assert all("text/plain" in one.what for one in found)
    page = chromium.new_page()
    page.goto(f"{address}fundamentals/estrogen/")
    styled = page.evaluate(STYLED)
    chart = page.locator("bone-chart").first
    if level == "warning":
        touch(chart)
        chart.and_(page.locator("[data-state=live]")).wait_for(timeout=BOOT)
        assert styled
    else:
        defined = page.evaluate("Boolean(customElements.get('bone-chart'))")
        assert (styled, defined) == ((True, False) if ".js" in endings else (False, True))
    page.close()
