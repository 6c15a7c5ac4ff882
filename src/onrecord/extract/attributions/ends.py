"""Where what is reported ends: with its sentence, before a new cue, after “...,”."""

from __future__ import annotations

from functools import cache

from ...language.inflect import verb
from .cues import NOUN, Cue
from .headlines import speaker_mark
from .nominals import Nominal, following
from .page import FINAL, Page, Piece, Region
from .reading import Forward, Reach
from .rejoinders import rejoinder
from .subjects import subject
from .voices import is_voice
from .words import sources, words

OBJECTS = frozenset({"what", "that", "which", "whom"})
"""Pronouns of what somebody calls something: "a raid [that] Orel called a crime killed three"."""
PAST = frozenset({"VBD", "VBN"})
FEWEST_QUOTED = 5  # tokens of a quotation, with its marks, that can be all that is said
FARTHEST = 30  # tokens between a cue and what it reports: "said in an interview with ... on Friday"
LONGEST_JOINT = 12  # tokens of a subject between a conjunction and its verb
VERBS = (["VBD"], ["VBN"], ["VBZ"])
OPEN, SHUT = frozenset({"(", "[", "-LRB-"}), frozenset({")", "]", "-RRB-"})


def ended(page: Page, cue: Cue, start: int, reach: Reach, addressee: Nominal | None) -> Forward | None:
    """Content from a token on to where it ends."""
    end = clause_end(page, start, cue, reach)
    return Forward(start, end, cue.end, addressee) if end > start else None


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
    """Whether content ends with a quotation in it: “...,”, or one that is all of it."""
    end = quote.end
    if end >= high:
        return True
    if any(page.next_quote(i, quote.depth) for i in range(end, high)):
        return False
    return (
        page.words[end - 2] == ","
        or (quote.start <= start + 1 and goes_on(page, end))
        or (
            quote.start <= start + 1
            and page.words[end] in words().classes.adjuncts
            and end - quote.start > FEWEST_QUOTED
        )
        or page.words[end] in words().classes.occasions
    )


def goes_on(page: Page, at: int) -> bool:
    """Whether the reporter goes on by himself: "shouted “Get down” [and then fired]", "[, and we left]"."""
    comma = page.words[at] == ","
    joint = at + comma
    verb = joint + 1 + (page.tags[joint + 1 : joint + 2] == ["RB"])
    if page.words[joint : joint + 1] != ["and"] or page.words[verb : verb + 1] == ["that"]:
        return False
    return comma or page.tags[verb : verb + 1] in VERBS


def cuts(page: Page, start: int, cue: Cue, reach: Reach) -> list[int]:
    """Where later cues of the sentence break away from what this one reports."""
    found = [
        cut
        for later in reach.cues
        if later.start > start and (cut := break_before(page, start, cue, later)) is not None
    ]
    found += [comma for later in reach.cues if (comma := said_after(page, start, later, reach.region))]
    if cue.trailing:
        found += [i for i in range(start + 1, reach.region.end - 1) if is_trailing(page, i)][:1]
    end = relative_end(page, start, cue, reach.region)
    found += [] if end is None else [end]
    found += [
        told.content[0][0] - 1
        for later in reach.cues
        if later.start > start and (told := rejoinder(page, later, reach.region))
    ]
    mark = speaker_mark(page, reach.region)
    found += [] if mark is None else [mark]
    found += [
        i - 1
        for i in range(start + 1, reach.region.end)
        if page.words[i - 1] == "," and begins_source_phrase(page, i)
    ]
    return [cut for cut in found if cut > start]


def said_after(page: Page, start: int, later: Cue, region: Region) -> int | None:
    """The comma before who says a whole sentence at its end: "warned that it sank[,] the mayor said."."""
    if "after" not in later.shapes or later.start <= start:
        return None
    told = (
        following(page, later.end, region.end)
        if "hearer" in later.shapes and later.end < region.end
        else None
    )
    end = told.end if told else later.end
    source = subject(page, later.start, start) if end >= region.end or page.words[end] in FINAL else None
    comma = source.start - 1 if source else start
    return comma if comma > start and page.words[comma] == "," else None


def is_trailing(page: Page, comma: int) -> bool:
    """Whether a comma begins the reporter's own remark on what is reported: ", angering", ", who"."""
    after = comma + 1
    if page.words[comma] != ",":
        return False
    told = page.words[after] in words().classes.totalling  # "nine more deaths, bringing the toll to 20"
    remark = (page.tags[after] == "VBG" and not told) or page.words[after] in words().classes.trailing
    clause = after + 1 + (page.tags[after + 1 : after + 2] == ["RB"])
    return remark or (page.words[after] in words().classes.breaks and page.begins_clause(clause))


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
        return before if before > start and is_joined(page, start, cue, later) else None
    return None if later.tag == NOUN else before_subject(page, start, later)


def before_subject(page: Page, start: int, later: Cue) -> int | None:
    """Where a later cue with a subject of its own breaks away: ", but the mayor said"."""
    for joint in range(later.start - 1, max(start + 1, later.start - 1 - LONGEST_JOINT), -1):
        if page.is_finite(joint):
            return described(page, start, later)
        if page.level[joint] > page.level[later.start]:
            return None
        if (cut := parting(page, joint, later)) is not None:
            return cut
    return None


