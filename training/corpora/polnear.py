"""PolNeAR: who said what, in US political news; the pieces of a discontinuous role lead to its first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from training.corpora.example import Example, Link, Span, rows

ROLES = ("source", "cue", "content")


def read(name: str) -> Iterator[Example]:
    """The articles of `attribution/NAME.jsonl`."""
    for row in rows(f"attribution/{name}.jsonl"):
        spans = {
            Span(start, end, role)
            for one in row["attributions"]
            for role in ROLES
            for start, end in one[role]
        }
        links: dict[str, list[Link]] = {"source": [], "cue": [], "piece": []}
        for one in row["attributions"]:
            for kind, link in linked(one):
                links[kind].append(link)
        yield Example(row["id"], row["text"], {"attribution": sorted(spans)}, links)


def linked(one: dict[str, Any]) -> Iterator[tuple[str, Link]]:
    """The links of an attribution: content to source and cue, later pieces to first pieces, first to nothing.

    >>> list(linked({"source": [[0, 2]], "cue": [], "content": [[8, 9], [20, 30]]}))[:2]
    [('source', Link(start=8, to=0)), ('cue', Link(start=8, to=None))]
    """
    first = {role: min(one[role])[0] if one[role] else None for role in ROLES}
    if first["content"] is not None:
        yield "source", Link(first["content"], first["source"])
        yield "cue", Link(first["content"], first["cue"])
    for role in ROLES:
        for start, _ in one[role]:
            yield "piece", Link(start, first[role] if start != first[role] else None)
