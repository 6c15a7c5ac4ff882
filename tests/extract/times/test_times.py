"""Times of sentences of our own: what is found, at which words, with which value."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from steps import growth

from onrecord.encoder.labels import Labels, Likely
from onrecord.extract import times
from onrecord.model import Sourced, When
from onrecord.pipeline import document, prepare, tokenised

SATURDAY = "2022-11-26"


def heard(text: str, published: str | None = SATURDAY) -> Doc:
    """A text of which an encoder holds every word likely to stand in a time: what is found is the rules'."""
    near = (Likely(0, len(text), 0.9),) if text else ()
    return prepare(document(text, published=published), Labels(near=near))


def found(text: str, published: str | None = SATURDAY) -> list[tuple[str, str]]:
    """The words and the TIMEX3 value of each time of a text."""
    return [(words(text, one), one.value.timex) for one in times.find(heard(text, published))]


def words(text: str, one: Sourced[When]) -> str:
    """The characters a time was read from."""
    ((start, end),) = one.spans
    return text[start:end]


def only(text: str, published: str | None = SATURDAY) -> When:
    """The one time of a text."""
    (one,) = times.find(heard(text, published))
    return one.value


DATES = [
    ("The ferry sank on 3 May 2021.", "3 May 2021", "2021-05-03"),
    ("The ferry sank on the 3rd of May 2021.", "the 3rd of May 2021", "2021-05-03"),
    ("The ferry sank on May 3rd, 2021.", "May 3rd, 2021", "2021-05-03"),
    ("The ferry sank on Sept. 12.", "Sept. 12", "2022-09-12"),
    ("The ferry sank on 12 Oct.", "12 Oct.", "2022-10-12"),
    ("The ferry sank in May 2021.", "May 2021", "2021-05"),
    ("The ferry sank on 2022-11-20.", "2022-11-20", "2022-11-20"),
    ("The ferry sank on 21/11/2019.", "21/11/2019", "2019-11-21"),
    ("The ferry sank on 11/21/2019.", "11/21/2019", "2019-11-21"),
    ("The ferry sank on 03/04/2019.", "03/04/2019", "2019-XX-XX"),
    ("The ferry sank on 11/12/2022.", "11/12/2022", "2022-11-12"),
    ("The ferry sank on 24/11/22.", "24/11/22", "2022-11-24"),
    ("The ferry sank on 03.04.2019.", "03.04.2019", "2019-04-03"),
    ("The ferry sank on Friday, 6 March.", "Friday, 6 March", "2020-03-06"),
    ("The ferry sank on Thursday, Nov. 24.", "Thursday, Nov. 24", "2022-11-24"),
    ("The ferry sank on Friday the 13th.", "Friday the 13th", "2023-01-13"),
    ("The ferry sank in 1987.", "1987", "1987"),
    ("The ferry sank in nineteen eighty-seven.", "nineteen eighty-seven", "1987"),
    ("The ferry sank in fiscal 2020.", "fiscal 2020", "2020"),
    ("The ferry sank in the 1990s.", "the 1990s", "199"),
    ("The ferry sank in the ’80s.", "the ’80s", "198"),
    ("The ferry sank in the nineties.", "the nineties", "199"),
    ("The ferry sank in the 19th century.", "the 19th century", "18"),
    ("The town fell in 480 BC.", "480 BC", "BC0480"),
    ("The ferry sank in the summer of 2019.", "the summer of 2019", "2019-SU"),
    ("The ferry sank in the first half of 2021.", "the first half of 2021", "2021-H1"),
    ("The ferry sank in the third quarter.", "the third quarter", "2022-Q3"),
    ("The ferry sank in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3"),
    ("The ferry sank on Christmas Eve 2020.", "Christmas Eve 2020", "2020-12-24"),
    ("The ferry sank last Thanksgiving.", "last Thanksgiving", "2022-11-24"),
    ("The ferry sank on Memorial Day 2021.", "Memorial Day 2021", "2021-05-31"),
    ("The week of 6 March 2023 is free.", "The week of 6 March 2023", "2023-W10"),
    ("The first week of May 2022 was wet.", "The first week of May 2022", "2022-W18"),
    ("The last day of June was wet.", "The last day of June", "2022-06-30"),
]  # fmt: skip

