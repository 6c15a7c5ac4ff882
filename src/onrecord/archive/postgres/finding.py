"""A question for words as PostgreSQL is asked it, and where a text answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model import Span
from .asking import Joined, Near, Phrase, Tree, Word
from .tokens import Token, tokens


def tsquery(one: Tree) -> str:
    """A question as a tsquery; an empty one is met by nothing.

    >>> from .asking import WORDS, tree
    >>> tsquery(tree('title : "grain depot" NOT evacuat*', WORDS))
    "(('grain':A <-> 'depot':A) & !'evacuat':*)"
    """
    if one is None:
        return ""
    if isinstance(one, Joined):
        sign = {"&": "&", "|": "|", "!": "& !"}[one.sign]
        return f"({tsquery(one.left)} {sign}{'' if sign[-1] == '!' else ' '}{tsquery(one.right)})"
    some = [phrase(each, one.weights) for each in one.phrases]
    return some[0] if len(some) == 1 else side_by_side(some[0], some[1], one.most)


def phrase(one: Phrase, weights: frozenset[str] | None) -> str:
    """A phrase as a tsquery."""
    letters = "".join(sorted(weights)) if weights is not None else ""
    ends = ["*" * begins + letters for _, begins in one]
    words = [f"'{word.text}'{end and ':'}{end}" for word, end in zip(one, ends, strict=True)]
    return words[0] if len(words) == 1 else f"({' <-> '.join(words)})"


def side_by_side(one: str, other: str, most: int) -> str:
    """Two phrases with at most so many words between them, in either order."""
    ways = [
        f"({first} <{far}> {second})"
        for first, second in ((one, other), (other, one))
        for far in range(1, most + 2)
    ]
    return f"({' | '.join(ways)})"


def spans(one: Tree, texts: Mapping[str, str | None], weight: str) -> list[Span]:
    """The characters of one of some texts, by weight, that answer a question which they all are asked.

    >>> from .asking import WORDS, tree
    >>> spans(tree("fire* NOT forest", WORDS), {"A": None, "D": "Fires, and a fire"}, "D")
    [(0, 5), (13, 17)]
    """
    words = {key: list(tokens(text or "")) for key, text in texts.items()}
    return sorted({span for where, span in met(one, words) or () if where == weight})


def met(one: Tree, texts: Mapping[str, Sequence[Token]]) -> list[tuple[str, Span]] | None:
    """The answers to a question, by weight; None where there is none."""
    if isinstance(one, Near):
        return [
            (weight, span)
            for weight, some in texts.items()
            if one.weights is None or weight in one.weights
            for span in near(one, some)
        ] or None
    if one is None:
        return None
    left, right = met(one.left, texts), met(one.right, texts)
    if one.sign == "|":
        return None if left is right is None else [*(left or ()), *(right or ())]
    if left is None or (right is None) == (one.sign == "&"):
        return None
    return [*left, *(right or ())] if one.sign == "&" else left


def near(one: Near, some: Sequence[Token]) -> Iterator[Span]:
    """Where phrases stand in a text, near enough to each other."""
    places = [list(found(each, some)) for each in one.phrases]
    if len(places) == 1:
        kept = [places[0]]
    else:
        first, second = places
        kept = [
            [at for at in mine if any(close(at, other, one.most) for other in others)]
            for mine, others in ((first, second), (second, first))
        ]
    for group in kept:
        for start, end in group:
            yield some[start].start, some[end - 1].end


def close(one: Span, other: Span, most: int) -> bool:
    """Whether at most so many words stand between two phrases."""
    first, second = sorted((one, other))
    return 0 <= second[0] - first[1] <= most


def found(one: Phrase, some: Sequence[Token]) -> Iterator[Span]:
    """Where a phrase stands, as the numbers of its first word and of the one behind its last."""
    for at in range(len(some) - len(one) + 1):
        stand = zip(one, some[at : at + len(one)], strict=True)
        if all(is_of(asked, there.word) for asked, there in stand):
            yield at, at + len(one)


def is_of(asked: Word, word: str) -> bool:
    """Whether a word is the one that is asked for, or begins so."""
    return word.startswith(asked.text) if asked.begins else word == asked.text
