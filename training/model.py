"""The encoder: the six layers of MiniLM with an embedding of shapes, and linear maps to labels and links.

Some labels may have the upper layers to themselves (a branch): what they need to learn leaves all others as
they are.

Shapes: B windows, N pieces, D = 384 dimensions, L numbers of labels, V numbers of link vectors.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.encoder.shapes import SHAPES
from training import base

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536  # MiniLM-L6-H384's config.json
WORDS, PLACES, KINDS, EPSILON = 30522, 512, 2, 1e-12


class Attention(nn.Module):
    """Self-attention of twelve heads; query, key and value are one matrix."""

    def __init__(self) -> None:
        super().__init__()
        self.into = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """B x N x D to B x N x D; `mask` (B x 1 x 1 x N) is true where there is a piece."""
        size, length, _ = states.shape
        parts = self.into(states).view(size, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mix = plain if parts.dtype == torch.bfloat16 and parts.device.type == "cpu" else fused
        mixed = mix(parts[0], parts[1], parts[2], mask)
        return self.out(mixed.transpose(1, 2).reshape(size, length, WIDTH))


def fused(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention as torch has it."""
    return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)


def plain(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """The same by matrix products: in 16 bits on a CPU torch's own is twice as slow going back."""
    with torch.autocast("cpu", enabled=False):
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
        if mask is not None:
            scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
        return scores.softmax(-1) @ value


class Layer(nn.Module):
    """Attention and a feed-forward net, each added to its input and normalised after (as in BERT)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.attention = Attention()
        self.attention_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """B x N x D to B x N x D."""
        states = self.attention_norm(states + self.dropout(self.attention(states, mask)))
        return self.norm(states + self.dropout(self.narrow(functional.gelu(self.wide(states)))))


class Encoder(nn.Module):
    """Pieces to states: embeddings of word, place and shape, then six layers."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH, padding_idx=0)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """B x N numbers of pieces and of shapes to B x N x D after each layer."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.words(ids) + self.places(places) + self.shapes(shapes)))
        after = []
        for layer in self.layers:
            states = layer(states, mask)
            after.append(states)
        return after


class Branch(nn.Module):
    """Layers on a lower one of the encoder in place of its upper ones, with labels of their own."""

    def __init__(self, depth: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(depth))
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.Linear(WIDTH, labels)

    def forward(self, after: list[Tensor], mask: Tensor | None) -> Tensor:
        """The states after each layer of the encoder to labels (B x N x labels)."""
        states = after[-1 - len(self.layers)]
        for layer in self.layers:
            states = layer(states, mask)
        found: Tensor = self.labels(self.dropout(states))
        return found


class Sizes(NamedTuple):
    """How many numbers there are of labels, of link vectors and of the branch's labels, and its depth."""

    labels: int
    vectors: int
    branched: int = 0
    depth: int = 0


class Reader(nn.Module):
    """The encoder and its heads: every label's score and every link's vectors for each piece."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.Linear(WIDTH, sizes.labels)
        self.vectors = nn.Linear(WIDTH, sizes.vectors)
        self.branch = Branch(sizes.depth, sizes.branched, dropout) if sizes.branched else None

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """B x N numbers to labels (B x N x L, the branch's last) and link vectors (B x N x V)."""
        after = self.encoder(ids, shapes, mask)
        states = self.dropout(after[-1])
        labels = self.labels(states)
        if self.branch is not None:
            labels = torch.cat([labels, self.branch(after, mask)], -1)
        return labels, self.vectors(states)

    def sprout(self) -> None:
        """Let the branch begin as the layers that it stands in for."""
        if self.branch is not None:
            upper = self.encoder.layers[len(self.encoder.layers) - len(self.branch.layers) :]
            self.branch.layers.load_state_dict(upper.state_dict())


def pretrained(sizes: Sizes, dropout: float) -> Reader:
    """A reader whose encoder has the weights of MiniLM and whose word embeddings stay as they are."""
    reader = Reader(sizes, dropout)
    load(reader.encoder)
    reader.sprout()
    reader.encoder.words.weight.requires_grad_(False)
    return reader


def load(encoder: Encoder) -> None:
    """Copy the weights of the package into an encoder; the embedding of shapes stays zero."""
    found = {name.removeprefix("bert."): value for name, value in load_file(base.weights()).items()}
    weights = {"shapes.weight": encoder.shapes.weight.detach().clone()}
    weights["words.weight"] = found["embeddings.word_embeddings.weight"]
    kinds = found["embeddings.token_type_embeddings.weight"]  # every piece is of kind 0: added to its place
    weights["places.weight"] = found["embeddings.position_embeddings.weight"] + kinds[0]
    named(weights, "norm", found, "embeddings.LayerNorm")
    for at in range(LAYERS):
        ours, theirs = f"layers.{at}", f"encoder.layer.{at}"
        for end in ("weight", "bias"):
            parts = [found[f"{theirs}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            weights[f"{ours}.attention.into.{end}"] = torch.cat(parts)
        named(weights, f"{ours}.attention.out", found, f"{theirs}.attention.output.dense")
        named(weights, f"{ours}.attention_norm", found, f"{theirs}.attention.output.LayerNorm")
        named(weights, f"{ours}.wide", found, f"{theirs}.intermediate.dense")
        named(weights, f"{ours}.narrow", found, f"{theirs}.output.dense")
        named(weights, f"{ours}.norm", found, f"{theirs}.output.LayerNorm")
    encoder.load_state_dict(weights)


def named(weights: dict[str, Tensor], ours: str, found: dict[str, Tensor], theirs: str) -> None:
    """Take over the weight and the bias of one module."""
    for end in ("weight", "bias"):
        weights[f"{ours}.{end}"] = found[f"{theirs}.{end}"]
