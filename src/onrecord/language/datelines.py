"""Datelines: the place, the day and the agency before the first words of a report."""

from __future__ import annotations

import re

# every repetition is bounded, so that a line of capitals costs no more than another
LINE = re.compile(
    r"(?P<place>[^\W\d_][\w.'’-]{2,20}(?: [\w.'’-]{1,20}){0,3})"  # KHARKIV, NEW LISK
    r"(?:(?:, ?[^\W_a-z][\w.'’ ]{1,25}){0,3}(?: ?\([^()\n]{1,40}\))?)"  # , Ukraine, 2 March (Agency)
    r"(?: -{1,3} | ?[–—] ?)"
    r"(?=[“\"‘'\[\w])"
)


def end(text: str, start: int) -> int:
    """Where the dateline ends that begins at a character, the same character where none does.

    >>> text = "KHARKIV, Ukraine, March 2 (Agency) — Six people died."
    >>> text[end(text, 0):]
    'Six people died.'
    >>> end("NATO — the alliance — agreed.", 0)
    0
    """
    found = LINE.match(text, start)
    if found is None or not found["place"].isupper():
        return start
    goes_on = text[found.end()].islower()  # "NATO — the alliance — said"
    return start if goes_on else found.end()
