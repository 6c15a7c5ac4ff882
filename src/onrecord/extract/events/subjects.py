"""The subject of a verb, by a bounded walk to the left over tags and noun phrases."""

from __future__ import annotations

from ...language.inflect import verb
from ...language.phrases import Phrase
from .clauses import (
    BE,
    Group,
    chain_left,
    chain_right,
    following,
    fronted,
    gerundial,
    group,
    previous_verb,
    qualified,
)
from .owners import intender
from .page import REACH, Page
from .tags import ADVERBS, FINITE, NAMES, NOUNS
from .words import lemmas, nouns, singulars, words

SUBORDINATORS = frozenset(
    {"that", "because", "while", "if", "whether", "although", "though", "unless", "when", "whereas", "until",
     "since", "as", "after", "before", "where", "once", "so", "how", "why"}
)  # fmt: skip
NOMINATIVE = frozenset({"they", "he", "she", "we", "i"})
TELLING = frozenset(
    form
    for base in ("say", "claim", "believe", "think", "know", "fear", "hope", "allege", "insist", "report")
    for form in verb(base)
)
"""Verbs after which a clause may begin without "that"."""
ACTING = frozenset({"armed", "political", "people", "pronoun"})
UNABLE = frozenset({"built", "place"})
DEEPEST = 4  # clauses that a shared subject is carried through: "agreed to begin to withdraw" has three


def subject(page: Page, one: Group, depth: int = 0) -> list[Phrase]:
    """The phrases that are the grammatical subject of a verb group, none where they cannot be told."""
    if depth > DEEPEST:
        return []
    low, _ = page.sentence(one.verb)
    if one.infinitive:
        return controller(page, one.start, depth)
    if one.verb == one.start and page.tags[one.verb] == "VB" and (head := joined_base(page, one, low)):
        return subject(page, head, depth + 1)
    if gerundial(page, one):
        return gerund_subject(page, one, depth)
    return finite_subject(page, one, low, depth)


def finite_subject(page: Page, one: Group, low: int, depth: int) -> list[Phrase]:
    """The subject of a verb with a tense, or of a participle behind its noun."""
    if follows(page, one, low):
        return shared_subject(page, one.start - 1, low, depth, finite=True)
    bare = page.phrase_at(one.start - 1)
    alone = one.start == one.verb and page.tags[one.verb] == "VBN" and not misread(page, one, low)
    if alone and bare and not page.is_time(bare):
        return chain_left(page, bare, low)  # "at a village shelled by rebels"
    return walk(page, one.start - 1, max(low, one.start - REACH), one, depth)


def misread(page: Page, one: Group, low: int) -> bool:
    """Whether a participle with an object is the verb behind a relative clause: "who hid [attacked] men"."""
    low = max(low, one.verb - REACH)
    pronoun = next((at for at in range(one.verb - 1, low - 1, -1) if page.tags[at] in {"WP", "WDT"}), None)
    if pronoun is None or not following(page, one.verb + 1):
        return False
    told = sum(page.tags[at] in FINITE for at in range(pronoun, one.verb))
    return told == 1 and not any(page.tags[at] in FINITE for at in range(low, pronoun))


def follows(page: Page, one: Group, low: int) -> bool:
    """Whether a verb goes on from the one before a comma: "attacked the town, [looted] shops, [burned]".

    No aside lies between: "The rebels, who attacked the town, [looted] shops".
    """
    at = one.start - 1
    before = previous_verb(page, at, low) if page.word(at) == "," and is_finite(page, one) else None
    helped = any(page.tags[one.start + i].startswith("VB") for i in range(one.verb - one.start))
    if before is None or helped or "," in page.words[before.verb : at]:
        return False
    while before is not None and gerundial(page, before):
        before = previous_verb(page, before.start, low)
    if before is None or not is_finite(page, before) or comments(page, before, low):
        return False
    if page.tag(before.start - 1) in {"WDT", "WP"}:
        return False
    opened = page.word(before.start - 1) == ","
    return opened or page.phrase_at(before.start - 1) is not None


def walk(page: Page, at: int, low: int, one: Group, depth: int) -> list[Phrase]:
    """The nearest phrase to the left that is no part of a prepositional phrase, apposition or aside."""
    tense = page.tags[one.start] in FINITE
    while at >= low:
        phrase, word, tag = page.phrase_at(at), page.words[at], page.tags[at]
        if tag in {"WDT", "WP"} and word in words().classes["relatives"]:
            return antecedent(page, at, low)
        if phrase is not None:
            own = of_phrase(page, phrase, low)
            if isinstance(own, list):
                return own
            at = own
            continue
        if tag == "CC" and word in {"and", "or", "but", "then"}:
            return shared_subject(page, at, low, depth, finite=tense)
        opened = before_aside(page, at, low) if word == "," else at
        if opened < at and (done_to := object_at(page, opened - 1)):
            return shared_subject(page, done_to.start, low, depth, finite=tense)
        if word in {",", ")", "]"}:
            at = (opened if word == "," else bracket(page, at, low)) - 1
        elif tag.startswith("VB") or word in {";", ":"} or begins_clause(word, tag):
            return [] if begins_clause(word, tag) else shared_subject(page, at + 1, low, depth)
        else:
            at -= 1
    return []


