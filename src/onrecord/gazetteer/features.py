"""GeoNames' feature classes and codes as kinds of places, and how large such a place is."""

from __future__ import annotations

KINDS = {
    "A": "district",
    "P": "city",
    "H": "water",
    "L": "area",
    "R": "road",
    "S": "structure",
    "T": "mountain",
    "U": "water",
    "V": "area",
}
"""By feature class; https://www.geonames.org/export/codes.html"""
STATES = frozenset({"PCL", "PCLD", "PCLF", "PCLI", "PCLIX", "PCLS", "TERR"})
LANDS = frozenset({"ISL", "ISLS", "ISLT", "ISLF", "PEN", "DSRT", "PLN", "DLTA", "ISTH", "CAPE", "VAL"})
"""Codes of class T that are land to be in, no mountain."""
CAPITAL = "*"  # the code of a country's capital
RADII = ((1_000_000, 15), (200_000, 10), (50_000, 6), (10_000, 4), (0, 3))
"""Population -> how far, in km, the edge of such a town lies from its point."""
KM = {"district": 30, "area": 15, "water": 15, "road": 10, "mountain": 5, "structure": 1}


def kind_of(group: str, code: str) -> str:
    """The kind of a place; of what has no class "area".

    >>> kind_of("P", "PPLA"), kind_of("A", "ADM1"), kind_of("T", "ISL"), kind_of("S", "HSP")
    ('city', 'region', 'area', 'structure')
    """
    if code in STATES:
        return "country"
    if code == "ADM1":
        return "region"
    if code in LANDS or code == "PCLH":
        return "area"
    return KINDS.get(group, "area")


def radius(kind: str, people: int) -> int:
    """How far, in km, the edge of a place lies from its point."""
    return KM.get(kind) or next(km for least, km in RADII if people >= least)
