"""Documents as windows of pieces, cut where lines or sentences end, with what is to be learnt from each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.encoder.arrays import Array, Bools, Ints
from onrecord.encoder.cuts import cuts, framed
from onrecord.encoder.shapes import caseless, silent
from training import pieces
from training.corpora import Example
from training.layers import Tasks, first_pieces, target

NOWHERE = -1  # a link to nothing


@dataclass(frozen=True)
class Page:
    """A document in pieces: targets by layer, links (from, to), mentions (first, last, chain)."""

    example: Example
    ids: Ints
    shapes: Ints
    places: Ints
    inner: Bools
    targets: dict[str, Array]
    links: dict[str, Ints]
    mentions: Ints


@dataclass(frozen=True)
class Window:
    """A part of a page; piece 0 is [CLS], to which links to nothing and to beyond the window lead."""

    ids: Ints
    shapes: Ints
    targets: dict[str, Array]
    links: dict[str, Ints]
    mentions: Ints


def page(example: Example, tasks: Tasks) -> Page:
    """A document in pieces."""
    ids, shapes, places, inner = pieces.read(example.text)
    if example.caseless or caseless(example.text):
        shapes = silent(shapes)
    targets = {name: target(tasks.layers[name], spans, places) for name, spans in example.spans.items()}
    links = {}
    for kind, found in example.links.items():
        starts = first_pieces(places, (link.start for link in found))
        ends = first_pieces(places, (link.to or 0 for link in found))
        known = np.array([link.to is not None for link in found], bool)
        links[kind] = np.stack([starts, np.where(known, ends, NOWHERE)], 1).astype(np.int32).reshape(-1, 2)
    mentioned = first_pieces(places, (one.start for one in example.mentions))
    last = np.searchsorted(places[:, 0], [one.end for one in example.mentions], side="left") - 1
    chains = [one.chain for one in example.mentions]
    mentions = np.stack([mentioned, last, np.array(chains, np.int32)], 1).astype(np.int32)
    return Page(
        example, ids, shapes, places, inner, targets, links, mentions[mentions[:, 0] <= mentions[:, 1]]
    )


def window(one: Page, start: int, end: int) -> Window:
    """Pieces [start, end) of a page between [CLS] and [SEP]."""
    targets = {name: values[start:end] for name, values in one.targets.items()}
    links = {}
    for kind, found in one.links.items():
        inside = found[(found[:, 0] >= start) & (found[:, 0] < end)]
        near = (inside[:, 1] >= start) & (inside[:, 1] < end)
        links[kind] = np.stack([inside[:, 0] - start + 1, np.where(near, inside[:, 1] - start + 1, 0)], 1)
    held = one.mentions[(one.mentions[:, 0] >= start) & (one.mentions[:, 1] < end)]
    mentions = held - np.array([start - 1, start - 1, 0], np.int32)
    ids, shapes = framed(one.ids[start:end], one.shapes[start:end])
    return Window(ids, shapes, targets, links, mentions)


def windows(example: Example, tasks: Tasks) -> list[Window]:
    """All windows of a document for training, without overlap."""
    whole = page(example, tasks)
    return [window(whole, *cut) for cut in cuts(whole.ids, whole.shapes, tasks.run.window)]
