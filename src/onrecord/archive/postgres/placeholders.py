"""`?` and `?1` of our SQL as psycopg writes them, each with which of the values it stands for."""

from __future__ import annotations

import re
from functools import lru_cache

TOKENS = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\?(?P<number>\d*)""")
KEPT = 2000
"""Statements that are remembered."""


@lru_cache(KEPT)
def translated(sql: str) -> tuple[str, tuple[int, ...]]:
    """A statement with `%s`, and the indexes of the values in their order.

    >>> translated("SELECT '?', a FROM b WHERE c = ?2 AND d LIKE ?1 || '%' AND e = ?2")
    ("SELECT '?', a FROM b WHERE c = %s AND d LIKE %s || '%%' AND e = %s", (1, 0, 1))
    """
    order: list[int] = []
    pieces, at = [], 0
    for found in TOKENS.finditer(sql):
        pieces.append(sql[at : found.start()])
        at = found.end()
        number = found["number"]
        if number is None:
            pieces.append(found[0])
            continue
        order.append(int(number) - 1 if number else len(order))
        pieces.append("\0")
    pieces.append(sql[at:])
    return "".join(pieces).replace("%", "%%").replace("\0", "%s"), tuple(order)
