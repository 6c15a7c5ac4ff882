"""Strangers' text on a terminal: control characters become visible, nothing is obeyed."""

from __future__ import annotations

import re

from rich.text import Text

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Controls (C0 but tab and line feed, C1), half surrogates, line separators, and format characters
that turn the writing direction or hide (Unicode bidi classes and category Cf, but the joiners that
emoji and many scripts need)."""

PICTURES = 0x2400
"""Unicode's pictures of the C0 controls begin here: ␛ is the picture of escape."""


def visible(text: str) -> str:
    r"""The text with its line ends as line feeds and every other control character to be seen.

    >>> visible("a\x1b[31m b\r\nc\u202ed")
    'a␛[31m b\nc<U+202E>d'
    """
    return UNSAFE.sub(picture, text.replace("\r\n", "\n"))


def picture(match: re.Match[str]) -> str:
    """What is shown instead of one control character."""
    code = ord(match[0])
    if code < 0x20:
        return chr(PICTURES + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def line(text: str, longest: int | None = None) -> str:
    r"""The text on one line, cut off after some characters, between words where there are any.

    >>> line("We saw  nothing\nof the kind", 20)
    'We saw nothing of…'
    """
    joined = " ".join(text.split())
    if longest is None or len(joined) <= longest:
        return visible(joined)
    kept = joined[:longest]
    words = kept[: kept.rfind(" ")] if kept.rfind(" ") > longest // 2 else kept[:-1]
    return visible(words.rstrip(" ,;:") + "…")


def cell(text: str, style: str = "", longest: int | None = None) -> Text:
    """A table cell: never read as markup."""
    return Text(line(text, longest), style)
