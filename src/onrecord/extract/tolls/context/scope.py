"""Over what a toll counts: an incident, a period, all so far, each day."""

from __future__ import annotations

from bisect import bisect_right
from calendar import month_name
from collections.abc import Iterator
from typing import NamedTuple

from .... import doc as on_doc
from ....model import Scope, iso_day
from ..cues.claims import Claim, Scene
from ..lexicon.reading import FINITE, NOMINAL
from ..lexicon.tables import match, sequences
from ..lexicon.words import words

RANK: dict[Scope, int] = {"background": 0, "rate": 1, "cumulative": 2, "period": 3, "aggregate": 4}
"""Which of several scopes of a sentence counts, the first of them first."""


MANY_PEOPLE = 200
"""From how many on those who "are held" or "have fled" are no longer those of one incident."""
NEAR = 10
"""How many claims around words of time are looked at."""
REACH = 12
"""How many tokens before what a war has done its "has" may stand."""
BEHIND = 15
"""How many tokens words of time may stand behind the claim they tell of."""
FRONT = 4
"""How many tokens into a sentence its front reaches: "Over the past week,"."""


class Sign(NamedTuple):
    """Words at a token that tell of a scope; `ahead`: only of what stands behind them."""

    at: int
    scope: Scope
    superlative: bool = False
    ahead: bool = False


def scopes(scene: Scene, claims: list[Claim]) -> list[Scope]:
    """The scope of each claim of one sentence, in their order."""
    told: list[set[Scope]] = [set() for _ in claims]
    firsts = sorted((claim.first, index) for index, claim in enumerate(claims))
    for sign in find(scene, *scene.sentence(claims[0].start)):
        for index in reach(scene, claims, firsts, sign):
            claim = claims[index]
            once = sign.scope == "period" and all(group.named for group in claim.groups)
            if once or is_lasting(scene, claim, sign):
                continue  # "the murder of Ana Orel last week"
            if not sign.superlative or claim.side == "ordinal":
                told[index].add(sign.scope)
    return [scope_of(scene, claim, mine) for claim, mine in zip(claims, told, strict=True)]


def is_lasting(scene: Scene, claim: Claim, sign: Sign) -> bool:
    """Whether words of time tell how long something lasts: "held for a week", "missing since May".

    One person who has been in hospital since May is no running count, and neither are those since Sunday.
    """
    word, behind = scene.reading.lower[sign.at], scene.reading.word(sign.at + 1)
    if word == "for":
        return claim.category in LASTING
    if word != "since" or claim.side == "ordinal":
        return False
    lasts = claim.category in LASTING and sign.at > claim.first and not is_year(behind)
    return lasts or behind in LATELY or claim.groups[0].single


def is_year(word: str) -> bool:
    """Whether a word is the number of a year."""
    return len(word) == YEAR and word.isdecimal()


def reach(scene: Scene, claims: list[Claim], firsts: list[tuple[int, int]], sign: Sign) -> Iterator[int]:
    """The claims that words of time tell of, by index: those they lead, their own, those joined to it."""
    place = bisect_right(firsts, (sign.at, len(claims))) - 1
    if sign.ahead:
        yield from (index for _, index in firsts[place + 1 : place + 1 + NEAR])
        return
    if place < 0:
        near = firsts[:NEAR] if leads(scene, sign, claims[firsts[0][1]]) else []
        yield from (index for _, index in near)
        return
    owner = claims[firsts[place][1]]
    if sign.at - owner.last > BEHIND:
        return
    for _, index in firsts[max(place - NEAR, 0) : place + NEAR]:
        if belongs(scene, claims[index], owner, sign):
            yield index


