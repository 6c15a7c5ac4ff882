"""Rows say what the record says, with its words; every column of the tables is filled and documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import onrecord
from onrecord.export.columns import TABLES
from onrecord.export.rows import Rows
from onrecord.model import (
    Acled,
    Attribution,
    Count,
    Document,
    Event,
    Likelihood,
    MadeWith,
    Party,
    Record,
    Sourced,
    Toll,
    When,
    Where,
)

DOCS = Path(__file__).parents[2] / "docs" / "scale.md"
TEXT = "Ana Orel, mayor of Marnovo, told reporters on Friday 🔥 it was likely that at least ten travellers were killed by shells."


def read(value, *words):
    spans = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    return Sourced(value, tuple(spans), "hand", 0.5)


WHEN = read(When(timex="2022-11-25", type="DATE", mod="APPROX", edtf="2022-11-25~", first="2022-11-25", last="2022-11-25"), "on Friday")  # fmt: skip
WHERE = read(Where(name="Marnovo", geonames_id=7, latitude=1.5, longitude=2.5, country="UA", admin1="05", kind="place", precision_km=3.0), "Marnovo")  # fmt: skip
COUNT = Count(low=10, high=10**19, best=12, bound="range", vague="ten or so")
SAID = {"said_in": "a1", "certainty": 0, "when": WHEN, "where": WHERE}
RECORD = Record(
    document=Document(id="d", text=TEXT, published="2022-11-26", url="u", title="t", publisher="p", language="en"),
    parties=(
        Party(id="p1", kind="person", name=read("Ana Orel", "Ana Orel"), roles=(read("mayor", "mayor"),), member_of="p2",
              mentions=read(0, "Ana Orel").spans),
    ),
    times=(WHEN,),
    places=(WHERE,),
    hedges=(read(Likelihood(term="likely", scale="phia", low=0.55, high=0.75, calibrated=True, holder="p1",
                            scope=read(0, "at least ten", "travellers").spans), "likely"),),
    attributions=(
        Attribution(id="a1", manner="indirect", content=read("x", "it was", "ten travellers"), source=read("Ana", "Ana"),
                    speaker="p1", cue=read("told", "told"), addressee=read("reporters", "reporters"), **SAID),
    ),
    events=(
        Event(id="e1", type="ASSAULT", trigger=read("killed", "killed"), mode="heavy-weapons", contexts=("military",),
              acled=Acled("Explosions", "Shelling"), part_of="e0", mentions=read(0, "killed").spans,
              actors=(read("p1", "Ana Orel"),), recipients=(read("p9", "travellers"),),
              instruments=(read("shells", "shells"),), tolls=("t1",), **SAID),
    ),
    tolls=(
        Toll(id="t1", category="killed", count=read(COUNT, "at least ten"), cue=read("killed", "killed"),
             subject=read("travellers", "travellers"), part_of="t0", derivation="sum", supersedes=COUNT, event="e1",
             **SAID),
    ),
    made_with=MadeWith(onrecord="0", model="m", lexicons="l", gazetteer="g"),
)  # fmt: skip


def tables():
    found = {name: [] for name in TABLES}
    rows = Rows(RECORD, "a.jsonl:3")
    found["records"].append(rows.whole("a note"))
    for table, row in rows.all():
        found[table].append(row)
    return found


@pytest.mark.parametrize("table", [name for name in TABLES if name != "failures"])
def test_every_column_is_filled(table):
    (row,) = tables()[table]
    assert [name for name in TABLES[table] if row.get(name) in (None, [], "")] == []
    assert set(row) - set(TABLES[table]) <= {"when_type", "when_mod", "where_kind"}


def test_words_are_those_of_the_text_and_spans_say_where():
    found = tables()
    for table in ("tolls", "events", "attributions", "times", "places", "hedges", "parties"):
        (row,) = found[table]
        words = " … ".join(TEXT[one["start"] : one["end"]] for one in row["spans"])
        assert row["words"] == words
    assert found["attributions"][0]["words"] == "it was … ten travellers"
    assert found["hedges"][0]["scope_words"] == "at least ten … travellers"
    (event,) = found["events"]
    assert (event["actors"], event["actor_ids"], event["recipients"]) == (["Ana Orel"], ["p1"], ["p9"])
    (toll,) = found["tolls"]
    assert (toll["low"], toll["high"], toll["according_to"], toll["hedge"]) == (
        10.0,
        1e19,
        "Ana Orel",
        "likely",
    )
    assert (toll["when_first"], toll["where_country"]) == ("2022-11-25", "UA")
    assert found["records"][0]["record"] == onrecord.to_json(RECORD).decode()


def test_rows_become_parquet_with_all_types(tmp_path):
    from pyarrow import parquet

    from onrecord.scale.tables import Tables

    made = Tables(tmp_path)
    for table, rows in tables().items():
        for row in rows:
            made.put(table, row)
    made.ends(1)
    made.close()
    for table, rows in tables().items():
        found = parquet.ParquetFile(tmp_path / f"{table}.parquet").read().to_pylist()
        assert found == [{name: row[name] for name in TABLES[table]} for row in rows]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_documented(table):
    docs = DOCS.read_text(encoding="utf-8")
    section = docs.split(f"\n### {table}\n")[1].split("\n#")[0]
    said = re.findall(r"`(\w+)`", section)
    shared = re.findall(r"`(\w+)`", docs.split("\n### What all tables of items have\n")[1].split("\n#")[0])
    assert [name for name in TABLES[table] if name not in said + shared] == []
    assert [name for name in said if name not in TABLES[table]] == []
