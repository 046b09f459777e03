"""What the check of a host says of good and of bad servers; each one is really fetched from."""

import gzip
import hashlib
import json
import socket
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from scripts.publish import host_check
from scripts.publish.web_answer import folder_address
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
    threading.Thread(target=web.serve_forever, args=(0.02,), daemon=True).start()
    Handler.address = f"http://127.0.0.1:{web.server_port}/bone/"
    yield Handler
    web.shutdown()


def errors(host):
    return [one.what for one in host_check.check(host.address) if one.level == "error"]


def test_a_sound_server_has_nothing_broken(host, capsys):
    assert errors(host) == []
    assert host_check.print_report(host.address + "index.html") == 0
    assert "0 that do not work" in capsys.readouterr().out


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


def test_a_type_that_the_page_does_not_mind_is_no_failure(host, site, capsys):
    """As nginx of Debian sends it."""
    generated = site / "assets/generated"
    (generated / "worker.js").rename(generated / "pyodide.mjs")
    listed = (generated / "manifest.json").read_text().replace("worker.js", "pyodide.mjs")
    (generated / "manifest.json").write_text(listed)
    host.extensions_map = host.extensions_map | {".mjs": "text/plain"}
    assert host_check.print_report(host.address) == 0
    told = capsys.readouterr().out
    assert "works, but:    pyodide.mjs is sent as text/plain; charts move all the same" in told
    assert "does not work" not in told


def name_in_page(site, *addresses):
    tags = "".join(f'<link href="{address}">' for address in addresses)
    (site / "index.html").write_text(f"<!doctype html><html>{tags}</html>")


def test_a_style_sheet_that_browsers_refuse_is_named(host, site):
    (site / "one.css").write_text("p {}")
    name_in_page(site, "one.css?0123456789ab")
    host.extensions_map = host.extensions_map | {".css": "text/plain"}
    assert errors(host) == ["one.css is sent as text/plain."]


@pytest.mark.parametrize(
    ("control", "kept"), [("max-age=31536000, immutable", True), ("max-age=600", False), ("no-cache", False)]
)
def test_a_short_memory_of_files_that_never_change_is_to_be_improved(host, site, control, kept):
    (site / "one.css").write_text("p {}")
    name_in_page(site, "one.css?0123456789ab")
    host.extra = {"Cache-Control": control}
    slow = [one.what for one in host_check.check(host.address) if "asked for again" in one.what]
    assert bool(slow) != kept


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


def answer_with(host, *, body=FILE, ending="worker.js", length=None, **headers):
    """Let one file arrive in another way, as bytes that go over a real connection."""
    usual = host.do_GET

    def do_GET(self):
        if not self.path.endswith(ending):
            usual(self)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if ending.endswith(".js") else "text/html")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        SimpleHTTPRequestHandler.end_headers(self)
        self.wfile.write(body)

    host.do_GET = do_GET


TWICE = gzip.compress(gzip.compress(FILE))


@pytest.mark.parametrize(
    ("bent", "words"),
    [
        ({"Content_Encoding": "gzip"}, "is announced as gzip, but cannot be unpacked"),
        (
            {"Content_Encoding": "gzip", "body": gzip.compress(FILE)[:-9]},
            "is announced as gzip, but cannot be unpacked",
        ),
        ({"length": len(FILE) + 10}, f"breaks off after {len(FILE)} of {len(FILE) + 10} bytes"),
        ({"Content_Encoding": "gzip", "body": TWICE}, "packed with gzip once more than its header says"),
        ({"body": gzip.compress(FILE)}, "packed with gzip once more than its header says"),
        (
            {"Content_Encoding": "br", "body": b"\x0b\x02\x80"},
            "is sent as br, though only gzip was asked for",
        ),
        ({"Content_Encoding": "zstd"}, "is sent as zstd, though only gzip was asked for"),
    ],
)
@pytest.mark.parametrize("ending", ["worker.js", "/bone/", "/estrogen/", "manifest.json"])
def test_a_body_that_cannot_be_read_is_named_with_the_reason(bent, words, ending, host, capsys):
    answer_with(host, ending=ending, **bent)
    assert host_check.print_report(host.address) == 1
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line.startswith("does not work") and words in line], said


@pytest.mark.parametrize(
    "bent",
    [
        {"Content_Encoding": "gzip, gzip", "body": TWICE},
        {"Content_Encoding": "x-gzip", "body": gzip.compress(FILE)},
        {"Content_Encoding": "identity"},
    ],
)
def test_what_browsers_unpack_is_fine(bent, host):
    answer_with(host, **bent)
    assert errors(host) == []


def test_a_list_of_another_shape_is_named(host, site):
    (site / "assets/generated/manifest.json").write_text('{"files": ["worker.js"]}')
    assert any("missing or damaged" in one for one in errors(host))


def test_an_address_may_hold_spaces_and_umlauts(host, site):
    site.rename(site.with_name("Über Knochen"))
    assert host_check.print_report(f" {host.address.replace('bone', 'Über Knochen')} ") == 0


@pytest.mark.parametrize(
    ("typed", "traveling"),
    [
        ("http://Knöchen.example/a b", "http://xn--knchen-xxa.example/a%20b/"),
        ("https://straße.example/index.html?q#x", "https://xn--strae-oqa.example/"),
        ("http://[::1]:8000", "http://[::1]:8000/"),
        ("http://host.example/a%20b/", "http://host.example/a%20b/"),
    ],
)
def test_an_address_travels_as_a_browser_writes_it(typed, traveling):
    assert folder_address(typed) == traveling


@pytest.mark.parametrize(
    "address",
    [
        *("nowhere", "", "ftp://example.org/", "http://", "http://[::1", "http://:80/", "http://a b/"),
        *("http://host:port/", "http://host:99999/", "http://me:word@127.0.0.1/", "http://127.0.0.1:9/"),
    ],
)
def test_an_address_where_nothing_answers_is_refused_in_a_sentence(address):
    with pytest.raises(StepError, match="could not be checked, because"):
        list(host_check.check(address))


@pytest.mark.parametrize("greeting", [b"SSH-2.0-OpenSSH_9.2\r\n", b"", b"HTTP/1.1 zwei OK\r\n\r\n"])
def test_a_server_of_another_kind_is_told_from_a_website(greeting):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet():
            caller, _ = server.accept()
            with caller:
                caller.recv(4096)
                caller.sendall(greeting)

        threading.Thread(target=greet, daemon=True).start()
        with pytest.raises(StepError, match="gave no answer that can be read"):
            list(host_check.check(f"http://127.0.0.1:{server.getsockname()[1]}/"))
