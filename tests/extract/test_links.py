"""Links between fields, on Docs whose fields are put there by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from steps import growth

import onrecord
from onrecord import doc as read
from onrecord.extract.links import link
from onrecord.extract.links.voice import Voices, holds
from onrecord.model import (
    Attribution,
    Count,
    Document,
    Event,
    Likelihood,
    Party,
    Sourced,
    Toll,
    When,
    Where,
)
from onrecord.pipeline import prepare


class Page:
    """A text whose fields are named by their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.doc: Doc = prepare(Document(id="d", text=text))
        self.fields: dict[str, list[object]] = {}

    def span(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def sourced(self, value: object, words: str) -> Sourced:  # type: ignore[type-arg]
        return Sourced(value, (self.span(words),), "test")

    def add(self, field: str, value: object) -> Page:
        self.fields.setdefault(field, []).append(value)
        return self

    def said(self, id: str, content: str, source: str, cue: str = "said") -> Page:
        made = Attribution(
            id=id,
            manner="indirect",
            content=self.sourced(content, content),
            source=self.sourced(source, source),
            cue=self.sourced(cue, cue),
        )
        return self.add("attributions", made)

    def toll(self, id: str, count: str, cue: str, category: str = "killed", **more: object) -> Page:
        number = Count(low=1, high=1, best=1, bound="exact")
        made = Toll(
            id=id, category=category, count=self.sourced(number, count), cue=self.sourced(cue, cue), **more
        )  # type: ignore[arg-type]
        return self.add("tolls", made)

    def event(
        self, id: str, trigger: str, type: str = "ASSAULT", actor: str | None = None, hit: str | None = None
    ) -> Page:
        actors = (self.sourced(actor, actor),) if actor else ()
        recipients = (self.sourced(hit, hit),) if hit else ()
        made = Event(
            id=id, type=type, trigger=self.sourced(trigger, trigger), actors=actors, recipients=recipients
        )  # type: ignore[arg-type]
        return self.add("events", made)

    def time(self, words: str, timex: str) -> Page:
        return self.add("times", self.sourced(When(timex=timex, type="DATE"), words))

    def place(self, words: str, kind: str = "city") -> Page:
        where = Where(name=words, latitude=1.0, longitude=1.0, kind=kind)
        return self.add("places", self.sourced(where, words))

    def party(self, id: str, words: str) -> Page:
        made = Party(id=id, kind="unknown", name=self.sourced(words, words), mentions=(self.span(words),))
        return self.add("parties", made)

    def linked(self) -> Doc:
        for field, values in self.fields.items():
            read.put(self.doc, field, values)
        link(self.doc)
        return self.doc


def test_a_toll_inside_somebodys_words_is_said_by_them() -> None:
    page = Page("Ten people died in the blast, the council said. Two more died later.")
    page.said("a1", "Ten people died in the blast", "the council").toll("t1", "Ten people", "died")
    page.toll("t2", "Two more", "died")
    first, second = read.tolls(page.linked())
    assert (first.said_in, second.said_in) == ("a1", None)


def test_nested_words_belong_to_the_inner_speaker_and_he_to_the_outer() -> None:
    page = Page("The minister said the army had reported that six men were killed.")
    page.said("a1", "the army had reported that six men were killed", "The minister")
    page.said("a2", "six men were killed", "the army", "reported").toll("t1", "six men", "killed")
    doc = page.linked()
    assert [one.said_in for one in read.attributions(doc)] == [None, "a1"]
    assert read.tolls(doc)[0].said_in == "a2"


def test_two_speakers_of_the_same_words_never_hold_each_other() -> None:
    page = Page("Six men were killed, the army said, and the police said so too.")
    page.said("a1", "Six men were killed", "the army").said("a2", "Six men were killed", "the police")
    assert [one.said_in for one in read.attributions(page.linked())] == [None, None]


def test_the_day_of_the_speaking_is_not_the_day_of_the_event() -> None:
    page = Page("A raid on Monday killed four, officials said on Tuesday.")
    page.said("a1", "A raid on Monday killed four", "officials").event("e1", "raid")
    page.time("Monday", "2022-11-21").time("Tuesday", "2022-11-22")
    when = read.events(page.linked())[0].when
    assert when is not None
    assert when.value.timex == "2022-11-21"


def test_a_place_in_the_speakers_name_is_not_the_place_of_the_event() -> None:
    page = Page("A raid killed four, the council of Lisk said.")
    page.said("a1", "A raid killed four", "the council of Lisk").event("e1", "raid").place("Lisk")
    assert read.events(page.linked())[0].where is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells fell on Lisk. A raid in the city killed four.", "Lisk"),
        ("Shells fell on Lisk. A raid in a city killed four.", None),
        ("Shells fell on Lisk. A raid in the province killed four.", None),
        ("A raid in the city, which lies an hour from Lisk, killed four.", None),
    ],
)
def test_the_city_is_the_last_city(text: str, place: str | None) -> None:
    page = Page(text).place("Lisk").event("e1", "raid")
    where = read.events(page.linked())[0].where
    assert (where.value.name if where else None) == place


