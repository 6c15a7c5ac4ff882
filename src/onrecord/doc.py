"""Where the finders meet: what has been read of a spaCy Doc so far, typed.

Each finder reads what earlier ones left and leaves its own field. Values are kept as msgpack bytes in
`doc.user_data`, since a Struct put into `doc._` breaks `to_bytes`, DocBin and multiprocessing. What has been
decoded is shared by all who ask, so it is not to be changed.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec
from spacy.tokens import Doc

from .config import VagueCounts
from .encoder.labels import Labels
from .language import phrases as noun_phrases
from .language import written
from .language.phrases import Phrase
from .language.quotes import Quote
from .model import (
    Attribution,
    Document,
    Event,
    Likelihood,
    Party,
    Record,
    Refusal,
    Sourced,
    Span,
    Toll,
    Unread,
    When,
    Where,
)

T = TypeVar("T")
DECODED: WeakKeyDictionary[Doc, dict[str, tuple[bytes, Any]]] = WeakKeyDictionary()
"""Of each Doc the fields that somebody has asked for, with the bytes they were decoded from."""


def put(doc: Doc, field: str, values: object) -> None:
    """Leave a field for those who come after."""
    doc.user_data[f"onrecord.{field}"] = msgspec.msgpack.encode(values)


def get(doc: Doc, field: str, shape: type[T], missing: T) -> T:
    """A field as it was left, or `missing` where no finder has come by."""
    kept = doc.user_data.get(f"onrecord.{field}")
    if kept is None:
        return missing
    decoded = DECODED.setdefault(doc, {})
    if field not in decoded or decoded[field][0] is not kept:
        decoded[field] = kept, msgspec.msgpack.decode(kept, type=shape)
    found: T = decoded[field][1]
    return found


def document(doc: Doc) -> Document:
    """The document that is being read; of a bare Doc, one without a publication date."""
    if "onrecord.document" not in doc.user_data:
        return Document(id=hashlib.sha256(doc.text.encode()).hexdigest(), text=doc.text)
    return get(doc, "document", Document, Document(id="", text=""))


def quotes(doc: Doc) -> tuple[Quote, ...]:
    """The quotations of the text, in order of their starts, nested ones after the one they stand in."""
    return get(doc, "quotes", tuple[Quote, ...], ())


def phrases(doc: Doc) -> tuple[Phrase, ...]:
    """The base noun phrases of the text, in order."""
    found = get(doc, "phrases", tuple[Phrase, ...], ())
    return found or tuple(noun_phrases.find(doc))


def has_labels(doc: Doc) -> bool:
    """Whether the encoder has read this Doc."""
    return "onrecord.labels" in doc.user_data


def labels(doc: Doc) -> Labels:
    """What the encoder says of the text."""
    return get(doc, "labels", Labels, Labels())


def times(doc: Doc) -> tuple[Sourced[When], ...]:
    """The times found so far."""
    return get(doc, "times", tuple[Sourced[When], ...], ())


def places(doc: Doc) -> tuple[Sourced[Where], ...]:
    """The places found so far."""
    return get(doc, "places", tuple[Sourced[Where], ...], ())


def parties(doc: Doc) -> tuple[Party, ...]:
    """The parties found so far."""
    return get(doc, "parties", tuple[Party, ...], ())


def hedges(doc: Doc) -> tuple[Sourced[Likelihood], ...]:
    """The hedges found so far."""
    return get(doc, "hedges", tuple[Sourced[Likelihood], ...], ())


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions found so far."""
    return get(doc, "attributions", tuple[Attribution, ...], ())


def events(doc: Doc) -> tuple[Event, ...]:
    """The events found so far."""
    return get(doc, "events", tuple[Event, ...], ())


def tolls(doc: Doc) -> tuple[Toll, ...]:
    """The tolls found so far."""
    return get(doc, "tolls", tuple[Toll, ...], ())


def unread(doc: Doc) -> tuple[Unread, ...]:
    """What of the text the finders are not shown."""
    return get(doc, "unread", tuple[Unread, ...], ())


