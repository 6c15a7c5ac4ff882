"""onrecord from documents to the JSON of their records, each stage by the clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from benchmarks.clock import Clock, Round, timed
from onrecord.config import Settings
from onrecord.encoder.arrays import Array, Ints
from onrecord.encoder.graph import Graph
from onrecord.model import Document, to_json
from onrecord.pipeline import STEPS, Reader, document, record, tokenised

SAMPLE = "Two miners died in Lisk on Monday, the mayor said. “It was very likely gas,” she added."


def load(threads: int) -> Reader:
    """A reader that has loaded what is loaded once a process, by reading a sample."""
    reader = Reader(Settings(threads=threads))
    read_one(reader, document(SAMPLE, published="2022-11-26"), Clock())
    return reader


def reading(reader: Reader, documents: Sequence[Document]) -> Round:
    """The reading of some documents; one that fails ends the benchmark."""
    clock = Clock()
    with graph_told(clock), timed(one.text for one in documents) as made:
        for one in documents:
            read_one(reader, one, clock)
    made.spent = clock.spent
    return made


def read_one(reader: Reader, document: Document, clock: Clock) -> bytes:
    """The record of a document as JSON, made as `Reader.read` makes it."""
    doc = clock.run("tokens", tokenised, document, reader.settings)
    for name, step in STEPS:
        clock.run(name, step, doc)
    return clock.run("JSON", to_json, clock.run("record", record, doc))


@contextmanager
def graph_told(clock: Clock) -> Iterator[None]:
    """Put the time of the encoder's graph down as a stage of its own, wherever it is called."""
    predict = Graph.predict

    def told(graph: Graph, ids: Ints, shapes: Ints) -> tuple[Array, Array]:
        return clock.run("graph", predict, graph, ids, shapes)

    with patch.object(Graph, "predict", told):
        yield
