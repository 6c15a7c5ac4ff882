"""Text -> the numbers written in it, for the few sentences that name a figure as overtaken or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Span


class Number(NamedTuple):
    """A number and the characters it was read from, `(start, end)` in the text."""

    value: int | float
    span: Span


def find(text: str) -> Iterator[Number]:
    """The numbers of a text, in order.

    >>> [tuple(one) for one in find("ten, not eleven as reported")]
    [(10, (0, 3)), (11, (9, 15))]
    """
    from ..language import numbers as written  # noqa: PLC0415 - loads spaCy, which other sentences need not wait for
    from ..language.tokens import tokenizer  # noqa: PLC0415 - as above

    doc = tokenizer().make_doc(text)
    for one in written.find(doc):
        last = doc[one.end - 1]
        yield Number(one.value, (doc[one.start].idx, last.idx + len(last)))