RELATIVE = [
    ("The council met yesterday.", "yesterday", "2022-11-25"),
    ("The council meets tomorrow.", "tomorrow", "2022-11-27"),
    ("The council met on Friday.", "Friday", "2022-11-25"),
    ("The council met Saturday.", "Saturday", "2022-11-26"),
    ("The council will meet on Friday.", "Friday", "2022-12-02"),
    ("The vote is scheduled for Monday.", "Monday", "2022-11-28"),
    ("The council met last Tuesday.", "last Tuesday", "2022-11-22"),
    ("The council will meet next Tuesday.", "next Tuesday", "2022-11-29"),
    ("The council met last week.", "last week", "2022-W46"),
    ("The council met this month.", "this month", "2022-11"),
    ("The council meets next year.", "next year", "2023"),
    ("The council met in March.", "March", "2022-03"),
    ("The council will meet in March.", "March", "2023-03"),
    ("The council met in December.", "December", "2021-12"),
    ("The council met last May.", "last May", "2022-05"),
    ("The council met on 28 December.", "28 December", "2022-12-28"),
    ("The council will meet on 3 April.", "3 April", "2023-04-03"),
    ("The council met on 3 April.", "3 April", "2022-04-03"),
    ("The council met three days ago.", "three days ago", "2022-11-23"),
    ("The council met a week ago.", "a week ago", "2022-W46"),
    ("The council met about two years ago.", "about two years ago", "2020"),
    ("The council met a year or two ago.", "a year or two ago", "2021"),
    ("The council plans to meet on Tuesday.", "Tuesday", "2022-11-29"),
    ("The council was due to meet on Tuesday.", "Tuesday", "2022-11-29"),
    ("The council had been due to meet on Tuesday.", "Tuesday", "2022-11-22"),
    ("The council has until Tuesday to meet.", "Tuesday", "2022-11-29"),
    ("The council met a decade ago.", "a decade ago", "2012"),
    ("The council met several years ago.", "several years ago", "PAST_REF"),
    ("The council met the day before yesterday.", "the day before yesterday", "2022-11-24"),
    ("The council met last winter.", "last winter", "2021-WI"),
    ("She asked for coal before the winter.", "the winter", "2022-WI"),
    ("Words will not heat homes this winter.", "this winter", "2022-WI"),
    ("The council met over the weekend.", "the weekend", "2022-W47-WE"),
    ("The council met earlier this month.", "earlier this month", "2022-11"),
    ("The council met at the end of September.", "the end of September", "2022-09"),
    ("The council met in mid-October.", "mid-October", "2022-10"),
    ("The council met late last year.", "late last year", "2021"),
    ("The council met recently.", "recently", "PAST_REF"),
    ("The council met in the late 1970s.", "the late 1970s", "197"),
    ("The council met in the early summer of 1990.", "the early summer of 1990", "1990-SU"),
    ("The council met last June.", "last June", "2022-06"),
    ("The council met in the second quarter of 2020.", "the second quarter of 2020", "2020-Q2"),
    ("Rain fell in the year-earlier nine months.", "the year-earlier nine months", "2021"),
    ("The council is now closed.", "now", "PRESENT_REF"),
    ("The council looks to the future.", "the future", "FUTURE_REF"),
]  # fmt: skip

