"""What a source's other reports say of its places, and the file that holds it."""

from __future__ import annotations

import msgspec
import pytest

import onrecord
from onrecord.config import Settings
from onrecord.errors import ProfileError
from onrecord.extract.places.archive import MOST, Archive, Profiles, chosen
from onrecord.extract.places.profile import Entry, View, entries, source
from onrecord.gazetteer import lookup
from onrecord.model import Document
from onrecord.pipeline import Reader, document

PAPER = "https://www.ohio-valley.example/news/1"
HOME = [
    "A barn burnt down in Columbus, Ohio, on Friday. Firemen came from Lancaster, Ohio.",
    "The fair in Zanesville, Ohio, opens on Monday, and the one in Marietta, Ohio, a week later.",
]
BARE = "The fair in Athens opens on Monday."


def archive(*texts: str, url: str = PAPER) -> Archive:
    """The archive of some texts of one source."""
    found, reader = Archive(), Reader()
    for text in texts:
        found.add(reader.read(document(text, url=url)))
    return found


def region(record: onrecord.Record, name: str) -> str | None:
    """The region of a place."""
    return next(one.value.admin1 for one in record.places if one.value.name == name)


@pytest.mark.parametrize(
    ("url", "publisher", "name"),
    [
        (PAPER, None, "ohio-valley.example"),
        ("http://ohio-valley.example:8080/", "The Voice", "ohio-valley.example"),
        (None, "The  Lisk Voice", "the lisk voice"),
        ("no address", "The Lisk Voice", "the lisk voice"),
        ("http://[", None, ""),
        (None, None, ""),
    ],
)
def test_whose_report_it_is(url: str | None, publisher: str | None, name: str) -> None:
    assert source(Document(id="1", text="", url=url, publisher=publisher)) == name


def test_a_second_reading_knows_where_the_paper_is_at_home(tmp_path) -> None:
    path = tmp_path / "profile.jsonl"
    archive(*HOME).write(path)
    bare = document(BARE, url=PAPER)
    assert region(Reader().read(bare), "Athens") != "Ohio"
    second = Reader(Settings(profile=str(path))).read(bare)
    assert region(second, "Athens") == "Ohio"
    assert second.made_with.gazetteer.endswith(f" profile={Profiles(path).digest}")


def test_another_source_is_read_as_before(tmp_path) -> None:
    path = tmp_path / "profile.jsonl"
    archive(*HOME).write(path)
    other = document(BARE, url="https://www.attica.example/1")
    assert Reader(Settings(profile=str(path))).read(other).places == Reader().read(other).places


def test_a_report_does_not_confirm_itself() -> None:
    found = archive(*HOME)
    own = document(HOME[0], url=PAPER)
    assert found.view(own).of_name.keys() == {"zanesville", "marietta", "ohio"}
    assert archive(HOME[0]).view(own) is None


def test_a_name_is_not_counted_for_itself() -> None:
    reports = {
        "1": (Entry("athens", "GR", "Attica", 37.98, 23.72, "city", 1.0),),
        "2": (Entry("lisk", "US", "Ohio", 39.3, -82.1, "city", 0.5),),
    }
    athens, ohio = (
        next(one for one in lookup.load().named("Athens") if (one.country, one.region) == at)
        for at in (("GR", "Attica"), ("US", "Ohio"))
    )
    view = View(reports, "3")
    assert view.shares(athens, "athens") == (0.0, 0.0, 0.0)
    assert view.shares(ohio, "athens") == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert view.shares(athens, "piraeus") == pytest.approx((0.4, 0.4, 0.4))


def test_what_is_too_wide_or_has_no_point_is_left_out() -> None:
    record = Reader().read(document("Rain fell on Europe, on Ohio and on Vell Street."))
    assert [one.key for one in entries(record)] == ["ohio"]


def test_the_file_is_the_same_for_any_order(tmp_path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    archive(*HOME).write(first)
    archive(*reversed(HOME)).write(second)
    assert first.read_bytes() == second.read_bytes()


def test_of_many_reports_a_fixed_choice_is_kept() -> None:
    reports = {str(number): () for number in range(3 * MOST)}
    kept = chosen(reports)
    assert len(kept) == MOST
    assert chosen(dict(reversed(reports.items()))) == kept
    found, record = Archive(), onrecord.read(BARE, url=PAPER)
    for number in reports:
        found.add(msgspec.structs.replace(record, document=document(BARE, url=PAPER, id=number)))
    assert chosen(found.sources["ohio-valley.example"]).keys() == kept.keys()


def test_a_report_that_comes_twice_is_one() -> None:
    assert len(archive(HOME[0], HOME[0]).sources["ohio-valley.example"]) == 1


def test_records_that_name_no_source_are_counted() -> None:
    found = archive(*HOME, url="")
    assert (found.nameless, found.sources) == (2, {})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no profile: make it by: onrecord profile"),
        (b'{"document": {}}\n', "is no profile"),
        (b'{"onrecord_profile":9}\n', "is of version 9, this reads 1"),
        (b'{"onrecord_profile":1}\n{"source":\n', ":2 is damaged"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path, data: bytes, said: str) -> None:
    path = tmp_path / "profile.jsonl"
    path.write_bytes(data)
    with pytest.raises(ProfileError, match=said):
        Profiles(path)


def test_a_missing_file_is_named(tmp_path) -> None:
    with pytest.raises(ProfileError, match=r"none\.jsonl is missing: make it by"):
        Reader(Settings(profile=str(tmp_path / "none.jsonl")))


def test_a_damaged_source_is_named_when_it_is_needed(tmp_path) -> None:
    path = tmp_path / "profile.jsonl"
    path.write_bytes(b'{"onrecord_profile":1}\n' + msgspec.json.encode({"source": "a.example", "reports": 3}))
    with pytest.raises(ProfileError, match=":2 is damaged"):
        Profiles(path).view(document(BARE, url="https://a.example/1"))
