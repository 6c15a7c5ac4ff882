"""Which pieces of a text the reader takes tolls from that the branch alone hears, and the states beneath.

Of all that the branch says the finders use only who is surely counted (`tolls.heard.claims.may_claim`), and
the words of their sentence that say what became of them (`encoder.fates`).

Shapes: N pieces of a window, D dimensions of its states beside each other, L labels, V numbers of vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from spacy.tokens import Doc
from tokenizers import Tokenizer

from onrecord import doc as on_doc
from onrecord import pipeline
from onrecord.encoder import graph, labels
from onrecord.encoder.arrays import Array, Bools, Ints
from onrecord.encoder.labels import Labelled
from onrecord.encoder.layout import Layout
from onrecord.encoder.pieces import tokenizer
from onrecord.extract.tolls.cues.claims import Scene
from onrecord.extract.tolls.groups import groups
from onrecord.extract.tolls.heard import heard
from onrecord.extract.tolls.heard.claims import may_claim
from onrecord.extract.tolls.lexicon.reading import Reading
from onrecord.language import written
from training.corpora import Example
from training.model import WIDTH

TOLLS = "tolls"
"""The layer of the counted."""

COUNTED, CUE = 1, 2
"""What a piece that the reader uses is."""
ANOTHER = -1
"""Of a piece in the overlap of two windows: what the reader uses of it the other window says."""


@dataclass(frozen=True)
class Window:
    """A window's states (N x D, in 16 bits) and what the reader uses of its pieces (N): 0 for nothing.

    `right` says of which of these (N) it is not known that they are wrong.
    """

    states: Array
    used: Ints
    right: Bools


@dataclass
class Tapped:
    """A graph that also keeps the states of each window that it reads, without its frame."""

    session: onnxruntime.InferenceSession
    layout: Layout
    tokenizer: Tokenizer
    digest: str
    read: tuple[str, ...]
    kept: list[Array] = field(default_factory=list)

    def predict(self, ids: Ints, shapes: Ints) -> tuple[Array, Array]:
        """One framed window's numbers and shapes (N each) to labels (N x L) and vectors (N x V)."""
        fed = {"ids": ids[None].astype(np.int64), "shapes": shapes[None].astype(np.int64)}
        found, vectors, *states = self.session.run(["labels", "vectors", *self.read], fed)
        self.kept.append(np.concatenate([one[0, 1:-1] for one in states], 1).astype(np.float16))
        return found[0], vectors[0]


def tapped(model: onnx.ModelProto, read: Sequence[str]) -> Tapped:
    """A graph whose states of some names (N x `WIDTH` each) are kept."""
    made = onnx.ModelProto()
    made.CopyFrom(model)
    made.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", WIDTH]) for name in read
    )
    opened = graph.opened(made.SerializeToString())
    metadata = opened.get_modelmeta().custom_metadata_map
    layout, pieces = graph.described(Path("the graph"), metadata)
    return Tapped(opened, layout, tokenizer(pieces), "", tuple(read))


def windows(example: Example, encoder: Tapped) -> Iterator[Window]:
    """The windows of an example; where tolls are its gold, right is what shares characters with them."""
    encoder.kept.clear()
    doc = pipeline.tokenised(pipeline.document(example.text))
    found = labels.read(written.of(doc).text, encoder)
    on_doc.put(doc, "labels", found.labels())
    marks = used(found, pipeline.prepare_doc(doc))
    right = (marks > 0) & confirmed(example, found)
    for number, (start, end) in enumerate(found.reading.parts):
        own = found.reading.owners[start:end] == number
        yield Window(encoder.kept[number], np.where(own, marks[start:end], ANOTHER), own & right[start:end])


def used(found: Labelled, doc: Doc) -> Ints:
    """What the reader uses of each piece (N) of a text, by its labels and its prepared Doc."""
    reading = Reading(doc)
    scene = Scene(reading, groups.find(reading, on_doc.vague_counts(doc)))
    numbers = np.zeros(len(found.pieces.ids), bool)
    for one in heard.find(scene):
        if may_claim(scene, one):
            tokens = reading.tokens
            numbers |= overlapping(found, tokens.starts[one.start], tokens.ends[one.end - 1])
    return np.where(numbers, COUNTED, np.where(told(found, numbers), CUE, 0))


def confirmed(example: Example, found: Labelled) -> Bools:
    """The pieces (N) that gold has as counted or as cues; all of a text whose gold has no layer of tolls."""
    if TOLLS not in example.spans:
        return np.ones(len(found.pieces.ids), bool)
    known = np.zeros(len(found.pieces.ids), bool)
    for span in (*example.spans[TOLLS], *example.spans[labels.CUES]):
        known |= overlapping(found, span.start, span.end)
    return known


def overlapping(found: Labelled, start: int, stop: int) -> Bools:
    """The pieces (N) that share characters with [start, stop)."""
    return np.asarray((found.pieces.places[:, 0] < stop) & (found.pieces.places[:, 1] > start))


def told(found: Labelled, numbers: Bools) -> Bools:
    """The pieces (N) of words that say what became of somebody, in the sentences of some numbers (N)."""
    sentence = found.sentences()
    cues = found.tags([labels.CUES])[labels.CUES] > 0
    return np.asarray(cues & np.isin(sentence, sentence[numbers]))
