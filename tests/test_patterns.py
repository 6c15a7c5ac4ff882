"""No regular expression of ours takes longer than the text that it is tried on: steps are counted, not seconds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.hostile.attacks import SIZES, attacks
from benchmarks.hostile.backtracking import Counter, TooManyError
from benchmarks.hostile.patterns import SRC, Pattern, anchored, calls, every, missed

GROWTH = 2.6
"""Steps of a text twice as long: 2 where they grow with it, 4 where they grow with its square."""
LIMIT = 50_000
DENSE = 100
"""Steps for each character that no pattern takes; bounds that are nested take more, and grow no further."""
FEW = 400
"""Steps that tell nothing of growth."""
AT_ONE_PLACE = {
    "incidents/counters.py": "tried at the beginning of a sentence, of which 2 to 70 characters may name who counted"
}
"""Patterns that are made in a function, and used with `match` alone."""
ROOMS = sorted({path.relative_to(SRC).parts[0] for path in SRC.rglob("*.py")})


@pytest.fixture(scope="module")
def found() -> list[Pattern]:
    """Every pattern of ours."""
    return every()


def steps(one: Pattern, text: str | bytes, *, once: bool) -> int:
    counter = Counter(one.text, one.flags, LIMIT)
    return counter.match(text) if once else counter.search(text)


def growing(one: Pattern, *, once: bool) -> str | bytes | None:
    """A text on which a pattern takes more steps than it should, if any."""
    sizes = [3 * size for size in SIZES] if once else SIZES  # from one place alone more is seen
    for short, long in zip(*(attacks(one.text, one.flags, size) for size in sizes), strict=True):
        try:
            most = min(GROWTH * steps(one, short, once=once) + FEW, DENSE * (len(long) + 10))
            if steps(one, long, once=once) > most:
                return long
        except TooManyError:
            return long
    return None


def test_every_call_of_re_has_its_pattern_among_those_that_are_tried(found):
    assert missed(found, calls()) == []
    assert len(found) > 100
    assert {Path(one.file).parts[0] for one in found} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_pattern_takes_no_longer_than_its_text(found, room):
    patterns = [one for one in found if Path(one.file).parts[0] == room]
    slow = [
        one.where
        for one in patterns
        if growing(one, once=one.file in AT_ONE_PLACE or anchored(one)) is not None
    ]
    assert slow == []


@pytest.mark.parametrize(
    "text",
    [
        r"(?:(?:[A-Z]\w*[ .-]?)+,?\s?)+ said", r"(?:\d+,?)+(?:\.\d+)?\s*people", r"([\w.-]+)+@", r"^\s*((?:[A-Z]+\s*)+),",
        r"\d+.*?(people).*?(killed)", r"[“\"](.+?)[”\"] said", r"(.*?)\s*\n", r"\w+-\n",
        r"\s{0,999}(?:<!--.{0,2000}?-->\s{0,999}){0,9}<html",
    ],
)  # fmt: skip
def test_what_is_slow_is_found(text):
    """The shapes of the research, and the one that was in html.py and feed.py."""
    assert growing(Pattern("", 0, text, int(re.DOTALL)), once=False) is not None


def test_what_is_safe_is_left_alone():
    for text in (r"\b\w+-\n", r"(?>(?:<!--.{0,2000}?-->)\s{0,999}){0,9}<html"):
        assert growing(Pattern("", 0, text, 0), once=text.startswith("(?>")) is None


def test_the_counter_matches_as_the_engine_does():
    for text, tried in (
        (r"(a|ab)(c|bcd)(d*)", "abcd"),
        (r"(?<!x)\ba{2,3}?b", "xab aab"),
        (r"(?i)[^a-c]+?D", "efDd"),
    ):
        counter = Counter(text, 0, LIMIT)
        found = re.search(text, tried)
        assert next(counter.run(list(counter.tree), 0, tried, found.start())) == found.end()
