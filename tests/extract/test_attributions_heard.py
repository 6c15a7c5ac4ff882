"""Who said what by the encoder in the package and the rules together, as a reader gets it."""

from __future__ import annotations

import pytest

import onrecord

SAID = [
    ("“The dam holds,” said Mayor Ada Orel.", "Mayor Ada Orel", "“The dam holds,”"),
    ("Mayor Ada Orel said the dam was safe.", "Mayor Ada Orel", "the dam was safe"),
    ("Two miners died in Lisk, the mayor said on Friday.", "the mayor", "Two miners died in Lisk"),
    ("Nine bridges were closed, according to the ministry.", "the ministry", "Nine bridges were closed"),
    ("The minister denied that the bridge was unsafe.", "The minister", "that the bridge was unsafe"),
    ("The ward put the death toll in its streets at 29.", "The ward", "the death toll in its streets at 29"),
    ("Orel: “We stay.”", "Orel", "“We stay.”"),
    (
        "Ada Orel, who heads the ward, told reporters that nobody had been hurt.",
        "Ada Orel, who heads the ward",
        "that nobody had been hurt",
    ),
]


@pytest.mark.parametrize(("text", "source", "content"), SAID)
def test_who_said_what(text: str, source: str, content: str) -> None:
    first = onrecord.read(text).attributions[0]
    assert (first.source and first.source.value, first.content.value) == (source, content)


def test_speech_in_speech_is_inside_it() -> None:
    outer, inner = onrecord.read("Orel said that the minister had claimed the bridge was safe.").attributions
    assert (inner.said_in, inner.source.value) == (outer.id, "the minister")


def test_the_spans_of_a_content_are_in_order_and_apart() -> None:
    text = "Orel said “We will never leave.” “We stay here for good.”\n“Nobody,” she added, “may leave.”"
    for one in onrecord.read(text).attributions:
        ends = [0, *(end for _, end in one.content.spans)]
        assert all(end <= start for end, (start, _) in zip(ends, one.content.spans, strict=False))


@pytest.mark.parametrize(
    "text", ["The town lies on a river.", "The wall fell at dawn and the road was cut.", "Read more here."]
)
def test_what_nobody_said(text: str) -> None:
    assert onrecord.read(text).attributions == ()


def told(text: str) -> list[tuple[str | None, str]]:
    """Who tells what in a text, in its order."""
    found = onrecord.read(text).attributions
    return [(one.source and one.source.value, one.content.value) for one in found]


TWO_CLAUSES = [
    (
        "Karvia said the strike hit a depot; Lisk medics said it hit a mill and killed 17.",
        ("Karvia", "the strike hit a depot"),
        ("Lisk medics", "it hit a mill and killed 17"),
    ),
    (
        "The UN says 300 people died, while the government says 40 were killed.",
        ("The UN", "300 people died"),
        ("the government", "40 were killed"),
    ),
    (
        "The clinic reported 21 deaths; the governor’s office reported nine.",
        ("The clinic", "21 deaths"),
        ("the governor’s office", "nine"),
    ),
    (
        "The governor said the dam held, while the engineers who built it say that cracks have appeared.",
        ("The governor", "the dam held"),
        ("the engineers who built it", "that cracks have appeared"),
    ),
    (
        "Police said two men were hurt; a clinic spokesman said four had been admitted.",
        ("Police", "two men were hurt"),
        ("a clinic spokesman", "four had been admitted"),
    ),
    (
        "The minister said troops had left, while rebels kept firing; nobody was hurt.",
        ("The minister", "troops had left, while rebels kept firing; nobody was hurt"),
    ),
]


@pytest.mark.parametrize("case", TWO_CLAUSES)
def test_each_of_two_has_the_clause_they_tell(case: tuple[str, *tuple[tuple[str, str], ...]]) -> None:
    text, *wanted = case
    assert told(text) == wanted


BODY = "\n\nGunmen on motorcycles came to the village of Arda on Monday."
HEADLINES = [
    ("Gunmen kill 12 in Orvan village: police", ("police", "Gunmen kill 12 in Orvan village")),
    ("Storm death toll hits 20: UN", ("UN", "Storm death toll hits 20")),
    (
        "Explosion at Lisk market was suicide attack - police",
        ("police", "Explosion at Lisk market was suicide attack"),
    ),
    (
        "Karvia will respond to any attack - minister",
        ("minister", "Karvia will respond to any attack"),
        ("Karvia", "any attack"),
    ),
    ("UN chief: Sudan on the brink of famine", ("UN chief", "Sudan on the brink of famine")),
    ("Minister: bridge is safe", ("Minister", "bridge is safe")),
    ("Rebels shelled market, says Karvia army", ("Karvia army", "Rebels shelled market")),
    (
        "Hospital bombed in Orvan, dozens feared dead – health workers",
        ("health workers", "Hospital bombed in Orvan, dozens feared dead"),
        ("dozens", "dead"),
    ),
    ("Two charged over market bombing - Lisk Herald",),
    ("Orvan gets new leader: Ada Orel",),
    ("Karvia bombs port - a turning point",),
    ("Lisk mayor: a life in office",),
    ("Five killed in Lisk blast, including police - Orvan News",),
]


