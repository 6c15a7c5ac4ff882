"""XML of strangers: Expat reads it in linear time and fetches nothing; entities are refused."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from ...errors import SourceError

DEEPEST = 200  # elements inside each other


def parse(
    data: bytes,
    *,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    words: Callable[[str], object],
    remedy: str,
) -> None:
    """Tell the elements (as "namespace name") and words of an XML text; SourceError where it is broken."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise SourceError(f"has over {DEEPEST} elements inside each other: {remedy}")
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = refuse_entities
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise SourceError(
            f"is not valid XML ({expat.ErrorString(error.code)} at line {error.lineno}): {remedy}"
        ) from error


def refuse_entities(name: str, *_: object) -> None:
    """Raise: an entity can be made to grow without end."""
    raise SourceError(f"declares an XML entity ({name}), as no feed or document needs to: remove it")