CLOCKS = [
    ("Shelling began on Thursday at 5:30 p.m.", "Thursday at 5:30 p.m.", "2022-11-24T17:30"),
    ("Shelling began at 10.30am on Monday.", "10.30am on Monday", "2022-11-21T10:30"),
    ("Shelling began at 0430 GMT.", "0430 GMT", "2022-11-26T04:30Z"),
    ("Shelling began at 4 in the afternoon.", "4 in the afternoon", "2022-11-26T16:00"),
    ("Shelling began at noon on Friday.", "noon on Friday", "2022-11-25T12:00"),
    ("Shelling began at five o'clock.", "five o'clock", "2022-11-26T05:00"),
    ("Shelling began at 9 p.m. last night.", "9 p.m. last night", "2022-11-25T21:00"),
    ("Shelling began on Friday morning.", "Friday morning", "2022-11-25TMO"),
    ("Shelling began in mid-afternoon yesterday.", "mid-afternoon yesterday", "2022-11-25TAF"),
    ("Shelling began yesterday afternoon.", "yesterday afternoon", "2022-11-25TAF"),
    ("Shelling began last night.", "last night", "2022-11-25TNI"),
    ("Shelling began this evening.", "this evening", "2022-11-26TEV"),
    ("Shelling began on the morning of 6 June 2021.", "the morning of 6 June 2021", "2021-06-06TMO"),
    ("Ten people died in overnight shelling.", "overnight", "2022-11-25TNI"),
    (
        "Drones struck the port overnight into Wednesday morning.",
        "overnight into Wednesday morning",
        "2022-11-22TNI",
    ),
    ("Ten died in the night from Monday to Tuesday.", "the night from Monday to Tuesday", "2022-11-21TNI"),
    ("The wounded were brought overnight to Lisk.", "overnight", "2022-11-25TNI"),
    ("It sank in the early hours of Sunday.", "the early hours of Sunday", "2022-11-20"),
]

LENGTHS = [
    ("Miners were trapped for three days.", "three days", "P3D"),
    ("Miners were trapped for twenty-four hours.", "twenty-four hours", "PT24H"),
    ("Miners were trapped for two and a half hours.", "two and a half hours", "PT2H30M"),
    ("Miners were trapped for half an hour.", "half an hour", "PT30M"),
    ("Miners were trapped for four hours and ten minutes.", "four hours and ten minutes", "PT4H10M"),
    ("It lasted more than two years.", "more than two years", "P2Y"),
    ("It lasted 2 1/2 years.", "2 1/2 years", "P2Y6M"),
    ("It lasted two to three weeks.", "two to three weeks", "P2W"),
    ("It lasted several months.", "several months", "PXM"),
    ("It lasted two decades.", "two decades", "P20Y"),
    ("A three-month ceasefire held.", "three-month", "P3M"),
    ("A decades-long feud ended.", "decades-long", "PXY"),
    ("Over the years, rain fell.", "the years", "PXY"),
    ("In the weeks ahead, rain will fall.", "the weeks ahead", "PXW"),
    ("Over the next two years or so, rain will fall.", "the next two years or so", "P2Y"),
    ("So, for her, it's a couple of years.", "a couple of years", "P2Y"),
    ("It ended three days later than planned.", "three days", "P3D"),
    ("In recent weeks, rain fell.", "recent weeks", "PXW"),
    ("Over the past two months, rain fell.", "the past two months", "P2M"),
    ("In the next few days, rain will fall.", "the next few days", "PXD"),
]

SETS = [
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
    ("They meet on Tuesdays.", "Tuesdays", "XXXX-WXX-2"),
    ("They meet each year.", "each year", "P1Y"),
    ("They meet every two weeks.", "every two weeks", "P2W"),
    ("They meet daily.", "daily", "P1D"),
    ("They meet twice a week.", "a week", "P1W"),
]


@pytest.mark.parametrize(("text", "at", "timex"), [*DATES, *RELATIVE, *CLOCKS, *LENGTHS, *SETS])
def test_one_time_is_found_with_its_words_and_value(text: str, at: str, timex: str) -> None:
    assert found(text) == [(at, timex)]