@pytest.mark.parametrize("case", HEADLINES)
def test_who_speaks_in_a_headline(case: tuple[str, *tuple[tuple[str, str], ...]]) -> None:
    headline, *wanted = case
    assert told(headline + BODY) == wanted


def test_a_headline_may_name_nobody() -> None:
    (said,) = onrecord.read("Reports: Rebel leader killed in air strike" + BODY).attributions
    assert said.content.value == "Rebel leader killed in air strike"


def test_only_the_first_line_ends_with_a_speaker() -> None:
    assert told("Two men came to Arda.\n\nThree towers seen at dusk: police\n\nThey left.") == []


def test_a_toll_in_a_headline_is_whose_it_is() -> None:
    record = onrecord.read("Storm death toll hits 20: officials" + BODY)
    assert [toll.said_in for toll in record.tolls] == ["a1"]


def denied(text: str) -> list[tuple[str | None, str]]:
    """Who denies what in a text."""
    found = onrecord.read(text).attributions
    return [(one.source and one.source.value, one.content.value) for one in found if one.negated]


REJOINDERS = [
    ("The army said the drone hit a barracks, which the rebels denied.", "the rebels", "which"),
    ("Officials say the well is clean, something the villagers dispute.", "the villagers", "something"),
    ("The ministry said the mine was closed, an account the guide disputed.", "the guide", "an account"),
    ("The agency says the plant leaks, a charge that the owners have denied.", "the owners", "a charge"),
    ("The company says 12 died, a toll residents dispute; the mine stays open.", "residents", "a toll"),
    ("The ministry said it had sent aid, which the board denied on Friday.", "the board", "which"),
]


@pytest.mark.parametrize(("text", "source", "content"), REJOINDERS)
def test_a_rejoinder_is_a_denial_of_its_own(text: str, source: str, content: str) -> None:
    first, second = told(text)
    assert first[1] == text.partition(",")[0].partition(" sa")[2].partition(" ")[2]
    assert [second] == denied(text) == [(source, content)]


def test_a_denial_that_only_the_encoder_hears_is_one() -> None:
    assert denied("Karvia blamed Lisk for the fire, which Lisk denies.") == [("Lisk", "which")]


def test_those_of_whom_something_is_told_deny_it() -> None:
    text = "Police arrested four men, all of whom deny the charges."
    assert told(text) == denied(text) == [("four men", "the charges")]


def test_what_others_say_of_a_thing_is_no_rejoinder() -> None:
    text = "He said the car, which the owner had sold, was found in Lisk."
    assert told(text) == [("He", "the car, which the owner had sold, was found in Lisk")]


AROUND = [
    (
        "Orel blamed the owners; the guards, she said, had fled.",
        ("Orel", "the owners"),
        ("she", "the guards had fled"),
    ),
    ("Police, according to witnesses, fired at the gate.", ("witnesses", "Police fired at the gate")),
    (
        "The gunman had, according to court papers, bought the rifle in Lisk.",
        ("court papers", "The gunman had bought the rifle in Lisk"),
    ),
    (
        "The driver was, according to the prosecutor, drunk at the wheel.",
        ("the prosecutor", "The driver was drunk at the wheel"),
    ),
    (
        "The strike, the army said, destroyed a tunnel used by militants.",
        ("the army", "The strike destroyed a tunnel used by militants"),
    ),
    (
        "The blast left 16 dead, according to a police report, and 30 injured, according to clinic sources.",
        ("a police report", "The blast left 16 dead"),
        ("clinic sources", "and 30 injured"),
    ),
    (
        "A bomb exploded in the market, police officer Anil Kole said, killing 17.",
        ("police officer Anil Kole", "A bomb exploded in the market killing 17"),
    ),
    (
        "The mayor confirmed three more deaths in the flood, bringing the total to 41.",
        ("The mayor", "three more deaths in the flood, bringing the total to 41"),
    ),
    ("Two boats sank, the coast guard said, angering fishermen.", ("the coast guard", "Two boats sank")),
    (
        "Six were hurt, according to the clinic, and the road was closed for a day.",
        ("the clinic", "Six were hurt and the road was closed for a day"),
    ),
]


