"""What becomes of figures beside each other: overtaken, taken back, partial, stale, contradicted."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from onrecord.incidents.contrast import incident
from onrecord.incidents.shapes import Happening, Incident, Range, Stated
from onrecord.model import Count, Sourced


class Told(NamedTuple):
    """A report's figure: when, how many, who says it."""

    at: str | None
    number: str
    by: str | None = None
    more: dict[str, Any] = {}  # noqa: RUF012 - never written to


def count(number: str) -> Count:
    if number.startswith(">="):
        return Count(low=int(number[2:]), high=None, best=None, bound="at_least")
    exact = int(number)
    return Count(low=exact, high=exact, best=exact, bound="exact" if exact else "none")


def happening(name: str, *figures: Told) -> Happening:
    stated = tuple(
        Stated(
            toll=f"t{at}",
            category=figure.more.get("category", "killed"),
            count=Sourced(count(figure.number), ((10 * at, 10 * at + 2),), "tolls 0.1"),
            source=Sourced(figure.by, ((10 * at + 4, 10 * at + 6),), "attributions 0.1")
            if figure.by
            else None,
            speaker=figure.by,
            **{key: value for key, value in figure.more.items() if key != "category"},
        )
        for at, figure in enumerate(figures, 1)
    )
    return Happening(document=name, number=0, told=figures[0].at, stated=stated)


def told(*reports: tuple[Told, ...], copies: tuple[tuple[str, ...], ...] = ()) -> Incident:
    return incident(
        [happening(name, *figures) for name, figures in zip("ABCDEF", reports, strict=False)], copies
    )


def statuses(made: Incident) -> list[str]:
    return [claim.status for claim in made.claims]


MORNING, NOON, EVENING, NEXT = (
    f"2026-05-0{day}T{hour}:00:00Z" for day, hour in ((4, "08"), (4, "12"), (4, "20"), (5, "09"))
)
UNION = {"side": "society"}
REBELS = {"side": "armed"}


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param([Told(MORNING, "10", "police"), Told(NEXT, "14", "police")], ["superseded", "current"], id="a newer figure of one speaker"),
        pytest.param([Told(MORNING, "10", "police"), Told(NEXT, "14", "ministry")], ["superseded", "current"], id="of another office"),
        pytest.param([Told(MORNING, ">=10", "police"), Told("2026-05-04T09:30:00Z", "14", "ministry")], ["current", "current"], id="at once and they go together"),
        pytest.param([Told(MORNING, ">=10", "police"), Told("2026-05-04T09:30:00Z", "14", "ministry"), Told(NEXT, "14", "police")], ["current", "current", "current"], id="which is then repeated"),
        pytest.param([Told(MORNING, "10", "police"), Told(NEXT, "14", "rebels", REBELS)], ["current", "current"], id="fighters speak for themselves"),
        pytest.param([Told(MORNING, "14", "union", UNION), Told(NEXT, "10", "police")], ["current", "current"], id="a lower one of another overtakes nothing"),
        pytest.param([Told(MORNING, ">=9", "union", UNION), Told(NEXT, "14", "ministry")], ["superseded", "current"], id="an office includes what others counted"),
        pytest.param([Told(MORNING, "12", "police"), Told(NEXT, "10", "police", {"revised": True})], ["withdrawn", "current"], id="taken back"),
        pytest.param([Told(MORNING, "12", "police"), Told(NEXT, "10", "police", {"revised": True}), Told("2026-05-06", "12")], ["withdrawn", "current", "stale"], id="repeated after that"),
        pytest.param([Told(MORNING, "10", "police"), Told(NOON, "14", "police"), Told(EVENING, "10")], ["superseded", "current", "stale"], id="an old figure told late"),
        pytest.param([Told(MORNING, "10", "police"), Told(NOON, "14", "police"), Told(None, "10")], ["superseded", "current", "superseded"], id="an old figure without a date"),
        pytest.param([Told(MORNING, "6", "matron", {"side": "facility", "partial": True}), Told(NOON, "14", "police")], ["partial", "current"], id="what one hospital received"),
        pytest.param([Told(MORNING, "6", "matron", {"side": "facility", "partial": True})], ["current"], id="where nothing else is known"),
        pytest.param([Told(MORNING, "8", "police", {"category": "missing"}), Told(NEXT, "5", "police", {"category": "missing"})], ["superseded", "current"], id="fewer are missing"),
        pytest.param([Told(MORNING, "0", "army"), Told(NEXT, "14", "ministry")], ["current", "current"], id="none is a denial and stands"),
        pytest.param([Told(MORNING, "0", "army"), Told(NEXT, "3", "army")], ["superseded", "current"], id="until its own speaker counts some"),
        pytest.param([Told(MORNING, "0", "health ministry"), Told(NEXT, "16", "minister")], ["superseded", "current"], id="or its office"),
        pytest.param([Told(MORNING, "0", "governor"), Told(NEXT, "0", "governor", {"overtaken": True, "revised": True, "withdrawn": True})], ["withdrawn", "withdrawn"], id="an assurance taken back"),
        pytest.param([Told(MORNING, "58", "police"), Told(NEXT, "58", "company", {"overtaken": True, "revised": True})], ["current", "superseded"], id="nobody takes back what another said"),
        pytest.param([Told(MORNING, "58", "police", {"category": "missing"}), Told(NOON, "24", "police", {"category": "missing"}), Told(NEXT, "58", "parish", {"category": "missing"})], ["superseded", "current", "stale"], id="an old figure told late overtakes none"),
        pytest.param([Told(MORNING, "10", "ministry", {"states": ("russia",)}), Told(NEXT, "14", "governor", {"states": ("ukraine",)})], ["current", "current"], id="offices of two states"),
    ],
)  # fmt: skip
def test_status(reports: list[Told], expected: list[str]) -> None:
    assert statuses(told(*((report,) for report in reports))) == expected


