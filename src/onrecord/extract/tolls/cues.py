"""What became of them: verbs with their tails, phrases and states that make a count a toll."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ...model import Category
from .counts import Group
from .people import kind_of
from .reading import ADVERBS, Reading
from .tables import Patterns, Sense, patterns, tailed, verbs
from .words import Form, words

Frame = Literal["object", "subject", "both", "of", "state"]
PARTICIPLE = frozenset({"past", "participle"})


class Cue(NamedTuple):
    """Words at [start, end) that give a category; `anchor` is where the object of its verb would begin."""

    start: int
    end: int
    category: Category
    frame: Frame
    forms: frozenset[Form]
    anchor: int
    person: bool = False
    perfect: bool = False
    tailed: bool = False


class Finder:
    """Finds the cues of one document; groups by their first token tell what stands between verb and tail."""

    def __init__(self, reading: Reading, groups: list[Group]) -> None:
        self.reading = reading
        self.at_start = {group.start: group for group in groups}
        self.inside = {i: group for group in groups for i in range(group.start, group.end)}

    def find(self) -> Iterator[Cue]:
        """The cues in text order; one at a token, the longest."""
        at = 0
        while at < len(self.reading.lower):
            cue = self.at(at)
            if cue:
                cue = self.joint(self.fatal(cue))
                yield cue
            at = max(cue.anchor, at + 1) if cue else at + 1

    def at(self, at: int) -> Cue | None:
        """The cue that begins at a token."""
        group = self.inside.get(at)
        if group and not (group.head is not None and at == group.head and group.bare):
            return None
        return (
            self.phrase(at, patterns("of"), "of")
            or self.phrase(at, patterns("phrases"), "subject")
            or self.with_tail(at)
            or self.verb(at)
            or self.state(at)
        )

    def phrase(self, at: int, table: Patterns, frame: Literal["of", "subject"]) -> Cue | None:
        """Reads "claimed the lives of", "lost their lives"."""
        lower = self.reading.lower
        for steps, category in table.get(lower[at], ()):
            end = at + len(steps)
            if end <= len(lower) and all(lower[at + i] in step for i, step in enumerate(steps)):
                return Cue(at, end, category, frame, forms_at(lower[at]), end, person=frame == "subject")
        return None

    def with_tail(self, at: int) -> Cue | None:
        """Reads "shot dead", "took 12 nurses hostage"."""
        lower = self.reading.lower
        for found in tailed().get(lower[at], ()):
            for tail, category in sorted(found.tails.items(), key=lambda item: -len(item[0])):
                end = at + 1 + len(tail)
                if tuple(lower[at + 1 : end]) == tail:
                    return Cue(at, end, category, "object", found.forms, end, person=found.person)
                behind = self.behind_object(at + 1)
                if behind and tuple(lower[behind : behind + len(tail)]) == tail:
                    return Cue(
                        at, at + 1, category, "object", found.forms - {"participle"} or found.forms, at + 1,
                        person=found.person, tailed=True,
                    )  # fmt: skip
        return None

    def behind_object(self, at: int) -> int | None:
        """Where a group at a token ends, with those that follow it after "and"."""
        group = self.at_start.get(at)
        end = group.end if group else None
        while end is not None and self.reading.word(end) == "and" and (more := self.at_start.get(end + 1)):
            end = more.end
        return end

    def verb(self, at: int) -> Cue | None:
        """Reads "killed", "fled", as verb or participle."""
        reading = self.reading
        word, tag = reading.lower[at], reading.tags[at]
        senses = verbs().get(word)
        if not senses or (senses[0].frame == "object" and self.is_off(at)):
            return None
        if tag in {"NN", "NNS", "NNP", "NNPS"} and not self.headline(at, senses):
            return None
        if word in words().states and tag == "JJ" and "participle" not in senses[0].forms:
            return None
        sense = self.sense(at, senses)
        return Cue(at, at + 1, sense.category, sense.frame, sense.forms, at + 1, sense.person, sense.perfect)

    def is_off(self, at: int) -> bool:
        """Whether "off" makes something else of a verb: "killed off two bills"."""
        return self.reading.word(at + 1) in words().voice.off and self.reading.word(at + 2) not in FROM

    def sense(self, at: int, senses: tuple[Sense, ...]) -> Sense:
        """The sense of a verb that fits: "30 boys drowned" rather than "drowned a boy"."""
        follows = self.after(at + 1) in self.at_start
        fitting = [sense for sense in senses if follows == (sense.frame == "object")]
        return (fitting or list(senses))[0]

    def headline(self, at: int, senses: tuple[Sense, ...]) -> bool:
        """Whether a word tagged as a noun is a verb: "bomb kills 6", "four killed", "KILLED 12"."""
        after, before = self.at_start.get(at + 1), self.inside.get(at - 1)
        if after and not after.single and not after.bare:
            return bool(senses)
        return bool(before and before.sort in {"number", "vague", "range"} and senses[0].forms & PARTICIPLE)

    def after(self, at: int) -> int:
        """The first token behind adverbs."""
        while self.reading.tag(at) in ADVERBS and at not in self.at_start:
            at += 1
        return at

    def state(self, at: int) -> Cue | None:
        """Reads "dead", "missing" - as what they are said to be."""
        category = words().states.get(self.reading.lower[at])
        if not category or kind_of(self.reading.word(at + 1)) or self.reading.word(at - 1) in {"the", "-"}:
            inside = self.inside.get(at - 1)
            if not category or not inside or self.reading.word(at - 1) == "-":
                return None
        return Cue(at, at + 1, category, "state", frozenset(), at + 1)

    def fatal(self, cue: Cue) -> Cue:
        """Reads "fatally shot" is killed."""
        before, after = self.reading.word(cue.start - 1), self.reading.word(cue.end)
        if cue.category == "injured" and {before, after} & words().voice.fatally:
            return cue._replace(category="killed")
        return cue

    def joint(self, cue: Cue) -> Cue:
        """Reads "killed or wounded" is one count of casualties."""
        lower, voice = self.reading.lower, words().voice
        at, seen = cue.end, {lower[cue.end - 1]}
        while self.reading.word(at) in {"or", "and", ","} and at + 1 < len(lower):
            step = at + 1 + (lower[at + 1] in {"or", "and"})
            word = self.reading.word(step)
            if word not in voice.joint_killed | voice.joint_other:
                break
            seen.add(word)
            at = step + 1
        if seen & voice.joint_killed and seen & voice.joint_other:
            return cue._replace(end=at, anchor=at, category="casualties", person=False)
        return cue


FROM = frozenset({"from"})


def forms_at(word: str) -> frozenset[Form]:
    """The forms of the verb that begins a phrase; none where it begins with no verb of ours."""
    senses = verbs().get(word) or ()
    forms = {form for sense in senses for form in sense.forms}
    forms |= {form for found in tailed().get(word, ()) for form in found.forms}
    return frozenset(forms)
