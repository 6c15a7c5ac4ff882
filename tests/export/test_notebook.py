"""A record in a notebook: everything escaped, nothing obeyed or loaded, readable in the light and in the dark."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord.export import notebook
from onrecord.export.terminal.evidence import STYLES
from onrecord.model import Document

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "At least six people were killed in Lisk on Friday, the mayor, Ana Orel, said. “It is highly likely that more will die,” "
    "she added.\n<script>alert(1)</script> <img src=x onerror=alert(1)> <b>Ana</b> Orel\u202e </mark></div><style>*{display:none}</style>"
)
ALLOWED = {
    "div",
    "style",
    "h4",
    "p",
    "bdi",
    "mark",
    "details",
    "summary",
    "small",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


class Seen(HTMLParser):
    """The elements, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


@pytest.fixture(scope="module")
def hostile() -> onrecord.Record:
    made = onrecord.read(HOSTILE, published="2022-11-26", title="<h1>T</h1>\x1b[31m")
    assert made.tolls
    assert made.hedges
    return made


def test_strangers_words_are_words(hostile):
    seen = Seen(hostile._repr_html_())
    assert seen.open == []
    assert set(seen.names) <= ALLOWED
    assert seen.names.count("style") == 1
    assert seen.attributes <= {"class", "title", "open"}
    words = "".join(seen.words)
    assert HOSTILE.replace("\u202e", "<U+202E>") in words
    assert "<h1>T</h1>␛[31m" in words


def test_nothing_is_loaded_from_anywhere(hostile):
    page = hostile._repr_html_()
    assert not re.search(r"url\(|@import|https?:|<link|<script", page)


def test_evidence_is_marked_by_kind_in_words_too(hostile):
    page = hostile._repr_html_()
    assert '<mark class="toll" title="toll">At least six people</mark>' in page
    assert '<mark class="hedge" title="how sure">highly likely</mark>' in page
    assert list(notebook.CLASSES) == list(STYLES)


def test_the_tables_are_those_of_the_terminal(hostile):
    page = hostile._repr_html_()
    assert re.findall(r"<summary>([\w ]+?) <small>", page) == [
        "Statements",
        "Tolls",
        "Events",
        "Times",
        "Places",
        "How sure",
    ]
    assert "<td><bdi>≥ 6</bdi></td>" in page


def test_a_report_without_anything_is_shown_too():
    seen = Seen(onrecord.read("")._repr_html_())
    assert "table" not in seen.names


def test_of_a_long_report_and_a_long_table_the_beginning_is_shown():
    text = "Six people were killed in Lisk, the mayor said. " * 3
    made = onrecord.read(text)
    long = msgspec.structs.replace(
        made,
        document=Document(id="d", text=text + "x" * 1_000_000),
        tolls=made.tolls[:1] * (notebook.ROWS + 7),
    )
    page = long._repr_html_()
    assert len(page) < 200_000
    assert f"… {len(text) + 1_000_000 - notebook.SHOWN:,} characters more: record.document.text" in page
    assert "7 rows more: record.to_dataframe" in page


def colours(css: str) -> list[dict[str, str]]:
    """The colours by name: in the light, in the dark."""
    light, dark = css.split("prefers-color-scheme: dark", 1)
    dark = dark[: dark.index("\n}\n")]
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", part)) for part in (light, dark)]


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("back", ["paper", "words"])
@pytest.mark.parametrize("ink", ["ink", "muted", "speaker", "cue", "toll"])
def test_every_ink_is_read_on_its_paper(scheme, back, ink):
    found = colours(notebook.style())[scheme]
    high, low = sorted((luminance(found[ink]), luminance(found[back])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_colours_are_those_of_the_reading_room():
    room = colours((ROOT / "src/onrecord/web/static/room.css").read_text(encoding="utf-8"))
    for ours, theirs in zip(colours(notebook.style()), room, strict=True):
        assert ours == {name: theirs[name] for name in ours}
