"""CoNLL-U Plus: a token a line, a column a layer, B- and I- before what it is; for people who train."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..language import sentences
from ..model import Record
from .chosen import Chosen
from .marks import LAYERS, layer, marks
from .sentences import tokens

KINDS = ("records",)
COLUMNS = ("ID", "FORM", "MISC", *(f"ONRECORD:{name.upper()}" for name in LAYERS))
OUT = "O"
OVERLAP = "marks lie over others of their layer, which one column has no room for: they are left out"


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write the tokens of all reports; how many reports there were."""
    stream.write(f"# global.columns = {' '.join(COLUMNS)}\n".encode())
    count = 0
    for read in chosen.reads:
        stream.write("".join(lines(read.record, chosen)).encode())
        count += 1
    return count


def lines(record: Record, chosen: Chosen) -> Iterator[str]:
    """The lines of a report: what is known of it, then sentence by sentence."""
    doc = tokens()(record.document.text)
    sentences.mark(doc)
    tags = tagged(doc, record, chosen)
    yield f"# newdoc id = {flat(record.document.id)}\n"
    if record.document.published:
        yield f"# published = {flat(record.document.published)}\n"
    number = 0
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if not words:
            continue
        number += 1
        yield f"# sent_id = {flat(record.document.id)}-{number}\n# text = {flat(sentence.text)}\n"
        for at, token in enumerate(words, 1):
            end = token.idx + len(token)
            close = "" if token.whitespace_ else "SpaceAfter=No|"
            place = f"{close}Start={token.idx}|End={end}"
            yield "\t".join((str(at), flat(token.text), place, *(tags[name][token.i] for name in LAYERS)))
            yield "\n"
        yield "\n"


def tagged(doc: Any, record: Record, chosen: Chosen) -> dict[str, list[str]]:  # noqa: ANN401 - spaCy has no types
    """The tags of all tokens, by layer; of marks that lie over each other the first has the tokens."""
    tags = {name: [OUT] * len(doc) for name in LAYERS}
    for mark in marks(record):
        into = tags[layer(mark)]
        label = "".join(f"{mark.label}:{mark.item}".split())
        pieces = [doc.char_span(start, end, alignment_mode="expand") for start, end in mark.spans]
        places = [[token.i for token in piece if not token.is_space] for piece in pieces if piece]
        if any(into[at] != OUT for some in places for at in some):
            chosen.lost[OVERLAP] += 1
            continue
        for some in places:
            for at in some:
                into[at] = f"{'B' if at == some[0] else 'I'}-{label}"
    return tags


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split()) or "_"
