"""What one store answers, the other does: searches with their evidence, lists, voices, the queue, a brief's words."""

from __future__ import annotations

import random

import msgspec
import pytest
from fts5_questions import QUESTIONS

from benchmarks.invented import REGIONS
from onrecord.archive import Archive, Asked, Box, Near, Query
from onrecord.archive.quoted import named

FIRST = REGIONS[0]
SEARCHES = [
    Query(),
    Query(words="killed"),
    Query(words='"people were killed"'),
    Query(words="title : depot OR market NOT bus"),
    Query(words="NEAR(people wounded, 8)"),
    Query(words="mar*", since="2016-01-01", until="2022-12-31"),
    Query(speaker="mayor"),
    Query(speaker="Halushko", said="missile*"),
    Query(said='shell OR "hit by mistake"'),
    Query(event="ASSAULT"),
    Query(event="assault:firearms", killed_at_least=20),
    Query(event="ASSAULT", near=Near(FIRST[2], FIRST[3], 40.0)),
    Query(event="ASSAULT", place=FIRST[0].upper()),
    Query(place=FIRST[0].lower()),
    Query(near=Near(FIRST[2], FIRST[3], 25.0)),
    Query(near=Near(0.0, 180.0, 15_000.0), killed_at_least=3),
    Query(near=Near(89.0, 0.0, 5_000.0)),
    Query(killed_at_least=10, words="people"),
]
LISTS = [
    Asked(),
    Asked(since="2016-01-01", until="2021-06-30"),
    Asked(killed_at_least=20),
    Asked(reports_at_least=2),
    Asked(place=FIRST[0].upper()),
    Asked(near=Near(FIRST[2], FIRST[3], 100.0)),
    Asked(type="assault", told_since="2018-01-01"),
    Asked(contradicted=True),
]


@pytest.fixture(scope="module")
def both(tmp_path_factory, postgres, read, invented):
    """The same reports and the same deeds in either store."""
    path = tmp_path_factory.mktemp("alike") / "a.onrecord"
    with (
        Archive(path, clock=lambda: "2026") as one,
        Archive(postgres.archive(), clock=lambda: "2026") as other,
    ):
        for archive in (one, other):
            for record in (*invented, read):
                archive.add(record, "a.txt")
            name = read.document.id
            archive.correct(name, "tolls", "t1", "count", 7, by="Ada", reason="counted")
            archive.correct(name, "document", "-", "title", "Zürich depot", by="Ada", reason="on the page")
            archive.accept(name, "times", "1", by="Ada", reason="yes")
            archive.reject(name, "tolls", "t2", by="Ada", reason="no")
            archive.merge([each.id for each in archive.incidents(limit=2).incidents], by="Bo", reason="one")
            archive.refresh()
        yield one, other


def plain(page):
    """A page of hits: how well each fits is the database's own affair."""
    hits = sorted(page.hits, key=lambda one: one.document) if page.hits and page.hits[0].rank else page.hits
    return page.total, [msgspec.structs.replace(one, rank=None) for one in hits]


@pytest.mark.parametrize("query", SEARCHES, ids=range(len(SEARCHES)))
def test_searches(both, query):
    one, other = (plain(archive.search(query, limit=100)) for archive in both)
    assert one == other


def test_some_searches_find_something(both):
    assert sum(bool(both[0].search(query).total) for query in SEARCHES) >= 16


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_for_words(both, question):
    for query in (Query(words=question), Query(said=question.replace("title", "content"))):
        if query.said and ("text" in question or "TITLE" in question):
            continue
        one, other = (plain(archive.search(query, limit=100)) for archive in both)
        assert one == other


def test_made_up_questions_for_words(both):
    made = random.Random(5)
    words = [
        "people",
        "killed",
        "wounded",
        "market",
        "mayor",
        "said",
        "bus",
        "the",
        "were",
        '"were killed"',
        "wo*",
    ]
    found = 0
    for _ in range(80):
        question = made.choice(words)
        for _ in range(made.randint(1, 3)):
            question = f"({question}) {made.choice(('AND', 'OR', 'NOT'))} {made.choice(words)}"
        one, other = (plain(archive.search(Query(words=question), limit=100)) for archive in both)
        if "NOT" in question:  # FTS5 may mark words that were asked not to be there
            one, other = ((total, [hit.document for hit in hits]) for total, hits in (one, other))
        assert one == other, question
        found += 0 < one[0] < 31
    assert found > 15


