"""Texts made to break what reads them: from a seed, so that a number is all that it takes to have one again."""

from __future__ import annotations

from random import Random

WORDS = (
    "Ten", "men", "died", "in", "Oslo", "on", "Friday", "the mayor of Lisk", "said", ",", ".", "“", "”", '"', "'", "’",
    "at least", "between", "and", "killed", "wounded", "people", "likely", "highly", "not", "31 February 2022",
    "30/02/99999", "the year 99999", "9" * 400, "1" + ",000" * 60, "1.5 million", "one hundred and twenty-two", "-0",
    "٣٤", "一百", "½", "10**400", "1e400", "NaN", "2022-13-45T99:99", "25:61", "Q9 0000", "a century ago", "0 km north of",
    "A" * 500, "w" * 3000, "\u202egnirts", "\u200b", "\u200d", "\ufeff", "\x00", "\x1b[31m", "\u2028", "\r\n", "\n\n", "\t", "\f",
    "\U0001f525", "e\u0301", "ﬁ", "Моscow", "Раris", "İstanbul", "ß", "ﷺ", "\ud800", "\udfff", "<script>alert(1)</script>",
    "&amp;", "]]>", "<!--", "{{7*7}}", "%s", "=1+1", "'; DROP TABLE documents; --", "../../etc/passwd", "(", ")", "[", "—",
    "MR. ", "U.S.", "Sgt.", "he", "their", "who", "whom", "the others", "of them", "Rep.", "denied that", "according to",
)  # fmt: skip
"""Words of reports, and what no report should have."""


def text(dice: Random, most: int = 40) -> str:
    """A text of words of reports and worse; without lone surrogates, which no document can hold."""
    return "".join(one for one in wild(dice, most) if not "\ud800" <= one <= "\udfff")


def wild(dice: Random, most: int = 40) -> str:
    """The same, whatever it holds."""
    kind = dice.randrange(12)
    if kind == 0:
        return "".join(
            chr(dice.choice((dice.randrange(128), dice.randrange(0x110000))))
            for _ in range(dice.randrange(most))
        )
    if kind == 1:
        return dice.choice(WORDS)[:200] * dice.randrange(2, 60)
    if kind == 2:
        return (
            dice.choice("“‘\"'«([") * dice.randrange(1, 300)
            + "Ten died"
            + dice.choice("”’\"'»)]") * dice.randrange(300)
        )
    return (
        dice.choice(("", " ", "  ")).join(dice.choice(WORDS) for _ in range(dice.randrange(most)))
        if kind == 3
        else " ".join(
            dice.choice(WORDS[:24]) if dice.random() < 0.8 else dice.choice(WORDS)
            for _ in range(dice.randrange(most))
        )
    )


def damaged(dice: Random, data: bytes) -> bytes:
    """Bytes with some flipped, cut out, cut off, written over, said twice, or in another encoding."""
    for _ in range(dice.randrange(1, 4)):
        data = once(dice, data)
    return data


def once(dice: Random, data: bytes) -> bytes:  # noqa: PLR0911 - a way each
    """One damage."""
    at = dice.randrange(len(data) + 1)
    kind = dice.randrange(7)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + data[at + dice.randrange(300) :]
    if kind == 2:
        return data[:at] + dice.randbytes(dice.randrange(20)) + data[at + 20 :]
    if kind == 3:
        return data[:at] + data[at : at + 200] * dice.randrange(2, 5) + data[at:]
    if kind == 4:
        return (
            data[:at]
            + wild(dice, 8).encode(dice.choice(("utf-8", "utf-16", "cp1251", "gb18030")), "replace")
            + data[at:]
        )
    if kind == 5:
        return (
            dice.choice(
                (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-")
            )
            + data
        )
    broken = bytearray(data or b"\0")
    for _ in range(dice.randrange(1, 6)):
        broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
    return bytes(broken)
