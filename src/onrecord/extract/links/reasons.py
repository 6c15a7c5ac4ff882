"""Why people protest: "rallied on Monday over [the deaths of three]" is of another day and place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from ...lexicon import load
from ...model import Span

REACH = 24
"""How many tokens before its reason a protest may stand."""
NOUN = 6
"""How many tokens "over" or "after" stands before what people protest at, or its verb."""
CLAUSE = 40
"""How many tokens a reason may have."""
STOPS = frozenset({",", ".", ":"})
PHRASE = frozenset({"DT", "PRP$", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "VBN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


class ReasonWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `reasons` of lexicons/links.toml."""

    protesting: frozenset[str]
    protesters: frozenset[str]
    over: frozenset[str]
    decrying: frozenset[str]
    deeds: frozenset[str]


class LinkReasons(msgspec.Struct, frozen=True):
    """The part of lexicons/links.toml that this file reads."""

    reasons: ReasonWords


def known() -> ReasonWords:
    """The lexicon's words."""
    return load("links", LinkReasons).reasons


class Reasons:
    """The reasons for protests that a report tells, by their characters; `sentences` begin at characters."""

    def __init__(
        self, words: Sequence[str], tags: Sequence[str], begins: Sequence[int], sentences: Sequence[int]
    ) -> None:
        firsts = [bisect_left(begins, at) for at in sentences]
        found = [(begins[start], begins[end - 1] + 1) for start, end in reasons(words, tags, firsts)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]

    def around(self, at: int) -> Span | None:
        """The reason in which a character stands."""
        number = bisect_right(self.starts, at) - 1
        return (self.starts[number], self.ends[number]) if number >= 0 and at < self.ends[number] else None

    def parts(self, told: int, other: int) -> bool:
        """Whether what stands at `told` is of a reason before which `other` stands."""
        reason = self.around(told)
        return reason is not None and other < reason[0]


def reasons(
    words: Sequence[str], tags: Sequence[str], firsts: Sequence[int] = (0,)
) -> Iterator[tuple[int, int]]:
    """The reasons that are told for protests, from their first token to behind their last.

    `firsts` are the first tokens of sentences: the protest stands in the same one.

    >>> words = "They rallied on Monday over the deaths of three men .".split()
    >>> list(reasons(words, "PRP VBD IN NNP IN DT NNS IN CD NNS .".split()))
    [(4, 10)]
    >>> list(reasons(words[1:2] + words[4:6] + ["tax", "."], "VBD IN DT NN .".split()))
    []
    """
    protests = [at for at, word in enumerate(words) if word in known().protesting]
    last = 0
    for at in range(len(words)):
        if at < last or not is_protested(words, protests, at, firsts[bisect_right(firsts, at) - 1]):
            continue
        end = min(len(words), at + CLAUSE)
        end = next((i for i in range(at + 1, end) if tags[i] in STOPS), end)
        if known().protesters.isdisjoint(words[at:end]) and is_reason(words, tags, at, end):
            yield at, end
            last = end


def is_protested(words: Sequence[str], protests: Sequence[int], at: int, first: int) -> bool:
    """Whether a protest stands before a token of its sentence that may open its reason."""
    if words[at] not in known().over and words[at - 1 : at] not in [[one] for one in known().decrying]:
        return False
    number = bisect_left(protests, at) - 1
    return number >= 0 and protests[number] >= max(first, at - REACH)


def is_reason(words: Sequence[str], tags: Sequence[str], at: int, end: int) -> bool:
    """Whether a deed or a death is told right behind a token: "over the [deaths]", "after he [killed]"."""
    near = range(at + (words[at] in known().over), min(at + NOUN, end))
    noun = next((i for i in near if tags[i] not in PHRASE or words[i] in known().deeds), None)
    if noun is None:
        return False
    if words[noun] in known().deeds:
        return words[noun + 1 : noun + 2] == ["of"] or words[noun - 1] in {"'s", "’s"}
    clause = words[at] == "after" or words[noun] in {"who", "whom"}
    verb = noun + 1 if words[noun] in {"who", "whom"} else noun
    return clause and tags[verb : verb + 1] != [] and tags[verb] in FINITE
