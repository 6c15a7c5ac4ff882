"""FollowTheMoney's ids, days and long texts; with its library, entities of records that a stranger made."""

from __future__ import annotations

import json
import time
from collections import Counter
from io import BytesIO

import msgspec
import pytest

from benchmarks.hostile import money
from benchmarks.hostile.__main__ import attack
from benchmarks.hostile.holding import Target
from onrecord.export import ftm
from onrecord.export.chosen import Chosen, Read
from onrecord.export.ftm_values import Values, pieces

SKIP = "the extra [ftm] is not installed"
ODD = ("a_b", "a/b", "a\nb", "é", "", "x" * 300, "report-1", "a-p1")


def test_ids_are_such_as_the_library_takes_and_are_no_others():
    parts = [
        (),
        ("p", "p1"),
        ("p", "1"),
        ("e", "p1"),
        ("p", "p1", "mention"),
        ("p", "p1-mention"),
        ("a", "a1"),
    ]
    made = [ftm.entity_id(document, *some) for document in ("a", "A", *ODD) for some in parts]
    assert len(set(made)) == len(made)
    assert all(
        len(one) <= 200 and one.replace("-", "").replace(".", "").isalnum() and one.isascii() for one in made
    )


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        (None, None),
        ("20221126", "2022-11-26"),
        ("2022-W47-6", "2022-11-26"),
        ("2022-11-26 10:00:00.123456-02:00", "2022-11-26T12:00:00"),
        ("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59"),
    ],
)
def test_days_are_in_utc(published, moment):
    assert ftm.moment(published) == moment


@pytest.mark.parametrize(
    "text", ["one two three four " * 9, "x" * 99, "\n" * 50 + "a", "line\n" * 40, "short"]
)
def test_pieces_are_short_enough_and_are_all_of_the_text(text):
    some = list(pieces(text, 20))
    assert max(map(len, some)) <= 20
    assert "".join("".join(some).split()) == "".join(text.split())


@pytest.fixture
def model():
    return pytest.importorskip("followthemoney", reason=SKIP).model


def test_hostile_records_make_entities_that_load_and_lose_nothing_untold(model, capsys):
    made = attack(Target("export: ftm", 8, money.exported), 60, 0, time.monotonic() + 600)
    assert (made.faults, capsys.readouterr().err) == (0, "")


def entities(record, model):
    about, stream = Chosen("records", Counter(), reads=[Read(record)]), BytesIO()
    ftm.write(about, stream)
    made = [model.get_proxy(json.loads(line)) for line in stream.getvalue().splitlines()]
    for one in made:
        one.schema.validate(one.to_dict())
    return made, about.lost


def told(record, **about):
    return msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, **about))


def test_a_long_report_is_given_in_pieces(record, model):
    text = record.document.text + " ".join(map(str, range(30_000)))
    made, lost = entities(told(record, text=text), model)
    assert "".join("".join(made[0].get("bodyText")).split()) == "".join(text.split())
    assert not lost


def test_what_is_cut_left_out_or_kept_once_is_counted(model):
    lost = Counter()
    article = model.make_entity("Article")
    article.id = "a"
    values = Values(lost)
    values.add(article, "title", "x" * 2000)
    values.add(article, "sourceUrl", "https://a.example/" + "x" * 5000)
    values.add(article, "bodyText", "x" * 65_000 * 2)
    values.add(article, "language", "no language")
    values.add(article, "title", "\u200b")
    assert len(article.first("title")) <= 1024
    assert (article.get("sourceUrl"), len(article.get("bodyText"))) == ([], 1)
    assert sorted(lost.values()) == [1, 1, 1, 1, 1]


def test_a_second_value_that_is_none_is_counted_too(model):
    lost = Counter()
    party = model.make_entity("Person")
    party.id = "a"
    for name in ("Ada Orel", "\u200b"):
        Values(lost).add(party, "name", name)
    assert (party.get("name"), sum(lost.values())) == (["Ada Orel"], 1)


def test_a_party_that_is_a_member_of_itself_or_has_no_name_there_is_counted(record, model):
    first, second, *rest = record.parties
    first = msgspec.structs.replace(first, member_of=first.id)
    second = msgspec.structs.replace(second, name=msgspec.structs.replace(second.name, value="\u200b"))
    made, lost = entities(msgspec.structs.replace(record, parties=(first, second, *rest)), model)
    assert {one.schema.name for one in made} >= {"Article"}
    assert "parties are members of themselves: that is left out" in lost
    assert "parties have a name that is none to FollowTheMoney: they are left out" in lost
    ids = {one.id for one in made}
    assert all(value in ids for one in made for prop, value in one.itervalues() if prop.type.name == "entity")
