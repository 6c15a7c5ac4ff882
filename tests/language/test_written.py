"""Docs as lists: what spaCy says token by token, once a Doc."""

import gc

from onrecord.language import sentences, tags, tokens, written

TEXT = "Mr. Orel’s men left. “Ten died,”  she said.\n\nIt rained."


def test_the_lists_say_what_spacy_says_of_each_token() -> None:
    doc = tokens.blank()(TEXT)
    page = written.of(doc)
    assert page.text == doc.text == TEXT
    assert page.texts == [token.text for token in doc]
    assert page.lowers == [token.lower_ for token in doc]
    assert page.blanks == [bool(token.whitespace_) for token in doc]
    assert page.spaces == [token.is_space for token in doc]
    assert page.ordered.starts == [token.idx for token in doc]
    assert page.ordered.ends == [token.idx + len(token) for token in doc]


def test_tags_and_sentences_are_those_of_the_moment() -> None:
    doc = tokens.blank()(TEXT)
    assert written.marked(doc).tags == [""] * len(doc)
    assert written.marked(doc).sentences == [(0, len(doc))]
    sentences.mark(doc)
    tags.tag(doc)
    assert written.marked(doc).tags == [token.tag_ for token in doc]
    assert written.marked(doc).firsts == [bool(token.is_sent_start) for token in doc]
    assert written.marked(doc).sentences == [(sent.start, sent.end) for sent in doc.sents]


def test_lists_are_made_once_and_again_where_tokens_were_joined() -> None:
    doc = tokens.blank()("New Lisk fell.")
    first = written.of(doc)
    assert written.of(doc) is first
    with doc.retokenize() as joining:
        joining.merge(doc[0:2])
    assert written.of(doc).texts == ["New Lisk", "fell", "."]


def test_lists_go_with_their_doc() -> None:
    doc = tokens.blank()(TEXT)
    written.of(doc)
    kept = len(written.KEPT)
    del doc
    gc.collect()
    assert len(written.KEPT) < kept


def test_a_doc_without_tokens_has_empty_lists() -> None:
    doc = tokens.blank()("")
    assert (written.of(doc).text, written.of(doc).texts, written.marked(doc).sentences) == ("", [], [])
