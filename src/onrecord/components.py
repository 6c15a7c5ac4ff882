"""The finders as spaCy components, so that they work in anybody's pipeline.

`nlp.add_pipe("onrecord")` makes the whole record, `doc._.record`, whatever else the pipeline does: it reads
`doc.text` with its own tokens, since the finders rely on them. The single components (`onrecord_times`,
`onrecord_tolls` ...) follow `onrecord_language` in a pipeline whose tokenizer is `onrecord.tokenizer()`.
`onrecord_encoder` alone gives the encoder's sentences, entities and spans to any pipeline.
The publication date goes in as `doc._.published`, or as the component's setting.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from . import config, pipeline
from . import doc as on_doc
from .config import Settings, VagueCounts
from .encoder import graph, labels
from .encoder.labels import Label
from .language import sentences

Component = Callable[[Doc], Doc]

if not Doc.has_extension("record"):
    Doc.set_extension("record", getter=on_doc.record)
if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)


@Language.factory("onrecord", default_config={"published": None, "vague_counts": "acled", "threads": 1})
def create_onrecord(
    nlp: Language, name: str, published: str | None, vague_counts: VagueCounts, threads: int
) -> Component:
    """The component that makes the whole record."""
    settings = checked(vague_counts=vague_counts, threads=threads)
    return partial(make_record, published=published, reader=pipeline.Reader(settings))


def checked(**given: object) -> Settings:
    """The settings of a component; a value that can't be is an error that says so."""
    config.check(given, "the component")
    return msgspec.convert(given, Settings)


def make_record(doc: Doc, published: str | None, reader: pipeline.Reader) -> Doc:
    """Leave the record of a Doc's text on it."""
    moment = doc._.published or published
    document = replace(on_doc.document(doc), published=moment) if moment else on_doc.document(doc)
    on_doc.put(doc, "record", reader.read(document))
    return doc


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
        span for span in spans(doc, made.spans["entities"]) if not any(token.ent_type for token in span)
    ]
    doc.set_ents([*doc.ents, *filter_spans(others)])
    doc.spans["times"] = list(spans(doc, made.spans["times"]))
    doc.spans["toponyms"] = list(spans(doc, made.spans["toponyms"]))
    for role in ("source", "cue", "content"):
        doc.spans[f"{role}s"] = [
            span
            for number, one in enumerate(made.said)
            if one.score >= labels.SHOWN
            for start, end in getattr(one, role)
            if (span := doc.char_span(start, end, role.upper(), alignment_mode="expand", span_id=str(number)))
        ]
    return doc


def starts(doc: Doc, begun: Sequence[int]) -> list[bool]:
    """Which tokens start a sentence: the first, and those in which one of some characters stands."""
    ends = [token.idx + len(token) for token in doc]
    tokens = {bisect_right(ends, at) for at in begun}
    return [number in tokens for number in range(len(doc))]


def spans(doc: Doc, found: Iterable[Label]) -> Iterator[Span]:
    """Labels as spans of a Doc."""
    for one in found:
        if span := doc.char_span(one.start, one.end, one.label, alignment_mode="expand"):
            yield span


@Language.factory("onrecord_language")
def create_language(nlp: Language, name: str) -> Component:
    """The component that sets tags, sentence starts and quotations, and labels where there are none yet."""
    return pipeline.prepare_doc


@Language.factory("onrecord_links")
def create_links(nlp: Language, name: str) -> Component:
    """The component that links the fields and finishes the record."""
    return pipeline.finish


def add_finder(field: str) -> Callable[[Language, str], Component]:
    """Register the component that leaves one field, as `onrecord_<field>`."""

    @Language.factory(f"onrecord_{field}")
    def create(nlp: Language, name: str) -> Component:
        return partial(pipeline.find_field, field=field)

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
