"""Voices: who spoke just before a pronoun that speaks ("he added"), and who "I" is inside a quotation."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from ... import doc as on_doc
from ...model import Attribution
from .candidates import BACK, Fit
from .entities import Entity, Registry
from .mentions import Mention
from .page import Page
from .words import words

BODIES = ("organisation", "state", "group")


class Turn(NamedTuple):
    """An attribution with the mention that is its source; `voice` is the statement it stands in, or -1."""

    start: int
    voice: int
    source: Mention
    said: Attribution
    ends: int


class Voices:
    """The turns of a page, in order of their sources."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.page: Page = registry.page
        self.inside = contents(self.page)
        self.inner = inner_quotes(self.page)
        sources: dict[int, Mention] = {}
        for one in registry.page_mentions:
            if "source" in one.asked:
                sources.setdefault(one.start, one)
        self.turns = sorted(self.found(sources), key=lambda turn: turn.start)
        self.starts = [turn.start for turn in self.turns]
        number = {id(one): at for at, one in enumerate(self.page.said)}
        self.of_statement = {number[id(turn.said)]: turn for turn in self.turns}

    def found(self, sources: dict[int, Mention]) -> list[Turn]:
        """The attributions whose source is a mention."""
        made = []
        for one in self.page.said:
            first, last = self.page.range(one.source.spans) if one.source else (0, 0)
            source = next((sources[at] for at in range(first, last) if at in sources), None)
            if source is not None:
                ends = max(last, self.page.range(one.content.spans)[1])
                made.append(Turn(source.start, self.inside[source.start], source, one, ends))
        return made

    def previous(self, mention: Mention) -> Turn | None:
        """The turn just before a source, in the same voice and no more than a few sentences back."""
        at, voice = bisect_left(self.starts, mention.start), self.inside[mention.start]
        for turn in reversed(self.turns[max(0, at - WINDOW) : at]):
            if turn.voice == voice and turn.source is not mention:
                last = self.page.sentence[min(turn.ends, mention.start) - 1]
                return turn if mention.sentence - last <= BACK else None
        return None

    def of(self, mention: Mention) -> Turn | None:
        """The turn that a mention is the source of."""
        at = bisect_left(self.starts, mention.start)
        return self.turns[at] if self.starts[at : at + 1] == [mention.start] else None

    def goes_on(self, mention: Mention) -> bool:
        """Whether a source goes on speaking: "he added", "she also said"."""
        turn = self.of(mention)
        if turn is None or turn.said.cue is None:
            return False
        start, end = self.page.range(turn.said.cue.spans)
        said = set(self.page.words[max(mention.end, start - 1) : end])
        return bool(said & words().voices.continuing)

    def speaker_of(self, mention: Mention) -> Entity | None:
        """Who says the statement that a mention stands in."""
        turn = self.of_statement.get(self.inside[mention.start])
        return self.registry.of_mention.get(id(turn.source)) if turn else None

    def asker(self, mention: Mention) -> Entity | None:
        """Who asked what a source answers: not "he" in "Orel asked why Vann had left. He replied"."""
        if "source" not in mention.asked or not self.cue(self.of(mention)) & words().voices.answering:
            return None
        turn = self.previous(mention)
        if turn is None or not self.cue(turn) & words().voices.asking:
            return None
        return self.registry.of_mention.get(id(turn.source))

    def cue(self, turn: Turn | None) -> set[str]:
        """The words of the cue of a turn."""
        cue = turn.said.cue if turn else None
        return set(self.page.words[slice(*self.page.range(cue.spans))]) if cue else set()

    def speaker_before(self, mention: Mention, fitting: list[Fit]) -> Entity | None:
        """Whoever spoke last, for a source that is a pronoun, where nobody else has come up since.

        People inside what was said are no rivals; for a verb that goes on, nor are those who were told,
        open pronouns, or those before the pronoun without a verb of their own ("The judge, she added").
        """
        turn = self.previous(mention)
        entity = self.registry.of_mention.get(id(turn.source)) if turn else None
        if turn is None or entity is None or not any(fit.entity is entity for fit in fitting):
            return None
        if entity is self.asker(mention):
            return None
        goes_on = self.goes_on(mention)
        for fit in fitting:
            one = fit.mention
            since = one.start >= self.named_until(turn) and fit.entity is not entity
            heard = self.inside[one.start] != turn.voice
            told = "addressee" in one.asked or one.form == "pronoun"
            aside = not one.subject and (one.sentence == mention.sentence or told)
            if since and not heard and not (goes_on and aside):
                return None
        return entity

    def named_until(self, turn: Turn) -> int:
        """Where the name of who speaks ends, with what it is said to be: "Orel, the mayor of Lisk"."""
        source = turn.said.source
        return max(turn.source.end, self.page.range(source.spans)[1] if source else 0)

    def quoting(self, mention: Mention) -> Entity | None:
        """Who says the quotation a mention stands in, or whoever a pronoun that says it goes on from."""
        turn = self.of_statement.get(self.inside[mention.start]) if mention.quote >= 0 else None
        if turn is None:
            return None
        entity = self.registry.of_mention.get(id(turn.source))
        if entity is None and turn.source.form == "pronoun":
            before = self.previous(turn.source)
            entity = self.registry.of_mention.get(id(before.source)) if before else None
        return entity

    def first_persons(self) -> None:
        """Tie "I" and "my" in quotations to the person who speaks, "we" and "our" to the body that does."""
        speakers = self.quoted()
        for one in self.registry.page_mentions:
            word = self.page.words[one.start]
            if one.form != "pronoun" or one.quote < 0 or one.start in self.inner:
                continue
            entity = speakers.get(one.quote)
            if entity and says(self.page, entity, word):
                if entity.kind == "unknown":
                    entity.kind = "person"
                self.registry.attach(one, entity)

    def quoted(self) -> dict[int, Entity]:
        """Who alone speaks each quotation."""
        found: dict[int, set[int]] = {}
        for turn in self.turns:
            entity = self.registry.of_mention.get(id(turn.source))
            if turn.said.manner == "indirect" or turn.source.quote >= 0:
                continue
            for at in {self.page.quote[i] for i in self.page.tokens(turn.said.content.spans)} - {-1}:
                found.setdefault(at, set()).add(entity.number if entity else -1)
        sure = {quote: number for quote, numbers in found.items() if len(numbers) == 1 for number in numbers}
        return {quote: self.registry.all[number] for quote, number in sure.items() if number >= 0}


