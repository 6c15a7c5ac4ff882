"""Datelines: place, day and agency before the first words of a report, the hour before a live entry."""

from __future__ import annotations

import re

FIRST = r"(?:[^\W\d_][\w.'’-]{2,20}|[^\W\d_]\w(?= [^\W\d_]\w))"  # of two letters only before another word
PLACE = r"(?P<place>" + FIRST + r"(?: [\w.'’-]{1,20}){0,3})"  # KHARKIV, NEW LISK, LA PAZ
BRACKETS = r"(?: ?\([^()\n]{1,40}\))?"  # (Ukraine), (Agency)
DASH = r"(?: -{1,3} | ?[–—] ?)(?=[“\"‘'\[\w])"
# every repetition is bounded, so that a line of capitals costs no more than another
LINE = re.compile(
    PLACE + BRACKETS + r"(?:, ?[^\W\d_a-z][\w.'’ ]{1,25}){0,3}" + BRACKETS + DASH
)  # , Ukraine, March 2
DATED = re.compile(
    PLACE + BRACKETS + r"(?:, ?[^\W_a-z][\w.'’ ]{1,25}){0,3}" + BRACKETS + DASH
)  # , 2 March 2022

AGENCY = re.compile(
    r"\d\w{0,4} ?\([A-Z][^()\n]{1,20}\)" + r"(?: -{1,3} | ?[–—] ?)$"
)  # "Lisk, May 2 (AFP) - "

CLOCK = re.compile(
    r"[0-2]?\d(?::[0-5]\d ?(?:[ap]\.?m\.?)?|[ap]m"  # 10:42, 9am
    r"|\.[0-5]\d ?(?:[ap]\.?m\.?|(?= (?:GMT|UTC|BST))))"  # 10.42am, 10.42 GMT, but not "2.30 Million"
    r"(?: (?:GMT|UTC|BST|CET|CEST|EET|EEST|EST|EDT|ET|PT|IST|local time))?"
    r"(?: ?[|–—:-])? {1,3}(?=[“\"‘'A-Z])"
)


def end(text: str, start: int) -> int:
    """Where the dateline ends that begins at a character, the same character where none does.

    >>> text = "KHARKIV, Ukraine, March 2 (Agency) — Six people died."
    >>> text[end(text, 0):]
    'Six people died.'
    >>> end("NATO — the alliance — agreed.", 0), end("10:42 Six people died.", 0)
    (0, 6)
    """
    if entry := CLOCK.match(text, start):
        return entry.end()
    return behind(text, start, LINE.match(text, start))


def dated_end(text: str, start: int) -> int:
    """Where the dateline ends, which may tell its day before its month, too: "LISK, 2 March 2022 -"."""
    return behind(text, start, DATED.match(text, start))


def behind(text: str, start: int, found: re.Match[str] | None) -> int:
    """The end of what was found, if it is a dateline."""
    if found is None or not (found["place"].isupper() or AGENCY.search(found.group())):
        return start
    goes_on = text[found.end()].islower()  # "NATO — the alliance — said"
    return start if goes_on else found.end()
