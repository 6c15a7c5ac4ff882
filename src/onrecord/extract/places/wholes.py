"""Names that are one with what stands beside them: "Washington, D.C.", "Miami-Dade", "Lisk Street".

The gazetteer knows the parts; what is told of is the whole, or nothing that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from ... import doc as read
from ...encoder.labels import Label
from ...gazetteer.lookup import Gazetteer
from .mentions import Mention, capital
from .unlisted import HEARD, over
from .words import PlaceWords

SEAT_KM = 40  # how far a district reaches that is hardly more than its capital: D.C. 12, the ACT 35
LISTED = frozenset({",", "and", "or", "&"})
MARKS = frozenset({":", ",", "-", "–", "—", "(", "of", "“", "”", '"'})


def find(
    doc: Doc, named: Sequence[Mention], labels: Sequence[Label], gazetteer: Gazetteer, words: PlaceWords
) -> list[Mention]:
    """The names of a Doc as what they are parts of, less those that are only kinds of what is named."""
    counted = counties(doc, named, gazetteer, words)
    kept = [one for one in counted if not is_part(doc, one, words)]
    return list(joined(doc, kept, labels))


def joined(doc: Doc, named: Sequence[Mention], labels: Sequence[Label]) -> Iterator[Mention]:
    """The names, two that are one name as one."""
    last: Mention | None = None
    for one in named:
        if last is not None and (is_district(doc, last, one) or is_compound(doc, last, one, labels)):
            last = last._replace(end=one.end)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def is_district(doc: Doc, one: Mention, other: Mention) -> bool:
    """Whether a name is a capital's and the next that of the district around it: "Washington, [D.C.]"."""
    between = other.start - one.end
    if between > 1 or (between == 1 and doc[one.end].text != ","):
        return False
    seats = {place.region_code for place in one.places if place.kind == "city" and place.code}
    return any(
        place.kind == "region" and place.km <= SEAT_KM and place.code in seats for place in other.places
    )


def is_compound(doc: Doc, one: Mention, other: Mention, labels: Sequence[Label]) -> bool:
    """Whether a hyphen makes one name of two, as the encoder hears it: "Miami-Dade"."""
    if other.start != one.end + 1 or doc[one.end].text not in ("-", "–"):
        return False
    if any(place.kind == "country" for place in other.places):
        return False
    start, _ = read.characters(doc, one.start, one.end)
    _, end = read.characters(doc, other.start, other.end)
    return end - start == len(doc[one.start : other.end].text) and bool(over(labels, start, end))


def is_part(doc: Doc, mention: Mention, words: PlaceWords) -> bool:
    """Whether a name is only the kind of what is named, or a river's."""
    return (
        is_kind_of(doc, mention, words) or is_landscape(doc, mention, words) or is_river(doc, mention, words)
    )


def is_street(doc: Doc, mention: Mention, labels: Sequence[Label], words: PlaceWords) -> bool:
    """Whether a street's name begins with a name: "[Lisk] Street", "[Lisk] Parade" where that is heard.

    In a headline, "Lisk Street Battles", it must be heard too.
    """
    word, ahead = capitals_after(doc, mention)
    if word not in words.streets and word not in words.passages:
        return False
    whole = over(labels, *read.characters(doc, mention.start, mention.end + 1))
    if whole is not None and whole.score >= HEARD:
        return True
    return not ahead and (whole is not None or word in words.streets)


def is_river(doc: Doc, mention: Mention, words: PlaceWords) -> bool:
    """Whether a name is that of a river or of its land: "the [Niger] Delta" is not in Niger."""
    return capitals_after(doc, mention)[0] in words.rivers


def capitals_after(doc: Doc, mention: Mention) -> tuple[str, str]:
    """The two words behind a name, in lower case, as far as they are written with capitals."""
    after = [doc[at] for at in range(mention.end, min(mention.end + 2, len(doc)))]
    found = [token.lower_.rstrip(".") if capital(token.text) else "" for token in after] + ["", ""]
    return found[0], found[1]


def is_kind_of(doc: Doc, mention: Mention, words: PlaceWords) -> bool:
    """Whether a name is the kind of what it stands before: "[Commonwealth] of Independent States"."""
    if mention.end - mention.start > 1 or doc[mention.start].lower_ not in words.wholes_of:
        return False
    ahead = [doc[at] for at in range(mention.end, min(mention.end + 3, len(doc)))]
    if not ahead or ahead[0].lower_ != "of":
        return False
    rest = [token for token in ahead[1:] if token.lower_ != "the"]
    return bool(rest) and capital(rest[0].text)


def is_landscape(doc: Doc, mention: Mention, words: PlaceWords) -> bool:
    """Whether a name is a kind of land behind another name: "the Nile [Delta]"."""
    if (
        mention.end - mention.start > 1
        or doc[mention.start].lower_ not in words.landscapes
        or not mention.start
    ):
        return False
    before = doc[mention.start - 1]
    return capital(before.text) and not before.is_sent_start and before.tag_ in ("NNP", "NNPS", "JJ", "NN")


def counties(
    doc: Doc, named: Sequence[Mention], gazetteer: Gazetteer, words: PlaceWords
) -> Iterator[Mention]:
    """The names, those listed beside "counties" as what they count: "[Lisk] and [Orla] counties"."""
    found = list(named)
    for run in runs(doc, found):
        kind = counted(doc, found[run.start], found[run.stop - 1], words)
        for at in run if kind else ():
            found[at] = of_kind(found[at], kind or "", gazetteer)
    yield from found


def runs(doc: Doc, named: Sequence[Mention]) -> Iterator[range]:
    """Names that are listed together, by their numbers."""
    start = 0
    for at, (one, other) in enumerate(pairwise(named), 1):
        near = 0 < other.start - one.end <= 2
        if not near or any(doc[i].lower_ not in LISTED for i in range(one.end, other.start)):
            yield range(start, at)
            start = at
    if named:
        yield range(start, len(named))


def counted(doc: Doc, first: Mention, last: Mention, words: PlaceWords) -> str | None:
    """What a list of names counts, in the singular: told in the plural behind it, or before it."""
    if last.end < len(doc) and (kind := words.plurals.get(doc[last.end].lower_)):
        return kind
    at = first.start - 1
    while at > 0 and first.start - at < 3 and doc[at].text in MARKS:
        at -= 1
    return words.plurals.get(doc[at].lower_) if at >= 0 else None


def of_kind(mention: Mention, kind: str, gazetteer: Gazetteer) -> Mention:
    """A name as that of a county, or of a region, if one bears it."""
    places = gazetteer.candidates(f"{mention.key} {kind}")
    places = places or tuple(place for place in mention.places if place.kind in ("region", "district"))
    return mention._replace(key=f"{mention.key} {kind}", places=places) if places else mention
