"""The types of incident that MUC-4 tells apart, by the type, mode and words of an event."""

from __future__ import annotations

from collections.abc import Iterable

FIRE = frozenset({"fire", "arson", "burned", "burnt", "burning", "torched", "ablaze"})
MODES = {"abduct": "KIDNAPPING", "explosives": "BOMBING", "suicide-attack": "BOMBING"}
OTHERS = {("COERCE", "seize"): "ROBBERY", ("PROTEST", "strike"): "FORCED WORK STOPPAGE"}


def of(kind: str, mode: str | None, words: Iterable[str]) -> str:
    """The type of incident by the type and mode of an event and the lower-cased words of its trigger.

    Empty where MUC-4 has none.

    >>> of("ASSAULT", "abduct", ["seized"]), of("ASSAULT", None, ["set", "ablaze"]), of("PROTEST", None, [])
    ('KIDNAPPING', 'ARSON', '')
    """
    if kind != "ASSAULT":
        return OTHERS.get((kind, mode or ""), "")
    return MODES.get(mode or "") or ("ARSON" if FIRE.intersection(words) else "ATTACK")
