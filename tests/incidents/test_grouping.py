"""What a report tells in passing, and where it goes back to what it is about."""

from __future__ import annotations

import pytest
from incident_reports import read

from onrecord.incidents import happenings
from onrecord.incidents.sections import sections

LEAD = (
    "TARNOV, May 8 (North Wire) - The collapse of a dam killed at least 11 people in Tarnov on Friday and left "
    "58 missing, the civil defence said.\n"
)


def told(text: str, published: str = "2026-05-09T10:00:00Z") -> list[list[tuple[str, float | None]]]:
    found = happenings.of(read("A", text, published))
    return [[(one.category, one.count.value.low) for one in happening.stated] for happening in found]


@pytest.mark.parametrize(
    "aside",
    [
        pytest.param(
            "In Brodek, 30 km to the south, a tailings pond had spilled over, and 80 families were evacuated. "
            "Nobody was killed there.\n",
            id="another place by its distance",
        ),
        pytest.param(
            "On Wednesday, a gallery fell in at a mine near Kralupy, and six miners were killed. "
            "Two were injured.\n",
            id="an earlier day in another place",
        ),
    ],
)
def test_a_paragraph_that_goes_elsewhere_stays_there(aside: str) -> None:
    main, other = told(LEAD + aside)
    assert main == [("killed", 11), ("missing", 58)]
    assert len(other) == 2


def test_the_next_paragraph_goes_back() -> None:
    main, other = told(
        LEAD
        + "A similar accident in 2019 killed four people. Nine were injured.\nFourteen people were rescued.\n"
    )
    assert [category for category, _ in main] == ["killed", "missing", "rescued"]
    assert ("killed", 4) in other


def test_what_shares_out_a_figure_is_of_the_same_happening() -> None:
    found = happenings.of(
        read(
            "A",
            "Bootleg liquor has killed 31 people in Assam, officials said on Thursday. Nineteen people died in "
            "Golaghat district and 12 people died in neighbouring Jorhat, they said.\n",
            "2026-04-16T13:00:00Z",
        )
    )
    assert [(one.count.value.low, one.partial) for one in found[0].stated] == [
        (31, False),
        (19, True),
        (12, True),
    ]


def test_a_roundup_tells_an_incident_in_each_section() -> None:
    text = (
        "THE WEEK ON THE RAILS\n"
        "Poland, 4 May. A goods train left the track near Lisk. 18 people were killed, 98 injured.\n"
        "Austria, 5 May. Two trains touched in the yard at Linz. Nobody was killed, 22 people were injured.\n"
        "Italy, 6 May. A cow stood on the line.\n"
    )
    assert len(sections(text)) == 4
    assert told(text) == [[("killed", 18), ("injured", 98)], [("killed", 0), ("injured", 22)]]


def test_two_lines_with_a_place_and_a_day_make_a_roundup_and_what_follows_is_of_neither() -> None:
    text = (
        "TWO CROSSINGS\nThe sea was rough all month.\n"
        "Lisk, 16 April: a dinghy capsized near the pier. Nine people were killed.\n"
        "Tarn, 17 April: a boat filled with water. Seven people drowned.\n"
        "In the whole month 41 people were killed at sea.\n"
    )
    assert [text[start:end].split(maxsplit=1)[0] for start, end in sections(text)] == [
        "TWO",
        "Lisk,",
        "Tarn,",
        "In",
    ]
    assert [("killed", 9)] in told(text)
    assert [("killed", 7)] in told(text)


@pytest.mark.parametrize(
    "lines",
    [
        ("On Monday, 3 May, a bus fell.", "On Tuesday, 4 May, it lay there.", "Lisk, 5 May: it ended."),
        ("LISK, 27 May (Agency) - Nine died.", "LISK, 27 May (Agency) - The search goes on."),
        ("Lisk, 25 May: a bomb killed nine.", "Lisk, 27 May: the toll rose to 17."),
        ("Residents search rubble in Tarn, Iraq, 27 May. Photo: AO", "Mourners in Tarn, 27 May. Photo: AO"),
        ("Published, 27 May: Ana Orel.", "Updated, 28 May: Ana Orel."),
        ("Monday, 3 May: talks begin.", "Tuesday, 4 May: talks end."),
        ("Basra, May 27, saw a march.", "Mosul, May 28, saw another."),
        ("Anna Vell, born in Tarn, 12 May. 1990", "Jan Velk, 12 Mar Street."),
    ],
)
def test_days_in_lines_of_one_story_make_no_roundup(lines: tuple[str, ...]) -> None:
    assert len(sections("\n".join(lines) + "\n")) == 1


def test_a_list_of_figures_is_no_roundup() -> None:
    text = "Police report:\n- four persons dead;\n- 11 persons injured;\n- 63 persons evacuated.\nThe search goes on.\n"
    assert len(sections(text)) == 1


def test_what_follows_separately_stays_apart_though_its_sentence_tells_no_event() -> None:
    main, other = told(
        LEAD
        + "Separately, a drone came down on a market in Brodek on Thursday. Eight people were killed and 21 "
        "injured.\n"
    )
    assert main == [("killed", 11), ("missing", 58)]
    assert other == [("killed", 8), ("injured", 21)]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_under_other_incidents_is_of_others(gap: str) -> None:
    main, other = told(
        LEAD + f"Other incidents reported during the week include the following:{gap}"
        "- On 8 May, a wall fell in Brodek and two masons were killed.\n"
        "- On 8 May, three climbers were killed near Kralupy.\n"
    )[:2]
    assert main == [("killed", 11), ("missing", 58)]
    assert ("killed", 2) in other
