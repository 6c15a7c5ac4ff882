"""Our events across the reports of ECB+ as chains, beside the same-stem baseline on the same mentions.

Mentions are the words of our events: triggers and later tellings. Those outside the sentences that ECB+'s
annotators selected are left out. The reports of all topics are linked in one run.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from msgspec import Struct

import onrecord
from onrecord.extract.events import words as triggers
from onrecord.incidents import link
from onrecord.lexicon import load
from onrecord.model import Category, Event, Record, Spans

from ..compare import scorer_module
from ..measures import CORPORA
from .chains import Chain, all_scores, chains, conll

Json = dict[str, Any]
Name = tuple[str, int | str]
"""A mention's document, and the id of the gold mention that it is, or a number of its own."""


class Mention(NamedTuple):
    """Words that tell an event of ours: of which report, topic, event, type, stem and incident."""

    name: Name
    topic: str
    event: str
    type: str
    stem: str
    first: bool
    incident: str | None

    @property
    def of(self) -> tuple[str, str]:
        """The event it is a mention of."""
        return self.name[0], self.event

    @property
    def deed(self) -> str:
        """The stem, one for all words of a death."""
        return "kill" if self.stem in deaths() else self.stem


class Verbs(Struct, frozen=True):
    """Verbs that are cues of a category."""

    category: Category
    forms: tuple[str, ...]


class Tolls(Struct, frozen=True):
    """The part of lexicons/tolls.toml that this file reads."""

    verbs: tuple[Verbs, ...]


class Reading(NamedTuple):
    """Gold chains, our mentions, and how many mentions each side has and both have."""

    gold: list[Chain]
    mentions: list[Mention]
    shared: frozenset[Name]


class Rule(NamedTuple):
    """Under which keys a mention meets others of its incident; `own` events hold their mentions together."""

    keys: Callable[[Mention], tuple[str, ...]]
    own: bool = True


RULES = {
    "own events": Rule(lambda _: ()),
    "the incident": Rule(lambda _: ("",)),
    "type": Rule(lambda one: (one.type,)),
    "stem": Rule(lambda one: (one.stem,)),
    "type or stem": Rule(lambda one: (one.type, one.stem)),
    "first of type": Rule(lambda one: (one.type,) if one.first else ()),
    "first of type, or stem": Rule(lambda one: (one.type, one.stem) if one.first else (one.stem,)),
    "stem of the word": Rule(lambda one: (one.stem,), own=False),
    "deed of the word": Rule(lambda one: (one.deed,), own=False),
}
CHOSEN = ("type or stem", "deed of the word")


def rows(split: str) -> list[Json]:
    """The reports of a split."""
    lines = (CORPORA / "tolls" / f"ecbplus-{split}.jsonl").read_bytes().splitlines()
    return [json.loads(line) for line in lines]


def document(row: Json) -> onrecord.Document:
    """A report; ECB+ gives no dates."""
    return onrecord.document(row["text"], id=row["id"])


def reading(rows: Sequence[Json], records: Sequence[Record]) -> Reading:
    """Gold and what was read of it."""
    home = incidents_of(records)
    gold: dict[str, set[Name]] = defaultdict(set)
    mentions: list[Mention] = []
    for row, record in zip(rows, records, strict=True):
        known = [one for one in row["mentions"] if one["is_event"] and one["in_selected_sentence"]]
        for one in known:
            gold[one["cluster"]].add((row["id"], one["id"]))
        mentions += mentions_of(row, record, known, home)
    names = {name for chain in gold.values() for name in chain}
    shared = frozenset(one.name for one in mentions if one.name in names)
    return Reading([frozenset(chain) for chain in gold.values()], mentions, shared)


def incidents_of(records: Sequence[Record]) -> dict[tuple[str, str], str]:
    """The incident of every event that is in one."""
    return {
        (account.document, event): incident.id
        for incident in link(records)
        for account in incident.accounts
        for event in account.events
    }


def mentions_of(
    row: Json, record: Record, known: Sequence[Json], home: dict[tuple[str, str], str]
) -> Iterator[Mention]:
    """Our mentions in a report's selected sentences, under the names of the gold mentions that they are."""
    selected = selected_in(row)
    found = [
        (event, spans)
        for event in record.events
        for spans in (event.trigger.spans, *((span,) for span in event.mentions))
        if any(low <= spans[0][0] < high for low, high in selected)
    ]
    match = scorer_module("records").match
    named = {
        j: known[i]["id"] for i, j in match([places(row, one) for one in known], [list(s) for _, s in found])
    }
    firsts = first_of_types(record)
    for number, (event, spans) in enumerate(found):
        yield Mention(
            name=(row["id"], named.get(number, number)),
            topic=str(row["topic"]),
            event=event.id,
            type=event.type,
            stem=stem(row["text"][slice(*spans[0])]),
            first=event.id in firsts,
            incident=home.get((row["id"], event.id)),
        )


