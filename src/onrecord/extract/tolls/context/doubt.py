"""Whether a toll is asserted: feared, denied, threatened, expected, made up."""

from __future__ import annotations

import re

from ....language.misses import LONGEST, NEARLY, nearly
from ....model import Polarity
from ..cues.claims import Claim, Scene
from ..lexicon.people import kind_of
from ..lexicon.reading import ADVERBS, FINITE, NOMINAL
from ..lexicon.tables import match, sequences
from ..lexicon.words import words

JOINTS = frozenset({"and", "but", ","})
MODIFYING = frozenset({"JJ", "VBN"})
"""Tags of "suspected" before a noun."""
CASES = frozenset({"case", "cases", "infection", "infections"})
NAMED = 5
"""How many tokens "suspected Free Lisk Army rebels" may have."""
BEFORE = 8
"""How many tokens before a claim are read for "accused of" and "vowed to"."""
FAKE = frozenset({"fake", "false"})
"""What people can be, too: "were fake doctors"."""
COPULAS = frozenset({"was", "were", "is", "are"})
MISTAKE = 5
"""How many tokens "was our own mistake" has."""
VERIFIED = 10
"""How many tokens "Were the 27 drownings to be verified" has."""
PERSUADED = 12
"""How many tokens before its "to flee" a verb such as "forced" may stand."""
INVOLVED = frozenset({"involved", "linked", "connected", "tied", "implicated", "responsible", "behind"})
"""In what people are said to have a part, which itself is beyond doubt."""
PRICE = 10
"""How many tokens before "for the release of" the price and who demanded it may have."""
FRAME = 25
"""How many tokens before a claim are read for what governs its clause: "rejected claims that"."""


def polarity(scene: Scene, claim: Claim) -> Polarity:
    """How a claim is told."""
    if claim.polarity:
        return claim.polarity
    count = claim.amount
    if count.bound == "none":
        return "negated"
    if inverted(scene, claim):
        return "hypothetical"
    if (told := by_verb(scene, claim) or by_growth(scene, claim)) or (told := by_frame(scene, claim)):
        return told
    return "unconfirmed" if is_unconfirmed(scene, claim) else "asserted"


def is_fiction(scene: Scene, claim: Claim) -> bool:
    """Whether a plot is told: a work in the sentence, the deed in the present: "In the film he is shot"."""
    start, stop = scene.sentence(claim.start)
    lower, chain = scene.reading.lower, claim.chain.words if claim.chain else ()
    present = scene.reading.tag(claim.cue[0]) in {"VBZ", "VBP", "NNS"} or bool(
        {"is", "are"}.intersection(chain[:1])
    )
    if not present or not words().voice.fiction.intersection(lower[start:stop]):
        return False
    return any(lower[at] in words().voice.fiction and is_work(scene, at) for at in range(start, stop))


def is_work(scene: Scene, at: int) -> bool:
    """Whether a work stands at a token, and no "film crew" or "act of terror"."""
    reading = scene.reading
    if reading.tag(at + 1) in NOMINAL or reading.word(at + 1) == "of" or reading.tag(at) not in NOMINAL:
        return False
    return reading.lower[at] not in {"act", "episode", "chapter"} or at - 1 in reading.ordinals


def inverted(scene: Scene, claim: Claim) -> bool:
    """Whether a sentence begins as a condition by its order: "Had the wave come at noon, 500 might have"."""
    start, _ = scene.sentence(claim.first)
    chain = claim.chain.words if claim.chain else ()
    modal = words().doubt.would | words().doubt.modal_fact
    told = bool(modal.intersection(chain)) and "have" in chain
    return told and scene.reading.word(start) in {"had", "should"}


def by_verb(scene: Scene, claim: Claim) -> Polarity | None:
    """What the auxiliaries tell: "would have killed", "could be displaced", "are feared dead"."""
    if claim.chain is None or not claim.chain.words or scene.reading.word(claim.cue[0]) == "not":
        return None  # "could not be found" is told as a fact
    doubt, group = words().doubt, frozenset(claim.chain.words)
    perfect = bool(group & {"have", "'ve"})
    if group & doubt.would:
        return "hypothetical" if perfect else "projected"
    if group & doubt.modal_fact and (perfect or claim.category in doubt.settled):
        return "unconfirmed"
    if group & doubt.modal_ahead and not perfect:
        return "projected"
    if "to" in group and group & doubt.ahead:
        return "unconfirmed" if perfect or group & doubt.unconfirmed else "projected"
    return "unconfirmed" if group & doubt.unconfirmed else None


