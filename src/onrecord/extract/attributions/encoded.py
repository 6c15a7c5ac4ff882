"""What the encoder heard, joined with what the rules read in the same words.

The encoder decides whether somebody is quoted at all; the rules add what it has no labels for: who is told,
whether it is denied, and the attributions inside other people's words. What only the rules read elsewhere
counts where the encoder holds it likely enough (of such readings half are right, of the others one in six),
where all of it is quoted with a source and a cue beside it or is a clause before who tells it (in PolNeAR's
dev file none such was missed), and where somebody counts ("put the toll at 29"), which PolNeAR hardly has and
a record can't do without.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ...encoder.labels import Labels, Said
from ...language import datelines
from ...model import Span
from .agreement import (
    KNOWN,
    completed,
    is_told_before,
    joined_halves,
    same,
    without_parts,
    without_what,
)
from .deeds import is_deed
from .denials import denied
from .headlines import topic
from .hearers import with_hearer
from .nominals import Nominal
from .others import without_rejoinders
from .overlap import Index, size
from .page import Page, Region
from .paragraphs import by_paragraph, is_quoted
from .reading import Range, Reading
from .relayed import relayed
from .tails import without_tail
from .verbless import are_told_apart
from .voices import without_place, without_time
from .words import entries, nouns, words

FAR = 3  # sentences between a cue and its content: of ten farther cues in PolNeAR dev none was right
ODD = 0.5  # of chance, from which what only the encoder hears counts whose cue is no word of telling
UNSAID = 0.65  # the same, where it has no source either: "three men | have been arrested"
UNTOLD = 0.6  # the same, where it has no cue in its sentence, and no source or only a few words
FEW = 5  # words that are hardly what somebody tells, but something in the sentence
MOST = 0.5  # share of the words of a content that may well be one, from which a rule's reading counts

HANGING = frozenset({"POS", "IN", "TO", "CC", ".", ":", ","})  # tags that no source ends with
BEGINNING = frozenset({"DT", "PRP$"})  # tags with which a phrase goes on: "who fled in the [quake]"
UNKNOWN = frozenset({"unclear", "uncertain", "unknown"})
ARTICLES = frozenset({"the", "a", "an"})
TIES = frozenset({"IN", "WDT"})  # tags of "that" before a clause

Read = Sequence[tuple[Region, list[Reading]]]
LeftOut = list[tuple[Reading, str]]
"""What was read and then left out, with the reason."""


def joined(page: Page, labels: Labels, ruled: Read, out: LeftOut) -> list[tuple[Region, list[Reading]]]:
    """The readings of every region: what was heard, with what the rules know of it; what the rules add.

    What is left out is put into `out`.
    """
    regions = [region for region, _ in ruled]
    rules = Index(reading for _, readings in ruled for reading in readings)
    heard: list[Reading] = []
    about = (topic(page, regions[0]) if regions else None) or -1
    used: set[int] = set()
    for said in in_tokens(page, labels.said, regions):
        reading = said
        if are_told_apart(page, said, rules):
            continue
        if (found := same(page, said, rules, used)) is not None:
            used.add(found)
            reading = completed(page, nearer(page, said, rules.all[found]), rules.all[found], rules)
        elif (why := unlikely(page, said) or far(page, said)) is not None:
            out.append((said, why))
            continue
        if reading.source is not None and reading.source.end <= about:
            out.append((said, "what a headline is about, no speaker"))
            continue
        heard += by_paragraph(page, without_tail(page, with_that(page, reading)))
    heard = joined_halves(page, without_parts(page, [without_what(page, one) for one in heard]))
    left = [rule for number, rule in enumerate(rules.all) if number not in used]
    made: dict[Region, list[Reading]] = {region: [] for region in regions}
    told = relayed(page, without_rejoinders(page, [*heard, *added(page, labels, heard, left, out)]))
    for reading in sorted(told, key=lambda one: one.content[0]):
        if is_deed(page, reading):
            out.append((reading, "something done or a name, not words"))
        else:
            whole = without_topic(without_it(page, reading), about)
            made[reading.region].append(with_hearer(page, denied(page, whole)))
    return list(made.items())


def added(
    page: Page, labels: Labels, heard: Iterable[Reading], left: Iterable[Reading], out: LeftOut
) -> Iterator[Reading]:
    """What the rules alone read: inside other people's words, quotations, numbers, and what is likely."""
    outer = Index(heard)
    maybe = {at for start, end in ranges(page, labels.maybe) for at in range(start, end)}
    for rule in map(partial(without_tail, page), left):
        near = [outer.all[at] for at in outer.near(rule)]
        likely = sum(at in maybe for start, end in rule.content for at in range(start, end))
        quoted = bool(rule.source and rule.cue) and is_quoted(page, rule.content, rule.region.depth)
        told = quoted or rule.sure or is_told_before(page, rule)
        apart = not near and (told or likely >= MOST * size(rule.content))
        around_all = rule.cue and rule.source and rule.content[0][1] <= rule.cue[0]
        whole = near and around_all and all(is_inside(one, rule) for one in near)
        if apart or whole or any(is_inside(rule, one) for one in near):
            yield with_that(page, rule)
        elif not near:
            out.append((rule, "the rules read words of somebody's here, the encoder hears none"))


