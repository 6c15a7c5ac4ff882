"""What the words around make of a toll: its polarity, scope and kind, and what is taken back."""

from __future__ import annotations

import pytest
from toll_finding import tolls

from onrecord.pipeline import Reader, document


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
        ("Footage appeared to show the bodies of nine sailors.", "unconfirmed"),
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
        # a doubt or a denial is of its own clause
        ("Suspected militants shot dead three policemen.", "asserted"),
        ("Three policemen were allegedly shot dead.", "unconfirmed"),
        ("Fishermen rescued 42 refugees, but others were feared drowned.", "asserted"),
        ("A mob lynched a man accused of theft, and police arrested 44 suspects.", "asserted"),
        ("The governor was accused of killing 12 people.", "unconfirmed"),
        ("Police denied opening fire and said 12 officers were injured.", "asserted"),
        ("Police denied that 12 officers were injured.", "disputed"),
        ("The army denied that it said 12 people were killed.", "disputed"),
        ("Suspected poisoning killed six people.", "unconfirmed"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    assert tolls(text)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("A mine killed two shepherds on Monday.", ["incident"]),
        ("Ninety people have been killed since June.", ["cumulative"]),
        ("Nine of the hostages have since been freed.", ["incident"]),
        ("Twelve miners were rescued; one has died since.", ["incident", "incident"]),
        ("Nine people have been killed since Sunday.", ["incident"]),
        ("A nurse has been missing since March.", ["incident"]),
        ("Eleven teachers are held in the barracks.", ["incident"]),
        ("Over 900 teachers are held in the barracks.", ["cumulative"]),
        (
            "Two guards died on Monday. In 2018 nine people were killed on the bridge.",
            ["incident", "background"],
        ),
        ("In 2018 nine people were killed on the bridge.", ["incident"]),
        ("So far, 90 people have been killed and 200 wounded.", ["cumulative", "cumulative"]),
        ("Ninety people were killed over the past week.", ["period"]),
        ("Ninety people were killed over two nights.", ["period"]),
        ("A blaze killed 18 people on Thursday, in the country's worst fire for two years.", ["incident"]),
        ("They held their biggest swap in three years, with 93 captives freed.", ["incident"]),
        ("A mine killed nine people in the most lethal blast in two years.", ["incident"]),
        ("Ninety people were killed, most of them in the past week.", ["period"]),
        ("Ninety people were killed during the night.", ["incident"]),
        ("Three people are killed on the road every day.", ["rate"]),
        ("Between four and six children die each day in the camp.", ["rate"]),
        ("The war in northern Karvia has killed thousands of people.", ["cumulative"]),
        (
            "The fire, in which nine died, comes four years after a blaze killed two.",
            ["incident", "background"],
        ),
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
        ("Four militia members were killed.", "militant"),
        ("Four members of a drug gang were killed.", "militant"),
        ("Four auxiliaries were killed.", "militant"),
        ("Four auxiliary nurses were killed.", "medic"),
        ("Four armed men were killed.", "militant"),
        ("Four unarmed men were killed.", "man"),
        ("Four armed policemen were killed.", "police"),
        ("Four border guards were killed.", "soldier"),
        ("Four security guards were killed.", "civilian"),
        ("Four mutineers were killed.", "soldier"),
        ("Four army rangers were killed.", "soldier"),
        ("Four smugglers were arrested.", "perpetrator"),
        ("Four health workers were killed.", "medic"),
        ("Four relief workers were killed.", "aid_worker"),
        ("Four employees of the aid agency were killed.", "aid_worker"),
        ("Four hospital patients were killed.", "civilian"),
        ("Four members of the press were killed.", "journalist"),
        ("Four members of the cell were detained.", "militant"),
        ("Four members of the security forces were killed.", "police"),
        ("Four members of the choir were killed.", "person"),
        ("Four students of a primary school were killed.", "child"),
        ("Four students were killed on the campus.", "civilian"),
        ("Four students of the university were killed behind the school of law.", "civilian"),
        ("Four members of the armed forces were killed.", "soldier"),
        ("Four armed forces personnel were killed.", "soldier"),
        ("Twelve “militants” were killed, the army said.", "militant"),
        ('The army killed 12 "terrorists" in the raid.', "militant"),
        ("Four people, all children, drowned.", "child"),
        ("The strike killed four people, all of them paramedics.", "medic"),
        ("Four people were hurt, all from one village.", "person"),
        ("The soldiers attacked the rebels and killed 14 of them.", "militant"),
        ("A roll-call found prisoners absent and soldiers picked up nine of them.", "prisoner"),
        ("Seven of these pupils died in the fire.", "child"),
        ("At least six of the people killed in the strike were minors.", "child"),
        ("More than half of the 40 dead were children.", "child"),
        ("Among the 41 dead were 19 children.", "person"),
        ("It put the number of soldiers it had captured at 163.", "soldier"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert tolls(text)[0].subject_kind == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("There were 64 dead. Twenty-six of the dead were women.", ["person", "woman"]),
        ("Of the 41 dead, 19 were children.", ["person", "child"]),
        ("Nine people died, two of them under the age of ten.", ["person", "child"]),
        ("Nine people died, two of them under the influence of drugs.", ["person", "person"]),
        ("Nineteen people died: nine civilians and five members of the army.", ["person", "civilian", "soldier"]),
        ("Ten soldiers, two of them officers, were killed.", ["soldier", "soldier"]),
        ("Three people died, two of them women, and eleven were wounded.", ["person", "woman", "person"]),
        ("The raid killed 26 rebels, including two commanders.", ["militant", "militant"]),
        ("The raid killed 26 rebels, including two children.", ["militant", "child"]),
    ],
)  # fmt: skip
def test_kinds_of_parts(text: str, kinds: list[str]) -> None:
    assert [toll.subject_kind for toll in tolls(text)] == kinds