def parting(page: Page, joint: int, later: Cue) -> int | None:
    """Where a mark or a conjunction parts a clause: "it fell[;] Orel said", "[, but] Orel said"."""
    word = page.words[joint]
    if word == ";":
        return joint
    bare = word in words().classes.contrasts and page.tags[later.start - 1] != "PRP"
    comma = page.words[joint - 1] == ","
    return joint - comma if word in words().classes.breaks and (comma or bare) else None


def described(page: Page, start: int, later: Cue) -> int | None:
    """The same, before a subject with a clause of its own: "[, while] the men who built it say"."""
    source = subject(page, later.start, start)
    return parting(page, source.start - 1, later) if source and source.start > start + 1 else None


def is_joined(page: Page, start: int, cue: Cue, later: Cue) -> bool:
    """Whether a cue after "and" shares the subject of an earlier one, not that of a clause it reports."""
    bare = later.start == later.verb and {page.tags[cue.verb], later.tag} <= PAST
    if later.passive or not (later.tag == cue.tag or bare):
        return False
    telling = later.tag == "VBG" or "quote" in later.shapes or is_acted(page, start, later)
    return telling or is_after_modal(page, start, later) or not page.has_verb(start, later.start - 1)


def is_acted(page: Page, start: int, later: Cue) -> bool:
    """Whether a verb is no deed of whom a clause tells of: "said it had lost 12 men and [blamed] Karvia"."""
    if page.words[later.verb] not in acts():
        return False
    found = following(page, start + (page.words[start] == "that"), later.start)
    pronoun = found is not None and page.tags[found.start] == "PRP"
    return found is not None and (pronoun or not is_voice(page, found.start, found.end))


@cache
def acts() -> frozenset[str]:
    """The forms of verbs by which somebody acts in words: "blamed", "urges"."""
    return frozenset(form for lemma in words().classes.acts for form in verb(lemma))


def is_after_modal(page: Page, start: int, later: Cue) -> bool:
    """Whether the clause before a past tense can't go on with it: "said it would end and [praised] them"."""
    finite = [at for at in range(start, later.start - 1) if page.is_finite(at)]
    return later.tag == "VBD" and bool(finite) and all(page.tags[at] == "MD" for at in finite)


def relative_end(page: Page, start: int, cue: Cue, region: Region) -> int | None:
    """Where a clause beside the main one ends whose verb a cue is: "Orel, who said she stayed, left"."""
    before = page.tags[cue.start - 1] if cue.start > region.start else ""
    asked = before == "WRB" and cue.tag in PAST
    aside = is_aside(page, cue, region)
    if before not in {"WP", "WDT"} and not (asked or aside) and not opens_sentence(page, cue, region):
        return what_end(page, start, cue, region)
    if before in {"WP", "WDT"} and (end := what_end(page, start, cue, region)) is not None:
        return end
    return next(
        (
            i
            for i in range(start + 1, min(region.end, start + FARTHEST))
            if page.words[i] == ","
            and page.level[i] <= region.depth
            and goes_back(page, i + 1, region, aside)
        ),
        None,
    )


def is_aside(page: Page, cue: Cue, region: Region) -> bool:
    """Whether a cue stands between commas: ", who prosecutors [say] led it,", ", [called] a spy,"."""
    if cue.start == cue.verb and cue.tag == "VBN" and page.words[cue.start - 1] == ",":
        return cue.start > region.start
    source = subject(page, cue.start, region.start)
    pronoun = source.start - 1 if source else region.start
    return pronoun > region.start and page.tags[pronoun] in {"WP", "WDT"} and page.words[pronoun - 1] == ","


def goes_back(page: Page, at: int, region: Region, aside: bool) -> bool:
    """Whether the main clause goes on at a token, behind an aside with whatever verb the tagger sees."""
    return closes(page, at, region) or (aside and at < region.end and page.tags[at] in {"VB", "VBN"})


def what_end(page: Page, start: int, cue: Cue, region: Region) -> int | None:
    """Where a name ends that is itself part of a subject: "what Orel called [an accident] left three"."""
    if page.tags[cue.start - 1] in {"WP", "WDT"} and not {"that", "bare"} & cue.shapes:
        named = following(page, start, region.end)  # "anyone who insults [the king] can be jailed"
        return named.end if named and named.end < region.end and page.is_finite(named.end) else None
    source = subject(page, cue.start, region.start) if {"small", "as"} & cue.shapes else None
    if source is None or source.start <= region.start or page.words[source.start - 1] not in OBJECTS:
        return None
    named = following(page, start + (page.words[start] == "as"), region.end)
    return named.end if named and named.end < region.end and page.is_finite(named.end) else None


def opens_sentence(page: Page, cue: Cue, region: Region) -> bool:
    """Whether a cue opens its sentence, beside the main clause: "Asked ...", "After Orel said ..."."""
    first = region.start
    if cue.start == first:
        return cue.tag in {"VBG", "VBN", "VBD"}
    early = not any(page.words[i] == "," for i in range(first, min(cue.start, first + LONGEST_JOINT)))
    return early and cue.start < first + LONGEST_JOINT and page.words[first] in words().classes.subordinators


def closes(page: Page, at: int, region: Region) -> bool:
    """Whether the main clause goes on at a token: a verb, or a subject with its verb."""
    at += at < region.end and page.tags[at] == "RB"
    if at >= region.end:
        return False
    end = page.phrase_from.get(at, at)
    after = end + (end < region.end and page.tags[end] == "RB")
    return page.is_finite(at) or (at < end and after < region.end and page.is_finite(after))
