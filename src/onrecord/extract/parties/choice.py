"""Choice: which of the candidates of one sentence a pronoun stands for, or why none of them is sure."""

from __future__ import annotations

from collections.abc import Iterable

from . import clauses
from .candidates import BACK, BLOCK, Candidates, Fit, Wants
from .entities import Entity, Registry
from .mentions import Mention
from .page import Page
from .voices import Voices
from .words import words

OPEN = "whoever an open pronoun before it means"
RECENT = 12  # mentions of a party that are looked at


class Choice:
    """Chooses among candidates."""

    def __init__(self, registry: Registry, candidates: Candidates, voices: Voices) -> None:
        self.registry, self.candidates, self.voices = registry, candidates, voices
        self.page: Page = registry.page

    def chosen(self, fitting: list[Fit], mention: Mention, word: str) -> Entity | str:
        """The one candidate, or the one subject among several for a pronoun that is a subject itself."""
        fitting = self.led(likely(fitting, word), mention)
        if len(fitting) != 1 or fitting[0].entity is BLOCK:
            return self.several(fit.entity for fit in fitting)
        entity = fitting[0].entity
        called = self.registry.called(entity)
        if entity.is_place:
            return f"what fits is a place: {called}"
        if word in words().pronouns.many and entity.kind not in ("group", "organisation", "person"):
            return f"what fits is no people: {called}"
        if word == "it" and not entity.is_subject_of(fitting[0].mention.sentence):
            return f"what fits did nothing before: {called}"
        return entity

    def led(self, fitting: list[Fit], mention: Mention) -> list[Fit]:
        """For a subject the one candidate that is a subject, where there is one without a rival."""
        if len(fitting) < 2 or not (mention.subject or clauses.owns_subject(self.page, mention)):
            return fitting
        subjects = [fit for fit in fitting if fit.entity.is_subject_of(fit.mention.sentence)]
        unsure = any(fit.entity.gender is None for fit in subjects)
        rivals = [
            fit
            for fit in fitting
            if fit not in subjects and (self.is_rival(fit, mention) or (unsure and fit.entity.gender))
        ]
        return subjects if len(subjects) == 1 and not rivals else fitting

    def outdone(self, found: Entity, number: int, mention: Mention, wanted: Wants) -> Entity | None:
        """Who else may be meant, though somebody fits in a nearer sentence or clause.

        Whoever was the subject just before a sentence in which the candidate is none; and for a pronoun in
        what somebody of unknown gender says, whoever is known to be of its gender.
        """
        if wanted.sort != "person":
            return None
        earlier = range(number - 1, mention.sentence - BACK - 1, -1)
        others = [
            fit.entity
            for sentence in earlier
            for fit in self.candidates.fitting(sentence, mention, wanted)
            if fit.entity not in (found, BLOCK)
        ]
        if found.gender is None and found.is_named and self.voices.speaker_of(mention) is found:
            return next((one for one in others if one.is_named and one.gender == wanted.gender), None)
        if found.is_subject_of(number) or not self.is_aside(found, number):
            return None
        return next((one for one in others if any(map(one.is_subject_of, earlier))), None)

    def is_aside(self, found: Entity, number: int) -> bool:
        """Whether a party is named after prepositions alone in a sentence."""
        here = [one for one in found.mentions[-RECENT:] if one.sentence == number]
        return all(one.start > 0 and self.page.tags[one.start - 1] in {"IN", "TO"} for one in here)

    def several(self, entities: Iterable[Entity]) -> str:
        """The reason why one of several candidates is not chosen."""
        called = [OPEN if one is BLOCK else self.registry.called(one) for one in entities]
        return ("several parties fit: " if len(called) > 1 else "not sure enough: ") + ", ".join(called)

    def is_rival(self, fit: Fit, mention: Mention) -> bool:
        """Whether a candidate that is no subject may still be meant.

        A name, whoever was meant before, and whose the speaker is: "Orel’s deputy said that she".
        """
        if fit.entity is BLOCK:
            return True
        owner = clauses.is_owner(self.page, fit.mention) and fit.mention.sentence == mention.sentence
        return (fit.entity.is_named and not fit.mention.nested) or owner


def likely(fitting: list[Fit], word: str) -> list[Fit]:
    """For "it" the candidates that are surely a body, for "they" those that are many, if there are any."""
    known = words().pronouns
    if word in known.thing:
        return [fit for fit in fitting if fit.entity.kind != "unknown"] or fitting
    return (
        word in known.many and [fit for fit in fitting if fit.entity.many or fit.entity is BLOCK]
    ) or fitting
