"""The table of who said what: what is refused in it, and what counts as right."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation import items
from evaluation.attributions import table
from evaluation.attributions.__main__ import by_form
from evaluation.attributions.judge import made_from, misses
from evaluation.attributions.table import Item, Said
from onrecord.model import Attribution, Document, MadeWith, Party, Record, Sourced

TEXT = "The guide said that the path was closed."
GOLD = Said(content=("that the path was closed",), source="The guide", cue="said")
INNER = Said(content=("the path was closed",), source="a sign", cue="read", inside=1)


def loaded(tmp_path: Path, lines: str) -> tuple[Item, ...]:
    path = tmp_path / "table.toml"
    path.write_text(f'[[item]]\nform = "plain"\ntext = "{TEXT}"\n{lines}', encoding="utf-8")
    return table.load(path)


def judged(*made: Said, said: tuple[Said, ...] = (GOLD,), also: tuple[Said, ...] | None = None) -> list[str]:
    return misses(Item(form="plain", text=TEXT, said=said, also=also), made)


def fields(lines: list[str]) -> list[str]:
    return [line.split(":")[0] for line in lines]


def test_our_table_is_large_enough_and_sound() -> None:
    items = table.load()
    assert len(items) >= 120
    assert sum(not item.said for item in items) >= 30
    assert len({item.text for item in items}) == len(items)


def test_an_item_is_read_with_its_readings(tmp_path: Path) -> None:
    said = '[{ content = ["that the path was closed"], source = "The guide", cue = "said" }]'
    (item,) = loaded(tmp_path, f"said = {said}\nalso = []")
    assert item.readings == ((GOLD,), ())


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('{ content = ["the road"] }', "item 1 .*'the road' is not in the text"),
        ('{ content = ["the path"], source = "Vann" }', "item 1 .*'Vann' is not in the text"),
        ("{ content = [] }", "item 1 .*without pieces"),
        ('{ content = ["the path"], inside = 2 }', "item 1 .*inside number 2 of 1"),
        ('{ content = ["the path"], inside = 1 }', "item 1 .*inside number 1 of 1"),
    ],
)
def test_gold_that_is_not_in_its_text_is_refused(tmp_path: Path, said: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        loaded(tmp_path, f"said = [{said}]")


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(msgspec.ValidationError, match="speeker"):
        loaded(tmp_path, 'said = [{ content = ["the path"], speeker = "Vann" }]')


@pytest.mark.parametrize(
    "made",
    [
        {},
        {"content": ("the path was closed.",)},
        {"source": "guide"},
        {"cue": "has said"},
        {"addressee": "us", "inferred": True, "speaker": "Vann"},  # not judged where gold is silent
    ],
)
def test_what_is_as_good(made: dict) -> None:
    assert judged(msgspec.structs.replace(GOLD, **made)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("content", ("the path",)),
        ("source", "The"),
        ("source", None),
        ("cue", "told"),
        ("cue", None),
        ("manner", "mixed"),
        ("negated", True),
    ],
)
def test_what_is_otherwise(field: str, value: object) -> None:
    assert fields(judged(msgspec.structs.replace(GOLD, **{field: value}))) == [field]


@pytest.mark.parametrize(
    ("field", "wanted", "made", "right"),
    [
        ("addressee", "the men", "men", True),
        ("addressee", "men", None, False),
        ("inferred", True, False, False),
        ("inferred", False, False, True),
        ("speaker", "Orel", "Mayor Ada Orel", True),
        ("speaker", "Ada Orel", "Orel", False),
        ("speaker", "Orel", None, False),
    ],
)
def test_what_is_judged_where_it_is_given(field: str, wanted: object, made: object, right: bool) -> None:
    gold, other = (msgspec.structs.replace(GOLD, **{field: value}) for value in (wanted, made))
    assert (judged(other, said=(gold,)) == []) is right


def test_nothing_is_found_and_too_much() -> None:
    assert fields(judged()) == ["missing"]
    assert fields(judged(GOLD, said=())) == ["too much"]


def test_what_stands_inside_counts_only_where_gold_has_some() -> None:
    deeper = msgspec.structs.replace(INNER, content=("closed",), inside=2)
    assert judged(GOLD, INNER) == []
    assert judged(GOLD, INNER, said=(GOLD, INNER)) == []
    assert fields(judged(GOLD, INNER, deeper, said=(GOLD, INNER))) == ["too much"]


def test_a_chain_is_compared_by_what_it_leads_to() -> None:
    gold = (GOLD, msgspec.structs.replace(INNER, content=("closed",)))
    other, inner = (Said(content=("Nobody",)), msgspec.structs.replace(gold[1], inside=2))
    assert fields(judged(other, GOLD, inner, said=gold)) == ["too much"]
    assert fields(judged(GOLD, msgspec.structs.replace(gold[1], inside=None), said=gold)) == ["inside"]


def test_another_reading_is_as_good() -> None:
    assert judged(also=()) == []


def test_a_record_in_the_terms_of_the_table() -> None:
    def words(start: int, end: int) -> Sourced[str]:
        return Sourced(value=TEXT[start:end], spans=((start, end),), by="test")

    said = Attribution(
        id="a7", manner="indirect", source=words(0, 9), cue=words(10, 14), content=words(15, 39), speaker="p1"
    )
    inner = Attribution(id="a8", manner="indirect", content=words(24, 39), said_in="a7")
    record = Record(
        document=Document(id="x", text=TEXT),
        parties=(Party(id="p1", kind="person", name=words(4, 9)),),
        attributions=(said, inner),
        made_with=MadeWith(onrecord="0", model=None, lexicons="0", gazetteer="0"),
    )
    first, second = made_from(record)
    assert first == msgspec.structs.replace(GOLD, inferred=False, speaker="guide")
    assert (second.content, second.inside) == (("path was closed",), 1)


def test_what_is_printed() -> None:
    item = Item(form="plain", text=TEXT, said=())
    seen = [(1, item, []), (2, item, ["missing: it"])]
    assert list(items.wrong(seen, str)) == [f"2 plain: {TEXT}", "    missing: it"]
    assert [line.split() for line in by_form(seen)] == [["plain", "1/2"], ["all", "1/2", "50.0%"]]