def by_growth(scene: Scene, claim: Claim) -> Polarity | None:
    """What stands between the name of a running count and its number: "the toll could rise to 50"."""
    number = claim.groups[0].start
    if claim.side != "total" or number < claim.cue[1]:
        return None
    between = scene.reading.spoken[claim.cue[1] : number]
    return "projected" if words().totals.expecting.intersection(between) else None


def by_frame(scene: Scene, claim: Claim) -> Polarity | None:
    """What governs the clause: "vowed to kill", "if 40 are killed", "denied killing 40"."""
    reading, doubt = scene.reading, words().doubt
    start, stop = scene.sentence(claim.first)
    if "?" in reading.lower[max(claim.last, stop - 3) : stop] and not is_presupposed(scene, claim):
        return "hypothetical"
    if "had" in reading.lower[claim.last : claim.last + BEFORE] and conditional(scene, claim):
        return "hypothetical"
    first = claim.start if claim.side == "source" and claim.begin is None else claim.first
    before = frame(scene, max(start, first - FRAME), first)
    if intends(scene, claim) or is_demanded(scene, claim):
        return "hypothetical"
    if governs(before, doubt.deny) or contradicted(scene, claim) or is_mistake(scene, claim):
        return "disputed"
    if governs(before, doubt.hypothesis, end=",") and not condition(scene, start):
        return "hypothetical"
    return "unconfirmed" if governs(before, doubt.accuse) or condition(scene, start) else None


def is_presupposed(scene: Scene, claim: Claim) -> bool:
    """Whether a question takes a claim for granted: "Where did the raid in which six died take place?"."""
    reading, first = scene.reading, scene.sentence(claim.first)[0]
    asked = reading.lower[first] in words().voice.be | words().voice.have | {"did", "do", "does"}
    if claim.side == "reduced" and claim.groups[0].definite and not asked:
        return True  # "Who are the 15 people killed?"
    for at in range(claim.first - 1, max(first, claim.first - FRAME), -1):
        if reading.lower[at] == "which":
            return reading.lower[at - 1] in {"in", "during"}
        if reading.tags[at] in FINITE:
            return False
    return False


def frame(scene: Scene, start: int, stop: int) -> list[str]:
    """The words of a stretch but for those that only say of somebody what he may be: "[suspected] rebels"."""
    reading, named = scene.reading, words().doubt.accuse
    return [
        word
        for at, word in enumerate(reading.lower[start:stop], start)
        if not (word in named and (is_modifier(scene, at) or is_past(scene, at, stop)))
    ]


def is_modifier(scene: Scene, at: int) -> bool:
    """Whether "suspected" stands before its noun."""
    reading = scene.reading
    if reading.tags[at] not in MODIFYING:
        return False
    end = at + 1
    while end < at + NAMED and reading.tag(end) in NOMINAL | {"JJ"}:
        end += 1
    counted = range(at + 1, end)  # but no "suspected poisoning"
    return any(reading.word(i) in CASES or kind_of(reading.word(i)) is not None for i in counted)


def is_past(scene: Scene, at: int, stop: int) -> bool:
    """Whether what somebody is accused of ends before a claim: "a man accused of theft, and held six"."""
    reading = scene.reading
    if not is_accused(scene, at):
        return False
    joint = next((i for i in range(at, stop) if reading.tag(i) in {"CC", ","}), stop)
    return joint < stop and any(reading.tag(i) in FINITE for i in range(joint, stop + 1))


def conditional(scene: Scene, claim: Claim) -> bool:
    """Whether "would have" stands in the verb group of a claim."""
    return claim.chain is not None and bool(words().doubt.would.intersection(claim.chain.words))


def is_demanded(scene: Scene, claim: Claim) -> bool:
    """Whether the noun of a claim is what somebody asks for: "calling for the release of nine"."""
    reading, doubt, cue = scene.reading, words().doubt, claim.cue[0]
    if reading.tag(cue) != "NN" or claim.start < cue:
        return False
    at = cue - 1
    while reading.tag(at) in {"DT", "JJ", "PRP$", "RB"}:
        at -= 1  # "the immediate release"
    if reading.word(at) == "for":
        first = max(scene.sentence(at)[0], at - PRICE)
        return reading.word(at - 1) in doubt.call or governs(reading.lower[first:at], doubt.price, end=",")
    if reading.word(at) in {"on", "over", "about"}:
        return reading.word(at - 1) in {"talks", "negotiations", "discussions"}
    return reading.word(at) in doubt.demand