def test_a_figure_that_its_report_repeats_is_a_duplicate() -> None:
    made = told((Told(MORNING, "9", None, {"headline": True}), Told(MORNING, "9", "police")))
    assert statuses(made) == ["duplicate", "current"]
    assert made.merged[0].claims == ("A/t2",)


def test_the_old_figure_of_a_report_is_overtaken_in_it() -> None:
    made = told((Told(MORNING, "6", "police", {"overtaken": True}), Told(MORNING, "9", "police")))
    assert statuses(made) == ["superseded", "current"]


def test_copies_are_duplicates_and_in_no_merged_count() -> None:
    made = told((Told(MORNING, "9", "police"),), (Told(NOON, "9", "police"),), copies=(("A", "B"),))
    assert statuses(made) == ["current", "duplicate"]
    assert made.sources == 1
    assert [merged.claims for merged in made.merged] == [("A/t1",)]


def test_ranges() -> None:
    made = told(
        (Told(MORNING, ">=10", "police"),),
        (Told(MORNING, "14", "union", UNION),),
        (Told(NOON, "25", "rebels", REBELS),),
    )
    killed = made.merged[0]
    assert killed.range_affirmed == Range(10, 25, open_above=False)
    assert killed.joint is None
    assert killed.newest == "C/t1"
    assert [(found.kind, found.claims) for found in made.contradictions] == [("number", ("B/t1", "C/t1"))]


def test_what_all_allow_together() -> None:
    made = told((Told(MORNING, ">=10", "police"),), (Told(MORNING, "14", "union", UNION),))
    assert made.merged[0].joint == Range(14, 14)
    assert made.contradictions == ()
    alone = told((Told(MORNING, ">=10", "police"),)).merged[0]
    assert (alone.range_affirmed, alone.joint) == (
        Range(10, 10, open_above=True),
        Range(10, None, open_above=True),
    )


def test_a_denial() -> None:
    made = told((Told(MORNING, "14", "governor"),), (Told(NOON, "0", "army", REBELS),))
    assert [(found.kind, found.claims) for found in made.contradictions] == [("denial", ("A/t1", "B/t1"))]
    assert made.merged[0].range_affirmed == Range(0, 14)