@pytest.mark.parametrize("case", AROUND)
def test_who_tells_it_in_mid_sentence(case: tuple[str, *tuple[tuple[str, str], ...]]) -> None:
    text, *wanted = case
    assert told(text) == wanted


def test_an_account_that_is_dismissed_is_denied() -> None:
    text = "Orel dismissed her account; the guards, she said, had fled."
    assert told(text)[0] == ("Orel", "her account")
    assert denied(text) == [("Orel", "her account")]


ASIDES = [
    (
        "The man, who prosecutors say led a cell of eight militants, was extradited.",
        ("prosecutors", "led a cell of eight militants"),
    ),
    ("The sanctions, which Lisk calls “economic war”, target oil exports.", ("Lisk", "“economic war”")),
    ("Four men, described by the army as spies, were executed.", ("the army", "as spies")),
    (
        "What the government called a security operation left 19 villagers dead, according to Orel.",
        ("Orel", "What the government called a security operation left 19 villagers dead"),
        ("the government", "a security operation"),
    ),
    ("What officials described as an accident left three dead.", ("officials", "as an accident")),
    ("Anyone who insults the king can be jailed.", ("Anyone", "the king")),
]


@pytest.mark.parametrize("case", ASIDES)
def test_what_is_told_in_a_clause_beside_ends_with_it(case: tuple[str, *tuple[tuple[str, str], ...]]) -> None:
    text, *wanted = case
    assert told(text) == wanted


