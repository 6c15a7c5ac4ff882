"""What is made of a left-out document with a fold's encoder: records for scorers, chances of sentences."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from onrecord import doc as on_doc
from onrecord.encoder import graph, labels
from onrecord.extract import times
from onrecord.pipeline import STEPS, document, prepare_doc, record, tokenised
from training.corpora import police
from training.folds import Row
from training.layers import first_pieces

DAY = 10  # characters of an ISO date, as scorers/docs.py gives them


def of_times(row: Row, encoder: labels.Encoder) -> Row:
    """A record of times alone. What ships reads a text that has no labels, and has seen the corpus."""
    doc = tokenised(document(row["text"], id=row["id"], published=row["dct"][:DAY]))
    on_doc.put(doc, "labels", labels.read(doc.text, encoder).labels(("times",)))
    prepare_doc(doc)
    return {"document": {"id": row["id"], "text": row["text"]}, "times": list(times.find(doc))}


def of_actors(row: Row, encoder: labels.Encoder) -> Row:
    """A whole record, with sources and targets as the fold's encoder hears them, all else as what ships."""
    doc = tokenised(document(row["text"], id=row["id"]))
    read = labels.read(doc.text, encoder)
    heard = tuple(read.spans("actors", read.tags(("actors",))["actors"]))
    shipped = labels.read(doc.text, graph.shipped(1)).labels()
    spans = shipped.spans | {"actors": heard}
    on_doc.put(doc, "labels", msgspec.structs.replace(shipped, spans=spans))
    prepare_doc(doc)
    for _, step in STEPS[2:]:
        step(doc)
    made: Row = msgspec.to_builtins(record(doc))
    return made


def of_police(row: Row, encoder: labels.Encoder) -> Row:
    """The sentences of an article with their labels and the chance of each label."""
    text, names = row["doc_text"], encoder.layout.layers["police"].labels
    read = labels.read(text, encoder)
    sentences = police.sentences(row)
    firsts = first_pieces(read.pieces.places, (start for start, _, _ in sentences))
    scores = read.reading.labels[:, encoder.layout.slices["police"]][firsts]
    chances = np.round(1 / (1 + np.exp(-scores)), 3).tolist()
    return {
        "document": {"id": str(row["doc_id"])},
        "sentences": [
            {"start": start, "end": end, "labels": given, "chances": dict(zip(names, some, strict=True))}
            for (start, end, given), some in zip(sentences, chances, strict=True)
        ],
    }


READINGS: dict[str, Callable[[Row, labels.Encoder], Row]] = {
    "times": of_times,
    "actors": of_actors,
    "police": of_police,
}
"""By the name of the plan."""
