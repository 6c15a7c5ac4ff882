"""Finds who is behind each attribution: the party that its source words are a mention of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Span

from .. import doc as read
from ..model import Attribution, Party, Spans

PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT"})
NOUNS = frozenset({"NN", "NNS"})
SAME = 8  # statements of one source looked back over; one source rarely has more than three
VOICES = ("person", "organisation", "group", "state", "unknown")


def find(doc: Doc) -> Iterator[Attribution]:
    """The attributions of a Doc, with the party that speaks.

    A quotation whose source is not beside it is laid to whoever spoke last in the report's own voice; where
    that one is not known, neither is the speaker.

    >>> from ..pipeline import document, find_field, prepare
    >>> doc = prepare(document("Ada Orel spoke. “The dam holds,” she said."))
    >>> for field in ("attributions", "parties"):
    ...     doc = find_field(doc, field)
    >>> [(one.source.value, one.speaker) for one in find(doc)]
    [('she', 'p1')]
    """
    speakers = Speakers(doc, read.parties(doc))
    for one in read.attributions(doc):
        yield replace(one, speaker=speakers.of(one))


class Speakers:
    """Who speaks, attribution by attribution in text order."""

    def __init__(self, doc: Doc, parties: Sequence[Party]) -> None:
        self.doc = doc
        self.mentions = read.Mentions(parties)
        self.exact = {(start, end): party for start, end, party in self.mentions.all}
        self.ends = {end: start for start, end, _ in self.mentions.all}
        self.kinds = {party.id: party.kind for party in parties}
        self.contents: dict[Spans, list[Spans]] = {}
        self.latest: str | None = None
        self.heard_to = 0

    def of(self, one: Attribution) -> str | None:
        """The speaker of the next attribution."""
        if one.source is None:
            return self.latest if one.speaker_inferred else None
        found = None if self.is_others(one) else self.named(one.source.spans)
        self.contents.setdefault(one.source.spans, []).append(one.content.spans)
        if one.content.spans[0][0] >= self.heard_to or one.source.spans[0][0] >= self.heard_to:
            self.latest = found if self.kinds.get(found or "") in VOICES else None
        self.heard_to = max(self.heard_to, one.content.spans[-1][1])
        return found

    def is_others(self, one: Attribution) -> bool:
        """Whether a noun tells words that its source speaks about: "denied reports that" are not its own."""
        if one.source is None or one.cue is None:
            return False
        (start, end), *_ = one.cue.spans
        cue = self.doc.char_span(start, end, alignment_mode="expand")
        told = self.contents.get(one.source.spans, [])[-SAME:]
        inside = any(first <= start and end <= last for content in told for first, last in content)
        return inside and cue is not None and cue[-1].tag_ in NOUNS

    def named(self, spans: Spans) -> str | None:
        """The party of some source words; a pronoun is nobody but whom it was found to stand for."""
        if spans[0] in self.exact:
            return self.exact[spans[0]]
        words = self.doc.char_span(*spans[0], alignment_mode="expand")
        if words is not None and words[0].lower_ == "neither":
            return None  # "Neither Orel nor Vann said so": nobody did
        if words is not None and is_late(words):
            words = words[-1:]
        if words is not None and len(words) == 1 and words[0].tag_ in PRONOUNS:
            return self.exact.get((words.start_char, words.end_char))
        return self.owned(words, spans[0]) or self.mentions.party_at(spans)

    def owned(self, words: Span | None, span: tuple[int, int]) -> str | None:
        """The party with which source words end that begin with its owner: "Turkey's agency [AFAD]"."""
        start = self.ends.get(span[1])
        if words is None or start is None or not span[0] < start:
            return None
        before = self.doc.char_span(span[0], start, alignment_mode="expand")
        owner = before is not None and any(token.tag_ == "POS" for token in before)
        return self.exact[start, span[1]] if owner else None


def is_late(words: Span) -> bool:
    """Whether source words reach back beyond a pronoun that speaks: "a receipt by a clerk, and she"."""
    return len(words) > 3 and words[-1].tag_ == "PRP" and words[-2].tag_ == "CC" and words[-3].text == ","
