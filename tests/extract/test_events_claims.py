"""Who says that they did it, who says that they did not, and what others must do: sentences of ours."""

from __future__ import annotations

import pytest

from onrecord.encoder.labels import Fill, Label, Labels
from onrecord.extract import events
from onrecord.model import Document, Event
from onrecord.pipeline import prepare


def found(text: str, labels: Labels | None = None) -> list[Event]:
    return list(events.find(prepare(Document(id="d", text=text), labels or Labels())))


def told(one: Event) -> tuple[str, list[str], list[str]]:
    return one.type, [party.value for party in one.actors], [party.value for party in one.recipients]


def heard(text: str, source: str, target: str, score: float = 0.9) -> Labels:
    made = [
        Label(text.index(words), text.index(words) + len(words), side, score)
        for side, words in (("SOURCE", source), ("TARGET", target))
    ]
    return Labels(spans={"actors": tuple(sorted(made, key=lambda one: one.start))})


@pytest.mark.parametrize(
    "text",
    [
        "The Free Lisk Army claimed responsibility for the attack in Tarn.",
        "The Free Lisk Army has claimed responsibility for several attacks in the southern province.",
        "The Free Lisk Army has claimed credit for the bombing.",
    ],
)
def test_who_claims_responsibility_is_who_did_it_by_that_claim(text: str) -> None:
    (one,) = found(text)
    assert (one.type, [who.value for who in one.actors]) == ("ASSAULT", ["The Free Lisk Army"])


def test_nobody_who_claims_it_is_nobody() -> None:
    assert not any(
        one.actors for one in found("No group has claimed responsibility for the bombing in Tarn.")
    )


@pytest.mark.parametrize("verb", ["denied responsibility for", "has denied", "condemned"])
def test_who_denies_or_condemns_it_is_not_who_did_it(verb: str) -> None:
    text = f"A bomb exploded at a market in Tarn, killing five people. The Free Lisk Army {verb} the attack."
    start = text.index("The Free Lisk Army")
    fill = Fill(start, start + len("The Free Lisk Army"), "PERPETRATOR", 0.9, "BOMBING")
    assert not any(one.actors for one in found(text, Labels(fills=(fill,))) if one.type == "ASSAULT")


def test_who_tells_what_others_did_did_not_do_it() -> None:
    text = "Norway says rebels must end attacks on Kenya."
    fill = Fill(0, len("Norway"), "PERPETRATOR", 0.9, "ATTACK")
    (one,) = [one for one in found(text, Labels(fills=(fill,))) if one.type == "ASSAULT"]
    assert told(one) == ("ASSAULT", ["rebels"], ["Kenya"])


@pytest.mark.parametrize("asked", ["called on", "called upon", "appealed to", "urged"])
def test_whoever_is_asked_to_do_it_would_do_it(asked: str) -> None:
    demand, deed = found(f"The government {asked} the rebels to free the men.")
    assert told(demand) == ("REQUEST", ["The government"], ["the rebels"])
    assert told(deed) == ("RETREAT", ["the rebels"], ["the men"])


def test_what_is_due_to_something_is_not_done_to_it() -> None:
    (one,) = found("The ministry reduced humanitarian aid for 50,000 people due to security concerns.")
    assert told(one) == ("SANCTION", ["The ministry"], ["50,000 people"])


def test_what_others_must_do_is_a_request() -> None:
    text = "France said Iran must stop the tests."
    assert ("REQUEST", ["France"], ["Iran"]) in map(told, found(text, heard(text, "France", "Iran")))


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("France said Iran must stop the tests.", "France", "tests"),  # not of whom it is asked
        ("The cook said the soup must boil.", "The cook", "the soup"),
        ("France and Iran must stop the tests.", "France", "Iran"),  # nobody says it
        ("France said that Iran must have fired the missile.", "France", "Iran"),  # a guess
        ("France said Iran must be compensated by Kenya.", "France", "Iran"),  # asked of another
        ("France did not say that Iran must stop the tests.", "France", "Iran"),
        ("Does France say that Iran must stop the tests?", "France", "Iran"),
        ("France said Iran must win against Kenya.", "France", "Iran"),
    ],
)
def test_what_must_be_is_not_always_asked_of_somebody(text: str, source: str, target: str) -> None:
    assert not any(one.type == "REQUEST" for one in found(text, heard(text, source, target)))


def test_what_is_hardly_heard_is_not_asked() -> None:
    text = "France said Iran must stop the tests."
    assert not any(one.type == "REQUEST" for one in found(text, heard(text, "France", "Iran", 0.6)))


def test_a_deed_without_anybody_has_the_one_who_is_heard_beyond_doubt() -> None:
    text = "Rebels launched an attack that included 500 men and tanks on the base of the alliance."
    (one,) = found(text, heard(text, "Rebels", "the base of the alliance"))
    assert told(one) == ("ASSAULT", ["Rebels"], ["the base of the alliance"])


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Rebels launched airstrikes that France condemned.", "France"),
        ("Rebels carried out attacks near the border with France.", "France"),
        ("Rebels launched an attack with drones from France.", "France"),
    ],
)
def test_who_is_heard_elsewhere_in_the_sentence_is_not_given_to_the_deed(text: str, target: str) -> None:
    assert target not in {
        who.value for one in found(text, heard(text, "Rebels", target)) for who in one.recipients
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The government announced a suspension of aid to Kenya.", "SANCTION"),
        ("Azerbaijani troops participate in peacekeeping operations in Afghanistan.", "AID"),
        ("Norway has denied charges by the Kenyan foreign ministry that it sheltered rebels.", "REJECT"),
        ("Norway completed its withdrawal of troops from Kenya in December.", "RETREAT"),
        ("The president gave his Kenyan counterpart a stern warning.", "THREATEN"),
    ],
)
def test_deeds_between_states(text: str, kind: str) -> None:
    assert [one.type for one in found(text)] == [kind]
