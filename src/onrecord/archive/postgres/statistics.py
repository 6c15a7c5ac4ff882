"""Statistics of tables in which nothing is left: ANALYZE leaves them as they are, and they hold words.

Only a column that is given its type anew loses them, which no view may be looking at meanwhile; so views
select nothing until that is done. They stay who they are, with what others were granted on them.
"""

from __future__ import annotations

import psycopg

ANEW = b"""SELECT relname, format('ALTER TABLE %I ALTER COLUMN %I TYPE %s', relname, attname,
  format_type(atttypid, atttypmod))
FROM pg_stats JOIN pg_class ON relname = tablename AND relnamespace = to_regnamespace(quote_ident(schemaname))
JOIN pg_attribute USING (attname)
WHERE schemaname = current_schema() AND attrelid = pg_class.oid AND relkind = 'r'"""
"""A table, and what gives a column of it that has statistics its type anew."""
VIEWS = b"""SELECT format('CREATE OR REPLACE VIEW %I AS ', relname), pg_get_viewdef(pg_class.oid), string_agg(
  format('NULL::%s%s AS %I', format_type(atttypid, atttypmod), CASE WHEN attcollation <> typcollation
    THEN format(' COLLATE %I.%I', nspname, collname) END, attname), ', ' ORDER BY attnum)
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid JOIN pg_type ON pg_type.oid = atttypid
LEFT JOIN pg_collation ON pg_collation.oid = attcollation
LEFT JOIN pg_namespace ON pg_namespace.oid = collnamespace
WHERE relkind = 'v' AND relnamespace = to_regnamespace(quote_ident(current_schema())) AND attnum > 0
GROUP BY pg_class.oid, relname ORDER BY pg_class.oid"""
"""What defines a view, its query, and the columns of one that selects nothing."""


def clear(connection: psycopg.Connection) -> None:
    """Take away the statistics of the archive's empty tables, in one transaction."""
    found = connection.execute(ANEW).fetchall()
    empty = {table for table in {table for table, _ in found} if is_empty(connection, table)}
    if not empty:
        return
    with connection.transaction():
        views = connection.execute(VIEWS).fetchall()
        for begins, _, columns in views:
            connection.execute(f"{begins} SELECT {columns}".encode())
        for table, statement in found:
            if table in empty:
                connection.execute(statement.encode())
        for begins, query, _ in views:
            connection.execute(f"{begins} {query}".encode())


def is_empty(connection: psycopg.Connection, table: str) -> bool:
    """Whether a table of ours has no rows."""
    return not connection.execute(f"SELECT 1 FROM {table} LIMIT 1".encode()).fetchone()  # noqa: S608