def begins_clause(word: str, tag: str) -> bool:
    """Whether a word begins a clause under another: "that", "when"."""
    return word in SUBORDINATORS and tag in {"IN", "WRB"}


def before_aside(page: Page, at: int, low: int) -> int:
    """Where the aside that a comma closes was opened, the comma itself where it closes none."""
    opened = aside(page, at, low)
    return at if opened is None else opened


def object_at(page: Page, at: int) -> Phrase | None:
    """The phrase at a token that a finite verb right before it has for its object.

    Before an aside it is what another verb is done to: "hit [Lisk], a port, killed two".
    """
    phrase = page.phrase_at(at)
    if phrase is None or page.phrase_at(phrase.start - 1) or page.words[phrase.head] in NOMINATIVE:
        return None
    done = page.tag(phrase.start - 1) in {"VBD", "VBZ"} and page.word(phrase.start - 1) not in TELLING | BE
    return phrase if done else None


def of_phrase(page: Page, phrase: Phrase, low: int) -> list[Phrase] | int:
    """The subject that a phrase to the left of a verb is or shows, else where to look on."""
    if page.is_time(phrase):
        return phrase.start - 1
    if (
        phrase.head in page.places
        and page.word(phrase.start - 1) == ","
        and page.tag(phrase.start - 2) in NAMES
    ):
        return phrase.start - 2  # "Ana Orel of Lisk, Morava, was"
    chain = chain_left(page, phrase, low)
    if (inner := relative_of(page, chain[0])) is not None:
        return antecedent(page, inner, low)
    if shown := holding(page, chain[0], low) or (chain[-1:] if opens_clause(page, chain, low) else []):
        return shown
    told = answerer(page, chain[0], low)
    before = qualified(page, chain[0].start) - 1 if told is None else told
    leads = page.tag(before) in {"IN", "TO"} and before >= low and page.words[before] not in SUBORDINATORS
    return before - 1 if leads or told is not None else chain


def relative_of(page: Page, one: Phrase) -> int | None:
    """The pronoun of the relative clause whose object a phrase is: "guards that met [the crowd] fired"."""
    told = page.word(one.start - 1)
    if not page.tag(one.start - 1).startswith("VB") or page.phrase_at(one.start - 1):
        return None
    if told in TELLING or page.words[one.start] in NOMINATIVE:
        return None  # "who claim they had been robbed"
    at = group(page, one.start - 1).start - 1
    return at if page.tag(at) in {"WDT", "WP"} and page.word(at) in words().classes["relatives"] else None


def answerer(page: Page, one: Phrase, low: int) -> int | None:
    """The participle that puts a deed to somebody: "a man [wanted] for killing two policemen was held"."""
    at = one.start - 1
    if page.tag(at) != "VBG" or page.phrase_at(at) is not None or page.tag(at - 1) != "IN":
        return None
    told = at - 2
    return told if told > low and page.tags[told] in {"VBN", "VBD"} and page.phrase_at(told - 1) else None


def holding(page: Page, one: Phrase, low: int) -> list[Phrase]:
    """Who does to a phrase what a participle behind them tells: "[Rebels] holding the crew threatened"."""
    at = one.start - 1
    if page.tag(at) != "VBG" or at <= low or page.phrase_at(at) is not None:
        return []
    before = page.phrase_at(at - 1)
    plain = before is not None and page.tags[before.head] in NOUNS and page.kinds(before) & ACTING
    opens = before is not None and (before.start == low or page.tag(before.start - 1) not in {"IN", "TO"})
    return [before] if before is not None and plain and opens else []


def opens_clause(page: Page, chain: list[Phrase], low: int) -> bool:
    """Whether the last of joined phrases begins a clause: "the boat sailed to Lisk and gunmen fired"."""
    first, last = chain[0], chain[-1]
    if len(chain) != 2 or page.tag(first.start - 1) not in {"IN", "TO"} or not page.kinds(last) & ACTING:
        return False
    finite = any(page.tags[at] in FINITE for at in range(low, first.start))
    return finite and not page.kinds(first) & (ACTING | {"place"})


