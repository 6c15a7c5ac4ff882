"""What is reported after a cue: where it begins, by the shapes the verb takes, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .cues import NOUN, Cue
from .page import FINAL, Page, Piece, Region
from .sources import SHUT, Nominal, following
from .words import sources, words

TAILS = frozenset({"to", "of", "for", "not", "from"})
FEWEST_QUOTED = 5  # tokens of a quotation, with its marks, that can be all that is said
FEWEST_SAID = 2  # words after "say" that are content: "said so." is
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
LONGEST_JOINT = 12  # tokens of a subject between a conjunction and its verb
CLAUSE_SUBJECT = 25  # tokens within which the verb of a clause without "that" must come
QUESTION_TAGS = frozenset({"WRB", "WP", "IN", "WDT"})


class Forward(NamedTuple):
    """Content after a cue: tokens [start, end), where the cue ends, and who is told."""

    start: int
    end: int
    cue_end: int
    addressee: Nominal | None = None


class Reach(NamedTuple):
    """What surrounds the search for content: the region, and its cues."""

    region: Region
    cues: Sequence[Cue]


def forward(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """The content after a cue, None where there is none."""
    high = reach.region.end
    at = cue.end
    addressee = None
    if "hearer" in cue.shapes:
        addressee = hearer(page, cue, high)
        if addressee and "whole" in cue.shapes and is_infinitive(page, addressee.end, high):
            return ended(page, cue, at, reach, addressee)
        at = addressee.end if addressee else at
    for place in dict.fromkeys((at, *circumstances(page, at, reach.region), *inserted(page, at, high))):
        start = clause(page, cue, place, reach.region)
        if start is not None:
            return ended(page, cue, start, reach, addressee)
    return phrase(page, cue, reach)


def ended(page: Page, cue: Cue, start: int, reach: Reach, addressee: Nominal | None) -> Forward | None:
    """Content from a token on to where it ends."""
    end = clause_end(page, start, cue, reach)
    return Forward(start, end, cue.end, addressee) if end > start else None


def hearer(page: Page, cue: Cue, high: int) -> Nominal | None:
    """Who is told: "told [reporters] that", "warned [the ward’s elders]: “..."."""
    found = following(page, cue.end, high) if cue.end < high else None
    if found is None:
        return None
    after = found.end
    while after < high and page.tags[after] == "RB":
        after += 1
    if after < high and page.is_finite(after) and page.words[after] not in {",", ":"}:
        return None  # "warned the dam would break": the subject of a clause
    return Nominal(found.start, described(page, found.end, high))


def described(page: Page, end: int, high: int) -> int:
    """Where somebody told ends with a clause that describes them: "told [the men sent to the front] that"."""
    if end >= high or page.tags[end] not in {"VBN", "VBG", "WP"}:
        return end
    stop = min(high, end + FARTHEST)
    that = next((i for i in range(end, stop) if page.words[i] in {"that", ",", ":"}), None)
    return that if that is not None and page.words[that] == "that" else end


def is_infinitive(page: Page, at: int, high: int) -> bool:
    """Whether an infinitive begins at a token: "to go", "not to go"."""
    at += at < high and page.words[at] == "not"
    return at < high and page.words[at] == "to"


def circumstances(page: Page, at: int, region: Region) -> list[int]:
    """Where content may begin once time, place and occasion are passed over, nearest first."""
    places = []
    high = min(region.end, at + FARTHEST)
    while at < high:
        later = circumstance(page, at, high, region.depth)
        if later is None:
            break
        at = later
        places.append(at)
    return [place for place in places if place < region.end and not page.is_finite(place)]


def inserted(page: Page, at: int, high: int) -> list[int]:
    """Where content begins after something between commas: "said, with some relief, that"."""
    if at >= high or page.words[at] != ",":
        return []
    close = next((i for i in range(at + 1, min(high, at + FARTHEST)) if page.words[i] == ","), None)
    return [close + 1] if close and page.words[close + 1 : close + 2] == ["that"] else []


def circumstance(page: Page, at: int, high: int, depth: int) -> int | None:
    """Where a phrase of time, place or occasion ends that begins at a token."""
    tag, word = page.tags[at], page.words[at]
    if page.level[at] > depth:
        return None
    if tag in {"RB", "RBR", "RP"}:
        return at + 1
    end = page.phrase_from.get(at)
    if end is not None:
        return end if page.is_time(at, end) else None
    if tag in {"IN", "TO", "JJ", "VBG"} and word in words().classes.circumstances:
        verbal = at + 1 < high and page.tags[at + 1] == "VBG"
        end = page.phrase_from.get(at + 1 + verbal)
        return end if end is not None and end <= high else None
    if tag == "CC" or word in words().classes.ties:
        return page.phrase_from.get(at + 1)
    return None


def clause(page: Page, cue: Cue, at: int, region: Region) -> int | None:
    """Where a clause or a quotation begins that a cue reports, looked for at one token."""
    if at >= region.end:
        return None
    word = page.words[at]
    begin = at + (word in {",", ":"} or page.is_dash(at))
    begin += begin < region.end and page.words[begin] == "that"
    if "quote" in cue.shapes and begin < region.end and page.next_quote(begin, region.depth):
        return begin
    if "quote" in cue.shapes and word == ":" and at + 1 < region.end:
        return at + 1
    if word == "that" and "any" in cue.shapes and not page.has_verb(at + 1, region.end):
        return at
    if (
        word == "that"
        and "that" in cue.shapes
        and page.tags[at] != "WDT"
        and page.has_verb(at + 1, region.end)
    ):
        return at + 1
    if "wh" in cue.shapes and word in words().classes.indirect_questions and page.tags[at] in QUESTION_TAGS:
        return at
    if "bare" in cue.shapes and is_clause(page, at, region):
        return at
    if "any" in cue.shapes and can_be_said(page, at, region):
        return at
    return None


def can_be_said(page: Page, at: int, region: Region) -> bool:
    """Whether the words from a token on can be what is said, whatever their tags: after "say" they are."""
    tag, word = page.tags[at], page.words[at]
    if page.level[at] > region.depth or not word[:1].isalnum() or region.end - at < FEWEST_SAID:
        return False
    if word in words().classes.conditions:
        return page.has_verb(at, region.end)
    return (
        tag not in {"IN", "CC", "RP"} and not page.is_finite(at) and word not in words().classes.subordinators
    )


def is_clause(page: Page, at: int, region: Region) -> bool:
    """Whether a clause of its own begins at a token: a subject, then its verb."""
    tag, word = page.tags[at], page.words[at]
    if tag in {
        ",",
        ":",
        ".",
        "CC",
        "WP",
        "WDT",
        "WRB",
        "''",
        "-RRB-",
    } or word in words().classes.subordinators - {"if", "since"}:
        return False
    if page.is_finite(at) or tag in {"VB", "VBN", "IN", "TO"}:
        return False
    index, high = at, min(region.end, at + CLAUSE_SUBJECT)
    relative = False
    while index < high:
        if page.words[index] in FINAL:
            return False
        if page.is_finite(index) and page.level[index] <= region.depth:
            if not relative:
                return True
            relative = False
        relative = relative or page.tags[index] in {"WDT", "WP"}
        index += 1
    return False


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
    """What something is described as: "described the raid as a success", "described as a success the raid"."""
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
    """Whether a phrase is followed by an infinitive or "of": "urged [them to go]", "accused [him of theft]"."""
    found = following(page, at, high)
    if found is None:
        return False
    return any(page.words[i] in TAILS for i in range(found.end, min(found.end + 2, high)))


def clause_end(page: Page, start: int, cue: Cue, reach: Reach) -> int:
    """Where content ends that begins at a token: with its sentence, before a new cue, after “...,”."""
    region = reach.region
    high = min((cut for cut in cuts(page, start, cue, reach)), default=region.end)
    index = start
    parentheses = 0
    while index < high:
        quote = page.next_quote(index, region.depth)
        if quote:
            index = quote.end
            if ends_content(page, start, quote, high):
                return index
            continue
        parentheses += (page.words[index] in {"(", "["}) - (page.words[index] in SHUT)
        if parentheses < 0:
            return index
        index += 1
    return trimmed(page, start, min(index, region.end))


def trimmed(page: Page, start: int, end: int) -> int:
    """An end without the final mark of its sentence."""
    while end > start and (
        page.words[end - 1] in FINAL
        or page.words[end - 1] == ","
        or page.spaces[end - 1]
        or page.is_dash(end - 1)
    ):
        end -= 1
    return end


def ends_content(page: Page, start: int, quote: Piece, high: int) -> bool:
    """Whether content from a token on ends with a quotation in it: “...,” or, of a quotation alone, an adjunct."""
    end = quote.end
    if end >= high:
        return True
    if any(page.next_quote(i, quote.depth) for i in range(end, high)):
        return False
    return page.words[end - 2] == "," or (
        quote.start <= start + 1
        and page.words[end] in words().classes.adjuncts
        and end - quote.start > FEWEST_QUOTED
    )


def cuts(page: Page, start: int, cue: Cue, reach: Reach) -> list[int]:
    """Where later cues of the sentence break away from what this one reports."""
    found = [
        cut
        for later in reach.cues
        if later.start > start and (cut := break_before(page, start, cue, later)) is not None
    ]
    if cue.trailing:
        found += [i for i in range(start + 1, reach.region.end - 1) if is_trailing(page, i)][:1]
    end = relative_end(page, start, cue, reach.region)
    found += [] if end is None else [end]
    found += [
        i - 1
        for i in range(start + 1, reach.region.end)
        if page.words[i - 1] == "," and begins_source_phrase(page, i)
    ]
    return found


def begins_source_phrase(page: Page, at: int) -> bool:
    """Whether "according to" or the like begins at a token."""
    return any(
        tuple(page.words[at : at + len(phrase)]) == phrase for phrase in sources().get(page.words[at], ())
    )


def break_before(page: Page, start: int, cue: Cue, later: Cue) -> int | None:
    """Where a later cue breaks away: ", adding", "and vowed", ", but the mayor said"."""
    before = later.start - 1
    if later.tag == "VBG":
        return before if page.words[before] == "," else None
    if page.tags[before] == "CC":
        alike = later.tag == cue.tag and not later.passive and before > start
        speaks = "quote" in later.shapes or not page.has_verb(start, before)
        return before if alike and speaks else None
    if later.tag == NOUN:
        return None
    for joint in range(before, max(start + 1, before - LONGEST_JOINT), -1):
        if page.is_finite(joint) or page.level[joint] > page.level[later.start]:
            return None
        word = page.words[joint]
        bare = word in words().classes.contrasts and page.tags[before] != "PRP"
        if word in words().classes.breaks and (page.words[joint - 1] == "," or bare):
            return joint - (page.words[joint - 1] == ",")
    return None


def is_trailing(page: Page, comma: int) -> bool:
    """Whether a comma begins the reporter's own remark on what is reported: ", angering", ", who"."""
    after = comma + 1
    return page.words[comma] == "," and (
        page.tags[after] == "VBG" or page.words[after] in words().classes.trailing
    )


