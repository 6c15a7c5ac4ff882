"""Records as scorers/events.py reads them, and as MUC-4's analysts would code them, by the record's own word.

`instrument` is the likeliest of an event's `instruments`. To be coded, events of one incident (`part_of`) are
one, and what is unlikely (`confidence`; docs/extract/events.md) is left out. Victims are wanted by name; the
scorer tells descriptions by articles and numbers, which the names of parties have not ("POLICEMAN").
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

from onrecord.extract.events.words import classes_of
from onrecord.incidents.sentences import at, sentences

Json = dict[str, Any]
EVENT, PARTY = 0.4, 0.3
"""Of chance, from which an event and a party count: best by cross-validation (training/episodes.py)."""
UNNAMED = ("people", "armed", "offices", "titles", "demonyms")
"""Classes of words (lexicons/events.toml) that describe somebody."""
LARGE = ("country", "region")
SIDES = ("actors", "recipients", "instruments", "tolls")
BEFORE = frozenset({"one", "another", "his", "her", "their", "its", "that", "this", "other"})


def judged(records: Path) -> Path:
    """The records of a file as the scorer reads them, beside it."""
    made = records.with_suffix(".events.jsonl")
    rows = [with_one_instrument(json.loads(line)) for line in records.read_bytes().splitlines()]
    made.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return made


def with_one_instrument(record: Json) -> Json:
    """A record whose events have an `instrument`: the likeliest of their `instruments`."""
    for event in record["events"]:
        best = sorted(event["instruments"], key=lambda one: -(one["confidence"] or 0.0))
        event["instrument"] = next(iter(best), None)
    return record


def coded(records: Path) -> Path:
    """The records of a file as MUC-4's analysts would code them, beside it."""
    made = records.with_suffix(".coded.jsonl")
    rows = [of_record(json.loads(line)) for line in records.read_bytes().splitlines()]
    made.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return made


def of_record(record: Json) -> Json:
    """A record with the incidents and parties that an analyst would code."""
    described = {one["id"] for one in record["parties"] if is_described(one)}
    events = []
    for event in incidents(record["events"]):
        if not likely(event["trigger"], EVENT):
            continue
        for side in ("actors", "recipients"):
            event[side] = [one for one in event[side] if likely(one, PARTY)]
        event["recipients"] = [one for one in event["recipients"] if one["value"] not in described]
        if event["where"]:
            event["where"]["value"]["name"] = plain(event["where"]["value"]["name"])
        events.append(event)
    cut = sentences(record["document"]["text"])
    for event in events:
        event["tolls"] = once(record, cut, frozenset(event["tolls"]))
    return with_one_instrument(record | {"events": events})


def once(record: Json, cut: tuple[tuple[int, int], ...], ids: frozenset[str]) -> list[str]:
    """The tolls of an incident, none told again: of each category those of the sentence that tells most.

    What is denied or feared, or counts more than one incident, counts only where nothing else is told.
    """
    told: dict[tuple[str, int, bool], list[Json]] = {}
    for toll in (one for one in record["tolls"] if one["id"] in ids):
        sentence = at(cut, toll["count"]["spans"][0][0])
        told.setdefault((toll["category"], sentence, toll["scope"] == "incident"), []).append(toll)
    kept: dict[str, list[Json]] = {}
    for (category, *_), several in told.items():
        if most(several) > most(kept.get(category, [])):
            kept[category] = several
    return [toll["id"] for several in kept.values() for toll in several]


def most(tolls: list[Json]) -> tuple[int, bool, float]:
    """Whether some tolls assert anything, of one incident, and how many; no tolls are less than any."""
    if not tolls:
        return -1, False, 0.0
    whole = [one["count"]["value"] for one in tolls if not one["part_of"]]
    asserted = any(one["polarity"] == "asserted" for one in tolls)
    single = tolls[0]["scope"] == "incident"
    return int(asserted), single, sum(count["low"] or count["high"] or 0 for count in whole)


def incidents(events: list[Json]) -> list[Json]:
    """Events with what others tell of their incidents, those left out."""
    told: dict[str, list[Json]] = {}
    for event in events:
        told.setdefault(event["part_of"] or event["id"], []).append(event)
    return [whole(several) for several in told.values()]


def whole(several: list[Json]) -> Json:
    """The first of some events with all parties, weapons, tolls, a mode, the sharpest time and place."""
    news = sorted(several, key=lambda one: one["background"])
    times = [one["when"] for one in news if one["when"]]
    places = [one["where"] for one in news if one["where"]]
    days = [one for one in times if one["value"]["first"] and one["value"]["first"] == one["value"]["last"]]
    near = [one for one in places if one["value"]["kind"] not in LARGE]
    sides = {side: [said for one in several for said in one[side]] for side in SIDES}
    return (
        several[0]
        | sides
        | {
            "mode": next((one["mode"] for one in several if one["mode"]), None),
            "when": next(iter(days + times), None),
            "where": next(iter(near + places), None),
        }
    )


def plain(name: str) -> str:
    """A name without accents: the corpus is in ASCII.

    >>> plain("Bogotá")
    'Bogota'
    """
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def likely(said: Json, least: float) -> bool:
    """Whether a value is likely enough; where nothing is said of it, it is."""
    return said["confidence"] is None or said["confidence"] >= least


def is_described(party: Json) -> bool:
    """Whether a person has no name, but what somebody is called who has one of many: "police driver"."""
    name = party["name"]["value"]
    first, *_ = words = name.split(" of ")[0].split(" OF ")[0].split()
    last = words[-1].lower().partition("-")[0]  # "brother-in-law"
    unnamed = not classes_of(last).isdisjoint(UNNAMED) or words[-1].islower()
    return party["kind"] == "person" and (first.lower() in BEFORE or unnamed)
