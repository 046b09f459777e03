"""Whatever of others is shipped is named on the page of notices, with the hash that it has."""

from scripts.pages import notices
from scripts.runner.files import ROOT, sha256


def test_every_file_of_others_is_listed_with_its_hash(site):
    listed = {one["name"]: one["sha256"] for one in notices.shipped_files()}
    text = (site / "about/notices/index.html").read_text(encoding="utf-8")
    # What others made comes from packages, so the sheets of our own sources are ours.
    ours = {path.name for path in (ROOT / "docs/assets/stylesheets").glob("*.css")}
    shipped = [
        path
        for folder in ("javascripts", "stylesheets", "generated/pyodide")
        for path in (site / "assets" / folder).rglob("*")
        if path.is_file() and path.name not in ours and path.suffix != ".map"
    ]
    assert len(shipped) > 8
    for path in shipped:
        name = path.relative_to(site).as_posix()
        assert listed.get(name) == sha256(path), name
        assert listed[name] in text


def test_every_part_has_version_and_license():
    packages = notices.table()["packages"]
    assert {
        "Pyodide",
        "NumPy",
        "Material for MkDocs",
        "@observablehq/plot",
        "d3-shape",
        "workbox-precaching",
        "workbox-core",
    } <= {one["name"] for one in packages}
    for one in packages:
        assert one["license"]
        assert one["version"] or one["use"]
        assert one["hash"] or one["name"] in (
            "CPython and its library",
            *(x[0] for x in notices.THEME_PARTS.values()),
        )
    assert all(len(one["hash"]) in (0, 71, 95) for one in packages)