def find(scene: Scene, start: int, stop: int) -> Iterator[Sign]:
    """The words of a sentence that tell of a scope."""
    lexicon, lower = words().scope, scene.reading.lower
    tables: tuple[tuple[Scope, tuple[str, ...]], ...] = (
        ("background", lexicon.background), ("cumulative", lexicon.cumulative),
        ("period", lexicon.period_words), ("aggregate", lexicon.aggregate),
    )  # fmt: skip
    for at in range(start, stop):
        for scope, phrases in tables:
            size = match(sequences(*phrases), lower, at)
            if not size or is_owner(scene, at + size, scope) or dates_event(scene, at, scope):
                continue
            if scope == "background" and came_after(scene, at + size - 1):
                continue
            if not is_adverb(scene, at, size):
                yield Sign(at, scope, is_superlative(scene, at, start))
        if lower[at] == "every" and scene.reading.word(at + 1) in words().readers.dates:
            yield Sign(at, "rate")
        if (size := match(sequences(*lexicon.rate), lower, at)) and is_rate(scene, at, size):
            yield Sign(at, "rate")
        if at == start > 0 and lower[at] == "in" and is_earlier(scene, at + 1):
            yield Sign(at + 3, "background")
        if lower[at] == "such" and scene.reading.word(at - 1) in OF_SUCH and is_deeds(scene, start, at):
            yield Sign(at, "aggregate")  # "which has recorded 62 deaths in such attacks"
        if start and lower[at] == "similar" and scene.reading.tag(at + 1) in NOMINAL:
            yield Sign(at + 1, "background")
        if at > start and came_after(scene, at):
            yield Sign(at + 1, "background", ahead=True)
        if lower[at] in lexicon.period_before and spans_time(scene, at + 1, stop):
            yield Sign(at, "period", is_utmost(scene, at, start))


def is_deeds(scene: Scene, start: int, at: int) -> bool:
    """Whether "such" stands before deeds, in the first clause of its sentence: "in [such] attacks"."""
    lower = scene.reading.lower
    turned = any(lower[i] == "," and lower[i + 1] in {"and", "but"} for i in range(start, at))
    return scene.reading.word(at + 1) in DEEDS and not turned


def is_owner(scene: Scene, end: int, scope: Scope) -> bool:
    """Whether a period only says which incident is meant: "this week's ambush"."""
    return scope == "period" and scene.reading.word(end) in ("'s", "’s")


def is_earlier(scene: Scene, at: int) -> bool:
    """Whether another year or month than the report's stands at a token: "In 2019, ...", "In March, ..."."""
    word, published = scene.reading.word(at), on_doc.document(scene.reading.doc).published or ""
    if word in words().readers.months:
        own = published and month_name[iso_day(published).month].lower().startswith(word[:3])
        return scene.reading.word(at + 1) == "," and scene.reading.raw[at].istitle() and not own
    return is_year(word) and word != published[:YEAR]


def came_after(scene: Scene, at: int) -> bool:
    """Whether an earlier event follows: "It came three months [after] two quakes killed more than 1,400"."""
    lower, (start, _) = scene.reading.lower, scene.sentence(at)
    unit = lower[at - 1 : at][:1]
    began = max(start, at - BEHIND)
    return lower[at] == "after" and unit[0] in SPANS and not CAME.isdisjoint(lower[began : at - 1])


