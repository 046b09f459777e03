"""What the check of a host says of good and of bad servers; each one is really fetched from."""

import hashlib
import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from scripts.publish import host_check
from scripts.runner.errors import StepError

FILE = b"export const python = 1;\n" * 4000


@pytest.fixture
def site(tmp_path):
    """A small site with one file of the runtime."""
    root = tmp_path / "bone"
    for page in ("", "fundamentals/estrogen/"):
        (root / page).mkdir(parents=True, exist_ok=True)
        (root / page / "index.html").write_text("<!doctype html><html></html>")
    generated = root / "assets" / "generated"
    generated.mkdir(parents=True)
    (generated / "worker.js").write_bytes(FILE)
    entry = {"bytes": len(FILE), "sha256": hashlib.sha256(FILE).hexdigest()}
    (generated / "manifest.json").write_text(json.dumps({"files": {"worker.js": entry}}))
    return root


@pytest.fixture
def host(site):
    """Serves the site; a test may bend the handler."""

    class Handler(SimpleHTTPRequestHandler):
        extra: ClassVar[dict[str, str]] = {}

        def end_headers(self):
            for name, value in self.extra.items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_):
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site.parent)))
    threading.Thread(target=web.serve_forever, daemon=True).start()
    Handler.address = f"http://127.0.0.1:{web.server_port}/bone/"
    yield Handler
    web.shutdown()


def errors(host):
    return [one.what for one in host_check.check(host.address) if one.level == "error"]


def test_a_sound_server_has_nothing_broken(host, capsys):
    assert errors(host) == []
    assert host_check.print_report(host.address + "index.html") == 0
    assert "0 broken" in capsys.readouterr().out


def test_a_changed_file_is_named(host, site):
    (site / "assets/generated/worker.js").write_bytes(FILE[:-1])
    assert errors(host) == ["worker.js is not the file that was built."]
    assert host_check.print_report(host.address) == 1


def test_a_missing_file_is_named(host, site):
    (site / "assets/generated/worker.js").unlink()
    assert errors(host) == ["worker.js answers with status 404."]


def test_a_missing_list_is_named(host, site):
    (site / "assets/generated/manifest.json").unlink()
    assert any("manifest.json" in one for one in errors(host))


def test_a_script_of_the_wrong_type_is_named(host):
    host.extensions_map = host.extensions_map | {".js": "text/plain"}
    assert errors(host) == ["worker.js is sent as text/plain."]


def test_a_policy_without_webassembly_is_named(host):
    host.extra = {"Content-Security-Policy": "script-src 'self'"}
    assert any("forbids WebAssembly" in one for one in errors(host))


def test_a_server_that_answers_everything_with_a_page_is_named(host):
    def send_head(self):
        path = self.translate_path(self.path)
        import os

        if not os.path.exists(path):
            self.path = "/bone/index.html"
        return SimpleHTTPRequestHandler.send_head(self)

    host.send_head = send_head
    assert any("status 200" in one for one in errors(host))


@pytest.mark.parametrize("address", ["nowhere", "ftp://example.org/", "http://127.0.0.1:9/"])
def test_an_address_where_nothing_answers_is_refused_in_a_sentence(address):
    with pytest.raises(StepError, match="could not be checked, because"):
        list(host_check.check(address))
