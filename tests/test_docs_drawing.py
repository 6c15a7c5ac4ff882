"""The drawing of the data model is that of the code: its boxes, their fields, and the types they name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_type_hints
from xml.etree import ElementTree

import msgspec

from onrecord import model
from onrecord.archive import shapes as archive
from onrecord.incidents import shapes as incidents

ROOT = Path(__file__).parent.parent
SVG = "{http://www.w3.org/2000/svg}"
DRAWING = ElementTree.parse(ROOT / "docs" / "model.svg").getroot()
BOXES = {box.get("id", ""): box for box in DRAWING.iter(f"{SVG}g") if box.get("class") == "struct"}
MODULES = (model, incidents, archive)


def struct(name: str) -> type[msgspec.Struct]:
    """The struct of that name in the model, the incidents or the archive."""
    (found,) = {getattr(module, name) for module in MODULES if hasattr(module, name)}
    return found


def texts(box: ElementTree.Element, kind: str) -> list[str]:
    """The texts of one class in a box."""
    return ["".join(one.itertext()) for one in box.iter() if one.get("class") == kind]


def own(kind: type[msgspec.Struct]) -> list[str]:
    """The fields of a struct without those that it has from another."""
    bases = [
        base for base in kind.__mro__[1:] if issubclass(base, msgspec.Struct) and base is not msgspec.Struct
    ]
    above = {field for base in bases for field in base.__struct_fields__}
    return [field for field in kind.__struct_fields__ if field not in above]


def test_every_box_has_the_fields_of_the_struct_and_no_others():
    assert len(BOXES) > 15
    drawn = {name: sorted(texts(box, "field")) for name, box in BOXES.items()}
    assert drawn == {name: sorted(own(struct(name))) for name in BOXES}
    assert {name: texts(box, "name")[0].removesuffix("[T]") for name, box in BOXES.items()} == {
        name: name for name in BOXES
    }


def test_every_type_that_is_named_is_a_struct():
    named = {
        word
        for box in BOXES.values()
        for text in texts(box, "type")
        for word in re.findall(r"[A-Z]\w+", text)
    }
    assert {name for name in named if not issubclass(struct(name), msgspec.Struct)} == set()


def test_the_types_of_a_records_fields_are_drawn():
    rows = {}
    for row in zip(texts(BOXES["Record"], "field"), texts(BOXES["Record"], "type"), strict=True):
        rows[row[0]] = row[1]
    assert rows == {name: told(hint) for name, hint in get_type_hints(model.Record).items()}
    within = {word for kind in rows.values() for word in re.findall(r"\w+", kind)}
    assert within - BOXES.keys() == set()


def told(hint: object) -> str:
    """A type as the drawing has it: "Party *" for tuple[Party, ...]."""
    words = re.sub(r"<class '([^']+)'>", r"\1", repr(hint)).replace("onrecord.model.", "")
    return re.sub(r"^tuple\[(.+), \.\.\.\]$", r"\1 *", words)


def test_the_kinds_of_statements_hang_on_it():
    kinds = {name for name in BOXES if issubclass(struct(name), model.Statement)} - {"Statement"}
    assert kinds == {"Attribution", "Event", "Toll"}
    arrows = [one for one in DRAWING.findall(f"{SVG}path") if one.get("class") == "is"]
    assert len(arrows) == len(kinds) + 1  # one explains itself


def test_the_characters_that_are_marked_are_those_of_the_span():
    (slice_,) = [box for box in DRAWING.iter(f"{SVG}g") if box.get("id") == "slice"]
    (text,), (mark,), (span,) = (texts(slice_, kind) for kind in ("sample", "mark", "span"))
    start, end = map(int, span.split(","))
    assert text[start:end] == mark


def test_who_cannot_see_it_is_told():
    assert DRAWING.get("role") == "img"
    for name in ("title", "desc"):
        (told_,) = DRAWING.findall(f"{SVG}{name}")
        assert told_.get("id") in DRAWING.get("aria-labelledby", "").split()
        assert told_.text
    assert "prefers-color-scheme: dark" in "".join(DRAWING.itertext())
