"""What is no speech though its verb can be one of speech: "called an ambulance", "claimed nine lives"."""

from __future__ import annotations

from collections.abc import Callable

from .denials import is_waved_away
from .nominals import following
from .page import FINAL, Page, Piece
from .reading import Reading
from .rejoinders import is_claim
from .tails import is_not_given
from .voices import is_voice
from .words import deeds, entries, nouns, refusing, words

PARTICLES = frozenset({"IN", "TO", "CC", "RB", "RP", ",", ":", "."})  # tags with which no complement begins
ABLE = frozenset({"can", "could"})
SMALL = frozenset({"IN", "DT", "CC", "TO"})  # tags of the words of a title that have no capital
FEWEST_OF_TITLE = 2  # words of a title that one can tell by its capitals


def is_deed(page: Page, reading: Reading) -> bool:
    """Whether what a reading reports is no words but something done, or a name."""
    if reading.cue is None:
        return False
    if reading.content[-1][0] < reading.cue[1]:
        return is_undergone(page, reading)
    if any(check(page, reading) for check in (is_anonymous, is_credit, is_withheld, is_known, is_silence)):
        return True
    if quotes(page, reading):
        return is_title(page, reading) or is_name(page, reading)
    kind = deeds().get(page.words[reading.cue[1] - 1])
    said = len(reading.content) > 1 or is_waved_away(page, reading.cue) or says_so(page, reading)
    if kind is None or (said and not (kind == "lives" and counts_lives(page, reading))):
        return False
    return kind not in CHECKS or CHECKS[kind](page, reading)


def is_undergone(page: Page, reading: Reading) -> bool:
    """Whether something was done to whom words before a passive name: "Ten men [were charged] with theft".

    By whoever stands behind it: "Sanctions [were imposed] on the general by the EU".
    """
    cue = page.words[slice(*reading.cue)] if reading.cue else []
    done = any(deeds().get(word) == "thing" for word in cue) or cue[-2:] == ["called", "off"]
    ahead = reading.cue is not None and reading.content[-1][1] <= reading.cue[0]
    return (ahead or reading.source is None) and done and not page.has_verb(*reading.content[0])


def is_anonymous(page: Page, reading: Reading) -> bool:
    """Whether somebody only wants no name in the report: "who asked [not to be named]"."""
    start, end = reading.content[0]
    told = set(page.words[start:end])
    unprinted = not (told.isdisjoint(words().classes.names) or told.isdisjoint(words().classes.printed))
    if unprinted and "not" in told:
        return True  # "who asked that her surname not be used"
    refused = page.words[start] == "not"
    start += refused
    cue = page.words[slice(*reading.cue)] if reading.cue else []
    if not refused and words().classes.refusals.isdisjoint(cue):
        return False  # "asked to be named as a witness"
    named = not words().classes.naming.isdisjoint(page.words[start + 2 : start + 3])
    return named and page.words[start : start + 2] == ["to", "be"]


def is_withheld(page: Page, reading: Reading) -> bool:
    """Whether something is kept from somebody: "denied [them water]", "refused [the men bail]"."""
    refused = reading.cue is not None and page.words[reading.cue[1] - 1] in refusing()
    if not refused or says_so(page, reading) or quotes(page, reading):
        return False
    heads = (page.phrase_from[at] - 1 for at in range(*reading.content[0]) if at in page.phrase_from)
    return any(page.words[head] in words().classes.withheld for head in heads)


def is_silence(page: Page, reading: Reading) -> bool:
    """Whether nothing is told: "offered [no further details]", "gave [no figures]"."""
    verb = reading.cue[1] - 1 if reading.cue else 0
    return reading.content[0][0] == verb + 1 and is_not_given(page, verb)


def is_known(page: Page, reading: Reading) -> bool:
    """Whether somebody only sees something: "could [tell] by the smell that the gas had leaked"."""
    verb = next((at for at in range(*reading.cue) if page.words[at] == "tell"), 0) if reading.cue else 0
    return verb > 0 and page.words[verb - 1] in ABLE and page.words[verb + 1] in {"by", "from"}


