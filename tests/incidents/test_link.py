"""Several reports read and linked: what is one incident, what stands, what contradicts."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest
from incident_reports import FIRST, read, strike

from onrecord.incidents import Incident, link
from onrecord.model import Record, from_json, to_json


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return strike()


@pytest.fixture(scope="module")
def incidents(records: list[Record]) -> list[Incident]:
    return link(records)


def test_reports_of_one_strike_are_one_incident(incidents: list[Incident]) -> None:
    assert [[account.document for account in found.accounts] for found in incidents] == [
        ["A", "B", "C"],
        ["D"],
    ]
    assert [found.id for found in incidents] == ["A#0", "D#0"]
    assert incidents[0].sources == 3


def test_a_newer_figure_overtakes_and_a_denial_contradicts(incidents: list[Incident]) -> None:
    claims = {claim.id: claim for claim in incidents[0].claims}
    killed = [
        (claim.document, claim.count.value.low, claim.status)
        for claim in claims.values()
        if claim.category == "killed"
    ]
    assert killed == [("A", 10, "superseded"), ("B", 14, "current"), ("C", 0, "current")]
    denial = next(found for found in incidents[0].contradictions if found.kind == "denial")
    assert {claims[name].document for name in denial.claims} == {"B", "C"}


def test_what_is_merged(incidents: list[Incident]) -> None:
    killed = next(found for found in incidents[0].merged if found.category == "killed")
    assert killed.range_affirmed is not None
    assert (killed.range_affirmed.low, killed.range_affirmed.high) == (0, 14)
    assert killed.range_all is not None
    assert (killed.range_all.low, killed.range_all.high) == (0, 14)
    assert killed.joint is None


def test_every_field_of_an_incident_stands_in_a_report(
    records: list[Record], incidents: list[Incident]
) -> None:
    texts = {record.document.id: record.document.text for record in records}
    for found in incidents:
        for cited in (found.when, found.where):
            assert cited is None or all(
                texts[cited.document][start:end].strip() for start, end in cited.read.spans
            )
        for claim in found.claims:
            for start, end in claim.count.spans:
                assert texts[claim.document][start:end].strip()
            if claim.source:
                assert [texts[claim.document][start:end] for start, end in claim.source.spans] == [
                    claim.source.value
                ]


def test_the_order_of_reports_names_incidents_but_changes_no_cluster(records: list[Record]) -> None:
    for order in permutations(records):
        made = link(order)
        groups = {frozenset(account.document for account in found.accounts) for found in made}
        assert groups == {frozenset("ABC"), frozenset("D")}
        assert made[0].id == f"{order[0].document.id}#0"


def test_a_report_that_comes_later_changes_no_other_incident(
    records: list[Record], incidents: list[Incident]
) -> None:
    without = link(records[:3])
    assert without == incidents[:1]


def test_a_wire_copy_counts_once(records: list[Record]) -> None:
    copy = read(
        "E", "Strike on bus station\n" + FIRST + "(North Wire)\n", "2022-03-03T11:30:00Z", "Coast Mirror"
    )
    found = link([*records, copy])[0]
    assert found.copies == (("A", "E"),)
    assert found.sources == 3
    assert {claim.status for claim in found.claims if claim.document == "E"} == {"duplicate"}
    assert link(records)[0].merged == found.merged


def test_reports_that_a_person_set_apart_stay_apart(records: list[Record]) -> None:
    made = link(records, apart=[("A#0", "B#0"), ("A#0", "C#0")])
    assert [[account.document for account in found.accounts] for found in made] == [["A"], ["B", "C"], ["D"]]


def test_reports_that_a_person_put_together_stay_together(records: list[Record]) -> None:
    made = link(records, together=[("A#0", "D#0")])
    assert [[account.document for account in found.accounts] for found in made] == [["A", "B", "C", "D"]]


def test_an_undated_report_is_told_apart_by_its_words() -> None:
    made = link([read("A", FIRST, None), read("B", FIRST.replace("Rescuers", "Firemen"), None)])
    assert [[account.document for account in found.accounts] for found in made] == [["A", "B"]]


def test_no_report_is_no_incident() -> None:
    assert link([]) == []
    assert link([read("A", "The weather was fine.", "2022-03-03")]) == []
    assert link([read("A", "\n", "2022-03-03")]) == []


def test_incidents_survive_json(records: list[Record], incidents: list[Incident]) -> None:
    again = link(from_json(to_json(record)) for record in records)
    assert again == incidents
    assert msgspec.json.decode(msgspec.json.encode(again), type=list[Incident]) == incidents
