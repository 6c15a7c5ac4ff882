"""The ONNX graph of the encoder: its file, its digest, its word pieces, one window through it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from ..errors import ModelError
from .arrays import Array, Ints
from .layout import Layout
from .pieces import tokenizer

MODEL = files("onrecord") / "encoder" / "model.onnx"
SEAL = files("onrecord") / "encoder" / "model.sha256"
"""The sha256 of the graph in the package, as `sha256sum` writes it; `scripts/seal` writes it anew."""
SLOW = ("SkipLayerNormFusion",)
"""Steps that onnxruntime 1.32 would fuse, which then take five times as long."""
REMEDY = "reinstall onrecord, or export it anew (training/README.md)"


@dataclass(frozen=True)
class Graph:
    """A graph with what its metadata say of it."""

    session: onnxruntime.InferenceSession
    layout: Layout
    tokenizer: Tokenizer
    digest: str

    def predict(self, ids: Ints, shapes: Ints) -> tuple[Array, Array]:
        """One framed window's numbers and shapes (N each) to labels (N x L) and vectors (N x V).

        One window a call: activations are rounded by a scale of the whole call, so the labels of windows
        that go through together depend on each other.
        """
        fed = {"ids": ids[None].astype(np.int64), "shapes": shapes[None].astype(np.int64)}
        labels, vectors = self.session.run(None, fed)
        return labels[0], vectors[0]


@cache
def shipped(threads: int) -> Graph:
    """The graph in the package, loaded once a process."""
    with as_file(MODEL) as path:
        return load(path, threads, sealed())


def sealed() -> str:
    """The sha256 that the graph in the package has to have."""
    try:
        return SEAL.read_text(encoding="ascii").split()[0]
    except (OSError, ValueError, IndexError) as error:
        raise ModelError(f"{SEAL}: the seal of the encoder is missing or damaged: {REMEDY}") from error


def refuse_damaged(path: Path, digest: str, wanted: str | None) -> None:
    """Raise for a graph that is not the one that was sealed."""
    if wanted is not None and digest != wanted:
        raise ModelError(
            f"{path}: is damaged or was replaced (its sha256 is {digest[:12]}..., "
            f"not {wanted[:12]}...): {REMEDY}"
        )


def load(path: Path, threads: int = 1, wanted: str | None = None) -> Graph:
    """The graph in a file; ModelError where it is missing, damaged, of another kind or of another sha256."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}: {REMEDY}") from error
    digest = hashlib.sha256(content).hexdigest()
    refuse_damaged(path, digest, wanted)
    try:
        session = opened(content, threads)
    except Exception as error:  # its errors have no common ancestor
        raise ModelError(f"{path}: no graph that onnxruntime reads ({error}): {REMEDY}") from error
    layout, pieces = described(path, session.get_modelmeta().custom_metadata_map)
    return Graph(session, layout, tokenizer(pieces), digest[:12])


def opened(content: bytes, threads: int = 1) -> onnxruntime.InferenceSession:
    """A graph as it is run; what onnxruntime raises where it can't be."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
    )


def described(path: Path, metadata: Mapping[str, str]) -> tuple[Layout, list[str]]:
    """The layout and the word pieces in a graph's metadata."""
    try:
        return msgspec.json.decode(metadata["layout"], type=Layout), metadata["vocabulary"].split("\n")
    except (KeyError, msgspec.DecodeError) as error:
        raise ModelError(f"{path}: its metadata are not ours ({error}): {REMEDY}") from error
