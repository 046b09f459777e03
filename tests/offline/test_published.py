"""What publishing adds to the pages: addresses of the release, the list of files, icons, the zip."""

import base64
import hashlib
import json
import os
import re
import struct
from pathlib import Path

import pytest

from scripts.publish import folder_offer, web_manifest
from scripts.publish.built_page import BuiltPage
from scripts.runner import fingerprint
from scripts.runner.files import ROOT

IMAGES = ROOT / "docs" / "assets" / "images"


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
    ready = [name for name in manifest["files"] if name.startswith("ready/")]
    assert ready
    for name in ("worker.js", "manifest.json", "bone-chart.js", "published.json", *ready):
        assert f"assets/generated/{name}?{manifest['release']}" in listed
    for entry in manifest["files"].values():
        if "path" in entry and not re.match(r"published|ready/", entry["path"]):
            assert f"assets/generated/{entry['path']}" in listed


def test_the_site_can_be_put_on_a_home_screen(site):
    described = json.loads((site / "site.webmanifest").read_text("utf-8"))
    assert described["name"]
    assert described["start_url"] == described["scope"] == "./"
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


# Whether two images of one size show the same: the mean difference of their color values, 0 to 255.
DIFFERENCE = """async ([one, other, size]) => {
    const pixels = await Promise.all([one, other].map(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const context = new OffscreenCanvas(size, size).getContext("2d");
        context.drawImage(image, 0, 0, size, size);
        return context.getImageData(0, 0, size, size).data;
    }));
    return pixels[0].reduce((sum, value, i) => sum + Math.abs(value - pixels[1][i]), 0) / pixels[0].length;
}"""


@pytest.mark.parametrize("name", [*web_manifest.ICONS, web_manifest.APPLE_TOUCH_ICON])
def test_the_icons_show_the_drawing(chromium, name):
    size, purpose = web_manifest.ICONS.get(name, (180, "maskable"))
    drawing = (IMAGES / web_manifest.SVG_ICON).read_text("utf-8")
    if purpose == "maskable":
        drawing = drawing.replace(' rx="7"', "").replace(
            "rotate(45 16 16)", "rotate(45 16 16) translate(16 16) scale(0.8) translate(-16 -16)"
        )
    files = {"svg+xml": drawing.encode(), "png": (IMAGES / name).read_bytes()}
    sources = [f"data:image/{kind};base64,{base64.b64encode(data).decode()}" for kind, data in files.items()]
    page = chromium.new_page()
    assert page.evaluate(DIFFERENCE, [*sources, size]) < 0.5
    page.close()


@pytest.mark.parametrize("fits", [True, False])
def test_the_zip_is_offered_with_its_true_size_only_if_it_fits(tmp_path, monkeypatch, fits):
    zipped = tmp_path / "dist" / "living-bone-offline.zip"
    zipped.parent.mkdir()
    zipped.write_bytes(bytes(12_345_678))
    monkeypatch.setattr(folder_offer, "ZIP", zipped)
    monkeypatch.setattr(fingerprint, "is_current", lambda path: fits and path == zipped)
    site = tmp_path / "site"
    site.mkdir()
    page = BuiltPage(Path("about/offline/index.html"), f"<main>{folder_offer.NO_DOWNLOAD}</main>")
    folder_offer.add_download(site, [page])
    if fits:
        link = re.search(r'href="([^"]*)"', page.text)[1]
        assert Path(os.path.normpath(site / page.path.parent / link)).stat().st_size == 12_345_678
        assert "12.3 MB" in page.text
    else:
        assert "href" not in page.text
        assert not (site / "downloads").exists()