def test_who_the_dead_were() -> None:
    made = told(
        (Told(MORNING, "11", "governor", {"subject_kind": "civilian"}),),
        (Told(NOON, ">=41", "army", {**REBELS, "subject_kind": "militant"}),),
    )
    assert sorted(found.kind for found in made.contradictions) == ["identity", "number"]
    assert [merged.subject_kind for merged in made.merged] == ["person"]


def test_kinds_that_one_speaker_counts_side_by_side_are_two_counts() -> None:
    made = told(
        (Told(MORNING, "0", "army", {**REBELS, "subject_kind": "civilian"}), Told(MORNING, "15", "army", {**REBELS, "subject_kind": "militant"})),
        (Told(NOON, "22", "office", {"subject_kind": "civilian"}),),
    )  # fmt: skip
    assert [(merged.subject_kind, merged.claims) for merged in made.merged] == [
        ("civilian", ("A/t1", "B/t1")),
        ("militant", ("A/t2",)),
    ]
    assert [(found.kind, found.claims) for found in made.contradictions] == [
        ("denial", ("A/t1", "B/t1")),
        ("identity", ("A/t2", "B/t1")),
    ]


def test_parts_forecasts_and_totals_of_years_are_not_the_count() -> None:
    made = told(
        (
            Told(MORNING, "12", "police"),
            Told(MORNING, "5", "police", {"part": True, "subject_kind": "child"}),
            Told(MORNING, "90", "police", {"scope": "cumulative"}),
            Told(MORNING, "30", "police", {"polarity": "projected"}),
            Told(MORNING, "1", "police", {"individual": True}),
        )
    )
    assert [(merged.subject_kind, merged.claims) for merged in made.merged] == [
        ("person", ("A/t1",)),
        ("child", ("A/t2",)),
    ]


@pytest.mark.parametrize(("kind", "apart"), [("child", True), ("medic", True), ("man", False)])
def test_children_and_medics_are_counted_apart_though_no_report_counts_both(kind: str, apart: bool) -> None:
    made = told((Told(MORNING, "12", "police"),), (Told(NOON, "13", "hospital", {"subject_kind": kind}),))
    assert len(made.merged) == 1 + apart


@pytest.mark.parametrize("turned", [False, True])
def test_rivals_contradict_each_other_though_their_figures_are_held_apart(turned: bool) -> None:
    one, other = Told(MORNING, "34", "opposition", UNION), Told(NEXT, "2", "government")
    if turned:
        one, other = one._replace(at=NEXT), other._replace(at=MORNING)
    assert [said.kind for said in told((one,), (other,)).contradictions] == ["number"]


def test_who_says_that_nobody_was_hurt_speaks_of_those_whom_others_count() -> None:
    hurt = {"category": "injured"}
    made = told(
        (Told(MORNING, "9", "relatives", {**hurt, **UNION, "subject_kind": "woman"}),),
        (Told(NOON, "0", "police", hurt),),
    )
    assert [merged.claims for merged in made.merged] == [("A/t1", "B/t1")]
    assert [found.kind for found in made.contradictions] == ["denial"]


def test_what_a_ticker_told_first_is_overtaken_and_no_part() -> None:
    at = [{"clock": 500}, {"clock": 545}, {"clock": 530}]
    made = told(
        tuple(Told(NOON, number, "service", when) for number, when in zip(("5", "9", "6"), at, strict=True))
    )
    assert [merged.newest for merged in made.merged] == ["A/t2"]
    assert statuses(made) == ["superseded", "current", "superseded"]


def test_two_counts_of_one_speaker_in_a_report_without_entries_are_a_whole_and_a_part() -> None:
    made = told((Told(NOON, "9", "service"), Told(NOON, "5", "service")))
    assert [merged.claims for merged in made.merged] == [("A/t1",), ("A/t2",)]


def test_a_long_incident_is_contrasted_in_time() -> None:
    reports = [
        (Told(f"2026-05-{day:02}T{hour:02}:00:00Z", str(day * 24 + hour), "police"),)
        for day in range(1, 11)
        for hour in range(24)
    ]
    made = incident([happening(f"D{at}", *figures) for at, figures in enumerate(reports)])
    assert [claim.status for claim in made.claims].count("current") >= 1
    assert made.merged[0].newest == "D239/t1"
