"""Reports of our own for the tests of incidents; people, villages and houses are invented."""

from __future__ import annotations

from onrecord.model import Record
from onrecord.pipeline import Reader, document

FIRST = (
    "MARNOVO, March 3 (North Wire) - A missile struck the bus station of Marnovo in Ukraine's Kharkiv region on "
    "Thursday morning, killing at least 10 people and wounding 24, regional governor Pavlo Orlenko said.\n"
    "Rescuers were searching the ruins of the waiting hall for a driver and two cleaners.\n"
)
LATER = (
    "The death toll from Thursday's missile strike on the bus station of Marnovo has risen to 14, governor Pavlo "
    "Orlenko said on Friday. Thirty people were injured, he said.\n"
    "The search of the waiting hall in Marnovo has ended.\n"
)
DENIED = (
    "Russia's defence ministry denied on Friday that its missiles had struck the bus station of Marnovo in the "
    "Kharkiv region. No civilians were killed in Marnovo, the ministry said.\n"
)
OTHER = (
    "Two miners were killed when a gallery collapsed in the Red Lantern mine near Ostrava on Thursday, the Czech "
    "mining office said.\n"
)


def read(name: str, text: str, published: str | None, publisher: str = "North Wire") -> Record:
    """The record of a report."""
    return Reader().read(document(text, id=name, published=published, publisher=publisher))


def strike() -> list[Record]:
    """Three reports of one strike, and one of something else."""
    return [
        read("A", FIRST, "2022-03-03T10:00:00Z"),
        read("B", LATER, "2022-03-04T09:00:00Z", "Daily Post"),
        read("C", DENIED, "2022-03-04T15:00:00Z", "Volga Telegraph"),
        read("D", OTHER, "2022-03-03T12:00:00Z", "Moravian Mail"),
    ]
