"""A cue with its source and its content, before, around or after it."""

from __future__ import annotations

from collections.abc import Sequence

from .adverbials import circumstances, steps
from .contents import forward, hearer, is_clause
from .cues import NOUN, Cue
from .ends import clause_end
from .headlines import is_first, is_headline
from .middles import middle
from .nominals import Nominal, following
from .nouns import nominal_cue
from .page import FINAL, NAMES, Page, Piece, Region
from .passives import asked, passive
from .reading import Neighbours, Range, Reach, Reading
from .rejoinders import rejoinder
from .subjects import who
from .voices import without_place, without_time
from .words import words

COUNTS = frozenset({"at", "number"})  # shapes of a cue that reports a number


def readings(page: Page, region: Region, cues: Sequence[Cue], beside: Neighbours) -> list[Reading]:
    """What the cues of a region report, in order."""
    found: list[Reading] = []
    reach = Reach(region, cues)
    floor = region.start
    for cue in cues:
        if is_credit(page, cue, region):
            continue
        reading = read_cue(page, cue, reach, found, floor)
        if reading is None or tells_nothing(page, cue, reading):
            reading = across(page, cue, region, beside, found) or reading
        if reading is None:
            continue
        if found and found[-1].cue and found[-1].cue[0] >= cue.start:
            found.pop()  # "declined" of "declined to say", which is one cue
        found.append(reading)
        if region.start <= reading.content[0][1] <= cue.start:
            floor = max(floor, cue.end, reading.source.end if reading.source else 0)
    return found


def is_credit(page: Page, cue: Cue, region: Region) -> bool:
    """Whether who is cited stands between commas: "reported[, citing two diplomats,] that it failed"."""
    cited = page.words[cue.verb] in words().classes.citing and page.words[cue.start - 1] == ","
    named = following(page, cue.end, region.end) if cited and cue.start > region.start else None
    return named is not None and page.words[named.end : named.end + 1] == [","]


def read_cue(page: Page, cue: Cue, reach: Reach, earlier: list[Reading], floor: int) -> Reading | None:
    """What a cue reports, by its kind."""
    if cue.tag == NOUN:
        return nominal_cue(page, cue, reach)
    if found := asked(page, cue, reach) or rejoinder(page, cue, reach.region):
        return found
    if cue.passive:
        return passive(page, cue, reach)
    return active(page, cue, reach, earlier, floor)


def tells_nothing(page: Page, cue: Cue, reading: Reading) -> bool:
    """Whether what follows a cue is no more than whom or when: "“Why?” Orel asked reporters on Monday"."""
    start, end = reading.content[0]
    if start < cue.end or "quote" not in cue.shapes:
        return False
    quoted = any(page.level[i] > reading.region.depth for i in range(start, end))
    return not quoted and (page.words[start] in {"as", "when", "while"} or not page.has_verb(start, end))


def active(page: Page, cue: Cue, reach: Reach, earlier: list[Reading], floor: int) -> Reading | None:
    """What an active cue reports."""
    behind = inverted(page, cue, reach.region, floor)
    source = behind or who(page, cue, reach.region, earlier)
    if source is None:
        return None
    if found := middle(page, cue, reach, source, floor):
        return found
    if behind:
        return backward(page, cue, reach, source, floor)
    return beside(page, cue, reach, source, floor)


def beside(page: Page, cue: Cue, reach: Reach, source: Nominal, floor: int) -> Reading | None:
    """What a cue reports whose source stands before it."""
    region = reach.region
    unit = source.start if source.end <= cue.start and source.start >= floor else cue.start
    if page.words[unit - 1 : unit] == ["as"] and (found := after_comma(page, cue, reach, source)):
        return found
    if cue.shapes >= {"hearer", "after"} and is_told(page, cue, region, (floor, unit)):
        return backward(page, cue, reach, source, floor)
    quote = quote_before(page, unit, region)
    said_before = quote is not None and is_said(page, quote, floor)
    ahead = None if said_before and "after" in cue.shapes else forward(page, cue, reach)
    if ahead is None:
        hung = "hearer" in cue.shapes and not quote and is_adjunct(page, floor, unit)
        is_after = "after" in cue.shapes and unit > floor and not hung
        return backward(page, cue, reach, source, floor) if is_after else None
    content, told = ((ahead.start, ahead.end),), (cue.start, ahead.cue_end)
    counted = bool(cue.shapes & COUNTS) and "CD" in page.tags[ahead.start : ahead.end]
    return Reading(region, content, source, told, ahead.addressee, cue.negated, sure=counted)