def intends(scene: Scene, claim: Claim) -> bool:
    """Whether the verb of a claim is what somebody means to do: "vowed to kill", "plans to evacuate"."""
    lower, start = scene.reading.lower, claim.chain.start if claim.chain else claim.cue[0]
    to = next((i for i in range(claim.cue[0] - 1, max(start - 2, -1), -1) if lower[i] == "to"), None)
    if claim.side == "ordinal":
        return False  # "the third to die"
    if to is None or (claim.cue[0] > claim.end and claim.side != "subject"):
        return False
    if (
        scene.reading.tags[to - 1] in ADVERBS
        and scene.reading.tag(to + 1) in ADVERBS
        and claim.cue[0] == to + 2
    ):
        return False  # "were lightly to moderately injured"
    if {"been", "have", "having"}.intersection(lower[to : claim.cue[0]]):
        return False
    while to and scene.reading.tags[to - 1] in ADVERBS:
        to -= 1
    if lower[max(to - 2, 0)] in {"on", "last", "late", "early"}:
        to -= 2  # "claimed on Wednesday to be holding"
    told = words().voice.feared | words().voice.found | words().doubt.factual | CLAIMING
    return scene.reading.word(to - 1) not in told and not is_enabled(scene, to)


CLAIMING = frozenset({"claim", "claims", "claimed", "claiming", "purports", "purported", "professes"})
"""Verbs that put what their infinitive tells as so."""
MODAL = 3  # tokens before a verb in which its modal stands: "would have enabled"
RULING = frozenset(
    {"law", "laws", "bill", "decree", "court", "judge", "ruling", "order", "hoped", "hopes", "plan"}
)
"""What only allows, or is only wished."""


def is_enabled(scene: Scene, to: int) -> bool:
    """Whether an infinitive tells what was made possible: "[enabled] the army to free six"."""
    reading, first = scene.reading, scene.sentence(to)[0]
    made = {"made"} if reading.word(to - 1) == "possible" else frozenset[str]()
    for at in range(to - 1, max(first, to - PERSUADED) - 1, -1):
        if reading.word(at) in words().doubt.enabling | made and reading.tags[at] in {"VBD", "VBN"}:
            if "MD" in reading.tags[max(first, at - MODAL) : at] or not RULING.isdisjoint(
                reading.lower[first:at]
            ):
                return False  # "would have enabled", "The law allowed police to"
            main = FINITE.isdisjoint(reading.tags[first:at])  # "The raid allowed", tagged a participle
            return main or reading.tags[at] == "VBD" or reading.word(at - 1) in words().voice.have
        if (reading.marks[at] and reading.word(at) != ",") or reading.tags[at] in FINITE:
            return False
    return False


def governs(before: list[str], verbs: frozenset[str], end: str = ";") -> bool:
    """Whether one of some words stands before a claim in the same clause: no new clause between."""
    for at, word in reversed(list(enumerate(before))):
        if word in verbs:
            return True
        if word in words().doubt.told and at and before[at - 1] in JOINTS:
            return False  # "denied opening fire and said 12 were hurt"
        if word in words().doubt.telling and at and before[at - 1] == ",":
            return False  # "rejected claims of 50 deaths, saying the real number was 12"
        if word == "as" and verbs.intersection(before[: before.index("as")][-1:]):
            return True  # "dismissed as fantasy a tally of 300"
        if word in {end, ";", "but", "after", "when", "who", "while", "because", "as", "”", '"'}:
            return False
    return False


def is_mistake(scene: Scene, claim: Claim) -> bool:
    """Whether a figure is taken back behind it: "The figure of 22 was our mistake"."""
    last = max(claim.end, claim.cue[1])
    stop = min(scene.sentence(claim.start)[1], last + MISTAKE)
    return is_wrong(scene, last, stop) or is_refuted(scene, claim)


def is_wrong(scene: Scene, at: int, stop: int) -> bool:
    """Whether "were false" begins at a token."""
    reading = scene.reading
    return reading.word(at) in COPULAS and any(
        reading.lower[i] in words().doubt.mistaken
        and not (reading.lower[i] in FAKE and reading.tag(i + 1) in NOMINAL)
        for i in range(at, stop)
    )