@pytest.mark.parametrize(
    "text",
    [
        "The 62-year-old woman and her 3-month-old son left.",
        "He was 40 years old, she 39 years of age.",
        "About 1,900 people lost 2000 metres of cable.",
        "She paid $1990 for room 1984.",
        "May asked whether they may march.",
        "The fall of the government was no surprise.",
        "A quarter of the town and three quarters of the harbour burned.",
        "The score was 18:30 in the end.",
        "He came second.",
        "That Sun and this Sat are newspapers.",
        "It is resolution 1970 of the council.",
        "The now-abandoned mine smoked.",
        'He spoke on ABC News "This Week," a programme.',
        'He wept on "60 Minutes".',
        "Guards stand there 24 hours a day, seven days a week.",
        "On 31 February and on 12/45/2020 nothing happened.",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They marched on May 3-5.", ["2022-05-03", "2022-05-05"]),
        ("They marched on 8 and 9 July 2020.", ["2020-07-08", "2020-07-09"]),
        ("They marched on July 8 and 9, 2020.", ["2020-07-08", "2020-07-09"]),
        ("They marched on May 3 and 12 people fell.", ["2022-05-03"]),
        ("He was away from 1999 to 2003.", ["1999", "2003"]),
        ("It closed between 2pm and 4pm on Thursday.", ["2022-11-24T14:00", "2022-11-24T16:00"]),
        ("He was away in 2015-16.", ["2015"]),
        ("He ruled from 264 to 241 BC.", ["BC0264", "BC0241"]),
    ],
)
def test_lists_and_ranges(text: str, expected: list[str]) -> None:
    assert [timex for _, timex in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 2021 it sank. Two days later it was raised.", ["2021-05-03", "2021-05-05"]),
        ("On 3 May 2021 it sank. The next morning it was raised.", ["2021-05-03", "2021-05-04TMO"]),
        ("It sank in May 2021. It was raised the following month.", ["2021-05", "2021-06"]),
        ("He died following Sunday's raid.", ["2022-11-20"]),
        ("It sank in 2021. Two days later it was raised.", ["2021", "2021-XX-XX"]),
        ("It sank on Friday. That evening it was raised.", ["2022-11-25", "2022-11-25TEV"]),
        ("It earned more in the third quarter than a year earlier.", ["2022-Q3", "2021-Q3"]),
        ("Sales rose in the quarter ended Sept. 30.", ["2022-Q3", "2022-09-30"]),
        ("It earned more in 2021 than a year earlier.", ["2021", "2020"]),
    ],
)
def test_what_counts_from_the_last_time_told(text: str, expected: list[str]) -> None:
    assert [timex for _, timex in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("The council met on Friday.", "XXXX-WXX-5"),
        ("The council met on Friday morning.", "XXXX-WXX-5TMO"),
        ("The council met in May.", "XXXX-05"),
        ("The council met on 3 May.", "XXXX-05-03"),
        ("The council met yesterday.", "PAST_REF"),
        ("The council met last week.", "PAST_REF"),
        ("The council meets next week.", "FUTURE_REF"),
        ("The council meets today.", "PRESENT_REF"),
        ("The council met two years ago.", "PAST_REF"),
        ("The council met at the weekend.", "XXXX-WXX-WE"),
        ("The council met overnight.", "XXXX-XX-XXTNI"),
        ("The council met at 5 p.m.", "XXXX-XX-XXT17:00"),
    ],
)
def test_without_a_day_of_publication_relative_times_get_no_day(text: str, timex: str) -> None:
    value = only(text, published=None)
    assert (value.timex, value.first, value.last) == (timex, None, None)


def test_without_a_day_of_publication_full_dates_have_theirs() -> None:
    assert only("It sank on 3 May 2021.", published=None).first == "2021-05-03"


def test_a_moment_of_publication_is_taken_for_its_day() -> None:
    assert only("It sank yesterday.", published="2022-11-26T23:30:00+02:00").timex == "2022-11-25"


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It lasted more than two years.", "MORE_THAN"),
        ("It lasted at least two years.", "EQUAL_OR_MORE"),
        ("It lasted nearly two years.", "LESS_THAN"),
        ("It lasted about two years.", "APPROX"),
        ("It began in early May.", "START"),
        ("It began in mid-May.", "MID"),
        ("It began at the end of May.", "END"),
        ("It began in May.", None),
    ],
)
def test_modifiers(text: str, mod: str | None) -> None:
    assert only(text).mod == mod