def is_credit(page: Page, reading: Reading) -> bool:
    """Whether who is cited is named, not what they say: "the ministry said, citing [witnesses]"."""
    start, end = reading.content[0][0], reading.content[-1][1]
    citing = words().classes.citing
    before = {page.words[start - 1], page.words[reading.cue[1] - 1] if reading.cue else ""}
    cited = reading.cue is not None and not citing.isdisjoint(before)
    return cited and not quotes(page, reading) and not page.has_verb(start, end)


def quotes(page: Page, reading: Reading) -> bool:
    """Whether a quotation stands in what is reported after the cue."""
    return any(page.level[i] > reading.region.depth for i in range(*reading.content[-1]))


def says_so(page: Page, reading: Reading) -> bool:
    """Whether what is reported is a clause or an infinitive."""
    start, end = reading.content[0]
    if page.has_verb(start, end) or not {"that", "not"}.isdisjoint(page.words[start:end]):
        return True
    return any(page.words[at - 1] == "to" and page.tags[at] == "VB" for at in range(start + 1, end))


def is_lives(page: Page, reading: Reading) -> bool:
    """Whether lives are taken: "claimed the lives of nine climbers"."""
    return not {"life", "lives"}.isdisjoint(page.words[slice(*reading.content[0])])


def counts_lives(page: Page, reading: Reading) -> bool:
    """Whether a number of lives is taken at once: "claimed [nine lives] and displaced 300 people"."""
    start, end = reading.content[0]
    found = following(page, start, end)
    if found is None or page.words[found.end - 1] not in {"life", "lives"}:
        return False
    return found.end == end or not page.tags[found.end].startswith(("VB", "MD"))


def is_bare(page: Page, reading: Reading) -> bool:
    """Whether one thing follows and nothing is said of it: "called an ambulance", not "called it a wreck"."""
    start, end = reading.content[0]
    found = following(page, start, end)
    named = reading.source is not None and page.words[reading.source.start - 1] == "what"
    if named or found is None or end in page.quote_from or is_judged(page, start, end):
        return False
    if found.end >= end:
        return True
    after = found.end + (page.tags[found.end] == "RB" and found.end + 1 < end)
    return page.tags[after] in PARTICLES


def is_judged(page: Page, start: int, end: int) -> bool:
    """Whether a claim is called something, where the tags make one: "called [the report nonsense]"."""
    at = start + 1
    judged = page.tags[start] in {"DT", "PRP$"} and at < end - 1 and is_claim(page, at)
    return judged and not is_claim(page, end - 1)


def is_lifeless(page: Page, reading: Reading) -> bool:
    """Whether a thing does it: "the water threatened the town"."""
    source = reading.source
    end = page.phrase_from.get(source.start, source.end) if source else 0
    return source is not None and not is_voice(page, source.start, end)


CHECKS: dict[str, Callable[[Page, Reading], bool]] = {
    "bare": is_bare,
    "lifeless": is_lifeless,
    "lives": is_lives,
}
"""What makes a deed of the thing after a verb, by the kinds of the lexicon; of "thing" no more is asked."""


def is_title(page: Page, reading: Reading) -> bool:
    """Whether a quotation is the title of something sung, played or read: all its words have capitals."""
    spoken = page.words[slice(*reading.cue)] if reading.cue else []
    known = any(word in entries() or word in nouns() or not word[:1].isalpha() for word in spoken)
    quote = only_quote(page, reading)
    if quote is None or known or page.words[quote.end - 2] in FINAL | {","}:
        return False
    inside = [i for i in range(quote.start, quote.end) if page.words[i][:1].isalpha()]
    capitals = all(page.is_capital(i) or page.tags[i] in SMALL for i in inside)
    return capitals and len(inside) >= FEWEST_OF_TITLE


def is_name(page: Page, reading: Reading) -> bool:
    """Whether a quotation is what everybody calls something: "known as “white gold”"."""
    spoken = page.words[slice(*reading.cue)] if reading.cue else []
    named = reading.source is None and not words().classes.namings.isdisjoint(spoken)
    quote = only_quote(page, reading)
    return named and quote is not None and not page.has_verb(quote.start, quote.end)


def only_quote(page: Page, reading: Reading) -> Piece | None:
    """The quotation with which what is reported begins, where no verb goes on after it."""
    start, end = reading.content[-1]
    quote = page.next_quote(start, reading.region.depth)
    return quote if quote and not page.has_verb(quote.end, end) else None