PASSIVES = [
    ("The minister has been accused by the opposition of taking bribes.", "the opposition", None, "The minister of taking bribes"),
    ("The reporter was accused of spying.", None, None, "The reporter spying"),
    ("The group was blamed by officials for three bombings.", "officials", None, "The group for three bombings"),
    ("Residents of the port were warned by the navy to stay indoors.", "the navy", "Residents of the port", "to stay indoors"),
    ("The minister was asked by reporters about the missing funds.", "reporters", "The minister", "about the missing funds"),
    ("The clerk was told by the mayor to leave the office.", "the mayor", "The clerk", "to leave the office"),
    ("The militia is thought to be holding 40 hostages.", None, None, "The militia to be holding 40 hostages"),
    ("The plan was criticised by the mayor.", "the mayor", None, "The plan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "hearer", "content"), PASSIVES)
def test_who_tells_what_in_a_passive(text: str, source: str | None, hearer: str | None, content: str) -> None:
    (one,) = onrecord.read(text).attributions
    told_to = one.addressee and one.addressee.value
    assert (one.source and one.source.value, told_to, one.content.value) == (source, hearer, content)


@pytest.mark.parametrize(
    "text",
    [
        "The guards denied them water for two days.",
        "The rebels denied aid workers access to the camp.",
        "The court denied bail to the two men.",
        "He could tell by the smell that the gas had leaked.",
    ],
)
def test_what_is_kept_from_somebody_or_only_seen_is_no_speech(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It remains unclear who fired the shots.", "who fired the shots"),
        ("Amid reports that the dam had cracked, Lisk was emptied.", "that the dam had cracked"),
    ],
)
def test_what_nobody_is_named_for_has_no_source(text: str, content: str) -> None:
    assert told(text) == [(None, content)]


def test_a_shortage_may_be_denied() -> None:
    assert denied("The board denied food shortages.") == [("The board", "food shortages")]


CITED = [
    ("The agency reported, citing two diplomats, that the talks had failed.", "reported", "that the talks had failed"),
    ("The paper said, citing court files, that the mine was closed in May.", "said", "that the mine was closed in May"),
    ("The ministry said, quoting its own figures, the harvest was poor.", "said", "the harvest was poor"),
    ("Radio Lisk, quoting a doctor, said nine people had died.", "said", "nine people had died"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content"), CITED)
def test_who_is_cited_is_no_part_of_what_is_told(text: str, cue: str, content: str) -> None:
    (one,) = onrecord.read(text).attributions
    assert (one.cue and one.cue.value, one.content.value) == (cue, content)


@pytest.mark.parametrize(
    ("told_to", "how"),
    [
        ("Radio Sul", "by phone"),
        ("the paper", "on condition of anonymity"),
        ("the agency", "by phone from Lisk"),
    ],
)
def test_who_is_told_ends_before_how(told_to: str, how: str) -> None:
    (one,) = onrecord.read(f"Ada Orel told {told_to} {how} that the wells were dry.").attributions
    assert one.addressee is not None
    assert one.addressee.value == told_to


def test_a_claim_that_is_called_something_is_judged() -> None:
    assert told("The judge called the report nonsense.") == [("The judge", "the report nonsense")]
    assert told("The mayor called the police.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a headline that a verb gives to who stands behind it
        (
            "Nobody left alive in Lisk, say rescuers\n\nIt rained.",
            [("rescuers", "Nobody left alive in Lisk")],
        ),
        ("Ward is out of fuel, says WHO chief\n\nIt rained.", [("WHO chief", "Ward is out of fuel")]),
        # what a headline is about says nothing
        ("Norway: Ferry deal is close\n\nIt rained.", []),
        ("Lisk wildfire: Nine dead, police say\n\nIt rained.", [("police", "Nine dead")]),
        ("Sudan: “Nobody came” - survivors\n\nIt rained.", [("survivors", "“Nobody came”")]),
        ("UN: Nine dead in Lisk blast\n\nIt rained.", [("UN", "Nine dead in Lisk blast")]),
        # a semicolon parts what two say
        (
            "At least 46 miners died, according to Lisk; Norway says 18 sailors, among them boys, drowned.",
            [("Lisk", "At least 46 miners died"), ("Norway", "18 sailors, among them boys, drowned")],
        ),
        # who speaks stands behind a clause whose verb the tagger doesn't see
        (
            "The attackers struck Mbelenga and Samboro late on Thursday, said Ada Orel, the head of the ward.",
            [
                (
                    "Ada Orel, the head of the ward",
                    "The attackers struck Mbelenga and Samboro late on Thursday",
                )
            ],
        ),
        # what somebody does in words besides is no part of what was said
        (
            "The army said it had lost 12 men and blamed Karvia for the attack.",
            [("The army", "it had lost 12 men"), ("The army", "Karvia for the attack")],
        ),
        (
            "The ministry said three people were killed and urged residents to stay at home.",
            [("The ministry", "three people were killed"), ("The ministry", "residents to stay at home")],
        ),
        # nor is what another says behind a comma
        (
            "According to the mayor, Ali Demir, four people died, while the governor said nine had died.",
            [("the mayor, Ali Demir", "four people died"), ("the governor", "nine had died")],
        ),
        # what is called something ends before the verb of what did it
        (
            "A strike that Karvia called a war crime killed 12, officials said.",
            [("officials", "A strike that Karvia called a war crime killed 12")],
        ),
        # who is cited in a relative clause tells only that
        (
            "A shell hit a school in Lisk, where, according to the mayor, nine people died.",
            [("the mayor", "nine people died")],
        ),
        (
            "A report released on Tuesday by the Lisk Institute said that soldiers had killed 14 civilians.",
            [
                (
                    "A report released on Tuesday by the Lisk Institute",
                    "that soldiers had killed 14 civilians",
                )
            ],
        ),
        # a whole lead is told by who stands at its end, whatever verb the tagger sees in it
        (
            "A missile struck Okhmat clinic in Kyiv on Monday, killing two adults, the ministry reported.",
            [("the ministry", "A missile struck Okhmat clinic in Kyiv on Monday, killing two adults")],
        ),
        # who is told stands right before the subject of what is told
        (
            "A resident told Reuters troops had entered the town.",
            [("A resident", "troops had entered the town")],
        ),
        # whoever is quoted as telling anything tells it
        (
            "The Lisk Herald quoted four officials as acknowledging that the dam had burst.",
            [("four officials", "that the dam had burst")],
        ),
        # the hour of a live entry belongs to nobody
        (
            "09:50 Norway will send 12 ferries, Ada Orel announced.",
            [("Ada Orel", "Norway will send 12 ferries")],
        ),
    ],
)
def test_whole_and_no_more(text: str, told: list[tuple[str, str]]) -> None:
    said = onrecord.read(text, published="2024-05-03").attributions
    assert [(one.source and one.source.value, one.content.value) for one in said] == told


def test_a_title_in_quotation_marks_may_be_told() -> None:
    first = onrecord.read("“We are ready,” Orel told “Lisk Tonight” in an interview.").attributions[0]
    assert first.addressee is not None
    assert (first.addressee.value, first.content.value) == ("“Lisk Tonight”", "“We are ready,”")


def test_a_body_is_told_before_a_subject() -> None:
    first = onrecord.read("A doctor told AFP fighters had burned the clinic.").attributions[0]
    assert first.addressee is not None
    assert (first.addressee.value, first.content.value) == ("AFP", "fighters had burned the clinic")
