"""Exports of an archive, what is edited in them, and what comes back."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

from onrecord.export.back import Left, Placed, place, read
from onrecord.export.chosen import Chosen, Read
from onrecord.export.formats import FORMATS, write, write_folder

EDITED = [
    ("tolls", 0, {"low": "120", "high": "120", "best": "120", "bound": "exact"}, "count.best", 120),
    ("tolls", 0, {"category": "killed"}, "category", "killed"),
    ("tolls", 0, {"subject": "pilgrims"}, "subject", "pilgrims"),
    ("tolls", 0, {"when_first": "2022-11-24", "when_last": "2022-11-24"}, "when.timex", "2022-11-24"),
    ("tolls", 0, {"where_name": "Lisk"}, "where.latitude", None),
    ("tolls", 2, {"where_name": "Lisk", "where_latitude": "1.5", "where_longitude": "2.5"}, "where.longitude", 2.5),
    ("attributions", 2, {"speaker_inferred": "FALSE"}, "speaker_inferred", False),
    ("events", 0, {"contexts": "military; legal"}, "contexts", ["military", "legal"]),
    ("events", 0, {"acled_event_type": "Battles", "acled_sub_event_type": "Armed clash"}, "acled.event_type", "Battles"),
    ("places", 0, {"latitude": "12.5"}, "value.latitude", 12.5),
    ("hedges", 0, {"scale": "nato"}, "value.scale", "nato"),
    ("parties", 0, {"name": "=Ana"}, "name", "=Ana"),
    ("records", 0, {"publisher": "The Marn Post"}, "publisher", "The Marn Post"),
]  # fmt: skip
"""Cells that are edited, and what becomes of them: kind, row, cells, field, value."""


def exported(archive, name, tmp_path, kind=None):
    about = Chosen(kind or FORMATS[name].kinds[0], Counter(), reads=[Read(one) for one in archive.records()])
    if name == "brat":
        write_folder(FORMATS[name], about, tmp_path / "brat")
        return tmp_path / "brat"
    stream = BytesIO()
    write(FORMATS[name], about, stream)
    path = tmp_path / f"out-{kind}{FORMATS[name].suffix}"
    path.write_bytes(stream.getvalue())
    return path


def brought(archive, path, **given):
    found = list(place(archive, read(path, archive), by="Ada", reason="checked", **given))
    return [one for one in found if isinstance(one, Placed)], [one for one in found if isinstance(one, Left)]
