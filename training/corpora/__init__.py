"""Readers of the corpora: each turns a file into `Example`s.

What trains is open for it: see corpora/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from training.corpora import (
    actions,
    actors,
    coreference,
    factuality,
    incidents,
    names,
    police,
    polnear,
    times,
    tolls,
    toponyms,
    treebank,
    written,
)
from training.corpora.example import Example, Link, Mention, Span

__all__ = ["DEV", "EXAMPLE", "TRAIN", "Example", "Link", "Mention", "Span"]

Reader = Callable[[], Iterator[Example]]

TRAIN: dict[str, Reader] = {
    "polnear": partial(polnear.read, "polnear-train"),
    "tbaq": partial(times.read, "tbaq_corrected-train"),
    "wikiwars": partial(times.read, "wikiwars-train"),
    "lgl": partial(toponyms.read, "lgl-train"),
    "tr-news": partial(toponyms.read, "tr-news-train"),
    "geowebnews": partial(toponyms.read, "geowebnews-train"),
    "geovirus": partial(toponyms.read, "geovirus-train"),
    "ewt": partial(treebank.read, "ewt-train"),
    "gum": partial(treebank.read, "gum_cc-train", names=True),
    "wikigold": partial(names.read, "wikigold-train"),
    "gmb": partial(names.read, "gmb-train"),
    "politics": partial(names.read, "crossner_politics-train"),
    "btc": partial(names.read, "btc-train", "tweets"),
    "wnut": partial(names.read, "wnut17-train", "tweets"),
    "ecbplus": partial(actions.read, "ecbplus-train"),
    "muc": partial(incidents.read, "muc4-train"),
    "cameo": partial(actors.read, "cameo-srctgt-train"),
    "cameo-quad": partial(actors.read, "cameo-quad-train"),
    "police": partial(police.read, "india-police-train"),
    "uds": partial(factuality.read, "uds-ih2-train"),
    "coref": partial(coreference.read, "gum-train"),
    "tolls": partial(tolls.read, "sentences"),
    "names": partial(written.read, "names"),
}
"""What trains what ships. Never: tolls/gva, geo/tud-loc, GUM's NC genres, whatever is not a -train file."""

DEV: dict[str, Reader] = {
    "polnear": partial(polnear.read, "polnear-dev"),
    "tbaq": partial(times.read, "tbaq_corrected-train", dev=True),
    "wikiwars": partial(times.read, "wikiwars-train", dev=True),
    "lgl": partial(toponyms.read, "lgl-dev"),
    "tr-news": partial(toponyms.read, "tr-news-dev"),
    "geowebnews": partial(toponyms.read, "geowebnews-dev"),
    "geovirus": partial(toponyms.read, "geovirus-dev"),
    "ewt": partial(treebank.read, "ewt-dev", names=True, lacks=frozenset({"MISC"})),
    "gum": partial(treebank.read, "gum_cc-dev", names=True),
    "ecbplus": partial(actions.read, "ecbplus-dev"),
    "muc": partial(incidents.read, "muc4-dev"),
    "cameo": partial(actors.read, "cameo-srctgt-train", dev=True),
    "police": partial(police.read, "india-police-train", dev=True),
    "uds": partial(factuality.read, "uds-ih2-dev"),
    "coref": partial(coreference.read, "gum-dev"),
    "tolls": partial(tolls.read, "sentences", dev=True),
    "names": partial(written.read, "names", dev=True),
}

EXAMPLE: dict[str, Callable[[dict[str, Any]], Example]] = {
    "tbaq": times.example,
    "cameo": actors.example,
    "police": police.example,
}
"""Of the corpora that cross-validation cuts: a row as an example."""