def is_told(page: Page, cue: Cue, region: Region, before: Range) -> bool:
    """Whether nothing but who is told follows a cue, and a clause stands before it: "..., Orel told us."."""
    start, end = before
    if end <= start or page.words[end - 1] != "," or not is_main_clause(page, start, end - 1):
        return False
    told = hearer(page, cue, region.end)
    ends = (told.end, *steps(page, told.end, region)) if told else ()
    return any(end >= region.end or page.words[end] in FINAL or page.words[end] == "," for end in ends)


def is_adjunct(page: Page, start: int, end: int) -> bool:
    """Whether some tokens only tell where or when: "In Lisk, which was flooded, [Orel told reporters]"."""
    opens = page.tags[start] in {"IN", "VBG", "VBN"}
    quoted = any(page.level[i] > page.level[start] for i in range(start, end))
    return opens and not quoted and not is_main_clause(page, start, end)


def is_main_clause(page: Page, start: int, end: int) -> bool:
    """Whether some tokens hold the verb of a clause that hangs on no other."""
    if page.words[start] in words().classes.subordinators:
        return False
    return any(
        page.is_finite(i) and page.tags[i - 1] not in {"WDT", "WP", "WRB"} for i in range(start + 1, end)
    )


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
    """A cue whose quotation is a sentence of its own: "“We stay!” / Orel said."."""
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
    """Whether a quotation before a cue is what is said, no title: "On “Late News,” she said"."""
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
    found = following(page, cue.end, region.end)
    if found is None or (found.end < region.end and page.is_finite(found.end)) or page.is_time(*found):
        return None
    found = Nominal(found.start, without_place(page, found.start, without_time(page, *found)))
    if quote_before(page, cue.start, region) or is_parted(page, cue, found, region):
        return found
    takes_thing = "hearer" in cue.shapes or ("any" not in cue.shapes and "object" in cue.shapes)
    clause = page.has_verb(floor, cue.start) or is_headline(page, region) or is_last(page, found, region)
    begun = page.words[cue.start - 1] == "," and clause
    return found if begun and not takes_thing else None


def is_last(page: Page, source: Nominal, region: Region) -> bool:
    """Whether somebody named ends a sentence, or all before who he is: ", said Ada Orel(, the mayor)."."""
    ends = source.end >= region.end or page.words[source.end] in FINAL | {","}
    return ends and page.tags[source.start] in NAMES


def is_parted(page: Page, cue: Cue, source: Nominal, region: Region) -> bool:
    """Whether a cue and its source stand between commas, before a verb: ", argued Orel, could not hold"."""
    verb = source.end + 1
    commas = page.words[cue.start - 1] == "," and page.words[source.end : verb] == [","]
    return commas and verb < region.end and (page.is_finite(verb) or page.tags[verb] == "RB")


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
    last = max(cue.end, source.end) == region.end and is_first(page, region)
    return Reading(region, tuple(pieces), source, (cue.start, cue.end), told, cue.negated, sure=last)


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
    if page.words[at] == "that":
        return is_clause(page, at + 1, region)  # "It is doubtful, she said, that the dam holds"
    if page.words[at] == "to" and page.tags[at + 1 : at + 2] == ["VB"]:
        return True  # "It is too early, she said, to tell"
    if page.words[at] in words().classes.resulting | words().classes.totalling:
        return True  # "A bomb went off, she said, killing nine"
    if page.tags[at] in {"VBG", "WP", "WDT", "WP$", "WRB"} or page.words[
        at
    ] in words().classes.subordinators | {"but"}:
        return False
    return page.has_verb(at, region.end)
