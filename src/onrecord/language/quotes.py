"""Quotations by one linear scan with a stack: nested, multi-paragraph, and with stray marks.

A mark opens or closes by the characters around it, never by its turn, so that one stray mark costs one
quotation, not all that follow. An apostrophe (don't, the workers’ rights, ’98) is no mark. A quotation
still open at the end of its paragraph continues when the next paragraph begins with an opening mark of
the same kind; otherwise it ends with its paragraph and is marked as not closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Mark = Literal["double", "single", "angle"]

MARKS: dict[str, Mark] = {
    '"': "double", "“": "double", "”": "double", "„": "double", "‟": "double", "＂": "double",
    "'": "single", "‘": "single", "’": "single", "‚": "single", "‛": "single",
    "«": "angle", "»": "angle",
}  # fmt: skip
ONLY_OPENS = frozenset("“„‟‘‚‛«")
ONLY_CLOSES = frozenset("”»")
DOUBLED = {"``": "open", "''": "close"}
ANY = re.compile("|".join([*DOUBLED, f"[{''.join(MARKS)}]"]))
OPENS_AFTER = frozenset(" \t\r\n\u00a0([{-–—/:")
PARAGRAPH = re.compile(r"[^\r\n]+")


class Quote(Struct, frozen=True):
    """One quotation: `start` to `end` with its marks, `inner` without.

    A quotation over several paragraphs has one piece of `inner` for each; `depth` counts the quotations
    it stands in; `closed` is False where the text never closes it.
    """

    start: int
    end: int
    inner: tuple[tuple[int, int], ...]
    mark: Mark
    depth: int
    closed: bool


class Open:
    """A quotation whose end has not been seen."""

    def __init__(self, start: int, inner_start: int, mark: Mark, depth: int) -> None:
        self.start = start
        self.mark = mark
        self.depth = depth
        self.inner_start = inner_start
        self.pieces: list[tuple[int, int]] = []

    def closed_at(self, inner_end: int, end: int, closed: bool) -> Quote | None:
        """The quotation, None where nothing stands inside its marks."""
        if inner_end > self.inner_start:
            self.pieces.append((self.inner_start, inner_end))
        if not self.pieces:
            return None
        return Quote(self.start, end, tuple(self.pieces), self.mark, self.depth, closed)


def find(text: str) -> list[Quote]:
    """The quotations of a text, by start.

    >>> [(q.start, q.end, q.depth) for q in find('“Ask the ‘right’ questions,” she said.')]
    [(0, 28, 0), (9, 16, 1)]
    """
    found: list[Quote] = []
    stack: list[Open] = []
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    for index, (start, end) in enumerate(paragraphs):
        at = resume(text, stack, start)
        for position, width, mark, opens in marks(text, at, end):
            if opens and not is_open(stack, mark, text[position]):
                stack.append(Open(position, position + width, mark, len(stack)))
            elif not opens:
                close(found, stack, mark, position, width)
        following = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else None
        suspend(text, found, stack, end, following)
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, Mark, bool]]:
    """The quotation marks of a paragraph: position, width, kind, and whether each opens."""
    inside: set[Mark] = set()
    for found in ANY.finditer(text, start, end):
        position, written = found.start(), found.group()
        if written in DOUBLED:
            yield position, 2, "double", DOUBLED[written] == "open"
            continue
        mark = MARKS[written]
        if not is_apostrophe(text, position, mark, mark in inside):
            opens = does_open(text, position, mark in inside)
            (inside.add if opens else inside.discard)(mark)
            yield position, 1, mark, opens


def is_apostrophe(text: str, position: int, mark: Mark, inside: bool) -> bool:
    """Whether a single mark stands in or at a word instead of around words."""
    if mark != "single" or text[position] in "‘‚‛":
        return False
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    if before.isalnum() and after.isalnum():
        return True
    if before.isalnum() and not inside:
        return True  # the workers' rights
    if before in "sS" and after == " " and inside and text.find(text[position], position + 1) != -1:
        return has_later_close(text, position)
    return after.isdigit() and not before.isalnum()  # ’98


def has_later_close(text: str, position: int) -> bool:
    """Whether a better closing single mark follows in the paragraph: one after punctuation or a letter."""
    stop = text.find("\n", position)
    rest = text[position + 1 : stop if stop != -1 else len(text)]
    return bool(re.search(r"[\w,.!?][’'](?=[\s,.;:!?)”\"]|$)", rest[:400]))


def does_open(text: str, position: int, inside: bool) -> bool:
    """Whether a mark opens a quotation, by its shape and its neighbours."""
    character = text[position]
    if character in ONLY_OPENS:
        return True
    if character in ONLY_CLOSES:
        return False
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    opening = (before in OPENS_AFTER or before in ONLY_OPENS or before in "\"'") and not after.isspace()
    return opening and (not inside or before in OPENS_AFTER)


def is_open(stack: list[Open], mark: Mark, character: str) -> bool:
    """Whether an upright mark meets a quotation of its own kind already open innermost."""
    return bool(stack) and stack[-1].mark == mark and character in "\"'"


def close(found: list[Quote], stack: list[Open], mark: Mark, position: int, width: int) -> None:
    """Close the innermost open quotation of a kind; what was opened inside it and never closed is dropped."""
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark == mark), None)
    if depth is None:
        return
    quote = stack[depth].closed_at(position, position + width, closed=True)
    del stack[depth:]
    if quote:
        found.append(quote)


def resume(text: str, stack: list[Open], start: int) -> int:
    """Continue the quotations suspended at the last paragraph; where reading goes on."""
    at = start
    for opened in stack:
        while at < len(text) and text[at] in " \t":
            at += 1
        width = opening_width(text, at, opened.mark)
        at += width
        opened.inner_start = at
    return at


def opening_width(text: str, at: int, mark: Mark) -> int:
    """How many characters at a position are an opening mark of a kind."""
    if mark == "double" and text.startswith("``", at):
        return 2
    character = text[at : at + 1]
    return int(MARKS.get(character) == mark and character not in ONLY_CLOSES)


def suspend(text: str, found: list[Quote], stack: list[Open], end: int, following: int | None) -> None:
    """At the end of a paragraph: keep what the next paragraph takes up again, end the rest unclosed."""
    if not stack:
        return
    outer = stack[0]
    continues = following is not None and bool(opening_width(text, first_mark(text, following), outer.mark))
    if continues and outer.mark != "single":
        if end > outer.inner_start:
            outer.pieces.append((outer.inner_start, end))
        del stack[1:]
        return
    if outer.mark != "single" and (quote := outer.closed_at(end, end, closed=False)):
        found.append(quote)
    stack.clear()


def first_mark(text: str, start: int) -> int:
    """The first character of a paragraph that is no blank."""
    while start < len(text) and text[start] in " \t":
        start += 1
    return start
