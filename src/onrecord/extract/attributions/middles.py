"""Speech around its cue: "The rescue, [Orel told parliament], had been slow."."""

from __future__ import annotations

from .adverbials import steps
from .cues import Cue
from .ends import clause_end
from .nominals import Nominal, following
from .page import Page
from .reading import Reach, Reading

LONGEST_SUBJECT = 30  # tokens of a subject, or of what describes it between commas
NOT_NOMINAL = frozenset({"IN", "TO", "VBN", "VB", "RB", "CC", "WRB", "WP", "WDT", "UH", "``"})


def middle(page: Page, cue: Cue, reach: Reach, source: Nominal, floor: int) -> Reading | None:
    """A clause that the cue and its source part: its subject before the commas, its verb after them."""
    unit = source.start if floor <= source.start < cue.start else cue.start
    comma = unit - 1
    if "after" not in cue.shapes or comma <= floor or page.words[comma] != ",":
        return None
    floor = clause_floor(page, floor, comma)
    if page.level[comma] > reach.region.depth or not is_subject(page, floor, comma):
        return None
    told = following(page, cue.end, reach.region.end) if "hearer" in cue.shapes and unit < cue.start else None
    end = told.end if told else max(cue.end, source.end)
    places = (place + 1 for place in (end, *steps(page, end, reach.region)))
    start = next(
        (at for at in places if page.words[at - 1 : at] == [","] and takes_up(page, at, reach)), None
    )
    if start is None:
        return None
    content = (floor, comma), (start, clause_end(page, start, cue, reach))
    return Reading(reach.region, content, source, (cue.start, cue.end), told, cue.negated, sure=True)


def clause_floor(page: Page, floor: int, comma: int) -> int:
    """Where the clause of a subject before a comma begins: "it held; [the bridge], he said, fell"."""
    low = max(floor, comma - LONGEST_SUBJECT)
    return next((at + 1 for at in range(comma - 1, low, -1) if page.words[at] == ";"), floor)


def is_subject(page: Page, start: int, end: int) -> bool:
    """Whether some tokens are a noun phrase, with what describes it, and no clause or adjunct."""
    base = page.phrase_from.get(start)
    named = page.tags[start] not in NOT_NOMINAL and not (base and page.is_time(start, base))
    inner = [i for i in range(start, end) if page.is_finite(i)]
    return named and all(any(page.tags[j] in {"WP", "WDT"} for j in range(start, i)) for i in inner)


def takes_up(page: Page, at: int, reach: Reach) -> bool:
    """Whether the verb of the clause follows: "had been", “never left”, or a quotation in mid-sentence."""
    if at >= reach.region.end - 1:
        return False
    if page.next_quote(at, reach.region.depth):
        return not page.is_capital(at + 1)
    verb = at + (page.tags[at] == "RB")
    return page.is_finite(verb) or is_past(page, verb, reach.region.end)


def is_past(page: Page, verb: int, high: int) -> bool:
    """Whether what is tagged as a participle must be a clause's verb: "Soldiers, he said, [shot] two"."""
    if page.tags[verb] not in {"VBN", "VB"} or page.words[verb - 1] != ",":
        return False
    rest = range(verb + 1, min(high, verb + LONGEST_SUBJECT))
    return not any(page.words[at - 1] == "," and page.is_finite(at) for at in rest)
