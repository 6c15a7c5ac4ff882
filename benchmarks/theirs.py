"""spaCy's own components as en_core_web_sm has them, with random weights: the same arithmetic, no download.

Sizes are those of en_core_web_sm's configuration: tagger and parser listen to one encoder, the entity
recogniser has its own. Its rules for lemmas and attributes are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

from benchmarks.clock import Round, timed

WIDTH, DEPTH = 96, 4
SHARED = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50}
OWN = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}
TAGS, DEPENDENCIES, ENTITIES = 50, 45, 18
SEED = 1  # of six, that with the longest sentences and fewest entities; 5,510-5,680 words a second for five
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}

Config = dict[str, Any]


@cache
def load() -> Language:
    """The pipeline, ready to read, made once a process."""
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": encoder(SHARED)})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    nlp.add_pipe("parser", config={"model": transitions("parser", LISTENER), "min_action_freq": 1})
    nlp.add_pipe("ner", config={"model": transitions("ner", encoder(OWN))})
    nlp.initialize(lambda: list(examples(nlp)))
    for name in ("tagger", "parser", "ner"):
        component: Any = nlp.get_pipe(name)
        scatter(component.model)
    nlp("Rain fell.")
    return nlp


def ready() -> bool:
    """Load what is loaded once a process."""
    return bool(load().pipe_names)


def reading(texts: Sequence[str]) -> Round:
    """The reading of some texts, in batches of spaCy's own choosing."""
    nlp = load()
    with timed(texts) as made:
        for _ in nlp.pipe(texts):
            pass
    return made


def encoder(rows: dict[str, int]) -> Config:
    """Hashed embeddings of some attributes and a convolution of four layers."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": list(rows),
            "rows": list(rows.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def transitions(kind: str, tok2vec: Config) -> Config:
    """What chooses the next step of the parser or of the entity recogniser."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def examples(nlp: Language) -> Iterator[Example]:
    """A made-up sentence of three words for each label, with arcs to the left and to the right."""
    for at in range(max(TAGS, DEPENDENCIES, ENTITIES)):
        label = f"dep{at % (DEPENDENCIES - 2)}"  # ROOT and dep are the others
        entity = f"B-ENT{at % ENTITIES}"
        doc = Doc(
            nlp.vocab,
            words=["they", "saw", "it"],
            tags=[f"TAG{at % TAGS}"] * 3,
            heads=[1, 1, 1],
            deps=[label, "ROOT", label],
            ents=["O", "O", entity],
        )
        yield Example(nlp.make_doc(doc.text), doc)


def scatter(model: Any) -> None:  # noqa: ANN401 - thinc is untyped here
    """Fill the weights that begin at zero: with equal scores a parser would take one and the same step."""
    chance = np.random.default_rng(SEED)
    for node in model.walk():
        if "W" in node.param_names and node.has_param("W") and not node.get_param("W").any():
            shape = node.get_param("W").shape
            node.set_param("W", (chance.standard_normal(shape) / shape[-1] ** 0.5).astype(np.float32))
