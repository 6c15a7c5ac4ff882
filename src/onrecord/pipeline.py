"""Document -> Record: the finders in their order, one document or a stream of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc

from . import doc as on_doc
from . import lexicon
from .errors import OnrecordError
from .extract import attributions, events, hedges, links, parties, places, speakers, times, tolls
from .language import quotes, sentences, tags, tokens
from .model import Document, MadeWith, Record

VERSION = "0.1.0"

FINDERS: tuple[tuple[str, Callable[[Doc], Iterable[object]]], ...] = (
    ("times", times.find),
    ("places", places.find),
    ("attributions", attributions.find),
    ("tolls", tolls.find),
    ("events", events.find),
    ("parties", parties.find),
    ("attributions", speakers.find),
    ("hedges", hedges.find),
)
"""Field and finder, in the order in which they read; docs/architecture.md has what each leaves."""


class Failure(Struct, frozen=True):
    """A document that could not be read, at which stage, and why."""

    id: str
    stage: str
    message: str


@cache
def tokenizer() -> Language:
    """The tokenizer, made once a process."""
    return tokens.blank()


def prepare(document: Document) -> Doc:
    """A Doc with tokens, tags, sentences and quotations."""
    doc = tokenizer().make_doc(document.text)
    on_doc.put(doc, "document", document)
    sentences.mark(doc)
    tags.tag(doc)
    on_doc.put(doc, "quotes", quotes.find(document.text))
    return doc


def find(doc: Doc) -> None:
    """Run every finder over a prepared Doc, then link what they found."""
    for field, finder in FINDERS:
        on_doc.put(doc, field, tuple(finder(doc)))
    links.link(doc)


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
        made_with=MadeWith(onrecord=VERSION, model=None, lexicons=lexicon.digest(), gazetteer=""),
    )


class Reader:
    """Reads documents one after another; what it loads, it loads once."""

    def read(self, document: Document) -> Record:
        """The record of a document."""
        doc = prepare(document)
        find(doc)
        return record(doc)

    def stream(self, documents: Iterable[Document]) -> Iterator[Record | Failure]:
        """A record, or the failure, of each document, in order."""
        for document in documents:
            try:
                yield self.read(document)
            except OnrecordError as error:
                yield Failure(document.id, "read", str(error))


def document(text: str, *, published: str | None = None, url: str | None = None, title: str | None = None,
             publisher: str | None = None, id: str | None = None) -> Document:
    """A document of a text, its id the sha256 of the text unless one is given."""
    name = id if id is not None else hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=name, text=text, published=published, url=url, title=title, publisher=publisher)


def read(text: str, *, published: str | None = None, url: str | None = None, title: str | None = None,
         publisher: str | None = None) -> Record:
    """The record of a text.

    >>> read("Nothing happened.").document.text
    'Nothing happened.'
    """
    return Reader().read(document(text, published=published, url=url, title=title, publisher=publisher))
