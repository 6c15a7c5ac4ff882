"""What a hedge covers: the clause it stands in, or the one after it, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ... import doc as on_doc
from ...model import Spans
from .cues import Cue
from .page import Page
from .words import words

EDGES = frozenset(",.;:!?…\"“”‘’'()[]–—-") | {"...", "....", "``", "''"}
STOPS = frozenset({";", "—", "–", ":", "(", ")"})
CLOSING = frozenset('”»"') | {"''"}
TAIL = 9  # tokens of a comment clause at a sentence's end: ", a spokesman for the relief committee said."


def of(page: Page, cue: Cue, within: Spans) -> Spans:
    """The characters that a hedge covers; `within` are those of the words it was said in."""
    doc, lower = page.doc, page.lower
    first, last = room(page, cue, within)
    begin = after(lower, cue, last)
    if begin is not None:
        pieces = [(begin, end_of(lower, begin, last))]
    else:
        pieces = [(start_of(page, cue, first), cue.start), (cue.end, end_of(lower, cue.end, last))]
    cut = [trimmed(doc, start, end) for start, end in pieces]
    return tuple(on_doc.characters(doc, start, end) for start, end in cut if start < end)


def room(page: Page, cue: Cue, within: Spans) -> tuple[int, int]:
    """The tokens of the sentence that belong to the words a hedge was said in."""
    first, last = page.room(cue.start)
    while within and first < cue.start and page.doc[first].idx < within[0][0]:
        first += 1
    while within and last > cue.end and page.doc[last - 1].idx >= within[-1][1]:
        last -= 1
    return first, last


def after(lower: Sequence[str], cue: Cue, last: int) -> int | None:
    """Where the clause begins that follows the hedge; None where the hedge stands inside its clause."""
    at = cue.end
    following = lower[at] if at < last else ""
    if following in words().clauses.that or (cue.kind == "nouns" and following in ("of", "for")):
        return at + 1
    if cue.kind == "beliefs":
        return at
    dummy = cue.kind == "adjectives" and cue.start >= 2 and lower[cue.start - 2] in ("it", "that")
    if dummy and following and following not in EDGES - {"..."} | {"to", "and", "but"}:
        return at
    return None


def start_of(page: Page, cue: Cue, first: int) -> int:
    """Where the clause begins that a hedge stands in."""
    lower, clauses = page.lower, words().clauses
    if cue.kind == "adjectives" and (judged := judging(lower, cue.start, first)) is not None:
        return judged + 1
    for index in range(cue.start - 1, first - 1, -1):
        word = lower[index]
        if word in STOPS or word in clauses.bare:
            return index + 1
        if word in clauses.after_comma and index > first and lower[index - 1] == ",":
            return index + 1
        if (word == "that" and page.tags[index] == "IN") or word in clauses.reporting:
            return index + 1
    return first


def judging(lower: Sequence[str], at: int, first: int) -> int | None:
    """The verb that judges something to be so: "call the plan unlikely"; None past a copula or a comma."""
    clauses, copulas = words().clauses, words().refusals.copulas
    for index in range(at - 1, first - 1, -1):
        if lower[index] in copulas or lower[index] in (",", ";", "that"):
            return None
        if lower[index] in clauses.judging:
            return index
    return None


def assessing(lower: Sequence[str], at: int, first: int) -> int | None:
    """The verb in whose clause with "that" a hedge stands: "assesses that the port will likely fall"."""
    for index in range(at - 1, first, -1):
        if lower[index] == "that" and lower[index - 1] in words().clauses.judging:
            return index - 1
        if lower[index] == ";":
            return None
    return None


def end_of(lower: Sequence[str], begin: int, last: int) -> int:
    """Where the clause ends that holds the token at `begin`, or begins there."""
    clauses = words().clauses
    for index in range(begin, last):
        word = lower[index]
        if word in STOPS or (word in clauses.bare and index > begin):
            return index
        if word in CLOSING and lower[index + 1 : index + 2] and lower[index + 1] in clauses.bare:
            return index
        if word == "," and index > begin and closes(lower, index, last):
            return index
        if word == "and" and lower[index + 1 : index + 2] == ["that"]:
            return index
    return last


def closes(lower: Sequence[str], comma: int, last: int) -> bool:
    """Whether a comma ends the clause: another clause follows, or who said it."""
    clauses = words().clauses
    rest = lower[comma + 1 : last]
    if not rest or rest[0] in clauses.after_comma:
        return True
    return any(word in clauses.reporting for word in rest[:TAIL]) and "," not in rest[: TAIL // 2]


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A stretch of tokens without blanks and marks at its ends."""
    while start < end and (doc[start].text in EDGES or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in EDGES or doc[end - 1].is_space):
        end -= 1
    return start, end
