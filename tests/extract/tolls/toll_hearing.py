"""Tolls of texts in which a test says what the encoder hears."""

from __future__ import annotations

from onrecord import doc as on_doc
from onrecord.encoder.labels import Counted, Label, Labels
from onrecord.extract import tolls
from onrecord.model import Sourced, Toll, When
from onrecord.pipeline import document, prepare

SURELY = 0.95


def heard(
    text: str,
    counted: str,
    cue: str,
    kind: str,
    *,
    score: float = SURELY,
    sure: float = SURELY,
    time: str = "",
) -> list[Toll]:
    """The tolls of a text in which the encoder hears some words counted, and why; without a cue it hears none.

    `time`: words that are known to be a time.
    """
    start = text.index(counted)
    said = text.index(cue) if cue else None
    cues = () if said is None else (Label(said, said + len(cue), "CUE", SURELY),)
    labels = Labels(
        counted=(Counted(start, start + len(counted), score, ((kind, sure),)),), spans={"tollcues": cues}
    )
    doc = prepare(document(text), labels)
    if time:
        span = (text.index(time), text.index(time) + len(time))
        on_doc.put(doc, "times", (Sourced(When(timex="2026-03-01", type="DATE"), (span,), "a test", None),))
    return list(tolls.find(doc))
