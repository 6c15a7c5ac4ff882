"""What became of the counted, where the words around turn it: the buried, survivors, killers, captives."""

from __future__ import annotations

import pytest
from toll_finding import tolls


def counted(text: str) -> list[tuple[str, float | int | None, str]]:
    return [(one.category, one.count.value.low, one.polarity) for one in tolls(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A landslide buried eight villagers in Orel.", [("trapped", 8)]),
        ("Mourners buried 12 people on Monday.", [("killed", 12)]),
        ("Only three of the 45 people on board survived.", [("killed", 42)]),
        ("Of the 72 people aboard the plane, only one survived.", [("killed", 71)]),
        ("There were no survivors among the 41 people on board.", [("killed", 41)]),
        ("Nobody survived, the mayor said, after a bus with 31 people fell into a gorge.", [("killed", 31)]),
        ("Fourteen people with burns were brought in and none of them survived.", [("killed", 14)]),
        ("The gunman killed six people before turning the gun on himself.", [("killed", 6), ("killed", 1)]),
        ("A student killed nine classmates and then shot himself.", [("killed", 9), ("killed", 1)]),
        ("A man stabbed four people before officers shot him dead.", [("injured", 4), ("killed", 1)]),
        ("A man was killed when police shot him dead.", [("killed", 1)]),
        ("A man who stabbed a guard was shot dead.", [("killed", 1)]),
        ("Of the 12 missiles fired at Orel, nine were shot down.", []),
        ("Three people were killed in each of two villages.", [("killed", 6)]),
        ("She was one of five people wounded in the attack.", [("injured", 5)]),
        ("Eight of the 20 hostages have been freed, but 12 are still being held.",
         [("released", 8), ("abducted", 12)]),
        ("Police arrested nine men, and four are still being held.", [("detained", 9), ("detained", 4)]),
        ("Gunmen abducted 20 pupils. Six suspects are being held by police.", [("abducted", 20), ("detained", 6)]),
        ("There were no survivors, and 30 firefighters put out the blaze.", [("killed", None)]),
        ("Only three of the 45 buildings survived the quake.", []),
        ("Twelve victims of the collapse were buried on Monday.", [("killed", 12)]),
        ("A man stabbed a nurse to death before police shot him dead.", [("killed", 1), ("killed", 1)]),
        ("A private house was destroyed.", []),
    ],
)  # fmt: skip
def test_what_became_of_them(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(category, low) for category, low, _ in counted(text)] == expected


def test_the_dead_of_whom_few_survived_are_derived() -> None:
    (dead,) = tolls("Only three of the 45 people on board survived.")
    assert dead.derivation == "45-3"


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ("The army said that claims that 20 civilians had died were false.", ["disputed"]),
        ("Reports that 30 people had died in Orel are baseless.", ["disputed"]),
        ("The governor rejected reports of 50 deaths, saying the real number was 12.", ["disputed", "asserted"]),
        ("The front claims to hold 12 hostages.", ["asserted"]),
        ("Where did the raid in which six people died take place?", ["asserted"]),
        ("Who are the other 15 people killed?", ["asserted"]),
        ("Were the 15 people killed?", ["hypothetical"]),
        ("The front claimed on Monday to be holding 12 hostages.", ["asserted"]),
        ("They demanded $100,000 for the release of the 12 hostages.", ["hypothetical"]),
        ("The ministry denied claiming that 12 soldiers were killed.", ["disputed"]),
        ("Two people arrested were fake doctors, officials said.", ["asserted"]),
        ("They paid $100,000 for the release of the 12 hostages.", ["asserted"]),
        ("Envoys met to discuss the release of 101 hostages.", ["hypothetical"]),
        ("Some 12,000 people fled the floods, and 83 are feared dead.", ["asserted", "unconfirmed"]),
    ],
)  # fmt: skip
def test_how_it_is_told(text: str, polarities: list[str]) -> None:
    assert [polarity for _, _, polarity in counted(text)] == polarities


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Floods have killed 88 people in Lisk, 55 in Orel and nine in Tarn since March.", ["cumulative"] * 3),
        ("The war has killed 9,000 people.", ["cumulative"]),
        ("A fire killed 12. In 2009, a similar accident killed 28 miners.", ["incident", "background"]),
        ("A fire killed 12. In December, a blaze left eight workers dead.", ["incident", "background"]),
        ("A quake killed 12. It came three months after two quakes killed 1,400.", ["incident", "background"]),
        ("Rebels killed two. Twelve died in a manner similar to earlier raids.", ["incident"] * 2),
        ("An earthquake last week killed 1,480 people.", ["incident"]),
        ("Divers found 19 bodies in a ferry that sank last week.", ["incident"]),
    ],
)  # fmt: skip
def test_over_what_it_counts(text: str, scopes: list[str]) -> None:
    assert [one.scope for one in tolls(text)] == scopes
