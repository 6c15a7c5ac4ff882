"""Whom ACLED-shaped and UCDP-shaped rows name: names in the report, ACLED's for people without one, never a count."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.export import acled, coded, ucdp
from onrecord.export.chosen import Case
from onrecord.export.coded import Coded, Side
from onrecord.incidents import link
from onrecord.model import Acled, Where

VIOLENCE, BLAST, BATTLE = "Violence against civilians", "Explosions/Remote violence", "Battles"
OREL = Side("Ana Orel", "Ana Orel", "person")
FRONT = Side("Marn Front", "the Marn Front", "organisation")
FIGHTERS = Side("fighters of the Marn Front", "fighters of the Marn Front", "group")
REBELS = Side("rebels", "rebels", "group", people="militant")


def group(words, people=None, kind="group"):
    return Side(words.removeprefix("at least "), words, kind, people=people)


def event(type_, actors=(), recipients=(), country="UA") -> Coded:
    return Coded(
        id="i", what="assault", type="ASSAULT", mode=None, contexts=(), acled=Acled(type_, "Attack"), when=None,
        where=Where(name="Lozova", country=country) if country else None, where_words="", actors=tuple(actors),
        recipients=tuple(recipients), reports=(), sources=1, told=(), claims=(), low=None, high=None, best=None,
        civilians=None, disputed=False, disputes=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("type_", "actors", "recipients", "first", "second"),
    [
        (VIOLENCE, [FRONT], [group("six people")], "Marn Front", "Civilians (Ukraine)"),
        (VIOLENCE, [FRONT], [group("at least 10 people"), group("two farmers"), OREL], "Marn Front", "Civilians (Ukraine)|Ana Orel"),
        (VIOLENCE, [FRONT], [group("dozens of villagers")], "Marn Front", "Civilians (Ukraine)"),
        (VIOLENCE, [FRONT], [group("farmers near Lozova")], "Marn Front", "Civilians (Ukraine)"),
        (VIOLENCE, [FRONT], [group("a man", kind="person")], "Marn Front", "Civilians (Ukraine)"),
        (VIOLENCE, [FRONT], [group("three protesters", "civilian", "thing")], "Marn Front", "Civilians (Ukraine)"),
        (VIOLENCE, [FRONT], [group("six soldiers", "soldier")], "Marn Front", ""),
        (VIOLENCE, [FRONT], [REBELS], "Marn Front", "rebels"),
        (VIOLENCE, [group("three gunmen")], [OREL], "", "Ana Orel"),
        (VIOLENCE, [group("gunmen")], [OREL], "gunmen", "Ana Orel"),
        (BLAST, [FRONT], [group("10 people", "person")], "Marn Front", ""),
        (BLAST, [FRONT], [group("10 children", "child")], "Marn Front", "Civilians (Ukraine)"),
        (BLAST, [FRONT], [group("a 62-year-old man", "man", "person")], "Marn Front", ""),
        (BLAST, [FRONT], [Side("bridge", "the bridge", "thing")], "Marn Front", ""),
        (BATTLE, [FRONT], [group("eight police officers", "police")], "Marn Front", ""),
        (BATTLE, [FRONT, FIGHTERS], [], "Marn Front", "fighters of the Marn Front"),
        (BATTLE, [FRONT], [REBELS], "Marn Front", "rebels"),
        ("Protests", [group("hundreds of residents"), FRONT], [], "Protesters (Ukraine)", "Marn Front"),
        ("Riots", [group("some 200 youths")], [group("a shop", kind="thing")], "Rioters (Ukraine)", ""),
    ],
)  # fmt: skip
def test_the_actors_of_a_row(type_, actors, recipients, first, second):
    row = acled.row(event(type_, actors, recipients))
    names = [filter(None, (row[f"actor{side}"], row[f"assoc_actor_{side}"])) for side in (1, 2)]
    assert ["|".join(some) for some in names] == [first, second]


def test_without_a_country_nobody_is_called_civilians_of_one():
    row = acled.row(event(VIOLENCE, [FRONT], [group("six people")], country=None))
    assert (row["actor2"], row["assoc_actor_2"]) == (None, "")


def test_a_side_of_ucdp_is_no_count():
    assert ucdp.row(event(BATTLE, [FRONT], [group("twelve fighters", "militant")]))["side_b"] == ""
    assert ucdp.row(event(BATTLE, [FRONT], [REBELS]))["side_b"] == "rebels"
    assert ucdp.row(event(VIOLENCE, [FRONT], [group("six people")]))["side_b"] == "Civilians"


def test_who_is_counted_in_a_report_is_told_by_its_toll():
    text = "Rebels of the Marn Front shot dead six soldiers and Ana Orel in Lozova, Ukraine, on Thursday."
    record = onrecord.read(text, published="2022-03-04")
    (case,) = [Case(found, {record.document.id: record}) for found in link([record])]
    found = {side.name: side.people for side in coded.of_case(case).recipients}
    assert found == {"six soldiers": "soldier", "Ana Orel": "person"}
