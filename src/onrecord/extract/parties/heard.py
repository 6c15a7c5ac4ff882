"""Names as the encoder heard them: all of them where capitals tell nothing, the kinds of others."""

from __future__ import annotations

from collections.abc import Iterator

from ... import doc as on_doc
from ...model import PartyKind
from .names import Name
from .page import Page
from .words import states, titles

KINDS: dict[str, PartyKind] = {"PER": "person", "ORG": "organisation", "LOC": "unknown"}
PARTS: dict[str, PartyKind] = {"ORGANISATION": "organisation", "TARGET": "thing"}
SURE = 0.8  # of chance, from which a name that the rules leave open is of the kind that was heard
LIKELY = 0.5  # the same of a group that took part in an incident: told of bodies and bands, hardly of others
SHORTEST = 2  # letters of a name


def taking_part(page: Page) -> dict[PartyKind, set[int]]:
    """The tokens of what was heard to take part in an incident as a body, and as a thing that was hit."""
    found: dict[PartyKind, set[int]] = {"organisation": set(), "thing": set()}
    for part in on_doc.labels(page.doc).fills:
        if part.role in PARTS and part.score >= LIKELY:
            found[PARTS[part.role]].update(range(*page.range(((part.start, part.end),))))
    return found


def with_names(page: Page, read: Iterator[Name]) -> list[Name]:
    """The names that the rules read with those that were heard, in order."""
    heard = Heard(page)
    return sorted([*heard.told(read), *heard.found])


class Heard:
    """The entities of a page at their tokens."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.kind_at: dict[int, PartyKind] = {}
        self.found: list[Name] = []
        labels = on_doc.labels(page.doc)
        bands = taking_part(page)["organisation"]
        self.kind_at.update(dict.fromkeys(bands, "organisation"))
        for one in labels.spans.get("entities", ()):
            start, end = page.range(((one.start, one.end),))
            if one.label not in KINDS or start >= end:
                continue
            band = one.label == "LOC" and end - 1 in bands
            kind = "organisation" if band else KINDS[one.label]
            if one.score >= SURE:
                self.kind_at.update(dict.fromkeys(range(start, end), kind))
            if page.headline[page.sentence[start]] and one.end - one.start >= SHORTEST:
                self.found.append(self.name(start, end, kind))

    def name(self, start: int, end: int, kind: PartyKind) -> Name:
        """An entity as a name, a person's parted from titles."""
        words = self.page.words
        core = start
        while kind == "person" and core < end - 1 and words[core] in titles():
            core += 1
        if " ".join(words[start:end]) in states():
            kind = "state"
        return Name(start, end, core, kind, None, is_place=kind == "unknown")

    def told(self, names: Iterator[Name]) -> Iterator[Name]:
        """Names that the rules read, those of unknown kind with the one that was heard."""
        for one in names:
            kind = self.kind_at.get(one.end - 1, "unknown")
            yield one._replace(kind=kind) if one.kind == "unknown" and not one.is_place else one
