"""The parties of a noun: "Russia's shelling of Lisk", "talks between the sides", "launched a raid on"."""

from __future__ import annotations

from typing import NamedTuple

from ...language.phrases import Phrase
from .clauses import BE, HAVE, Group, after_preposition, chain_left, following, group, previous_verb
from .owners import owner
from .page import Page
from .subjects import subject
from .tags import FINITE, NOUNS
from .triggers import Trigger
from .words import lemmas, nouns, singulars, words

BY = frozenset({"by"})
OF = frozenset({"of"})
TO = frozenset({"to"})
FROM = frozenset({"in", "during", "from", "of"})
SIDES = frozenset({"between", "among"})
WITH = frozenset({"with"})
AGAINST = WITH | {"against"}
JOINING = frozenset({"take part in", "participate in", "stage", "hold", "join", "organise", "begin"})
"""Verbs whose subject protests."""
PITTED = frozenset({"pitted", "pitting", "pit", "pits"})
BEHIND = 10  # tokens between a verb of what arises and its sides
TELLING = "claim"
CLAIMED = "claim responsibility for"
CLAIMING = 12  # tokens before a claim in which it is told to be none
PUT_DOWN = {"claimed": BY, "blamed": frozenset({"on"}), "attributed": TO, "ascribed": TO}
"""Participles of who says whose a deed is, or was, with the preposition before whose."""
PUTTING_DOWN = {
    **dict.fromkeys(("blame", "blames", "blamed", "blaming", "pinned"), frozenset({"on"})),
    **dict.fromkeys(("attribute", "attributes", "attributed", "attributing", "ascribed"), TO),
}
"""Verbs of who says whose a deed is that have the deed for an object: "blamed the raid on rebels"."""
BLAMING = frozenset({"blame", "blames", "blamed", "blaming"})
SOMEBODY = frozenset({"armed", "name", "people", "political", "place", "crowd"})
"""Kinds of whom a deed may be put down to: no gas leak."""
FIGHTING = frozenset({"armed", "weapon"})
DETERMINED = frozenset({"a", "an", "the"})
RELATIVE = frozenset({"which", "that"})
NONE = frozenset({"any", "no", "not", "n't", "never"})
CARRIES = (
    6  # tokens between a verb and the noun phrase that it carries: "was also said to have launched" has fewer
)


class Carrier(NamedTuple):
    """The verb of which an event noun is the object or the subject."""

    verb: Group
    lemma: str
    passive: bool


def actors(page: Page, found: Trigger, carrier: Carrier | None) -> list[Phrase]:
    """Who did what a noun names."""
    phrase = page.phrase_at(found.head)
    if found.group.frame in ("mutual", "meeting"):
        sides = after_preposition(page, found.end, SIDES, reach=10, near=True)
        sides = sides or between(page, found.end) or pitted(page, found.end)
        sides = sides or hyphened(page, phrase, found.tokens[0])
        if sides:
            return sides
        if found.group.frame == "mutual" and (
            foe := after_preposition(page, found.end, AGAINST, reach=4, near=True)
        ):
            return owner(page, phrase, found.tokens[0]) + foe
    own = [] if suffered(page, found) else owner(page, phrase, found.tokens[0])
    if not own and carrier and found.group.type == "PROTEST" and carrier.lemma in JOINING:
        own = carried_by(page, carrier)  # "staged a protest against abuses by the police"
    own = own or after_preposition(page, found.end, BY, near=True)
    if own and carrier and page.tags[own[0].head] == "PRP$":
        own = carried_by(page, carrier) or own  # "continued their attacks"
    if not own and found.group.frame in ("moving", "visiting"):
        own = after_preposition(page, found.end, OF, reach=3, near=True)
    own = own or claimant(page, found)
    if not own and carrier and not (claims(carrier) and found.group.type != "ASSAULT"):
        own = carried_by(page, carrier)  # who claims credit for arrests made none
    return own


