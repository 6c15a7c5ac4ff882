"""Names: runs of capitalised words, parted into titles and name, with what kind of party they tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model import PartyKind
from .page import NAMES, Page
from .words import demonyms, first_names, persons, singular, states, titles, words

CAPITAL = frozenset({"NN", "NNS", "JJ", "NNP", "NNPS", "VBN", "VBG", "FW", "CD"})
LONGEST = 12  # tokens; a longer run of capitals is a list or a headline
LONGEST_PERSON = 5  # words of a person's name that begins with a first name
REST = 2  # tokens of a name behind its article: "-Shabab"
ACRONYM = 7  # letters at most: "UNESCO", "ECOWAS", "SIGINT"


class Name(NamedTuple):
    """A name at tokens [start, end); its title, if any, is [start, core)."""

    start: int
    end: int
    core: int
    kind: PartyKind
    gender: str | None
    is_place: bool = False
    is_role: bool = False


def find(page: Page) -> Iterator[Name]:
    """The names of a page, in order, headlines left out."""
    for number, (first, last) in enumerate(page.sentences):
        if page.headline[number]:
            continue
        at = first
        while at < last:
            end = run(page, at, last) if opens(page, at, first) else at
            if end > at and end - at <= LONGEST and (name := read(page, at, end)):
                yield name
            at = max(end, at + 1)


def opens(page: Page, at: int, first: int) -> bool:
    """Whether a run of name words can begin at a token."""
    begins = at == first or page.raw[at - 1] in "“\"‘'(:"
    if at in page.bodies or has_article(page, at):
        return True
    return is_word(page, at, begins) and not (begins and page.words[at] in words().places.openers)


def has_article(page: Page, at: int) -> bool:
    """Whether an Arabic article begins a name at a token: "al-Shabab", "el-Obeid"."""
    rest = page.raw[at + 1 : at + 3]
    joined = len(rest) == REST and rest[0] == "-" and rest[1][:1].isupper() and is_tight(page, at + 1)
    return joined and page.words[at] in words().joins.particles


def is_word(page: Page, at: int, begins: bool = False) -> bool:
    """Whether a token can be a word of a name; at the start of a sentence its tag must say so."""
    raw, tag = page.raw[at], page.tags[at]
    if not raw[:1].isupper() or at in page.times:
        return False
    if tag in NAMES:
        return True
    lower = page.words[at]
    return tag in CAPITAL and (not begins or lower in words().organisations.heads or lower in demonyms())


def run(page: Page, start: int, last: int) -> int:
    """Where a run of name words ends."""
    end = page.bodies.get(start, start + 1)
    while end < last:
        if begins_person(page, end):
            break
        if end in page.bodies:
            end = page.bodies[end]
        elif is_word(page, end) and not page.doc[end].is_sent_start:
            end += 1
        elif (joined := joint(page, start, end, last)) > end:
            end = joined
        else:
            break
    return end


def begins_person(page: Page, at: int) -> bool:
    """Whether a person's name begins right after an organisation's: "Speaker of the House Ada Orel"."""
    return (
        page.words[at] in first_names()
        and page.words[at - 1] in words().organisations.heads
        and page.tags[at + 1 : at + 2] == ["NNP"]
    )


def joint(page: Page, start: int, at: int, last: int) -> int:
    """Where a name goes on after small words at a token: "Ministry of Defence", "al-Orel", "van der Lisk"."""
    word = page.words[at]
    if at + 1 >= last:
        return at
    if word == "-" and is_tight(page, at) and page.raw[at + 1][:1].isupper():
        return at if is_side(page, at - 1) and is_side(page, at + 1) else at + 2
    if word == "&" and is_word(page, at + 1):
        return at + 2
    if word == "and" and is_word(page, at + 1) and has_of(page, start, at):
        return at + 1 if is_own_name(page, at + 1) else at + 2
    return tied(page, start, at, last)


def is_side(page: Page, at: int) -> bool:
    """Whether a word is a state or a known body by itself: both of "Israel-Hamas", not of "Guinea-Bissau"."""
    return page.words[at] in states() or page.words[at] in words().organisations.names


def tied(page: Page, start: int, at: int, last: int) -> int:
    """Where a name goes on after a particle, or after the "of" of an organisation."""
    word, particles = page.words[at], words().joins.particles
    after = at + 1
    if word in particles and page.tags[at] not in {"DT", "IN"}:
        after += page.words[after] in particles or page.words[after] == "-"
    elif word in {"of", "for"} and any(
        page.words[i] in words().organisations.heads for i in range(start, at)
    ):
        after += page.words[after] == "the"
    else:
        return at
    return after + 1 if after < last and is_word(page, after) else at


def has_of(page: Page, start: int, at: int) -> bool:
    """Whether a run has an "of" in it, so that an "and" may go on: "Council of Bakers and Millers"."""
    return any(page.words[i] in {"of", "for"} for i in range(start, at))


def is_own_name(page: Page, at: int) -> bool:
    """Whether the word after an "and" begins another name."""
    word = page.words[at]
    return (
        word in first_names() or word in titles() or word in states() or word in words().organisations.heads
    )


def is_tight(page: Page, at: int) -> bool:
    """Whether a hyphen stands between its words without blanks."""
    return at > 0 and not page.doc[at - 1].whitespace_ and not page.doc[at].whitespace_


def read(page: Page, start: int, end: int) -> Name | None:
    """A run as a name; None where it names nobody."""
    while end > start and page.words[end - 1] in {"and", "of", "for", "the", "&"}:
        end -= 1
    lower = page.words[start:end]
    if not lower or (
        len(lower) == 1
        and (len(page.raw[start]) == 1 or lower[0] in words().places.never or not lower[0][:1].isalpha())
    ):
        return None
    whole = " ".join(lower)
    if whole in states():
        return Name(start, end, start, "state", None)
    if len(lower) == 1 and is_common(page, start):
        return None
    short = whole in words().organisations.short and page.raw[start].isupper()
    if short or whole in words().organisations.names:
        return Name(start, end, start, "organisation", None)
    if len(lower) == 1 and whole in demonyms():
        return of_people(page, start, whole)
    return titled(page, start, end) or plain(page, start, end)


def is_common(page: Page, at: int) -> bool:
    """Whether a word is no name, but opens a sentence: "Police said", "Gunmen killed"."""
    if page.tags[at] in {"NN", "NNS"}:
        return page.words[at] in words().groups.nouns
    opens_sentence = at == 0 or page.sentence[at - 1] != page.sentence[at]
    return opens_sentence and is_several(page.words[at])


def is_several(word: str) -> bool:
    """Whether a word is a noun for several persons or bands.

    >>> is_several("gunmen"), is_several("gangs"), is_several("gunman")
    (True, True, False)
    """
    one = singular(word)
    return one != word and (one in persons() or one in words().groups.nouns)


def of_people(page: Page, at: int, word: str) -> Name | None:
    """A demonym as a name of people: "the Russians"; an adjective is none."""
    if page.tags[at] in {"NNPS", "NNS"}:
        return Name(at, at + 1, at, "group", None)
    return None


def titled(page: Page, start: int, end: int) -> Name | None:
    """A name with titles before it, or a title alone: "Foreign Secretary", "President Ada Orel"."""
    known, heads = words().titles, words().organisations.heads
    lower = page.words
    at = next((i for i in range(end - 1, start - 1, -1) if lower[i] in titles()), None)
    polite = next((i for i in range(start, end - 1) if lower[i] in known.male | known.female), None)
    at = polite if polite is not None and at == end - 1 else at
    if at is None or any(lower[i] in heads or lower[i] == "of" for i in range(at + 1, end)):
        return None
    said = set(lower[start : at + 1])
    gender = "male" if said & known.male else "female" if said & known.female else None
    if at == end - 1:
        if end - start > 1 and any(lower[i] in first_names() for i in range(start, end - 1)):
            return None
        return Name(start, end, end, "person", gender, is_role=True)
    return Name(start, end, at + 1, "person", gender)


def plain(page: Page, start: int, end: int) -> Name:
    """A name without title, its kind by its words."""
    lower, known = page.words[start:end], words()
    place = page.places.get(start)
    in_place = place is not None and place[0] >= end
    if in_place and place is not None and place[1].kind == "country":
        return Name(start, end, start, "state", None)
    if any(word in known.organisations.heads for word in lower) or is_acronym(page.raw[start:end]):
        return Name(start, end, start, "organisation", None)
    if page.tags[end - 1] in {"NNPS", "NNS"} and is_several(lower[-1]):
        return Name(start, end, start, "group", None)
    if in_place or any(word in known.places.words for word in lower):
        return Name(start, end, start, "unknown", None, is_place=True)
    if lower[0] in first_names() and 1 < len(lower) <= LONGEST_PERSON:
        return Name(start, end, start, "person", None)
    return Name(start, end, start, "unknown", None)


def is_acronym(raw: list[str]) -> bool:
    """Whether a name is one word of capitals.

    >>> is_acronym(["ECOWAS"]), is_acronym(["U.N."]), is_acronym(["Orel"])
    (True, True, False)
    """
    return len(raw) == 1 and 1 < len(raw[0]) <= ACRONYM and raw[0].replace(".", "").isupper()
