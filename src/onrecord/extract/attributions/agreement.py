"""One attribution made of what was heard and of what the rules read in the same words."""

from __future__ import annotations

from collections.abc import Container, Sequence

from .ends import trimmed
from .headlines import crosses_mark
from .nominals import Nominal, following
from .overlap import Index, alike, shared, size
from .page import Page
from .paragraphs import is_run
from .reading import Range, Reading
from .words import entries, words

SURE = 0.8  # of chance; where content is less sure, the rules have its ends right more often
KNOWN = 0.34  # of chance, from which what only the encoder hears counts, and its ends
UNSURE = 0.65  # of chance, under which the rules have the whole of a clause before who tells it
ALIKE = 0.5  # share of the words of two contents that are in both, from which they are the same
ON = frozenset({"on", "via", "meanwhile", ","})
"""What follows a source that was heard whole: "wrote Orel [on] Telegram"."""
LONGEST_SUBJECT = 12  # tokens of somebody who tells something in a second clause, up to their verb
LONGEST_AGENT = 8  # tokens between a passive and what somebody is accused of: "by three prosecutors"
LONGEST_JOINT = 3  # tokens between two clauses: ", while", "; but"
PARTICIPLES = frozenset({"VBN", "VBD"})  # the tagger takes one for the other
RELATIVE = frozenset({"WP", "WDT"})  # tags of "who", "which", "that"


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
        beside = likeness or (rule.source is not None and shared([rule.source], heard.content))
        cue = bool(beside and heard.cue and rule.cue and shared([heard.cue], [rule.cue]))
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
    return shared([cue], outer.content) == size([cue]) and not page.tags[cue[1] - 1].startswith("NN")


def is_around(rule: Reading) -> bool:
    """Whether what is reported stands before and after its cue."""
    return rule.cue is not None and rule.content[0][1] <= rule.cue[0] and rule.content[-1][0] >= rule.cue[1]


def completed(page: Page, heard: Reading, rule: Reading, rules: Index) -> Reading:
    """What was heard, with what the rules add to it."""
    same_cue = heard.cue is None or bool(rule.cue and shared([heard.cue], [rule.cue]))
    return heard._replace(
        content=content_of(page, heard, rule, rules),
        source=source_of(page, heard, rule),
        cue=cue_of(page, heard, rule),
        addressee=rule.addressee,
        negated=rule.negated if same_cue else heard.negated,
        inferred=rule.inferred and heard.source is None,
    )


def content_of(page: Page, heard: Reading, rule: Reading, rules: Index) -> tuple[Range, ...]:
    """The content that was heard; the rules' where that is unsure, or would have source and cue in it."""
    outside = [part for part in (source_of(page, heard, rule), heard.cue or rule.cue) if part]
    all_of_it = shared(rule.content, heard.content) == size(heard.content)
    parted = all_of_it and (is_around(rule) or is_run(page, rule.content[0]))
    unsure = heard.confidence is not None and heard.confidence < SURE
    better = unsure and (is_better(page, heard, rule) or is_cut(page, heard, rule, rules))
    parted = parted or crosses_mark(page, rule.region, heard.content)
    ruled = parted or better or shared(outside, heard.content) or (all_of_it and is_torn(page, heard, rule))
    return after(rule.content if ruled else own_parts(page, heard, rules), rule)


def is_torn(page: Page, heard: Reading, rule: Reading) -> bool:
    """Whether only a phrase was heard of the clause before who tells it: "Bombs hit [a mill], he said"."""
    start, end = rule.content[-1]
    before = rule.cue is not None and end <= rule.cue[0] and not page.level[start] > rule.region.depth
    torn = before and not any(page.has_verb(*part) for part in heard.content)
    return torn and any(page.tags[at].startswith("VB") for at in range(start, end))


def own_parts(page: Page, heard: Reading, rules: Index) -> tuple[Range, ...]:
    """What was heard without the clause of another behind it: "it fell, they said[, but Orel denied it]"."""
    first, *more = heard.content
    if not more:
        return heard.content
    begun = {other.source.start for at in rules.near(heard) if (other := rules.all[at]).source is not None}
    return first, *(part for part in more if not is_anothers(page, part, begun))


def is_anothers(page: Page, part: Range, begun: set[int]) -> bool:
    """Whether a part of content is a clause in which somebody else tells something."""
    return page.words[part[0]] in words().classes.breaks and part[0] + 1 in begun


