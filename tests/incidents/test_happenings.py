"""Which events and tolls of a report belong to one incident."""

from __future__ import annotations

import pytest
from incident_reports import FIRST, LATER, read

from onrecord.incidents import happenings, match
from onrecord.incidents.cues import is_headline, partial, partitive, revises, tells_old
from onrecord.incidents.sentences import at, sentences
from onrecord.incidents.shapes import Happening
from onrecord.incidents.voices import is_itself, side, states_in
from onrecord.model import Attribution, Sourced


def of(text: str, published: str | None = "2026-03-06T10:00:00Z") -> tuple[Happening, ...]:
    return happenings.of(read("A", text, published))


def tolls(found: Happening) -> list[tuple[str, float | None]]:
    return [(stated.category, stated.count.value.low) for stated in found.stated]


@pytest.mark.parametrize(
    "aside",
    [
        "In January, a rocket hit a market in the town of Lozova and killed nine people.",
        "A similar attack on a mill killed nine people.",
        "The attack on a mill in 2019, in which nine people were killed, is remembered.",
    ],
)
def test_what_is_told_in_passing_is_a_happening_of_its_own(aside: str) -> None:
    main, other = of(f"{FIRST.replace('March 3', 'March 5')}{aside}\n")
    assert tolls(main) == [("killed", 10), ("injured", 24)]
    assert tolls(other) == [("killed", 9)]
    assert other.background
    assert not main.background


def test_all_that_one_report_tells_of_an_incident_is_one_happening() -> None:
    (main,) = of(
        "LISK, March 6 (North Wire) - A bus fell into a ravine near Lisk on Thursday, killing 12 people. "
        "Seven others were taken to hospital in the capital. Two children are missing.\n"
    )
    assert tolls(main) == [("killed", 12), ("injured", 7), ("missing", 2)]


def test_sentences_of_others_are_not_told_in_the_main_happening() -> None:
    text = f"{FIRST.replace('March 3', 'March 5')}In January, a rocket hit a market in Lozova and killed nine people.\n"
    main, other = of(text)
    assert "Lozova" not in "".join(text[start:end] for start, end in main.told_in)
    assert "Lozova" in "".join(text[start:end] for start, end in other.told_in)


def test_the_old_figure_of_a_rise_is_stated_as_overtaken() -> None:
    (main,) = of(
        "The death toll from the fire at the mill in Lisk has risen from six to nine, police said.\n"
    )
    assert [(stated.count.value.best, stated.overtaken) for stated in main.stated] == [(6, True), (9, False)]


def test_the_wrong_figure_of_a_correction_is_stated_as_taken_back() -> None:
    (main,) = of("The fire at the mill killed 31 people and not 36, the mayor of Lisk said on Friday.\n")
    found = [(stated.count.value.best, stated.overtaken, stated.revised) for stated in main.stated]
    assert found == [(31, False, True), (36, True, True)]


def test_a_report_in_which_nothing_was_read_is_told_apart_by_its_words() -> None:
    (bare,) = of("The bus station of Marnovo lies in ruins.\n")
    assert bare.bare
    (other,) = of("The bakers of Lisk have a new master.\n")
    one, two = "The bus station of Marnovo lies in ruins.\n", "The bakers of Lisk have a new master.\n"
    assert match.score(seen(bare, one), seen(other, two)) < 0


def seen(found: Happening, text: str) -> match.Seen:
    return match.seen(found, text)


def test_scores_are_the_same_both_ways() -> None:
    (one,), (other,) = (
        happenings.of(read("A", FIRST, "2022-03-03")),
        happenings.of(read("B", LATER, "2022-03-04")),
    )
    left, right = seen(one, FIRST), seen(other, LATER)
    assert match.candidates(left, right)
    assert match.candidates(right, left)
    assert match.score(left, right) == pytest.approx(match.score(right, left))
    assert match.score(left, right) > 0


def test_a_week_in_which_it_happened_speaks_against_nothing() -> None:
    text = "Forty miners were killed in Lisk {when}, the mine said."
    (wide,) = happenings.of(read("A", text.format(when="this week"), "2026-03-12"))
    (known,) = happenings.of(read("B", text.format(when="on Tuesday"), "2026-03-12"))
    assert (wide.first, wide.last) != (known.first, known.last)
    assert match.in_time(wide, known)["undated"] == 1.0


def test_we_are_who_writes() -> None:
    text = "Our forces took the town. More than 200 soldiers were killed. We state that not one civilian was killed."
    record = read("A", text, "2026-03-12", "Rapid Support Forces, media office")
    (main,) = happenings.of(record)
    assert {stated.speaker for stated in main.stated} == {"rapid support forces"}
    assert {stated.side for stated in main.stated} == {"armed"}


