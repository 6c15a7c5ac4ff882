"""The usable reports of a file of the Gun Violence Archive, and as one scenario: which tell one incident."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import onrecord

Json = dict[str, Any]


def usable(path: Path) -> Iterator[Json]:
    """The rows whose text is the report of the incident."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row: Json = json.loads(line)
            if row["usable"]:
                yield row


def text(row: Json) -> str:
    """A report with its headline as the first paragraph."""
    headline = row["title"].split("\n")[0].strip()
    return f"{headline}\n\n{row['text']}"


def document(row: Json) -> onrecord.Document:
    """A report as it is read."""
    return onrecord.document(text(row), id=row["id"], published=row["date"])


def scenario(path: Path) -> Json:
    """All reports as one scenario whose events are the archive's incidents; it has no claims."""
    rows = list(usable(path))
    reports = [{"id": row["id"], "text": text(row), "published": row["date"], "source": None} for row in rows]
    return {"id": "gva", "reports": reports, "gold": gold(rows)}


def gold(rows: list[Json]) -> Json:
    """Which reports are of one incident, in the form of a scenario's gold.

    >>> gold([{"id": "a", "incident_id": "1"}, {"id": "b", "incident_id": "1"}])["events"]
    [{'id': '1', 'reports': ['a', 'b']}]
    """
    told = groupby(sorted(rows, key=incident), key=incident)
    return {
        "events": [{"id": name, "reports": [row["id"] for row in group]} for name, group in told],
        "claims": [],
        "merged": [],
        "relations": {"copy_of": [], "contradictions": []},
    }


def incident(row: Json) -> str:
    """The archive's number of a report's incident."""
    return str(row["incident_id"])
