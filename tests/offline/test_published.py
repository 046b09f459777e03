"""What publishing adds to the pages: addresses of the release, the list of files, icons, the zip."""

import base64
import hashlib
import json
import os
import re
import struct
from pathlib import Path

import pytest

from scripts.publish import folder_offer, icon
from scripts.publish.built_page import BuiltPage
from scripts.runner import fingerprint


@pytest.fixture(scope="module")
def listed(site):
    """The entries of the service worker's list, by address."""
    text = (site / "service-worker.js").read_text("utf-8")
    entries = json.loads(re.search(r"^self\.LIVING_BONE_FILES=(\[.*\]);$", text, re.MULTILINE)[1])
    return {entry["url"]: entry for entry in entries}


def pages(site):
    return [one for one in site.rglob("*.html") if one.name != "404.html"]


def test_the_list_holds_every_page_and_the_hash_of_every_file(site, listed):
    for url, entry in listed.items():
        path = url.partition("?")[0]
        file = site / path / "index.html" if path.endswith("/") else site / path
        digest = base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
        assert entry["integrity"] == f"sha256-{digest}", url
        # What never changes at its address needs no revision, and all else does.
        assert (entry["revision"] is None) == ("?" in url), url
    for page in pages(site):
        url = page.parent.relative_to(site).as_posix()
        assert ("./" if url == "." else f"{url}/") in listed


def test_whatever_a_page_asks_for_is_in_the_list(site, listed):
    for page in pages(site):
        text = page.read_text("utf-8")
        for address in re.findall(r'(?:src|href)="((?:\.\./)*assets/[^"]+)"', text):
            assert address.replace("../", "") in listed, f"{page}: {address}"
    manifest = json.loads((site / "assets/generated/manifest.json").read_text("utf-8"))
    for name in ("worker.js", "manifest.json", "bone-chart.js"):
        assert f"assets/generated/{name}?{manifest['release']}" in listed
    for entry in manifest["files"].values():
        if "path" in entry and "published" not in entry["path"]:
            assert f"assets/generated/{entry['path']}" in listed


def test_the_site_can_be_put_on_a_home_screen(site):
    described = json.loads((site / "site.webmanifest").read_text("utf-8"))
    assert described["name"] and described["start_url"] == described["scope"] == "./"
    sizes = set()
    for one in described["icons"]:
        content = (site / one["src"]).read_bytes()
        if one["type"] == "image/png":
            width, height = struct.unpack(">II", content[16:24])
            assert one["sizes"] == f"{width}x{height}"
            sizes.add(width)
    assert {192, 512} <= sizes
    for page in pages(site):
        up = "../" * (len(page.relative_to(site).parents) - 1)
        assert f'<link rel="manifest" href="{up}site.webmanifest">' in page.read_text("utf-8")


def test_the_icon_shows_ground_and_bone():
    import zlib

    def pixels(png, size):
        data = zlib.decompress(png[png.index(b"IDAT") + 4 :])
        return [data[y * (4 * size + 1) + 1 : (y + 1) * (4 * size + 1)] for y in range(size)]

    rows = pixels(icon.png(64), 64)
    assert rows[0][3] == 0 and rows[32][4 * 32 : 4 * 32 + 4] == bytes.fromhex("f4efe4ff")  # corner, middle
    assert rows[2][4 * 32 : 4 * 32 + 4] == bytes.fromhex("0b4a55ff")
    full = pixels(icon.png(64, full=True), 64)
    assert full[0][:4] == bytes.fromhex("0b4a55ff")


@pytest.mark.parametrize("fits", [True, False])
def test_the_zip_is_offered_with_its_true_size_only_if_it_fits(tmp_path, monkeypatch, fits):
    zipped = tmp_path / "dist" / "living-bone-offline.zip"
    zipped.parent.mkdir()
    zipped.write_bytes(bytes(12_345_678))
    monkeypatch.setattr(folder_offer, "ZIP", zipped)
    monkeypatch.setattr(fingerprint, "fits", lambda path: fits and path == zipped)
    site = tmp_path / "site"
    site.mkdir()
    page = BuiltPage(Path("about/offline/index.html"), f"<main>{folder_offer.ABSENT}</main>")
    folder_offer.add_download(site, [page])
    if fits:
        link = re.search(r'href="([^"]*)"', page.text)[1]
        assert Path(os.path.normpath(site / page.path.parent / link)).stat().st_size == 12_345_678
        assert "12.3 MB" in page.text
    else:
        assert "href" not in page.text and not (site / "downloads").exists()
