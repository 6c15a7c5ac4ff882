"""Whether what is learnt from stands in what measures: words in a row that both have."""

from __future__ import annotations

RUN = 8  # words in a row


def runs(text: str) -> set[tuple[str, ...]]:
    """Every so many words in a row of a text."""
    words = text.lower().split()
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
