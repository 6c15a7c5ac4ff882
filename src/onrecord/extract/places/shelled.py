"""Names that are places' by what is done to them, or since they are one elsewhere in their report.

Nobody shells a person: in "Troops shelled Vell and Orla" both are places, whether a list has them or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ...encoder.labels import Label
from ...language import written
from .report import NOUNS, PROPER
from .words import peoples, words

SURE = 0.7  # of chance, which the words beside such a name give it
BODY, OTHERS = "ORG", frozenset({"ORG", "PER", "MISC"})
LIKELY = 0.6  # of chance, from which an entity that is no place is heard surely enough
SURELY = 0.85  # of chance, from which it is none whatever is done to it
LONGEST = 3  # words of a name: "Vell al Orla"
FEWEST = 4  # letters of a name that stands for the same wherever it stands
OWNED = NOUNS | {"POS", "HYPH"}


def find(doc: Doc, labels: Sequence[Label], entities: Sequence[Label]) -> Iterator[Label]:
    """The names behind a verb of shelling and the like, and those listed with them, that meet no label.

    What the encoder hears as the name of a body is none; nor, where persons are attacked too, as a person's.
    """
    page, tags = written.of(doc), written.marked(doc).tags
    taken = {one.start for one in labels}
    none = [one for one in entities if one.label in OTHERS]
    bodies = {one.start for one in none if one.label == BODY or one.score >= SURELY}
    others = {one.start for one in none if one.score >= LIKELY}
    at = 0
    while at < len(page.lowers) - 1:
        at += 1
        shelled = page.lowers[at - 1] in words().shelling
        if not (shelled or is_attacked(page.lowers, at)):
            continue
        barred = taken | (bodies if shelled else others)
        while (end := name_end(doc, at)) and page.ordered.starts[at] not in barred and is_whole(tags, end):
            if not shelled and page.lowers[end : end + 1] in (["in"], ["near"], ["at"]):
                break  # "Soldiers captured Orel in Vell"
            yield Label(page.ordered.starts[at], page.ordered.ends[end - 1], "PLACE", SURE)
            at = end + 1
            if page.lowers[end : end + 1] not in (["and"], [","]):
                break


def is_attacked(lowers: Sequence[str], at: int) -> bool:
    """Whether those with arms attack or take what begins at a token: "rebels attacked [Vell]"."""
    known = words()
    attacked = lowers[at - 1] in known.attacking or lowers[at - 1] in known.taking
    return at > 1 and attacked and lowers[at - 2] in known.armed


def name_end(doc: Doc, at: int) -> int | None:
    """Where a name ends that begins at a token, None where none does, or one that is a people's."""
    page, tags = written.of(doc), written.marked(doc).tags
    end = at
    while end < min(len(tags), at + LONGEST) and tags[end] in PROPER and page.texts[end][0].isupper():
        end += 1
    some = page.lowers[at:end]
    plain = bool(some) and not page.texts[at].isupper() and end < at + LONGEST
    return end if plain and not any(word in peoples() for word in some) else None


def is_whole(tags: Sequence[str], end: int) -> bool:
    """Whether no noun and nothing owned follows a name: not "Vell's", "Vell troops"."""
    return end >= len(tags) or tags[end] not in OWNED


def again(doc: Doc, labels: Sequence[Label]) -> Iterator[Label]:
    """The other mentions of names that are heard as places somewhere in the report."""
    page, tags = written.of(doc), written.marked(doc).tags
    names: defaultdict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for one in labels:
        name = tuple(page.text[one.start : one.end].split())
        if name and name[0][0].isupper() and sum(map(len, name)) >= FEWEST:
            names[name[0]][name] = max(one.score, names[name[0]].get(name, 0.0))
    for at, word in enumerate(page.texts):
        for name, score in names.get(word, {}).items():
            end = at + len(name)
            alone = (at == 0 or tags[at - 1] not in PROPER) and (end >= len(tags) or tags[end] not in PROPER)
            if tuple(page.texts[at:end]) == name and alone:
                yield Label(page.ordered.starts[at], page.ordered.ends[end - 1], "PLACE", score)
