"""The incidents of the archive: as those of the records alone, whatever way they came in."""

from __future__ import annotations

import random

import msgspec
import pytest

from onrecord.archive import Archive, Asked, Near
from onrecord.archive.happenings import told
from onrecord.errors import ArchiveError
from onrecord.incidents import link
from onrecord.pipeline import Reader, document

STRIKE = "A missile struck the bus station of {place} in Ukraine's Kharkiv region on {day}, killing {killed} people, governor Pavlo Orlenko said.\nRescuers were searching the waiting hall of {place} for a driver.\n"
REPORTS = [
    ("A", STRIKE.format(place="Marnovo", day="Thursday", killed="at least 10"), "2022-03-03T10:00:00Z", "North Wire"),
    ("B", STRIKE.format(place="Verkhivka", day="Monday", killed="three"), "2022-03-21T10:00:00Z", "North Wire"),
    ("C", "The death toll from Thursday's missile strike on the bus station of Marnovo has risen to 14, governor Pavlo Orlenko said.\n", "2022-03-04T09:00:00Z", "Daily Post"),
    ("D", "Bus station hit\n" + STRIKE.format(place="Marnovo", day="Thursday", killed="at least 10"), "2022-03-03T12:00:00Z", "Coast Mirror"),
    ("E", "Two miners were killed when a gallery collapsed near Ostrava on Wednesday, the Czech mining office said.\n", "2022-03-02T12:00:00Z", "Moravian Mail"),
    ("F", "The bakers' guild of Lisk has a new master.\n", "2022-03-02T12:00:00Z", "Lisk Gazette"),
]  # fmt: skip


@pytest.fixture(scope="module")
def records():
    reader = Reader()
    return [
        reader.read(document(text, id=name, published=at, publisher=outlet))
        for name, text, at, outlet in REPORTS
    ]


@pytest.fixture
def full(archive, records):
    for record in records:
        archive.add(record)
    archive.refresh()
    return archive


def groups(archive):
    rows = archive.connection.execute(
        "SELECT incident, documents.id FROM happenings JOIN documents ON documents.number = document ORDER BY 1, 2"
    ).fetchall()
    found = {}
    for incident, name in rows:
        found.setdefault(incident, []).append(name)
    return sorted(found.values())


def test_the_archive_has_the_incidents_of_its_records(full, records):
    listed = full.incidents()
    assert listed.total == 3
    wanted = {found.id: found for found in link(records)}
    assert {one.id for one in listed.incidents} == set(wanted)
    for one in listed.incidents:
        assert full.incident(one.id).incident == wanted[one.id]


def test_a_list_tells_what_an_incident_comes_to(full):
    strike = next(one for one in full.incidents().incidents if one.id == "A#0")
    assert (strike.reports, strike.sources) == (3, 2)
    assert (strike.killed_low, strike.killed_high, strike.killed_open) == (14, 14, False)
    assert (strike.type, strike.first, strike.country) == ("ASSAULT", "2022-03-03", "UA")


def test_reports_in_which_nothing_was_read_are_no_incident(full):
    assert "F#0" not in {one.id for one in full.incidents().incidents}


@pytest.mark.parametrize("seed", range(5))
def test_any_order_gives_the_same_incidents(new, records, full, seed):
    shuffled = list(records)
    random.Random(seed).shuffle(shuffled)
    with Archive(new()) as other:
        for record in shuffled:
            other.add(record)
        assert groups(other) == groups(full)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(since="2022-03-03"), {"A#0", "B#0"}),
        (Asked(until="2022-03-03"), {"A#0", "E#0"}),
        (Asked(killed_at_least=10), {"A#0"}),
        (Asked(reports_at_least=2), {"A#0"}),
        (Asked(type="assault", since="2022-03-03"), {"A#0", "B#0"}),
        (Asked(near=Near(49.8, 18.3, 50)), {"E#0"}),
        (Asked(place="Ostrava"), {"E#0"}),
        (Asked(contradicted=True), set()),
    ],
)
def test_incidents_are_asked_for(full, asked, found):
    assert {one.id for one in full.incidents(asked).incidents} == found


def test_pages(full):
    first, second = full.incidents(limit=2), full.incidents(limit=2, offset=2)
    assert (first.total, len(first.incidents), len(second.incidents)) == (3, 2, 1)


