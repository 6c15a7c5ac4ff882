"""Inputs that the tests of `sources` are given, and what comes of them."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from onrecord import sources

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge falls | Marn Herald</title>
<meta property="article:published_time" content="2022-11-26T08:00:00+02:00">
<meta property="og:site_name" content="Marn Herald"><link rel="canonical" href="https://marn.example/a/1"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge falls</h1>
<p>Four people were hurt when a bridge fell on 3 May 2020, the mayor said — in Košice.</p>
<p>“We will rebuild it,” Ana Orel told reporters. It was the second such fall in a year.</p></article></body></html>"""


def results(*inputs, setup=None, **options):
    return [outcome.result for outcome in sources.read(map(str, inputs), setup, **options)]


def one(path, **options):
    (result,) = results(path, **options)
    return result


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def stdin(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