def claimant(page: Page, found: Trigger) -> list[Phrase]:
    """Who claimed a deed, or to whom it is put down: "The attack, claimed by [the rebels], killed two".

    Also whom somebody blames: "a raid blamed on [bandits]", "police blamed [bandits] for the raid".
    """
    _, high = page.sentence(found.head)
    for at in range(found.end, min(high, found.end + CLAIMING)):
        prepositions = PUT_DOWN.get(page.words[at], frozenset())
        if page.word(at + 1) in prepositions:
            named = after_preposition(page, at + 1, prepositions, near=True)
            named = [] if named and page.words[named[0].start] in NONE else named
            somebody = [one for one in named if page.kinds(one) & SOMEBODY]
            return [one for one in somebody if page.words[at] != "claimed" or one.head not in page.places]
        if page.words[at] in NONE:
            return []
        if page.tags[at] in FINITE and page.words[at] not in BE | HAVE | PUT_DOWN.keys():
            break
    return blamed(page, found)


def blamed(page: Page, found: Trigger) -> list[Phrase]:
    """Whom somebody blames for a deed: "blamed [rebels] for the attack", "blamed the attack on [rebels]"."""
    phrase = page.phrase_at(found.head)
    at = phrase.start - 1 if phrase else 0
    if page.word(at) in PUTTING_DOWN:
        named = after_preposition(page, found.end, PUTTING_DOWN[page.word(at)], reach=BEHIND, near=True)
        return [one for one in named if page.kinds(one) & SOMEBODY and page.words[one.start] not in NONE]
    held = page.phrase_at(at - 1) if page.word(at) == "for" else None
    return [held] if held and page.word(held.start - 1) in BLAMING else []


def between(page: Page, end: int) -> list[Phrase]:
    """The sides behind the verb of what arises: "Fighting broke out between [the army] and [rebels]"."""
    _, high = page.sentence(end)
    for at in range(end, min(high, end + CARRIES)):
        if page.tags[at].startswith("VB") and page.words[at] not in BE:
            pair = f"{page.words[at]} {page.word(at + 1)}"
            known = arises(page, at)
            behind = at + 1 + (pair in lemmas("arising"))
            return after_preposition(page, behind, SIDES, reach=BEHIND, near=True) if known else []
    return []


def pitted(page: Page, end: int) -> list[Phrase]:
    """The sides that a deed sets against each other: "Clashes pitting [the army] against [rebels]"."""
    if page.word(end) not in PITTED:
        return []
    first = following(page, end + 1)
    foes = after_preposition(page, first[-1].end, AGAINST, reach=6, near=True) if first else []
    return first + foes if foes else []


def came_about(page: Page, found: Trigger) -> bool:
    """Whether a protest arose or was held: "Riots [erupted] in Lisk", "A march was [held] on Monday"."""
    held = carrier(page, found)
    return arises(page, found.end) or (held is not None and held.passive and held.lemma in JOINING)


def arises(page: Page, end: int) -> bool:
    """Whether a verb behind a noun says that it came about: "Riots [erupted]", "the raid that [occurred]"."""
    if page.word(end + (page.word(end) == ",")) in RELATIVE:
        end += 1 + (page.word(end) == ",")
    pair = f"{page.word(end)} {page.word(end + 1)}"
    return pair in lemmas("arising") or page.word(end) in lemmas("arising")


def hyphened(page: Page, phrase: Phrase | None, stop: int) -> list[Phrase]:
    """The two sides that a hyphen joins before their deed: "army-rebel clashes"."""
    if phrase is None:
        return []
    for at in range(phrase.start + 1, stop - 1):
        if page.tags[at] == "HYPH" and page.tags[at - 1] in NOUNS and page.tags[stop - 1] in NOUNS:
            return [Phrase(at - 1, at, at - 1), Phrase(at + 1, stop, stop - 1)]
    return []


