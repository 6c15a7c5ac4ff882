"""Sets of part-of-speech tags (Penn Treebank) that the event rules ask for."""

from __future__ import annotations

NAMES = frozenset({"NNP", "NNPS"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ADVERBS = frozenset({"RB", "RBR", "RBS"})