def test_a_toll_belongs_to_the_fitting_event_of_its_sentence() -> None:
    page = Page("The ministers met in Lisk. A raid on Orsk killed four and hurt six.")
    page.event("e1", "met", "CONSULT").event("e2", "raid").place("Orsk")
    page.toll("t1", "four", "killed").toll("t2", "six", "hurt", "injured")
    doc = page.linked()
    assert [toll.event for toll in read.tolls(doc)] == ["e2", "e2"]
    assert [event.tolls for event in read.events(doc)] == [(), ("t1", "t2")]
    assert {toll.where.value.name for toll in read.tolls(doc) if toll.where} == {"Orsk"}


def test_the_part_of_a_toll_shares_its_event() -> None:
    page = Page("A raid killed four. The dead were two boys and others.")
    page.event("e1", "raid").toll("t1", "four", "killed").toll("t2", "two boys", "dead", part_of="t1")
    assert [toll.event for toll in read.tolls(page.linked())] == ["e1", "e1"]


def test_a_count_of_many_happenings_has_no_single_event() -> None:
    page = Page("A raid on Lisk came as 900 people have died this year.")
    page.event("e1", "raid").toll("t1", "900 people", "died", scope="cumulative")
    assert read.tolls(page.linked())[0].event is None


def test_a_toll_of_another_kind_has_no_event() -> None:
    page = Page("A raid came as 300 men were mobilised.").event("e1", "raid")
    page.toll("t1", "300 men", "mobilised", "mobilised")
    assert read.tolls(page.linked())[0].event is None


def test_actors_become_parties_and_unknown_ones_are_let_go() -> None:
    page = Page("The rebels shelled Lisk while gunmen raided Orsk.").party("p1", "rebels")
    page.event("e1", "shelled", actor="The rebels").event("e2", "raided", actor="gunmen")
    first, second = read.events(page.linked())
    assert [actor.value for actor in first.actors] == ["p1"]
    assert second.actors == ()


def test_a_blow_is_no_word() -> None:
    page = Page("Gunmen attacked a farm in Lisk.").said("a1", "a farm in Lisk", "Gunmen", "attacked")
    doc = page.event("e1", "attacked").place("Lisk").linked()
    assert read.attributions(doc) == ()
    assert read.events(doc)[0].where is not None


def test_a_hedge_covers_what_stands_in_its_scope() -> None:
    page = Page("It is likely that a raid killed four, and a second raid killed six.")
    scope = page.span("a raid killed four")
    hedge = Likelihood(term="likely", scale="none", low=0.6, high=0.85, calibrated=False, scope=(scope,))
    page.add("hedges", page.sourced(hedge, "likely")).toll("t1", "four", "killed").toll("t2", "six", "killed")
    assert [toll.certainty for toll in read.tolls(page.linked())] == [0, None]


