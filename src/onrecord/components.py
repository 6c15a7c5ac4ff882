"""The finders as spaCy components, so that they work in anybody's pipeline (docs/spacy.md).

`nlp.add_pipe("onrecord")` makes the whole record, `doc._.record`, and marks what was read in
`doc.spans["onrecord"]`. The single components (`onrecord_times`, `onrecord_tolls` ...) leave their own field.
The finders rely on tokens of their own and read beside those of the pipeline (guest.py), unless
`onrecord_language` stands before them in a pipeline whose tokenizer is `onrecord.tokenizer()`.
`onrecord_encoder` alone gives the encoder's sentences, entities and spans to any pipeline.
The publication date goes in as `doc._.published`, or as the component's setting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from . import config, guest, pipeline, spans
from . import doc as on_doc
from .config import Settings, VagueCounts
from .encoder import graph, labels
from .encoder.labels import Label
from .guest import Reading, Theirs, starts
from .language import sentences

Component = Callable[[Doc], Doc]


def left(doc: Doc, field: str) -> tuple[object, ...]:
    """The items of a field that have been read of a Doc: those of the record, else those so far."""
    record = on_doc.record(doc)
    found: tuple[object, ...] = getattr(on_doc, field)(doc) if record is None else getattr(record, field)
    return found


if not Doc.has_extension("record"):
    Doc.set_extension("record", getter=on_doc.record)
if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
for field in ("times", "places", "attributions", "tolls", "events", "parties", "hedges"):
    if not Doc.has_extension(f"onrecord_{field}"):
        Doc.set_extension(f"onrecord_{field}", getter=partial(left, field=field))


USED: list[Theirs] = []
"""What is taken of a pipeline unless somebody asks for more: nothing (docs/spacy.md has the figures)."""


@Language.factory(
    "onrecord", default_config={"published": None, "vague_counts": "acled", "threads": 1, "theirs": USED}
)
def create_onrecord(  # noqa: PLR0917 - spaCy gives them by name
    nlp: Language,
    name: str,
    published: str | None,
    vague_counts: VagueCounts,
    threads: int,
    theirs: list[Theirs],
) -> Component:
    """The component that makes the whole record; `theirs` is what it takes of components before it."""
    settings = checked(vague_counts=vague_counts, threads=threads)
    how = reading(settings, published, theirs)
    return partial(make_record, how=how, reader=pipeline.Reader(settings))


def checked(**given: object) -> Settings:
    """The settings of a component; a value that can't be is an error that says so."""
    config.check(given, "the component")
    return msgspec.convert(given, Settings)


def reading(settings: Settings, published: str | None, theirs: Iterable[Theirs]) -> Reading:
    """How a component reads; spaCy has checked what it was given."""
    return Reading(settings, published, frozenset(theirs))


def make_record(doc: Doc, how: Reading, reader: pipeline.Reader) -> Doc:
    """Leave the record of a Doc's text on it, and mark what was read."""
    if how.theirs:
        guest.finish(doc, how)
    else:
        on_doc.put(doc, "record", reader.read(guest.document(doc, how.published)))
    return shown(doc)


def shown(doc: Doc) -> Doc:
    """Mark what has been read of a Doc so far."""
    record = on_doc.record(doc)
    return spans.show(doc, spans.of_doc(doc) if record is None else spans.of_record(record))


@Language.factory("onrecord_encoder", default_config={"threads": 1})
def create_encoder(nlp: Language, name: str, threads: int) -> Component:
    """The component that sets what the encoder says: `doc.sents`, `doc.ents`, `doc.spans`."""
    return partial(label, threads=checked(threads=threads).threads)


def label(doc: Doc, threads: int) -> Doc:
    """Leave on a Doc what the encoder says of its text, for the finders and for everybody else.

    Sets sentence starts (unless a parser has), the entities (PER, ORG, LOC, MISC; others' stay) and the span
    groups `times` (TIMEX3 types), `toponyms`, `sources`, `cues` and `contents`; the pieces of one attribution
    have one `id`. A label that ends inside a token reaches to the token's end.
    """
    read = labels.read(doc.text, graph.shipped(threads))
    made = read.labels(labels.ALL)
    on_doc.put(doc, "labels", made)
    if not doc.has_annotation("DEP"):
        sentences.put(doc, starts(doc, read.starts("sentences")))
    others = [
        span for span in labelled(doc, made.spans["entities"]) if not any(token.ent_type for token in span)
    ]
    doc.set_ents([*doc.ents, *filter_spans(others)])
    doc.spans["times"] = list(labelled(doc, made.spans["times"]))
    doc.spans["toponyms"] = list(labelled(doc, made.spans["toponyms"]))
    for role in ("source", "cue", "content"):
        doc.spans[f"{role}s"] = [
            span
            for number, one in enumerate(made.said)
            if one.score >= labels.SHOWN
            for start, end in getattr(one, role)
            if (span := doc.char_span(start, end, role.upper(), alignment_mode="expand", span_id=str(number)))
        ]
    return doc


def labelled(doc: Doc, found: Iterable[Label]) -> Iterator[Span]:
    """Labels as spans of a Doc."""
    for one in found:
        if span := doc.char_span(one.start, one.end, one.label, alignment_mode="expand"):
            yield span


@Language.factory("onrecord_language")
def create_language(nlp: Language, name: str) -> Component:
    """The component that sets tags, sentence starts and quotations, and labels where there are none yet."""
    return pipeline.prepare_doc


@Language.factory("onrecord_links", default_config={"published": None, "theirs": USED})
def create_links(nlp: Language, name: str, published: str | None, theirs: list[Theirs]) -> Component:
    """The component that links the fields and finishes the record."""
    return partial(finish, how=reading(pipeline.DEFAULT, published, theirs))


def finish(doc: Doc, how: Reading) -> Doc:
    """Link the fields and leave the record, on our tokens or beside those of others."""
    return shown(pipeline.finish(doc) if guest.has_own_tokens(doc) else guest.finish(doc, how))


def find(doc: Doc, field: str, how: Reading) -> Doc:
    """Leave one field, on our tokens or beside those of others."""
    own = guest.has_own_tokens(doc)
    return shown(pipeline.find_field(doc, field) if own else guest.find(doc, field, how))


def add_finder(field: str) -> Callable[[Language, str], Component]:
    """Register the component that leaves one field, as `onrecord_<field>`."""

    @Language.factory(f"onrecord_{field}", default_config={"published": None, "theirs": USED})
    def create(nlp: Language, name: str, published: str | None, theirs: list[Theirs]) -> Component:
        return partial(find, field=field, how=reading(pipeline.DEFAULT, published, theirs))

    made: Callable[[Language, str], Component] = create
    return made


create_times = add_finder("times")
create_places = add_finder("places")
create_attributions = add_finder("attributions")
create_tolls = add_finder("tolls")
create_events = add_finder("events")
create_parties = add_finder("parties")
create_speakers = add_finder("speakers")
create_hedges = add_finder("hedges")