def selected_in(row: Json) -> list[tuple[int, int]]:
    """The places of the selected sentences."""
    held: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, sentence in zip(row["token_offsets"], row["token_sentence"], strict=True):
        held[sentence].append(place)
    return [(held[number][0][0], held[number][-1][1]) for number in row["selected_sentences"]]


def places(row: Json, mention: Json) -> list[tuple[int, int]]:
    """The words of a gold mention, those that stand together as one."""
    runs = groupby(enumerate(mention["tokens"]), lambda pair: pair[1] - pair[0])
    tokens = [[number for _, number in run] for _, run in runs]
    return [(row["token_offsets"][run[0]][0], row["token_offsets"][run[-1]][1]) for run in tokens]


def first_of_types(record: Record) -> set[str]:
    """The event of each type that a report tells first."""
    firsts: dict[str, Event] = {}
    for event in sorted(record.events, key=start):
        firsts.setdefault(event.type, event)
    return {event.id for event in firsts.values()}


def start(event: Event) -> int:
    """Where an event is told first."""
    spans: Spans = (*event.trigger.spans, *event.mentions)
    return min(spans)[0]


@cache
def bases() -> dict[str, str]:
    """The base of every form of the verbs that tell events."""
    heads = {text.split()[0] for group in triggers.words().triggers for text in group.verbs}
    return {form: head for head in sorted(heads) for form in triggers.spellings(head)}


def stem(words: str) -> str:
    """The base of the verb, or the singular of the noun, that some words begin with.

    >>> stem("shootings"), stem("Shot"), stem("opened fire"), stem("arrest")
    ('shoot', 'shoot', 'open', 'arrest')
    """
    forms = triggers.singulars(words.split(maxsplit=1)[0].lower())
    return next((bases()[form] for form in forms if form in bases()), forms[-1])


@cache
def deaths() -> frozenset[str]:
    """The verbs by which tolls of the killed are told, and the nouns that the event lexicon has for them."""
    return frozenset(
        form.split(maxsplit=1)[0]
        for group in load("tolls", Tolls).verbs
        if group.category == "killed"
        for form in group.forms
    ) | {"assassination", "bloodbath", "execution"}


def ours(mentions: Sequence[Mention], rule: Rule) -> list[Chain]:
    """Our chains: what meets in one incident; what is in none stays with its own event."""
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for one in mentions:
        if rule.own:
            groups[one.of].append(one.name)
        for key in rule.keys(one):
            groups[(one.incident, key) if one.incident else (*one.of, key)].append(one.name)
    return joined(mentions, groups.values())


def same_stem(mentions: Sequence[Mention], *, told_topics: bool) -> list[Chain]:
    """The baseline's chains: all mentions of one stem, in one topic where it is told the topics."""
    groups: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for one in mentions:
        groups[one.topic if told_topics else "", one.stem].append(one.name)
    return joined(mentions, groups.values())


def joined(mentions: Sequence[Mention], groups: Iterable[list[Name]]) -> list[Chain]:
    """The chains that groups of mentions make together."""
    return chains((one.name for one in mentions), (pair for group in groups for pair in pairwise(group)))


def only(found: Sequence[Chain], names: frozenset[Name]) -> list[Chain]:
    """Chains of some mentions alone."""
    return [kept for chain in found if (kept := chain & names)]


def systems(mentions: Sequence[Mention], *, every: bool) -> dict[str, list[Chain]]:
    """The chains of the baseline, with and without the topics, and ours by the chosen rules or every one."""
    return {
        "same stem, topics told": same_stem(mentions, told_topics=True),
        "same stem": same_stem(mentions, told_topics=False),
    } | {f"ours: {name}": ours(mentions, rule) for name, rule in RULES.items() if every or name in CHOSEN}


def lines(read: Reading, *, every: bool) -> Iterator[str]:
    """The table: found mentions, then F1 of each system against all of gold and on the mentions both have."""
    total, made, both = sum(map(len, read.gold)), len(read.mentions), len(read.shared)
    yield f"mentions: gold {total}, ours {made}, both {both}"
    found = systems(read.mentions, every=every)
    aligned = only(read.gold, read.shared)
    tables = {
        "end to end": (read.gold, found),
        "mentions that both have": (aligned, {name: only(made, read.shared) for name, made in found.items()}),
    }
    for title, (gold, chosen) in tables.items():
        yield f"{title:30}{'MUC':>7}{'B3':>7}{'CEAF-e':>8}{'CoNLL F1':>10}"
        for name, mine in chosen.items():
            scores = all_scores(gold, mine)
            muc, b_cubed, ceaf = (100 * score.f1 for score in scores.values())
            yield f"  {name:28}{muc:7.1f}{b_cubed:7.1f}{ceaf:8.1f}{100 * conll(scores):10.1f}"