WINDOW = 8  # turns looked back over for one in the same voice


def says(page: Page, entity: Entity, word: str) -> bool:
    """Whether a speaker means itself by a pronoun of the first person."""
    if word in words().pronouns.speaker:
        sure = entity.kind == "person" or (entity.is_named and not entity.is_place) or is_one(page, entity)
        return sure and not entity.many and entity.kind in ("person", "unknown")
    return word in words().pronouns.speakers and (entity.kind in BODIES)


def is_one(page: Page, entity: Entity) -> bool:
    """Whether a party is one of some people: "one of them", not a letter that says "I"."""
    return entity.described is not None and page.words[entity.described.start] == "one"


def contents(page: Page) -> list[int]:
    """The number of the outermost statement that a token stands in, -1 in the report's own voice."""
    inside = [-1] * len(page.words)
    pieces = sorted((piece, number) for number, one in enumerate(page.said) for piece in one.content.spans)
    reached = 0
    for piece, number in pieces:
        start, end = page.range((piece,))
        for at in range(max(start, reached), end):
            inside[at] = inside[start] if start < reached and inside[start] >= 0 else number
        reached = max(reached, end)
    return inside


def inner_quotes(page: Page) -> set[int]:
    """The tokens of quotations inside quotations, whose "I" is somebody else."""
    return {at for quote in on_doc.quotes(page.doc) if quote.depth == 1 for at in page.tokens(quote.inner)}
