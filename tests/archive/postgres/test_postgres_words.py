"""Words, questions and marks are those of SQLite's FTS5, by FTS5 itself."""

from __future__ import annotations

import random
import sqlite3
import unicodedata

import pytest
from fts5_questions import QUESTIONS

from onrecord import QueryError
from onrecord.archive.postgres.asking import SAID, WORDS, tree
from onrecord.archive.postgres.finding import met, spans, tsquery
from onrecord.archive.postgres.placeholders import translated
from onrecord.archive.postgres.tokens import POSITIONS, tokens, vector

OTHERWISE = set("ǠǡᢅᢆꙮԨ")
"""Of all letters of Unicode 3.2, in which SQLite's tables and Python's agree, those that they read otherwise."""
TEXTS = [
    ("Depot hit", "Two missiles struck a grain depot; the depot burned. Fire, fire and smoke."),
    (None, "A 62-year-old fireman of Zürich evacuated the forest near the depot."),
    ("Fire in the forest", "Nobody was hurt, the mayor’s office said. The grain was saved."),
    ("Smoke", "The smoke over the grain and the depot was seen from afar, evacuation went on."),
    ("Grain", "grain grain depot grain depot depot"),
]
WRONG = [
    "62-year-old", "fire AND", "AND fire", "fire NOT", '"fire', "fire)", "(fire", "*", "fire + ", "nocolumn : fire",
    "NEAR(grain depot, x)", "NEAR(grain, depot)", "NEAR()", "a.b", "fire OR OR smoke", "()", "(fire OR smoke) grain",
    "{title : fire", "title :", ":", "fire ^", "$", "fire,smoke", "- fire", "{} : fire", "title : text : fire", "OR", "OR OR", "(((", "fire'",
]  # fmt: skip


@pytest.fixture(scope="module")
def fts5():
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE words USING fts5(title, text, tokenize='unicode61 remove_diacritics 2')"
    )
    connection.executemany("INSERT INTO words VALUES (?, ?)", TEXTS)
    yield connection
    connection.close()


def answers(fts5, question):
    return [
        (number - 1, marked)
        for number, marked in fts5.execute(
            "SELECT rowid, highlight(words, 1, '<', '>') FROM words WHERE words MATCH ? ORDER BY rowid",
            (question,),
        )
    ]


def ours(question):
    asked = tree(question, WORDS)
    found = []
    for at, (title, text) in enumerate(TEXTS):
        if met(asked, {"A": list(tokens(title or "")), "D": list(tokens(text))}) is not None:
            found.append((at, marked(text, spans(asked, {"A": title, "D": text}, "D"))))
    return found


def marked(text, some):
    """A text with its spans, those that overlap made one, as FTS5 marks them."""
    one: list[list[int]] = []
    for start, end in some:
        if one and start < one[-1][1]:
            one[-1][1] = max(end, one[-1][1])
        else:
            one.append([start, end])
    for start, end in reversed(one):
        text = f"{text[:start]}<{text[start:end]}>{text[end:]}"
    return text


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_and_marks_what_fts5_does(fts5, question):
    assert ours(question) == answers(fts5, question)


@pytest.mark.parametrize("question", WRONG)
def test_what_fts5_cannot_read_is_refused(fts5, question):
    with pytest.raises(sqlite3.OperationalError):
        answers(fts5, question)
    with pytest.raises(QueryError):
        tree(question, WORDS)


def test_made_up_questions_are_read_alike(fts5):
    made = random.Random(11)
    pieces = ["fire", "grain", "depot", "smoke", '"the depot"', "e*", "AND", "OR", "NOT", "(", ")", "title", ":", "text",
              "-", "{", "}", '""', "+", "*", ",", "NEAR(", "1"]  # fmt: skip
    read = 0
    for _ in range(4000):
        question = " ".join(made.choices(pieces, k=made.randint(1, 7)))
        try:
            wanted = answers(fts5, question)
        except sqlite3.OperationalError:
            with pytest.raises(QueryError):
                tree(question, WORDS)
            continue
        if question.count("NEAR(") and refused(question):
            continue
        found = ours(question)
        assert found == wanted, question
        read += 1
    assert read > 300


def refused(question):
    """Whether it is one that PostgreSQL cannot be asked."""
    try:
        tree(question, WORDS)
    except QueryError as error:
        return "in PostgreSQL" in str(error)
    return False


@pytest.mark.parametrize("question", ["^fire", "NEAR(a b c)", "NEAR(a b, 65)"])
def test_what_postgresql_cannot_be_asked_is_told(question):
    with pytest.raises(QueryError, match="in PostgreSQL"):
        tree(question, WORDS)


def test_brackets_have_an_end():
    with pytest.raises(QueryError, match="too many brackets"):
        tree("(" * 5000, WORDS)


def test_every_letter_is_read_as_fts5_reads_it():
    known = [
        chr(number)
        for number in range(1, 0x110000)
        if unicodedata.ucd_3_2_0.category(chr(number)) not in ("Cn", "Cs", "Co")
        and (
            number % 50 == 0 or not (0x3400 <= number < 0xD7A4 or number >= 0x20000)
        )  # of many that are alike
    ]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    connection.executemany("INSERT INTO t(rowid, x) VALUES (?, ?)", ((ord(one), f"q{one}w") for one in known))
    read: dict[int, list[str]] = {}
    for word, number in connection.execute("SELECT term, doc FROM v ORDER BY doc, offset"):
        read.setdefault(number, []).append(word)
    connection.close()
    otherwise = {one for one in known if [each.word for each in tokens(f"q{one}w")] != read[ord(one)]}
    assert otherwise <= OTHERWISE


def test_questions_as_postgresql_is_asked_them():
    assert tsquery(tree('content : (fire) AND {speaker_name source} : ("o" AND "neill")', SAID)) == (
        "('fire':C & ('o':AB & 'neill':AB))"
    )
    assert (
        tsquery(tree("NEAR(a b, 1)", WORDS))
        == "(('a' <1> 'b') | ('a' <2> 'b') | ('b' <1> 'a') | ('b' <2> 'a'))"
    )
    assert tsquery(tree('""', WORDS)) == ""


def test_positions_end_where_those_of_postgresql_do():
    assert vector([("A", "a " * (POSITIONS + 2))]).endswith(
        f"{POSITIONS - 1}A,{POSITIONS}A,{POSITIONS}A,{POSITIONS}A"
    )


def test_a_placeholder_in_quotes_or_behind_dashes_is_none():
    assert translated("SELECT '?' -- ?\n, \"?\", ? LIKE '%'") == (
        "SELECT '?' -- ?\n, \"?\", %s LIKE '%%'",
        (0,),
    )
