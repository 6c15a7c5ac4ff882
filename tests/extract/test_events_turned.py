"""Events that a word beside them turns: called off, awaited, warned of; land taken; dates of other verbs."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.model import Event, Sourced


def events(text: str) -> tuple[Event, ...]:
    return onrecord.read(text, published="2024-05-03").events


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The talks between Iran and the European Union in Geneva on Friday were cancelled.", "CONSULT", "negated"),
        ("A rally planned by the opposition in Harare was called off.", "PROTEST", "negated"),
        ("Burundi warned the rebels against shelling Bujumbura.", "ASSAULT", "hypothetical"),
        ("Israel would not release the prisoners until Hamas freed all hostages.", "RETREAT", "hypothetical"),
        ("Iran vowed to retaliate if Israel struck its nuclear sites.", "THREATEN", "accomplished"),
        ("Israel warned Lebanon that it would strike Beirut.", "THREATEN", "accomplished"),
        ("The army has lifted its siege of the town of Kadugli.", "CONCEDE", "accomplished"),
        ("Riots erupted in Leicester on Saturday.", "PROTEST", "accomplished"),
    ],
)  # fmt: skip
def test_what_became_of_it(text: str, kind: str, status: str) -> None:
    assert (kind, status) in [(one.type, one.status) for one in events(text)]


@pytest.mark.parametrize(
    "text",
    ["The Sudanese army has received drones from Iran.", "President Kiir dismissed the army chief."],
)
def test_no_visit_and_no_rejection(text: str) -> None:
    assert not [one for one in events(text) if one.type in {"CONSULT", "REJECT"}]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("M23 rebels seized Bunagana in June.", "Non-state actor overtakes territory"),
        ("Russian forces captured the city of Bakhmut.", "Non-state actor overtakes territory"),
        ("The army retook the town of Djibo on Monday.", "Government regains territory"),
        ("A man stabbed a lawmaker in Bamako on Monday.", "Attack"),
        ("Protesters clashed with police in Nairobi.", "Violent demonstration"),
    ],
)
def test_the_acled_row(text: str, row: str) -> None:
    (one,) = events(text)
    assert one.type == "ASSAULT"
    assert one.acled is not None
    assert one.acled.sub_event_type == row


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The town of Derna, seized by Islamists in 2014, was retaken by the army on Monday.", "retaken",
         "2024-04-29"),
        ("The country, which was invaded by Russia in 2008, signed an agreement with Brussels on Thursday.",
         "signed agreement", "2024-05-02"),
        ("Three tourists who were kidnapped in 2021 were freed in Mali on Friday.", "freed", "2024-05-03"),
        ("DJIBO, Burkina Faso, May 2 (Wire) - At least 12 soldiers died in an ambush on Tuesday, officials said.",
         "ambush", "2024-04-30"),
    ],
)  # fmt: skip
def test_a_verb_has_its_own_date(text: str, trigger: str, day: str) -> None:
    (one,) = [one for one in events(text) if one.trigger.value == trigger]
    assert one.when is not None
    assert one.when.value.edtf == day
    assert not one.background


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("In the deadliest attack since 2015, gunmen killed 60 people in Kano on Thursday.", "attack", "2024-05-02"),
        ("For the first time since 2019, rebels shelled Marib on Monday.", "shelled", "2024-04-29"),
        ("Rebels shelled Marib for the first time since 2019.", "shelled", None),
        ("It was the worst violence since 2021: militants killed 40 farmers near Gao on Tuesday.", "killed",
         "2024-04-30"),
        ("The insurgents, who have controlled the valley since 2017, ambushed a convoy near Kobo.", "ambushed", None),
        ("Militants attacked a mine near Ouallam on Monday, the deadliest raid in decades.", "attacked", "2024-04-29"),
        ("Hundreds marched on Wednesday in Lisbon to mark the 50th anniversary of the killing of a student.", "marched",
         "2024-05-01"),
        ("On the anniversary of the coup, gunmen attacked a police station in Bamako on Tuesday.", "attacked",
         "2024-04-30"),
        ("The police have arrested 40 protesters since Sunday.", "arrested", "2024-04-28"),
    ],
)  # fmt: skip
def test_what_is_only_compared_with_or_marked_is_not_the_day(
    text: str, trigger: str, day: str | None
) -> None:
    (one,) = [one for one in events(text) if one.trigger.value == trigger]
    assert (one.when.value.edtf if one.when else None) == day
    assert not one.background


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Since 2015, the insurgents have killed 5,000 people in the region.", "killed", "2015"),
        ("Twenty years ago this week, a bomb killed 41 people in Madrid.", "killed", "2004"),
        ("A bomb killed 41 people in Madrid 20 years ago on Monday.", "killed", "2004"),
        ("Police watched a rally in Dakar commemorating the killing of students in 2014.", "killing", "2014"),
    ],
)
def test_what_was_long_ago_is_background(text: str, trigger: str, day: str) -> None:
    (one,) = [one for one in events(text) if one.trigger.value == trigger]
    assert one.when is not None
    assert one.when.value.edtf == day
    assert one.background


@pytest.mark.parametrize(
    ("text", "timex", "days"),
    [
        ("Between 22 and 27 April, militants killed 34 people in Ituri.", "P6D", "2024-04-22/2024-04-27"),
        ("Militants killed 34 people in Ituri on 22-27 April.", "P6D", "2024-04-22/2024-04-27"),
        ("From Monday to Wednesday, gunmen killed 20 people in Goma.", "P3D", "2024-04-29/2024-05-01"),
        ("Gunmen killed 20 people in Goma between 30 April and 2 May.", "P3D", "2024-04-30/2024-05-02"),
        ("Gunmen killed 90 people in Ituri between January and March.", "P3M", "2024-01/2024-03"),
        ("Militants killed 14 people in Ituri on Monday and Tuesday.", "P2D", "2024-04-29/2024-04-30"),
        ("Rebels killed 3 to 5 people in Goma on Monday.", "2024-04-29", "2024-04-29"),
    ],
)
def test_the_ends_of_a_range_are_one_time(text: str, timex: str, days: str) -> None:
    record = onrecord.read(text, published="2024-05-03")
    for one in (*record.events, *record.tolls):
        assert one.when is not None
        assert (one.when.value.timex, one.when.value.edtf) == (timex, days)
        assert (one.when.value.first or "")[:7] == days[:7]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Rebels killed nine soldiers in an ambush on Sunday, a day after the army bombed their camp.", "bombed",
         "2024-04-27"),
        ("Rebels killed nine soldiers in an ambush on Sunday, a day after the army bombed their camp.", "ambush",
         "2024-04-28"),
        ("Gunmen attacked a convoy on Monday, two days after rebels seized Kobo.", "seized", "2024-04-27"),
        ("A day after the army bombed Gao on Sunday, rebels killed nine soldiers in an ambush.", "ambush", "2024-04-29"),
        ("The men were found on Wednesday, nearly a month after they were abducted by rebels.", "abducted", None),
        ("Police arrested two men on Tuesday, hours after a bomb killed six people in Jos.", "killed", "2024-04-30"),
    ],
)  # fmt: skip
def test_a_clause_of_another_day_has_its_own(text: str, trigger: str, day: str | None) -> None:
    (one,) = [one for one in events(text) if one.trigger.value == trigger]
    assert (one.when.value.edtf if one.when else None) == day
    assert all(0 <= start < end <= len(text) for start, end in (one.when.spans if one.when else ()))


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        (
            "A drone strike killed four men in North Waziristan, a district bordering Afghanistan.",
            "drone strike",
            "North Waziristan",
        ),
        (
            "Jihadists attacked an army base in Boulkessi, near the border with Burkina Faso.",
            "attacked",
            None,
        ),
        ("Jihadists attacked a base in Diffa, near the border with Burkina Faso.", "attacked", "Diffa"),
        (
            "The paramilitaries shelled Wad Madani, capital of Gezira state, on Monday.",
            "shelled",
            "Wad Medani",
        ),
        ("Gunmen attacked a bank in the capital of Mali.", "attacked", "Mali"),
        ("Two men were shot dead in Bunagana, on the Ugandan border.", "shot dead", "Bunagana"),
        ("The arrest of the opposition leader sparked riots in Dakar on Thursday.", "arrest", None),
        ("Doctors in Kampala went on strike on Monday.", "went on strike", "Kampala"),
        ("Rebels in Goma fired rockets at the airport.", "fired rockets", None),
        ("Kenya deployed 400 police officers to Haiti on Tuesday.", "deployed", "Haiti"),
        ("Rebels attacked a convoy on its way to Kigali.", "attacked", None),
    ],
)  # fmt: skip
def test_where_it_was_and_not_what_lies_beside(text: str, trigger: str, place: str | None) -> None:
    record = onrecord.read(text, published="2024-05-03")
    (one,) = [one for one in record.events if one.trigger.value == trigger]
    for told in (one, *record.tolls):
        assert (told.where.value.name if told.where else None) == place


@pytest.mark.parametrize(
    ("text", "mode", "actors", "recipients"),
    [
        ("The bus hit a landmine in Mopti on Monday, killing 11.", "explosives", [], ["The bus"]),
        ("Five people were killed when a suicide bomber blew himself up outside a mosque.", "suicide-attack",
         ["a suicide bomber"], ["Five people"]),
        ("The suicide attack on a hotel in Mogadishu, claimed by al-Shabaab, killed 12.", "suicide-attack",
         ["al-Shabaab"], ["a hotel"]),
        ("Pakistan retaliated with drone strikes in Kerman.", "drone", ["Pakistan"], ["Kerman"]),
        ("A missile hit a church in Kharkiv that was sheltering families, killing seven people.", "heavy-weapons",
         [], ["a church in Kharkiv", "seven people"]),
        ("Two women were gang-raped by soldiers in Bukavu.", "sexual", ["soldiers in Bukavu"], ["Two women"]),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, mode: str, actors: list[str], recipients: list[str]) -> None:
    (one,) = events(text)
    assert one.mode == mode
    assert [bare(read(text, who)) for who in one.actors] == [bare(who) for who in actors]
    assert [bare(read(text, who)) for who in one.recipients] == [bare(who) for who in recipients]


def read(text: str, who: Sourced[str]) -> str:
    return text[who.spans[0][0] : who.spans[-1][1]]


def bare(party: str) -> str:
    return party.lower().removeprefix("the ").removeprefix("a ")


@pytest.mark.parametrize(
    "text",
    [
        "A small plane crashed in Amazonas, killing all 14 on board.",
        "Six soldiers were killed when their truck overturned near Kandahar.",
        "A navy helicopter crashed off Oman, killing two sailors.",
    ],
)
def test_a_wreck_is_no_assault(text: str) -> None:
    assert events(text) == ()


def test_who_holds_captives_threatens() -> None:
    text = "The pirates holding the crew threatened to shoot them."
    for one in events(text):
        assert [bare(read(text, who)).split()[0] for who in one.actors] == ["pirates"]


def test_a_place_behind_in_frees_nobody() -> None:
    (one,) = events("Four hostages were freed in Somalia on Sunday.")
    assert one.actors == ()


def test_an_event_is_where_its_own_words_put_it() -> None:
    (one,) = events("Rebels attacked Bunia on Monday and Beni on Tuesday.")
    assert one.where is not None
    assert one.where.value.name == "Bunia"


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Gunmen seized three nuns in Enugu on Monday.", "ASSAULT", "abduct"),
        ("The army took over the television station in Khartoum.", "COERCE", "seize"),
        ("The president vowed to fight corruption.", "AGREE", None),
        ("After Monday's raid on the camp in Jenin, school was cancelled.", "ASSAULT", None),
        ("A man was stabbed to death in Leeds after two cars collided.", "ASSAULT", "primitive"),
        ("She would work there until rebels attacked Goma on Monday.", "ASSAULT", None),
    ],
)
def test_what_only_looks_turned(text: str, kind: str, mode: str | None) -> None:
    assert (kind, mode, "accomplished") in [(one.type, one.mode, one.status) for one in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A landslide struck a jade mine in Myanmar on Monday, killing 100 people.",
        "Police said a gang-raped woman was taken to hospital in Delhi.",
        "Officials warned that they would run out of water by Monday.",
    ],
)
def test_no_deed(text: str) -> None:
    assert events(text) == ()
