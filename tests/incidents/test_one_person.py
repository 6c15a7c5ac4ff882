"""One person whom two call differently; deeds behind a protest; relatives who speak for themselves."""

from __future__ import annotations

from incident_reports import read

from onrecord.incidents import Incident, link

FIRST = (
    "LEEDS, May 6 (North Wire) - Police shot dead a burglar and wounded another man outside a warehouse in Leeds "
    "on Sunday night, the force said.\n"
)
SECOND = (
    "LEEDS, May 8 (North Wire) - A second burglar has died following Sunday's police shooting at a warehouse in "
    "Leeds, bringing the number of people killed there to two, the force said on Tuesday.\n"
)
MARCH = (
    "About 400 people marched through Leeds on Tuesday evening to protest against the deaths of two men at the hands "
    "of police.\n"
    "Two people died after officers opened fire outside a warehouse in Leeds on Sunday night.\n"
    "Dana Orrell told the crowd that officers had killed a passer-by when they shot her son Tom, 22.\n"
)


def linked() -> list[Incident]:
    reports = (
        read("A", FIRST, "2024-05-06T09:00:00Z"),
        read("B", SECOND, "2024-05-08T09:00:00Z"),
        read("C", MARCH, "2024-05-08T12:00:00Z", "Daily Post"),
    )
    return link(reports)


def test_the_deed_at_which_people_protest_is_of_its_own_day() -> None:
    found = linked()[0]
    assert [account.document for account in found.accounts] == ["A", "B", "C"]
    assert found.when
    assert found.when.read.value.first == "2024-05-05"


def test_a_burglar_to_the_police_and_a_passer_by_to_his_mother_is_one_count() -> None:
    found = linked()[0]
    (one,) = [same for same in found.contradictions if same.kind == "identity"]
    (count,) = [count for count in found.merged if set(one.claims) <= set(count.claims)]
    assert count.newest.startswith("C/")
    assert count.range_affirmed
    assert (count.range_affirmed.low, count.range_affirmed.high) == (1, 1)
