"""The words that other fields read as parties, each tied to a mention or made one."""

from __future__ import annotations

from .mentions import NOMINATIVE, NOUNS, Mention, Mentions
from .names import Name
from .page import FINITE, Page
from .words import demonyms, words

STOPS = frozenset({",", ";", ":", "(", ")", "[", "]", ".", "—", "–", '"', "“", "”", "!", "?"})


SPEAKING = frozenset({"source", "actor", "addressee"})


def ask_all(mentions: Mentions) -> None:
    """Tie every wanted piece of the page to a mention."""
    for wanted in mentions.page.wanted:
        ask(mentions, wanted.start, wanted.end, wanted.role)
    mentions.settle()


def ask(mentions: Mentions, start: int, end: int, role: str) -> None:
    """Note that some words are wanted as a party; make a mention of them where there is none."""
    page = mentions.page
    if page.words[start] == "neither" and role in SPEAKING:
        return
    while (
        start < end - 1 and page.tags[start] in {"IN", "TO", "RB", "VBG"} and start not in mentions.by_start
    ):
        start += 1
    around = mentions.named_to.get(end)
    start = last_pronoun(page, start, end) if role == "source" else start
    found = around if around and around.start < start else mentions.by_start.get(start)
    if found and found.nested and found.end < end:
        found = whole(mentions, start, end) or found
    if found and found.end < end and page.tags[found.end] == "POS":
        found = owned(mentions, found, end) or found
    if found is None or found.end > end + 1:
        found = (
            behind_article(mentions, start, end)
            or inside(mentions, start, end)
            or made_of(mentions, start, end)
        )
    if found is None or (role in SPEAKING and is_negated(mentions, found)):
        return
    later = mentions.by_start.get(found.end)
    if found.form == "name" and later and later.form == "description" and found.end < end <= later.end:
        later.start, found.nested, found = found.start, True, later  # "Ministry of Health officials"
    if found.form == "description" and later and later.form == "name" and later.end == end:
        found = later  # the name that ends a phrase is the party: "after a long march Orel said"
    if found.form == "description" and start < end < found.end:
        found.end, found.head = end, end - 1
    found.asked.add(role)
    parts = listed(mentions, found, end)
    if parts:
        listing(mentions, found.start, parts, role)
    elif found.form == "description":
        found.end = max(found.end, tail(mentions.page, found, end))


def last_pronoun(page: Page, start: int, end: int) -> int:
    """Where the source begins in words that reach back too far: "a receipt by a clerk, and she"."""
    late = end - start > 3 and page.words[end - 1] in NOMINATIVE and page.tags[end - 2] == "CC"
    return end - 1 if late and page.raw[end - 3] == "," else start


def is_negated(mentions: Mentions, found: Mention) -> bool:
    """Whether a phrase says that nobody did something: "no group", "none of the miners"."""
    return mentions.page.words[found.start] in words().joins.negative


def whole(mentions: Mentions, start: int, end: int) -> Mention | None:
    """The mention that ends where some words end, and holds them: not "U.S." in "two U.S. missionaries"."""
    found = mentions.to.get(end)
    return found if found and found.start <= start else None


def owned(mentions: Mentions, owner: Mention, end: int) -> Mention | None:
    """The name with which words end that begin with its owner: "Turkey's disaster agency [AFAD]"."""
    found = mentions.to.get(end)
    return found if found and found.form == "name" and found.start > owner.end else None


def behind_article(mentions: Mentions, start: int, end: int) -> Mention | None:
    """The mention that some words are without their article."""
    found = mentions.to.get(end)
    if found and found.start == start - 1 and mentions.page.tags[found.start] in {"DT", "PRP$"}:
        return found
    return None


def inside(mentions: Mentions, start: int, end: int) -> Mention | None:
    """The first mention that begins in some words, where nothing but small words stands before it."""
    for at in range(start, min(end, start + 6)):
        if found := mentions.by_start.get(at):
            return found if found.end <= end + 1 and found.form != "pronoun" else None
        if mentions.page.tags[at] in NOUNS:
            return None
    return None


def made_of(mentions: Mentions, start: int, end: int) -> Mention | None:
    """A mention of wanted words that no noun phrase is read from."""
    page = mentions.page
    lower = page.words[start]
    if lower in words().pronouns.nobody and page.tags[start] not in {"WDT", "WP"}:
        return None
    if end == start + 1 and lower in demonyms():
        made = mentions.named(Name(start, end, start, "state", None), start)
    elif any(page.tags[i] in NOUNS for i in range(start, end)) or lower in words().groups.nouns:
        stop = next((i for i in range(start + 1, end) if page.raw[i] in STOPS), end)
        first = next((page.phrase_from[i] for i in range(start, stop) if i in page.phrase_from), stop)
        made = mentions.described(start, min(first, stop))
        made.end = stop
    elif end == start + 1 and (lower in words().pronouns.rest or page.tags[start] in {"WDT", "WP", "PRP$"}):
        made = mentions.pronoun(start)
    else:
        return None
    mentions.all.append(made)
    mentions.by_start.setdefault(start, made)
    return made


def tail(page: Page, found: Mention, end: int) -> int:
    """How far a description goes in wanted words: to the first mark, verb or relative clause."""
    for at in range(found.end, end):
        if page.raw[at] in STOPS or page.tags[at] in FINITE | {"WP", "WDT", "CC"}:
            return at
    return end


def listed(mentions: Mentions, first: Mention, end: int) -> list[Mention]:
    """The members of a list that wanted words are: "Orel and Vann"; none where they are one party."""
    page, found, at = mentions.page, [first], first.end
    joined = False
    while at < end:
        begin = at
        while begin < end and page.words[begin] in {",", "and", "&"}:
            joined = joined or page.words[begin] != ","
            begin += 1
        following = mentions.by_start.get(begin)
        if begin == at or following is None or following.end > end:
            break
        found.append(following)
        at = following.end
    return found if joined and len(found) > 1 and at >= end else []


def listing(mentions: Mentions, start: int, parts: list[Mention], role: str) -> None:
    """A mention of several parties together, whose members are wanted too."""
    made = Mention(mentions.page, start, parts[-1].end, parts[-1].end - 1, "list")
    made.kind, made.many, made.parts = "group", True, parts
    made.asked.add(role)
    for part in parts:
        part.asked.add(role)
    mentions.all.append(made)
