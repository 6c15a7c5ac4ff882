"""Who is quoted over all reports, and what they said: by name, by date, by words."""

from __future__ import annotations

import msgspec
import pytest

from onrecord import AbsentError, QueryError
from onrecord.archive.voices import voice

ADA = {"by": "Ada Orel", "reason": "as the mayor says"}


def every(archive, sql="SELECT voice, day, statement, document, kind FROM quoted"):
    return sorted(archive.connection.execute(sql).fetchall())


@pytest.fixture
def two(archive, read):
    """The same report twice, of other days."""
    archive.add(read)
    later = msgspec.structs.replace(read.document, id="later", published="2023-11-02")
    archive.add(msgspec.structs.replace(read, document=later))
    return archive


def test_a_voice_is_heard_over_all_reports_the_newest_first(two, read):
    heard = two.heard("  IRYNA Halushko ")
    assert (heard.voice.name, heard.voice.kind, heard.total, heard.reports) == (
        "Iryna Halushko",
        "person",
        2,
        2,
    )
    assert [one.published for one in heard.statements] == ["2023-11-02", "2023-10-18"]
    assert (heard.first, heard.voice.last) == ("2023-10-18", "2023-11-02")
    assert any("spokeswoman" in role for role in heard.roles)
    one = heard.statements[0]
    (start, end) = one.spans["content"][0]
    assert one.text[start:end].startswith("“The second missile")
    assert one.text == read.document.text


def test_statements_are_paged_and_sifted_by_what_was_said(two):
    assert two.heard("iryna halushko", "missile").total == 2
    assert two.heard("iryna halushko", "depot").total == 0
    page = two.heard("iryna halushko", limit=1, offset=1)
    assert [one.document == "later" for one in page.statements] == [False]
    with pytest.raises(QueryError, match="cannot be understood"):
        two.heard("iryna halushko", '"')
    with pytest.raises(AbsentError, match="nobody called"):
        two.heard("nobody")


def test_people_are_listed_by_how_much_they_said(two):
    found = two.voices()
    assert found.total == len(found.voices) > 1
    counts = [one.statements for one in found.voices]
    assert counts == sorted(counts, reverse=True)
    assert [one.key for one in two.voices("halush").voices] == ["iryna halushko"]
    assert two.voices("100%").total == 0


def test_a_corrected_speaker_moves_and_an_undoing_moves_it_back(two, read):
    before = every(two)
    a2 = next(one for one in read.attributions if one.source and "Halushko" in one.source.value)
    other = next(one for one in read.parties if one.kind == "organisation" and one.id != a2.speaker)
    two.correct(read.document.id, "attributions", a2.id, "speaker", other.id, **ADA)
    assert two.heard("iryna halushko").total == 1
    two.undo(1, **ADA)
    names = [(name, day, kind) for name, day, _, _, kind in every(two)]
    assert sorted(names) == sorted((name, day, kind) for name, day, _, _, kind in before)


def test_names_are_made_alike(read):
    assert voice("\u2006The\n Ministry") == voice("ministry") == "ministry"
