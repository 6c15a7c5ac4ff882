"""A cue with its source and its content, before, around or after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .contents import Forward, Reach, circumstances, clause_end, forward, hearer
from .cues import NOUN, Cue, group_start
from .page import Page, Piece, Region
from .sources import Nominal, following, nominal, subject
from .words import words

Range = tuple[int, int]
FARTHEST_SUBJECT = 80  # tokens back to a subject that a verb shares
LINKS = frozenset(
    {"by", "after", "before", "while", "without", "in", ",", "when", "and", "but", "then", "or"}
)


class Reading(NamedTuple):
    """An attribution as ranges of tokens."""

    region: Region
    content: tuple[Range, ...]
    source: Nominal | None = None
    cue: Range | None = None
    addressee: Nominal | None = None
    negated: bool = False
    inferred: bool = False


class Neighbours(NamedTuple):
    """The sentence before, of the same paragraph, and the one after."""

    before: Region | None = None
    after: Region | None = None


def readings(page: Page, region: Region, cues: Sequence[Cue], beside: Neighbours) -> list[Reading]:
    """What the cues of a region report, in order."""
    found: list[Reading] = []
    reach = Reach(region, cues)
    floor = region.start
    for cue in cues:
        reading = read_cue(page, cue, reach, found, floor)
        reading = reading or across(page, cue, region, beside, found)
        if reading is None:
            continue
        found.append(reading)
        if region.start <= reading.content[0][1] <= cue.start:
            floor = max(floor, cue.end, reading.source.end if reading.source else 0)
    return found


def read_cue(page: Page, cue: Cue, reach: Reach, earlier: list[Reading], floor: int) -> Reading | None:
    """What a cue reports, by its kind."""
    if cue.tag == NOUN:
        return nominal_cue(page, cue, reach)
    if found := asked(page, cue, reach):
        return found
    if cue.passive:
        return passive(page, cue, reach)
    return active(page, cue, reach, earlier, floor)


def nominal_cue(page: Page, cue: Cue, reach: Reach) -> Reading | None:
    """What a noun of speech reports, of its possessor or of who makes it: "her claim that", "made a plea to"."""
    ahead = forward(page, cue, reach)
    source = possessor(page, cue.start, reach.region.start) or maker(page, cue, reach.region)
    if ahead is None or source is None:
        return None
    return Reading(reach.region, ((ahead.start, ahead.end),), source, (cue.start, cue.end))


def possessor(page: Page, noun: int, low: int) -> Nominal | None:
    """Whose a noun is: "[the mayor’s] claim", "[her] call"."""
    at = noun
    while at > low and page.tags[at - 1] in {"JJ", "NN", "VBN", "RB", "JJS"}:
        at -= 1
    if at == low:
        return None
    if page.tags[at - 1] == "PRP$":
        return Nominal(at - 1, at)
    if page.tags[at - 1] != "POS":
        return None
    start = next(
        (s for s in range(at - 1, max(low, at - 12) - 1, -1) if page.phrase_from.get(s, 0) >= at), None
    )
    return Nominal(start, at) if start is not None else None


def maker(page: Page, cue: Cue, region: Region) -> Nominal | None:
    """The subject of the light verb before a noun of speech: "[Orel] made the claim"."""
    start = next(
        (
            s
            for s in range(cue.start, max(region.start, cue.start - 6) - 1, -1)
            if page.phrase_from.get(s, 0) > cue.start
        ),
        cue.start,
    )
    verb = start - 1
    if verb <= region.start or page.words[verb] not in words().classes.light_verbs:
        return None
    return subject(page, group_start(page, verb, region.start), region.start)


def asked(page: Page, cue: Cue, reach: Reach) -> Reading | None:
    """A question put to the one who answers: "Asked whether the dam held, Orel said"."""
    region = reach.region
    opening = cue.start == region.start or page.words[cue.start - 1] in {"when", "if", "once"}
    if not opening or cue.start != cue.verb or cue.tag not in {"VBN", "VBD"}:
        return None
    ahead = forward(page, cue._replace(shapes=cue.shapes - {"hearer", "whole"}), reach)
    return Reading(region, ((ahead.start, ahead.end),), None, (cue.start, ahead.cue_end)) if ahead else None


def active(page: Page, cue: Cue, reach: Reach, earlier: list[Reading], floor: int) -> Reading | None:
    """What an active cue reports."""
    region = reach.region
    if (source := inverted(page, cue, region, floor)) is not None:
        return backward(page, cue, reach, source, floor)
    source = who(page, cue, region, earlier)
    if source is None:
        return None
    unit = source.start if source.end <= cue.start and source.start >= floor else cue.start
    if page.words[unit - 1 : unit] == ["as"] and (found := after_comma(page, cue, reach, source)):
        return found
    quote = quote_before(page, unit, region)
    if quote and "after" in cue.shapes and is_said(page, quote, floor):
        return backward(page, cue, reach, source, floor)
    ahead = forward(page, cue, reach)
    if ahead is not None:
        return Reading(
            region,
            ((ahead.start, ahead.end),),
            source,
            (cue.start, ahead.cue_end),
            ahead.addressee,
            cue.negated,
        )
    if "after" in cue.shapes and unit > floor:
        return backward(page, cue, reach, source, floor)
    return None


def after_comma(page: Page, cue: Cue, reach: Reach, source: Nominal) -> Reading | None:
    """A clause after an inserted cue that opens it: "As Orel noted, the dam held"."""
    region, at = reach.region, cue.end
    if (
        page.words[at : at + 1] != [","]
        or not page.has_verb(at + 1, region.end)
        or source.start > region.start + 2
    ):
        return None
    end = clause_end(page, at + 1, cue, reach)
    return Reading(region, ((at + 1, end),), source, (cue.start, cue.end), None, cue.negated)


def across(
    page: Page, cue: Cue, region: Region, beside: Neighbours, earlier: list[Reading]
) -> Reading | None:
    """A cue whose quotation is a sentence of its own: "“We stay!” / Orel said.", "Orel said: / “We stay.”"."""
    if cue.passive or "quote" not in cue.shapes or region.depth:
        return None
    source = who(page, cue, region, earlier)
    if source is None:
        return None
    after = page.next_quote(beside.after.start, 0) if beside.after else None
    if after and page.words[region.end - 1] == ":":
        return Reading(region, ((after.start, after.end),), source, (cue.start, cue.end), None, cue.negated)
    before = page.next_quote(beside.before.start, 0) if beside.before else None
    if before and source.start == region.start and beside.before:
        return Reading(region, ((before.start, before.end),), source, (cue.start, cue.end), None, cue.negated)
    return None


def quote_before(page: Page, at: int, region: Region) -> Piece | None:
    """The quotation that ends before a token, a comma or dash between them allowed."""
    for end in (at, at - 1):
        quote = page.quote_to.get(end)
        if (
            quote is not None
            and quote.start >= region.start
            and quote.depth == region.depth
            and (end == at or page.words[end] == "," or page.is_dash(end))
        ):
            return quote
    return None


def is_said(page: Page, quote: Piece, floor: int) -> bool:
    """Whether a quotation before a cue is what is said, no title in an adjunct: "On “Late News,” she said"."""
    return quote.start <= floor + 1 or page.has_verb(floor, quote.start)


def inverted(page: Page, cue: Cue, region: Region, floor: int) -> Nominal | None:
    """The source after its cue: "“...,” said Orel", "..., said the mayor of Lisk."."""
    if (
        "after" not in cue.shapes
        or cue.end >= region.end
        or cue.start <= floor
        or cue.tag not in {"VBD", "VBZ", "VBP", "VBN"}
    ):
        return None
    quote = quote_before(page, cue.start, region)
    if quote is None and (
        page.words[cue.start - 1] != "," or ("any" not in cue.shapes and cue.shapes & {"object", "hearer"})
    ):
        return None
    if quote is None and not page.has_verb(floor, cue.start):
        return None
    found = following(page, cue.end, region.end)
    if found is None or (found.end < region.end and page.is_finite(found.end)) or page.is_time(*found):
        return None
    return found


def backward(page: Page, cue: Cue, reach: Reach, source: Nominal, floor: int) -> Reading | None:
    """Content before its cue, and what goes on after it: "The dam, Orel said, held."."""
    region = reach.region
    unit = source.start if floor <= source.start < cue.start else cue.start
    if unit > floor and page.words[unit - 1] == "as":
        unit -= 1
    quote = quote_before(page, unit, region)
    if unit <= floor or not (quote or page.words[unit - 1] == "," or page.is_dash(unit - 1)):
        return None
    pieces = [(floor, unit)]
    told = hearer(page, cue, region.end) if "hearer" in cue.shapes and source.start < cue.start else None
    rest = rest_of(
        page, max(cue.end, source.end, told.end if told else 0), cue, reach, quoted=quote is not None
    )
    if rest:
        pieces.append(rest)
    elif not quote and "any" not in cue.shapes and not page.has_verb(floor, unit):
        return None
    return Reading(region, tuple(pieces), source, (cue.start, cue.end), told, cue.negated)


def rest_of(page: Page, at: int, cue: Cue, reach: Reach, quoted: bool) -> Range | None:
    """What goes on after an inserted cue."""
    region = reach.region
    for place in (at, *circumstances(page, at, region)):
        begin = place + (place < region.end and (page.words[place] in {",", ":"} or page.is_dash(place)))
        if begin >= region.end or (begin == place and not page.next_quote(place, region.depth)):
            continue
        if not page.next_quote(begin, region.depth) and (quoted or not goes_on(page, begin, region)):
            continue
        end = clause_end(page, begin, cue, reach)
        return (begin, end) if end > begin else None
    return None


def goes_on(page: Page, at: int, region: Region) -> bool:
    """Whether the reported clause goes on at a token, rather than the reporter’s own words."""
    if page.tags[at] in {"VBG", "WP", "WDT", "WP$", "WRB"} or page.words[
        at
    ] in words().classes.subordinators | {"but"}:
        return False
    return page.has_verb(at, region.end)


def who(page: Page, cue: Cue, region: Region, earlier: list[Reading]) -> Nominal | None:
    """The source of an active cue: its subject, or that of the clause it hangs on."""
    before = cue.start - 1
    if before < region.start:
        return opening_subject(page, cue, region)
    hangs = cue.tag == "VBG" or page.words[cue.start] == "to" or page.tags[before] == "CC"
    if not hangs:
        found = subject(page, cue.start, region.start)
        return found or (shared(page, cue, region, earlier) if page.words[before] == "," else None)
    linked = page.words[before] in LINKS or not page.words[before][:1].isalnum()
    if page.tags[before] != "CC" and not linked and cue.tag == "VBG":
        return nominal(page, cue.start, region.start)
    return shared(page, cue, region, earlier)


def opening_subject(page: Page, cue: Cue, region: Region) -> Nominal | None:
    """The subject after an opening participle: "Citing the cost, the council dropped it"."""
    if cue.tag != "VBG":
        return None
    comma = next(
        (i for i in range(cue.end, region.end - 1) if page.words[i] == "," and page.level[i] <= region.depth),
        None,
    )
    found = following(page, comma + 1, region.end) if comma else None
    return found if found and found.end < region.end and page.is_finite(found.end) else None


def shared(page: Page, cue: Cue, region: Region, earlier: list[Reading]) -> Nominal | None:
    """The subject of the clause before: "Orel wept and said", "“...,” Orel said, adding"."""
    for reading in reversed(earlier):
        inside = any(start <= cue.start < end for start, end in reading.content)
        if reading.source and not inside and page.tags[reading.source.end - 1] not in {"PRP$", "POS"}:
            return reading.source
    first: Nominal | None = None
    for index in range(cue.start - 1, max(region.start, cue.start - FARTHEST_SUBJECT), -1):
        if not page.tags[index].startswith(("VB", "MD")) or page.level[index] > region.depth:
            continue
        if page.tags[index - 1] in {"WP", "WDT", "MD"} or page.tags[index - 1].startswith("VB"):
            continue
        found = subject(page, index, region.start)
        if found is None or is_embedded(page, found, region):
            continue
        if page.is_finite(index):
            return found
        first = found if page.tags[index] == "VBN" else first
    return first


def is_embedded(page: Page, found: Nominal, region: Region) -> bool:
    """Whether a subject opens a clause that hangs on another: "that he", "because he"."""
    return found.start > region.start and page.words[found.start - 1] in words().classes.subordinators


def passive(page: Page, cue: Cue, reach: Reach) -> Reading | None:
    """What a passive cue reports: "was told that", "is expected to", "it was reported that"."""
    region = reach.region
    held = subject(page, cue.start, region.start)
    agent = following(page, cue.end + 1, region.end) if page.words[cue.end : cue.end + 1] == ["by"] else None
    moved = (
        cue._replace(end=agent.end, shapes=cue.shapes - {"hearer", "object", "small", "whole"})
        if agent
        else cue
    )
    ahead = passive_content(page, moved, reach)
    if ahead is None:
        return by_agent(page, cue, agent, held, reach)
    told = held if cue.shapes & {"hearer"} else None
    pieces: list[Range] = [(ahead.start, ahead.end)]
    if held and not told and page.words[held.start] != "it" and page.words[ahead.start - 1] != "that":
        pieces.insert(0, (held.start, held.end))
    if not agent and not told and not held:
        return None
    return Reading(region, tuple(pieces), agent, (cue.start, cue.end), told, cue.negated)


def by_agent(
    page: Page, cue: Cue, agent: Nominal | None, held: Nominal | None, reach: Reach
) -> Reading | None:
    """A passive whose subject is what is spoken of: "The plan was criticised by the mayor"."""
    if agent is None or held is None or not cue.shapes & {"object", "as", "small"}:
        return None
    return Reading(
        reach.region, ((held.start, held.end),), agent, (cue.start, cue.end + 1), None, cue.negated
    )


def passive_content(page: Page, cue: Cue, reach: Reach) -> Forward | None:
    """The content after a passive cue."""
    high = reach.region.end
    if cue.end >= high:
        return None
    infinitive = page.words[cue.end] == "to" and cue.end + 1 < high and page.tags[cue.end + 1] in {"VB", "RB"}
    if infinitive and cue.shapes & {"hidden", "whole"}:
        return ended_at(page, cue, cue.end, reach)
    if page.words[cue.end] == "as" and "as" in cue.shapes:
        return ended_at(page, cue, cue.end, reach)
    told = {"object"} if "hearer" in cue.shapes else set()
    return forward(page, cue._replace(shapes=cue.shapes & {"that", "wh", "quote", *told}), reach)


def ended_at(page: Page, cue: Cue, start: int, reach: Reach) -> Forward | None:
    """Content from a token to the end of its clause."""
    end = clause_end(page, start, cue, reach)
    return Forward(start, end, cue.end) if end > start else None
