"""What else an event has: instruments and their mode, contexts, the ACLED columns, background."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from ... import doc as read
from ...language.attached import is_utmost, only_bounds, verb_before
from ...language.phrases import Phrase
from ...model import Acled, days_before, iso_day
from .clauses import BE
from .page import Page, is_pit
from .roles import OFFICIAL, Roles, antecedent
from .triggers import Trigger
from .words import instrument_mode, singulars, verbs, words

FIGHTING = frozenset({"armed", "place"})
PAST = frozenset({"VBD", "VBN", "VBZ", "VBP"})
MOB = frozenset({"mob", "crowd", "group", "gang"})
FROM_ABOVE = frozenset({"aerial", "drone", "suicide-attack"})
MEN = frozenset({"man", "men"})
"""Armed where they do something, and nobody in particular where something is done to them."""
CLAUSE = 25  # tokens around a trigger in which a weapon, a context or a date belongs to it


def instruments(page: Page, found: Trigger, actors: Sequence[Phrase]) -> list[tuple[Phrase, str]]:
    """The weapons of a trigger with their modes: the subject, the compound, "with rockets"."""
    made: dict[int, tuple[Phrase, str]] = {}
    for one in actors:
        mode = weapon_mode(page, one.head, one.end)
        if mode and "weapon" in page.kinds(one):
            made[one.head] = (one, mode)
        elif (cargo := page.laden(one)) and (mode := weapon_mode(page, cargo.head, cargo.end)):
            made[cargo.head] = (cargo, mode)
    phrase = page.phrase_at(found.head)
    if phrase and found.verb is None:
        for at in range(phrase.start, found.head):
            mode = weapon_mode(page, at, found.head)
            if mode:
                made[at] = (Phrase(at, at + 1, at), mode)
    for one, mode in adjuncts(page, found):
        made.setdefault(one.head, (one, mode))
    return [made[at] for at in sorted(made)]


def weapon_mode(page: Page, at: int, stop: int) -> str | None:
    """The mode of a weapon noun at a token, "machine gun" before "gun", "suicide bomber" before "bomber"."""
    if is_pit(page, at):
        return None
    pair = f"{page.words[at]} {page.word(at + 1)}" if at + 1 < stop else ""
    whole = f"{page.word(at - 1)} {page.words[at]}"
    return (
        instrument_mode(whole) or (instrument_mode(pair) if pair else None) or instrument_mode(page.words[at])
    )


def adjuncts(page: Page, found: Trigger) -> list[tuple[Phrase, str]]:
    """The weapons after "with", "using", "by" or "of" in the clause of a trigger."""
    _, high = page.sentence(found.head)
    result = []
    for at in range(found.head + 1, min(high, found.head + CLAUSE)):
        if page.tags[at] in {"VBD", "VBZ", "VBP", "MD"} and page.words[at] not in BE:
            break
        if page.words[at] in {"with", "using", "by", "of", "in", "from", "when"}:
            phrase = page.phrase_at(at + 1)
            if (
                phrase is None
                or phrase.start != at + 1
                or (page.words[at] == "when" and not strikes(page, phrase))
            ):
                continue
            if mode := weapon_mode(page, phrase.head, phrase.end):
                result.append((phrase, mode))
    return result


def strikes(page: Page, one: Phrase) -> bool:
    """Whether the verb behind a phrase is of violence: "when a shell [hit] the bus"; no club "counted"."""
    at = one.end + (page.tag(one.end) == "RB")
    return any(entry.group.type == "ASSAULT" for entry in verbs().get(page.word(at), ()))


def mode(found: Trigger, weapons: Sequence[str]) -> str | None:
    """The mode of a trigger: an assault without one of its own, or by bombs, has that of its weapon."""
    own = found.group.mode
    if found.group.type != "ASSAULT" or not weapons:
        return own
    return weapons[0] if own is None or (own == "explosives" and weapons[0] in FROM_ABOVE) else own


def contexts(page: Page, found: Trigger) -> tuple[str, ...]:
    """The contexts whose words stand in the sentence near a trigger."""
    low, high = page.sentence(found.head)
    near = page.words[max(low, found.head - CLAUSE) : min(high, found.head + CLAUSE)]
    pairs = {f"{one} {other}" for one, other in pairwise(near)}
    seen = pairs.union(near)
    return tuple(name for name, listed in words().contexts.items() if listed & seen)


def acled(kind: str, mode: str | None, roles: Roles) -> Acled | None:
    """ACLED's columns by type and mode, and by who is hit."""
    table = words().acled.get(kind, {})
    key = mode or ""
    if kind == "ASSAULT" and key not in table:
        key = assault_key(roles)
    elif kind == "ASSAULT" and key == "explosives" and grenade(roles):
        key = "grenade"
    found = table.get(key) or (table.get("") if kind != "ASSAULT" else None)
    if kind == "AGREE" and not two_sides(roles):
        return None  # one side's promise is no agreement
    return Acled(event_type=found[0], sub_event_type=found[1]) if found else None


