"""Events of sentences of ours: what is found, who did it to whom, and what is no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import growth

import onrecord
from onrecord import doc as read
from onrecord.extract import events
from onrecord.model import Document, Event, Sourced, When
from onrecord.pipeline import prepare


def found(text: str, published: str | None = None) -> list[Event]:
    return list(events.find(prepare(Document(id="d", text=text, published=published))))


def only(text: str) -> Event:
    (event,) = found(text)
    return event


def words(roles: tuple[Sourced[str], ...]) -> list[str]:
    return [role.value for role in roles]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode"),
    [
        ("Rebels shelled the village of Lisk.", "shelled", "ASSAULT", "heavy-weapons"),
        ("Gunmen attacked a police station near Orsk.", "attacked", "ASSAULT", None),
        ("Soldiers shot two farmers at a checkpoint.", "shot", "ASSAULT", "firearms"),
        ("The navy seized a tanker off the coast.", "seized", "COERCE", "seize"),
        ("Police arrested three teachers on Monday.", "arrested", "COERCE", "arrest"),
        ("Militants abducted the mayor of Lisk.", "abducted", "ASSAULT", "abduct"),
        ("Thousands of workers marched in the capital.", "marched", "PROTEST", "demo"),
        ("The army deployed 400 soldiers to the border.", "deployed", "MOBILIZE", "troops"),
        ("The government rejected the rebels’ demand.", "rejected", "REJECT", None),
        ("The president condemned the killings.", "condemned", "ACCUSE", "disapprove"),
        ("The foreign minister met the ambassador in Lisk.", "met", "CONSULT", None),
        ("The president visited the governor on Friday.", "visited", "CONSULT", "visit"),
        ("The rebels released six hostages.", "released", "RETREAT", "release"),
        ("The army withdrew from the town.", "withdrew", "RETREAT", "withdraw"),
        ("The ministry expelled two diplomats.", "expelled", "SANCTION", "expel"),
        ("The court sentenced the man to death.", "sentenced to death", "SANCTION", "convict"),
        ("The government urged the rebels to surrender their arms.", "urged", "REQUEST", None),
        ("The government threatened the rebels with force.", "threatened", "THREATEN", None),
        ("The king pardoned nine prisoners.", "pardoned", "CONCEDE", None),
        ("The ministers praised the governor.", "praised", "SUPPORT", None),
        ("The former mayor Juan Roque was charged with fraud.", "charged with", "ACCUSE", "allege"),
        ("Rebels detonated at least 20 bombs in Lisk.", "detonated bombs", "ASSAULT", "explosives"),
        ("Rebels set off two bombs at a school.", "set off bombs", "ASSAULT", "explosives"),
        ("Two bombs were detonated at the bus station.", "bombs detonated", "ASSAULT", "explosives"),
        ("A knife attack in the old town left seven dead.", "knife attack", "ASSAULT", "primitive"),
        ("A number of people had been detained.", "detained", "COERCE", "arrest"),
        ("The minister instructed the governors to stay.", "instructed to", "REQUEST", None),
        ("Thousands took to the streets in Lisk.", "took to the streets", "PROTEST", "demo"),
        ("Soldiers fired into the air at a rally.", "fired into the air", "ASSAULT", "crowd-control"),
        ("Two tanks were blown up near Lisk.", "blown up", "ASSAULT", "explosives"),
        ("The former mayor was charged with plotting an attack.", "charged with", "ACCUSE", "allege"),
        ("A bomb exploded at a rebel-controlled airport.", "exploded", "ASSAULT", "explosives"),
    ],
)
def test_types(text: str, trigger: str, kind: str, mode: str | None) -> None:
    first = found(text)[0]
    assert (first.trigger.value, first.type, first.mode) == (trigger, kind, mode)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Rebels shelled the village of Lisk.", ["Rebels"], ["the village of Lisk"]),
        ("The village was shelled by rebels.", ["rebels"], ["The village"]),
        ("Russian shelling of the port continued on Monday.", ["Russian"], ["the port"]),
        ("The shelling of the port by rebels lasted all night.", ["rebels"], ["the port"]),
        ("The army’s bombardment of the town began on Monday.", ["The army"], ["the town"]),
        ("Gunmen, who came by boat, attacked the base.", ["Gunmen"], ["the base"]),
        ("The men who attacked the base fled.", ["The men"], ["the base"]),
        ("Soldiers entered the town and killed two farmers.", ["Soldiers"], ["two farmers"]),
        ("Soldiers fired on the crowd, killing two farmers.", ["Soldiers"], ["the crowd", "two farmers"]),
        ("The army accused of killing the priest denied it.", ["The army"], ["the priest"]),
        ("Rebels launched an attack on the convoy.", ["Rebels"], ["the convoy"]),
        ("An attack on the convoy was carried out by rebels.", ["rebels"], ["the convoy"]),
        ("Police and soldiers arrested a teacher, a nurse and two monks.", ["Police", "soldiers"], ["a teacher", "a nurse", "two monks"]),
        ("Three farmers killed by gunmen were buried.", ["gunmen"], ["Three farmers"]),
        ("Clashes between rebels and soldiers broke out on Monday.", ["rebels", "soldiers"], []),
        ("Rebels clashed with soldiers in the hills.", ["Rebels", "soldiers"], []),
        ("The rebels agreed to withdraw from the town.", ["The rebels"], []),
        ("The president’s visit to the camp ended on Monday.", ["The president"], ["the camp"]),
        ("The army continued its attacks on the village.", ["The army"], ["the village"]),
        ("Rebels killed more than 60 soldiers.", ["Rebels"], ["more than 60 soldiers"]),
        ("Rebels killed as many as 60 soldiers.", ["Rebels"], ["as many as 60 soldiers"]),
        ("At least 60 soldiers were killed by rebels.", ["rebels"], ["At least 60 soldiers"]),
        ("Up to 60 soldiers were killed by rebels.", ["rebels"], ["Up to 60 soldiers"]),
        ("Rebels shot dead six farmers.", ["Rebels"], ["six farmers"]),
        ("More than 60 soldiers were killed by rebels.", ["rebels"], ["More than 60 soldiers"]),
        ("The council issued a statement calling on the rebels to leave.", ["The council"], ["the rebels"]),
        ("Russian warplanes bombed the town.", ["Russian warplanes"], ["the town"]),
        ("The raid on the village that killed six farmers began at dawn.", [], ["the village", "six farmers"]),
        ("Shells hit a village held by rebels.", [], ["a village"]),
        ("Six people were killed and nine wounded by gunmen.", ["gunmen"], ["Six people", "nine"]),
    ],
)  # fmt: skip
def test_parties(text: str, actors: list[str], recipients: list[str]) -> None:
    first = found(text)[0]
    assert (words(first.actors), words(first.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Orel accused the rebels of shelling the town and asked for help.", ["Orel"]),
        ("Fighters stormed the town, witnesses said, looting shops and setting fire to the market.", ["Fighters"]),
        ("Rebels raided the farm, police said on Friday, and killed two men.", ["Rebels"]),
    ],
)  # fmt: skip
def test_the_last_deed_has_the_subject_it_shares(text: str, actors: list[str]) -> None:
    assert words(found(text)[-1].actors) == actors


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked the proposal.",
        "She shot the film in Lisk.",
        "The comedy bombed at the box office.",
        "He suffered a heart attack on Monday.",
        "The two sides struck a balance.",
        "The striker hit the post twice.",
        "It was a battle for votes in the north.",
        "The defence ministry is in the capital.",
        "An attack helicopter stood on the runway.",
        "Attacks on civilians are a crime.",
        "A storm hit the coast on Monday.",
        "Four people were killed in a car crash on Monday.",
        "The virus has killed six people.",
        "The company released a statement.",
        "The mood seized him.",
        "Inflation hit a record.",
        "The council met its target.",
        "He met his wife in Lisk.",
        "Two soldiers killed themselves.",
        "The senator withdrew from running.",
        "It is vital to support the president.",
        "The people agree with the president.",
        "Cyclone Orla hit the coast.",
        "The senator personally attacked the governor.",
        "Sales hit $2 billion.",
        "The senator withdrew from the race.",
        "A military hacking group has its seat there.",
        "Two men were caught and captured by a camera.",
        "The singer can appeal to a crowd.",
        "Men armed with knives stood there.",
        "People are usually murdered by friends.",
        "The price was to blame.",
        "The mobilised men slept in tents.",
        "The bill was killed in the senate.",
        "He kicked the ball over the bar.",
        "They burned the midnight oil.",
        "The team attacked from the left.",
        "The play was executed well.",
        "The film captured the mood of the country.",
        "Trade talks are hard.",
        "We met them at the station.",
        "The shell was safely detonated by sappers.",
        "The battery was charged with a cable.",
        "The commission was charged with drafting a new constitution.",
        "Customers were charged with extra fees.",
        "The mayor set the pot on the fire.",
        "The minister put the committee on a trial footing.",
        "The city opened parks and fire stations.",
        "Police detonated the bomb in a controlled explosion in Lisk.",
    ],
)
def test_no_event(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels attacked the base.", "accomplished"),
        ("Rebels did not attack the base.", "negated"),
        ("Rebels tried to attack the base.", "attempted"),
        ("Rebels will attack the base.", "planned"),
        ("Rebels plan to attack the base.", "planned"),
        ("Rebels threatened to attack the base.", "threatened"),
        ("Rebels may attack the base.", "hypothetical"),
        ("If rebels attacked the base, the guards would flee.", "hypothetical"),
        ("Rebels refused to attack the base.", "negated"),
        ("Rebels planned an attack on the base.", "planned"),
        ("There was no attack on the base by rebels.", "negated"),
        ("A foiled rebel attack on the base made no noise.", "attempted"),
        ("Rebels were accused of attacking the base.", "unknown"),
        ("The threat of a rebel attack on the base remains.", "threatened"),
        ("Rebels began to attack the base.", "accomplished"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [one.status for one in found(text) if one.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    ("text", "mode", "instruments"),
    [
        ("Rebels attacked the base with rockets.", "heavy-weapons", ["rockets"]),
        ("A car bomb exploded in the market.", "explosives", ["A car bomb"]),
        ("A drone attack on the depot began on Monday.", "drone", ["drone"]),
        ("Missiles hit the power plant.", "heavy-weapons", ["Missiles"]),
        ("Gunmen attacked the farm with machetes.", "primitive", ["machetes"]),
    ],
)
def test_instruments_set_the_mode(text: str, mode: str, instruments: list[str]) -> None:
    first = only(text)
    assert (first.mode, words(first.instruments)) == (mode, instruments)


@pytest.mark.parametrize(
    ("text", "sub_event"),
    [
        ("Rebels clashed with soldiers in the hills.", "Armed clash"),
        ("Warplanes bombed the village.", "Air/drone strike"),
        ("Rebels shelled the village.", "Shelling/artillery/missile attack"),
        ("Gunmen attacked two farmers.", "Attack"),
        ("Militants abducted two nurses.", "Abduction/forced disappearance"),
        ("Students marched in the capital.", "Peaceful protest"),
        ("The president visited the governor.", None),
    ],
)
def test_acled(text: str, sub_event: str | None) -> None:
    acled = only(text).acled
    assert (acled.sub_event_type if acled else None) == sub_event


@pytest.mark.parametrize(
    ("text", "trigger", "mentions"),
    [
        ("Ten people were killed and six injured in overnight barrages.", "barrages", ["killed", "injured"]),
        ("The raid killed four soldiers.", "raid", ["killed"]),
        ("The governor arrived in the camp for a visit.", "arrived", ["visit"]),
        ("Gunmen attacked the farm on Monday. The attack lasted an hour.", "attacked", ["attack"]),
    ],
)
def test_one_happening_is_one_event(text: str, trigger: str, mentions: list[str]) -> None:
    event = only(text)
    assert (event.trigger.value, [text[a:b] for a, b in event.mentions]) == (trigger, mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the farm. Soldiers attacked the mosque.",
        "Gunmen attacked the farm on Monday. An attack on the mosque by soldiers followed.",
        "Rebels shelled the port. The army did not shell the port.",
    ],
)
def test_two_happenings_stay_two(text: str) -> None:
    assert len(found(text)) == 2


def test_an_old_date_makes_background() -> None:
    text = "Rebels attacked the base in 2014."
    doc = prepare(Document(id="d", text=text, published="2022-11-26"))
    when = When(timex="2014", type="DATE", first="2014-01-01", last="2014-12-31")
    read.put(doc, "times", (Sourced(when, ((text.index("2014"), text.index("2014") + 4),), "test"),))
    assert next(events.find(doc)).background
    assert not only(text).background


def test_contexts() -> None:
    assert "military" in only("Soldiers attacked the rebels.").contexts
    assert only("Rebels attacked the village.").contexts == ("military",)


def test_capitals_are_read() -> None:
    event = only("GUERRILLAS ATTACKED THE BASE WITH GRENADES.")
    assert (event.type, words(event.recipients)) == ("ASSAULT", ["THE BASE"])


def test_ids_follow_the_text() -> None:
    made = found("Rebels shelled Lisk. Soldiers shot two farmers. Police arrested a student.")
    assert [one.id for one in made] == ["e1", "e2", "e3"]
    starts = [one.trigger.spans[0][0] for one in made]
    assert starts == sorted(starts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["attacked", "the", "rebels", ",", "and", "to", "of", "killed", "was", "who", "attack", "by", "on",
             "talks", "(", ")", "“", ".", "not", "Lisk", "’s", "in", "with", "shelling", "é🙂", "\n", "6"]
        ),
        max_size=40,
    ).map(" ".join)
)  # fmt: skip
def test_spans_lie_in_any_text(text: str) -> None:
    for event in found(text):
        roles = (event.trigger, *event.actors, *event.recipients, *event.instruments)
        for start, end in (*(span for role in roles for span in role.spans), *event.mentions):
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "attacked and killed, who attacked the base and killed, ",
        "The raid killed six men. ",
        "to attack to kill to attack ",
        "by the rebels, the men, the women ",
        "attack on the attack on the ",
    ],
)
def test_the_work_of_a_long_text_grows_with_it(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        doc = prepare(Document(id="d", text=piece * size))
        return lambda: list(events.find(doc))

    assert growth(work, 40) < 5


@pytest.mark.parametrize(
    "text",
    [
        "Orel was shot in the head, said a deputy of the sheriff.",
        "Before he was fatally shot, Marek Orel was looking for a suspect.",
        "The fatal shooting of Ana Orel, 15, on Saturday sparked days of anger.",
        "A shooting in Lisk left two people dead.",
        "Soldiers shot Marek Orel.",
        "Gunmen shot at a bus near Lisk.",
        "A suspect in the shooting was arrested on Friday.",
    ],
)
def test_shots_that_hit_somebody(text: str) -> None:
    assert "firearms" in [event.mode for event in onrecord.read(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "The film was shot in Lisk over two weeks, the director said.",
        "Orel was shot by a Dutch photographer for the magazine.",
        "The fatal flaw in the shooting of the film was the sound.",
        "The striker shot wide and hurt his leg.",
        "Shooting of the series began after the director died.",
        "Orel shot a photo of the head of state.",
    ],
)
def test_shots_that_hit_nobody(text: str) -> None:
    assert "firearms" not in [event.mode for event in onrecord.read(text).events]
