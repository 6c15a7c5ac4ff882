"""What the encoder heard, joined with what the rules read in the same words.

The encoder decides whether somebody is quoted at all; the rules add what it has no labels for: who is told,
whether it is denied, and the attributions inside other people's words. What only the rules read elsewhere
counts where the encoder holds it likely enough (of such readings half are right, of the others one in six),
where all of it is quoted with a source and a cue beside it (in PolNeAR's dev file none such was missed), and
where somebody counts ("put the toll at 29"), which PolNeAR hardly has and a record can't do without.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from ...encoder.labels import Labels, Said
from ...model import Span
from .nominals import Nominal
from .page import Page, Region
from .reading import Range, Reading
from .words import entries, nouns, words

SURE = 0.85  # of chance; where content is less sure, the rules have its ends right more often
KNOWN = 0.4  # of chance, from which what only the encoder hears counts
STRANGE = 0.48  # the same where its cue is no word of the lexicon: "[jailed] six activists"
MOST = 0.5  # share of the words of a content that may well be one, from which a rule's reading counts
ALIKE = 0.5  # share of the words of two contents that are in both, from which they are the same

RELATIVE = frozenset({"WP", "WDT"})  # tags of "who", "which"
TIES = frozenset({"IN", "WDT"})  # tags of "that" before a clause

Read = Sequence[tuple[Region, list[Reading]]]


def joined(page: Page, labels: Labels, ruled: Read) -> list[tuple[Region, list[Reading]]]:
    """The readings of every region: what was heard, with what the rules know of it; what the rules add."""
    regions = [region for region, _ in ruled]
    rules = Index(reading for _, readings in ruled for reading in readings)
    heard: list[Reading] = []
    used: set[int] = set()
    for said in in_tokens(page, labels.said, regions):
        reading = said
        if (found := same(said, rules, used)) is not None:
            used.add(found)
            reading = completed(page, said, rules.all[found])
        elif said.confidence is not None and said.confidence < least(page, said.cue):
            continue
        heard += by_paragraph(page, with_that(page, reading))
    left = [rule for number, rule in enumerate(rules.all) if number not in used]
    made: dict[Region, list[Reading]] = {region: [] for region in regions}
    for reading in sorted([*heard, *added(page, labels, heard, left)], key=lambda one: one.content[0]):
        made[reading.region].append(reading)
    return list(made.items())


def added(page: Page, labels: Labels, heard: Iterable[Reading], left: Iterable[Reading]) -> Iterator[Reading]:
    """What the rules alone read: inside other people's words, quotations, numbers, and what is likely."""
    outer = Index(heard)
    maybe = {at for start, end in ranges(page, labels.maybe) for at in range(start, end)}
    for rule in left:
        near = [outer.all[at] for at in outer.near(rule)]
        likely = sum(at in maybe for start, end in rule.content for at in range(start, end))
        quoted = bool(rule.source and rule.cue) and is_quoted(page, rule.content, rule.region.depth)
        apart = not near and (quoted or rule.counted or likely >= MOST * size(rule.content))
        if apart or any(is_inside(rule, one) for one in near):
            yield with_that(page, rule)


class Index:
    """Readings, and which of them stand at each token."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.all = list(readings)
        self.at: defaultdict[int, list[int]] = defaultdict(list)
        for number, reading in enumerate(self.all):
            for token in tokens(reading):
                self.at[token].append(number)

    def near(self, reading: Reading) -> list[int]:
        """The numbers of the readings that share a token with one."""
        return sorted({number for token in tokens(reading) for number in self.at.get(token, ())})


def tokens(reading: Reading) -> Iterator[int]:
    """The tokens of a reading's content and cue."""
    for start, end in (*reading.content, *([reading.cue] if reading.cue else [])):
        yield from range(start, end)


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
            owner(page, *source[0]) if source else None,
            cue[0] if cue else None,
            negated=any(page.words[i] in words().classes.negations for some in cue for i in range(*some)),
            inferred=not (source or cue) and is_quoted(page, content, region.depth),
            confidence=one.score,
        )


def owner(page: Page, start: int, end: int) -> Nominal:
    """A source without the mark of a possessor: "the mayor’s" view."""
    return Nominal(start, end - (end - start > 1 and page.tags[end - 1] == "POS"))


def ranges(page: Page, spans: Iterable[Span]) -> tuple[Range, ...]:
    """The tokens that some characters touch, without white space at their ends."""
    found = []
    for start, end in spans:
        first, last = bisect_right(page.ends, start), bisect_left(page.starts, end)
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


def is_quoted(page: Page, content: Sequence[Range], depth: int) -> bool:
    """Whether all words of some content stand in quotation marks."""
    return all(
        page.level[i] > depth or not page.words[i][:1].isalnum()
        for start, end in content
        for i in range(start, end)
    )