def test_a_correction_reaches_the_incident(full):
    full.correct("C", "tolls", "t1", "count", 15, by="Ada", reason="counted again")
    full.refresh()
    strike = next(one for one in full.incidents().incidents if one.id == "A#0")
    assert (strike.killed_low, strike.killed_high) == (15, 15)
    (claim,) = [claim for claim in full.incident("A#0").incident.claims if claim.document == "C"]
    assert claim.count.by == "person:Ada"


def test_what_a_person_splits_stays_split(full, records):
    full.split("A#0", ["C"], by="Ada", reason="another strike")
    full.refresh()
    assert groups(full) == [["A", "D"], ["B"], ["C"], ["E"], ["F"]]
    full.reread("C", records[2])
    assert groups(full) == [["A", "D"], ["B"], ["C"], ["E"], ["F"]]
    (entry,) = full.history()
    full.undo(entry.number, by="Ada", reason="the same after all")
    assert groups(full) == [["A", "C", "D"], ["B"], ["E"], ["F"]]
    full.undo(2, by="Ada", reason="no, another")
    assert groups(full) == [["A", "D"], ["B"], ["C"], ["E"], ["F"]]


def test_what_a_person_merges_stays_merged(full, records):
    full.merge(["A#0", "B#0"], by="Ada", reason="one strike, told late")
    full.refresh()
    assert groups(full) == [["A", "B", "C", "D"], ["E"], ["F"]]
    assert full.incident("B#0").incident.id == "A#0"
    full.reread("A", records[0])
    assert groups(full) == [["A", "B", "C", "D"], ["E"], ["F"]]
    full.undo(1, by="Ada", reason="two")
    assert groups(full) == [["A", "C", "D"], ["B"], ["E"], ["F"]]


def test_a_split_names_documents_of_the_incident(full):
    with pytest.raises(ArchiveError, match="does not tell of"):
        full.split("A#0", ["E"], by="Ada", reason="x")
    with pytest.raises(ArchiveError, match="leaves none"):
        full.split("A#0", ["A", "C", "D"], by="Ada", reason="x")


def test_a_new_report_joins_one_side_of_a_split(full):
    full.split("A#0", ["C"], by="Ada", reason="another strike")
    text = REPORTS[2][1].replace("said", "said on Friday")
    full.add(
        Reader().read(document(text, id="G", published="2022-03-04T10:00:00Z", publisher="Evening Post"))
    )
    assert groups(full) == [["A", "D"], ["B"], ["C", "G"], ["E"], ["F"]]


def test_an_incident_that_is_not_there(full):
    with pytest.raises(ArchiveError, match="onrecord incidents"):
        full.incident("A#7")
    with pytest.raises(ArchiveError, match="onrecord incidents"):
        full.merge(["A#0", "nothing"], by="Ada", reason="x")
    assert full.history() == ()


def test_every_incident_has_its_row_and_no_other_has_one(full):
    rows = {number for (number,) in full.connection.execute("SELECT number FROM incidents")}
    assert rows == {
        number for (number,) in full.connection.execute("SELECT DISTINCT incident FROM happenings")
    }
    assert full.refresh() == 0


def test_the_incidents_of_one_report_are_put_together_alone(archive, records):
    for record in records:
        archive.add(record)
    left, steps = archive.left(), []
    assert archive.refresh("E") == 1
    assert archive.left() == left - 1
    assert archive.refresh(step=steps.append) == left - 1 == sum(steps)
    assert archive.left() == 0


def test_an_incident_whose_only_happening_is_told_no_more_goes(archive, records):
    """A re-reading that tells less: what it told alone is listed no more, nor does it stop `refresh`."""
    some = told(records[0])
    (other,) = told(msgspec.structs.replace(records[4], document=records[0].document))
    second = msgspec.structs.replace(other.seen.happening, number=1)
    apart = other._replace(
        body=msgspec.json.encode(second).decode(), seen=other.seen._replace(happening=second)
    )
    archive.happenings = lambda _: (*some[:1], apart)
    archive.add(records[0])
    archive.refresh()
    assert archive.connection.execute("SELECT count(*) FROM incidents").fetchone() == (2,)
    archive.happenings = lambda _: some[:1]
    archive.reread(records[0].document.id, records[0])
    archive.refresh()
    assert archive.connection.execute("SELECT count(*) FROM incidents").fetchone() == (1,)
    assert archive.verify().faults == ()
