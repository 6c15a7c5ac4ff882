"""schema.org (JSON-LD): direct speech as Quotation, reported speech as Claim, each in its NewsArticle.

There is no ClaimReview: that is a verdict on who is right, which a record never gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from ..model import Attribution, Document, Party, Record
from . import coded
from .addresses import web_address
from .chosen import Chosen

KINDS = ("attributions",)
TYPES = {
    "person": "Person", "organisation": "Organization", "state": "Country", "group": "Organization",
}  # fmt: skip
"""What a speaker is to schema.org; things and what is not known have no type of their own."""


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a graph of statements and their reports; how many statements there were."""
    stream.write(b'{"@context":"https://schema.org","@graph":[')
    count = written = 0
    for read in chosen.reads:
        for one in graph(read.record):
            stream.write(b"\n" if written == 0 else b",\n")
            stream.write(msgspec.json.encode(one))
            written += 1
            count += one["@type"] != "NewsArticle"
    stream.write(b"\n]}\n")
    return count


def graph(record: Record) -> Iterator[dict[str, object]]:
    """A report and what is said in it."""
    if not record.attributions:
        return
    parties = {party.id: party for party in record.parties}
    yield article(record.document)
    for said in record.attributions:
        yield statement(record, said, parties.get(said.speaker or ""))


def article(about: Document) -> dict[str, object]:
    """A report, without its text."""
    publisher = {"@type": "Organization", "name": about.publisher} if about.publisher else None
    return stated(
        {
            "@type": "NewsArticle",
            "@id": name(about.id),
            "headline": about.title,
            "datePublished": about.published,
            "publisher": publisher,
            "url": web_address(about.url),
            "inLanguage": about.language,
            "identifier": about.id,
        }
    )


def statement(record: Record, said: Attribution, speaker: Party | None) -> dict[str, object]:
    """What somebody says: their own words are a quotation, what a report makes of them a claim.

    What somebody denies, or does not say, is given with its whole sentence.
    """
    quoted = said.manner == "direct" and not said.negated
    who = person(said, speaker)
    hedge = record.hedges[said.certainty].value.term if said.certainty is not None else None
    about = [
        f"certainty: {hedge}" if hedge else None,
        "a denial, or what is not said" if said.negated else None,
        "the speaker is inferred" if said.speaker_inferred else None,
    ]
    return stated(
        {
            "@type": "Quotation" if quoted else "Claim",
            "@id": f"{name(record.document.id)}:{said.id}",
            "text": coded.uttered(record, said),
            "spokenByCharacter" if quoted else "author": who,
            "isPartOf" if quoted else "appearance": {"@id": name(record.document.id)},
            "audience": {"@type": "Audience", "name": said.addressee.value} if said.addressee else None,
            "disambiguatingDescription": "; ".join(filter(None, about)) or None,
        }
    )


def person(said: Attribution, speaker: Party | None) -> dict[str, object] | None:
    """Who says it: by name, else in the words of the report."""
    if speaker is None:
        return {"@type": "Thing", "name": said.source.value} if said.source else None
    roles = [role.value for role in speaker.roles]
    made: dict[str, object] = {"@type": TYPES.get(speaker.kind, "Thing"), "name": speaker.name.value}
    if roles and speaker.kind == "person":
        made["jobTitle"] = roles[0] if len(roles) == 1 else roles
    return made


def name(document: str) -> str:
    """What a report is called in the graph."""
    return f"urn:onrecord:{document}"


def stated(fields: dict[str, object]) -> dict[str, object]:
    """What is stated of something."""
    return {key: value for key, value in fields.items() if value is not None}