def refuse(doc: Doc, field: str, found: Iterable[Refusal]) -> None:
    """Leave what was refused of a field, in place of what was before, beside what was of others."""
    others = (one for one in refusals(doc) if one.field != field)
    put(doc, "refusals", (*others, *found))


def refusals(doc: Doc) -> tuple[Refusal, ...]:
    """What the finders refused so far, in text order."""
    return tuple(sorted(get(doc, "refusals", tuple[Refusal, ...], ()), key=lambda one: one.span))


def vague_counts(doc: Doc) -> VagueCounts:
    """The table that gives vague words their lower bounds, as the reader of this Doc was set."""
    kept = doc.user_data.get("onrecord.vague_counts")
    return "acled" if kept is None else msgspec.msgpack.decode(kept, type=VagueCounts)


def gazetteer(doc: Doc) -> str | None:
    """The file of the gazetteer that places are looked up in, None for the one in the package."""
    return get(doc, "gazetteer", str, "") or None


def profile(doc: Doc) -> str | None:
    """The file of profiles of sources, None where there is none."""
    return get(doc, "profile", str, "") or None


def threads(doc: Doc) -> int:
    """How many threads the encoder may use for this Doc."""
    return get(doc, "threads", int, 1)


def done(doc: Doc) -> tuple[str, ...]:
    """The finders that have read this Doc beside tokens of others."""
    return get(doc, "done", tuple[str, ...], ())


def record(doc: Doc) -> Record | None:
    """The finished record, None before the last component has run."""
    kept = doc.user_data.get("onrecord.record")
    return None if kept is None else msgspec.msgpack.decode(kept, type=Record)


def characters(doc: Doc, start: int, end: int) -> Span:
    """The characters of some tokens, the end not included."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def told(doc: Doc, *, behind: bool = False) -> dict[int, list[Span]]:
    """What the tokens of sources tell, as tokens [start, end); if so asked, of those `behind` it alone."""
    ordered = written.of(doc).ordered
    found: dict[int, list[Span]] = {}
    for said in attributions(doc):
        spans = said.source.spans if said.source else ()
        if behind and spans and spans[0][0] < said.content.spans[-1][1]:
            continue
        content = [ordered.range(*span) for span in said.content.spans]
        for at in ordered.over(spans):
            found.setdefault(at, []).extend(content)
    return found


def sourced(
    doc: Doc, value: T, pieces: Iterable[Span], by: str, confidence: float | None = None
) -> Sourced[T]:
    """A value with the characters it was read from; pieces are put in order."""
    return Sourced(value=value, spans=tuple(sorted(pieces)), by=by, confidence=confidence)


class Mentions:
    """The mentions of all parties in text order, so kept that those at some characters are found at once."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self.all = sorted((start, end, party.id) for party in parties for start, end in party.mentions)
        self.starts = [start for start, _, _ in self.all]
        self.longest = max((end - start for start, end, _ in self.all), default=0)

    def party_at(self, spans: Iterable[Span]) -> str | None:
        """The party some words stand for: of the same mention, else of the first one inside them.

        >>> from .model import Party, Sourced
        >>> name = Sourced("Ana Orel", ((4, 12),), "parties 0.1")
        >>> Mentions([Party(id="p1", kind="person", name=name, mentions=((4, 12),))]).party_at([(0, 30)])
        'p1'
        """
        for start, end in sorted(spans):
            first, last = bisect_left(self.starts, start - self.longest), bisect_left(self.starts, end)
            near = [mention for mention in self.all[first:last] if mention[1] > start]
            if near:
                return min(near, key=lambda mention: fit(mention, start, end))[2]
        return None


def fit(mention: tuple[int, int, str], start: int, end: int) -> tuple[bool, bool, int, int]:
    """How well a mention fits some words, the best first: the same, inside and early, around and short."""
    first, last, _ = mention
    if start <= first and last <= end:
        return (first, last) != (start, end), False, first, first - last
    return True, True, 0, last - first


def words(doc: Doc, pieces: Iterable[Span]) -> str:
    """The words at some spans, as the text has them; a gap becomes one space."""
    text = written.of(doc).text
    return " ".join(text[start:end] for start, end in sorted(pieces))
