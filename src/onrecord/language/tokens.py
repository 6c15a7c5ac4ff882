"""Tokens: spaCy's English tokenizer, with hyphens after digits split too, and ranks whole ("Lt.")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.attrs import ORTH
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from .abbreviations import compounds, ranks

AFTER_DIGITS = (
    r"(?<=[0-9])[-–—](?=[A-Za-z])",  # 62-year-old, 200-plus
    r"(?<=[A-Za-z0-9])[—–](?=[A-Za-z0-9])",  # dashes without spaces
    r"(?<=[A-Za-z0-9])[,:](?=[“\"«])",  # said,“Look
    r"(?<=[A-Za-z0-9][,:])[“\"«](?=\w)",
)

NO_WORD = re.compile(r"\S{300,}")
"""Longer than any word or address in a report: a table's rule, a row of emoji, data in letters."""
PIECE = 100
"""spaCy's time grows with the square of such a run (5,000 brackets take 6 s), so it gets pieces."""

MOST_STRINGS = 32_768
"""Strings that a vocabulary may hold, 0.4 KB each; it forgets none, and each report brings new names."""

MADE: list[Language] = []
"""The tokenizer of this process, once there is one."""


class Tokens(Tokenizer):  # type: ignore[misc]  # spaCy has no types here
    """spaCy's tokenizer, in time that grows with the length of the text, whatever is in it."""

    def __call__(self, text: str) -> Doc:
        """The Doc of a text."""
        made = [super(Tokens, self).__call__(piece) for piece in pieces(text)]
        return made[0] if len(made) == 1 else Doc.from_docs(made, ensure_whitespace=False)


def pieces(text: str) -> Iterator[str]:
    """A text cut inside the runs that are no word.

    >>> [len(piece) for piece in pieces("Ten died. " + "=" * 350)]
    [110, 100, 100, 50]
    """
    done = 0
    for run in NO_WORD.finditer(text):
        for cut in range(run.start() + PIECE, run.end(), PIECE):
            yield text[done:cut]
            done = cut
    yield text[done:]


def blank() -> Language:
    """A spaCy pipeline that has only the tokenizer, for texts of any length.

    >>> [token.text for token in blank()("A 62-year-old man.")]
    ['A', '62', '-', 'year', '-', 'old', 'man', '.']
    >>> [token.text for token in blank()("said Lt. Col. Orel.")]
    ['said', 'Lt.', 'Col.', 'Orel', '.']
    """
    nlp = English(create_tokenizer=made)
    nlp.max_length = 10**9  # sizes are limited where documents are made, in sources/
    return nlp


def made(nlp: Language) -> Tokens:
    """The tokenizer of a pipeline: spaCy's rules, ours with them."""
    usual = nlp.Defaults
    return Tokens(
        nlp.vocab,
        rules=usual.tokenizer_exceptions | {one: [{ORTH: one}] for one in (*ranks(), *compounds())},
        prefix_search=compile_prefix_regex(usual.prefixes or ()).search,
        suffix_search=compile_suffix_regex(usual.suffixes or ()).search,
        infix_finditer=compile_infix_regex((*(usual.infixes or ()), *AFTER_DIGITS)).finditer,
        token_match=usual.token_match,
        url_match=usual.url_match,
    )


def tokenizer() -> Language:
    """The tokenizer that the finders rely on: one a process, made anew once it has seen very many words.

    Docs that an earlier one has made keep that one's vocabulary.
    """
    if not MADE or len(MADE[0].vocab.strings) > MOST_STRINGS:
        MADE[:] = [blank()]
    return MADE[0]