def test_a_bare_number_shares_the_noun_before_it() -> None:
    _, hurt = tolls("Four miners were killed and ten hurt.")
    assert hurt.subject_kind == "civilian"
    assert hurt.subject
    assert hurt.subject.value == "miners"


def test_a_figure_that_was_a_mistake_is_disputed() -> None:
    text = "The clinic reported 22 dead. The figure of 22 was our mistake, its director said."
    assert [toll.polarity for toll in tolls(text)] == ["asserted", "disputed"]


def test_not_twelve_but_nine() -> None:
    found = tolls("There were not twelve but nine missing.")
    assert [(toll.count.value.low, toll.polarity) for toll in found] == [(12, "disputed"), (9, "asserted")]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Two were killed and 23 miners were cut off underground.", "trapped"),
        ("Tens of thousands of people were cut off by the flood.", "affected"),
        ("Forty-one of the escapees have been caught.", "detained"),
        ("Forty-one escapees remain at large.", "escaped"),
    ],
)
def test_what_became_of_who_was_cut_off_or_caught(text: str, category: str) -> None:
    assert tolls(text)[-1].category == category


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The gallery fell in, and five died on a night shift.", "incident"),
        ("The raid, in which 15 people were killed, undid the work of a year.", "incident"),
        ("Five people die a year on that road.", "rate"),
    ],
)
def test_a_year_that_is_no_rate(text: str, scope: str) -> None:
    assert tolls(text)[0].scope == scope


@pytest.mark.parametrize(
    "text",
    [
        "The hospital in Lisk, one of three where the injured are arriving, has admitted 44 people.",
        "Forty-four children were taken to the Karanga health centre.",
    ],
)
def test_whom_a_house_took_in_was_hurt(text: str) -> None:
    assert [(toll.category, toll.count.value.best) for toll in tolls(text)] == [("injured", 44)]


def test_the_year_of_the_report_is_no_background() -> None:
    text = "A guard died on Monday. In 2026 nine people have been killed on the bridge."
    told = Reader().read(document(text, published="2026-11-30")).tolls
    assert [toll.scope for toll in told] == ["incident", "incident"]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Three sailors died within hours of the blast.", ["incident"]),
        ("Three sailors died within two weeks.", ["period"]),
        ("The register has recorded 62 deaths in such attacks.", ["aggregate"]),
    ],
)
def test_what_came_soon_after_is_of_one_incident_and_such_attacks_are_many(
    text: str, scopes: list[str]
) -> None:
    assert [one.scope for one in tolls(text)] == scopes


def test_deaths_are_a_part_of_the_total_that_the_next_sentence_says_they_raise() -> None:
    more, total = tolls(
        "Divers found seven bodies under the church on Sunday. That takes the number of dead to 19, he said."
    )
    assert (more.part_of, total.count.value.best) == (total.id, 19)
