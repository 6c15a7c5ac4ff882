"""Whether the party behind an attribution is whom its source words mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Attribution, Party, Record, Span

from .gold import Gold, Mention

SORTS = ("pronoun", "description")


class Verdict(NamedTuple):
    """What was judged of an attribution: its source in gold, and the words that told us the party."""

    attribution: Attribution
    source: Mention
    sort: str
    outcome: str
    witness: Span | None


def verdicts(gold: Gold, record: Record) -> Iterator[Verdict]:
    """The verdict on each attribution whose source is a pronoun or a description in gold."""
    parties = {party.id: party for party in record.parties}
    for one in record.attributions:
        if one.source is None or not (source := gold.mention(one.source.spans[0])):
            continue
        if (sort := gold.sort(source, one.source.spans[0])) in SORTS:
            witness, outcome = judged(gold, source, parties.get(one.speaker or ""))
            yield Verdict(one, source, sort, outcome, witness)


def judged(gold: Gold, source: Mention, party: Party | None) -> tuple[Span | None, str]:
    """The witness and the outcome: right, wrong, refused or none.

    The witness is the party's name or, where that is the source itself or unmarked in gold, the nearest
    mention before the source: a name or a description if there is one. Right is a witness in the chain of
    the source. Without a witness a source is refused, or none where gold has none either.
    """
    known = list(witnesses(gold, source, party)) if party else []
    if not known:
        return None, "refused" if is_known(gold, source) else "none"
    for span in known:
        if mention := gold.mention(span):
            return span, "right" if mention.chain == source.chain else "wrong"
    return known[0], "wrong"


def witnesses(gold: Gold, source: Mention, party: Party) -> Iterator[Span]:
    """The words that tell who a party is, the name first."""
    if not touches(party.name.spans[0], source.span):
        yield party.name.spans[0]
    before = [span for span in party.mentions if span[1] <= source.span[0]]
    telling = [span for span in before if not gold.is_pronoun(span)]
    yield from reversed(telling or before)


def is_known(gold: Gold, source: Mention) -> bool:
    """Whether gold tells who a source is: a name in its chain, or a description before it."""
    others = [one.span for one in gold.chains[source.chain] if not touches(one.span, source.span)]
    return any(gold.is_name(one) or (one < source.span and not gold.is_pronoun(one)) for one in others)


def unread(gold: Gold, record: Record) -> Iterator[tuple[str, Mention]]:
    """The marked sources that no attribution has, with their sort."""
    sources = [one.source.spans[0] for one in record.attributions if one.source]
    for mention in gold.mentions:
        if mention.speaks and not any(touches(mention.span, span) for span in sources):
            yield gold.sort(mention), mention


def touches(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def chain_words(gold: Gold, chain: str) -> str:
    """A chain by its first name, else by its first mention."""
    spans: Sequence[Span] = [one.span for one in gold.chains[chain]]
    return gold.words(next((span for span in spans if gold.is_name(span)), spans[0]))
