"""What the encoder says of a text, at its characters: spans by layer, attributions, starts, words' labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
import numpy as np
from tokenizers import Tokenizer

from ..model import Span
from . import calibration, decode, fates, pieces, viterbi
from .arrays import Array, Ints
from .decode import Predict, Reading
from .layout import Layout
from .pieces import Pieces
from .relations import LAYER, Extent, relations

USED = (LAYER, "toponyms", "entities", "actors", "tollcues")
"""The layers of spans that the finders read; of times they read which pieces are `near` one."""
CUES = "tollcues"
"""The layer of the words that say what became of somebody."""
FILLED = ("roles", "tolls", CUES)
"""The layers of spans that become fills of incidents, and counted of tolls with what became of them."""
ALL = (*USED, "times")
"""The layers of spans that can be of use to somebody."""
LEAST = {"entities": 0.4, LAYER: 0.2}
"""Of chance: less likely entities (most were wrong), and attributions by their content, are left out."""
SHOWN = 0.4  # of chance; less likely attributions are for the finders alone, which have the rules beside them
NEAR = 0.35  # of chance; the best of TBAQ in cross-validation, histories are as before
MAYBE = 0.2  # of chance; of the rules' readings of such words half are right, at 0.35 six in ten
KINDS = "tollkinds"
"""The layer of what became of the counted."""
POSSIBLE = 0.1  # of chance, from which something may have become of the counted
TOLD = 0.05  # of chance, from which a sentence may tell of an incident


class Label(msgspec.Struct, frozen=True, array_like=True):
    """Characters [start, end) with a label and how likely it is (0..1, calibrated)."""

    start: int
    end: int
    label: str
    score: float


class Likely(msgspec.Struct, frozen=True, array_like=True):
    """Characters [start, end) and how likely something is of them (0..1, calibrated)."""

    start: int
    end: int
    score: float


class Said(msgspec.Struct, frozen=True, array_like=True):
    """An attribution: where its content, its source and its cue stand, and how likely its content is."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    score: float


class Fill(msgspec.Struct, frozen=True, array_like=True):
    """Characters [start, end) of what took part in an incident: role, its chance, type of the incident."""

    start: int
    end: int
    role: str
    score: float
    kind: str


class Counted(msgspec.Struct, frozen=True, array_like=True):
    """Characters [start, end) of those who are counted, how likely they are, what became of them.

    A kind's chance is calibrated: that they are counted, and as that kind.
    """

    start: int
    end: int
    score: float
    kinds: tuple[tuple[str, float], ...]


class Account(msgspec.Struct, frozen=True, array_like=True):
    """A word's first character, a type of incident, how likely a sentence that begins there tells of one."""

    start: int
    kind: str
    score: float


class Labels(msgspec.Struct, frozen=True):
    """What the finders are given of a text: spans by layer in text order, attributions by their contents.

    `near` are the pieces that may well stand in a time, `maybe` the stretches that may well be content,
    whether or not they came to be labelled so. `fills` took part in incidents, `accounts` are words with the
    types of incidents that a sentence from there tells of. `counted` are counted by tolls, their categories
    with the likeliest first. `made_by` is the digest of the encoder.
    """

    spans: dict[str, tuple[Label, ...]] = {}
    said: tuple[Said, ...] = ()
    near: tuple[Likely, ...] = ()
    maybe: tuple[Span, ...] = ()
    fills: tuple[Fill, ...] = ()
    accounts: tuple[Account, ...] = ()
    counted: tuple[Counted, ...] = ()
    made_by: str = ""


