"""What became of them: verbs with their tails, phrases and states that make a count a toll."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from ....model import Category
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.people import kind_of
from ..lexicon.reading import ADVERBS, MODIFIERS, Reading
from ..lexicon.tables import Patterns, Sense, Tail, patterns, tailed, verbs
from ..lexicon.words import Form, words

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
    gerund: bool = False
    captive: bool = False


class Finder:
    """Finds the cues of one document; groups by their first token tell what stands between verb and tail."""

    def __init__(self, reading: Reading, groups: list[Group]) -> None:
        self.reading = reading
        self.at_start = {group.start: group for group in groups}
        self.inside = {i: group for group in groups for i in range(group.start, group.end)}

    def find(self) -> Iterator[Cue]:
        """The cues in text order; one at a token, the longest."""
        lower, at = self.reading.lower, 0
        while at < len(lower):
            cue = self.at(at) if lower[at] in openers() else None
            if cue:
                cue = self.joint(self.fatal(cue))
                yield cue
            at = max(cue.anchor, at + 1) if cue else at + 1

    def at(self, at: int) -> Cue | None:
        """The cue that begins at a token."""
        group = self.inside.get(at)
        if group and not (group.head is not None and at == group.head and group.bare):
            return self.phrase(at, patterns("of"), "of") if group.sort == "none" else None
        return (
            self.phrase(at, patterns("of"), "of")
            or self.phrase(at, patterns("phrases"), "subject")
            or self.phrase(at, patterns("being"), "state")
            or self.with_tail(at)
            or self.verb(at)
            or self.state(at)
        )

    def phrase(self, at: int, table: Patterns, frame: Literal["of", "subject", "state"]) -> Cue | None:
        """Reads "claimed the lives of", "lost their lives", "in intensive care"."""
        for steps, category in table.get(self.reading.lower[at], ()):
            if (stop := end(self.reading, steps, at)) >= 0:
                forms = forms_at(self.reading.lower[at]) if frame != "state" else frozenset()
                person = frame != "of" or category in {"abducted", "missing"}  # "rode off with 12 phones"
                gerund = self.reading.lower[at].endswith("ing")
                return Cue(at, stop, category, frame, forms, stop, person=person, gerund=gerund)
        return None

    def with_tail(self, at: int) -> Cue | None:
        """Reads "shot dead", "took 12 nurses hostage", "led off 12 gunners as prisoners"."""
        for tail in tailed().get(self.reading.lower[at], ()):
            if not (self.has_agent(at, tail) and self.amid(at, tail.setting)):
                continue
            beside = end(self.reading, tail.before, at + 1)
            if tail.behind is None and beside >= 0:
                return self.tailed(tail, at, beside, parted=False)
            first, rest = (at + 1, tail.before) if tail.behind is None else (beside, tail.behind)
            if first >= 0 and any(end(self.reading, rest, i) >= 0 for i in self.behind_object(first)):
                return self.tailed(tail, at, first, parted=True)
        return None

    def tailed(self, tail: Tail, at: int, stop: int, *, parted: bool) -> Cue:
        """The cue of a verb and its tail, which stands beside it or behind the counted."""
        forms = (tail.forms - {"participle"} or tail.forms) if parted else tail.forms
        return Cue(at, stop, tail.category, tail.frame, forms, stop, person=tail.person, tailed=parted)

    def has_agent(self, at: int, tail: Tail) -> bool:
        """Whether one who does it is named, if there must be one; who was not abducted needs none."""
        none = self.inside.get(at - 2)
        spared = tail.category == "abducted" and none is not None and none.sort == "none"
        spared = spared and self.reading.word(at - 1) in FORMS_OF_BE  # "no pupil was taken from the school"
        return not tail.agent or spared or self.by(at, tail.agent)

    def by(self, at: int, agent: frozenset[str]) -> bool:
        """Whether one who does it stands before a verb, or behind it with "by"."""
        start, stop = self.reading.sentences[at]
        lower = self.reading.lower
        behind = lower[at : min(stop, at + AGENT)]
        if "by" in behind and agent.intersection(behind[behind.index("by") :]):
            return True
        group = self.inside.get(at - 1)
        front = group.start if group and not group.bare else at  # "extra police brought in" are no agents
        passive = self.reading.word(at - 1) in FORMS_OF_BE
        reach = AGENT
        parted = self.reading.word(at - 2) == "," and self.reading.word(at - 1) in words().voice.have
        if parted or self.reading.word(at - 1) in GOES_ON:  # "police broke up the march and took 40 away"
            behind_who = (i for i in range(1, min(at - start, JOINED)) if lower[at - i - 1] in RELATIVE)
            reach = max(next(behind_who, JOINED), AGENT)
        return not passive and bool(agent.intersection(lower[max(start, at - reach) : front]))

    def is_held(self, at: int) -> bool:
        """Whether those nearest to "held" are robbers or villagers, not police: "Masked men held six"."""
        start, stop = self.reading.sentences[at]
        lower, classes = self.reading.lower, words().classes
        holders = (*classes["captor"], *(() if lower[at] in TAKES else classes["holder"]))
        behind = lower[at : min(stop, at + AGENT)]
        named = behind[behind.index("by") :] if "by" in behind else []
        passive = lower[at] in HELD and not PASSIVE.isdisjoint(lower[max(start, at - 2) : at])
        if named or passive:
            return any(word in holders for word in named)
        whom = self.at_start.get(self.after(at + 1))
        if whom is not None and whom.head is not None and lower[whom.head] in CAPTIVES:
            return True  # "it holds nine hostages"
        if lower[at] in TAKES:
            return lower[at - 1] in holders and self.after(at + 1) in self.at_start
        for word in reversed(lower[max(start, at - AGENT) : at]):
            if word in classes["police"]:
                return False
            if word in holders:
                return True
        return False

    def amid(self, at: int, setting: frozenset[str]) -> bool:
        """Whether the sentence of a verb has one of some words, if there must be one: "raft", "sea"."""
        start, stop = self.reading.sentences[at]
        return not setting or bool(setting.intersection(self.reading.lower[start:stop]))

    def behind_object(self, at: int) -> list[int]:
        """Where the counted at a token end, with those that follow after "and" and with "of the army"."""
        if self.reading.word(at) == "them":
            return [at + 1]
        if self.reading.lower[at : at + 3] == ["all", "of", "them"]:
            return [at + 3]
        group = self.at_start.get(at)
        dead = self.reading.word(at) in {"him", "her"} and self.reading.word(at + 1) == "dead"
        other = self.reading.word(at) in words().readers.he - SELF and not dead
        stop = None if group is None or other else group.end
        while stop is not None and self.reading.word(stop) == "and" and (more := self.at_start.get(stop + 1)):
            stop = more.end
        if stop is None:
            return []
        beyond = stop + 1
        while self.reading.word(stop) in PLACED and self.reading.tag(beyond) in MODIFIERS | {"DT", "PRP$"}:
            beyond += 1
        return [stop, beyond] if beyond > stop + 1 else [stop]

    def verb(self, at: int) -> Cue | None:
        """Reads "killed", "fled", as verb or participle."""
        reading = self.reading
        word, tag = reading.lower[at], reading.tags[at]
        senses = verbs().get(word)
        if not senses or self.is_astray(at) or (self.sense(at, senses).frame == "object" and self.is_off(at)):
            return None
        if tag in {"NN", "NNS", "NNP", "NNPS"} and not self.headline(at, senses):
            return None
        if word in words().states and tag == "JJ" and "participle" not in senses[0].forms:
            return None
        sense = self.sense(at, senses)
        if (
            sense.category == "abducted"
            and self.by(at, frozenset(words().classes["police"]))
            and self.reading.word(at - 1) in FORMS_OF_BE
        ):
            sense = sense._replace(category="detained")  # "were seized by police"
        if sense.category == "released" and self.by(at, frozenset(words().classes["rescuer"])):
            sense = sense._replace(category="rescued")  # "Rescuers freed five miners"
        captive = word in HOLD and self.is_held(at)
        return Cue(
            at, at + 1, sense.category, sense.frame, sense.forms, at + 1, sense.person, sense.perfect,
            captive=captive,
        )  # fmt: skip

    def is_off(self, at: int) -> bool:
        """Whether "off" or "on" makes something else of a verb: "killed off two bills"."""
        reading = self.reading
        if reading.word(at + 1) == "on" and reading.word(at - 1) in FORMS_OF_BE:
            return reading.word(at + 2) in STRANDED  # "was saved on in 2019"
        return reading.word(at + 1) in words().voice.off and reading.word(at + 2) not in FROM

    def is_astray(self, at: int) -> bool:
        """Whether another word behind a verb makes something else of it: "held on to", "escaped with"."""
        astray = words().voice.particles.get(self.reading.lower[at], frozenset())
        return self.reading.word(at + 1) in astray and self.reading.tag(at + 1) in {"RP", "IN", "RB"}

    def sense(self, at: int, senses: tuple[Sense, ...]) -> Sense:
        """The sense of a verb that fits: "30 boys drowned" rather than "drowned a boy"."""
        group = self.at_start.get(self.after(at + 1))
        follows = group is not None and not group.thing
        fitting = [sense for sense in senses if follows == (sense.frame == "object")]
        return (fitting or list(senses))[0]

    def headline(self, at: int, senses: tuple[Sense, ...]) -> bool:
        """Whether a word tagged as a noun is a verb: "bomb kills 6", "four killed", "KILLED 12"."""
        been = at - 1 - (self.reading.tag(at - 1) in ADVERBS)  # "was also shot"
        if self.reading.word(been) in FORMS_OF_BE and "participle" in senses[0].forms:
            return True
        after, before = self.at_start.get(at + 1), self.inside.get(at - 1)
        if self.reading.lower[at] in NOUNS and self.reading.tag(at - 1) in MODIFIERS:
            return False  # "the radio station 44 soldiers"
        if after and not after.single and not after.bare:
            return bool(senses)
        counted = before is not None and (before.sort in {"number", "vague", "range"} or before.headline)
        die = counted and senses[0].frame == "subject" and "base" in senses[0].forms  # "Twelve die in fire"
        return die or (counted and bool(senses[0].forms & PARTICIPLE))

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


@cache
def openers() -> frozenset[str]:
    """The words that a cue can begin with."""
    tables = patterns("of"), patterns("phrases"), patterns("being"), tailed(), verbs(), words().states
    return frozenset(word for table in tables for word in table)


NOUNS = frozenset({"station", "exchange", "draft", "recruit"})
"""Verbs that behind another noun are nouns."""
TAKES = frozenset({"keep", "keeps", "kept", "keeping", "detained", "detaining"})
"""Verbs of holding that somebody must be behind: "protesters detained six", no "nine protesters detained"."""
CAPTIVES = frozenset({"hostage", "hostages", "captive", "captives"})
HOLD = frozenset({"hold", "holds", "held", "holding"}) | TAKES
"""What captors do to those they have abducted, and police to the detained."""
SELF = frozenset({"himself", "herself"})
HELD = frozenset({"held", "kept", "detained"})
PASSIVE = frozenset({"is", "are", "was", "were", "be", "being"})
FORMS_OF_BE = frozenset({"was", "were", "been", "being"})
FROM = frozenset({"from"})
STRANDED = frozenset({"in", "at", "by", "when", "while", "as", "to", ",", "."})
"""What stands behind a preposition that its verb has kept."""
PLACED = frozenset({"of", "from", "in", "at", "on"})
"""What a phrase about the counted begins with: "11,300 men of the Third Army"."""
RELATIVE = frozenset({"who", "which", "that", ";", "when", "while", "but"})
GOES_ON = frozenset({"and", ","})
JOINED = 25
"""How many tokens off it may stand from a verb that "and" joins to another one."""
AGENT = 9
"""How many tokens off the one who does it may stand: "the kidnappers on the Jacmel road took"."""


def forms_at(word: str) -> frozenset[Form]:
    """The forms of the verb that begins a phrase; none where it begins with no verb of ours."""
    senses = verbs().get(word) or ()
    forms = {form for sense in senses for form in sense.forms}
    forms |= {form for found in tailed().get(word, ()) for form in found.forms}
    return frozenset(forms)
