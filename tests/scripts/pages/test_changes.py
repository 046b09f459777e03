"""What is built again while the site is served: a page alone, or all of them."""

import os

import pytest

from scripts.pages import changes


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(changes, "_built", set())
    for name in (
        "docs/index.md",
        "docs/data/claims.yml",
        "docs/assets/generated/model.zip",
        "docs/assets/generated/manifest.json",
        "model/units.py",
        "scripts/templates/page/term.html",
        "overrides/main.html",
        "mkdocs.yml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one", "utf-8")
        os.utime(path, (1, 1))
    return tmp_path


def look(project, succeeds=True):
    changed = changes.other_sources_changed({*project.rglob("*.md")}, project)
    if succeeds:
        changes.keep()
    return changed


def test_all_is_built_at_first_and_then_only_pages(project):
    assert look(project)
    assert not look(project)
    (project / "docs/index.md").write_text("two", "utf-8")
    (project / "docs/assets/generated/model.zip").write_text("two", "utf-8")
    assert not look(project)


@pytest.mark.parametrize(
    "name",
    [
        "docs/data/claims.yml",
        "docs/assets/generated/manifest.json",
        "model/units.py",
        "scripts/templates/page/term.html",
        "overrides/main.html",
        "mkdocs.yml",
    ],
)
def test_all_is_built_when_something_else_changed(project, name):
    look(project)
    (project / name).write_text("two", "utf-8")
    assert look(project)
    assert not look(project)


def test_all_is_built_when_a_page_comes_or_goes(project):
    look(project)
    (project / "docs/new.md").write_text("one", "utf-8")
    assert look(project)
    (project / "docs/new.md").unlink()
    assert look(project)


def test_what_a_failed_build_left_is_built_by_the_next(project):
    look(project)
    (project / "model/units.py").write_text("two", "utf-8")
    assert look(project, succeeds=False)
    (project / "docs/index.md").write_text("two", "utf-8")
    assert look(project)
    assert not look(project)