def relative_end(page: Page, start: int, cue: Cue, region: Region) -> int | None:
    """Where a clause beside the main one ends whose verb a cue is: "Orel, who said she stayed, left"."""
    before = page.tags[cue.start - 1] if cue.start > region.start else ""
    if before not in {"WP", "WDT"} and not opens_sentence(page, cue, region):
        return None
    return next(
        (
            i
            for i in range(start + 1, min(region.end, start + FARTHEST))
            if page.words[i] == "," and page.level[i] <= region.depth and closes(page, i + 1, region)
        ),
        None,
    )


def opens_sentence(page: Page, cue: Cue, region: Region) -> bool:
    """Whether a cue opens a sentence with a clause beside the main one: "Asked ...", "After thanking ..."."""
    linked = cue.start > region.start and page.words[cue.start - 1] in words().classes.subordinators
    return cue.tag in {"VBG", "VBN", "VBD"} and (
        cue.start == region.start or (linked and cue.start <= region.start + 1)
    )


def closes(page: Page, at: int, region: Region) -> bool:
    """Whether the main clause goes on at a token: a verb, or a subject with its verb."""
    at += at < region.end and page.tags[at] == "RB"
    if at >= region.end:
        return False
    end = page.phrase_from.get(at, at)
    return page.is_finite(at) or (end < region.end and end > at and page.is_finite(end))
