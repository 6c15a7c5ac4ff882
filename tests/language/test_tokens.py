from __future__ import annotations

import pickle
import time

import pytest

from onrecord.language import tokens

WIDE = "Ten died — the mayor’s 62-year-old aunt too.\n"


@pytest.fixture(scope="module")
def nlp():
    return tokens.blank()


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "👩‍👩‍👧 e\u0301", "=" * 1000, f"{'😀' * 999} {WIDE}", WIDE + "’s" * 600]
)
def test_the_text_is_kept_exactly(nlp, text):
    assert nlp(text).text == text


def test_a_run_that_is_no_word_changes_no_token_elsewhere(nlp):
    plain, ruled = nlp(WIDE), nlp(f"{WIDE}{'=' * 500}")
    assert [(t.text, t.idx, t.norm_) for t in plain] == [(t.text, t.idx, t.norm_) for t in ruled][
        : len(plain)
    ]


@pytest.mark.parametrize("sign", ["<", "“", "%", "😀", "’s"])
def test_a_long_run_costs_no_more_than_its_length(nlp, sign):
    started = time.process_time()
    assert nlp(sign * 40_000).text == sign * 40_000  # in one run this takes ten minutes
    assert time.process_time() - started < 20


def test_it_survives_pickling(nlp):
    copy = pickle.loads(pickle.dumps(nlp.tokenizer))
    assert [token.text for token in copy(WIDE)] == [token.text for token in nlp(WIDE)]


def test_a_quotation_begins_without_a_space(nlp):
    assert [token.text for token in nlp("Orel said,“Look” and said:“Go”.")] == [
        *("Orel", "said", ",", "“", "Look", "”", "and", "said", ":", "“", "Go", "”", "."),
    ]
