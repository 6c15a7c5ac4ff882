"""Whether an event happened: modals, negations, verbs of trying and planning, conditionals."""

from __future__ import annotations

from collections.abc import Iterable

from ...language.misses import LONGEST, nearly
from ...language.phrases import Phrase
from ...model import Status
from . import clausal
from .clauses import Group, gerundial, group, previous_verb
from .nominal import Carrier
from .owners import intent
from .page import Page
from .subjects import is_arrested, joined_base
from .tags import ADVERBS, NOUNS
from .triggers import Trigger
from .words import lemmas, singulars, verbs, words

BY_LIST: tuple[tuple[str, Status], ...] = (
    ("threatened", "threatened"),
    ("attempted", "attempted"),
    ("negated", "negated"),
    ("planned", "planned"),
    ("hypothetical", "hypothetical"),
)
DEEPEST = 3
BEING = frozenset({"was", "were", "has", "have", "had", "been", "is", "are"})
OFF = frozenset({"cancelled", "canceled", "postponed", "scrapped", "shelved"})
CANCELLED = 20
"""How many tokens behind an event noun "were called off" may stand."""
TOLD = frozenset({"said", "says", "vowed", "warned", "insisted", "told", "announced", "promised", "added"})
AHEAD = frozenset({"will", "would", "wo", "shall", "must", "should"})
PAST = frozenset({"was", "were", "been"})
TRIED = 6
"""Tokens between a trial and the "for" of what it is about."""


def status(page: Page, found: Trigger, carrier: Carrier | None, parties: Iterable[Phrase]) -> Status:
    """The status of a trigger's event; "no soldiers" among its parties deny it."""
    if found.verb is None:
        return of_noun(page, found, carrier)
    told = of_verb(page, found.verb)
    if told == "accomplished":
        none = words().status.nobody
        nobody = any({page.words[one.start], page.word(one.start - 1)} & none for one in parties)
        return "negated" if nobody else clausal.status(page, found.verb) or told
    return told


def of_verb(page: Page, one: Group, depth: int = 0) -> Status:
    """The status of what a verb group tells."""
    auxiliary = of_auxiliaries(page, one)
    if auxiliary:
        return auxiliary
    low, _ = page.sentence(one.verb)
    if one.verb == one.start and page.tags[one.verb] == "VB" and depth < DEEPEST:
        shared = joined_base(page, one, low)
        if shared:
            return of_verb(page, shared, depth + 1)
    if one.infinitive and depth < DEEPEST:
        return of_infinitive(page, one, depth)
    if gerundial(page, one) and depth < DEEPEST:
        return of_gerund(page, one, depth)
    return "hypothetical" if conditional(page, one.start) or awaited(page, one.start) else "accomplished"


def of_auxiliaries(page: Page, one: Group) -> Status | None:
    """The status that negations, auxiliaries before the subject and modals give."""
    if one.negated or is_near_miss(page, one):
        return "negated"
    asked = clausal.fronted_status(page, one)
    if asked or not one.modal:
        return asked
    return words().status.modals.get(one.modal, "hypothetical")


def is_near_miss(page: Page, one: Group) -> bool:
    """Whether it did not come to it: "was almost killed", "came close to shooting"."""
    low, _ = page.sentence(one.verb)
    return nearly(page.words[max(one.verb - LONGEST, low) : one.verb])


def of_infinitive(page: Page, one: Group, depth: int) -> Status:
    """The status of "to" and a verb by what it depends on."""
    low, _ = page.sentence(one.verb)
    at = one.start - 1
    while at >= low and page.tags[at] in ADVERBS:
        at -= 1
    if at < low:
        return "planned"
    if page.tags[at] in NOUNS:
        head = intent(page, at)
        named = None if head is None else noun_status(page, head)
        if named:
            return named
        before = previous_verb(page, at, low)
        return by_verb(page, before, depth) if before else "unknown"
    if page.words[at] in {"be", "is", "was", "were", "are", "am"}:
        return "planned"
    before = group(page, at) if page.tags[at].startswith(("VB", "JJ")) else previous_verb(page, at, low)
    return by_verb(page, before, depth) if before else "unknown"


