"""A brief of an archive: what is new, what has changed, in whose words; and that strangers' text does nothing."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec
import pytest

from onrecord.archive import Archive
from onrecord.export.brief import brief, period
from onrecord.export.brief.page import templates
from onrecord.export.brief.voices import voices
from onrecord.pipeline import Reader, document

STRIKE = (
    "MARNOVO, March 3 (North Wire) - A missile struck the bus station of Marnovo in Ukraine's Kharkiv region on Thursday, "
    "killing at least 10 people and wounding 24, governor Pavlo Orlenko said.\n"
    "“We are looking for a driver,” Orlenko told reporters in Marnovo.\n"
)
RISEN = (
    "The death toll from Thursday's missile strike on the bus station of Marnovo has risen to 14, governor Pavlo Orlenko said.\n"
    "“Nobody is left in the waiting hall,” Orlenko told reporters.\n"
)
MINE = (
    "Two miners were killed when a gallery collapsed near Ostrava on Friday, the Czech mining office said.\n"
)
LATER = "The death toll from the missile strike on the bus station of Marnovo has risen to 19, governor Pavlo Orlenko said on Monday.\n"
HOSTILE = (
    "Three people were killed in <script>alert(1)</script> Lisk\u202e on Friday, “<img src=x onerror=alert(1)>” police said.\n"
    "The police chief </style></title><base href=//evil.example> told reporters: “It is <b>over</b>.”\n"
)
REPORTS = (
    ("A", STRIKE, "2022-03-03T10:00:00Z", "North Wire", None),
    ("B", RISEN, "2022-03-04T09:00:00Z", "Daily Post", "https://post.example/b"),
    ("C", MINE, "2022-03-04", "Moravian Mail", "javascript:alert(1)"),
    ("D", STRIKE, None, "Undated", None),
    ("E", LATER, "2022-03-07", "North Wire", None),
    ('F"><i>', HOSTILE, "2022-03-05", "<u>\x1b]0;x\x07Mail", 'https://x.example/"onmouseover="alert(1)'),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("brief") / "a.onrecord") as made:
        for name, text, published, publisher, url in REPORTS:
            title = "<script>alert(1)</script>" if name.startswith("F") else None
            made.add(
                Reader().read(
                    document(text, id=name, published=published, publisher=publisher, url=url, title=title)
                )
            )
        made.refresh()
        yield made


def made(archive: Archive, since: str, until: str | None = None, **more):
    return brief(archive, period(since, until, archive.days().last), made="2022-03-08", **more)


@pytest.fixture(scope="module")
def week(archive):
    """From the day on which the toll of the strike rose, until before it rose again."""
    return made(archive, "2022-03-04", "2022-03-06")


def article(page: str, words: str) -> str:
    """The part of the page about an incident, as text."""
    (found,) = [one for one in re.findall(r"<article.*?</article>", page, re.DOTALL) if words in one]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found)).split())


def test_it_tells_new_incidents_and_changed_tolls(week):
    assert week.reports == 3
    assert week.incidents == {"new": 2, "changed": 1, "again": 0, "passing": 0}
    assert "Two miners" in article(week.html, "Ostrava")


def test_a_changed_toll_stands_beside_what_was_known_before(week):
    row = re.search(r'<table class="changes">.*?</table>', week.html, re.DOTALL)[0]
    cells = [html.unescape(re.sub(r"<[^>]+>", "", one)) for one in re.findall(r"<td.*?</td>", row, re.DOTALL)]
    assert cells[1:5] == ["killed", "10+", "14", "risen"]
    told = article(week.html, "Marnovo")
    assert "before: 10+ risen" in told
    assert "19" not in re.findall(r"\d+", told)  # the next report's


def test_every_claim_has_its_sentence_and_its_report(week):
    told = article(week.html, "Marnovo")
    assert "≥ 10 killed overtaken" in told
    assert "has risen to 14 , governor Pavlo Orlenko said." in told
    cited = set(re.findall(r'href="#(r\d+)"', week.html))
    assert cited == set(re.findall(r'<li id="(r\d+)"', week.html))


def test_who_said_what_is_of_the_period(week):
    told = article(week.html, "Marnovo")
    assert "Nobody is left in the waiting hall" in told
    assert "We are looking for a driver" not in told


def test_an_incident_that_is_not_new_to_its_period_has_no_news(archive):
    again = made(archive, "2022-03-08")
    assert again.incidents == {"new": 0, "changed": 0, "again": 0, "passing": 0}
    assert "The archive has no report published in these days." in again.html


def test_what_has_no_day_is_left_out_and_told(week):
    assert "Undated" not in week.html
    assert "1 report without a day of publication" in week.html


def test_more_incidents_than_are_told_as_a_whole_are_rows(archive):
    short = made(archive, "2022-03-03", whole=1)
    assert short.html.count("<article") == 1
    assert '<h2 id="rest">More incidents</h2>' in short.html
    assert set(re.findall(r'href="#(\w+)"', short.html)) <= set(re.findall(r'id="(\w+)"', short.html))


def test_a_long_list_is_cut_and_the_rest_is_counted(archive, monkeypatch):
    monkeypatch.setitem(templates().globals, "listed", 1)
    short = made(archive, "2022-03-03", whole=0).html
    rest = short.partition('<h2 id="rest">')[2].partition("</section>")[0]
    assert rest.count("<tr>") == 2  # one of them of headings
    assert "And 2 more: <code>onrecord incidents</code>" in rest


def called(record, name: str):
    """A report that calls everybody so, and leaves to the context who speaks."""
    parties = tuple(
        msgspec.structs.replace(one, name=msgspec.structs.replace(one.name, value=name))
        for one in record.parties
    )
    said = tuple(msgspec.structs.replace(one, speaker_inferred=True) for one in record.attributions)
    return msgspec.structs.replace(record, parties=parties, attributions=said)


@pytest.mark.parametrize(("name", "speakers"), [("Orlenko", 1), ("PAVLO ORLENKO", 1), ("Ada Orel", 2)])
def test_nobody_stands_under_two_names(archive, name, speakers):
    records = {"A": archive.get("A"), "B": called(archive.get("B"), name)}
    first, *others = voices(archive.incident("A#0"), records)
    assert first.speaker == "Pavlo Orlenko"
    assert 1 + len(others) == speakers
    words = [one for voice in (first, *others) for one in voice.words]
    assert [(one.document, one.inferred) for one in words] == [("A", False), ("B", True)]


def test_the_same_archive_gives_the_same_page(archive, week):
    assert made(archive, "2022-03-04", "2022-03-06").html == week.html


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_strangers_text_is_text(week):
    tags = Tags(week.html).found
    assert {"script", "img", "base", "i", "u", "iframe", "object", "form"}.isdisjoint(tag for tag, _ in tags)
    assert [name for _, given in tags for name in given if name.startswith("on") or name == "style"] == []
    links = [given["href"] for tag, given in tags if tag == "a" and not given["href"].startswith("#")]
    assert sorted(links) == ["https://post.example/b", 'https://x.example/"onmouseover="alert(1)']
    assert "\u202e" not in week.html
    assert "\x1b" not in week.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Lisk&lt;U+202E&gt;" in week.html


def test_its_policy_allows_its_own_style_and_nothing_else(week):
    css = re.search(r"<style>(.*?)</style>", week.html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert (
        html.escape(
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        ).replace("&#x27;", "&#39;")
        in week.html
    )
    assert not re.search(r"url\(|@import", css)
