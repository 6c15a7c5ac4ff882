"""Records of invented reports, any number of them: the same seed gives the same records.

Invented people and towns in real regions; incidents with one to five reports each, which differ in length,
figures and speakers. The records are made beside the text, not read from it, so that 100,000 take minutes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Literal, NamedTuple

from onrecord.model import (
    Attribution,
    Category,
    Count,
    Document,
    Event,
    MadeWith,
    Party,
    Record,
    Sourced,
    Span,
    Toll,
    When,
    Where,
)

MADE_WITH = MadeWith(onrecord="0", model="invented", lexicons="invented", gazetteer="invented")
REGIONS = (
    ("Kharkiv", "UA", 49.6, 36.4), ("Sumy", "UA", 51.0, 34.3), ("Idlib", "SY", 35.8, 36.7),
    ("North Darfur", "SD", 15.0, 25.0), ("Borno", "NG", 11.5, 13.0), ("Cauca", "CO", 2.4, -76.8),
    ("Rakhine", "MM", 20.1, 93.5), ("Tigray", "ET", 13.8, 38.5), ("Gao", "ML", 16.9, 1.9),
    ("Sindh", "PK", 26.0, 68.5), ("Fiji West", "FJ", -17.6, 179.6), ("Hokkaido", "JP", 43.2, 142.9),
)  # fmt: skip
ONSETS = ("Br", "D", "K", "L", "M", "N", "Or", "P", "S", "T", "V", "Z", "Gr", "H")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
ENDS = ("l", "n", "r", "sk", "v", "ma", "da", "ro", "lin", "mur")
DEEDS = (
    ("a shell hit", "shell", "ASSAULT", "heavy-weapons"),
    ("gunmen attacked", "attacked", "ASSAULT", "firearms"),
    ("a bomb went off at", "bomb", "ASSAULT", "explosives"), ("a mob stormed", "stormed", "ASSAULT", "beat"),
    ("police broke up a protest at", "broke up", "COERCE", "repress"),
    ("workers marched to", "marched", "PROTEST", "demo"),
)  # fmt: skip
THINGS = ("a market", "a school", "the grain store", "a bus station", "the mill", "a clinic", "the bridge")
OUTLETS = ("Daily", "Post", "Herald", "Radio", "Wire", "Gazette", "Observer")
OFFICES = (
    "the mayor",
    "a hospital spokesman",
    "the interior ministry",
    "a witness",
    "the governor",
    "rescue workers",
)
WHO = (
    "Traders", "Schools", "A delegation", "The council", "Two lorries", "Fishermen", "The bishop",
    "Engineers",
    "A choir", "The bakery", "Teachers", "The railway", "Shepherds", "A surveyor", "The library",
    "Beekeepers",
    "The ferry", "Volunteers", "A notary", "The orchestra", "Masons", "The cannery", "Pupils", "A vet 🔍",
)  # fmt: skip
DOES = (
    "waited for", "had asked about", "turned down", "will inspect", "painted", "measured", "praised", "sold",
    "postponed", "collected", "rebuilt", "described", "borrowed", "sorted", "emptied", "photographed",
    "ordered", "returned", "complained of", "counted", "paid for", "repaired", "closed", "remembered",
)  # fmt: skip
WHAT = (
    "the flour", "a new roof", "the pumps", "forty chairs", "the old weir", "the timetable", "apple crates",
    "the archive", "a water tank", "the lanterns", "blankets", "the quarry", "a loan",
    "the harvest", "seedlings",
    "the vaccination cards", "copper wire", "the playground", "a generator", "the dialect", "winter tyres",
    "the embankment", "sheet music", "the weighbridge",
)  # fmt: skip
TAIL = (
    "since the spring", "before the end of the week", "for a second day", "in spite of the rain",
    "by candlelight",
    "as every autumn", "with little success", "at their own cost", "without a permit", "for the third time",
    "on the far bank", "behind the station", "after long debate", "under new rules", "with borrowed tools",
    "until further notice",
)  # fmt: skip


class Incident(NamedTuple):
    """What happened: where, on which day, what, and how many were killed in truth."""

    town: str
    region: tuple[str, str, float, float]
    latitude: float
    longitude: float
    day: date
    deed: tuple[str, str, str, str]
    thing: str
    killed: int


class Page:
    """A text that grows, and where its pieces stand in it."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> Span:
        """Write some words; where they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)


def read(value: Any, *spans: Span, by: str = "invented") -> Sourced[Any]:  # noqa: ANN401 - of any type
    """A sourced value."""
    return Sourced(value, spans, by)


def name(random: Random, parts: int) -> str:
    """A name of so many syllables."""
    made = "".join(random.choice(ONSETS) + random.choice(VOWELS) for _ in range(parts)) + random.choice(ENDS)
    return made.capitalize()


def filling(random: Random) -> str:
    """A sentence about nothing that anybody counts: one of 221,184."""
    return " ".join(random.choice(some) for some in (WHO, DOES, WHAT, TAIL)) + "."


def incident(random: Random) -> Incident:
    """Something that happened."""
    region = random.choice(REGIONS)
    return Incident(
        name(random, 2), region, region[2] + random.uniform(-1, 1),
        (region[3] + random.uniform(-1, 1) + 180) % 360 - 180,
        date(2015, 1, 1) + timedelta(days=random.randrange(3650)), random.choice(DEEDS),
        random.choice(THINGS), random.randrange(1, 60),
    )  # fmt: skip


def records(number: int, seed: int = 7) -> Iterator[Record]:
    """So many records; the reports of one incident stand beside each other."""
    random, made = Random(seed), 0  # noqa: S311 - no secret
    while made < number:
        about = incident(random)
        for _ in range(min(random.choice((1, 1, 1, 2, 3, 5)), number - made)):
            yield report(random, about, made)
            made += 1


def report(random: Random, about: Incident, number: int) -> Record:
    """One report of an incident."""
    page = Page()
    outlet = f"{name(random, 1)} {random.choice(OUTLETS)}"
    published = about.day + timedelta(days=random.choice((0, 1, 1, 2, 3)))
    where = Where(
        name=about.town, latitude=about.latitude, longitude=about.longitude, country=about.region[1],
        admin1=about.region[0], kind="city", precision_km=3.0,
    )  # fmt: skip
    day = about.day.isoformat()
    when = When(timex=day, type="DATE", edtf=day, first=day, last=day)
    parties, places, times, said, events, tolls = [], [], [], [], [], []
    for at in range(random.choice((1, 1, 2, 3))):
        speaker, office = f"{name(random, 1)} {name(random, 2)}", random.choice(OFFICES)
        killed = max(1, about.killed + random.choice((-3, -1, 0, 0, 0, 2)))
        opens = len(page.text)
        count = page.add(f"{killed} people")
        page.add(" were ")
        cue = page.add("killed")
        page.add(" and ")
        hurt = page.add(f"{killed * 2} others")
        page.add(" were ")
        cue_hurt = page.add("wounded")
        page.add(" when ")
        deed_at = page.add(about.deed[0])
        page.add(f" {about.thing} in ")
        place = page.add(about.town)
        page.add(" on ")
        time = page.add(f"{about.day.day} {about.day:%B}")
        content = (opens, len(page.text))
        page.add(", ")
        source = page.add(f"{speaker}, {office}")
        page.add(", ")
        cue_said = page.add("said")
        page.add(". ")
        trigger = (deed_at[0] + about.deed[0].index(about.deed[1]),) * 2
        trigger = (trigger[0], trigger[0] + len(about.deed[1]))
        happened, stood = read(when, time), read(where, place)
        common: dict[str, Any] = {"said_in": f"a{at + 1}", "when": happened, "where": stood}
        parties.append(
            Party(
                id=f"p{at + 1}",
                kind="person",
                name=read(speaker, (source[0], source[0] + len(speaker))),
                roles=(read(office, (source[1] - len(office), source[1])),),
                mentions=(source,),
            )
        )
        places.append(stood)
        times.append(happened)
        said.append(
            Attribution(
                id=f"a{at + 1}",
                manner="indirect",
                content=read(page.text[slice(*content)], content),
                source=read(page.text[slice(*source)], source),
                speaker=f"p{at + 1}",
                cue=read("said", cue_said),
            )
        )
        events.append(
            Event(
                id=f"e{at + 1}",
                type=kind(about),
                mode=about.deed[3],
                status="accomplished",
                trigger=read(about.deed[1], trigger),
                tolls=(f"t{2 * at + 1}", f"t{2 * at + 2}"),
                **common,
            )
        )
        figures: tuple[tuple[Category, int, Span, Span], ...] = (
            ("killed", killed, count, cue),
            ("injured", 2 * killed, hurt, cue_hurt),
        )
        for offset, (category, figure, span, word) in enumerate(figures):
            tolls.append(
                Toll(
                    id=f"t{2 * at + offset + 1}",
                    category=category,
                    event=f"e{at + 1}",
                    cue=read(page.text[slice(*word)], word),
                    count=read(Count(low=figure, high=figure, best=figure, bound="exact"), span),
                    **common,
                )
            )
        page.add("\n\n" + " ".join(filling(random) for _ in range(random.randrange(1, 12))) + " ")
    page.add(f"({outlet}, {number})")
    document = Document(
        id=hashlib.sha256(page.text.encode()).hexdigest(), text=page.text, published=published.isoformat(),
        url=f"https://{outlet.lower().replace(' ', '-')}.example/{number}", publisher=outlet, language="en",
        title=f"{about.deed[1].capitalize()} in {about.town}",
    )  # fmt: skip
    return Record(
        document=document, parties=tuple(parties), times=tuple(times), places=tuple(places),
        attributions=tuple(said), events=tuple(events), tolls=tuple(tolls), made_with=MADE_WITH,
    )  # fmt: skip


def kind(about: Incident) -> Literal["ASSAULT", "COERCE", "PROTEST"]:
    """The PLOVER type of an incident."""
    found: Literal["ASSAULT", "COERCE", "PROTEST"] = about.deed[2]  # type: ignore[assignment]
    return found
