"""Who else takes part: joined adjectives, second objects, losers of a place; and who takes none: a place."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.model import Event


def events(text: str) -> tuple[Event, ...]:
    return onrecord.read(text, published="2024-05-03").events


def sides(text: str) -> list[tuple[str, list[str], list[str]]]:
    """The type of each event with the names of its actors and recipients."""
    record = onrecord.read(text, published="2024-05-03")
    called = {one.id: one.name.value for one in record.parties}
    return [
        (
            event.type,
            [called.get(one.value, one.value) for one in event.actors],
            [called.get(one.value, one.value) for one in event.recipients],
        )
        for event in record.events
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Indian and Chinese soldiers clashed along the disputed border on Sunday.",
         ["Indian", "Chinese soldiers"]),
        ("French and Malian troops killed 20 militants near Gao.", ["French", "Malian troops"]),
        ("US and Iraqi troops clashed with militants near Mosul.", ["US", "Iraqi troops", "militants"]),
        ("Ugandan and Congolese troops have launched an offensive against ADF rebels.",
         ["Ugandan", "Congolese troops"]),
        ("Clashes pitted soldiers against M23 rebels near Sake on Tuesday.", ["soldiers", "M23 rebels"]),
    ],
)  # fmt: skip
def test_both_sides_of_a_pair_act(text: str, who: list[str]) -> None:
    assert [actors for _, actors, _ in sides(text)] == [who]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Rebels attacked Bunia on Monday and Beni on Tuesday, residents said.", ["Bunia", "Beni"]),
        ("The army shelled Kherson on Monday and Nikopol a day later.", ["Kherson", "Nikopol"]),
        ("Gunmen killed six people in Goma and three soldiers in Bukavu.", ["six people", "three soldiers"]),
        ("Gunmen killed six people in Goma and Bukavu on Monday.", ["six people"]),
        ("The army captured the town of Wad Madani from the Rapid Support Forces.",
         ["town of Wad Madani", "Rapid Support Forces"]),
        ("Gunmen seized the town from the north on Tuesday.", ["town"]),
        ("Jets bombed rebels in northern Iraq on Saturday and northern Syria on Sunday.", ["rebels"]),
        ("Spain extradited a suspected drug trafficker to Mexico on Monday.", ["Mexico"]),
        ("The prime minister survived an assassination attempt on Sunday.", ["prime minister"]),
    ],
)  # fmt: skip
def test_to_whom_it_is_done(text: str, whom: list[str]) -> None:
    assert [recipients for _, _, recipients in sides(text)] == [whom]


@pytest.mark.parametrize(
    "text",
    [
        "Teachers protested in Athens on Monday over pay.",
        "Dock workers went on strike in Athens on Monday.",
        "Nurses held a strike in Lisbon over pay on Monday.",
        "A strike by airport workers in Hamburg grounded 200 flights.",
        "Rail workers voted to strike over pay.",
    ],
)
def test_a_protest_is_to_no_place_and_to_no_pay(text: str) -> None:
    assert [(kind, whom) for kind, _, whom in sides(text)] == [("PROTEST", [])]


def test_a_clash_is_with_no_place() -> None:
    found = sides("South Sudanese and Ugandan troops clashed in Kajo Keji.")
    assert found == [("ASSAULT", ["South Sudanese", "Ugandan troops"], [])]


@pytest.mark.parametrize(
    "text",
    [
        "Russia launched strikes on Kyiv on Monday.",
        "The air force held strikes on rebel positions near Lisk.",
        "Israel began a strike on the port of Hodeidah.",
    ],
)
def test_strikes_of_arms_stay_assaults(text: str) -> None:
    assert [one.type for one in events(text)] == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers overthrew President Ali Bongo on Wednesday.",
        "Army officers staged a coup in Niger on Wednesday.",
        "The military seized power in Mali on Tuesday.",
    ],
)
def test_power_taken_by_force(text: str) -> None:
    assert [one.type for one in events(text)] == ["COERCE"]


@pytest.mark.parametrize(
    "text",
    [
        "The team pulled off a coup by signing the striker.",
        "The storm toppled trees in Leeds.",
        "Protesters toppled a statue of the king.",
    ],
)
def test_no_power_is_taken(text: str) -> None:
    assert not events(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hostages were seized by gunmen in a bank in Sanaa.", "Abduction/forced disappearance"),
        ("Gunmen seized 12 hostages at a hotel on Monday.", "Abduction/forced disappearance"),
        ("Russian forces struck Kharkiv with glide bombs on Sunday.", "Air/drone strike"),
        ("Russian glide bombs hit Kharkiv on Sunday.", "Air/drone strike"),
        ("Iran executed three men on Tuesday.", "Attack"),
        ("The army said it had captured the town of Lisk.", "Government regains territory"),
    ],
)
def test_what_kind_it_is(text: str, kind: str) -> None:
    assert [one.acled and one.acled.sub_event_type for one in events(text)] == [kind]


def test_a_deed_kills_and_not_the_saint_whose_shrine_it_hit() -> None:
    found = sides("Gunmen carried out an attack on the shrine of Saint Odo in June that killed 17 people.")
    assert [(actors, whom[-1:]) for _, actors, whom in found] == [(["Gunmen"], ["17 people"])]


def test_who_gives_back_what_was_stolen_did_not_steal_it() -> None:
    found = sides("The United States returned a painting that was stolen in 1989 to the city of Lisk.")
    assert [actors for kind, actors, _ in found if kind == "COERCE"] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "The governor banned outdoor activity on Sunday.",
        "North Korea violated a ban by Seoul on missile tests.",
    ],
)
def test_what_is_forbidden_is_no_party(text: str) -> None:
    assert [whom for kind, _, whom in sides(text) if kind == "COERCE"] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "A gas leak caused an explosion that wrecked a block of flats and killed seven people.",
        "A blast ripped through a chemical plant in Gujarat on Monday, killing six workers.",
    ],
)
def test_what_bursts_by_itself_is_no_assault(text: str) -> None:
    assert not events(text)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb planted at a power plant killed two guards.",
        "Gunmen blew up a fuel tanker in Quetta, killing three people.",
        "An attack on a power plant killed five people.",
    ],
)
def test_what_is_made_to_burst_is_one(text: str) -> None:
    assert [one.type for one in events(text)] == ["ASSAULT"]


def test_people_taken_away_by_the_armed_are_abducted() -> None:
    found = events("Rebels looted the town of Kalo and took away 11 people.")
    assert [(one.trigger.value, one.mode) for one in found][-1] == ("took away", "abduct")


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Activists staged a protest in Lima against abuses by the police on Friday.",
         ["Activists"], ["police"]),
        ("The king received the ambassador of Togo on Monday.", ["king"], ["ambassador of Togo"]),
        ("Prosecutors opened an investigation against three ministers.",
         ["Prosecutors"], ["three ministers"]),
    ],
)  # fmt: skip
def test_who_protests_receives_and_inquires(text: str, who: list[str], whom: list[str]) -> None:
    assert [(actors, recipients) for _, actors, recipients in sides(text)] == [(who, whom)]


def test_a_coup_is_done_to_nobody_who_is_met() -> None:
    found = sides("General Odo, who led the 2021 coup, met the French envoy.")
    assert ("COERCE", ["Odo"], []) in found
    assert ("COERCE", ["junta"], []) in sides("The junta, which seized power in a coup, freed 40 prisoners.")


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("The opposition gave the government a 48-hour ultimatum.", "THREATEN", ["government"]),
        ("The Taliban publicly executed a man in Ghazni on Thursday.", "ASSAULT", ["man"]),
        ("Assassins tried to kill the governor of Kandahar on Sunday.", "ASSAULT", ["governor of Kandahar"]),
    ],
)
def test_who_is_threatened_and_put_to_death(text: str, kind: str, whom: list[str]) -> None:
    assert [(found, recipients) for found, _, recipients in sides(text)] == [(kind, whom)]


def test_a_strike_of_workers_stays_one_all_through_a_report() -> None:
    found = events(
        "Teachers went on strike in Kenya on Monday.\n\nThe strike, the third this year, has closed schools."
    )
    assert [one.type for one in found] == ["PROTEST"]


def test_whom_one_is_always_fighting_only_says_who_one_is() -> None:
    text = (
        "The coalition fighting the rebels in Karvia denied on Friday that its aircraft had struck a wedding."
    )
    events = onrecord.read(text, published="2024-05-03").events
    assert [event.trigger.value for event in events] == ["denied", "struck"]
    (clash,) = onrecord.read("Rebels were fighting soldiers near Goma on Monday.").events
    assert clash.trigger.value == "fighting"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A bombing claimed by the Islamic State killed 84 people in Kerman.", ["Islamic State"]),
        ("The attack on a mosque in Lisk was claimed by the rebels.", ["rebels"]),
        ("The attack was claimed by al-Shabab.", ["al-Shabab"]),
        ("A raid blamed on bandits left 12 people dead in Zamfara.", ["bandits"]),
        ("The bombing, which police blamed on separatists, killed nine people.", ["separatists"]),
        ("A drone strike attributed to Israel killed three people in Beirut.", ["Israel"]),
        ("The army blamed rebels for the attack, which killed 12.", ["rebels"]),
        ("The bombing, which was not claimed by any group, killed nine people.", []),
        ("The explosion of a bomb, blamed on a gas leak at first, killed nine people.", []),
    ],
)
def test_whose_a_deed_is_said_to_be(text: str, who: list[str]) -> None:
    record = onrecord.read(text)
    names = {party.id: party.name.value for party in record.parties}
    (event,) = [one for one in record.events if one.type == "ASSAULT"]
    assert [names[one.value] for one in event.actors] == who