def dates_event(scene: Scene, at: int, scope: Scope) -> bool:
    """Whether a period only dates one event: "a quake [last week]", "that sank last week"."""
    reading, (start, _) = scene.reading, scene.sentence(at)
    if scope != "period" or reading.word(at) not in {"last", "this"}:
        return False
    if reading.tag(at - 1) == "NN" and at - 1 not in scene.inside and reading.word(at - 1) not in WHERE:
        return any(reading.lower[i] in ONE for i in range(max(start, at - NEAR // 2), at - 1))
    that = next((i for i in range(at - 1, max(start, at - NEAR), -1) if reading.lower[i] in RELATIVE), None)
    if that is None or reading.tag(that - 1) != "NN":
        return False
    return not any(i in scene.cue_at or i in scene.inside or reading.lower[i] == "," for i in range(that, at))


def is_adverb(scene: Scene, at: int, size: int) -> bool:
    """Whether "since" says that something came after, not since when: "have since died", "found since."."""
    reading, end = scene.reading, at + size
    if reading.lower[at:end] != ["since"]:
        return False
    return end >= len(reading.lower) or reading.marks[end] or reading.tags[end] in {"VBN", "VBD"}


def is_superlative(scene: Scene, at: int, start: int) -> bool:
    """Whether "since 2014" belongs to "the deadliest attack"."""
    return bool(words().scope.superlative.intersection(scene.reading.lower[max(start, at - 6) : at]))


def is_utmost(scene: Scene, at: int, start: int) -> bool:
    """Whether "in two years" belongs to "the worst fire", and not to "most of them" or "the first two"."""
    reading = scene.reading
    before = range(max(start, at - 6), at)
    return any(
        reading.lower[i] in words().scope.utmost
        or (reading.lower[i] == "most" and reading.tag(i + 1) == "JJ")
        for i in before
    )


def is_rate(scene: Scene, at: int, size: int) -> bool:
    """Whether "a day" means every day, and not "a day after" or "in a day"."""
    reading, lexicon = scene.reading, words().scope
    after, before = reading.word(at + size), reading.word(at - 1)
    if reading.word(at).endswith("ly") and reading.tag(at + size) in NOMINAL | {"JJ"}:
        return False  # "its daily update"
    if reading.word(at) in {"a", "an"} and (
        reading.tag(at - 1) == "IN" or after == "of" or reading.tag(at + size) in NOMINAL | {"HYPH"}
    ):
        return False  # "the work of a year", "on a night shift", "a day of mourning for the three killed"
    ahead = lexicon.not_rate_after - {"in"} if reading.word(at) in EVERY else lexicon.not_rate_after
    return after not in ahead and before not in lexicon.period_before | UNRATED


EVERY = frozenset({"every", "each", "per"})
"""Behind which "in" tells where: "ten die every day [in the camp]", not "in a day in May"."""
UNRATED = frozenset({"after", "-", "than", "half"})


def is_at_once(told: list[str]) -> bool:
    """Whether something came soon after another: "died [within hours] of the blast"."""
    return told[0] == "within" and told[-1] in SHORT and PAST.isdisjoint(told)


def spans_time(scene: Scene, at: int, stop: int) -> bool:
    """Whether "the past 24 hours", "a fortnight", stands at a token, and not "later in the day"."""
    reading, lexicon = scene.reading, words().scope
    if reading.word(at - 2) in lexicon.not_period:
        return False
    index = at
    while index < min(stop, at + 6):
        word = reading.lower[index]
        moment = word in lexicon.moment and " ".join(reading.lower[at:index]) in ONE_MOMENT
        if moment or is_at_once(reading.lower[at - 1 : index + 1]):
            return False
        if word in lexicon.unit:
            if word.endswith("s") and reading.lower[at - 1 : index] in MANY:
                return True
            ago = reading.word(index + 1) in lexicon.not_rate_after - {"in", "since", "from"}
            owner = is_owner(scene, index + 1, "period")
            return index > at and not ago and not owner and reading.tag(index + 1) not in NOMINAL
        if word not in lexicon.period_inside and not reading.doc[index].like_num:
            return False
        index += 1
    return False


OF_SUCH = frozenset({"in", "from"})
"""What stands before "such attacks"."""
DEEDS = frozenset(
    {
        "attacks",
        "incidents",
        "accidents",
        "raids",
        "clashes",
        "strikes",
        "bombings",
        "crashes",
        "cases",
        "shootings",
    }
    | {"disasters", "blasts", "explosions", "storms", "fires", "killings", "operations", "protests", "floods"}
)
ONE = frozenset({"a", "an", "the", "this", "'s"})
RELATIVE = frozenset({"that", "which"})
WHERE = frozenset({
    "province", "region", "district", "country", "city", "town", "village", "area", "state", "capital",
    "county", "valley", "island", "camp", "prison", "hospital", "zone",
})  # fmt: skip
CAME = frozenset({"came", "comes", "coming", "happened", "occurred"})
SPANS = frozenset({"days", "weeks", "months", "years", "week", "month", "year"})
WARS = frozenset({"war", "conflict", "insurgency", "rebellion", "uprising", "strife", "epidemic", "pandemic"})
"""Subjects of which "has killed thousands" is no count of one incident."""
WAGED = 6
"""How many tokens before its "has" a war may stand: "The war in northern Karvia has killed thousands"."""
LASTING = frozenset({"abducted", "detained", "trapped", "missing"})
"""Categories of what lasts: "held six clerks for 20 minutes" is no count of a period."""
LATELY = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
    "dawn", "noon", "midnight",
})  # fmt: skip
"""Since when is still of one incident: of 30 such counts in our own toll texts none runs on."""
YEAR = 4
"""How many digits a year has."""
SHORT = frozenset({"minutes", "hour", "hours"})
PAST = frozenset({"past", "last", "previous", "latest"})
MANY = (["within"], ["in", "the"])
"""What stands before the plural of a period: "within weeks", "in the weeks after the coup"."""
ONE_MOMENT = frozenset({"the", "a single", "one"})


def scope_of(scene: Scene, claim: Claim, told: set[Scope]) -> Scope:
    """The scope of one claim: told by words that belong to it, or by its category and tense."""
    if claim.scope:
        return claim.scope
    if told:
        return min(told, key=lambda scope: RANK[scope])
    running = stands(claim) or is_slow(scene, claim) or is_of_war(scene, claim)
    return "cumulative" if running else "incident"


def belongs(scene: Scene, claim: Claim, owner: Claim, sign: Sign) -> bool:
    """Whether words of time in a claim (the last to begin before them) tell of another one as well."""
    if owner is claim or owner.whole == claim.key or (owner.whole and owner.whole == claim.whole):
        return True
    if owner.side == "shared" and owner.cue == claim.cue and sign.at >= owner.last:
        return True  # "188 people in Kenya, 155 in Tanzania and 29 in Burundi since March"
    if "total" in {owner.side, claim.side} or owner.first < claim.first or sign.at < owner.last:
        return False
    return joined(scene, claim, owner)


def leads(scene: Scene, sign: Sign, claim: Claim) -> bool:
    """Whether words of time before a claim are of its clause: at the front, or with no verb between."""
    reading, at = scene.reading, sign.at
    between = range(at, claim.first)
    if sign.scope == "background" and any(reading.lower[i] == "," for i in between):
        return False  # "a week after the anniversary, a bomb killed a guard"
    if any(reading.lower[i] in {";", "but", "after", "when", "which"} for i in between):
        return False
    return at - scene.sentence(at)[0] <= FRONT or not any(reading.tags[i] in FINITE for i in between)


def joined(scene: Scene, claim: Claim, owner: Claim) -> bool:
    """Whether only "and" and commas, no new clause, stand between two claims."""
    between = [word for word in scene.reading.lower[claim.last : owner.first] if word not in words().states]
    return (
        claim.last <= owner.first
        and len(between) <= 3
        and set(between) <= {"and", ",", "or", "while", "were", "was"}
    )


def stands(claim: Claim) -> bool:
    """Whether a count is of a state that lasts and grows: "have fled", "are held", "has taken casualties".

    Few people are those of an incident: of fewer than a thousand 95 in 100 were in our own toll texts.
    """
    chain = claim.chain
    if chain is None or not is_mass(claim):
        return False
    present = bool({"are", "is"}.intersection(chain.words))
    lexicon = words().scope
    return (chain.perfect and claim.category in lexicon.standing) or (
        present and claim.category in lexicon.standing_present
    )


def is_of_war(scene: Scene, claim: Claim) -> bool:
    """Whether a war is told to have done it so far: "The war has killed thousands and driven 900 out"."""
    chain, (start, _) = claim.chain, scene.sentence(claim.first)
    before = range(max(start, claim.cue[0] - REACH), claim.cue[0])
    perfect = next((i for i in before if scene.reading.lower[i] in {"has", "have"}), None)
    if chain is None or chain.passive or claim.side != "object" or perfect is None:
        return False
    for at in range(perfect - 1, max(start, perfect - WAGED) - 1, -1):
        if scene.reading.lower[at] in WARS:
            return True
        if scene.reading.lower[at] in {",", ";"} or scene.reading.tag(at) in FINITE:
            return False
    return False


def is_mass(claim: Claim) -> bool:
    """Whether a claim counts a multitude, or tells no number: "a third of the town"."""
    count = claim.amount
    told = next((one for one in (count.low, count.best, count.high) if one is not None), None)
    return not claim.groups[0].single and (told is None or told >= MANY_PEOPLE)


def is_slow(scene: Scene, claim: Claim) -> bool:
    """Whether the dead died of something that takes its time: "of malnutrition"."""
    if claim.category not in {"killed", "injured", "affected"}:
        return False
    if claim.groups[0].single:
        return False
    start = max(scene.sentence(claim.first)[0], claim.first - 5)
    near = [*scene.reading.lower[claim.last : claim.last + 5], *scene.reading.lower[start : claim.last]]
    return bool(words().scope.slow.intersection(near))
