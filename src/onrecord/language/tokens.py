"""Tokens: spaCy's English tokenizer, with hyphens after digits split too."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

AFTER_DIGITS = (
    r"(?<=[0-9])[-–—](?=[A-Za-z])",  # 62-year-old, 200-plus
    r"(?<=[A-Za-z0-9])[—–](?=[A-Za-z0-9])",  # dashes without spaces
)


def blank() -> Language:
    """A spaCy pipeline that has only the tokenizer, for texts of any length.

    >>> [token.text for token in blank()("A 62-year-old man.")]
    ['A', '62', '-', 'year', '-', 'old', 'man', '.']
    """
    nlp = spacy.blank("en")
    infixes = (*(nlp.Defaults.infixes or ()), *AFTER_DIGITS)
    tokenizer: Tokenizer = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.max_length = 10**9  # sizes are limited where documents are made, in sources/
    return nlp