def antecedent(page: Page, at: int, low: int) -> list[Phrase]:
    """What a relative pronoun stands for: the phrase before it, or the deed that this one belongs to."""
    person = page.words[at] == "who"
    at -= 1
    while at >= low and (page.words[at] in {",", ")", "]", "--"} or page.tags[at] in {"IN", "TO"}):
        at = bracket(page, at, low) - 1 if page.words[at] in {")", "]"} else at - 1
    phrase = page.phrase_at(at)
    while phrase:
        first = phrase if person else chain_left(page, phrase, low)[0]
        of_deed = is_of_deed(page, first, low)
        if person:  # "the release of a man who", but "the death of a boat in a raid, who"
            of_deed = is_deed(page, first.start - 2) and not page.kinds(phrase) & (ACTING | {"name"})
        if page.tag(first.start - 1) != "IN":
            break
        if not (page.is_time(phrase) or phrase.head in page.places or of_deed):
            break
        phrase = page.phrase_at(first.start - 2)
    if phrase is None or (page.kinds(phrase) & UNABLE and not page.kinds(phrase) & ACTING):
        return []  # "hit a church that killed nine"
    return chain_left(page, phrase, low)


def is_of_deed(page: Page, phrase: Phrase | None, low: int) -> bool:
    """Whether a phrase hangs on an event noun: "the raid on [the base]", "the raid on a base of [troops]"."""
    for _ in range(DEEPEST):
        phrase = chain_left(page, phrase, low)[0] if phrase else None
        if phrase is None or page.tag(phrase.start - 1) != "IN":
            return False
        if is_deed(page, phrase.start - 2):
            return True
        phrase = page.phrase_at(phrase.start - 2)
    return False


def is_deed(page: Page, at: int) -> bool:
    """Whether an event noun stands at a token: "the raid on the base, which"."""
    return page.tag(at) in NOUNS and any(form in nouns() for form in singulars(page.words[at]))


def aside(page: Page, at: int, low: int) -> int | None:
    """Where the comma stands that opens an aside closed by the comma at a place."""
    for before in range(at - 1, max(low, at - 40) - 1, -1):
        if page.words[before] == ",":
            return before
    return None


def bracket(page: Page, at: int, low: int) -> int:
    """Where the bracket closed at a place was opened, the place itself if nowhere near."""
    for before in range(at - 1, max(low, at - 30) - 1, -1):
        if page.words[before] in {"(", "["}:
            return before
    return at


def shared_subject(page: Page, at: int, low: int, depth: int, *, finite: bool = False) -> list[Phrase]:
    """The subject of the nearest verb before a place, which a joined verb shares: finite with finite.

    Verbs of comment clauses are passed over: in "They raided the farm, police said, taking two cows" it
    is the raiders who took the cows.
    """
    before = previous_verb(page, at, low)
    while before and (comments(page, before, low) or (finite and not is_finite(page, before))):
        before = previous_verb(page, before.start, low)
    return subject(page, before, depth + 1) if before else []


def is_finite(page: Page, one: Group) -> bool:
    """Whether a verb group is finite, or a participle with an object, which is a past tense misread."""
    if any(page.tags[at] in FINITE for at in range(one.start, one.verb + 1)):
        return True
    return one.start == one.verb and page.tags[one.verb] == "VBN" and bool(following(page, one.verb + 1))


def comments(page: Page, one: Group, low: int) -> bool:
    """Whether a verb and its subject stand alone between commas: ", police said on Friday,"."""
    phrase = page.phrase_at(one.start - 1)
    if phrase is None or phrase.start - 1 <= low or page.words[phrase.start - 1] != ",":
        return False
    at = one.verb + 1
    while page.tag(at) == "IN" or ((later := page.phrase_at(at)) and page.is_time(later)):
        at += 1
    return page.word(at) == ","


def joined_base(page: Page, one: Group, low: int, depth: int = 0) -> Group | None:
    """The infinitive or modal that a bare verb after "and" shares: "to stop and apologise"."""
    if page.word(one.start - 1) not in {"and", "or", "but"} or depth > DEEPEST:
        return None
    for at in range(one.start - 2, max(low, one.start - REACH) - 1, -1):
        if page.tags[at] == "VB" and page.phrase_at(at) is None:
            found = group(page, at)
            return found if found.infinitive or found.modal else joined_base(page, found, low, depth + 1)
    return None


