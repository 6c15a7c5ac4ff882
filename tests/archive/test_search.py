"""Search: words, each filter, what is shown of a hit, paging, questions that cannot be understood."""

from __future__ import annotations

import pytest

from benchmarks.invented import REGIONS
from onrecord import QueryError
from onrecord.archive import Archive, Near, Query, near
from onrecord.archive.snippets import WIDTH, snippet


@pytest.fixture(scope="module")
def full(new, read, invented):
    with Archive(new()) as archive:
        for record in (read, *invented):
            archive.add(record)
        yield archive


def ids(archive, **asked):
    return {hit.document for hit in archive.search(Query(**asked), limit=100).hits}


def expected(records, holds):
    return {record.document.id for record in records if holds(record)}


def test_words_are_found_in_text_and_title_without_their_accents(full, read, invented):
    everything = [read, *invented]
    assert ids(full, words="market") == expected(
        everything, lambda one: "market" in one.document.text.lower()
    )
    assert ids(full, words="missile depot") == {read.document.id}
    assert ids(full, words='"struck a depot"') == {read.document.id}
    assert ids(full, words="title: depot NOT shell") == {read.document.id}
    assert ids(full, words="spokeswom*") == {read.document.id}
    assert ids(full, words="prosecutor’s OR nothingness") == {read.document.id}
    assert ids(full, words="nothingness") == set()


def test_each_filter(full, read, invented):
    everything = [read, *invented]
    first = invented[0]
    assert ids(full, speaker="iryna halushko") == {read.document.id}
    assert ids(full, speaker="Halushko", said="missile") == {read.document.id}
    assert ids(full, speaker="Halushko", said="depot") == set()
    assert ids(full, said='"hit by mistake"') == {read.document.id}
    speaker = first.parties[0].name.value
    assert first.document.id in ids(full, speaker=speaker)
    assert ids(full, event="assault") == expected(
        everything, lambda one: any(event.type == "ASSAULT" for event in one.events)
    )
    assert ids(full, event="ASSAULT:firearms") == expected(
        everything,
        lambda one: any((event.type, event.mode) == ("ASSAULT", "firearms") for event in one.events),
    )
    town = first.places[0].value
    assert first.document.id in ids(full, place=town.name.upper())
    assert ids(full, place=town.admin1) == expected(
        everything,
        lambda one: any(town.admin1 in (place.value.name, place.value.admin1) for place in one.places),
    )
    days = sorted(one.document.published[:10] for one in everything)
    assert ids(full, since=days[5], until=days[9]) == expected(
        everything, lambda one: days[5] <= one.document.published[:10] <= days[9]
    )
    assert ids(full, killed_at_least=40) == expected(
        everything,
        lambda one: any(
            toll.category == "killed" and (toll.count.value.low or 0) >= 40 for toll in one.tolls
        ),
    )


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region[0])
@pytest.mark.parametrize("km", [30.0, 150.0])
def test_what_is_near_is_what_the_globe_says(full, read, invented, region, km):
    _, _, latitude, longitude = region
    assert ids(full, near=Near(latitude, longitude, km)) == expected(
        [read, *invented],
        lambda one: any(
            place.value.latitude is not None
            and near.kilometres(latitude, longitude, place.value.latitude, place.value.longitude) <= km
            for place in one.places
        ),
    )


def test_near_across_the_antimeridian_and_at_the_poles():
    assert [(round(box.west), round(box.east)) for box in near.boxes(Near(-17.0, 179.9, 50))] == [
        (179, 180),
        (-180, -180),
    ]
    assert [(round(box.west), round(box.east)) for box in near.boxes(Near(-17.0, -179.9, 50))] == [
        (180, 180),
        (-180, -179),
    ]
    assert near.boxes(Near(89.9, 10, 50)) == [
        near.Box(89.9 - 50 / near.RADIUS_KM * 180 / 3.141592653589793, 90, -180, 180)
    ]
    assert near.kilometres(0, 179.9, 0, -179.9) == pytest.approx(22.24, abs=0.01)


def test_with_an_event_place_point_and_toll_are_the_events_own(full, read, invented):
    event = read.events[0]
    where = event.where.value
    here = Near(where.latitude, where.longitude, 5)
    assert ids(full, event=event.type, place=where.name, near=here, killed_at_least=6) == {read.document.id}
    assert ids(full, event=event.type, near=here, killed_at_least=7) == set()
    assert ids(full, event="PROTEST", near=here) == set()


