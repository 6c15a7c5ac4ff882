"""spaCy's DocBin: a Doc a report, its marks in `doc.spans` by layer, the record in `doc.user_data`."""

from __future__ import annotations

from typing import Any, BinaryIO

from spacy.tokens import DocBin, Span

from .. import doc as on_doc
from ..model import Record
from .chosen import Chosen
from .marks import LAYERS, layer, marks
from .sentences import tokens

KINDS = ("records",)
WIDER = "marks begin or end inside a token: they are widened to whole ones"


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write one DocBin, as `spacy train` reads them; how many reports there were."""
    kept = DocBin(store_user_data=True)
    count = 0
    for read in chosen.reads:
        kept.add(made(read.record, chosen))
        count += 1
    stream.write(kept.to_bytes())
    return count


def made(record: Record, chosen: Chosen) -> Any:  # noqa: ANN401 - spaCy has no types
    """The Doc of a record; pieces of a discontinuous mark are spans of one id."""
    doc = tokens()(record.document.text)
    groups: dict[str, list[Span]] = {name: [] for name in LAYERS}
    for mark in marks(record):
        for start, end in mark.spans:
            piece: Any = doc.char_span(start, end, alignment_mode="expand")
            if (piece.start_char, piece.end_char) != (start, end):
                chosen.lost[WIDER] += 1
            name = f"{mark.item}:{mark.field}"
            groups[layer(mark)].append(Span(doc, piece.start, piece.end, label=mark.label, span_id=name))
    for name, spans in groups.items():
        doc.spans[name] = spans
    on_doc.put(doc, "record", record)
    return doc
