"""Finds tolls: how many were killed, injured, displaced ..., with their bounds and how sure that is.

The way of a document: amounts (numbers) and their nouns (groups), what became of which of them (cues), then
what counts by other means - running counts and nouns (figures), parts and lists (parts), what the encoder
hears - and last what the words around make of each claim (context): its polarity, scope and kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from spacy.tokens import Doc

from ... import doc as on_doc
from ...model import Count, Sourced, Span, SubjectKind, Toll
from .context import captives, counted, doubt, former, scope, tellers, updates, withdrawn
from .cues import attach, ellipsis, pronouns, survival
from .cues.claims import Claim, Key, Scene
from .cues.unfit import is_downed
from .figures import (
    answers,
    cases,
    equals,
    given,
    listing,
    nouns,
    ordinals,
    owned,
    rolls,
    running,
    sources,
    totals,
)
from .groups import groups
from .groups.group import Group
from .heard import claims as heard
from .lexicon.reading import Reading
from .lexicon.words import words
from .numbers.counts import exact
from .parts import each, gapped, subsets, wholes

BY = "tolls 0.1"
HOPE = 6
"""How many tokens before a plan "hoped to" and "threatened to" stand."""
NEAR = 10
"""How many claims before a bare number are looked at for the noun it shares."""


def find(doc: Doc) -> Iterator[Toll]:
    """The tolls of a Doc in text order, `t1`, `t2` ...; `part_of` is the id of the total."""
    scene = Scene(reading := Reading(doc), groups.find(reading, on_doc.vague_counts(doc)))
    claims = sorted(all_claims(scene), key=lambda claim: (claim.start, claim.end))
    ids: dict[Key, str] = {}
    for number, claim in enumerate(claims, 1):
        ids.setdefault(claim.key, f"t{number}")
    number, kinds = 0, dict[Key, SubjectKind]()
    for together in in_sentences(scene, claims):
        for index, (claim, reach) in enumerate(zip(together, scope.scopes(scene, together), strict=True)):
            number += 1
            of_whole = kinds.get(claim.whole) if claim.whole else None
            toll = made(scene, claim, together[max(index - NEAR, 0) : index], of_whole)
            kinds.setdefault(claim.key, toll.subject_kind)
            whole = ids.get(claim.whole) if claim.whole else None
            yield replace(toll, id=f"t{number}", scope=reach, part_of=whole)


def all_claims(scene: Scene) -> list[Claim]:
    """What every rule claims, each group once."""
    found = {claim.key: claim for claim in attach.claims(scene) if not is_vain(scene, claim)}
    add(found, totals.claims(scene))
    add(found, given.claims(scene))
    add(found, running.claims(scene))
    add(found, rolls.claims(scene))
    add(found, ordinals.claims(scene))
    add(found, listing.claims(scene))
    add(found, cases.claims(scene))
    add(found, answers.claims(scene))
    add(found, owned.claims(scene, list(found.values())))
    add(found, nouns.claims(scene, {claim.start for claim in found.values()}))
    for claim in nouns.besides(scene, list(found.values())):
        found.setdefault(claim.key, claim)
    for claim in survival.claims(scene):  # "Three of those shot did not live to see a doctor"
        if claim.category == "killed" and claim.polarity is None:
            found.pop((claim.start, "injured"), None)
        add(found, iter([claim]))
    add(found, ellipsis.claims(scene, list(found.values())))
    add(found, sources.claims(scene, list(found.values())))
    for part in list(subsets.claims(scene, list(found.values()))):
        found[part.key] = part
        if part.category == "killed" and not part.whole:
            found.pop((part.start, "injured"), None)  # who was stabbed and "is now among the dead"
    add(found, heard.claims(scene, found.values()))
    found.update((part.key, part) for part in list(gapped.claims(scene, list(found.values()))))
    add(found, equals.claims(scene, list(found.values())))
    found = {claim.key: claim for claim in (tellers.turned(scene, one) for one in found.values())}
    told = [claim for claim in found.values() if not (is_vain(scene, claim) or tellers.is_none(scene, claim))]
    told = [
        claim for claim in told if not doubt.is_fiction(scene, claim) and not doubt.is_near_miss(scene, claim)
    ]
    told = pronouns.no_means(scene, pronouns.untold(scene, told))
    told = [claim for claim in told if not is_downed(scene, claim)]
    killed = [claim.start for claim in told if claim.category == "killed"]
    told = [claim for claim in told if not withdrawn.is_retold(scene, claim, killed)]
    told = [claim for claim in told if not withdrawn.is_listed_twice(scene, claim)]
    told = [deadly(scene, claim, killed) for claim in withdrawn.corrected(scene, told)]
    told = [captives.freed(scene, each.multiplied(scene, claim)) for claim in told]
    told = [captives.buried(scene, captives.cut_off(scene, captives.caught(scene, one))) for one in told]
    told = captives.exchanged(scene, [captives.in_battle(scene, one) for one in told])
    told = wholes.uncounted(scene, told)
    told = updates.updated(scene, former.replaced(scene, captives.still_held(scene, told)))
    return heard.current(scene, told)


def is_vain(scene: Scene, claim: Claim) -> bool:
    """Whether a claim is a plan about somebody: "to release the boy", not "to kill ten hostages"."""
    group = claim.groups[0]
    if doubt.polarity(scene, claim) != "hypothetical":
        return False
    before = scene.reading.lower[max(scene.sentence(claim.first)[0], claim.first - HOPE) : claim.first]
    if claim.category == "rescued" and words().doubt.hope.intersection(before):
        return True
    return (group.single or group.bare) and not words().doubt.threat.intersection(before)


def deadly(scene: Scene, claim: Claim, killed: list[int]) -> Claim:
    """A running count of victims behind one who died, as one of deaths: "which brings the victims to 15"."""
    if (
        claim.side != "total"
        or claim.category != "casualties"
        or scene.reading.lower[claim.cue[0]] != "victims"
    ):
        return claim
    first, stop = scene.sentence(claim.start)
    first = scene.sentence(first - 1)[0] if first else first
    return claim._replace(category="killed") if any(first <= at < stop for at in killed) else claim


def add(found: dict[Key, Claim], claims: Iterator[Claim]) -> None:
    """Add claims about groups that nothing has counted yet."""
    taken = {claim.start for claim in found.values()}
    for claim in claims:
        if claim.start not in taken:
            found[claim.key] = claim


def in_sentences(scene: Scene, claims: list[Claim]) -> Iterator[list[Claim]]:
    """Claims in text order, those of one sentence together."""
    together: list[Claim] = []
    for claim in claims:
        if together and scene.sentence(claim.start) != scene.sentence(together[0].start):
            yield together
            together = []
        together.append(claim)
    if together:
        yield together


def made(scene: Scene, claim: Claim, before: list[Claim], of_whole: SubjectKind | None) -> Toll:
    """The toll of a claim, without id, scope and total; `of_whole` is the kind of those it is a part of."""
    doc = scene.reading.doc
    nouns_of = counted.shared_noun(scene, claim, before)
    count, derivation = total(claim)
    return Toll(
        id="",
        category=claim.category,
        count=on_doc.sourced(
            doc, count, [on_doc.characters(doc, claim.start, claim.end)], BY, claim.confidence
        ),
        cue=words_at(scene.reading, [on_doc.characters(doc, *claim.cue)]),
        subject=subject(scene, claim, nouns_of),
        subject_kind=counted.kind(scene, claim, nouns_of, of_whole),
        unit=claim.groups[0].unit,
        polarity=doubt.polarity(scene, claim),
        derivation=derivation,
        supersedes=claim.old,
    )


def total(claim: Claim) -> tuple[Count, str | None]:
    """The count of a claim and how it was derived: several single persons are summed."""
    if len(claim.groups) == 1:
        return claim.amount, claim.derivation or claim.groups[0].derivation
    sizes = [group.value or 1 for group in claim.groups]
    return claim.tally or exact(sum(sizes)), "+".join(str(size) for size in sizes)


def subject(scene: Scene, claim: Claim, shared: Group | None) -> Sourced[str] | None:
    """The noun phrase of the counted: their own, or the one a bare number shares."""
    doc, pieces = scene.reading.doc, list[Span]()
    for group in claim.groups if claim.groups[0].head is not None or not shared else (shared,):
        if group.head is not None:
            start = group.start if group.single else counted.noun_start(scene, group, group.head)
            pieces.append(on_doc.characters(doc, start, group.head + 1))
    return words_at(scene.reading, pieces) if pieces else None


def words_at(reading: Reading, pieces: list[Span]) -> Sourced[str]:
    """Words with where they stand."""
    value = " ".join(reading.text[start:end] for start, end in sorted(pieces))
    return on_doc.sourced(reading.doc, value, pieces, BY)