def is_cut(page: Page, heard: Reading, rule: Reading, rules: Index) -> bool:
    """Whether what was heard goes on over somebody else's words: "it failed, [but the rebels said so]"."""
    (first, end), *more = rule.content
    if more or heard.content[0][0] not in {first - 1, first}:
        return False
    reach = heard._replace(content=((first, heard.content[-1][1] + LONGEST_SUBJECT),))
    others = (rules.all[at] for at in rules.near(reach))
    return any(is_others(page, end, other) or is_joined(page, rule, other) for other in others)


def is_joined(page: Page, rule: Reading, other: Reading) -> bool:
    """Whether somebody goes on to tell more behind a clause: "said it held [and blamed] Orel"."""
    if rule.source is None or rule.source != other.source or other.cue is None:
        return False
    end = rule.content[-1][1]
    return (
        page.words[end : end + 1] == ["and"]
        and other.cue[0] == end + 1
        and other.content[0][0] >= other.cue[1]
    )


def is_others(page: Page, end: int, other: Reading) -> bool:
    """Whether the clause or the rejoinder of another begins at a token: ", [but the rebels said so]"."""
    if other.source is None:
        return False
    answers = other.negated and other.sure and page.words[end : end + 1] == [","]
    return is_parted(page, end, other.source.start) or (answers and other.content[0][0] == end + 1)


def is_parted(page: Page, end: int, start: int) -> bool:
    """Whether only a mark and a conjunction part two clauses: "it fell[, but] they", "fell[;] they"."""
    joint = page.words[end:start] if 0 < start - end <= LONGEST_JOINT else []
    return bool(joint) and joint[-1] in words().classes.contrasts | {";"} and set(joint[:-1]) <= {",", ";"}


def cue_of(page: Page, heard: Reading, rule: Reading) -> Range | None:
    """The cue that was heard; the rules' where theirs is nearer to the content: "shrugged and [said]"."""
    if is_of_more(page, heard, rule):
        return rule.cue
    if heard.cue and rule.cue and heard.cue[1] < rule.cue[0] <= heard.content[0][0]:
        tied = {page.tags[i] for i in range(heard.cue[1], rule.cue[0])} <= {"CC", "RB"}
        return rule.cue if tied else heard.cue
    if heard.cue and rule.cue and page.words[heard.cue[1] - 1] in words().classes.citing:
        return rule.cue  # "[said], quoting its own figures, the harvest was poor"
    return heard.cue or rule.cue


def is_of_more(page: Page, heard: Reading, rule: Reading) -> bool:
    """Whether the cue heard is of the clause before: "[said] it held and blamed Orel"."""
    if not (heard.cue and rule.cue and heard.cue[1] < rule.cue[0] <= heard.content[0][0]):
        return False
    begun = rule.cue[1] == rule.content[0][0] and page.has_verb(heard.cue[1], rule.cue[0])
    return begun and alike(heard.content, rule.content) >= ALIKE


def is_better(page: Page, heard: Reading, rule: Reading) -> bool:
    """Whether the rules have the ends of content better: of about the same words, or without an adjunct.

    “feels their pain” [during a visit in which he wept]: both have all that is quoted, the rules no more.
    """
    if alike(heard.content, rule.content) >= ALIKE or is_begun(page, heard, rule):
        return True
    within = shared(rule.content, heard.content) == size(rule.content)
    quoted = inside_quotes(page, rule)
    return within and bool(quoted) and quoted == inside_quotes(page, heard)


def is_begun(page: Page, heard: Reading, rule: Reading) -> bool:
    """Whether unsure content is a piece of the clause before its cue, or unlikely one begins a phrase."""
    piece = shared(heard.content, rule.content) == size(heard.content)
    if is_unsure(heard) and is_told_before(page, rule):
        return piece
    if is_unsure(heard) and piece and is_told_behind(page, rule):
        return not any(page.has_verb(start, end) for start, end in heard.content)
    (start, end), *more = rule.content
    if more or start != heard.content[0][0] or heard.confidence is None or heard.confidence >= KNOWN:
        return False
    found = following(page, start, end)
    before = rule.cue is not None and end <= rule.cue[0]
    return before or (found is not None and found.end >= end)


def is_unsure(heard: Reading) -> bool:
    """Whether the rules have the whole of a clause, and who tells it, more often than what was heard."""
    return (heard.confidence or 0.0) < UNSURE