def is_refuted(scene: Scene, claim: Claim) -> bool:
    """Whether a clause with a figure is said to be wrong: "claims that 20 had died in Lisk were false"."""
    reading, (start, stop) = scene.reading, scene.sentence(claim.start)
    before = reading.lower[max(start, claim.first - BEFORE) : claim.first]
    if "that" not in before or words().doubt.assertion.isdisjoint(before):
        return False
    stop = min(stop, claim.last + FRAME)
    return any(is_wrong(scene, at, min(stop, at + MISTAKE)) for at in range(claim.last, stop))


def contradicted(scene: Scene, claim: Claim) -> bool:
    """Whether a sentence begins with "Contrary to rumours"."""
    start, _ = scene.sentence(claim.first)
    return scene.reading.lower[start : start + 2] == ["contrary", "to"]


def condition(scene: Scene, start: int) -> bool:
    """Whether a sentence begins with "if confirmed", or as "Were the 27 drownings to be verified"."""
    if match(sequences(*words().doubt.condition), scene.reading.lower, start):
        return True
    opening = " ".join(scene.reading.lower[start + 1 : start + VERIFIED])
    return scene.reading.word(start) in {"were", "should"} and any(
        f"be {word}" in opening for word in ("verified", "confirmed", "proved", "proven")
    )


def believed_after(scene: Scene, claim: Claim, stop: int) -> bool:
    """Whether the sentence ends with ", the coastguard believes."."""
    reading = scene.reading
    while stop > claim.last and reading.marks[stop - 1]:
        stop -= 1
    told = reading.tag(stop - 1).startswith("VB")  # but "arrested six suspects"
    return told and reading.word(stop - 1) in {"believes", "believe", "suspects", "suspect", "fears", "fear"}


SEEMING = re.compile(r"\bappear(?:s|ed)? to show\b")
"""What footage seems to show nobody has confirmed."""


def is_unconfirmed(scene: Scene, claim: Claim) -> bool:
    """Whether an "unverified" or "prosecutors allege" stands in the sentence of a claim."""
    start, stop = scene.sentence(claim.first)
    lower = scene.reading.lower
    before = lower[max(start, claim.first - FRAME) : claim.first]
    told = " ".join(before)
    if words().doubt.unverified.intersection(before) or "not be verified" in told or SEEMING.search(told):
        return True
    if believed_after(scene, claim, stop):
        return True
    after = min(stop, claim.last + FRAME)
    apart = next((at for at in range(claim.last, after) if lower[at] in words().doubt.apart), after)
    near = (*range(max(start, claim.first - BEFORE), claim.first), *range(claim.last, apart))
    return any(
        lower[i] in words().doubt.allege
        and scene.reading.tag(i + 1) not in NOMINAL
        and not is_accused(scene, i)
        and not is_of_others(scene, claim, i)
        for i in near
    )


def is_of_others(scene: Scene, claim: Claim, at: int) -> bool:
    """Whether "feared" behind a claim tells of others: "12,000 fled, and 83 are [feared] dead"."""
    if scene.reading.lower[at] != "feared":
        return False
    return any(group.tally.best is not None for group in scene.groups_in(claim.last, at))


def is_accused(scene: Scene, at: int) -> bool:
    """Whether a word only tells of what somebody is accused: "a man [accused] of", "[allegedly] behind"."""
    reading = scene.reading
    if reading.word(at + 1) in INVOLVED and reading.tag(at - 1) in NOMINAL:
        return True
    behind = reading.tag(at) in {"VBN", "VBD"} and reading.tag(at - 1) in NOMINAL
    return behind and reading.word(at + 1) == "of" and not scene.reading.firsts[at - 1]


def is_near_miss(scene: Scene, claim: Claim) -> bool:
    """Whether it did not come to it: "was almost killed", "were all but killed", "came close to drowning"."""
    at, stop = claim.cue
    while at < stop - 1 and scene.reading.lower[at] in words().voice.be | NEARLY:
        at += 1  # "[was almost] killed", "[was] machine-gunned"
    start, _ = scene.sentence(claim.cue[0])
    before = scene.reading.lower[max(at - LONGEST, start) : at]
    return nearly(before) or (claim.category == "killed" and before[-2:] == ["all", "but"])
