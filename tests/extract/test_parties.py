"""Parties: who is meant by each name, description and pronoun."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import growth

from onrecord import doc as on_doc
from onrecord.extract import parties
from onrecord.model import Party
from onrecord.pipeline import document, find_field, prepare

LINKED = [
    # surname, "she" and role stand for the one name
    ("Ada Orel, the mayor of Lisk, spoke. Orel said she was tired.", {"Ada Orel": ["the mayor of Lisk", "Orel", "she"]}),
    ("The mayor of Lisk, Jon Vann, spoke. Vann said he was ill.", {"Jon Vann": ["The mayor", "Vann", "he"]}),
    ("Foreign Secretary Ada Orel spoke. The foreign secretary said it was over.", {"Ada Orel": ["Foreign Secretary Ada Orel", "The foreign secretary"]}),
    ("Jon Vann, 54, left. “It is late,” Vann said. He added that he was cold.", {"Jon Vann": ["Vann", "He", "he"]}),
    ("Vann wept. Later Jon Vann said nothing had changed.", {"Jon Vann": ["Vann"]}),
    # organisations: acronyms, heads, "it"
    ("The Lisk Water Council (LWC) met. The LWC said that the shaft had flooded.", {"Lisk Water Council": ["LWC", "The LWC"]}),
    ("The Lisk Water Council met. The council said that the shaft had flooded. It added that nobody fled.", {"Lisk Water Council": ["The council", "It"]}),
    ("The Ministry of Health denied that. The Health Ministry said it had no beds.", {"Ministry of Health": ["The Health Ministry", "it"]}),
    ("The Lisk Council said that it would sue the owners.", {"Lisk Council": ["it"]}),
    ("The Norwegian navy denied that. It said that a boat had strayed.", {"Norwegian navy": ["It"]}),
    # who holds a view, though nothing is said
    ("Foreign analysts see a good chance that prices fall.", {"Foreign analysts": []}),
    ("The ambassador was almost certain that the convoy had left.", {"ambassador": []}),
    # states by their short names
    ("The United States agreed. The U.S. said talks went on.", {"United States": ["The U.S."]}),
    # groups
    ("Residents of Lisk fled. They said that the shaft had flooded.", {"Residents": ["They"]}),
    ("Hundreds of miners were freed and others said they were cold.", {"miners": ["others"]}),
    # an office between commas is that of the name behind it
    ("In a post on Telegram, the mayor, Ada Orel, said the dam held. She said it was late.", {"Ada Orel": ["the mayor", "She"]}),
    ("The raid was claimed by al-Lisk. Later al-Lisk said it was not involved.", {"al-Lisk": ["al-Lisk"]}),
    # an office without a name beside it: the one person named so far
    ("Ada Orel told villagers to leave. The regional governor said the dam would break.", {"Ada Orel": ["The regional governor"]}),
]  # fmt: skip

APART = [
    # two of the same surname: a full name each; the surname stays with whom it was used of first
    ("Ada Orel met Jon Orel. Ada Orel said that the shaft had flooded. Jon Orel said it did not.", "Ada Orel", "Jon Orel"),
    ("The Ruritanian president said that the shaft had flooded. The Sylvanian president said he stayed.", "Ruritanian president", "Sylvanian president"),
    ("A miner said it was dark. A miner said it was cold.", "miner", "miner"),
    # the same ministry of two states
    ("The Swedish Mining Ministry denied it. The Norwegian Ministry of Mining said it was so.", "Swedish Mining Ministry", "Norwegian Ministry of Mining"),
    ("Hundreds of miners said the shaft flooded and others said it burned.", "Hundreds of miners", "miners"),
    ("Officials said that nobody fled. Officials said that the shaft had flooded.", "Officials", "Officials"),
    ("President Ada Orel left. The vice president said that the shaft had flooded.", "Ada Orel", "vice president"),
    ("Mr Orel said yes. Mrs Orel said no.", "Orel", "Orel"),
    # whoever is described in one's clause is another
    ("Ada Orel told the mayor that the shaft had flooded. The mayor said that it was late.", "Ada Orel", "mayor"),
    ("Gunmen told the mayor that it was late. The mayor said that he knew.", "Gunmen", "mayor"),
]  # fmt: skip

OPEN = [
    # two fit, so none does
    ("Ada Orel met Jon Vann. The dam held. His brother told him that he was ill.", ["His", "him", "him"]),
    ("Jon Vann embraced him.", ["him"]),
    ("The shaft was shown to Jon Vann, whom he met there.", ["he"]),
    ("Jon Vann left. Under the care of Ada Orel, he was well again. Citing his age, a clerk left.", ["his"]),
    ("Ada Orel spoke at Lisk. Lisk was cold. The Lisk Council said that it was hard to see.", ["it"]),
    ("Ada Orel said it was likely that rain fell.", ["it"]),
    ("“We held the dam,” he said.", ["he"]),
    ("Everyone said that nobody had called.", ["Everyone", "nobody"]),
    # nobody is nobody, and nobody’s group is no group before
    ("Nobody said that the shaft had flooded. None of the miners said that it burned.", ["Nobody", "None of the miners"]),
    ("No group claimed the attack.", ["No group"]),
    # a quotation’s “he” is not who speaks
    ("Jon Vann spoke. “He is a liar,” Vann said.", ["He"]),
]  # fmt: skip

KINDS = [
    ("Ada Orel, the mayor, said that the shaft had flooded.", "Ada Orel", "person"),
    ("The Lisk Water Council said that the shaft had flooded.", "Lisk Water Council", "organisation"),
    ("The Kremlin said that the shaft had flooded.", "Kremlin", "organisation"),
    ("Moscow said that the shaft had flooded.", "Moscow", "state"),
    ("Britain said that the shaft had flooded.", "Britain", "state"),
    ("Local authorities said that the shaft had flooded.", "Local authorities", "organisation"),
    ("Angry villagers said that the shaft had flooded.", "Angry villagers", "group"),
    ("A new study found that the shaft had flooded.", "new study", "thing"),
    ("Ministry of Health officials said that the shaft had flooded.", "Ministry of Health officials", "group"),
    ("Lisk Democrats said that the shaft had flooded.", "Lisk Democrats", "group"),
    ("Orel and Vann said that the shaft had flooded.", "Orel and Vann", "group"),
    # a place that speaks is who rules it, one that is hit a thing
    ("Kiev says that it has freed a village.", "Kiev", "state"),
    ("Russian forces shelled Kharkiv.", "Kharkiv", "thing"),
    ("“She asked for water,” said one of them.", "one of them", "person"),
    ("One of the mines said to be safe was shut.", "One of the mines", "unknown"),
    ("A 34-year-old farmer said that the shaft had flooded.", "34-year-old farmer", "person"),
]  # fmt: skip


def read(text: str) -> list[Party]:
    """The parties of a text, after the fields they are read from."""
    doc = prepare(document(text))
    for field in ("times", "places", "attributions", "events"):
        find_field(doc, field)
    return list(parties.find(doc))


def words(text: str, party: Party) -> list[str]:
    """The mentions of a party in its words."""
    return [text[start:end] for start, end in party.mentions]


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_mentions_of_one_party(text: str, expected: dict[str, list[str]]) -> None:
    found = {party.name.value: words(text, party) for party in read(text)}
    for name, mentions in expected.items():
        assert [one for one in mentions if one not in found.get(name, [])] == [], found


@pytest.mark.parametrize(("text", "first", "second"), APART)
def test_parties_that_stay_apart(text: str, first: str, second: str) -> None:
    names = [party.name.value for party in read(text)]
    assert sorted(name for name in names if name in (first, second)) == sorted([first, second])


@pytest.mark.parametrize(("text", "pronouns"), OPEN)
def test_pronouns_that_stay_open(text: str, pronouns: list[str]) -> None:
    found = [mention for party in read(text) for mention in words(text, party)]
    assert [one for one in pronouns if one in found] == []


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_the_kind_of_a_party(text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(party.name.value, party.kind) for party in read(text)]


def test_roles_and_membership() -> None:
    text = "Jon Vann, head of the Council of Millers and Bakers, said that the shaft had flooded."
    vann, council = read(text)
    assert [role.value for role in vann.roles] == ["head of the Council of Millers and Bakers"]
    assert (council.name.value, vann.member_of) == ("Council of Millers and Bakers", council.id)


def test_forces_belong_to_their_state() -> None:
    text = "Norway’s council met. Norwegian troops said that the shaft had flooded."
    found = {party.name.value: party for party in read(text)}
    assert found["Norwegian troops"].member_of == found["Norway"].id


def test_an_office_before_a_name_is_a_role() -> None:
    (orel,) = read("Deputy Prime Minister Ada Orel said that the shaft had flooded.")
    assert (orel.name.value, [role.value for role in orel.roles]) == ("Ada Orel", ["Deputy Prime Minister"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Meanwhile Orel said that the shaft had flooded.", "Orel"),
        ("Mr King said that the shaft had flooded.", "King"),
        ("Former Speaker of the House Jon Vann said that the shaft had flooded.", "Jon Vann"),
        ("Kenya’s neighbour Uganda said that the shaft had flooded.", "Uganda"),
        ("Abd al-Orel said that the shaft had flooded.", "Abd al-Orel"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, name: str) -> None:
    assert name in [party.name.value for party in read(text)]


def test_no_gender_is_read_from_a_first_name() -> None:
    text = "James Orel spoke. She said that the shaft had flooded."
    assert "She" in words(text, read(text)[0])


def test_a_title_tells_the_gender() -> None:
    text = "Mr Orel met Ms Vann. She said that the shaft had flooded."
    found = {party.name.value: words(text, party) for party in read(text)}
    assert "She" in found["Vann"]


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "😀 said.", "HE SAID THAT SHE SAID", "he said she said", "“" * 500, "a\u0301" * 50]
)
def test_any_text_is_read(text: str) -> None:
    read(text)


PIECES = [
    "Ada",
    "Orel",
    "he",
    "it",
    "they",
    "said",
    "that",
    "the",
    "mayor",
    "of",
    ",",
    ".",
    "“",
    "”",
    "’s",
    "and",
    "\n",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "Mr", "54", "who", "(LC)", "others"]), max_size=40))
def test_spans_lie_in_the_text_and_belong_to_one_party(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [span for party in read(text) for span in party.mentions]
    assert len(spans) == len(set(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "pattern",
    [
        "Ada Orel said he said it said they said others said. ",
        "Orel, Vann and the mayor, Ada Orel, the head of the Council of Lisk and Orel, left. ",
        "The Ministry of the Ministry of the Ministry of ",
        "he ",
    ],
)
def test_the_work_of_a_long_text_grows_with_it(pattern: str) -> None:
    def work(times: int) -> Callable[[], object]:
        doc = find_field(prepare(document(pattern * times)), "attributions")
        return lambda: list(parties.find(doc))

    assert growth(work, 20) < 5


def test_the_record_names_each_mention_once() -> None:
    doc = find_field(
        find_field(prepare(document("Ada Orel said Orel said Orel left.")), "attributions"), "parties"
    )
    mentions = on_doc.Mentions(on_doc.parties(doc))
    assert mentions.party_at([(0, 8)]) == mentions.party_at([(14, 18)]) == "p1"
