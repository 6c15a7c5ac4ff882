"""Document -> Record: the finders in their order, one document or a stream of them."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from functools import cache, partial
from importlib.metadata import version
from typing import Literal, overload

from spacy.tokens import Doc

from . import doc as on_doc
from . import lexicon, streams
from .config import Settings, VagueCounts
from .encoder import graph, labels
from .encoder.labels import Labels
from .errors import fault
from .extract import attributions, events, hedges, links, parties, places, speakers, times, tolls
from .extract.places import archive
from .gazetteer import lookup
from .language import foreign, lookalikes, phrases, quotes, sentences, tags, written
from .language.tagger import model
from .language.tokens import tokenizer
from .model import Document, Failure, MadeWith, Record, Refusal, encodable
from .streams import Failures, Told

DEFAULT = Settings()
TOO_MUCH = "needs over {:,} megabytes of memory to read: split it, or raise document_megabytes"

FINDERS: dict[str, tuple[str, Callable[[Doc], Iterable[object]]]] = {
    "times": ("times", times.find),
    "places": ("places", places.find),
    "attributions": ("attributions", attributions.find),
    "tolls": ("tolls", tolls.find),
    "events": ("events", events.find),
    "parties": ("parties", parties.find),
    "speakers": ("attributions", speakers.find),
    "hedges": ("hedges", hedges.find),
}
"""Each finder with the field it leaves, in the order in which they read (docs/architecture.md)."""


def tokenised(document: Document, settings: Settings = DEFAULT) -> Doc:
    """A Doc of a document: tokens alone, blanks for what isn't English, and the finders' settings."""
    unread = foreign.find(document.text)
    doc = tokenizer().make_doc(foreign.masked(document.text, unread))
    on_doc.put(doc, "document", document)
    on_doc.put(doc, "unread", unread)
    if mixed := tuple(lookalikes.find(document.text)):
        on_doc.refuse(doc, "text", mixed)
    on_doc.put(doc, "vague_counts", settings.vague_counts)
    on_doc.put(doc, "threads", settings.threads)
    on_doc.put(doc, "gazetteer", settings.gazetteer or "")
    on_doc.put(doc, "profile", settings.profile or "")
    return doc


def encode(doc: Doc) -> Doc:
    """Leave on a Doc what the encoder says of its text."""
    on_doc.put(doc, "labels", labels.read(written.of(doc).text, graph.shipped(on_doc.threads(doc))).labels())
    return doc


def prepare_doc(doc: Doc) -> Doc:
    """Set sentence starts, tags, noun phrases and quotations, and labels where no encoder has left any."""
    if not on_doc.has_labels(doc):
        encode(doc)
    sentences.mark(doc)
    tags.tag(doc)
    on_doc.put(doc, "phrases", tuple(phrases.find(doc)))
    on_doc.put(doc, "quotes", quotes.find(written.of(doc).text))
    return doc


def prepare(document: Document, given: Labels | None = None) -> Doc:
    """A Doc with tokens, labels (the encoder's, or given ones), tags, sentences and quotations."""
    doc = tokenised(document)
    if given is not None:
        on_doc.put(doc, "labels", given)
    return prepare_doc(doc)


def find_field(doc: Doc, field: str) -> Doc:
    """Leave on a Doc what one finder finds."""
    name, find = FINDERS[field]
    on_doc.put(doc, name, tuple(find(doc)))
    return doc


def link(doc: Doc) -> Doc:
    """Link the fields to each other."""
    links.link(doc)
    return doc


def finish(doc: Doc) -> Doc:
    """Link the fields, and leave the record on the Doc."""
    link(doc)
    on_doc.put(doc, "record", record(doc))
    return doc


STEPS: tuple[tuple[str, Callable[[Doc], Doc]], ...] = (
    ("encoder", encode),
    ("language", prepare_doc),
    *((field, partial(find_field, field=field)) for field in FINDERS),
    ("links", link),
)
"""The way of one document: stage and what is done to its Doc."""


def record(doc: Doc) -> Record:
    """The record of a Doc that every finder has read."""
    return Record(
        document=on_doc.document(doc),
        parties=on_doc.parties(doc),
        times=on_doc.times(doc),
        places=on_doc.places(doc),
        hedges=on_doc.hedges(doc),
        attributions=on_doc.attributions(doc),
        events=on_doc.events(doc),
        tolls=on_doc.tolls(doc),
        unread=on_doc.unread(doc),
        made_with=made_with(
            on_doc.labels(doc).made_by,
            on_doc.vague_counts(doc),
            on_doc.gazetteer(doc),
            on_doc.profile(doc),
        ),
    )


@cache
def made_with(
    encoder: str,
    vague_counts: VagueCounts = DEFAULT.vague_counts,
    gazetteer: str | None = None,
    profile: str | None = None,
) -> MadeWith:
    """The versions a record depends on: `model` is the digests of the encoder and of the tagger.

    The table of vague words is named where it is not the default one, a profile where there is one.
    """
    profiled = f" profile={archive.load(profile).digest}" if profile else ""
    chosen = "" if vague_counts == DEFAULT.vague_counts else f" vague_counts={vague_counts}"
    return MadeWith(
        onrecord=version("onrecord"),
        model=f"{encoder} {model.digest()}",
        lexicons=lexicon.digest() + chosen,
        gazetteer=lookup.load(gazetteer).digest + profiled,
    )


class Reader:
    """Reads documents one after another; what it loads, it loads once a process."""

    def __init__(self, settings: Settings = DEFAULT) -> None:
        self.settings = settings
        lookup.load(settings.gazetteer)  # a missing file is told before anything is read
        if settings.profile:
            archive.load(settings.profile)

    def read(self, document: Document) -> Record:
        """The record of a document."""
        doc = tokenised(document, self.settings)
        for _, step in STEPS:
            step(doc)
        return record(doc)

    def attempt(self, document: Document, refused: list[Refusal] | None = None) -> Record | Failure:
        """The record of a document, or the stage at which reading it failed, and why.

        What the finders left open or out on purpose is added to `refused`, where a list is given.
        """
        stage = "tokens"
        try:
            doc = tokenised(document, self.settings)
            for name, step in STEPS:
                stage = name
                step(doc)
            if refused is not None:
                refused += on_doc.refusals(doc)
            return record(doc)
        except MemoryError:
            return Failure(document.id, "read", TOO_MUCH.format(self.settings.document_megabytes))
        except Exception as error:  # noqa: BLE001 - the one place where a fault of ours becomes a Failure
            return Failure(document.id, stage, fault(error, words=self.settings.fault_words))

    @overload
    def stream(
        self, documents: Iterable[Document], *, failures: Literal["keep"] = "keep"
    ) -> Iterator[Record | Failure]: ...

    @overload
    def stream(
        self, documents: Iterable[Document], *, failures: Literal["raise"] | Told
    ) -> Iterator[Record]: ...

    def stream(
        self, documents: Iterable[Document], *, failures: Failures = "keep"
    ) -> Iterator[Record | Failure]:
        """A record, or the failure, of each document, in order; one is read each time that one is asked for.

        `failures`: "keep" gives a Failure in the place of the record, "raise" raises a ReadError, a function
        is called with each Failure, which is then left out.
        """
        return streams.one_by_one(self.attempt, documents, failures)

    @overload
    def astream(
        self,
        documents: Iterable[Document] | AsyncIterable[Document],
        *,
        failures: Literal["keep"] = "keep",
        ahead: int = 1,
    ) -> AsyncIterator[Record | Failure]: ...

    @overload
    def astream(
        self,
        documents: Iterable[Document] | AsyncIterable[Document],
        *,
        failures: Literal["raise"] | Told,
        ahead: int = 1,
    ) -> AsyncIterator[Record]: ...

    def astream(
        self,
        documents: Iterable[Document] | AsyncIterable[Document],
        *,
        failures: Failures = "keep",
        ahead: int = 1,
    ) -> AsyncIterator[Record | Failure]:
        """The same for `async for`: read in a thread, the event loop stays free, the order is kept.

        At most `ahead` documents more than were asked for are taken up (0: none), so that a slow listener
        holds up the source and no memory. ValueError for a negative number.
        """
        if ahead < 0:
            raise ValueError(f"ahead counts from 0: {ahead} is negative")
        return streams.beside(self.attempt, documents, failures, ahead)

    def __reduce__(self) -> tuple[type[Reader], tuple[Settings]]:
        """Another process or copy gets the settings, and loads what they name itself."""
        return type(self), (self.settings,)


def document(
    text: str,
    *,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    id: str | None = None,  # noqa: A002 - the field's name
) -> Document:
    """A document of a text, its id the sha256 of the text unless one is given.

    ValueError for half of a surrogate pair, which only Python's own texts can have, and for a bad day.
    """
    encodable(text, "text")
    name = hashlib.sha256(text.encode("utf-8")).hexdigest() if id is None else id
    return Document(id=name, text=text, published=published, url=url, title=title, publisher=publisher)


def read(
    text: str, *, published: str | None = None, url: str | None = None, title: str | None = None
) -> Record:
    """The record of a text; without `published` relative times get no date.

    >>> record = read("Two miners died in Lisk, the mayor said.", published="2022-11-26")
    >>> record.document.text
    'Two miners died in Lisk, the mayor said.'
    """
    return Reader().read(document(text, published=published, url=url, title=title))