def test_holds_wants_every_piece_inside_one_piece() -> None:
    assert holds(((0, 5), (8, 12)), ((1, 3), (9, 12)))
    assert not holds(((0, 5), (8, 12)), ((4, 9),))


def test_voices_find_the_innermost_among_many() -> None:
    page = Page("a " * 2000)
    made = [
        Attribution(id=f"a{i}", manner="direct", content=Sourced("x", ((i * 10, i * 10 + 9),), "test"))
        for i in range(300)
    ]
    wide = Attribution(id="wide", manner="direct", content=Sourced("x", ((0, 3500),), "test"))
    voices = Voices([*made, wide])
    assert voices.innermost(((205, 207),)) == "a20"
    assert voices.innermost(((3200, 3210),)) == "wide"
    assert voices.innermost(((3600, 3610),)) is None
    assert page.doc.text


def test_an_event_that_tells_only_a_part_is_a_mention_of_the_whole() -> None:
    page = Page("A raid killed four. A teacher was shot at home. Police shot a dog.")
    page.event("e1", "raid").event("e2", "shot").toll("t1", "four", "killed")
    page.toll("t2", "A teacher", "shot", part_of="t1")
    doc = page.linked()
    assert [event.id for event in read.events(doc)] == ["e1"]
    assert read.events(doc)[0].mentions == (page.span("shot"),)
    assert [toll.event for toll in read.tolls(doc)] == ["e1", "e1"]


def test_an_event_with_its_own_actor_stays_apart() -> None:
    page = Page("A raid killed four. Gunmen shot a teacher.").event("e1", "raid").toll("t1", "four", "killed")
    page.event("e2", "shot", actor="Gunmen").party("p1", "Gunmen").toll(
        "t2", "a teacher", "shot", part_of="t1"
    )
    assert [event.id for event in read.events(page.linked())] == ["e1", "e2"]


def test_the_work_of_a_long_text_of_one_sentence_grows_with_it() -> None:
    def work(size: int) -> Callable[[], object]:
        text = "raid Lisk Monday four " * size
        doc = prepare(Document(id="d", text=text))
        spans = [(at * 22, at * 22 + 4) for at in range(size)]
        where, when = Where(name="Lisk", latitude=1.0, longitude=1.0), When(timex="2022", type="DATE")
        count = Count(low=4, high=4, best=4, bound="exact")
        for field, made in {
            "events": [
                Event(id=f"e{i}", type="ASSAULT", trigger=Sourced("raid", (span,), "test"))
                for i, span in enumerate(spans)
            ],
            "places": [Sourced(where, ((a + 5, b + 5),), "test") for a, b in spans],
            "times": [Sourced(when, ((a + 10, b + 12),), "test") for a, b in spans],
            "tolls": [
                Toll(id=f"t{i}", category="killed", count=Sourced(count, ((a + 17, b + 17),), "test"))
                for i, (a, b) in enumerate(spans)
            ],
            "attributions": [
                Attribution(id=f"a{i}", manner="direct", content=Sourced("x", ((a, a + 21),), "test"))
                for i, (a, _) in enumerate(spans)
            ],
        }.items():
            read.put(doc, field, made)
        return lambda: link(doc)

    assert growth(work, 60) < 5


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A raid hit the Morava region town of Lisk.", "Lisk"),
        ("A raid hit Lisk in the Morava region.", "Lisk"),
        ("A raid shook the Morava region.", "Morava"),
    ],
)
def test_a_place_goes_before_the_region_it_lies_in(text: str, place: str) -> None:
    page = Page(text).event("e1", "raid")
    for name, kind in (("Morava", "region"), ("Lisk", "city")):
        if name in text:
            where = Where(name=name, latitude=1.0, longitude=1.0, kind=kind, country="XX", admin1="Morava")
            page.add("places", page.sourced(where, name))
    where_found = read.events(page.linked())[0].where
    assert where_found is not None
    assert where_found.value.name == place


