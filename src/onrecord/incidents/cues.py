"""What the words around a figure say of it: taken back, told as old, of one house alone, a title's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from msgspec import Struct

from ..lexicon import load
from ..model import Span
from .words import words

LONGEST_HEADLINE = 120  # characters
FINAL = ".!?”\"’'"
NOT_AS = re.compile(r"\bnot\s+(?:the\s+)?(?P<number>\d[\d,]*|[a-z]+(?:-[a-z]+)?)", re.IGNORECASE)
"""What a correction names as wrong: "31 and not 36", "18 miners, not 25 as announced"."""

TOLD = (
    r"(?:figure|number|toll|count|claim|statement|assurance|assertion|announcement|estimate|report|denial)s?"
)
TAKES = r"(?:withdr(?:aw|aws|ew|awn)|retract(?:s|ed)?|t(?:ake|akes|ook|aken) back)"
SORRY = r"apologi[sz]e[sd]?\sfor\s(?:having\s)?(?:said|saying|claimed|claiming|announced|announcing)"
CLAUSE = r"(?:(?!\band\b|\bsa)[^.;\d]){0,60}$"
WITHDRAWN = re.compile(rf"\b{TAKES}\b[^.;\d]{{0,60}}\b{TOLD}\b{CLAUSE}|\b{SORRY}\b{CLAUSE}")
"""Before a number: it is what a statement said that is taken back."""
AMISS = r"(?:mistake|error|wrong|premature|incorrect|false|untrue|withdrawn|retracted|disregarded|void)"
FAULT = (
    rf"\b(?:(?:was|were|is|are|stands|should be|must be|to be)\b[^.;\d]{{0,20}}\b{AMISS}"
    r"|(?:contain(?:s|ed)|had)\b[^.;\d]{0,20}\b(?:errors?|mistakes?))\b"
)
MISTAKE = re.compile(rf"(?:[^.;\d]|\d{{1,2}}(?=\s[A-Z])){{0,40}}{FAULT}")
THAT_MISTAKE = re.compile(
    rf"[^.;\d]{{0,30}}\b(?:(?:and|but)\s(?:that|this|it)|which)\s(?:{TOLD}\s)?{FAULT}|\s(?:is|are)\s{AMISS}\b"
)
"""Behind a number: who told it says that it was wrong."""
ITS_CAUSE = re.compile(
    r"\s(?:came about|resulted from|rested on|was based on|was due to|had included|arose)\b"
)
"""Behind "the earlier figure of 53": how it came to be wrong."""
UNTRUE = re.compile(
    rf"\b(?:not|no longer)\s(?:correct|true)[\"”’']?\sthat\b{CLAUSE}|\b{AMISS}\sthat\b{CLAUSE}"
)
"""Before a number: that it was so is not true."""
FIGURES = ("figure of ", "number of ", "toll of ", "count of ", "tally of ", "total of ")
"""What stands before the number of a figure that is spoken of."""
PENDING = re.compile(
    r"\b(?:so far|as yet|not yet|yet to be|immediate(?:ly)?|for now|for the moment"
    r"|at (?:this|the) (?:stage|moment|time|point)"
    r"|no (?:confirmed )?(?:reports?|word|indications?|information|news))\b|\byet[.,]",
    re.IGNORECASE,
)
"""What is told is not all: "no injuries so far", "no immediate reports of damage"."""
NEXT = re.compile(
    rf"[\"“”’']?(?:That|This|It|The|These|Those)\s(?:information|data|numbers?|{TOLD})?[^.;\d]{{0,20}}{FAULT}",
    re.IGNORECASE,
)
"""The sentence behind: it takes back what was told."""
SAYING = (
    r"(?:said|advised|announced|stated|reported|told|gave|given|put|informed|spoke|spoken|claimed|published|wrote|"
    r"passed on)"
)
OURS = r"(?:our|this|the|its) (?:\w+ )?(?:article|edition|website|site|issue|story|bulletin)"
SAID_BEFORE = re.compile(
    rf"\b(?:previously|earlier|initially|originally|yesterday|had|we|I|our \w+)\b[^.;]{{0,30}}\b{SAYING}\b"
    rf"|\b{OURS}\b[^;]{{0,120}}\b{SAYING}\b",
    re.IGNORECASE,
)
"""Who told it had told it before, or tells it of themselves."""
NOT_AS_TOLD = re.compile(
    rf"\bnot\s(?:the\s)?(?P<number>[\w,-]+)(?:\s\w+)?,?\s(?:as|which|that)\b[^.;]{{0,40}}\b(?:{SAYING}|counted|believed)\b",
    re.IGNORECASE,
)
"""What names a number as wrong that was told before: "not eleven as reported on Friday"."""
HAD_TOLD = re.compile(
    r"\b(?:had|which|who)\s(?:(?:earlier|previously|first|initially|originally)\s)?"
    r"(?:listed|counted|put|given|gave|reported|recorded|documented|spoken of|spoke of|announced|named)\b"
    r"[^,;.\d]{0,60}$"
)
"""Before a number: it is what was told before, where a lower one is told now."""
HAD_SAID = re.compile(rf"\bhad\s(?:\w+\s)?{SAYING}\b[^.;]{{0,60}}$")
HAD_SAID_THEN = re.compile(
    r"\bhad,?\s(?:(?:on|late on|early on|by)\s[A-Z]\w+|(?:earlier|late|the day|the night|a day|hours)\s\w+)"
    r",?\s"
    rf"{SAYING}\b[^.;]{{0,60}}$"
)
"""Before a number: somebody told it at a time before: "had on Monday put the toll at"."""
DAYS_BEFORE = re.compile(
    r"[^.;]{0,40}?\b(?:days?|hours?|weeks?|evening|night|morning|afternoon)\s(?:earlier|before)\b"
)
"""Around a number: it is what somebody told some time before."""
ALONE = re.compile(
    r"\b(?:[A-Z][\w'’-]+|hospital|clinic|district|town|village|city|province|county|region|regency|state|camp|"
    r"municipality|commune|parish|prefecture|canton|quarter|valley|island|market|street|room|ward|wing|unit|department|there|here)\s+alone\b"
    r"|\b[Ii]n our (?:city|town|village|district|county|municipality|commune|parish|canton|quarter)\b"
)
"""A place for itself: "in Kusel alone", "in our city"."""
BY_HAND = re.compile(
    r"\b(?:treated|operated on|bandaged|stitched up|sewn up)\b[^.;]*"
    r"\b(?:himself|herself|myself|themselves|ourselves|(?:his|her|my|their|our) own hands)\b"
    r"|\bin (?:his|her|their|my|our) (?:own )?wards?\b"
)
"""What one person did or saw: "He has treated 34 wounded himself"."""
OWN_PART = re.compile(r"(?:[\w,.-]+\s+){1,2}of\s+(?:its|our|their)\s+(?:own\s+)?[a-z]+")
"""A part of an organisation: "four of its employees"."""
PART = re.compile(
    r"(?:(?:[\w,.-]+\s+){1,2}of|[Nn]o(?:ne)?\s+(?:\w+\s+){1,6}?among|"
    r"(?:[\w-]+\s+){2,5}?(?:is|are|was|were)\s+among)\s+"
    r"(?:those|them|whom|the\s+(?:\w+\s+)?(?:dead|victims|wounded|injured|missing|bodies|killed|hostages|survivors|arrested))\b"
)
"""A part of those counted: "three of those", "no soldiers were among the dead"."""


BEGINS_PART = re.compile(r"\b(?:Of|Among) (?:these|those|them|the (?:victims|injured|wounded|dead)),? $")


ADDED = re.compile(
    r"(?:[\w-]+\s)?(?:more(?!\sthan\b)|another|further|additional|second|third|fourth|fifth|sixth|seventh)\b",
    re.IGNORECASE,
)
"""More people than were counted before: "two more bodies", "another five", "a third man"."""
JOINING = re.compile(
    r"(?:[\w-]+\s)?(?:more(?!\sthan\b)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
"""Those who came after the ones counted before: "two more bodies", "a fifth person"."""
SURVIVED = re.compile(
    r",?\s(?:who|that)\s(?:was|were|had\sbeen)\s(?:[a-z]+ly\s)?(?:wounded|injured|hurt|burned|burnt)\b"
)
"""Who died later than those counted before: "Two people who were wounded on Friday died"."""
HE_SAID = re.compile(r"\b(?:he|she)\s(?:said|added|told)\b", re.IGNORECASE)
"""Who spoke in the sentence before goes on."""
WRONG = ("and not ", ", not ", "was not ", "were not ", "rather than ", "rather than the ", "instead of the ")
"""What stands before a number that is named as wrong."""


class Revised(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and phrases that take a figure back, and phrases that tell an old one."""

    words: frozenset[str]
    phrases: tuple[str, ...]
    old: tuple[str, ...]


