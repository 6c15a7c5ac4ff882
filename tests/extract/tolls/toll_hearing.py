"""Tolls of texts in which a test says what the encoder hears."""

from __future__ import annotations

from onrecord.encoder.labels import Counted, Label, Labels
from onrecord.extract import tolls
from onrecord.model import Toll
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
) -> list[Toll]:
    """The tolls of a text in which the encoder hears some words counted, and why; without a cue it hears none."""
    start = text.index(counted)
    said = text.index(cue) if cue else None
    cues = () if said is None else (Label(said, said + len(cue), "CUE", SURELY),)
    labels = Labels(
        counted=(Counted(start, start + len(counted), score, ((kind, sure),)),), spans={"tollcues": cues}
    )
    return list(tolls.find(prepare(document(text), labels)))
