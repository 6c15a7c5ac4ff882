"""Who reports: the whole noun phrase before or after a reporting verb."""

from __future__ import annotations

from typing import NamedTuple

from .page import Page
from .words import words

LONGEST = 60  # tokens that a source with all its modifiers may span
NOMINAL = frozenset(
    {"DT", "JJ", "JJR", "JJS", "CD", "PRP", "NN", "NNS", "NNP", "NNPS", "WP", "FW", "PRP$", "VBN"}
)
PARTICIPLES = frozenset({"VBG", "VBN"})
NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT"})
NAMES = frozenset({"NNP", "NNPS"})
OPEN, SHUT = frozenset({"(", "[", "-LRB-"}), frozenset({")", "]", "-RRB-"})


class Nominal(NamedTuple):
    """A noun phrase with its modifiers, tokens [start, end)."""

    start: int
    end: int


def subject(page: Page, at: int, low: int) -> Nominal | None:
    """The subject of the verb group that begins at a token, nothing before `low` looked at."""
    low = max(low, at - LONGEST)
    end = at
    while end > low and page.tags[end - 1] in {"RB", "RBR"}:
        end -= 1
    end = before_adjunct(page, end, low)
    if end > low and (page.words[end - 1] == "," or page.is_dash(end - 1)):
        return around_parenthesis(page, end - 1, low)
    if end > low and page.words[end - 1] in words().classes.relatives and page.tags[end - 1] in {"WP", "WDT"}:
        return antecedent(page, end - 1, low)
    found = nominal(page, end, low)
    if found is None and end > low and page.tags[end - 1] in {"VBN", "VBD"}:
        return nominal(page, end - 1, low)  # a reduced clause: "a survey published showed"
    return found or stretch(page, end, low)


def before_adjunct(page: Page, end: int, low: int) -> int:
    """An end without a time or a reflexive before it: "The mayor [on Friday] said", "Orel [herself] said"."""
    if end > low and page.words[end - 1] in words().classes.reflexives and end - 1 > low:
        return end - 1
    start = page.phrase_to.get(end)
    if start is None or start <= low or not page.is_time(start, end):
        return end
    return start - (page.tags[start - 1] == "IN" and start - 1 > low)


def stretch(page: Page, end: int, low: int) -> Nominal | None:
    """The words since the last boundary, where the tags of a subject make no phrase: "Vann/RB said"."""
    start = end
    while start > low and not is_boundary(page, start - 1, end):
        start -= 1
    if start == end or not any(page.tags[i] in NAMING or page.is_capital(i) for i in range(start, end)):
        return None
    return shortened(page, start, end) if page.tags[start] == "IN" else Nominal(start, end)


def is_boundary(page: Page, index: int, end: int) -> bool:
    """Whether no subject reaches back over a token: punctuation, a conjunction, a finite verb."""
    tag, word = page.tags[index], page.words[index]
    return (
        tag in {"CC", "WP", "WDT", "WRB", "``", "''", "MD", "VBZ", "VBP", "VBD", "TO", "EX"}
        or word in words().classes.subordinators
        or page.level[index] != page.level[end - 1]
        or not (word[:1].isalnum() or tag in {"POS", "HYPH", "$", "NNP"})
    )


def antecedent(page: Page, pronoun: int, low: int) -> Nominal | None:
    """What a relative pronoun stands for: the phrase before it."""
    end = pronoun
    if end > low and page.words[end - 1] == ",":
        end -= 1
    return nominal(page, end, low, alone=False) if end > low else None


def around_parenthesis(page: Page, close: int, low: int) -> Nominal | None:
    """A subject with something between commas after it: "Ada Orel, the mayor, said"."""
    best: Nominal | None = None
    for opener in range(close - 1, low, -1):
        mark = page.words[opener]
        if not (mark == "," or page.is_dash(opener)) or page.level[opener] != page.level[close]:
            continue
        found = nominal(page, opener, low)
        if found is None:
            continue
        if not is_apart(page, opener + 1, close):
            break
        kept = close if is_apposition(page, opener + 1, close) else opener
        if best is None or page.tags[found.end - 1] in NAMES:
            best = Nominal(found.start, kept)
    return best