def in_tokens(page: Page, said: Iterable[Said], regions: Sequence[Region]) -> Iterator[Reading]:
    """The encoder's attributions as ranges of tokens, those of no words left out."""
    starts = [region.start for region in regions]
    for one in said:
        content, source, cue = (ranges(page, spans) for spans in (one.content, one.source, one.cue))
        if not content:
            continue
        at = (*cue, *source, *content)[0][0]
        depth = page.level[at] - (at in page.quote_from) if cue or source else 0
        region = around(at, depth, regions, starts)
        yield Reading(
            region,
            content,
            owner(page, *source[0], behind=cue[:1] < source[:1]) if source else None,
            without_credit(page, *cue[0]) if cue else None,
            negated=any(page.words[i] in words().classes.negations for some in cue for i in range(*some)),
            inferred=not (source or cue) and is_quoted(page, content, region.depth),
            confidence=one.score,
        )


def without_credit(page: Page, start: int, end: int) -> Range:
    """A cue without whom it cites: "[reported], citing"."""
    credited = (
        end - start > 2 and page.words[end - 2] == "," and page.words[end - 1] in words().classes.citing
    )
    return (start, end - 2) if credited else (start, end)


def owner(page: Page, start: int, end: int, behind: bool) -> Nominal:
    """A source without what hangs on to it: "the mayor[’s]" view, "Orel [as]"; `behind` its cue, no place.

    Nor with the dateline before it: "[GUSAU, Nigeria -] Zamfara's commissioner"; but with all of "the" mayor.
    """
    led = datelines.end(page.text, page.starts[start])
    start = min(bisect_left(page.starts, led), end - 1) if led > page.starts[start] else start
    start -= start > 0 and page.words[start - 1] in ARTICLES and page.phrase_from.get(start - 1) == end
    end = page.phrase_from.get(start, end) if page.words[start:end] == ["the"] else end
    if end - start > 1 and page.tags[end - 1] in BEGINNING:
        end = page.phrase_from.get(end - 1, end)
    while end - start > 1 and hangs(page, end - 1):
        end -= 1
    return Nominal(start, without_place(page, start, without_time(page, start, end)) if behind else end)


def hangs(page: Page, at: int) -> bool:
    """Whether the last token of a source only ties something to it: "the mayor[’s]", "a man [who]"."""
    relative = page.tags[at] == "WP" and page.words[at - 1] != "of"  # not "many of whom"
    begun = page.tags[at] == "VBN" and page.words[at - 1] == ","  # "the report, released [on Monday]"
    hour = page.words[at] in {"late", "early"}  # "a statement by the army [late] on Friday"
    return page.tags[at] in HANGING or relative or begun or hour or is_aside(page, at)


def without_it(page: Page, reading: Reading) -> Reading:
    """A reading without an "it" that is nobody: "[It] remains unclear who fired"."""
    source, cue = reading.source, reading.cue
    nobody = source is not None and page.words[slice(*source)] == ["it"]
    return reading._replace(source=None) if nobody and cue and page.words[cue[1] - 1] in UNKNOWN else reading


def without_topic(reading: Reading, about: int) -> Reading:
    """A reading without what a headline is about, up to its colon: "[Karvia: ]nine dead, police say"."""
    (start, end), *more = reading.content
    return reading._replace(content=((about + 1, end), *more)) if start < about < end - 1 else reading


