"""Parquet: a document a row, told from the names of the columns, read a batch of rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ..errors import SourceError
from .columns import row, wanted
from .extras import needed
from .inputs import Format, How, Input, Outcome
from .unpacking import FREE, Budget, reason
from .whole import failed, file_bytes

if TYPE_CHECKING:
    from types import ModuleType

Values = dict[str, str | None]

BATCH = 64
"""Rows that are held at once: texts may be long."""


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of each row; a group of rows that is damaged costs itself alone."""
    arrow = needed(("pyarrow.parquet",), "parquet", "a Parquet file")
    file = found.file or io.BytesIO(file_bytes(found.stream, how.settings))
    number = 0
    with table(arrow, file) as opened:
        names = opened.schema_arrow.names
        fields = {field: names[column] for field, column in wanted(names).items()}
        for group in range(opened.num_row_groups):
            about = opened.metadata.row_group(group)
            yield from of_group(rows(opened, group, fields, found.budget), number, found, how)
            number += about.num_rows
    if not number:
        raise SourceError("has no rows: give one that has some")


def table(arrow: ModuleType, file: object) -> Any:  # noqa: ANN401 - pyarrow has no types
    """A Parquet file, its directory read."""
    try:
        return arrow.ParquetFile(file, pre_buffer=False, page_checksum_verification=True)
    except (OSError, ValueError) as error:  # pyarrow's own errors are of these kinds
        raise SourceError(
            f"is no Parquet file, or has lost the directory at its end ({reason(error)}): fetch it again"
        ) from error


def rows(
    opened: Any,  # noqa: ANN401
    group: int,
    fields: dict[str, str],
    budget: Budget,
) -> Iterator[Values | SourceError]:
    """The values of each row of a group, and what is wrong where they end too early."""
    try:
        refuse_bomb(opened.metadata.row_group(group), budget.ratio)
        for batch in opened.iter_batches(BATCH, row_groups=[group], columns=list(fields.values())):
            budget.take(batch.nbytes)
            for values in batch.to_pylist():
                yield {field: told(values[name]) for field, name in fields.items()}
    except (OSError, ValueError) as error:
        yield SourceError(
            f"is damaged from here to the end of its group of rows ({reason(error)}): "
            "fetch it again; the other groups are read"
        )
    except SourceError as error:
        yield error


def of_group(rows: Iterator[Values | SourceError], before: int, found: Input, how: How) -> Iterator[Outcome]:
    """What comes of the rows of a group, before which so many have been."""
    for number, values in enumerate(rows, before + 1):
        place = f"{found.place}, row {number:,}"
        try:
            if isinstance(values, SourceError):
                raise values
            yield Outcome(place, row(values, how.settings, how.published))
        except SourceError as error:
            yield failed(place, "parquet", error)


def refuse_bomb(about: Any, ratio: int) -> None:  # noqa: ANN401
    """Raise for a group of rows that says of itself that it is a bomb."""
    chunks = [about.column(number) for number in range(about.num_columns)]
    size = sum(one.total_compressed_size for one in chunks)
    if sum(one.total_uncompressed_size for one in chunks) > FREE + ratio * size:
        raise SourceError(
            f"unpacks to over {ratio} times its size: look into it, "
            "or raise unpack_ratio (docs/cli.md, Settings)"
        )


def told(value: object) -> str | None:
    """A value as text."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, date) else str(value)


FORMAT = Format(
    "parquet",
    "a Parquet file",
    outcomes,
    (".parquet", ".pq"),
    lambda head: head.startswith(b"PAR1"),
    sure=True,
    many=True,
)
