"""Names that are another word first: "Canadian beef" is not from Canadian, Texas, nor is "500 BC" a province.

Such a name means a place only where the words beside it say so: "the town of Canadian", "Canadian, Texas",
"Cameroon's Far North".
"""

from __future__ import annotations

from .evidence import inside
from .mentions import Mention
from .report import Report
from .words import peoples

ERA = "BC"
OWN = frozenset({"'s", "’s", "'", "’"})
OWNING = frozenset({"his", "her", "their", "its", "my", "our", "your", "this", "that", "each", "every"})
SHORT = 4
"""Letters of an abbreviation."""
SMALL = frozenset({"city", "region", "district"})
"""Kinds of places that may bear the name of a people or of a part of the sky; "the Balkans" are an area."""


def is_another_word(report: Report, mention: Mention) -> bool:
    """Whether a name is another word, which nothing beside it makes a place's."""
    return (
        is_era(report, mention)
        or is_thing(report, mention)
        or (is_double(report, mention) and not placed(report, mention))
    )


def is_era(report: Report, mention: Mention) -> bool:
    """Whether a name counts years: "[BC]" behind a number."""
    before = report.before(mention.start)
    text = report.doc[mention.start : mention.end].text.replace(".", "")
    return text == ERA and before is not None and before.like_num


def is_thing(report: Report, mention: Mention) -> bool:
    """Whether an abbreviation is somebody's thing in a text of capitals: "DIED IN HIS CAR"."""
    before = report.before(mention.start)
    text = report.doc[mention.start : mention.end].text
    shouted = before is not None and before.lower_ in OWNING and before.text.isupper()
    return shouted and text.isupper() and len(text) <= SHORT


def is_double(report: Report, mention: Mention) -> bool:
    """Whether all words of a name are of a people or a language, or all of a part of the sky."""
    name = mention.key.split()
    if any(place.kind not in SMALL for place in mention.places):
        return False
    return all(word in peoples() for word in name) or all(word in report.words.compass for word in name)


def placed(report: Report, mention: Mention) -> bool:
    """Whether the words beside a name say that it is a place's."""
    return report.tells(mention) or pointed(report, mention) or owned(report, mention)


def pointed(report: Report, mention: Mention) -> bool:
    """Whether the name of what holds a place follows after a comma: "Canadian, Texas"."""
    larger = report.larger(mention)
    return larger is not None and bool(inside(mention, larger))


def owned(report: Report, mention: Mention) -> bool:
    """Whether the country of a place stands before it: "Cameroon's Far North"."""
    before = report.before(mention.start)
    larger = report.ends.get(mention.start - 1) if before is not None and before.text in OWN else None
    return larger is not None and bool(inside(mention, larger))