def test_a_hit_shows_the_words_it_was_found_by(full, read):
    (hit,) = full.search(Query(words="mistake OR minutes", speaker="Halushko", killed_at_least=6)).hits
    text = read.document.text
    assert (hit.title, hit.published, hit.url) == ("Depot hit 🔥", "2023-10-18", "https://lisk.example/1")
    assert all(one.words == text[slice(*one.span)] for one in hit.evidence)
    assert {(one.kind, one.field) for one in hit.evidence} >= {
        ("attributions", "source"),
        ("attributions", "content"),
        ("tolls", "count"),
    }
    assert text[hit.begins :].startswith(hit.snippet)
    marked = [hit.snippet[start:end] for start, end in hit.marked]
    assert any("minutes" in words for words in marked)


def test_words_are_marked_where_they_stand_behind_emoji_and_crlf(full, read):
    (hit,) = full.search(Query(words="mistake")).hits
    assert [hit.snippet[start:end] for start, end in hit.marked] == ["mistake"]


def test_a_text_full_of_our_marks_is_found_and_marked(archive, read, engine):
    import onrecord

    for at, text in enumerate(
        ("\ufdd0 ten died \ufdd1", "".join(map(chr, range(0xFDD0, 0xFDF0))) + " ten died")
    ):
        archive.add(
            onrecord.Record(document=onrecord.Document(id=str(at), text=text), made_with=read.made_with)
        )
    marked = {
        hit.document: [hit.snippet[slice(*span)] for span in hit.marked]
        for hit in archive.search(Query(words="ten")).hits
    }
    full = [] if engine == "sqlite" else ["ten"]  # FTS5 marks by the marks
    assert marked == {"0": ["ten"], "1": full}


def test_the_best_come_first_and_without_words_the_newest(full):
    ranks = [hit.rank for hit in full.search(Query(words="market OR bus"), limit=100).hits]
    assert ranks == sorted(ranks)
    days = [hit.published for hit in full.search(Query(killed_at_least=1), limit=100).hits]
    assert days == sorted(days, reverse=True)
    assert {hit.rank for hit in full.search(Query()).hits} == {None}


def test_pages_are_the_whole_in_pieces(full):
    whole = full.search(Query(words="people"), limit=100)
    pieces = [
        full.search(Query(words="people"), limit=7, offset=offset) for offset in range(0, whole.total, 7)
    ]
    assert tuple(hit for page in pieces for hit in page.hits) == whole.hits
    assert {page.total for page in pieces} == {whole.total} == {len(whole.hits)}
    assert full.search(Query(words="people"), offset=10_000).hits == ()


WRONG = [
    (Query(words="62-year-old"), 'no such column: year.: put it in double quotes, "62-year-old"'),
    (Query(words='"half'), 'unterminated string.: put it in double quotes, "half"'),
    (Query(words="fire AND"), "cannot be understood"),
    (Query(words="O'Neill"), 'put it in double quotes, "O\'Neill"'),
    (Query(words=" "), "no words are given"),
    (Query(words='"'), "cannot be understood"),
    (Query(words="author: x"), "no such column: author"),
    (Query(said="x) OR source : (y"), "cannot be understood"),
    (Query(speaker=" "), "no speaker is given"),
    (Query(event="ATTACK"), "no event has the type 'ATTACK': there are AGREE"),
    (Query(near=Near(91, 0, 5)), "is no latitude"),
    (Query(near=Near(0, 0, 0)), "is no latitude"),
    (Query(near=Near(0, float("nan"), 1)), "is no latitude"),
    (Query(since="soon"), "'soon' is not an ISO date"),
]


@pytest.mark.parametrize(("query", "message"), WRONG, ids=lambda one: str(one)[:40])
def test_what_cannot_be_understood_is_told_with_the_remedy(full, query, message):
    with pytest.raises(QueryError, match=message):
        full.search(query)


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE documents; --", '" OR 1=1 --', "%", "\x1b[31m", "🔥", "x" * 5000]
)
def test_strangers_words_are_values_never_sql(full, text):
    for asked in ({"speaker": text}, {"place": text}, {"said": '"' + text.replace('"', '""') + '"'}):
        assert full.search(Query(**asked)).total in (0, 1)
    assert full.status().counts["documents"] == 31


@pytest.mark.parametrize("length", [0, 5, 240, 241, 5000])
def test_snippets_of_any_text(length):
    text = "Ten died. " * (length // 10) + "x" * (length % 10)
    for spans in (
        [],
        [(0, min(3, length))] if length else [],
        [(max(0, length - 4), length)] if length else [],
    ):
        made = snippet(text, spans)
        assert text[made.begins : made.begins + len(made.text)] == made.text
        assert len(made.text) <= WIDTH
        assert [text[a:b] for a, b in spans] == [made.text[a:b] for a, b in made.marked]
