"""`?` and `:name` of our SQL as psycopg writes them, each with which of the values it stands for."""

from __future__ import annotations

import re
from functools import lru_cache

TOKENS = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|(?P<next>\?)|:(?P<name>[a-z]+)""")
KEPT = 2000
"""Statements that are remembered."""


@lru_cache(KEPT)
def translated(sql: str) -> tuple[str, tuple[int | str, ...]]:
    """A statement with `%s`, and the indexes or names of the values in their order.

    >>> translated("SELECT '?', a FROM b WHERE c = ? AND d LIKE ? || '%'")
    ("SELECT '?', a FROM b WHERE c = %s AND d LIKE %s || '%%'", (0, 1))
    >>> translated("SELECT ':b' WHERE :a = :a")
    ("SELECT ':b' WHERE %s = %s", ('a', 'a'))
    """
    order: list[int | str] = []
    pieces, at = [], 0
    for found in TOKENS.finditer(sql):
        pieces.append(sql[at : found.start()])
        at = found.end()
        if not (found["next"] or found["name"]):
            pieces.append(found[0])
            continue
        order.append(found["name"] or len(order))
        pieces.append("\0")
    pieces.append(sql[at:])
    return "".join(pieces).replace("%", "%%").replace("\0", "%s"), tuple(order)
