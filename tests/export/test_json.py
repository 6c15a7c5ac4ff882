"""Records as JSON lines."""

from __future__ import annotations

import io

from msgspec.structs import replace

from onrecord.export import json
from onrecord.model import from_json, to_json


def written(record, **options):
    stream = io.BytesIO()
    json.write(record, stream, **options)
    return stream.getvalue()


def test_a_record_is_one_line_with_every_field(record):
    line = written(record)
    assert (line.count(b"\n"), line[-1:]) == (1, b"\n")
    assert from_json(line) == record
    assert line == to_json(record) + b"\n"


def test_a_terminal_gets_escapes_that_mean_the_same(record):
    hostile = replace(record, document=replace(record.document, title="\x9b2J \u202e \x7f \u2028 é 👋"))
    shown = written(hostile, to_terminal=True)
    assert "\\u009b2J \\u202e \\u007f \\u2028 é 👋" in shown.decode()
    assert from_json(shown) == hostile
    assert from_json(written(hostile)) == hostile
