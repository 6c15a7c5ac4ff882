"""onrecord from documents to the JSON of their records, each stage by the clock."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from benchmarks.clock import Clock, Round, timed
from onrecord import pipeline
from onrecord.model import Document, to_json

SAMPLE = "Two miners died in Lisk on Monday, the mayor said. “It was very likely gas,” she added."
GRAPH = "onrecord.encoder.graph"


def load() -> None:
    """Load what is loaded once a process, by reading a sample."""
    read_one(pipeline.document(SAMPLE, published="2022-11-26"), Clock())


def reading(documents: Sequence[Document]) -> Round:
    """The reading of some documents; one that fails ends the benchmark."""
    clock = Clock()
    with graph_told(clock), timed(one.text for one in documents) as made:
        for document in documents:
            read_one(document, clock)
    made.spent = clock.spent
    return made


def read_one(document: Document, clock: Clock) -> bytes:
    """The record of a document as JSON, as `Reader.read` makes it."""
    doc = clock.run("tokens", pipeline.tokenised, document)
    for name, step in pipeline.STEPS:
        clock.run(name, step, doc)
    record = clock.run("record", pipeline.record, doc)
    return clock.run("JSON", to_json, record)


@contextmanager
def graph_told(clock: Clock) -> Iterator[None]:
    """Put the time of the encoder's graph down as a stage of its own, once loading has brought it in.

    Nothing is imported for it: without an encoder its memory would be counted for nothing.
    """
    module = sys.modules.get(GRAPH)
    if module is None:
        yield
        return
    predict = module.Graph.predict

    def told(*given: object) -> object:
        return clock.run("graph", predict, *given)

    with patch.object(module.Graph, "predict", told):
        yield