def same(heard: Reading, rules: Index, used: Container[int]) -> int | None:
    """The number of the rules' reading that tells the same, by its cue, else by its content; none twice."""
    best, number = (False, 0.0), None
    for at in rules.near(heard):
        if at in used:
            continue
        rule = rules.all[at]
        likeness = alike(heard.content, rule.content)
        cue = bool(likeness and heard.cue and rule.cue and shared([heard.cue], [rule.cue]))
        if (cue or likeness >= ALIKE) and (cue, likeness) > best:
            best, number = (cue, likeness), at
    return number


def completed(page: Page, heard: Reading, rule: Reading) -> Reading:
    """What was heard, with what the rules add to it."""
    source, cue = source_of(page, heard, rule), heard.cue or rule.cue
    unsure = heard.confidence is not None and heard.confidence < SURE
    around_all = shared([part for part in (source, cue) if part], heard.content)
    content = rule.content if (unsure and is_better(page, heard, rule)) or around_all else heard.content
    same_cue = heard.cue is None or bool(rule.cue and shared([heard.cue], [rule.cue]))
    return heard._replace(
        content=after(content, rule.addressee),
        source=source,
        cue=cue,
        addressee=rule.addressee,
        negated=rule.negated if same_cue else heard.negated,
        inferred=rule.inferred and heard.source is None,
    )


def least(page: Page, cue: Range | None) -> float:
    """How likely content must be that the rules don't read: more so after a cue that is no word of theirs."""
    if cue is None:
        return KNOWN
    known = any(page.words[i] in entries() or page.words[i] in nouns() for i in range(*cue))
    return KNOWN if known else STRANGE


def is_better(page: Page, heard: Reading, rule: Reading) -> bool:
    """Whether the rules have the ends of content better: of about the same words, or without an adjunct.

    “feels their pain” [during a visit in which he wept]: both have all that is quoted, the rules no more.
    """
    if alike(heard.content, rule.content) >= ALIKE:
        return True
    within = shared(rule.content, heard.content) == size(rule.content)
    quoted = inside_quotes(page, rule)
    return within and bool(quoted) and quoted == inside_quotes(page, heard)


def inside_quotes(page: Page, reading: Reading) -> set[int]:
    """The tokens of content that are quoted in it."""
    depth = reading.region.depth
    return {i for start, end in reading.content for i in range(start, end) if page.level[i] > depth}


def source_of(page: Page, heard: Reading, rule: Reading) -> Nominal | None:
    """The source that was heard; the rules' where there is none, it is a relative pronoun, or goes on."""
    if heard.source and rule.source:
        pronoun = page.tags[heard.source.start] in RELATIVE
        longer = rule.source.start == heard.source.start and rule.source.end > heard.source.end
        return rule.source if pronoun or longer else heard.source
    return heard.source or rule.source


def after(content: tuple[Range, ...], addressee: Nominal | None) -> tuple[Range, ...]:
    """Content without who is told, where it begins with them."""
    if addressee is None:
        return content
    low, high = addressee.start - 1, addressee.end
    return tuple((high if low <= start < high < end else start, end) for start, end in content)


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


def by_paragraph(page: Page, reading: Reading) -> Iterator[Reading]:
    """A reading, and as readings of their own, of the same voice, quotations in later paragraphs."""
    parts = sorted(part for piece in reading.content for part in lines(page, piece))
    first = page.paragraph[parts[0][0]]
    home = max(first, page.paragraph[(reading.cue or reading.source or parts[0])[0]])
    groups = [(at, list(some)) for at, some in groupby(parts, key=lambda part: page.paragraph[part[0]])]
    later = [some for at, some in groups if at > home and is_quoted(page, some, reading.region.depth)]
    apart = {part for some in later for part in some}
    kept = tuple(part for part in parts if part not in apart)
    yield reading._replace(content=kept) if apart else reading
    for some in later:
        yield Reading(reading.region, tuple(some), inferred=True, confidence=reading.confidence)


def lines(page: Page, piece: Range) -> Iterator[Range]:
    """The parts of a range in each paragraph."""
    inside = [i for i in range(*piece) if not page.spaces[i]]
    for _, group in groupby(inside, key=lambda i: page.paragraph[i]):
        found = list(group)
        yield found[0], found[-1] + 1


def is_inside(rule: Reading, heard: Reading) -> bool:
    """Whether all of a reading stands within the words of another."""
    parts = [*rule.content, *([rule.cue] if rule.cue else []), *([rule.source] if rule.source else [])]
    within = all(any(start <= part[0] and part[1] <= end for start, end in heard.content) for part in parts)
    return within and size(rule.content) < size(heard.content)


def shared(some: Iterable[Range], others: Sequence[Range]) -> int:
    """How many tokens stand in both of two lists of ranges."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def alike(some: Sequence[Range], others: Sequence[Range]) -> float:
    """The share of the tokens of two lists of ranges that stand in both.

    >>> alike([(0, 4)], [(2, 6)])
    0.3333333333333333
    """
    both = shared(some, others)
    return both / (size(some) + size(others) - both)


def size(ranges: Iterable[Range]) -> int:
    """How many tokens stand in some ranges."""
    return sum(end - start for start, end in ranges)
