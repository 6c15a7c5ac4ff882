"""Words of letters that look alike and are not: Latin ones with Cyrillic or Greek letters among them.

Such a name is another one than it looks like, by mistake (a keyboard, text recognition) or on purpose: it is
read as it is written, and found by no gazetteer. Whoever reads wants to know why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Refusal
from .foreign import of_letter

WORD = re.compile(r"[^\W\d_]+")
ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
"""Scripts that have letters which look like those of another (Unicode's confusables, UTS #39)."""
WHY = "has {} letters in one word: it is read as written, another word than it looks like"


def find(text: str) -> Iterator[Refusal]:
    r"""The words of a text with letters of several such scripts, each where it first stands.

    >>> [one.span for one in find("Shells hit Khers\u043en, and Kherson.")]
    [(11, 18)]
    """
    if text.isascii():
        return
    told: set[str] = set()
    for word in WORD.finditer(text):
        if word[0].isascii() or word[0] in told:
            continue
        found = ALIKE & {of_letter(letter) for letter in set(word[0])}
        if len(found) > 1:
            told.add(word[0])
            yield Refusal("text", word.span(), WHY.format(" and ".join(map(str.title, sorted(found)))))
