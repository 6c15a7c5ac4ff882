"""Noun phrases and wanted words without the times in them: no time is a party or part of a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from ...language.phrases import HEADS, PARTICIPLES, Phrase

LEADS = frozenset({"IN", "RB", "RBR", "JJ", "DT", "NN", ","})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LEAD = 3  # tokens of a phrase that lead to a time: "by the end of"; longer ones are rare
CLAUSE = 40  # tokens looked back over for the subject of a clause


def phrases(
    found: Iterable[Phrase], times: Set[int], tags: Sequence[str], sentence: Sequence[int]
) -> Iterator[Phrase]:
    """The noun phrases, each without a time at its start or its end; a time alone is none."""
    for phrase in found:
        start, end = phrase.start, phrase.end
        if tags[end - 1] == "POS" or tags[end : end + 1] == ["POS"]:
            yield phrase  # "Sunday's vote"
            continue
        while start < end and start in times:
            start += 1
        if start > phrase.start and tags[start : start + 1] == ["POS"]:
            yield phrase
            continue
        if (
            phrase.start < start < end
            and tags[start] in PARTICIPLES
            and is_verb(tags, sentence, phrase.start)
        ):
            start += 1  # "on 3 March sentenced a miner": what the tagger takes for an adjective
        while end > start and end - 1 in times:
            end -= 1
        if (start, end) == phrase[:2]:
            yield phrase
            continue
        head = next((i for i in range(end - 1, start - 1, -1) if tags[i] in HEADS), None)
        if head is not None:
            yield Phrase(start, head + 1, head)


def is_verb(tags: Sequence[str], sentence: Sequence[int], at: int) -> bool:
    """Whether the clause before a token has a subject that still lacks its verb."""
    subject = False
    for i in range(at - 1, max(-1, at - CLAUSE), -1):
        if sentence[i] != sentence[at] or tags[i] in FINITE:
            break
        opens = i == 0 or sentence[i - 1] != sentence[at] or tags[i - 1] in {",", "CC"}
        subject = subject or (
            opens and tags[i] in {"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD"}
        )
    return subject


def wanted(start: int, end: int, times: Set[int], tags: Sequence[str]) -> tuple[int, int]:
    """Wanted words without the times at their ends: "late on Tuesday, its spokesman" is the spokesman.

    >>> wanted(0, 5, {0, 1, 2}, ["RB", "IN", "NNP", ",", "NN"])
    (4, 5)
    """
    while (after := past(start, end, times, tags)) > start:
        start = after
    while end > start and end - 1 in times:
        end -= 1
        while end > start and end - 1 not in times and tags[end - 1] in {"IN", ","}:
            end -= 1
    return start, end


def past(start: int, end: int, times: Set[int], tags: Sequence[str]) -> int:
    """What comes after a time at the start of some words, with the small words that lead to it."""
    at = start
    while at < min(end, start + LEAD) and at not in times and tags[at] in LEADS:
        at += 1
    if at >= end or at not in times:
        return start
    if tags[at - 1] not in {"IN", "DT"} and at > start:
        return start  # "the mayor on Monday" begins with the mayor
    while at < end and (at in times or tags[at] in {",", "IN"}):
        at += 1
    return start if at < end and tags[at] == "POS" else at
