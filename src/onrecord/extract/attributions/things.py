"""Content that is no clause: an infinitive, a noun phrase, an amount."""

from __future__ import annotations

from .adverbials import circumstances, steps
from .cues import Cue
from .ends import clause_end, ended
from .nominals import following
from .page import FINAL, Page, Region
from .reading import Forward, Reach
from .voices import is_voice
from .words import words

TAILS = frozenset({"to", "of", "for", "not", "from"})
FARTHEST = 30  # tokens between a cue and what it reports: "said in an interview with ... on Friday"
LONGEST_FIGURE = 15  # tokens of "the number of people killed in the northern provinces" before its "at"
NEAR_REASON = 4  # tokens between somebody attacked and the "for" of the reason
AMOUNT = frozenset({"$", "CD", "#"})
OBJECT_STARTS = frozenset(
    {
        "DT",
        "PDT",
        "PRP",
        "PRP$",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "JJR",
        "JJS",
        "CD",
        "VBG",
        "WP",
        "$",
        "RBR",
        "EX",
    }
)


def phrase(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """Content that is no clause: an infinitive, a noun phrase, an amount."""
    at, high = cue.end, reach.region.end
    if at >= high:
        return None
    if "at" in cue.shapes and (found := amount(page, cue, reach)):
        return found
    if "to" in cue.shapes and (found := infinitive(page, cue, reach)):
        return found
    if "as" in cue.shapes and (found := as_something(page, cue, reach)):
        return found
    return thing(page, cue, reach) or delayed(page, cue, reach)


def delayed(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """A noun phrase after a time: "announced on Wednesday [a new ferry]"."""
    at = cue.end + (page.tags[cue.end] == "IN")
    stop = page.phrase_from.get(at)
    if "object" not in cue.shapes or stop is None or stop >= reach.region.end or not page.is_time(at, stop):
        return None
    found = thing(page, cue._replace(end=stop), reach)
    return found._replace(cue_end=cue.end) if found else None


def infinitive(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """An infinitive, time and occasion before it passed over: "vowed in a speech to go on"."""
    for at in (cue.end, *circumstances(page, cue.end, reach.region)):
        after = at + 1
        if page.words[at] == "to" and after < reach.region.end and page.tags[after] in {"VB", "RB"}:
            start = at - (at > cue.end and page.words[at - 1] in words().classes.negations)
            return ended(page, cue, start, reach, None)
    return None


def amount(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """An amount something is put at: "valued at £2m", "put the toll at 12"."""
    at, high = cue.end, reach.region.end
    near = page.phrase_from.get(at, at)
    near = near if near < high else at
    put = page.words[near] == "at" and near + 1 < high and is_amount(page, near + 1)
    place = near if put else figure_at(page, at, high)
    if place is None:
        return None
    stop = next((i for i in range(place + 1, reach.region.end - 1) if ends_amount(page, i)), None)
    last = stop if stop is not None else clause_end(page, at, cue, reach)
    return Forward(at, min(last, clause_end(page, at, cue, reach)), cue.end)


def ends_amount(page: Page, mark: int) -> bool:
    """Whether an amount ends at a mark: at a comma, not before parts of it ("47, among them six women")."""
    return page.words[mark] in {",", ";"} and page.words[mark + 1] not in words().classes.partly


def figure_at(page: Page, at: int, high: int) -> int | None:
    """The "at" behind a figure of some length: "put the number of civilians killed [at] 47"."""
    named = False
    for index in range(at, min(high - 1, at + LONGEST_FIGURE)):
        if page.words[index] in {",", ";"}:
            return None
        named = named or page.words[index] in words().classes.figures
        if named and page.words[index] == "at" and is_number(page, index + 1, high):
            return index
    return None


def is_number(page: Page, at: int, high: int) -> bool:
    """Whether a number begins at a token, rough or not: "12", "more than 40"."""
    while at < high and page.tags[at] in {"RB", "RBR", "JJR", "JJS", "IN", "TO"}:
        at += 1
    return at < high and page.tags[at] in AMOUNT


def is_amount(page: Page, at: int) -> bool:
    """Whether a number or a sum begins at a token: "£2m", "about 40", "more than 12"."""
    return any(page.tags[i] in AMOUNT for i in range(at, min(at + 4, len(page.tags))))


def as_something(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """What something is described as: "described the raid as a success"."""
    at, high = cue.end, reach.region.end
    if page.words[at] == "as" and at + 1 < high:
        end = clause_end(page, at + 1, cue, reach)
        return Forward(at + 1, end, at + 1) if end > at + 1 else None
    found = following(page, at, high)
    if found is None:
        return None
    stop = min(high, found.end + FARTHEST)
    place = next(
        (i for i in range(found.end, stop) if page.words[i] in {"as", ",", ";"} or page.is_finite(i)), None
    )
    return ended(page, cue, at, reach, None) if place is not None and page.words[place] == "as" else None


def thing(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """A noun phrase that a cue reports: "announced a new dam", "called him a liar", "urged them to go"."""
    at, high = cue.end, reach.region.end
    if "number" in cue.shapes and is_number(page, at, high):
        return ended(page, cue._replace(trailing=True), at, reach, None)
    first = at + (page.tags[at] == "RB" and at + 1 < high and page.tags[at + 1] in AMOUNT)
    starts = page.tags[first] in OBJECT_STARTS or page.words[at] == "both"
    if not starts and page.next_quote(at, reach.region.depth) is None:
        return None
    if page.is_time(at, page.phrase_from.get(at, at)) or is_only_hearer(page, cue, reach.region):
        return None
    if "idea" in cue.shapes and not is_idea(page, at, high):
        return None
    if cue.shapes & {"object", "small"} or ("whole" in cue.shapes and carries_on(page, at, high)):
        return ended(page, cue._replace(shapes=cue.shapes | {"object"}, trailing=True), at, reach, None)
    return None


def is_only_hearer(page: Page, cue: Cue, region: Region) -> bool:
    """Whether somebody is told, and nothing said: "Orel told Radio Lisk.", "Nobody warned us."."""
    found = following(page, cue.end, region.end) if "hearer" in cue.shapes else None
    base = page.phrase_from.get(found.start, found.end) if found else 0
    if found is None or page.words[base - 1] in words().classes.told:
        return False
    if "any" not in cue.shapes and not is_voice(page, found.start, base):
        return False
    ends = (found.end, *steps(page, found.end, region))
    return any(end >= region.end or page.words[end] in FINAL for end in ends)


def is_idea(page: Page, at: int, high: int) -> bool:
    """Whether words can hit what begins at a token: "attacked [the plan]", "attacked [her for the cost]"."""
    end = page.phrase_from.get(at, at)
    if at in page.quote_from or page.words[end - 1] in words().classes.ideas:
        return True
    near = range(end, min(end + NEAR_REASON, high))
    return any(page.words[i] in {"for", "over", "as", "on"} and page.tags[i] == "IN" for i in near)


def carries_on(page: Page, at: int, high: int) -> bool:
    """Whether a phrase is followed by an infinitive or "of": "urged [them to go]"."""
    found = following(page, at, high)
    if found is None:
        return False
    return any(page.words[i] in TAILS for i in range(found.end, min(found.end + 2, high)))