def controller(page: Page, to: int, depth: int) -> list[Phrase]:
    """Who does what an infinitive says: "agreed to leave", "ordered his men to fire", "a plan to raid"."""
    low, _ = page.sentence(to)
    at = to - 1
    while at >= low and (page.tags[at] in ADVERBS or page.words[at] in {"not", "in", "order", "so", "as"}):
        at -= 1
    phrase = page.phrase_at(at)
    if phrase is not None and at >= low:
        return told_by(page, phrase, low) or shared_subject(page, phrase.start, low, depth)
    if at >= low and page.tags[at].startswith("VB"):
        return subject(page, group(page, at), depth + 1)
    if at >= low and page.tags[at] in {"JJ", "RP", "IN"}:
        found = shared_subject(page, at, low, depth)
        empty = page.tags[at] == "JJ" and len(found) == 1 and page.words[found[0].head] == "it"
        return [] if empty else found  # "it is vital to help"
    return shared_subject(page, to, low, depth)


def told_by(page: Page, phrase: Phrase, low: int) -> list[Phrase]:
    """Who does what an infinitive after a phrase says, where the phrase tells: "a threat by the gang to"."""
    own = intender(page, phrase.end - 1)
    if own and page.tags[own[0].head] != "PRP$":
        return own
    before = phrase.start - 1
    controls = lemmas("object_control")
    ordered = page.tag(before).startswith("VB") and page.words[before] in controls
    asked = page.word(before) == "for" and page.word(before - 1) in controls
    called = asked or f"{page.word(before - 1)} {page.word(before)}" in controls
    return chain_left(page, phrase, low) if ordered or called or fronted(page, phrase) else []


def gerund_subject(page: Page, one: Group, depth: int) -> list[Phrase]:
    """Who does what an -ing form says: "accused him of killing", "gunmen firing", ", wounding six"."""
    low, high = page.sentence(one.verb)
    at = one.start - 1
    if at < low:
        return opening_subject(page, one.verb, high)
    phrase = page.phrase_at(at)
    if phrase is not None and "writings" in page.known[phrase.head]:
        return shared_subject(page, phrase.start, low, depth) or [phrase]
    if (page.words[at] == "," or is_placed(page, phrase)) and (main := of_main(page, phrase, at, low, depth)):
        return main
    if phrase is not None and not page.is_time(phrase):
        return chain_left(page, phrase, low)
    if page.tags[at] == "IN" and at > low and (accused := page.phrase_at(at - 1)):
        verb = previous_verb(page, at, low)
        held = verb and page.words[verb.verb] in lemmas("object_control") and not verb.passive
        if held or is_arrested(page, at - 1):
            return chain_left(page, accused, low)
    if page.tags[at].startswith("VB"):
        at += 1  # "denied having shelled"
    return shared_subject(page, at, low, depth) or after_comma(page, one.verb, high)


def is_arrested(page: Page, at: int) -> bool:
    """Whether a phrase stands behind a noun for an arrest: "the arrest of two men for killing"."""
    last = page.phrase_at(at)
    phrase = chain_left(page, last, page.sentence(at)[0])[0] if last else None
    before = page.phrase_at(phrase.start - 2) if phrase and page.word(phrase.start - 1) == "of" else None
    entries = nouns().get(page.words[before.head], ()) if before else ()
    return any(entry.group.mode == "arrest" for entry in entries)


def of_main(page: Page, phrase: Phrase | None, at: int, low: int, depth: int) -> list[Phrase]:
    """Who does what an -ing form behind a comma or a place says: "fired at those rallying, wounding six".

    Behind its place it is what is named before: "shot [a man] in Lisk threatening".
    """
    done_to = page.phrase_at(phrase.start - 2) if phrase else None
    if done_to is not None and not page.is_time(done_to):
        return chain_left(page, done_to, low)
    return shared_subject(page, phrase.start if phrase else at, low, depth, finite=True)


def is_placed(page: Page, phrase: Phrase | None) -> bool:
    """Whether a phrase is the place of what a sentence tells: "through [Lisk]"."""
    return phrase is not None and phrase.head in page.places and page.tag(phrase.start - 1) == "IN"


def opening_subject(page: Page, at: int, high: int) -> list[Phrase]:
    """Who does what an -ing form that opens a sentence says: nobody where it is itself the subject."""
    comma = next((later for later in range(at, high) if page.words[later] == ","), high)
    itself = any(page.tags[later] in FINITE for later in range(at, comma))
    return [] if itself else after_comma(page, at, high)


def after_comma(page: Page, at: int, high: int) -> list[Phrase]:
    """The phrase after the next comma: "After raiding the farm, the men fled"."""
    for comma in range(at + 1, min(high, at + REACH)):
        if page.words[comma] == ",":
            phrase = page.phrase_at(comma + 1)
            return chain_right(page, phrase) if phrase and phrase.start == comma + 1 else []
    return []