@pytest.mark.parametrize(
    ("text", "edtf", "first", "last"),
    [
        ("It sank on 3 May 2021.", "2021-05-03", "2021-05-03", "2021-05-03"),
        ("It sank in May 2021.", "2021-05", "2021-05-01", "2021-05-31"),
        ("It sank in 2021.", "2021", "2021-01-01", "2021-12-31"),
        ("It sank about 1984.", "1984~", "1984-01-01", "1984-12-31"),
        ("It sank in the 1990s.", "199X", "1990-01-01", "1999-12-31"),
        ("It sank in the summer of 2021.", "2021-22", None, None),
        ("It sank in the third quarter of 2021.", "2021-35", "2021-07-01", "2021-09-30"),
        ("It sank last week.", None, "2022-11-14", "2022-11-20"),
        ("It sank last night.", None, "2022-11-25", "2022-11-25"),
        ("It sank overnight.", None, "2022-11-25", "2022-11-26"),
        ("It sank overnight into Wednesday.", None, "2022-11-22", "2022-11-23"),
        ("It sank at 0430 GMT.", "2022-11-26T04:30:00Z", "2022-11-26", "2022-11-26"),
        ("It sank in 480 BC.", "-0479", None, None),
        ("Over the past two months, rain fell.", None, "2022-09-26", "2022-11-26"),
        ("Over the last 24 hours, rain fell.", None, "2022-11-25", "2022-11-26"),
        ("It lasted three days.", None, None, None),
        ("They meet daily.", None, None, None),
    ],
)
def test_edtf_and_days_follow(text: str, edtf: str | None, first: str | None, last: str | None) -> None:
    value = only(text)
    assert (value.edtf, value.first, value.last) == (edtf, first, last)


def test_in_a_history_months_belong_to_the_year_it_has_got_to() -> None:
    text = (
        "The mill was built in 1871 and burned in 1874. It was rebuilt in 1876, sold in 1880 and closed in 1893. "
        "In 1902 the town bought it. In March the roof fell in; on 5 May the walls followed. "
        "In October 1911 it opened again. In January a school moved in."
    )
    values = dict(found(text))
    assert values["March"] == "1902-03"
    assert values["5 May"] == "1902-05-05"
    assert values["January"] == "1912-01"


def test_times_come_in_text_order_and_never_overlap() -> None:
    text = "On Friday morning at 5 a.m., two days after 3 May 2021, at the end of last week, it rained for a week."
    spans = [one.spans[0] for one in times.find(heard(text))]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_no_expression_goes_over_a_blank_line_but_over_a_wrapped_one() -> None:
    assert [at for at, _ in found("It sank on May\n3, 2021.")] == ["May\n3, 2021"]
    assert found("It sank in May\n\n3, 2021 was the number.")[0] == ("May", "2022-05")


PIECES = ["May", "3", ",", "2021", "the", "last", "two", "weeks", "ago", "Friday", "at", "5", "p.m.", "of", "-", "’", "\n\n",
          "early", "half", "a", "and", "year", "quarter", "1990s", "31", "February", "9999", "0001", "BC", "every", "century",
          "after", "before", "12/31/1999", "next", "00:00", "the day", "millennium", "million", "🚢", "é", "MAY"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.sampled_from([None, SATURDAY, "0001-01-01", "9999-12-31"]),
)
def test_any_words_give_spans_inside_the_text(text: str, published: str | None) -> None:
    for one in times.find(heard(text, published)):
        assert words(text, one).strip() == words(text, one) != ""
        assert one.value.timex
        assert (one.value.first or "") <= (one.value.last or "")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for one in times.find(heard(text)):
        assert words(text, one)


@pytest.mark.parametrize(
    "pattern",
    [
        "the first of the last of the ",
        "two hundred and ",
        "May 3 and 5 and 7 and ",
        "the week of the week of ",
        "early late mid-",
        "Friday, ",
    ],
)
def test_the_work_of_a_long_text_grows_with_it(pattern: str) -> None:
    def work(size: int) -> Callable[[], object]:
        doc = tokenised(document("It rained. " + pattern * size, published=SATURDAY))
        return lambda: list(times.find(doc))

    assert growth(work, 200) < 5


def kept(text: str, *near: str) -> list[str]:
    """The times of a text of which an encoder holds some words likely to stand in one."""
    pieces = tuple(Likely(text.index(word), text.index(word) + len(word), 0.7) for word in near)
    doc = prepare(document(text, published=SATURDAY), Labels(near=pieces))
    return [words(text, one) for one in times.find(doc)]


