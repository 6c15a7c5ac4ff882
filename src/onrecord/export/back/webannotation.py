"""Edited Web Annotations: the tag and the fields of each item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ...archive import Archive
from ...archive.corrections import value_at
from ...config import Settings
from ...errors import ArchiveError, ExportError
from ...model import Record, Spans
from ..brat import LABELLED
from ..marks import marks
from ..webannotation import SCHEME
from .placing import PARTS, Edited, Found, Left, Whole, differing

Named = tuple[str, str, str, str]
"""The document, part and item of an annotation, and the role where it marks one."""


def read(path: Path, archive: Archive, _: Settings) -> Iterator[Found]:
    """What the annotations of a file have."""
    try:
        whole = msgspec.json.decode(path.read_bytes())
    except (msgspec.DecodeError, RecursionError) as error:
        raise ExportError(f"{path}: is no JSON ({error})") from error
    items = listed(whole)
    if not isinstance(items, list):
        raise ExportError(f"{path}: has no annotations: an AnnotationPage with `items`, or a list of them")
    there: dict[str, set[tuple[str, str]]] = {}
    for number, one in enumerate(items, 1):
        place = f"{path} annotation {number}"
        name = named(one)
        if name is None:
            yield Left(place, "is new, or has no id of onrecord's: items are corrected here, not added")
            continue
        document, part, item, role = name
        there.setdefault(document, set())
        try:
            spans = targets(one)
            if role:
                yield from beside(archive, name, spans, place)
            else:
                there[document].add((part, item))
                yield Edited(
                    f"{place}, {part} {item}", document, part, item, spans, fields(one, part), marked
                )
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, ArchiveError) as error:
            yield Left(place, f"is not as an annotation of onrecord's is ({error!r})")
    for document, found in there.items():
        yield Whole(str(path), document, frozenset(found))


def listed(whole: object) -> object:
    """The annotations of a page, of the first page of a collection, or of a list."""
    if not isinstance(whole, dict):
        return whole
    first = whole.get("first")
    return whole.get("items") or (first.get("items") if isinstance(first, dict) else None)


def named(one: object) -> Named | None:
    """What an annotation is of; None where it is none of ours."""
    if not isinstance(one, dict) or not str(one.get("id")).startswith(SCHEME):
        return None
    pieces = str(one["id"]).removeprefix(SCHEME).split(":")
    role = ""
    if one.get("motivation") == "identifying":
        role = pieces[-2] if len(pieces) > 1 else ""
        pieces = pieces[:-1]
    if len(pieces) < 4 or pieces[-3] not in PARTS:
        return None
    return ":".join(pieces[:-3]), pieces[-3], pieces[-2], role


def targets(one: Mapping[str, Any]) -> Spans:
    """The characters of an annotation."""
    some = one["target"] if isinstance(one["target"], list) else [one["target"]]
    found = []
    for target in some:
        selectors = target["selector"] if isinstance(target["selector"], list) else [target["selector"]]
        (position,) = [each for each in selectors if each["type"] == "TextPositionSelector"]
        found.append((int(position["start"]), int(position["end"])))
    return tuple(found)


def fields(one: Mapping[str, Any], part: str) -> Any:  # noqa: ANN401 - a function of Edited
    """What differs of an annotation's fields; a tag that was changed alone is the field that it shows."""
    bodies = one["body"] if isinstance(one["body"], list) else [one["body"]]
    (theirs,) = [{**body["onrecord:fields"]} for body in bodies if "onrecord:fields" in body]
    tag = next((body["value"] for body in bodies if body.get("purpose") == "tagging"), None)

    def differ(record: Record, item: Any) -> Mapping[str, object]:  # noqa: ANN401
        if part in ("times", "places", "hedges"):
            return differing({"value": theirs})(record, item)
        now = value_at(item, LABELLED[part])
        if tag is not None and theirs.get(LABELLED[part]) == now:
            theirs[LABELLED[part]] = tag
        return differing(theirs)(record, item)

    return differ


def marked(record: Record, part: str, at: int) -> Spans:
    """The characters of an item's main mark."""
    name = str(getattr(getattr(record, part)[at], "id", at))
    return next(mark.spans for mark in marks(record) if mark.main and (mark.part, mark.item) == (part, name))


def beside(archive: Archive, name: Named, spans: Spans, place: str) -> Iterator[Left]:
    """Tell where the characters of a role were changed: they cannot be corrected."""
    document, part, item, role = name
    record = archive.get(document)
    there = {mark.spans for mark in marks(record) if (mark.part, mark.item, mark.field) == (part, item, role)}
    if spans not in there:
        yield Left(
            place, f"{part} {item} {role}: other characters than the record's: values are corrected here"
        )
