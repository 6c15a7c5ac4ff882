"""Unicode's normal forms in a time that grows with the text, however many marks stand on one letter.

Marks on a letter are put in order one by one: 60,000 of them take Python's `unicodedata` 2.5 seconds, 120,000
four times as long. UAX #15 (13, stream-safe text) lets no more than 30 stand together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
MOST = 30
JOINER = "\u034f"
"""COMBINING GRAPHEME JOINER: it is shown as nothing, and marks aren't moved over it."""
FOREIGN = re.compile(f"[\u0300-\U0010ffff]{{{MOST + 1},}}")
"""Where so many marks could stand: no letter below U+0300 is one."""


def composed(form: Form, text: str) -> str:
    r"""A text in a normal form.

    >>> composed("NFC", "cafe\u0301")
    'café'
    """
    return unicodedata.normalize(form, bounded(text))


def bounded(text: str) -> str:
    r"""A text with a joiner behind every 30 marks that stand together; as it was where there are none.

    >>> len(bounded("a" + 60 * "\u0301")), bounded("cafe\u0301") == "cafe\u0301"
    (62, True)
    """
    return FOREIGN.sub(broken, text)


def broken(run: re.Match[str]) -> str:
    """Some letters and marks, with the joiners."""
    made, many = [], 0
    for letter in run[0]:
        many = many + 1 if is_mark(letter) else 0
        if many > MOST:
            made.append(JOINER)
            many = 1
        made.append(letter)
    return "".join(made)


@lru_cache(4096)
def is_mark(letter: str) -> bool:
    """Whether a letter is a mark on others, or made of such alone (U+0F73, U+FF9E)."""
    return unicodedata.combining(unicodedata.normalize("NFKD", letter)[0]) > 0