@pytest.mark.parametrize(
    ("source", "itself"), [("We", True), ("our committee", True), ("", False), ("They", False)]
)
def test_who_is_meant_by_we(source: str, *, itself: bool) -> None:
    quoted = Sourced("two died", ((0, 8),), "test")
    said = Attribution(id="a1", manner="indirect", content=quoted, source=Sourced(source, ((0, 2),), "test"))
    assert is_itself(said) is itself


def test_reports_of_one_document_are_not_compared() -> None:
    (one,) = happenings.of(read("A", FIRST, "2022-03-03"))
    assert not match.candidates(seen(one, FIRST), seen(one, FIRST))


def test_reports_that_are_months_apart_are_not_compared() -> None:
    (one,), (other,) = (
        happenings.of(read("A", FIRST, "2022-03-03")),
        happenings.of(read("B", FIRST, "2022-05-03")),
    )
    assert not match.candidates(seen(one, FIRST), seen(other, FIRST))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Police withdrew the figure of 12.", True),
        ("“We withdraw it,” the superintendent said.", True),
        ("The toll was revised down to ten.", True),
        ("It is 31 and not 36, the mayor said.", True),
        ("Eighteen miners were trapped, not 25 as announced.", True),
        ("Ten people were killed, not far from the mill.", False),
        ("Rebels withdrew from the town.", False),
    ],
)
def test_revises(sentence: str, *, expected: bool) -> None:
    assert revises(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "before", "facility", "expected"),
    [
        ("The mortuary of Lisk had received 11 bodies by noon.", "", False, True),
        ("It has 104 injured so far.", "The hospital is treating patients on the lawn.", False, True),
        ("Twenty-seven people died in her district alone.", "", False, True),
        ("We have admitted nine, she said.", "", True, True),
        ("Nine people were killed, the hospital's director said.", "", True, False),
        ("Thirty-five others are in three clinics.", "", False, False),
    ],
)
def test_partial(sentence: str, before: str, *, facility: bool, expected: bool) -> None:
    assert partial(sentence, before, facility=facility) is expected


def test_partitive() -> None:
    assert partitive("Three of the wounded had")
    assert partitive("Twenty-six of the dead were")
    assert not partitive("three men of the village")


def test_tells_old() -> None:
    text = "Police had earlier put the number of dead at two."
    assert tells_old(text, text.index("two"))
    assert not tells_old("Two people were killed earlier in the day.", 0)


def test_is_headline() -> None:
    text = "Nine dead in Marnovo\nNine people were killed in Marnovo on Tuesday, police said.\n"
    cut = sentences(text)
    assert is_headline(text, cut[at(cut, 0)])
    assert not is_headline(text, cut[at(cut, 30)])
    assert not is_headline("Nine people were killed.", (0, 24))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the hauliers' union", "society"),
        ("a spokesman of the rebels", "armed"),
        ("the matron of the general hospital", "facility"),
        ("a spokesman of the RSF", "armed"),
        ("Rapid Support Forces", "armed"),
        ("the rapid intervention police", "official"),
        ("the health office of the hospital district", "official"),
        ("Deputy Superintendent Tijjani", "official"),
        (None, "official"),
    ],
)
def test_side(name: str | None, expected: str) -> None:
    assert side(name) == expected


def test_states_in() -> None:
    assert states_in("the Russian defence ministry") == {"russia"}
    assert states_in("the ministry") == frozenset()


def test_sentences_cover_the_text() -> None:
    text = "One. “Two people,” he said.\n\nThree people died.  Four."
    cut = sentences(text)
    assert "".join(text[start:end] for start, end in cut) == text


def test_shares_of_a_whole_in_one_sentence_are_parts() -> None:
    text = "New York police said 282 people were arrested, 109 of them at one campus and 173 at another."
    (found,) = happenings.of(read("a", text, "2024-05-01"))
    assert {one.count.value.best: one.partial for one in found.stated} == {282: False, 109: True, 173: True}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The death toll from the floods in Lisk climbed to 158 on Saturday, the governor said.", None),
        ("Six more bodies were found in Lisk on Saturday, raising the death toll to 23.", None),
        ("The death toll from Thursday's floods in Lisk climbed to 158 on Saturday.", "2026-03-05"),
        ("Floods killed 158 people in Lisk on Saturday.", "2026-03-07"),
    ],
)
def test_the_day_of_a_count_is_not_that_of_what_happened(text: str, day: str | None) -> None:
    (found, *_) = of(text, "2026-03-07T20:00:00Z")
    assert found.first == day


def test_the_last_of_its_kind_is_something_else() -> None:
    text = (
        "A tornado killed eight people in Texas on Thursday, officials said.\n"
        "It was the deadliest tornado in Texas since 2015, when ten people were killed in Dallas.\n"
    )
    assert [tolls(found) for found in of(text)] == [[("killed", 8)], [("killed", 10)]]