@dataclass(frozen=True)
class Labelled:
    """A text read by a graph; made by `read`."""

    pieces: Pieces
    reading: Reading
    layout: Layout
    made_by: str = ""
    shares: dict[str, Array] = field(default_factory=dict, repr=False, compare=False)
    """What `chances` has been asked for."""

    def labels(self, names: Sequence[str] = USED, least: Mapping[str, float] = LEAST) -> Labels:
        """The spans of some layers of spans, and the attributions where theirs is among them."""
        filled = [name for name in FILLED if name in self.layout.layers]
        names = [name for name in names if name in self.layout.layers]
        tagged = self.tags(list(dict.fromkeys((*names, *filled))), least)
        spans = {name: tuple(self.spans(name, tagged[name])) for name in names if name != LAYER}
        said = tuple(self.said(tagged[LAYER], least.get(LAYER, 0.0))) if LAYER in tagged else ()
        maybe = tuple(self.maybe(LAYER, "content")) if LAYER in tagged else ()
        return Labels(
            spans=spans,
            said=said,
            near=tuple(self.near("times")),
            maybe=maybe,
            fills=tuple(self.fills(tagged)),
            accounts=tuple(self.accounts("accounts")),
            counted=tuple(self.counted(tagged)),
            made_by=self.made_by,
        )

    def tags(self, names: Sequence[str], least: Mapping[str, float] = LEAST) -> dict[str, Ints]:
        """The tags of some layers of spans (N each), without spans less likely than a layer's `least`."""
        tagged = decode.layer_tags(self.reading, self.layout, names, self.pieces.inner, self.pieces.shapes)
        for name in least.keys() & tagged.keys() - {LAYER}:
            for (begin, end, _), score in self.weighed(name, tagged[name]):
                if score < least[name]:
                    tagged[name][begin:end] = 0
        return tagged

    def weighed(self, name: str, tagged: Ints) -> Iterable[tuple[tuple[int, int, int], float]]:
        """The spans of pieces by a layer's tags (N), each with its least likely piece's chance."""
        likely, found = self.likely(name, tagged), viterbi.spans(tagged)
        least = np.array([likely[begin:end].min() for begin, end, _ in found], np.float64)
        return zip(found, self.worth(name, least), strict=True)

    def spans(self, name: str, tagged: Ints) -> Iterable[Label]:
        """The spans of a layer with its tags (N)."""
        for (begin, end, label), score in self.weighed(name, tagged):
            start, stop = self.characters((begin, end))
            yield Label(start, stop, self.layout.layers[name].labels[label], score)

    def said(self, tagged: Ints, least: float) -> Iterable[Said]:
        """The attributions that are likely enough, with the tags (N) of their layer."""
        likely, found = self.likely(LAYER, tagged), list(relations(self.reading, self.layout, tagged))
        chances = [min(float(likely[begin:end].mean()) for begin, end in one.content) for one in found]
        for one, score in zip(found, self.worth(LAYER, np.array(chances)), strict=True):
            content, source, cue = (
                tuple(self.characters(extent) for extent in extents)
                for extents in (one.content, one.source, one.cue)
            )
            if score >= least:
                yield Said(content, source, cue, score)

    def fills(self, tagged: Mapping[str, Ints]) -> Iterable[Fill]:
        """What took part in incidents, by the tags of its layer."""
        if "roles" not in tagged:
            return
        kinds = self.layout.layers["incidents"].labels
        best = self.reading.labels[:, self.layout.slices["incidents"]].argmax(1)
        likely = self.likely("roles", tagged["roles"])
        for begin, end, label in viterbi.spans(tagged["roles"]):
            start, stop = self.characters((begin, end))
            role = self.layout.layers["roles"].labels[label]
            score = round(float(likely[begin:end].mean()), 3)
            yield Fill(start, stop, role, score, kinds[best[begin]])

    def counted(self, tagged: Mapping[str, Ints]) -> Iterable[Counted]:
        """Who is counted, by the tags of its layer, and what became of them."""
        if "tolls" not in tagged:
            return
        names = self.layout.layers[KINDS].labels
        scores = self.reading.labels[:, self.layout.slices[KINDS]]
        likely = self.likely("tolls", tagged["tolls"])
        sentence = self.sentences().tolist()
        cues: dict[int, list[Array]] = {}
        for begin, _, _ in viterbi.spans(tagged[CUES]):
            cues.setdefault(sentence[begin], []).append(scores[begin])
        fate = {number: fates.best(some) for number, some in cues.items()}
        for begin, end, _ in viterbi.spans(tagged["tolls"]):
            chances = fates.chances(scores[begin], fate.get(sentence[begin]))
            best = np.argsort(-chances, kind="stable")
            worth = self.worth(KINDS, chances[best].astype(np.float64))
            kinds = list(zip([names[at] for at in best.tolist()], worth, strict=True))
            told = tuple(kind for kind in kinds if kind[1] >= POSSIBLE) or tuple(kinds[:1])
            yield Counted(*self.characters((begin, end)), round(float(likely[begin:end].mean()), 3), told)

    def sentences(self) -> Ints:
        """The number of each piece's sentence (N)."""
        found: Ints = np.cumsum(decode.begun(self.reading, self.layout) & ~self.pieces.inner)
        return found

    def marks(self, name: str) -> Array:
        """The chance of each label of a layer of marks at each piece (N x labels)."""
        scores = self.reading.labels[:, self.layout.slices[name]]
        found: Array = 1 / (1 + np.exp(-scores))
        return found

    def accounts(self, name: str) -> Iterable[Account]:
        """The words with which sentences begin that tell of incidents, if they begin there."""
        if name not in self.layout.layers:
            return
        kinds = self.layout.layers[name].labels
        chances = self.marks(name)
        at, kind = np.nonzero((chances >= TOLD) & ~self.pieces.inner[:, None])
        starts, told = self.pieces.places[at, 0].tolist(), chances[at, kind].tolist()
        for start, number, chance in zip(starts, kind.tolist(), told, strict=True):
            yield Account(start, kinds[number], round(chance, 3))

    def worth(self, name: str, chances: Array) -> list[float]:
        """What chances of the graph are worth."""
        line = self.layout.calibration.get(name, calibration.SAME)
        return [round(one, 3) for one in calibration.worth(chances, line).tolist()]

    def near(self, name: str) -> Iterable[Likely]:
        """The pieces that stand in a span of a layer by a chance of `NEAR` or more."""
        inside = 1 - self.chances(name)[:, 0]
        near = np.flatnonzero(inside >= NEAR)
        for (start, stop), score in zip(
            self.pieces.places[near].tolist(),
            self.worth(name, inside[near].astype(np.float64)),
            strict=True,
        ):
            yield Likely(start, stop, score)

    def maybe(self, name: str, label: str) -> Iterable[Span]:
        """The stretches of pieces that stand in a span of a label by a chance of `MAYBE` or more."""
        at = self.layout.layers[name].labels.index(label)
        shares = self.chances(name)
        likely = shares[:, 1 + 2 * at] + shares[:, 2 + 2 * at] >= MAYBE
        edges = np.flatnonzero(np.diff(likely.astype(np.int8), prepend=0, append=0))
        yield from (self.characters((int(a), int(b))) for a, b in edges.reshape(-1, 2))

    def chances(self, name: str) -> Array:
        """How likely each tag of a layer is at each piece (N x tags), its neighbours aside."""
        if name in self.shares:
            return self.shares[name]
        scores = self.reading.labels[:, self.layout.slices[name]]
        shares: Array = np.exp(scores - scores.max(1, keepdims=True, initial=0))
        shares /= shares.sum(1, keepdims=True)
        self.shares[name] = shares
        return shares

    def likely(self, name: str, tagged: Ints) -> Array:
        """How likely the label of each piece is (N), whether it begins there or goes on."""
        shares = self.chances(name)
        rows, goes_on = np.arange(len(tagged)), tagged + tagged % 2
        found: Array = shares[rows, goes_on] + (goes_on > 0) * shares[rows, goes_on - 1]
        return found

    def starts(self, name: str) -> list[int]:
        """The characters at which spans of a layer of starts begin; none inside a word."""
        scores = self.reading.labels[:, self.layout.slices[name]]
        begins = (scores[:, 1] > scores[:, 0]) & ~self.pieces.inner
        return [int(at) for at in self.pieces.places[begins, 0]]

    def words(self, name: str, starts: Sequence[int]) -> list[str]:
        """The label that a layer of words gives each word that starts at a character.

        A word that has no piece gets the label of the piece after it, in a text without pieces "".
        """
        if not len(self.pieces.ids):
            return [""] * len(starts)
        first = np.searchsorted(self.pieces.places[:, 1], np.asarray(starts), side="right")
        best = self.reading.labels[:, self.layout.slices[name]].argmax(1)
        names = self.layout.layers[name].labels
        return [names[number] for number in best[np.minimum(first, len(best) - 1)]]

    def characters(self, extent: Extent) -> Span:
        """The characters of pieces [begin, end)."""
        return int(self.pieces.places[extent[0], 0]), int(self.pieces.places[extent[1] - 1, 1])


class Encoder(Protocol):
    """What a text is read with: `graph.Graph`, or a network in training."""

    @property
    def layout(self) -> Layout:
        """What stands where in its outputs."""

    @property
    def tokenizer(self) -> Tokenizer:
        """Its word pieces."""

    @property
    def predict(self) -> Predict:
        """One framed window's numbers and shapes to its outputs."""

    @property
    def digest(self) -> str:
        """What tells it from others."""


def read(text: str, encoder: Encoder) -> Labelled:
    """Read a text of any length."""
    found = pieces.telling(text, encoder.tokenizer)
    reading = decode.read(found.ids, found.shapes, encoder.predict, encoder.layout, sparse=True)
    return Labelled(found, reading, encoder.layout, encoder.digest)
