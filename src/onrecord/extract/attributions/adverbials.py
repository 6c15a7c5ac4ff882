"""What may stand between a cue and what it reports: time, place and occasion."""

from __future__ import annotations

from .page import Page, Region
from .words import words

FARTHEST = 30  # tokens between a cue and what it reports: "said in an interview with ... on Friday"
LONGEST_ADVERBIAL = 15  # tokens of one phrase before "that": "said in his nightly address to the people"


def openings(page: Page, at: int, region: Region) -> list[int]:
    """Where content may begin after a cue, the likeliest first: behind a time, at the cue, farther on."""
    later = circumstances(page, at, region)
    reached = [place for step in (at, *later) for place in inserted(page, step, region.end)]
    hidden = behind(page, at, region)
    thats = [place for place in (*later, *reached, *hidden) if page.words[place] == "that"]
    timed = later if opens_with_time(page, at) else []
    return list(dict.fromkeys((*thats, *timed, at, *later, *reached)))


def opens_with_time(page: Page, at: int) -> bool:
    """Whether a time begins at a token that tells when it was said: "last year", not "next year"."""
    return page.is_time(at, page.phrase_from.get(at, at)) and page.words[at] not in words().classes.ahead


def circumstances(page: Page, at: int, region: Region) -> list[int]:
    """Where content may begin once time, place and occasion are passed over, nearest first."""
    places = steps(page, at, region)
    return [place for place in places if place < region.end and not page.is_finite(place)]


def steps(page: Page, at: int, region: Region) -> list[int]:
    """Where each phrase of time, place or occasion ends that follows a token."""
    places = []
    high = min(region.end, at + FARTHEST)
    while at < high:
        later = circumstance(page, at, high, region.depth)
        if later is None:
            break
        at = later
        places.append(at)
    return places


def inserted(page: Page, at: int, high: int) -> list[int]:
    """Where content begins after something between commas: "said, with some relief, that"."""
    if at + 1 >= high or page.words[at] != ",":
        return []
    close = next((i for i in range(at + 1, min(high, at + FARTHEST)) if page.words[i] == ","), None)
    cited = page.words[at + 1] in words().classes.citing
    return [close + 1] if close and (cited or page.words[close + 1 : close + 2] == ["that"]) else []


def behind(page: Page, at: int, region: Region) -> list[int]:
    """The "that" behind a phrase in which the tagger saw no noun: "said in his nightly address that"."""
    if at >= region.end or page.words[at] not in words().classes.circumstances:
        return []
    for index in range(at + 1, min(region.end, at + LONGEST_ADVERBIAL)):
        if page.words[index] == "that":
            return [index]
        mark = not (page.words[index][:1].isalnum() or page.tags[index] in {"HYPH", "POS"})
        if mark or page.is_finite(index) or page.level[index] > region.depth:
            return []
    return []


def circumstance(page: Page, at: int, high: int, depth: int) -> int | None:
    """Where a phrase of time, place or occasion ends that begins at a token."""
    tag, word = page.tags[at], page.words[at]
    if page.level[at] > depth:
        return None
    if tag in {"RB", "RBR", "RP"}:
        return at + 1
    if at in page.phrase_from or word in words().classes.which_time:
        end = page.phrase_from.get(at, at + 2)  # "last year" may be of one phrase with who is told
        return end if page.is_time(at, end) else None
    if tag in {"IN", "TO", "JJ", "VBG"} and word in words().classes.circumstances:
        verbal = at + 1 < high and page.tags[at + 1] == "VBG"
        stop = page.phrase_from.get(at + 1 + verbal)
        return stop if stop is not None and stop <= high else None
    if tag == "CC" or word in words().classes.ties:
        return page.phrase_from.get(at + 1)
    return None