def two_sides(roles: Roles) -> bool:
    """Whether two sides of public life are named."""
    sides = [*roles.acting, *roles.hit]
    return len(sides) > 1 and all(kinds & OFFICIAL for kinds in sides)


def assault_key(roles: Roles) -> str:
    """The row of an assault without a mode of its own: a clash of armed sides, or an attack on civilians."""
    if roles.found.group.gate == "territory":
        return "regained" if of_state(roles) else "overtaken"
    two_sided = roles.found.group.frame == "mutual"
    if two_sided and any("crowd" in kinds and not kinds & FIGHTING for kinds in roles.acting):
        return "riot"
    hit_armed = any(
        "armed" in kinds and (one is None or roles.page.words[one.head] not in MEN)
        for one, kinds in zip_longest(roles.recipients, roles.hit)
    )
    if two_sided or (hit_armed and roles.some(roles.acting, frozenset({"armed", "political", "place"}))):
        return "clash"
    unarmed = not roles.some(roles.acting, frozenset({"armed", "political"}))
    if roles.some(roles.hit, frozenset({"people"})) and not hit_armed:
        crowd = roles.some(roles.acting, frozenset({"crowd"})) and several(roles)
        return "mob" if crowd and unarmed else "civilians"
    return ""


def several(roles: Roles) -> bool:
    """Whether more than one man acts."""
    page = roles.page
    return any(page.tags[one.head] in {"NNS", "NNPS"} or page.words[one.head] in MOB for one in roles.actors)


def of_state(roles: Roles) -> bool:
    """Whether the forces of the place's own state act: "the army", not "rebel forces".

    Of "Russian forces" nobody knows it; of those who retake a place it is likelier than not.
    """
    page, found = roles.page, roles.found
    regaining, again = words().classes["regaining"], page.words[found.head].startswith(("re", "libera"))

    def before(one: Phrase) -> list[int]:
        return [at for at in range(one.start, one.head) if page.words[at] not in regaining]

    return any(
        any(form in regaining for form in singulars(page.words[one.head]))
        and (again or not any(page.is_side(at) for at in before(one)))
        and not any("armed" in page.known[at] for at in before(one))
        for one in (antecedent(page, actor) for actor in roles.actors)
    )


def grenade(roles: Roles) -> bool:
    """Whether a grenade is the weapon."""
    page, head = roles.page, roles.found.head
    return any(word.startswith("grenade") for word in page.words[max(0, head - 8) : head + 12])


class History:
    """The times of a Doc long before its publication, and the words that set a sentence in the past."""

    def __init__(self, page: Page) -> None:
        self.page = page
        published = read.document(page.doc).published
        limit = days_before(iso_day(published), words().background.days).isoformat() if published else None
        self.old = page.covered(
            time.spans
            for time in read.times(page.doc)
            if limit and time.value.last and time.value.last < limit and time.value.type in ("DATE", "TIME")
        )

    def holds(self, found: Trigger) -> bool:
        """Whether a trigger belongs to history: an old date in its clause, or an anniversary."""
        low, high = self.page.sentence(found.head)
        near = range(max(low, found.head - CLAUSE), min(high, found.head + CLAUSE))
        if any(self.sets_back(found, at, low) for at in near):
            return True
        dated = [at for at in near if at in self.page.times and not self.is_of_another(found, at)]
        best = min(dated, key=lambda at: abs(at - found.head), default=None)
        return best is not None and not self.old.isdisjoint((best, self.began(best)))

    def sets_back(self, found: Trigger, at: int, low: int) -> bool:
        """Whether a word at a token sets a trigger in the past: "the anniversary of the killing".

        Of "marched to mark the anniversary of the killing" only the killing; "the worst in decades" is news.
        """
        page, background = self.page, words().background
        if page.words[at] in background.marking:
            return not self.marks(found, at)
        return page.words[at] in background.words and not is_utmost(page.words, page.tags, at, low)

    def marks(self, found: Trigger, at: int) -> bool:
        """Whether a trigger is told beside what is marked: "[marched] to mark the anniversary"."""
        page, own = self.page, found.verb
        if found.head > at:
            return own is not None and page.tags[found.head] in PAST and "," in page.words[at : own.start]
        marking = any(page.tags[i] in {"TO", "VBG"} for i in range(found.head + 1, at + 1))
        return marking or (own is not None and not own.passive)

    def began(self, at: int) -> int:
        """The first token of a time without a gap: "20 years ago this [week]"."""
        low = max(0, at - CLAUSE)
        while at > low and at - 1 in self.page.times:
            at -= 1
        return at

    def is_of_another(self, found: Trigger, at: int) -> bool:
        """Whether a time belongs to another verb, or only bounds: "seized [in 2014], was retaken"."""
        page, one = self.page, found.verb
        low, began = page.sentence(found.head)[0], self.began(at)
        if only_bounds(page.words, page.tags, began, one.verb if one else found.head, low):
            return True
        if one is None or at > one.start or page.tags[one.verb] == "VBG":
            return False
        before = verb_before(page.tags, at, low)
        return before is not None and before < one.start