def test_what_happened_did_not_happen_where_people_went_afterwards() -> None:
    page = Page("Many left for the raid zone or fled to Lisk after it.").event("e1", "raid")
    assert read.events(page.place("Lisk").linked())[0].where is None


@pytest.mark.parametrize(
    ("text", "hit", "kind", "place"),
    [
        ("Two Karvia citizens were shot.", "Two Karvia citizens", "country", None),
        ("Two citizens of Karvia were shot.", "Two citizens of Karvia", "country", "Karvia"),
        ("Two Karvia citizens were shot.", "Two Karvia citizens", "city", "Karvia"),
        ("Two were shot in Karvia yesterday.", "Two", "country", "Karvia"),
        ("Karvia bombing: two citizens were shot.", "two citizens", "country", "Karvia"),
    ],
)
def test_a_country_may_only_tell_whose_somebody_is(text: str, hit: str, kind: str, place: str | None) -> None:
    page = Page(text).event("e1", "shot", hit=hit).party("p1", hit).place("Karvia", kind)
    where = read.events(page.linked())[0].where
    assert (where.value.name if where else None) == place


def test_a_time_of_the_next_clause_is_not_the_events() -> None:
    page = Page("Rebels shelled Lisk, and the army left on Monday.").event("e1", "shelled")
    assert read.events(page.time("Monday", "2022-11-21").linked())[0].when is None


def test_a_verb_after_an_aside_begins_no_clause() -> None:
    page = Page("Eleven herders, two boys among them, were missing on Monday.").toll(
        "t1", "Eleven", "missing"
    )
    when = read.tolls(page.time("Monday", "2022-11-21").linked())[0].when
    assert when is not None
    assert when.value.timex == "2022-11-21"


def test_an_event_takes_the_time_of_its_other_mentions() -> None:
    page = Page("Rebels shelled Lisk. The shelling began on Monday.").time("Monday", "2022-11-21")
    made = Event(
        id="e1", type="ASSAULT", trigger=page.sourced("shelled", "shelled"), mentions=(page.span("shelling"),)
    )
    when = read.events(page.add("events", made).linked())[0].when
    assert when is not None
    assert when.value.timex == "2022-11-21"


def test_a_time_that_is_compared_with_is_not_the_tolls() -> None:
    page = Page("In March the fever that came with the rains killed 27, up from nine in May.").toll(
        "t1", "27", "killed"
    )
    when = read.tolls(page.time("March", "2022-03").time("May", "2021-05").linked())[0].when
    assert when is not None
    assert when.value.timex == "2022-03"


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        (
            "Police arrested 56 people in Lagos. They were released on bail the next day.",
            "56 people in Lagos",
        ),
        ("Rebels kidnapped four aid workers in May. They were released on Sunday.", "four aid workers"),
    ],
)
def test_who_was_released_is_who_was_taken(text: str, freed: str) -> None:
    record = onrecord.read(text, published="2024-05-03")
    (one,) = [one for one in record.events if one.mode == "release"]
    names = {party.id: party.name.value for party in record.parties}
    assert [names[who.value] for who in one.recipients] == [freed]
    assert [text[slice(*who.spans[0])] for who in one.recipients] == ["They"]


@pytest.mark.parametrize("turn", ["; in", " and in", ", while in"])
def test_another_clause_has_a_place_of_its_own(turn: str) -> None:
    page = Page(f"In Lisk nine people died{turn} Orsk two people drowned.")
    page.toll("t1", "nine people", "died").toll("t2", "two people", "drowned").place("Lisk").place("Orsk")
    first, second = read.tolls(page.linked())
    assert first.where is not None
    assert second.where is not None
    assert (first.where.value.name, second.where.value.name) == ("Lisk", "Orsk")


def test_a_clause_without_a_place_is_set_where_the_one_before_it_is() -> None:
    page = (
        Page("Floods hit Lisk on Monday; nine people died.").toll("t1", "nine people", "died").place("Lisk")
    )
    (toll,) = read.tolls(page.linked())
    assert toll.where is not None
    assert toll.where.value.name == "Lisk"
