"""The text as written, cut where evidence begins or ends: nested, overlapping, in several pieces, behind emoji."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Record
from onrecord.export.terminal.safe import visible
from onrecord.model import Attribution, Document, MadeWith, Sourced
from onrecord.web import evidence
from onrecord.web.evidence import DEEPEST, Mark, paragraphs, segments
from onrecord.web.items import PARTS, items
from onrecord.web.links import links

MADE = MadeWith(onrecord="0", model=None, lexicons="x", gazetteer="x")
TEXTS = st.text(st.sampled_from("ab 🔥é\n\r<&\"'\u202e\x1b"), min_size=1, max_size=60)


def record(text: str, spans: list[tuple[tuple[int, int], ...]]) -> Record:
    """A record with a statement at each of some spans."""
    said = tuple(
        Attribution(id=f"a{at}", manner="direct", content=Sourced("x", pieces, "test"))
        for at, pieces in enumerate(spans)
    )
    return Record(document=Document(id="n", text=text), attributions=said, made_with=MADE)


def shown(lines: list) -> str:
    """What a reader sees of the lines of a report."""
    return "\n".join(html.unescape(re.sub(r"<[^>]*>", "", str(line))) for line in lines)


@given(st.data())
def test_every_piece_names_all_the_evidence_it_is_part_of(data):
    size = data.draw(st.integers(1, 40))
    spans = st.tuples(st.integers(0, size - 1), st.integers(1, size)).filter(lambda span: span[0] < span[1])
    found = [
        Mark(start, end, "toll", at)
        for at, (start, end) in enumerate(data.draw(st.lists(spans, max_size=12)))
    ]
    pieces = list(segments(size, found))
    assert [one.start for one in pieces] == [0, *(one.end for one in pieces[:-1])]
    assert pieces[-1].end == size
    for piece in pieces:
        covering = {mark for mark in found if mark.start <= piece.start and piece.end <= mark.end}
        assert set(piece.marks) == covering
        lengths = [mark.end - mark.start for mark in piece.marks]
        assert lengths == sorted(lengths)


@given(st.data())
def test_the_text_is_shown_as_it_is_written_whatever_is_marked_in_it(data):
    text = data.draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(
        lambda one: one[0] < one[1]
    )
    made = record(text, data.draw(st.lists(st.lists(spans, min_size=1, max_size=3).map(tuple), max_size=6)))
    plain = "\n".join(visible(line.removesuffix("\r")) for line in text.split("\n"))
    assert shown(paragraphs(made, items(made))).replace("␍", "") == plain.replace("␍", "")


def test_offsets_are_code_points_behind_emoji_and_line_ends():
    text = "🔥👩‍👩‍👧 fire\r\n“Ten” died."
    at = text.index("“Ten”")
    line = paragraphs(record(text, [((at, at + 5),)]), items(record(text, [((at, at + 5),)])))[1]
    assert str(line) == '<mark class="words" data-i="0" data-k="Q">“Ten”</mark> died.'


def test_a_quotation_in_pieces_is_one_item_and_the_inner_comes_first():
    made = record("one two three four", [((0, 3), (8, 13)), ((0, 7),)])
    (line,) = paragraphs(made, items(made))
    assert re.findall(r'data-i="([\d ]+)"[^>]*>(\w+)', str(line))[0] == ("0 1", "one")
    assert len(re.findall(r'data-i="[^"]*\b0\b', str(line))) == 2


def test_thousands_at_one_character_stay_bounded():
    made = record("word", [((0, 4),)] * 5000)
    (line,) = paragraphs(made, items(made))
    assert len(re.search(r'data-i="([^"]*)"', str(line))[1].split()) == DEEPEST


def test_the_item_that_is_looked_at_is_marked(records):
    found = items(records[0])
    now = next(item for item in found if item.part == "tolls")
    lines = "".join(paragraphs(records[0], found, now.number))
    assert re.search(rf'class="[^"]*\bnow" data-i="[^"]*\b{now.number}\b', lines)


def test_every_item_of_a_record_is_marked_and_has_a_line_in_words(records):
    for made in records:
        found = items(made)
        lines = "".join(paragraphs(made, found))
        marked = {int(one) for some in re.findall(r'data-i="([\d ]+)"', lines) for one in some.split()}
        assert marked == {item.number for item in found}
        assert len(found) == sum(len(getattr(made, part)) for part in PARTS)
        assert all(item.label for item in found)


def test_links_lead_both_ways(records):
    made = records[0]
    for item in items(made):
        for link in links(made, item.part, item.id):
            back = links(made, link.part, link.id)
            assert (item.part, item.id) in {(one.part, one.id) for one in back}


def test_every_kind_has_a_letter_of_its_own():
    assert set(evidence.LETTERS) == set(evidence.KINDS)
    assert len(set(evidence.LETTERS.values())) == len(evidence.KINDS)
    assert {kind for fields in evidence.OF.values() for kind in fields.values()} == set(evidence.KINDS)


@pytest.mark.parametrize("part", PARTS)
def test_no_field_with_words_of_its_own_is_left_unmarked(records, part):
    ours = set(evidence.OF[part])
    repeated = {"when", "where", "actors", "recipients", "scope", "contexts", "tolls"}
    for made in records:
        for item in getattr(made, part):
            assert {field for field, *_ in evidence.pieces(item)} <= ours | repeated