def of_gerund(page: Page, one: Group, depth: int) -> Status:
    """The status of an -ing form by what stands before it."""
    low, _ = page.sentence(one.verb)
    at = one.start - 1
    if at < low:
        return "accomplished"
    if page.tags[at] == "IN":
        return after_preposition(page, at, low)
    if page.tags[at].startswith("VB"):
        return by_verb(page, group(page, at), depth)
    return "accomplished"


def after_preposition(page: Page, at: int, low: int) -> Status:
    """The status of an -ing form after a preposition: "without killing", "accused of killing"."""
    if page.words[at] in {"without", "than"} or page.word(at - 1) == "instead":
        return "negated"
    if page.words[at - 1 : at + 1] == ["close", "to"]:
        return "planned"  # "are close to signing an accord"
    named = noun_status(page, at - 1) if page.tags[at - 1] in NOUNS else None
    before = previous_verb(page, at, low)
    verb = page.words[before.verb] if before else ""
    if page.words[at] == "from" and verb in lemmas("negated"):
        return "negated"  # "prevented rebels from storming"
    if page.words[at] == "against" and (verb in lemmas("threatened") or verb in lemmas("hypothetical")):
        return "hypothetical"  # "warned the rebels against shelling the town"
    if verb in lemmas("alleged"):
        return "unknown"
    wanted: Status = "hypothetical" if page.words[at] == "for" else "accomplished"
    return (page.words[at] == "for" and charged_with(page, at, verb)) or named or wanted


def charged_with(page: Page, at: int, verb: str) -> Status | None:
    """The status of that for which somebody was arrested, jailed or praised: "jailed for killing"."""
    types = {(entry.group.type, entry.group.mode) for entry in verbs().get(verb, ())}
    if types & {("COERCE", "arrest"), ("ACCUSE", "allege")} or is_arrested(page, at - 1):
        return "unknown"
    if verb in lemmas("tried") or not words().status.trials.isdisjoint(page.words[max(0, at - TRIED) : at]):
        return "unknown"
    done = {kind for kind, _ in types} & {"SANCTION", "SUPPORT", "ACCUSE"}
    return "accomplished" if done else None


def by_verb(page: Page, before: Group, depth: int) -> Status:
    """What a verb makes of the one that depends on it; a verb that is no list's passes its own status on."""
    word = page.words[before.verb]
    own = of_verb(page, before, depth + 1)
    if (
        word == "able"
        and own == "accomplished"
        and page.words[before.start : before.verb]
        and page.words[before.verb - 1] in PAST
    ):
        return own  # "were able to arrest six" did
    if word in lemmas("enabling") and own == "accomplished" and is_past(page, before):
        return own  # "the raid enabled the army to kill 14"
    for name, result in BY_LIST:
        if word in lemmas(name):
            return result if own != "negated" else "negated"
    if word in lemmas("carried"):
        return own
    return "unknown" if own == "accomplished" else own


def is_past(page: Page, one: Group) -> bool:
    """Whether a verb tells what was done: "enabled", "has allowed"."""
    perfect = not {"has", "have", "had"}.isdisjoint(page.words[one.start : one.verb])
    return page.tags[one.verb] == "VBD" or (perfect and page.tags[one.verb] == "VBN")


def noun_status(page: Page, at: int) -> Status | None:
    """The status that a noun such as "plan" or "threat" gives what depends on it."""
    table = words().status.nouns
    return next((table[form] for form in singulars(page.words[at]) if form in table), None)


def conditional(page: Page, start: int) -> bool:
    """Whether an "if" opens the clause of a verb group."""
    low, _ = page.sentence(start)
    listed = words().status.conditionals
    for at in range(start - 1, max(low, start - 14) - 1, -1):
        if page.words[at] in listed and page.tags[at] in {"IN", "WRB"}:
            return True
        if page.words[at] in {",", ";", "that"} or page.tags[at].startswith("VB"):
            return False
    return False


