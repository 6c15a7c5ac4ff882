"""The documentation builds as a site without a warning, has all pages, and fetches nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FETCHED = re.compile(
    r'(?:<script[^>]*src|<link[^>]*rel="(?:stylesheet|preload)"[^>]*href|<img[^>]*src)="(https?:[^"]+)'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


def test_every_page_is_in_the_site_and_in_its_contents(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert {page for page in pages if not (site / built(page)).is_file()} == set()
    listed = re.findall(r": ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(pages)


def test_the_contents_name_each_decision_as_it_names_itself() -> None:
    contents = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in (ROOT / "docs" / "decisions").glob("*.md"):
        title = page.read_text(encoding="utf-8").splitlines()[0]
        named = re.search(rf"^ +- (.+): decisions/{page.name}$", contents, re.MULTILINE)
        assert named
        assert named[1].strip('"') == re.sub(r"^# \d+\. ", "", title)


def test_the_model_card_of_the_site_is_that_of_the_package(site: Path) -> None:
    shown = (site / "model-card" / "index.html").read_text(encoding="utf-8")
    card = (ROOT / "src/onrecord/encoder/model_card.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", card, re.MULTILINE)
    assert len(headings) > 4
    assert re.findall(r"<h[12] id=[^>]+>([^<]+)<a", shown) == headings
    assert 'href="../encoder/"' in shown


def built(page: str) -> str:
    """The file of the site that a page becomes."""
    return "index.html" if page == "index.md" else page.removesuffix(".md") + "/index.html"


def test_the_site_fetches_nothing(site: Path) -> None:
    found = {
        url for path in site.rglob("*.html") for url in FETCHED.findall(path.read_text(encoding="utf-8"))
    }
    assert found == set()
