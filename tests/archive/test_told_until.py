"""An incident as it was told by a day, the incidents that some days tell of, and who is quoted then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.archive import Archive, Asked
from onrecord.errors import AbsentError
from onrecord.pipeline import Reader, document

STRIKE = "At least 10 people were killed when a missile struck the bus station of Marnovo in Ukraine's Kharkiv region on Thursday, governor Pavlo Orlenko said.\n"
RISEN = "Fourteen people died in Thursday's missile strike on the bus station of Marnovo, governor Pavlo Orlenko said on Friday.\n"
UNDATED = "Twelve people died in the missile strike on the bus station of Marnovo in the Kharkiv region, police said.\n"
MINE = "Two miners were killed when a gallery collapsed near Ostrava on Wednesday, the Czech mining office said.\n"
REPORTS = (
    ("A", STRIKE, "2022-03-03T10:00:00Z"),
    ("B", RISEN, "2022-03-04T09:00:00Z"),
    ("C", UNDATED, None),
    ("D", MINE, "2022-03-02"),
    ("E", RISEN, "2022-03-05"),
)


@pytest.fixture(scope="module")
def archive(new) -> Iterator[Archive]:
    with Archive(new()) as made:
        for name, text, published in REPORTS:
            made.add(Reader().read(document(text, id=name, published=published)))
        made.refresh()
        yield made


def test_an_incident_is_what_was_told_by_a_day(archive):
    now, then = archive.incident("A#0"), archive.incident("A#0", until="2022-03-03")
    assert [one.published for one in then.incident.claims] == ["2022-03-03T10:00:00Z"]
    assert [one.status for one in then.incident.claims] == ["current"]
    assert {one.status for one in now.incident.claims if one.document == "A"} == {"superseded"}
    assert [one.document for one in then.members] == ["A"]
    assert set(now.texts) >= {"A", "B", "E"}


def test_what_was_not_told_by_a_day_is_absent(archive):
    with pytest.raises(AbsentError, match="no report told of incident"):
        archive.incident("A#0", until="2022-03-02")


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2022-03-03", "2022-03-04", {"A#0"}),
        ("2022-03-04", None, {"A#0"}),
        (None, "2022-03-02", {"D#0"}),
        ("2022-03-06", None, set()),
        ("2022-03-02", "2022-03-03T23:00", {"A#0", "D#0"}),
    ],
)
def test_incidents_that_are_told_between_two_days(archive, since, until, found):
    listed = archive.incidents(Asked(told_since=since, told_until=until))
    assert {one.id for one in listed.incidents} == found


def test_who_is_quoted_is_counted_once_for_copies(archive):
    (quoted, *_) = archive.quoted("2022-03-01", "2022-03-31")
    assert (quoted.name, quoted.statements, quoted.reports) == ("Pavlo Orlenko", 2, 3)
    assert {one.document for one in quoted.said} == {"A", "B"}
    assert archive.quoted("2022-04-01", "2022-04-30") == ()


def test_who_is_written_otherwise_is_one_who_is_quoted(archive):
    (party,) = [one for one in archive.get("B").parties if one.name.value == "Pavlo Orlenko"]
    entry = archive.correct(
        "B", "parties", party.id, "name", "PAVLO  ORLENKO", by="Ada", reason="in capitals"
    )
    (quoted,) = [one for one in archive.quoted("2022-03-01", "2022-03-31") if "orlenko" in one.name.lower()]
    archive.undo(entry.number, by="Ada", reason="a test")
    assert (quoted.name, quoted.statements, quoted.reports) == ("Pavlo Orlenko", 2, 3)


def test_the_days_of_an_archive(archive):
    assert archive.days() == ("2022-03-02", "2022-03-05", 1)