def is_told_before(page: Page, rule: Reading) -> bool:
    """Whether a whole clause stands before who tells it: "[Five men died], the mayor said"."""
    start, end = rule.content[0]
    told = tells_clause(page, rule) and rule.cue is not None and rule.cue[0] >= end
    return told and ";" not in page.words[start:end]


def is_told_behind(page: Page, rule: Reading) -> bool:
    """Whether a whole clause stands behind who tells it: "the mayor said (that) [five men died]"."""
    return tells_clause(page, rule) and rule.cue is not None and 0 <= rule.content[0][0] - rule.cue[1] <= 1


def tells_clause(page: Page, rule: Reading) -> bool:
    """Whether somebody tells one clause by a verb of telling, or by the mark of a headline."""
    (start, end), *more = rule.content
    if more or rule.cue is None or rule.source is None:
        return False
    verb = page.words[rule.cue[1] - 1] in entries()
    before = end <= rule.cue[0] and any(page.tags[at].startswith("VB") for at in range(start, end))
    return before or page.has_verb(start, end) or page.tags[start] == "VBG" if verb else rule.sure


def inside_quotes(page: Page, reading: Reading) -> set[int]:
    """The tokens of content that are quoted in it."""
    depth = reading.region.depth
    return {i for start, end in reading.content for i in range(start, end) if page.level[i] > depth}


def source_of(page: Page, heard: Reading, rule: Reading) -> Nominal | None:
    """The source that was heard; the rules' where there is none, theirs goes on, or it is no source."""
    if not heard.source:
        return rule.source
    if not rule.source:
        inside = [*rule.content, *([rule.addressee] if rule.addressee else [])]
        passive = rule.cue and not words().classes.be.isdisjoint(page.words[slice(*rule.cue)])
        return None if passive and shared([heard.source], inside) else heard.source
    pronoun = page.tags[heard.source.start] in RELATIVE
    longer = rule.source.start == heard.source.start and rule.source.end > heard.source.end
    longer = longer and (page.words[heard.source.end] not in ON or begins_clause(page, heard.source))
    instead = is_relative(page, heard, rule) or is_beyond(heard, rule) or is_inside_told(page, heard, rule)
    instead = instead or is_of_clause_before(page, heard, rule)
    instead = instead or (rule.source.start == heard.source.start and cuts_source(heard, rule.source))
    instead = instead or (rule.source.end == heard.source.end and is_maker(page, heard.source, rule.source))
    return rule.source if pronoun or longer or instead else heard.source


def begins_clause(page: Page, source: Nominal) -> bool:
    """Whether a participle ends a source, so that more belongs to it: "a statement [read] on television"."""
    return source.end - source.start > 1 and page.tags[source.end - 1] in PARTICIPLES


def is_maker(page: Page, source: Nominal, whole: Nominal) -> bool:
    """Whether only who made it was heard of a source: "a report released on Monday by [the UN]"."""
    return whole.start < source.start and page.words[source.start - 1] == "by"


def cuts_source(heard: Reading, source: Nominal) -> bool:
    """Whether content was heard from the midst of a source on: "According to the mayor, [Orel, it] sank"."""
    return source.start < heard.content[0][0] < source.end


def is_beyond(heard: Reading, rule: Reading) -> bool:
    """Whether a source was heard behind the content of a cue whose subject stands right before it."""
    if not (heard.source and rule.source and rule.cue and heard.cue and shared([heard.cue], [rule.cue])):
        return False
    subject = rule.source.end == rule.cue[0] and rule.cue[1] <= heard.content[0][0]
    return subject and heard.source.start >= heard.content[-1][1]


def is_of_clause_before(page: Page, heard: Reading, rule: Reading) -> bool:
    """Whether the source heard is of the clause before: "[the UN] says it fell, while the army says"."""
    if not (heard.source and rule.source and rule.cue and heard.cue and shared([heard.cue], [rule.cue])):
        return False
    end, start = heard.source.end, rule.source.start
    beside = end < start and rule.source.end == rule.cue[0]
    if beside and page.words[start - 1] == ";":
        return True
    return beside and is_parted(page, trimmed(page, end, start - 1), start) and page.has_verb(end, start)


def is_inside_told(page: Page, heard: Reading, rule: Reading) -> bool:
    """Whether a source was heard in the words of a clause before who tells it."""
    if heard.source is None or not is_unsure(heard):
        return False
    return is_told_before(page, rule) and bool(shared([heard.source], rule.content))


