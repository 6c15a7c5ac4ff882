"""Reading in somebody else's pipeline: the same text on tokens of our own, with what theirs has said of it.

The finders rely on their own tokens (decision 2), so a Doc of another tokenizer gets a second one beside it.
What others have set - sentences, tags, entities - is carried over by characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace
from spacy.tokens import Doc

from . import doc as on_doc
from . import pipeline
from .config import Settings
from .encoder.labels import Label
from .language import phrases, quotes, sentences, tags
from .lexicon import load
from .model import Document

Theirs = Literal["sentences", "tags", "entities"]
"""What can be taken from another pipeline, where it is there."""

KINDS = {
    "PERSON": "PER", "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
    "LANGUAGE": "MISC", "MISC": "MISC",
}  # fmt: skip
"""The kinds of names that recognisers have (OntoNotes 5, CoNLL 2003) as ours are called; others are left."""
OWN = ("onrecord.phrases", "onrecord.quotes")
"""What is about our own tokens, and stays beside them."""


class Reading(NamedTuple):
    """How a Doc of others is read: by which settings, when it was published, what of theirs is used."""

    settings: Settings
    published: str | None = None
    theirs: frozenset[Theirs] = frozenset()


def document(doc: Doc, published: str | None) -> Document:
    """The document that is read: published as `doc._.published` says, else as the component was set."""
    moment = doc._.published or published
    known = on_doc.document(doc)
    return replace(known, published=moment) if moment else known


def has_own_tokens(doc: Doc) -> bool:
    """Whether `onrecord_language` has read a Doc, whose tokens are then ours."""
    return OWN[1] in doc.user_data


def find(doc: Doc, field: str, how: Reading) -> Doc:
    """Leave on a Doc what one finder finds, and what that one needs of others where they have not come by."""
    return taken_over(doc, found(beside(doc, how), field))


def finish(doc: Doc, how: Reading) -> Doc:
    """Leave the record on a Doc, read by all finders that have not come by."""
    return taken_over(doc, pipeline.finish(found(beside(doc, how), list(pipeline.FINDERS)[-1])))


def found(ours: Doc, field: str) -> Doc:
    """A Doc that the finders up to one have read, each once."""
    names, done = list(pipeline.FINDERS), on_doc.done(ours)
    for name in names[: names.index(field) + 1]:
        if name not in done:
            pipeline.find_field(ours, name)
            done = (*done, name)
    on_doc.put(ours, "done", done)
    return ours


def taken_over(doc: Doc, ours: Doc) -> Doc:
    """A Doc with what was found beside it."""
    doc.user_data.update({key: value for key, value in left(ours).items() if key not in OWN})
    return doc


def left(doc: Doc) -> dict[str, bytes]:
    """What finders have left on a Doc; extensions of spaCy have tuples for keys."""
    return {key: value for key, value in doc.user_data.items() if str(key).startswith("onrecord.")}


def beside(doc: Doc, how: Reading) -> Doc:
    """A Doc of the same text with tokens of our own, what has been found, and what of theirs is used."""
    ours = pipeline.tokenised(document(doc, how.published), how.settings)
    kept = left(doc)
    first = not on_doc.has_labels(doc)
    ours.user_data.update({key: value for key, value in kept.items() if key != "onrecord.document"})
    if first:
        pipeline.encode(ours)
        if "entities" in how.theirs and doc.has_annotation("ENT_IOB"):
            name_entities(ours, doc)
    prepare(ours, doc, how.theirs)
    return ours


def prepare(ours: Doc, doc: Doc, theirs: frozenset[Theirs]) -> None:
    """Set sentence starts, tags, noun phrases and quotations: of the first two theirs, where wanted."""
    if "sentences" in theirs and doc.has_annotation("SENT_START"):
        sentences.put(ours, starts(ours, [sentence.start_char for sentence in doc.sents]))
    else:
        sentences.mark(ours)
    tags.tag(ours)
    if "tags" in theirs and doc.has_annotation("TAG"):
        retag(ours, doc)
    on_doc.put(ours, "phrases", tuple(phrases.find(ours)))
    on_doc.put(ours, "quotes", quotes.find(ours.text))


def starts(doc: Doc, begun: Sequence[int]) -> list[bool]:
    """Which tokens start a sentence: the first, and those in which one of some characters stands."""
    ends = [token.idx + len(token) for token in doc]
    tokens = {bisect_right(ends, at) for at in begun}
    return [number in tokens for number in range(len(doc))]


def retag(ours: Doc, doc: Doc) -> None:
    """Take over the Penn Treebank tags of tokens that are the same ones; others tell our finders nothing."""
    known = load("tags", tags.TagWords).universal
    given = {(token.idx, len(token)): token.tag_ for token in doc if token.tag_ in known}
    for token in ours:
        tag = given.get((token.idx, len(token)))
        if tag is not None and tag != token.tag_:
            token.tag_, token.pos_ = tag, tags.universal(tag, token.lower_)


def name_entities(ours: Doc, doc: Doc) -> None:
    """Put their names in the place of those that the encoder heard."""
    labels = on_doc.labels(ours)
    named = tuple(
        Label(one.start_char, one.end_char, KINDS[one.label_], 1.0) for one in doc.ents if one.label_ in KINDS
    )
    on_doc.put(ours, "labels", replace(labels, spans={**labels.spans, "entities": named}))
