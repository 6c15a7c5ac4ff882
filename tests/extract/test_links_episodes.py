"""Which events of a report are one incident: what is heard is made by hand, no graph is asked."""

from __future__ import annotations

from collections.abc import Callable

from steps import growth

from onrecord import doc as on_doc
from onrecord import pipeline
from onrecord.encoder.labels import Account, Fill, Label, Labels
from onrecord.extract.links.episodes import parted
from onrecord.model import Event

Heard = tuple[str, str]
"""Words and their role."""


def read(
    text: str, *heard: Heard, kind: str = "ATTACK", people: tuple[str, ...] = (), since: int = 0
) -> list[Event]:
    """The events of a text whose sentences tell of a type of incident, from one on, where something is heard."""
    fills = tuple(
        Fill(text.index(words), text.index(words) + len(words), role, 0.95, kind) for words, role in heard
    )
    starts = [0, *(at + 2 for at in range(len(text) - 2) if text[at : at + 2] == ". ")]
    accounts = tuple(Account(start, kind, 0.9) for start in starts[since:] if heard)
    persons = tuple(Label(text.index(name), text.index(name) + len(name), "PER", 0.9) for name in people)
    labels = Labels({"entities": persons}, fills=fills, accounts=accounts)
    doc = pipeline.prepare(pipeline.document(text, published="2024-05-10"), labels)
    for field in pipeline.FINDERS:
        pipeline.find_field(doc, field)
    pipeline.link(doc)
    return list(on_doc.events(doc))


ONE = (
    "Gunmen attacked a convoy near Orsk on Monday. Rain fell. Two drivers were killed. "
    "Soldiers told reporters that the drivers were murdered."
)
PARTS = (("Gunmen", "PERPETRATOR"), ("a convoy", "TARGET"), ("Two drivers", "KILLED"))


def test_what_tells_more_of_an_incident_is_part_of_it() -> None:
    first, *others = read(ONE, *PARTS)
    assert others
    assert first.part_of is None
    assert {one.part_of for one in others} == {first.id}


def test_nothing_is_part_of_another_where_no_incident_is_heard() -> None:
    events = read(ONE)
    assert len(events) > 1
    assert all(event.part_of is None for event in events)


def test_another_incident_stays_apart() -> None:
    text = (
        "Gunmen murdered Ida Vann near Orsk on Monday. Rain fell. The road was shut. Trucks waited. Police came. "
        "In Lviv, rebels also murdered Ada Orel on Thursday."
    )
    events = read(text, ("Gunmen", "PERPETRATOR"), ("rebels", "PERPETRATOR"), people=("Ida Vann", "Ada Orel"))
    assert len(events) == 2
    assert all(event.part_of is None for event in events)


def test_what_was_heard_is_surer() -> None:
    (first, *_), (plain, *_) = read(ONE, *PARTS), read(ONE)
    heard, unheard = (event.trigger.confidence for event in (first, plain))
    assert heard is not None
    assert unheard is not None
    assert heard > 0.5 > unheard
    assert (first.actors[0].confidence or 0) > (plain.actors[0].confidence or 1)


def test_other_events_have_no_confidence() -> None:
    (event,) = read("Moldova and Ukraine signed a treaty in Odesa on Monday.")
    assert event.trigger.confidence is None


def test_the_work_of_long_reports_grows_with_them() -> None:
    line = "Gunmen killed Ada Orel near Orsk. "

    def work(size: int) -> Callable[[], object]:
        text = line * size
        places = [number * len(line) for number in range(size)]
        fills = tuple(Fill(at, at + 6, "PERPETRATOR", 0.95, "ATTACK") for at in places)
        accounts = tuple(Account(at, "ATTACK", 0.9) for at in places)
        doc = pipeline.prepare(pipeline.document(text), Labels(fills=fills, accounts=accounts))
        found = [
            Event(
                id=f"e{at}",
                type="ASSAULT",
                status="accomplished",
                trigger=on_doc.sourced(doc, "killed", [(at + 7, at + 13)], "x"),
            )
            for at in places
        ]
        return lambda: parted(doc, found)

    assert growth(work, 100) < 5


def test_an_attack_of_no_kind_is_the_bombing_that_alone_is_told() -> None:
    """Whichever word tells of it first: "the attack", of which a later sentence says that it was a bomb's."""
    text = "The attack in Kidal killed five guards. The bomb went off at a market, killing Ana Orel."
    found = read(text, ("Ana Orel", "VICTIM"), kind="BOMBING", people=("Ana Orel",), since=1)
    deeds = [one for one in found if one.type == "ASSAULT"]
    assert {one.trigger.confidence for one in deeds} == {deeds[0].trigger.confidence}
    assert [one.part_of for one in deeds] == [None, *[deeds[0].id] * (len(deeds) - 1)]
    assert len(deeds) > 1