def is_relative(page: Page, heard: Reading, rule: Reading) -> bool:
    """Whether a relative pronoun ties a cue to its source: "a sign that reads"."""
    if not (heard.cue and rule.cue and rule.source and shared([heard.cue], [rule.cue])):
        return False
    pronoun = rule.cue[0] - 1
    return page.tags[pronoun] in RELATIVE and rule.source.end == pronoun


def after(content: tuple[Range, ...], rule: Reading) -> tuple[Range, ...]:
    """Content without who is told, where it begins with them."""
    if rule.addressee is None:
        return content
    low, high = rule.addressee.start - 1, max(rule.addressee.end, rule.content[0][0])
    return tuple((high if low <= start < high < end else start, end) for start, end in content)


def without_parts(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those that are only who is told, or a piece, of another of the same cue."""
    index = Index(readings)
    return [one for at, one in enumerate(readings) if not is_part(page, at, one, index)]


def joined_halves(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, two halves around one passive as one: "[Orel] was accused [of theft]"."""
    made: list[Reading] = []
    for one in (reading._replace(content=without_by(page, reading)) for reading in readings):
        if made and are_halves(page, made[-1], one):
            source, told = made[-1].source or one.source, made[-1].addressee or one.addressee
            content = (*made[-1].content, *one.content)
            negated = made[-1].negated or one.negated
            made[-1] = made[-1]._replace(content=content, source=source, addressee=told, negated=negated)
        else:
            made.append(one)
    return made


def without_by(page: Page, one: Reading) -> tuple[Range, ...]:
    """The content of a reading without the "by" before its source: "accused of war crimes [by] the UN"."""
    *parts, (start, end) = one.content
    by = one.source is not None and one.source.start == end and page.words[end - 1] == "by"
    return (*parts, (start, end - by)) if end - by > start else one.content


def are_halves(page: Page, one: Reading, other: Reading) -> bool:
    """Whether the subject of a passive and what is said of it were heard apart."""
    if (
        one.cue is None
        or one.cue != other.cue
        or (other.source or one.source) != (one.source or other.source)
    ):
        return False
    passive = not words().classes.be.isdisjoint(page.words[slice(*one.cue)])
    passive = passive or (page.tags[one.cue[0]] == "VBN" and one.content[-1][1] == one.cue[0])
    start, end = one.cue[1], other.content[0][0]
    around = one.content[-1][1] <= one.cue[0] and start <= end <= start + LONGEST_AGENT
    return passive and around and "," not in page.words[start:end]


def without_what(page: Page, one: Reading) -> Reading:
    """A reading without the pronoun that opens it: "[what] Orel called “a miracle”"."""
    (start, end), *more = one.content
    alone = more and end - start == 1 and page.words[start] == "what"
    return one._replace(content=tuple(more)) if alone else one


def is_part(page: Page, number: int, one: Reading, index: Index) -> bool:
    """Whether the content of a reading is taken up by another with the same cue, or it has no cue."""
    at = one.cue[0] if one.cue else one.content[0][0]
    others = (index.all[other] for other in index.over(at) if other != number)
    return any(
        other.cue is not None
        and (takes_up(other, one) or is_aside(page, one, other) or is_pronoun(page, one, other))
        for other in others
    )


def is_pronoun(page: Page, one: Reading, other: Reading) -> bool:
    """Whether what is reported is only a pronoun for what is so before it: "a charge [that] they deny"."""
    (start, end), *more = one.content
    alone = not more and end - start == 1 and page.tags[start] in {"WDT", "WP", "IN"}
    return alone and one.cue == other.cue and other.content[-1][1] == start


def is_aside(page: Page, one: Reading, other: Reading) -> bool:
    """Whether what is reported is who the source is: "according to Orel, [a pilot], the fog was thick"."""
    start, end = one.content[0][0], one.content[-1][1]
    if one.source is None or other.source is None or one.cue != other.cue or page.has_verb(start, end):
        return False
    if one.source.start != other.source.start:
        return False
    return one.source.end <= start <= one.source.end + 1 and end <= other.content[0][0] <= end + 1


def takes_up(other: Reading, one: Reading) -> bool:
    """Whether all that a reading reports is reported by another, or is who is told or who tells it."""
    same_cue = one.cue == other.cue or (one.cue is None and one.source in {None, other.source})
    if not same_cue or one.content == other.content:
        return False
    hull = [(other.content[0][0], other.content[-1][1])]
    beside = [part for part in (other.addressee, other.source) if part]
    places = hull if is_around(other) else [*other.content, *beside]
    return shared(one.content, places) == size(one.content)