def test_an_expression_of_which_the_encoder_hears_nothing_is_none() -> None:
    text = "In spring the ferry sailed; a spring of the clock broke last Friday."
    assert kept(text, "spring", "last") == ["spring", "last Friday"]
    assert kept(text, "Friday") == ["last Friday"]


def test_a_full_date_is_one_in_any_case() -> None:
    assert kept("It sank on 3 May 2021 and rose in June 2022, a Monday.") == ["3 May 2021", "June 2022"]
    assert kept("It sank on 11/25/22, a Monday.") == ["11/25/22"]
    assert kept("It sank on 11/12/22, a Monday.") == ["11/12/22"]


def test_a_year_that_ends_a_headline_is_one_though_a_name_begins_the_next_line() -> None:
    assert found("Mayor opens Harbour Forum 2022\nLisk City welcomes them.") == [("2022", "2022")]
    assert found("The clerk opened Harbour Forum 2022 Lisk City sent.") == []


def test_of_two_quarters_listed_each_is_one() -> None:
    assert found("Sales fell in the third and fourth quarters of 2020.") == [
        ("the third", "2020-Q3"),
        ("fourth quarters of 2020", "2020-Q4"),
    ]


def test_a_year_before_a_participle_is_one() -> None:
    assert found("The firm won the 1998 evolved launcher contest.") == [("1998", "1998")]


def test_confidence_is_that_of_the_likeliest_piece() -> None:
    near = Likely(8, 12, 0.4), Likely(13, 19, 0.9)
    doc = prepare(document("It sank last Friday.", published=SATURDAY), Labels(near=near))
    assert [one.confidence for one in times.find(doc)] == [0.9]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is due in mid-2011.", ("mid-2011", "2011", "MID")),
        ("It opened in the mid-1990s.", ("the mid-1990s", "199", "MID")),
        ("In the late-1990s it rained.", ("the late-1990s", "199", "END")),
        ("It is due by early-2011.", ("early-2011", "2011", "START")),
        ("It is a pre-2011 rule.", ("pre-2011", "2011", None)),
    ],
)
def test_a_year_in_one_word_with_its_piece(text: str, expected: tuple[str, str, str | None]) -> None:
    (one,) = times.find(heard(text))
    assert (words(text, one), one.value.timex, one.value.mod) == expected


@pytest.mark.parametrize(
    "dateline",
    [
        "LISK, 27 November 2022 (Agency) - ",
        "LISK, Nov. 27, 2022 (Agency) — ",
        "LISK (27 November 2022) – ",
        "LA LISK (KARVIA), 27 NOV 22 (AGENCY) -- ",
    ],
)
def test_without_a_day_of_publication_times_count_from_a_full_dateline(dateline: str) -> None:
    assert found(f"{dateline}Six miners died on Friday.", None)[1] == ("Friday", "2022-11-25")
    assert found(f"{dateline}Six miners died on Friday.", "2022-12-04")[1] == ("Friday", "2022-12-02")


def test_the_year_of_a_dateline_may_have_two_figures() -> None:
    assert found("LISK, 29 NOV 98 (AGENCY) -- SIX MINERS DIED ON FRIDAY.", None)[1] == (
        "FRIDAY",
        "1998-11-27",
    )


@pytest.mark.parametrize(
    "text",
    [
        "LISK, November 27 (Agency) - Six miners died on Friday.",
        "The mine closed on 27 November 2022. Six miners died on Friday.",
        "Lisk, 27 November 2022. Six miners died on Friday.",
        "LISK, 31 NOV 98 (AGENCY) -- Six miners died on Friday.",
    ],
)
def test_a_day_elsewhere_or_without_its_year_is_no_day_of_publication(text: str) -> None:
    assert ("Friday", "XXXX-WXX-5") in found(text, None)


def test_the_same_day_is_not_the_one_on_which_somebody_spoke() -> None:
    text = "A mill burned on Thursday. Orel recalled it on Friday. The dam broke the same day."
    assert found(text) == [
        ("Thursday", "2022-11-24"),
        ("Friday", "2022-11-25"),
        ("the same day", "2022-11-24"),
    ]
    text = "The army said on Thursday that the dam broke. The same day, a mill burned."
    assert found(text)[-1] == ("The same day", "2022-11-24")