class Parts(Struct, frozen=True, forbid_unknown_fields=True):
    """Houses that take people in, words for it, for who is taken on, and for who is still where they were."""

    houses: frozenset[str]
    receiving: tuple[str, ...]
    tending: tuple[str, ...]
    moved: tuple[str, ...]
    still: tuple[str, ...]


class Against(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that set a figure against another's."""

    phrases: tuple[str, ...]


class Words(Struct, frozen=True):
    """The parts of lexicons/incidents.toml that this file reads."""

    revised: Revised
    parts: Parts
    against: Against


def revises(sentence: str) -> bool:
    """Whether a sentence takes a figure back or corrects it."""
    known = load("incidents", Words).revised
    return (
        any(word.text in known.words for word in words(sentence))
        or holds(sentence, known.phrases)
        or any(found["number"][0].isdigit() for found in NOT_AS.finditer(sentence))
    )


def told_before(before: str) -> bool:
    """Whether the words before a number say that it had been told: "which had listed".

    >>> told_before("The League, which had listed "), told_before("The League, which lists ")
    (True, False)
    """
    return HAD_TOLD.search(before) is not None


def said_earlier(before: str, behind: str) -> bool:
    """Whether a number is what somebody had told some time before.

    >>> behind = " a day earlier."
    >>> said_earlier("He had given a toll of ", behind), said_earlier("The blast had killed ", behind)
    (True, False)
    >>> said_earlier("The office had on Monday put the toll at ", ".")
    True
    """
    if HAD_SAID_THEN.search(before):
        return True
    return HAD_SAID.search(before) is not None and DAYS_BEFORE.match(behind) is not None


def names_old(sentence: str) -> bool:
    """Whether words for what was counted at first stand in a sentence, whatever number they are of."""
    small = sentence.lower()
    return any(phrase in small for phrase in load("incidents", Words).revised.old)


def tells_old(sentence: str, place: int, others: Collection[int] = ()) -> bool:
    """Whether a sentence tells what was counted at first of the number at a place.

    Those behind "at first" are told so up to where the clause turns; before "as first reported" the last is.

    >>> tells_old("His men had at first counted 22 dead.", 29), tells_old("The first of 22 dead.", 13)
    (True, False)
    >>> text = "It was 17, not 14 as first reported."
    >>> tells_old(text, 7, [7, 15]), tells_old(text, 15, [7, 15])
    (False, True)
    >>> text = "It was 17, correcting an earlier figure of 31."
    >>> tells_old(text, 7, [7, 43]), tells_old(text, 43, [7, 43])
    (False, True)
    >>> tells_old("It said 27 had died, more than doubling an earlier figure.", 8)
    False
    >>> tells_old("In 2018 a strike killed 33; that one, too, was at first denied.", 24)
    False
    """
    small = sentence.lower()
    for phrase in load("incidents", Words).revised.old:
        for found in re.finditer(re.escape(phrase), small):
            behind = found.start() < place and TURN.search(small[found.end() : place]) is None
            before = max((at for at in (place, *others) if at < found.start()), default=-1)
            after = min((at for at in others if at > found.start()), default=-1)
            own = after > 0 and OF_IT.fullmatch(small[found.end() : after])
            between = small[place : found.start()]
            apart = TURN.search(between) is not None or AGAINST.search(between) is not None
            if behind or (found.start() > place == before and not own and not apart):
                return True
    return False


OF_IT = re.compile(r"\s+of\s+(?:at least |about |some |around |more than )?")
"""Between what was counted at first and its number: "an earlier figure of 31"."""
AGAINST = re.compile(
    r"\b(?!accord|includ)(?:\w{3,}ing|than|from|over|above|below|of)\s(?:an?|the|its|their|his|her)\s$"
)
"""Before what was counted at first: a number is set against it, "27, doubling an earlier figure"."""
TURN = re.compile(r"[;.]|\b(?:but|now|instead|while)\b")
"""Where a clause turns from what was counted at first to what is counted now."""


def named_wrong(before: str) -> bool:
    """Whether what stands before a number says that it is the wrong one: "31 and not"."""
    return before.endswith(WRONG)


def withdraws(sentence: str, place: int, length: int, following: str = "") -> bool:
    """Whether a sentence, or the one that follows, takes back the number that stands at a place in it.

    >>> text = "The mayor withdrew her assurance that nobody was hurt."
    >>> withdraws(text, text.index("nobody"), 6), withdraws("Troops withdrew after 12 died.", 22, 2)
    (True, False)
    """
    before, behind = sentence[:place], sentence[place + length :]
    if WITHDRAWN.search(before) or UNTRUE.search(before) or THAT_MISTAKE.match(behind):
        return True
    if SAID_BEFORE.search(before) and NEXT.match(following):
        return True
    figure = before.lower().endswith(FIGURES)
    return figure and (MISTAKE.match(behind) is not None or ITS_CAUSE.match(behind) is not None)


def partial(sentence: str, before: str, *, facility: bool) -> bool:
    """Whether a figure is of what one house received, or of one place alone.

    The house is the speaker, or it stands before a word of receiving; "It" is the house of the sentence
    before.

    >>> partial("A clinic in Tarija has taken in eleven of them, police said.", "", facility=False)
    True
    >>> partial("Thirty others are being treated in three clinics.", "", facility=False)
    False
    >>> partial("Nine were admitted, he said.", "A clinic in Lisk received eleven bodies.", facility=False)
    True
    """
    known = load("incidents", Words).parts
    if ALONE.search(sentence) or BY_HAND.search(sentence):
        return True
    if receives(sentence) or (sentence.startswith("It ") and receives(before)):
        return True
    of_house = facility or (HE_SAID.search(sentence) is not None and receives(before))
    return of_house and any(phrase in sentence.lower() for phrase in known.receiving)


def receives(sentence: str) -> bool:
    """Whether a sentence says that a house received people."""
    known = load("incidents", Words).parts
    small = sentence.lower()
    starts = (found.start() for name in known.houses for found in re.finditer(rf"\b{name}\s", small))
    house = min(starts, default=-1)
    if house < 0:
        return False
    tended = tends().search(small[house:])
    return tended is not None or any(phrase in small[house:] for phrase in known.receiving)


@cache
def tends() -> re.Pattern[str]:
    """What a house does for people, in the active: "has treated", not "who were treated"."""
    verbs = "|".join(load("incidents", Words).parts.tending)
    return re.compile(rf"^(?:[^,;.]|,[^,;.]{{1,40}},)*?(?<!be )(?<!been )(?<!are )(?<!were )\b(?:{verbs})\b")


def of_its_own(counted: str) -> bool:
    """Whether a number, with the words behind it, is of an organisation's own people."""
    return OWN_PART.match(counted) is not None


def moved_on(behind: str) -> bool:
    """Whether the words behind a number say that these were taken on to another place.

    >>> moved_on(" of whom have been flown to the capital."), moved_on(" children.")
    (True, False)
    """
    return any(phrase in behind.lower() for phrase in load("incidents", Words).parts.moved)


STAYING = re.compile(
    r"\b(?:remain(?:s|ed)?|(?:is|are|was|were) still)\s(?:in|at)\s(?:the|our|its|[A-Z])[^,;.]{0,40}"
    r"\b(?:hospital|clinic|care|infirmary|ward|unit)\b"
)
"""Who has not left the house: "Six remain in the Lisk hospital"."""


def stays(sentence: str) -> bool:
    """Whether a sentence counts who has not left one house.

    >>> stays("Six remain in the Lisk hospital."), stays("Six remain in hospital.")
    (True, False)
    """
    return STAYING.search(sentence) is not None


LYING = re.compile(
    r"^[^,;.]{0,40}\b(?:lie|lies|lay|(?:is|are|was|were) lying) in\b[^,;.]*\b(?:hospital|clinic|unit|ward)"
)


def lying(behind: str) -> bool:
    """Whether the words behind a number say that these lie in a house.

    >>> lying(" are lying in the burns unit."), lying(" were hurt in the ward.")
    (True, False)
    """
    return LYING.search(behind) is not None


MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WIDER = re.compile(
    r"^[\"“]?(?:Across|Throughout|All over|Nationwide|Countrywide|Nationally|Statewide)\b"
    r"|\b(?:nationwide|countrywide|nationally|statewide|(?:across|throughout|in the whole of|all over) "
    r"(?:the|this|our) (?:\w+ )?(?:country|island|nation|region|state|province|continent)"
    r"|this (?:\w+ )?(?:year|season|monsoon|winter|summer|autumn|spring)|so far in \d{4}"
    r"|since the (?:start|beginning|onset) of (?:the|this) (?:\w+ )?"
    r"(?:year|season|monsoon|rains|winter|summer)"
    rf"|since (?:early |mid-|late |last )?(?:{MONTHS}|(?:19|20)\d\d))\b"
)
"""What a total is of that is more than an incident: a country, a year, a season."""


def is_wider(sentence: str) -> bool:
    """Whether a sentence tells of a whole country, year or season.

    >>> is_wider("Across Luzon, the monsoon has claimed 41 lives."), is_wider("On Luzon, 41 died.")
    (True, False)
    """
    return WIDER.search(sentence) is not None


def sets_against(sentence: str) -> bool:
    """Whether a sentence sets its figure against what others count.

    >>> sets_against("58 had drowned, far more than the government says."), sets_against("58 drowned.")
    (True, False)
    """
    return holds(sentence, load("incidents", Words).against.phrases)


def pends(sentence: str) -> bool:
    """Whether a sentence says that what it tells is not all yet.

    >>> pends("There were no immediate reports of injuries."), pends("Nobody was hurt.")
    (True, False)
    """
    return PENDING.search(sentence) is not None


def remain(sentence: str) -> bool:
    """Whether a sentence counts who is left of those who were counted before: "are still being treated".

    >>> remain("Six others are still being treated."), remain("Six others were injured.")
    (True, False)
    """
    return stays(sentence) or holds(sentence, load("incidents", Words).parts.still)


def holds(sentence: str, phrases: Iterable[str]) -> bool:
    """Whether a sentence has one of some phrases, in whatever case."""
    small = sentence.lower()
    return any(phrase in small for phrase in phrases)


FALLEN = re.compile(
    r"\b(?:gone down|went down|fallen|fell|dropped|decreased|declined|came down|come down) to"
    r"(?: about| some| around| just)? $"
)


NONE_OF = re.compile(r"[Nn]one of (?:the|its|their|his|her) (?!victims|dead|injured|wounded)\w")


def none_of(counted: str) -> bool:
    """Whether a zero is of some who were there alone: "None of the train's passengers was hurt".

    >>> none_of("None of the train's passengers was hurt"), none_of("None of the injured was")
    (True, False)
    """
    return NONE_OF.match(counted) is not None


def fallen(before: str) -> bool:
    """Whether the words before a number say that fewer are left.

    >>> fallen("The number of missing fell to "), fallen("The number of dead rose to ")
    (True, False)
    """
    return FALLEN.search(before) is not None


def partitive(counted: str) -> bool:
    """Whether a number, with the words behind it, is told as a part: "three of those who died".

    >>> partitive("Three of those who"), partitive("three men, none of them")
    (True, False)
    >>> partitive("no foreigners were among the dead"), partitive("no foreigners were killed")
    (True, False)
    >>> partitive("Two Filipino seafarers were among the dead"), partitive("Two men were among them")
    (True, True)
    """
    return PART.match(counted) is not None


def adds(counted: str) -> bool:
    """Whether a number, with the words behind it, is of people beside those counted before.

    >>> adds("Two more officers"), adds("A fourth victim"), adds("Two officers, more or less")
    (True, True, False)
    """
    return ADDED.match(counted) is not None


def comes_after(counted: str, behind: str) -> bool:
    """Whether a number, with the words behind it, is of people who came to it after those counted before.

    "Killed five and wounded another ten" adds to nobody.

    >>> comes_after("Two more bodies", ""), comes_after("A fifth person", ""), comes_after("another ten", "")
    (True, True, False)
    >>> comes_after("Two people", " who were wounded on Friday died."), comes_after("Two people", " died.")
    (True, False)
    """
    return JOINING.match(counted) is not None or SURVIVED.match(behind) is not None


def begins_part(before: str) -> bool:
    """Whether the words before a number say that it is a part of what was counted just before.

    >>> begins_part("We examined 94 pupils. Of these, "), begins_part("We examined ")
    (True, False)
    """
    return BEGINS_PART.search(before) is not None


def is_headline(text: str, sentence: Span) -> bool:
    """Whether a sentence is the title line of a report: its first line, without a full stop."""
    body = text.lstrip()
    line = body.split("\n", 1)[0].strip()
    return (
        sentence[0] <= len(text) - len(body) and 0 < len(line) <= LONGEST_HEADLINE and line[-1] not in FINAL
    )
