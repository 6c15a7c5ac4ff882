"""What looks like one incident and is two, and who counts whom in one."""

from __future__ import annotations

from incident_reports import read

from onrecord.incidents import Incident, link

JUNE_3 = (
    "KRAMATORSK, Ukraine, June 3 (North Wire) - A Russian missile hit an apartment block in Kramatorsk on Monday, "
    "killing three people and wounding 11, regional governor Pavlo Orlenko said.\n"
)
JUNE_9 = (
    "KRAMATORSK, Ukraine, June 9 (North Wire) - A Russian missile hit a row of shops in Kramatorsk on Sunday, "
    "killing five people and wounding seven, regional governor Pavlo Orlenko said.\n"
)
NYALA = (
    "An air strike on a market in Kutum in North Darfur killed 14 people on Wednesday, local doctors said.\n"
)
ZALINGEI = (
    "Gunmen killed six people in an attack on Zalingei in Central Darfur on Wednesday, local doctors said.\n"
)
REBELS = (
    "Tuareg rebels attacked an army camp in Bamba in northern Mali on Sunday and killed 81 soldiers, their "
    "coalition, the CDA, said.\n"
)
ARMY = (
    "Mali's army said on Tuesday that seven of its soldiers were killed in Sunday's attack on its camp in Bamba. "
    "It said it had killed 40 terrorists.\n\nThe rebels admitted losing five fighters.\n"
)


def members(*told: tuple[str, str, str]) -> list[list[str]]:
    return [[account.document for account in one.accounts] for one in linked(*told)]


def linked(*told: tuple[str, str, str]) -> list[Incident]:
    return link([read(name, text, published) for name, text, published in told])


def test_two_strikes_on_one_town_six_days_apart_are_two() -> None:
    reports = ("A", JUNE_3, "2024-06-03T12:00:00Z"), ("B", JUNE_9, "2024-06-09T15:00:00Z")
    assert members(*reports) == [["A"], ["B"]]


def test_attacks_on_two_towns_of_one_day_are_two() -> None:
    reports = ("A", NYALA, "2024-05-02T12:00:00Z"), ("B", ZALINGEI, "2024-05-02T15:00:00Z")
    assert members(*reports) == [["A"], ["B"]]


def test_an_armys_own_dead_are_none_of_the_enemies_it_counts() -> None:
    (one,) = linked(("A", REBELS, "2023-10-02T10:00:00Z"), ("B", ARMY, "2023-10-03T10:00:00Z"))
    values = {claim.id: claim.count.value.best for claim in one.claims}
    assert {frozenset(values[name] for name in found.claims) for found in one.contradictions} >= {
        frozenset({7, 81}), frozenset({5, 40}),
    }  # fmt: skip


def test_who_counts_fighters_is_not_overtaken_by_a_total() -> None:
    army = "Turkey's defence ministry said on Thursday that 12 militants were killed in air strikes near Sinjar, Iraq.\n"
    local = "Air strikes near Sinjar in Iraq on Thursday killed 20 people, the local civil defence said.\n"
    (one,) = linked(("A", army, "2024-10-24T08:00:00Z"), ("B", local, "2024-10-24T18:00:00Z"))
    assert {claim.status for claim in one.claims} == {"current"}


def test_a_smaller_strike_on_the_town_a_day_later_is_another() -> None:
    port = "A Russian missile hit the port of Odesa on Wednesday, killing four people, governor Oleh Kipa said.\n"
    flats = "A Russian drone hit a block of flats in Odesa on Thursday, killing one person, governor Oleh Kipa said.\n"
    reports = ("A", port, "2024-04-10T18:00:00Z"), ("B", flats, "2024-04-11T09:00:00Z")
    assert members(*reports) == [["A"], ["B"]]


def test_the_strike_of_the_day_before_is_another_of_the_same_report() -> None:
    market = "Russian shells hit a market in Kherson on Thursday, killing three people, the governor said.\n"
    bus = (
        "A Russian drone hit a bus in Kherson on Friday, killing the driver, the governor said. "
        "On Thursday three people were killed when shells hit a market in the city.\n"
    )
    reports = ("A", market, "2024-05-02T18:00:00Z"), ("B", bus, "2024-05-03T09:00:00Z")
    assert members(*reports) == [["A", "B"], ["B"]]