def is_apart(page: Page, start: int, end: int) -> bool:
    """Whether some tokens can stand between commas after a name: no clause of their own."""
    if start >= end:
        return False
    if page.tags[start] in {"WP", "WDT", "WP$", "WRB"} or page.words[start] in words().classes.subordinators:
        return True
    inside = [i for i in range(start + 1, end) if page.is_finite(i)]  # at `start` it is a participle
    return all(any(page.tags[j] in {"WP", "WDT"} for j in range(start, i)) for i in inside)


def is_apposition(page: Page, start: int, end: int) -> bool:
    """Whether the words after a comma are one more description: "the mayor", "head of the council", "54"."""
    stop = page.phrase_from.get(start)
    return stop is not None and page.tags[start] not in {"PRP", "WP", "EX"} and not page.is_time(start, stop)


def nominal(page: Page, end: int, low: int, alone: bool = True) -> Nominal | None:
    """The noun phrase that ends before a token, with the modifiers that stand before that token too.

    One that must stand `alone` is none where it hangs on a preposition.
    """
    start = last_phrase(page, end, low)
    if start is None:
        return None
    while start > low:
        earlier = extended(page, start, low)
        if earlier is None:
            break
        start = earlier
    if start > low and is_rough(page, start):
        return Nominal(start - 1, end)
    if (
        alone
        and start > low
        and page.tags[start - 1] in {"IN", "TO"}
        and page.words[start - 1] not in words().classes.subordinators
    ):
        return shortened(page, start, end)
    return Nominal(start, end)


def is_rough(page: Page, start: int) -> bool:
    """Whether a number of people is made rough by the word before it: "[at] least half", "[about] 40 residents"."""
    counted = page.tags[start] in {"CD", "JJS"} or page.words[start] in words().classes.fractions
    return counted and page.words[start - 1] in words().classes.approximators


def shortened(page: Page, start: int, end: int) -> Nominal | None:
    """Of "At the meeting the mayor", the last phrase, where two stand side by side; of "women Orel", the name."""
    name = end
    while name > start and page.tags[name - 1] in NAMES:
        name -= 1
    if start < name < end and page.tags[name - 1] in {"NN", "NNS"}:
        return Nominal(name, end)
    stop = page.phrase_from.get(start)
    if stop is None or stop >= end:
        return None
    following = next((i for i in range(stop, end) if i in page.phrase_from), None)
    return Nominal(following, end) if following == stop else None


def last_phrase(page: Page, end: int, low: int) -> int | None:
    """Where the phrase begins that ends before a token."""
    if end <= low:
        return None
    if page.words[end - 1] in SHUT:
        opener = next((i for i in range(end - 1, max(low, end - 12), -1) if page.words[i] in OPEN), None)
        return last_phrase(page, opener, low) if opener is not None else None
    while end - 2 > low and page.tags[end - 2] == "HYPH":
        end -= 2  # "the 46-year-old"
    start = page.phrase_to.get(end)
    if start is not None and start >= low:
        if page.tags[start] == "EX":
            return None
        gerund = start - 2 > low and page.tags[start - 1] == "VBG" and page.words[start - 2] == ","
        return start - gerund  # ", polling documents show"
    inner = next(
        (s for s in range(end - 1, max(low, end - 12) - 1, -1) if page.phrase_from.get(s, 0) >= end), None
    )
    if inner is not None:
        return inner
    if page.tags[end - 1] in {"DT", "JJ", "JJS", "CD", "PDT", "JJR", "PRP", "NN", "NNS", "NNP"}:
        return end - 1
    return relative_start(page, end, low)


def relative_start(page: Page, end: int, low: int) -> int | None:
    """Where a phrase begins whose relative clause ends before a token: "those who fled said"."""
    for index in range(end - 1, max(low, end - 20), -1):
        if page.words[index] in {",", ";", ":"} or page.level[index] != page.level[end - 1]:
            return None
        if page.tags[index] in {"WP", "WDT"} and page.words[index] in words().classes.relatives:
            found = nominal(page, index, low, alone=False)
            return found.start if found else None
    return None


def extended(page: Page, start: int, low: int) -> int | None:
    """Where a phrase begins that the one from `start` belongs to, None where it stands on its own."""
    before = start - 1
    tag, word = page.tags[before], page.words[before]
    if tag in {"IN", "TO"} and word in words().classes.ties:
        return tied(page, before, low)
    if tag == "CC" or word == "&":
        return listed(page, before, low)
    if tag in PARTICIPLES or page.is_finite(before):
        return after_verb(page, before, low)
    return None