def awaited(page: Page, start: int) -> bool:
    """Whether a clause tells until when somebody will do something: "would stay until he resigned"."""
    low, _ = page.sentence(start)
    at = next((i for i in range(start - 1, max(low, start - 8) - 1, -1) if page.words[i] == "until"), None)
    if at is None or any(page.tags[i].startswith("VB") for i in range(at, start)):
        return False
    before = previous_verb(page, at, low)
    while before is not None and before.modal is None and before.infinitive:
        before = previous_verb(page, before.start, low)
    if before is None or before.modal not in AHEAD:
        return False
    told = any(page.words[i] in TOLD for i in range(low, before.start))
    return before.modal != "would" or before.negated or told


def of_noun(page: Page, found: Trigger, carrier: Carrier | None) -> Status:
    """The status of what a noun names: by its modifiers, by the noun or the verb it depends on."""
    phrase = page.phrase_at(found.head)
    start = phrase.start if phrase else found.tokens[0]
    table = words().status
    for at in range(start, found.tokens[0]):
        if page.words[at] in table.modifiers:
            return table.modifiers[page.words[at]]
    if (
        any(form in table.attempts for form in singulars(page.word(found.end)))
        or "attempt" in page.words[found.head]
    ):
        return "attempted"
    if (
        page.tag(start - 1) == "IN"
        and page.word(start - 1) in {"of", "for", "about", "to"}
        and page.tag(start - 2) in NOUNS
    ):
        named = noun_status(page, start - 2)
        if named:
            return named
    if is_called_off(page, found):
        return "negated"
    return governed(page, carrier, start) if carrier else before_noun(page, start)


def is_called_off(page: Page, found: Trigger) -> bool:
    """Whether what a noun names was cancelled: "The talks in Lisk [were called off]"."""
    _, high = page.sentence(found.head)
    phrase = page.phrase_at(found.head)
    if found.group.type == "ASSAULT" or page.tag((phrase.start if phrase else found.head) - 1) == "IN":
        return False  # "After Monday's raid, school was cancelled"
    for at in range(found.end, min(high, found.end + CANCELLED)):
        if page.words[at] == "," and page.tag(at + 1) in {"DT", "NN", "NNS", "NNP", "PRP"}:
            return False
        if page.tags[at] in {"WDT", "WP", "WRB"} or page.words[at] in {"when", "while", ";"}:
            return False
        if page.tags[at] in {"VBD", "VBZ", "VBP", "MD"} and page.words[at] not in BEING:
            return False
        if page.words[at] in BEING:
            off = page.words[at + 1 : at + 3] == ["called", "off"]
            return off or page.word(at + 1) in OFF
    return False


def governed(page: Page, carrier: Carrier, start: int) -> Status:
    """The status that the carrying verb gives: its own, or what it says of its object."""
    own = of_verb(page, carrier.verb)
    word = page.words[carrier.verb.verb]
    if own == "accomplished" and carrier.lemma in words().status.negated:
        return "negated"  # "called off the march"
    if own == "accomplished" and carrier.lemma == "demand" and not carrier.passive:
        return "hypothetical"
    if (
        carrier.lemma in words().light.verbs
        and word not in lemmas("threatened")
        and word not in lemmas("attempted")
    ):
        return "planned" if carrier.lemma in ("plan", "plot", "prepare") and own == "accomplished" else own
    for name, result in BY_LIST:
        if word in lemmas(name) and not carrier.passive:
            return result
    return own if own in ("negated", "planned", "hypothetical") and carrier.passive else "accomplished"


def before_noun(page: Page, start: int) -> Status:
    """The status that a verb with a preposition gives: "called for talks", "feared for an attack"."""
    if page.word(start - 1) in {"for", "of", "against"} and page.tag(start - 2).startswith("VB"):
        word = page.words[start - 2]
        for name, result in BY_LIST:
            if word in lemmas(name):
                return result
        if page.words[start - 2] in {"called", "call", "calls", "calling"}:
            return "hypothetical"
    return "hypothetical" if conditional(page, start) else "accomplished"
