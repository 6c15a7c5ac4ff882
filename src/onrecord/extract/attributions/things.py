"""Content that is no clause: an infinitive, a noun phrase, an amount."""

from __future__ import annotations

from .cues import Cue
from .ends import clause_end, ended
from .nominals import following
from .page import Page
from .reading import Forward, Reach

TAILS = frozenset({"to", "of", "for", "not", "from"})
FARTHEST = 30  # tokens between a cue and what it reports: "said in an interview with ... on Friday"
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
    if page.words[at] == "to" and "to" in cue.shapes and at + 1 < high and page.tags[at + 1] in {"VB", "RB"}:
        return ended(page, cue, at, reach, None)
    if "as" in cue.shapes and (found := as_something(page, cue, reach)):
        return found
    return thing(page, cue, reach)


def amount(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """An amount something is put at: "valued at £2m", "put the toll at 12"."""
    at = cue.end
    end = page.phrase_from.get(at)
    place = end if end is not None and end < reach.region.end else at
    if page.words[place] != "at" or place + 1 >= reach.region.end or not is_amount(page, place + 1):
        return None
    stop = next((i for i in range(place + 1, reach.region.end) if page.words[i] in {",", ";"}), None)
    last = stop if stop is not None else clause_end(page, at, cue, reach)
    return Forward(at, min(last, clause_end(page, at, cue, reach)), cue.end)


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
    first = at + (page.tags[at] == "RB" and at + 1 < high and page.tags[at + 1] in AMOUNT)
    starts = page.tags[first] in OBJECT_STARTS or page.words[at] == "both"
    if not starts and page.next_quote(at, reach.region.depth) is None:
        return None
    if page.is_time(at, page.phrase_from.get(at, at)):
        return None
    if cue.shapes & {"object", "small"} or ("whole" in cue.shapes and carries_on(page, at, high)):
        return ended(page, cue._replace(shapes=cue.shapes | {"object"}, trailing=True), at, reach, None)
    return None


def carries_on(page: Page, at: int, high: int) -> bool:
    """Whether a phrase is followed by an infinitive or "of": "urged [them to go]"."""
    found = following(page, at, high)
    if found is None:
        return False
    return any(page.words[i] in TAILS for i in range(found.end, min(found.end + 2, high)))
