"""Who contradicts whom: counts set beside each other, denials with and without a number, two towns of a day."""

from __future__ import annotations

import pytest
from incident_reports import read
from test_contrast import EVENING, MORNING, NEXT, NOON, REBELS, UNION, Told, statuses, told

from onrecord.incidents import Incident, link


def contradicted(made: Incident) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.kind, found.claims) for found in made.contradictions]


def linked(*texts: str) -> list[Incident]:
    days = ("2025-05-06T06:00:00Z", "2025-05-06T15:00:00Z", "2025-05-07T09:00:00Z")
    return link([read(name, text, day) for name, text, day in zip("ABC", texts, days, strict=False)])


def test_a_few_are_no_rivals_of_a_multitude() -> None:
    aid = {"subject_kind": "man"}
    made = told(
        (Told(MORNING, "41", "governor"),), (Told(NEXT, "3", "sister", aid), Told(NEXT, "41", "sister"))
    )
    assert not contradicted(made)


@pytest.mark.parametrize(("own", "quoted", "kinds"), [("2", "4", ["number"]), ("9", "2", [])])
def test_a_report_sets_somebodys_count_beside_its_own_and_no_part(
    own: str, quoted: str, kinds: list[str]
) -> None:
    made = told((Told(NOON, own), Told(NOON, quoted, "channel")))
    assert [kind for kind, _ in contradicted(made)] == kinds


def test_all_who_repeat_a_number_that_is_contradicted_take_part() -> None:
    made = told(
        (Told(MORNING, "58"),),
        (Told(NOON, "84", "union", UNION),),
        (Told(EVENING, "58", "minister"),),
    )
    assert contradicted(made) == [("number", ("A/t1", "B/t1", "C/t1"))]


@pytest.mark.parametrize(
    ("fighters", "civilians", "kinds"),
    [
        pytest.param(Told(NOON, "6", None, {"subject_kind": "soldier"}), "9", [], id="an army's own losses"),
        pytest.param(Told(NOON, "2", "army", {"subject_kind": "militant"}), "33", [], id="two of a multitude"),
        pytest.param(Told(NOON, "12", "army", {"subject_kind": "militant"}), "12", ["identity"], id="the same people"),
    ],
)  # fmt: skip
def test_who_they_were_is_asked_of_the_same_people(fighters: Told, civilians: str, kinds: list[str]) -> None:
    villagers = Told(NEXT, civilians, "elders", {**UNION, "subject_kind": "civilian"})
    made = told((fighters,), (villagers,))
    assert [kind for kind, _ in contradicted(made) if kind == "identity"] == kinds


@pytest.mark.parametrize(
    ("pending", "status", "kinds"), [(True, "superseded", []), (False, "current", ["denial"])]
)
def test_none_so_far_is_news_and_no_denial(pending: bool, status: str, kinds: list[str]) -> None:
    hurt = {"category": "injured"}
    made = told(
        (Told(MORNING, "0", "police", {**hurt, "pending": pending}),), (Told(NEXT, "14", "agency", hurt),)
    )
    assert statuses(made) == [status, "current"]
    assert [kind for kind, _ in contradicted(made)] == kinds


def test_who_says_none_so_far_after_others_counted_some_denies() -> None:
    hurt = {"category": "injured"}
    made = told(
        (Told(MORNING, "14", "rebels", {**hurt, **REBELS}),),
        (Told(NOON, "0", "police", {**hurt, "pending": True}),),
        (Told(NEXT, "14", "agency", hurt),),
    )
    assert statuses(made)[1] == "current"


STRIKE = "Ten civilians were killed in overnight Indian strikes on Bahawalpur, Pakistan's army spokesman said on Tuesday."
REFUSED = "India denied on Tuesday hitting civilians in Bahawalpur. Pakistan's army says that ten civilians were killed there overnight."


@pytest.mark.parametrize("denial", ["denied hitting civilians", "denied having shelled homes"])
def test_a_deed_that_is_denied_without_an_event_denies_who_counts_the_dead(denial: str) -> None:
    (one,) = linked(
        STRIKE, f"India {denial} in Bahawalpur on Tuesday. Two buildings were destroyed, the army said."
    )
    assert [(kind, len(claims)) for kind, claims in contradicted(one)] == [("denial", 1)]


