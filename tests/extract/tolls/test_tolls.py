"""Each field of a toll, by tables of sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import growth

from onrecord import doc as on_doc
from onrecord.config import Settings
from onrecord.extract.tolls import BY, find
from onrecord.model import Toll, checked
from onrecord.pipeline import Reader, document, prepare, record


def tolls(text: str) -> list[Toll]:
    return list(find(prepare(document(text))))


def only(text: str) -> Toll:
    (toll,) = tolls(text)
    return toll


def words(toll: Toll, text: str) -> str:
    (start, end), *_ = toll.count.spans
    return text[start:end]


def test_a_toll_is_tied_to_its_words() -> None:
    text = "At least nine dock workers were killed in Oslen."
    toll = only(text)
    assert (toll.id, toll.count.by, words(toll, text)) == ("t1", BY, "At least nine dock workers")
    assert toll.cue
    assert toll.cue.value == "killed"
    assert toll.subject
    assert toll.subject.value == "dock workers"
    assert (toll.said_in, toll.event, toll.when, toll.where) == (None, None, None, None)


@pytest.mark.parametrize(
    ("amount", "low", "high", "best", "bound"),
    [
        ("Six", 6, 6, 6, "exact"),
        ("A total of 1,250", 1250, 1250, 1250, "exact"),
        ("At least another six", 6, None, None, "at_least"),
        ("More than 30", 31, None, None, "at_least"),
        ("30 or more", 30, None, None, "at_least"),
        ("Up to 30", None, 30, None, "at_most"),
        ("Fewer than 30", None, 29, None, "at_most"),
        ("About 30", 30, 30, 30, "approx"),
        ("Almost 30", None, 30, 30, "approx"),
        ("Just over 30", 31, None, 30, "approx"),
        ("Three dozen", 36, 36, 36, "approx"),
        ("Between 30 and 35", 30, 35, None, "range"),
        ("30-35", 30, 35, None, "range"),
        ("Hundreds of", 100, None, None, "vague"),
        ("Tens of thousands of", 10_000, None, None, "vague"),
        ("An unknown number of", None, None, None, "unknown"),
        ("No", 0, 0, 0, "none"),
    ],
)  # fmt: skip
def test_bounds(amount: str, low: int | None, high: int | None, best: int | None, bound: str) -> None:
    count = only(f"{amount} villagers were wounded near Tarn.").count.value
    assert (count.low, count.high, count.best, count.bound) == (low, high, best, bound)


@pytest.mark.parametrize(
    ("table", "low"), [("acled", 12), ("plural", 24), ("survey", 24)]
)  # fmt: skip
def test_the_table_of_vague_words_is_a_setting(table: str, low: int) -> None:
    made = Reader(Settings(vague_counts=table)).read(document("Dozens of miners died in Lisk."))  # type: ignore[arg-type]
    assert made.tolls[0].count.value.low == low
    assert ("vague_counts" in made.made_with.lexicons) == (table != "acled")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Four nurses were killed.", "medic"),
        ("Four paramedics and a driver were killed.", "medic"),
        ("Four police officers were killed.", "police"),
        ("The army said four officers were killed.", "soldier"),
        ("The regiment lost four men at Orel.", "soldier"),
        ("Four cousins aged 6 to 11 were killed.", "child"),
        ("Four reporters were killed.", "journalist"),
        ("Four miners were killed and ten hurt.", "civilian"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert tolls(text)[0].subject_kind == kind


def test_a_bare_number_shares_the_noun_before_it() -> None:
    _, hurt = tolls("Four miners were killed and ten hurt.")
    assert hurt.subject_kind == "civilian"
    assert hurt.subject
    assert hurt.subject.value == "miners"


def test_families_are_households() -> None:
    toll = only("Some 60 families were displaced by the flood.")
    assert (toll.unit, toll.subject_kind, toll.count.value.best) == ("household", "family", 60)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Nine sailors drowned.", "asserted"),
        ("No sailors drowned.", "negated"),
        ("The navy denied that any sailors had drowned.", "negated"),
        ("The navy denied killing nine sailors.", "disputed"),
        ("The navy rejected claims that nine sailors had been killed.", "disputed"),
        ("Nine sailors are feared drowned.", "unconfirmed"),
        ("Nine sailors may have drowned.", "unconfirmed"),
        ("Nine sailors were reportedly killed.", "unconfirmed"),
        ("Unconfirmed reports said nine sailors had drowned.", "unconfirmed"),
        ("If confirmed, the nine deaths would be the navy's first.", "unconfirmed"),
        ("The mine would have killed nine sailors.", "hypothetical"),
        ("The pirates threatened to kill nine sailors.", "hypothetical"),
        ("It is not known whether nine sailors were killed.", "hypothetical"),
        ("Were nine sailors killed?", "hypothetical"),
        ("Nine sailors will be released.", "projected"),
        ("Up to 900 people could be displaced by the dam.", "projected"),
        ("The death toll could rise to 60, a doctor warned.", "projected"),
        ("The death toll is expected to pass 60.", "projected"),
        ("The death toll has risen to 60 and may climb.", "asserted"),
        ("Divers managed to rescue nine sailors.", "asserted"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    assert tolls(text)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("A mine killed two shepherds on Monday.", ["incident"]),
        ("Ninety people have been killed since June.", ["cumulative"]),
        ("So far, 90 people have been killed and 200 wounded.", ["cumulative", "cumulative"]),
        ("Ninety people were killed over the past week.", ["period"]),
        ("Ninety people were killed over two nights.", ["period"]),
        ("Ninety people were killed during the night.", ["incident"]),
        ("Three people are killed on the road every day.", ["rate"]),
        ("It was the worst fire since 2003, when 31 people died.", ["incident"]),
        ("Mourners marked the anniversary of a flood that killed 31 people.", ["background"]),
        (
            "The raid killed two, taking the number of people killed this year to 90.",
            ["incident", "cumulative"],
        ),
        ("Some 8,000 villagers have fled.", ["cumulative"]),
    ],
)
def test_scope(text: str, scopes: list[str]) -> None:
    assert [toll.scope for toll in tolls(text)] == scopes


@pytest.mark.parametrize(
    ("text", "sizes", "wholes"),
    [
        ("The fire killed 12 people, including two children.", [12, 2], [None, "t1"]),
        ("Twelve people, five of them women, were hurt.", [12, 5], [None, "t1"]),
        ("Twelve people were hurt, three of them seriously.", [12, 3], [None, "t1"]),
        ("The fire killed 12 people. Among the dead were two cooks.", [12, 2], [None, "t1"]),
        ("The fire killed 12 people. The victims included a cook and her son.", [12, 2], [None, "t1"]),
        ("The fire killed 12 people. The dead included a cook and her son died later.", [12, 1, 1], [None, "t1", "t1"]),
        ("The fire killed 12 people. Three of them were children.", [12, 3], [None, "t1"]),
        ("Two more bodies were found, bringing the toll to 12.", [2, 12], ["t2", None]),
        ("Five men and two women were killed.", [5, 2], [None, None]),
    ],
)  # fmt: skip
def test_parts(text: str, sizes: list[int], wholes: list[str | None]) -> None:
    found = tolls(text)
    assert [toll.count.value.low for toll in found] == sizes
    assert [toll.part_of for toll in found] == wholes


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("The death toll rose from 15 to 22.", 22, 15),
        ("The clinic lowered its count of the injured to 40 from 44.", 40, 44),
        ("Seven guards died, not nine as first reported.", 7, 9),
        ("The death toll in the fire at the Orel mill rose to 22.", 22, None),
    ],
)
def test_updates(text: str, new: int, old: int | None) -> None:
    toll = only(text)
    assert toll.count.value.best == new
    assert (toll.supersedes.best if toll.supersedes else None) == old


@pytest.mark.parametrize(
    ("text", "low", "derivation"),
    [
        ("A cook, her sister and a guest died.", 3, "1+1+1"),
        ("Half of the 40 patients died.", 20, "40/2"),
        ("All but three of the 20 divers were rescued.", 17, "20-3"),
        ("Two guards each were killed in raids on four posts.", 8, "2x4"),
        ("The two armies each freed 30 prisoners.", 60, "30x2"),
    ],
)
def test_derived_numbers_say_how(text: str, low: int, derivation: str) -> None:
    toll = only(text)
    assert (toll.count.value.low, toll.derivation) == (low, derivation)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor, 61, met 14 widows.",
        "A 14-year-old boy won the race.",
        "The 7.2-magnitude quake struck at 6.40 p.m. on 3 May.",
        "The 9th Battalion has 40 tanks and 300 soldiers.",
        "The aid is worth $40m (£31m).",
        "Turnout fell by 12 percent.",
        "Wolves killed 30 sheep.",
        "The bill killed off two clauses.",
        "United lost two players to injury.",
        "The meeting was held on Friday.",
        "No one can be held to account.",
        "How many people must die?",
        "Every year a child dies here.",
        "The loss of a son is a heavy thing.",
        "The list has the names of people who have died.",
        "He held himself out as a friend of the poor.",
        "There are two films, one captured by a camera on the wall.",
        "The firm ended the year without loss.",
        "The firm holds about 40% of Kessa Mills.",
        "The judge told the guards to release the boy.",
        "The nation's fifth largest steelmaker was hurt by prices.",
        "The rebels blew up several electricity poles.",
        "Ten buses were burned.",
        "It is not known how many villagers were displaced.",
        "The ministers met in Oslen, where the talks were held.",
    ],
)  # fmt: skip
def test_what_is_no_toll(text: str) -> None:
    assert tolls(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Six of the nine miners trapped since Monday were rescued.", [("rescued", 6), ("trapped", 9)]),
        ("Four of the 14 guests who died were nurses.", [("killed", 14)]),
        ("Eight hikers, three of whom were found alive, were lost.", [("rescued", 3)]),
        ("Three members of the border guard and a cook were killed.", [("killed", 3), ("killed", 1)]),
        ("A gunman killed two guards and was shot dead.", [("killed", 1), ("killed", 2)]),
        ("The victim, a 40-year-old plumber, died.", [("killed", 1)]),
        ("The clinic took in 18 wounded people.", [("injured", 18)]),
        ("The fire claimed 39 lives.", [("killed", 39)]),
        ("The number injured topped 200.", [("injured", 201)]),
        ("The shots wounded two clerks and killed a third.", [("injured", 2), ("killed", 1)]),
        ("The flood left eight people dead.", [("killed", 8)]),
    ],
)
def test_who_is_counted_by_what(text: str, found: list[tuple[str, int]]) -> None:
    assert [(toll.category, toll.count.value.low) for toll in tolls(text)] == found


def test_killed_or_wounded_is_never_split() -> None:
    toll = only("Some 40 rebels were killed or wounded.")
    assert (toll.category, toll.count.value.best) == ("casualties", 40)


def test_one_who_died_of_wounds_is_counted_once() -> None:
    assert only("A porter wounded on Monday died on Friday.").category == "killed"


def test_two_sources_are_two_tolls() -> None:
    five, none = tolls("Orel said five people had died; Lisk said there were no victims.")
    assert (five.count.value.low, five.polarity) == (5, "asserted")
    assert (none.count.value.low, none.polarity) == (0, "negated")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"“”\"',.;:()-–?\n", "killed", "wounded", "12", "dozens", "of", "them", "people", "a", "the", "toll",
             "rose", "to", "from", "including", "each", "third", "were", "and", "no", "DEAD", "e\u0301", "🙂", "٣", "½"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_text_gives_spans_inside_it(parts: list[str]) -> None:
    doc = prepare(document(" ".join(parts)))
    found = tuple(find(doc))
    on_doc.put(doc, "tolls", found)
    checked(record(doc))
    ids = {toll.id for toll in found}
    assert len(ids) == len(found)
    assert all(toll.part_of in ids | {None} and toll.part_of != toll.id for toll in found)


@pytest.mark.parametrize(
    "pattern",
    [
        "killed 12 people and ", "including three children, ", "the death toll from the fire in the mill at Orel ",
        "a cook, a nurse, ", "two of them, ", "12 13 14 ", "not nine ", "five in Lisk and ", "were killed ", "who ",
    ],
)  # fmt: skip
def test_the_work_of_a_long_text_grows_with_it(pattern: str) -> None:
    def work(times: int) -> Callable[[], object]:
        doc = prepare(document(pattern * times))
        return lambda: list(find(doc))

    assert growth(work, 40) < 5


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Eight soldiers were buried who were killed in this week's ambush near Lisk.", "incident"),
        ("Three guards were killed in last month's attack on the mill.", "incident"),
        ("Nine people were killed this week.", "period"),
        ("Helicopters came within half an hour, and 30 fighters were killed.", "incident"),
        ("Thirty fighters are killed an hour, the general said.", "rate"),
    ],
)
def test_whose_period_it_is(text: str, scope: str) -> None:
    assert [toll.scope for toll in Reader().read(document(text)).tolls] == [scope]
