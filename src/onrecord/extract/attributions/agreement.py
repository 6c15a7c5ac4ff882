"""One attribution made of what was heard and of what the rules read in the same words."""

from __future__ import annotations

from collections.abc import Container

from .nominals import Nominal
from .overlap import Index, alike, shared, size
from .page import Page
from .reading import Range, Reading

SURE = 0.85  # of chance; where content is less sure, the rules have its ends right more often
ALIKE = 0.5  # share of the words of two contents that are in both, from which they are the same
RELATIVE = frozenset({"WP", "WDT"})  # tags of "who", "which"


def same(page: Page, heard: Reading, rules: Index, used: Container[int]) -> int | None:
    """The number of the rules' reading that tells the same, by its cue, else by its content; none twice."""
    best, number = (False, 0.0), None
    for at in rules.near(heard):
        if at in used:
            continue
        rule = rules.all[at]
        if are_layers(page, heard, rule):
            continue
        likeness = alike(heard.content, rule.content)
        cue = bool(likeness and heard.cue and rule.cue and shared([heard.cue], [rule.cue]))
        if (cue or likeness >= ALIKE) and (cue, likeness) > best:
            best, number = (cue, likeness), at
    return number


def are_layers(page: Page, one: Reading, other: Reading) -> bool:
    """Whether one of two readings is said inside the other: its verb stands in what the other reports."""
    if not (one.cue and other.cue) or shared([one.cue], [other.cue]):
        return False
    return is_verb_inside(page, one.cue, other) or is_verb_inside(page, other.cue, one)


def is_verb_inside(page: Page, cue: Range, outer: Reading) -> bool:
    """Whether a cue that is no noun stands in what a reading reports."""
    return bool(shared([cue], outer.content)) and not page.tags[cue[1] - 1].startswith("NN")


def is_around(rule: Reading) -> bool:
    """Whether what is reported stands before and after its cue."""
    return rule.cue is not None and rule.content[0][1] <= rule.cue[0] and rule.content[-1][0] >= rule.cue[1]


def completed(page: Page, heard: Reading, rule: Reading) -> Reading:
    """What was heard, with what the rules add to it."""
    source, cue = source_of(page, heard, rule), heard.cue or rule.cue
    unsure = heard.confidence is not None and heard.confidence < SURE
    covers = shared([part for part in (source, cue) if part], heard.content)
    parted = is_around(rule) and shared(rule.content, heard.content) == size(heard.content)
    content = rule.content if (unsure and is_better(page, heard, rule)) or covers or parted else heard.content
    same_cue = heard.cue is None or bool(rule.cue and shared([heard.cue], [rule.cue]))
    return heard._replace(
        content=after(content, rule.addressee),
        source=source,
        cue=cue,
        addressee=rule.addressee,
        negated=rule.negated if same_cue else heard.negated,
        inferred=rule.inferred and heard.source is None,
    )


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