@pytest.mark.parametrize("asked", LISTS, ids=range(len(LISTS)))
def test_lists_of_incidents(both, asked):
    one, other = (archive.incidents(asked, limit=100) for archive in both)
    assert one == other
    assert msgspec.json.encode(one) == msgspec.json.encode(other)
    one, other = both
    assert one.by_day(asked) == other.by_day(asked)
    assert one.bounds(asked) == other.bounds(asked)
    assert one.places(asked) == other.places(asked)


def test_at_a_glance(both):
    box = Box(-90, 90, -180, 180)
    one, other = (
        (archive.days(), archive.seen(), archive.progress(), sorted(archive.clusters(Asked(), box, 7.5, 500)))
        for archive in both
    )
    assert one[:3] == other[:3]
    for mine, theirs in zip(one[3], other[3], strict=True):
        assert mine._replace(latitude=0, longitude=0) == theirs._replace(latitude=0, longitude=0)
        assert (mine.latitude, mine.longitude) == pytest.approx((theirs.latitude, theirs.longitude))


def test_who_is_quoted(both):
    one, other = (archive.voices(limit=100) for archive in both)
    assert one == other
    assert one.total > 5
    for voice in one.voices:
        assert both[0].heard(voice.key) == both[1].heard(voice.key)
    assert both[0].voices("may_r%") == both[1].voices("may_r%")
    one, other = (archive.quoted("2000-01-01", "2030-01-01", limit=50) for archive in both)
    assert {each.name: each.statements for each in one} == {each.name: each.statements for each in other}


def test_records_journal_and_status(both):
    one, other = both
    assert list(one.records()) == list(other.records())
    assert one.history() == other.history()
    mine, theirs = one.status(whole=True), other.status(whole=True)
    assert mine.counts == theirs.counts
    assert (mine.made, mine.broken, theirs.broken) == (theirs.made, None, None)
    assert (theirs.sqlite, mine.postgresql) == ("", "")
    assert theirs.postgresql[:2].isdecimal()
    assert one.verify().faults == other.verify().faults == ()


@pytest.mark.parametrize("kind", ["times", "tolls", "events"])
def test_the_queue(both, kind):
    walked = []
    for archive in both:
        seen, place = [], None
        while (one := archive.unseen(place, kind)) is not None:
            seen.append((one.document, one.part, one.item, one.field, one.sure))
            place = one.place
        assert archive.unseen(None, kind, back=True) is not None
        walked.append(seen)
    assert sorted(walked[0]) == sorted(walked[1])
    assert [one[-1] for one in walked[0]] == [one[-1] for one in walked[1]]
    if kind == "times":
        assert walked[0] == walked[1]


NAMES = ["Ada Orel", "a man", "Police", "UNHCR", "the Ministry of Defence", "Österreich", "ß", "ŁÓDŹ", "ÀB c", "", "  ",
         "Ministry of Defence", "Èlan Vital", "Iя", "Чёрный Дом", "чёрный", "UN", "U.N.", "42", "ǅ X", "İ İ", "A B"]  # fmt: skip


def test_names_are_told_from_descriptions_alike(both):
    for name in NAMES:
        for kind in ("person", "organisation"):
            assert both[1].connection.execute("SELECT named(?, ?)", (name, kind)).fetchone() == (
                named(name, kind),
            ), name


def test_distances_are_the_same(both):
    made = random.Random(3)
    for _ in range(200):
        points = [made.uniform(-limit, limit) for limit in (90, 180, 90, 180)]
        one, other = (
            archive.connection.execute("SELECT kilometres(?, ?, ?, ?)", points).fetchone()[0]
            for archive in both
        )
        assert one == pytest.approx(other, abs=1e-6)