def carried_by(page: Page, carrier: Carrier) -> list[Phrase]:
    """The subject of the verb that carries an event noun, or the one after "by"."""
    light = words().light
    if carrier.lemma in light.suffered or carrier.lemma not in light.verbs or tells(carrier):
        return []
    if not affirmed(page, carrier):
        return []
    return (
        after_preposition(page, carrier.verb.verb + 1, BY) if carrier.passive else subject(page, carrier.verb)
    )


def claims(carrier: Carrier | None) -> bool:
    """Whether a verb says that its subject did the deed: "claimed responsibility for", "claimed by"."""
    return carrier is not None and carrier.lemma in words().light.claims and not tells(carrier)


def tells(carrier: Carrier) -> bool:
    """Whether a verb only tells of a deed: "claimed the strike had killed two", but not "claimed by"."""
    return carrier.lemma == TELLING and not carrier.passive


def affirmed(page: Page, carrier: Carrier) -> bool:
    """Whether a verb carries its deed by its subject; a claim of it must be made, and by somebody.

    "No group has claimed responsibility", "it is unclear whether the rebels claimed": somebody did it.
    """
    one = carrier.verb
    if not claims(carrier):
        return True
    low, _ = page.sentence(one.verb)
    open_words = (
        words().status.negations | words().status.nobody | words().status.conditionals | {"nor", "few"}
    )
    before = page.words[max(low, one.start - CLAIMING) : one.verb]
    return not (one.modal or one.infinitive or not open_words.isdisjoint(before))


def recipients(page: Page, found: Trigger, carrier: Carrier | None) -> list[Phrase]:
    """On whom what a noun names was done."""
    frame = found.group.frame
    if frame == "mutual":
        return fallen(page, found)
    if frame == "moving":
        return []
    if frame == "meeting":
        return after_preposition(page, found.end, WITH, reach=8, near=True)
    found_after = (
        after_preposition(page, joined_end(page, found), found.group.on, reach=8, near=True)
        or suffered(page, found)
        or carried_upon(page, found, carrier)
        or fallen(page, found)
    )
    if not found_after and carrier and not carrier.passive and carrier.lemma in words().light.suffered:
        return subject(page, carrier.verb)
    return found_after


def carried_upon(page: Page, found: Trigger, carrier: Carrier | None) -> list[Phrase]:
    """On whom the passive verb of a deed turns it: "Sanctions were imposed on [the general]"."""
    if carrier is None or not carrier.passive or carrier.lemma not in words().light.verbs:
        return []
    upon = after_preposition(page, carrier.verb.verb + 1, found.group.on - OF, reach=4, near=True)
    return [one for one in upon if not page.is_time(one)]


def joined_end(page: Page, found: Trigger) -> int:
    """Where an event noun ends with the one joined to it: "the abduction and murder | of Ana Orel"."""
    other = page.phrase_at(found.end + 1) if page.word(found.end) == "and" else None
    joined = other is not None and other.start == found.end + 1 and page.tags[other.head] == "NN"
    if other is None or not joined or page.words[other.start] in DETERMINED:
        return found.end
    return other.end if any(form in nouns() for form in singulars(page.words[other.head])) else found.end


def suffered(page: Page, found: Trigger) -> list[Phrase]:
    """Whose death or abduction a noun names: "[Ana Orel]'s murder", but not "the army's killing of six"."""
    phrase, owned = page.phrase_at(found.head), found.group.type == "ASSAULT" and found.group.on == OF
    plural = page.tags[found.head] in {"NNS", "NNPS"}
    if phrase is None or not owned or plural or page.word(found.end) in OF or found.tokens[-1] < found.head:
        return []
    marked = any(page.tags[at] in {"POS", "PRP$"} for at in range(phrase.start, found.tokens[0]))
    own = owner(page, phrase, found.tokens[0]) if marked else []
    return [one for one in own if not kills(page, one) and one.head not in page.places]


def kills(page: Page, one: Phrase) -> bool:
    """Whether who owns a deed did it rather than suffered it: "the army's execution"; no "minister's"."""
    kinds = page.kinds(one)
    return bool(kinds & FIGHTING) or ("political" in kinds and "people" not in kinds)


