"""Who is told after "to": "said [to her daughter]: “Run.”", "complained [to reporters]"."""

from __future__ import annotations

from .nominals import Nominal, following
from .page import Page
from .reading import Reading
from .voices import is_voice, voices
from .words import entries


def with_hearer(page: Page, reading: Reading) -> Reading:
    """A reading with who is told, where they follow its cue and a "to"."""
    if reading.addressee or not reading.cue:
        return reading
    start, end = reading.cue
    end -= end - start > 1 and page.words[end - 1] == "to"
    found = after_to(page, end, reading.region.end) if is_saying(page, end - 1) else None
    if found is None or any(start < found.end and found.start < end for start, end in reading.content):
        return reading
    return reading._replace(addressee=found)


def is_saying(page: Page, verb: int) -> bool:
    """Whether a verb gives words, to anybody: "said", "complained"; not "pointed"."""
    entry = entries().get(page.words[verb])
    return entry is not None and "quote" in entry.shapes


def after_to(page: Page, at: int, high: int) -> Nominal | None:
    """Somebody after a "to" at a token."""
    if at + 1 >= high or page.words[at] != "to":
        return None
    if page.words[at + 1] in voices():
        return following(page, at + 1, high) or Nominal(at + 1, at + 2)  # "police", whatever its tag
    found = following(page, at + 1, high)
    base = page.phrase_from.get(at + 1, at + 2)
    return found if found and is_voice(page, at + 1, base) else None
