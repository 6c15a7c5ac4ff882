"""Where what is reported begins after a cue, by the shapes the cue takes."""

from __future__ import annotations

from .adverbials import FARTHEST, openings
from .cues import Cue
from .ends import ended
from .nominals import Nominal, following
from .page import FINAL, NAMES, Page, Region
from .reading import Forward, Reach
from .things import phrase
from .words import words

FEWEST_SAID = 2  # words after "say" that are content: "said so." is
# tags that no subject begins with
NO_SUBJECT = frozenset({",", ":", ".", "CC", "WP", "WDT", "WRB", "''", "-RRB-", "VB", "VBN", "IN", "TO"})
CLAUSE_SUBJECT = 25  # tokens within which the verb of a clause without "that" must come
LONGEST_TITLE = 7  # tokens of a title with its marks
TELLING = frozenset({"told", "tells", "telling"})
ARTICLES = frozenset({"a", "an", "the"})
MEANS = frozenset({"by", "via", "over", "in", "during"})
QUESTION_TAGS = frozenset({"WRB", "WP", "IN", "WDT"})


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
    for place in openings(page, at, reach.region):
        start = clause(page, cue, place, reach.region)
        if start is not None:
            return ended(page, cue, start, reach, addressee)
    return phrase(page, cue, reach)


def hearer(page: Page, cue: Cue, high: int) -> Nominal | None:
    """Who is told: "told [reporters] that", "warned [the ward’s elders]: “..."."""
    found = following(page, cue.end, high) if cue.end < high else None
    found = found or quoted_name(page, cue, high)
    if found is None:
        return None
    after = found.end
    while after < high and page.tags[after] == "RB":
        after += 1
    if after < high and page.is_finite(after) and page.words[after] not in {",", ":"}:
        return before_subject(page, cue, found)  # "warned the dam would break": the subject of a clause
    end = before_time(page, found) or before_medium(page, found)
    return Nominal(found.start, end or described(page, found.end, high))


def before_subject(page: Page, cue: Cue, found: Nominal) -> Nominal | None:
    """A body that is told, right before the subject of what it is told: "told [CNN] troops had fled"."""
    end = next((at for at in range(found.start, found.end) if page.tags[at] == "NNS"), found.end)
    named = [at for at in range(found.start, end) if page.words[at] not in ARTICLES]
    several = end == found.end - 1 and not page.is_capital(end) and page.words[cue.verb] in TELLING
    if not (several and named and all(page.tags[at] in NAMES for at in named)):
        return None
    return Nominal(found.start, end)


def quoted_name(page: Page, cue: Cue, high: int) -> Nominal | None:
    """A name in quotation marks that is told, a title of no more than a few words: "told “Lisk Tonight”"."""
    quote = page.quote_from.get(cue.end)
    if quote is None or not cue.end < quote.end < high or quote.end - quote.start > LONGEST_TITLE:
        return None
    words_of = (i for i in range(quote.start + 1, quote.end - 1) if page.words[i][:1].isalpha())
    title = all(map(page.is_capital, words_of)) and page.words[quote.end - 2][:1].isalnum()
    return Nominal(quote.start, quote.end) if title and page.words[cue.verb] in TELLING else None


def before_time(page: Page, found: Nominal) -> int | None:
    """Where a time begins that the tags make one with who is told: "told the judges [last year]"."""
    start = found.end
    while start > found.start and page.is_time(start - 1, found.end):
        start -= 1
    while start > found.start and page.words[start - 1] in words().classes.which_time:
        start -= 1
    return start if found.start < start < found.end else None


def before_medium(page: Page, found: Nominal) -> int | None:
    """Where who is told ends before how: "told [the agency] by phone", "[the paper] on condition of"."""
    media = words().classes.media
    media = media | words().classes.meetings
    return next((at for at in range(found.start + 1, found.end - 1) if is_medium(page, at, media)), None)


def is_medium(page: Page, at: int, media: frozenset[str]) -> bool:
    """Whether "by phone", "via e-mail" or "on condition" stands at a token."""
    condition = page.words[at : at + 2] == ["on", "condition"]
    article = page.words[at] in {"in", "during"} and page.words[at + 1] in ARTICLES
    return condition or (page.words[at] in MEANS and page.words[at + 1 + article] in media)


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


def clause(page: Page, cue: Cue, at: int, region: Region) -> int | None:
    """Where a clause or a quotation begins that a cue reports, looked for at one token."""
    if at >= region.end:
        return None
    if "quote" in cue.shapes and (begin := quotation(page, at, region)) is not None:
        return begin
    word = page.words[at]
    if word == "that" and (begin := after_that(page, cue, at, region)) is not None:
        return begin
    question = word in words().classes.indirect_questions and page.tags[at] in QUESTION_TAGS
    begins = (
        ("wh" in cue.shapes and question)
        or ("bare" in cue.shapes and is_clause(page, at, region))
        or ("any" in cue.shapes and can_be_said(page, at, region))
    )
    return at if begins else None


def quotation(page: Page, at: int, region: Region) -> int | None:
    """Where a quotation begins, a comma, a colon, a dash or "that" before it passed over."""
    word = page.words[at]
    begin = at + (word in {",", ":"} or page.is_dash(at))
    begin += begin < region.end and page.words[begin] == "that"
    if begin < region.end and (word == ":" or page.next_quote(begin, region.depth)):
        return begin
    return None


def after_that(page: Page, cue: Cue, at: int, region: Region) -> int | None:
    """Where the clause of a "that" begins; the "that" itself where it stands for what was said before."""
    has_verb = page.has_verb(at + 1, region.end)
    if "any" in cue.shapes and not has_verb:
        return at
    complement = page.tags[at] != "WDT" or is_clause(page, at + 1, region)
    return at + 1 if "that" in cue.shapes and has_verb and complement else None


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
    if at >= region.end:
        return False  # a text may end with "that"
    if is_count(page, at, region.end):
        return page.has_verb(at, min(region.end, at + CLAUSE_SUBJECT))
    subordinate = page.words[at] in words().classes.subordinators
    if subordinate or page.tags[at] in NO_SUBJECT or page.is_finite(at):
        return False
    relative = is_described(page, at, region)
    for index in range(at, min(region.end, at + CLAUSE_SUBJECT)):
        contrast = page.words[index - 1] == "," and page.words[index] in words().classes.contrasts
        if page.words[index] in FINAL or contrast:
            return False
        if page.is_finite(index) and page.level[index] <= region.depth:
            if not relative:
                return True
            relative = False
        relative = relative or page.tags[index] in {"WDT", "WP"}
    return False


def is_described(page: Page, at: int, region: Region) -> bool:
    """Whether a clause without pronoun describes the phrase at a token: "[everybody we asked] had left"."""
    end = page.phrase_from.get(at, at)
    return at < end < region.end - 1 and page.tags[end] == "PRP" and page.is_finite(end + 1)


def is_count(page: Page, at: int, high: int) -> bool:
    """Whether a rough number of somebody begins at a token: "between 16 and 20 men", "at least 12"."""
    if page.tags[at] != "IN" or page.words[at] not in words().classes.roughly:
        return False
    number = at + 1
    while number < min(at + 4, high) and page.tags[number] in {"JJS", "JJR", "IN", "TO", "RB"}:
        number += 1
    if number + 1 >= high or page.tags[number] != "CD" or (page.words[at] == "at" and number == at + 1):
        return False
    after = page.tags[number + 1]
    return after in {"NNS", "JJ", "CC", "TO"} or page.is_finite(number + 1)