def test_reports_of_a_strike_that_are_rejected_are_no_denied_deed() -> None:
    made = linked(STRIKE, "India rejected the reports of a strike on Bahawalpur on Tuesday as staged.")
    assert not [found for one in made for found in contradicted(one)]


def test_what_a_report_of_the_denial_quotes_is_denied() -> None:
    (one,) = linked(STRIKE, REFUSED)
    assert ("denial", 2) in [(kind, len(claims)) for kind, claims in contradicted(one)]


NABATIEH = (
    "An Israeli strike on the town hall in Nabatieh killed five people on Tuesday, the health ministry said."
)
TYRE = "An Israeli strike on a house in Tyre killed three people on Tuesday, the health ministry said."


@pytest.mark.parametrize(
    ("last", "members"),
    [
        pytest.param(TYRE, ["A"], id="each tells one town"),
        pytest.param(f"{TYRE} Earlier in the day five people were killed in Nabatieh.", ["A", "B"], id="in passing"),
    ],
)  # fmt: skip
def test_strikes_on_two_neighbouring_towns_of_one_day_are_two(last: str, members: list[str]) -> None:
    first, second = linked(NABATIEH, last)
    assert [account.document for account in first.accounts] == members
    assert [claim.count.value.best for claim in second.claims] == [3]


def test_what_came_a_day_after_another_deed_tells_another() -> None:
    missile = "A missile hit the port of Odesa on Monday, killing four people, governor Oleh Kipa said."
    drone = (
        "A drone hit a block of flats in Odesa on Tuesday, killing one person and wounding three, Oleh Kipa said. "
        "The attack came a day after a missile strike on the port killed four people."
    )
    made = linked(missile, drone)
    (of_tuesday,) = [one for one in made if any(claim.category == "injured" for claim in one.claims)]
    assert [(claim.category, claim.count.value.best) for claim in of_tuesday.claims] == [
        ("killed", 1), ("injured", 3),
    ]  # fmt: skip


def test_a_figure_that_the_report_of_a_newer_one_sets_beside_it_stands() -> None:
    ministry, nurse = "health ministry", "nurse"
    made = told((Told(MORNING, "13", ministry),), (Told(NEXT, ">=20", nurse), Told(NEXT, "13", ministry)))
    assert statuses(made) == ["current", "current", "current"]
    assert contradicted(made) == [("number", ("A/t1", "B/t1", "B/t2"))]


def test_what_is_set_against_others_overtakes_only_its_speakers_own() -> None:
    against = {"against": True}
    made = told((Told(MORNING, "21", "minister"),), (Told(NEXT, "30", "un agency", against),))
    assert statuses(made) == ["current", "current"]
    made = told((Told(MORNING, "21", "un agency"),), (Told(NEXT, "30", "un agency", against),))
    assert statuses(made) == ["superseded", "current"]


FIRST_DAY = "A launch sank off the port of Marnovo on Friday, killing 14 people, the harbour master of Marnovo said.\n"


def test_a_count_by_another_than_who_gives_the_lower_one_is_not_taken_back() -> None:
    later = (
        "The transport minister put the number of dead in Friday's sinking of a launch off Marnovo at 33, but a "
        "teacher said his group had counted 58 corpses and that the government was hiding the scale.\n"
    )
    (found,) = linked(FIRST_DAY, later)
    assert [one.status for one in found.claims if one.count.value.best == 58] == ["current"]


def test_that_none_of_the_passengers_was_hurt_denies_no_death_of_others() -> None:
    first = (
        "Two workmen were killed when a train ran into a crew near Vicenza in Italy on Wednesday, the railway police "
        "said. None of the train's 84 passengers was injured.\n"
    )
    then = "A train accident near Vicenza in Italy on Wednesday has cost three lives, the San Bortolo hospital said.\n"
    assert not [said for one in linked(first, then) for said in contradicted(one)]
