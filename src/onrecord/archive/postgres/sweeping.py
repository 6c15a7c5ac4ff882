"""Writing a database's tables anew, so that no byte of what was taken out is left in their files.

VACUUM FULL keeps what a transaction that is open elsewhere might see, and says so only where it is asked; and
ANALYZE keeps words in pg_statistic, where those it kept before lie until that is written anew too.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psycopg
from psycopg.errors import Diagnostic

from ...errors import ArchiveError
from . import statistics
from .sql import TABLES

STATISTICS = "pg_catalog.pg_statistic"
COUNT = re.compile(r"\d+")
PAUSE = 0.1
"""Seconds before a table is written anew again."""


def sweep(connection: psycopg.Connection, patience: float) -> None:
    """Write all tables and their statistics anew; ArchiveError where something of them could not be left out.

    Waits up to `patience` seconds a table for transactions that hold rows back.
    """
    tables = [name for (name,) in connection.execute(TABLES.encode()).fetchall()]
    for table in tables:
        write_anew(connection, table, patience)
    connection.execute(f"ANALYZE {', '.join(tables)}".encode())
    statistics.clear(connection)
    write_anew(connection, STATISTICS, patience)


def write_anew(connection: psycopg.Connection, table: str, patience: float) -> None:
    """VACUUM FULL until nothing is held back; ArchiveError where that does not come to be."""
    end = time.monotonic() + patience
    while True:
        with noted(connection) as told:
            connection.execute(f"VACUUM (FULL, VERBOSE) {table}".encode())
        if refused := [one.words for one in told if one.severity == "WARNING"]:
            raise ArchiveError(
                f"{table} was not written anew ({refused[0]}): let the database's owner give it"
            )
        kept = sum(held_back(one.detail) for one in told if one.severity == "INFO")
        if not kept:
            return
        if time.monotonic() > end:
            raise ArchiveError(
                f"{kept} rows of {table} are held back by a transaction that was open before they were "
                "taken out (pg_stat_activity, backend_xmin): end it"
            )
        time.sleep(PAUSE)


class Remark(NamedTuple):
    """What the server remarks: psycopg's own is empty as soon as it was handed over."""

    severity: str
    words: str
    detail: str


@contextmanager
def noted(connection: psycopg.Connection) -> Iterator[list[Remark]]:
    """What the server remarks within the block."""
    told: list[Remark] = []

    def note(one: Diagnostic) -> None:
        told.append(
            Remark(one.severity_nonlocalized or "", one.message_primary or "", one.message_detail or "")
        )

    connection.add_notice_handler(note)
    try:
        yield told
    finally:
        connection.remove_notice_handler(note)


def held_back(detail: str) -> int:
    """The dead rows that were kept: the first number of a remark's detail, whatever language that is in."""
    found = COUNT.search(detail)
    return int(found.group()) if found else 0