def is_aside(page: Page, at: int) -> bool:
    """Whether an adverb behind a comma ends words: "state media, [meanwhile]"."""
    return page.tags[at] == "RB" and page.words[at - 1] == ","


def ranges(page: Page, spans: Iterable[Span]) -> tuple[Range, ...]:
    """The tokens that some characters touch, without white space at their ends."""
    found = []
    for start, end in spans:
        first, last = page.ordered.range(start, end)
        while first < last and page.spaces[first]:
            first += 1
        while first < last and page.spaces[last - 1]:
            last -= 1
        if first < last:
            found.append((first, last))
    return tuple(found)


def around(at: int, depth: int, regions: Sequence[Region], starts: Sequence[int]) -> Region:
    """The sentence of a token, at a depth of quotation or as near to it as there is one."""
    best = regions[0]
    for number in range(bisect_right(starts, at) - 1, -1, -1):
        region = regions[number]
        if at < region.end and region.depth <= depth:
            return region
        best = region
        if not region.depth:
            break
    return best


def unlikely(page: Page, said: Reading) -> str | None:
    """Why content that the rules don't read is left out as too unlikely, None where it isn't."""
    least = needed(page, said)
    if said.confidence is None or said.confidence >= least:
        return None
    return f"heard as somebody's words with a chance of {said.confidence:.2f}, under {least}"


def needed(page: Page, said: Reading) -> float:
    """The chance that content needs: more where neither marks nor a word of telling show a speaker."""
    if any(page.level[i] > said.region.depth for start, end in said.content for i in range(start, end)):
        return KNOWN
    if gap(page, said, said.cue):
        return UNTOLD
    if said.cue is None:
        whole = size(said.content) > FEW and page.tags[said.content[-1][1] - 1] not in HANGING | {"DT"}
        return KNOWN if said.source is not None and whole else UNTOLD
    cue = page.words[said.cue[0] : said.cue[1]]
    spoken = said.source is not None and page.tags[said.source.start] == "PRP"
    if spoken or any(word in entries() or word in nouns() for word in cue):
        return KNOWN
    return ODD if said.source is not None else UNSAID


def nearer(page: Page, said: Reading, rule: Reading) -> Reading:
    """What was heard, with the source and cue that the rules read, where its own stand sentences farther."""
    if rule.source is None or rule.cue is None:
        return said
    own = max(gap(page, said, part) for part in (said.source, said.cue))
    other = max(gap(page, rule, part) for part in (rule.source, rule.cue))
    return said._replace(source=rule.source, cue=rule.cue) if other < own else said


def far(page: Page, said: Reading) -> str | None:
    """Why content is left out whose cue stands so many sentences away that the link is a slip, else None."""
    away = gap(page, said, said.cue)
    return f"its cue is {away} sentences away" if away > FAR else None


def gap(page: Page, reading: Reading, part: Range | Nominal | None) -> int:
    """How many sentences lie between content and source or cue, 0 in the same or where there is none."""
    if part is None:
        return 0
    before = page.sentence[reading.content[0][0]] - page.sentence[part[1] - 1]
    after = page.sentence[part[0]] - page.sentence[reading.content[-1][1] - 1]
    return max(before, after, 0)


def with_that(page: Page, reading: Reading) -> Reading:
    """A reading with the "that" which opens its clause, as PolNeAR has it."""
    (start, end), *others = reading.content
    before = start - 1
    if (
        reading.cue
        and reading.cue[1] <= before
        and page.words[before] == "that"
        and page.tags[before] in TIES
    ):
        return reading._replace(content=((before, end), *others))
    return reading


def without_that(page: Page, reading: Reading) -> tuple[Range, ...]:
    """The content of a reading without the "that" which opens its clause."""
    (start, end), *others = reading.content
    opens = page.words[start] == "that" and page.tags[start] in TIES and end - start > 1
    return (start + opens, end), *others


def is_inside(rule: Reading, heard: Reading) -> bool:
    """Whether all of a reading stands within the words of another."""
    parts = [*rule.content, *([rule.cue] if rule.cue else []), *([rule.source] if rule.source else [])]
    within = all(any(start <= part[0] and part[1] <= end for start, end in heard.content) for part in parts)
    return within and size(rule.content) < size(heard.content)