def fallen(page: Page, found: Trigger) -> list[Phrase]:
    """Those who did not outlive a deed."""
    died = dying(page, found)
    return [] if died is None else subject(page, died)


def dying(page: Page, found: Trigger) -> Group | None:
    """The verb that tells who did not outlive a deed: "Nine soldiers [died] in an ambush"."""
    before = governor(page, found, FROM) if found.group.type == "ASSAULT" else None
    return before if before is not None and page.words[before.verb] in lemmas("dying") else None


def governor(page: Page, found: Trigger, ties: frozenset[str]) -> Group | None:
    """The verb before one of some prepositions that an event noun stands behind."""
    low, _ = page.sentence(found.head)
    phrase = page.phrase_at(found.head)
    start = phrase.start if phrase else found.tokens[0]
    return previous_verb(page, start, low) if page.word(start - 1) in ties else None


def carrier(page: Page, found: Trigger) -> Carrier | None:
    """The verb that an event noun depends on: "launched an attack", "the attack was launched"."""
    phrase = page.phrase_at(found.tokens[0])  # of "a state of emergency" the first
    start = phrase.start if phrase else found.tokens[0]
    low, high = page.sentence(found.head)
    if phrase:
        start = (
            chain_left(page, phrase, low)[0].start if page.word(start - 1) in {"and", ",", "or"} else start
        )
    made = object_of(page, start, low) or subject_of(page, found.end, high)
    if made is not None and tells(made) and not clausal(page, found.end, high):
        return made._replace(lemma=CLAIMED)
    return made


def clausal(page: Page, at: int, high: int) -> bool:
    """Whether a verb of its own follows an event noun: "claimed the strike [had killed two]"."""
    for later in range(at, high):
        if page.tags[later] in {",", "WDT", "WP"} or page.words[later] == "that":
            return False
        if page.tags[later] in FINITE:
            return True
    return False


def object_of(page: Page, start: int, low: int) -> Carrier | None:
    """The verb whose object begins at a token: "launched", "carried out", "took part in"."""
    for at in range(start - 1, max(low, start - 4) - 1, -1):
        if page.tags[at].startswith("VB") and page.phrase_at(at) is None:
            tail = page.words[at + 1 : start]
            key = " ".join((page.words[at], *tail))
            own = group(page, at)
            lemma = lemmas("light").get(key)
            if lemma is None and not tail:
                lemma = page.words[at]
            if lemma is None and own.passive and page.word(at + 1) != "in":
                return None
            return Carrier(own, lemma, False) if lemma else None
        if page.tags[at] in NOUNS and " ".join(page.words[at - 1 : start]) not in lemmas("light"):
            return None  # but "claimed responsibility for"
    return None


def subject_of(page: Page, end: int, high: int) -> Carrier | None:
    """The passive verb whose subject an event noun is: "the talks were held", "a raid launched by"."""
    at = end
    while at < min(high, end + CARRIES):
        if page.tags[at] == "VBN" and page.words[at] != "been" and page.phrase_at(at) is None:
            return Carrier(group(page, at), lemma_of(page, at), True)
        if page.tags[at] in FINITE and page.words[at] not in BE and page.words[at] not in HAVE:
            if page.word(at + 1) == "by":
                return Carrier(group(page, at), lemma_of(page, at), True)
            return None
        if page.word(at) == "," and page.tag(at + 1) == "WDT":
            at += 2  # "the raid, which was claimed by"
            continue
        if page.tags[at] in {",", "CC", ".", "WDT", "WP"}:
            return None
        at += 1
    return None


def lemma_of(page: Page, at: int) -> str:
    """The light verb at a token with its particle, else the word itself."""
    light = lemmas("light")
    return light.get(f"{page.words[at]} {page.word(at + 1)}") or light.get(page.words[at]) or page.words[at]