def tied(page: Page, preposition: int, low: int) -> int | None:
    """The phrase before a preposition: "the head of"; or before a participle with one: "men sent to"."""
    start = page.phrase_to.get(preposition)
    if (
        start is None
        and preposition > low
        and page.tags[preposition - 1] in {"DT", "JJ", "CD", "NN", "NNS", "JJS"}
    ):
        start = preposition - 1
    if start is not None and start >= low:
        return start
    verb = preposition - 1
    return after_verb(page, verb, low) if verb > low and page.tags[verb].startswith("VB") else None


def after_verb(page: Page, verb: int, low: int) -> int | None:
    """The phrase that a participle or a relative clause describes: "families fleeing the town"."""
    if page.tags[verb] in PARTICIPLES and verb in page.phrase_to and page.phrase_to[verb] >= low:
        return page.phrase_to[verb]
    index = verb
    while index > low and (page.tags[index - 1] in {"RB", "MD"} or page.tags[index - 1].startswith("VB")):
        index -= 1
    if (
        index > low
        and page.tags[index - 1] in {"WP", "WDT"}
        and page.words[index - 1] in words().classes.relatives
    ):
        found = page.phrase_to.get(index - 1)
        if found is None and page.tags[index - 2] in NOMINAL and index - 2 >= low:
            found = index - 2
        return found if found is not None and found >= low else None
    return None


def listed(page: Page, conjunction: int, low: int) -> int | None:
    """Where a list of phrases begins: "Orel and Vann", "Orel, Vann, and the mayor"."""
    end = conjunction - (page.words[conjunction - 1] == ",")
    start = page.phrase_to.get(end)
    if start is None or start < low or is_time_item(page, start, end):
        return None
    while start - 1 > low and page.words[start - 1] == "," and page.phrase_to.get(start - 1, -1) >= low:
        earlier = page.phrase_to[start - 1]
        if is_time_item(page, earlier, start - 1) or (
            earlier > low and page.tags[earlier - 1] in {"IN", "TO"}
        ):
            break
        start = earlier
    return start


def is_time_item(page: Page, start: int, end: int) -> bool:
    """Whether a phrase is a time, no member of a list of speakers."""
    return page.is_time(start, end)


def following(page: Page, at: int, high: int) -> Nominal | None:
    """The noun phrase that begins at a token, with its modifiers: "Olha Reva, head of the ward"."""
    end = page.phrase_from.get(at)
    if end is None and at < high and page.tags[at] in {"DT", "CD", "JJ", "PRP"}:
        later = (page.phrase_from.get(i) for i in range(at + 1, min(at + 4, high)))
        end = next((stop for stop in later if stop is not None), at + 1)
    if end is None or end > high or page.tags[at] in {"EX"}:
        return None
    while end + 1 < high and page.tags[end] == "HYPH":
        end += 2  # "the 46-year-old"
    while end < high:
        later = continued(page, end, high)
        if later is None:
            break
        end = later
    return Nominal(at, end)


def continued(page: Page, at: int, high: int) -> int | None:
    """Where a phrase ends that goes on at a token: "of the ward", "and Vann", ", the mayor"."""
    word, tag = page.words[at], page.tags[at]
    if word in SHUT or at + 1 >= high:
        return None
    if word in OPEN:
        return next((i + 1 for i in range(at, min(high, at + 12)) if page.words[i] in SHUT), None)
    stop = page.phrase_from.get(at + 1)
    if stop is None or stop > high or page.is_time(at + 1, stop):
        return None
    if tag in {"IN", "TO"}:
        return stop if word in words().classes.ties else None
    if tag == "CC" or word == ",":
        return None if starts_clause(page, stop, high) or page.tags[at + 1] in {"PRP", "EX"} else stop
    return None


def starts_clause(page: Page, end: int, high: int) -> bool:
    """Whether a verb comes right after a phrase, so that it is a subject itself."""
    return end < high and (
        page.is_finite(end)
        or (page.tags[end] in {"RB", "VBZ"} and end + 1 < high and page.is_finite(end + 1))
    )
