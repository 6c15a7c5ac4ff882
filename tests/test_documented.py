"""Every command, option, setting and field is documented; where one is not, the failure says which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest
import typer
from msgspec import Struct

from onrecord import cli
from onrecord.config import FILE, PREFIX, Settings
from onrecord.incidents.shapes import Incident
from onrecord.model import Record, Statement, Toll

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {Record: "record.md", Incident: "incidents.md"}
"""The pages of what onrecord gives to others, by what they describe."""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, head: str) -> str:
    """What stands under a heading, up to the next of its level or a higher one."""
    found = re.search(rf"^(#+) {re.escape(head)}\n", text, re.MULTILINE)
    if found is None:
        return ""
    rest = text[found.end() :]
    after = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: after.start()] if after else rest


def commands(group, path: str) -> Iterator[tuple[str, object]]:
    """Every command, those of groups of commands among them, with what is typed to run it."""
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        yield from commands(command, f"{path} {name}") if hasattr(command, "commands") else ()


COMMANDS = dict(commands(typer.main.get_command(cli.app), "onrecord"))


@pytest.mark.parametrize("path", COMMANDS)
def test_a_command_and_its_options_are_documented(path):
    top = " ".join(path.split()[:2])
    under = section(page("cli.md"), top)
    assert path in page("cli.md").partition("\n## ")[0], f"{path} is not among the commands"
    assert under, f"{top} has no section"
    assert path == top or path in under
    options = [one for one in COMMANDS[path].params if one.param_type_name == "option" and not one.hidden]
    rows = [(", ".join(f"`{name}`" for name in one.opts), one.help) for one in options if one.name != "help"]
    assert [names for names, words in rows if f"| {names} | {words} |" not in under] == []


def test_no_option_is_documented_that_is_none():
    known = {
        name
        for command in COMMANDS.values()
        for one in command.params
        for name in (*one.opts, *one.secondary_opts)
    }
    rows = re.findall(r"^\| (`-[^|]*) \|", page("cli.md"), re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(--?[a-z-]+)`", row)}
    assert len(told) > 40
    assert told - known == set()


def test_settings_are_documented_each_in_a_row_and_no_others():
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", section(page("cli.md"), "Settings"), re.MULTILINE)
    assert [name for name, _ in rows] == list(Settings.__struct_fields__)
    assert FILE in section(page("cli.md"), "Settings")
    assert f"`{PREFIX}<NAME>`" in section(page("cli.md"), "Settings")


@pytest.mark.parametrize(
    "name", [name for name in Settings.__struct_fields__ if getattr(Settings(), name) is not None]
)
def test_what_a_setting_is_without_being_set_is_so(name):
    (told,) = re.findall(rf"^\| `{name}` \| ([^|]*) \|", section(page("cli.md"), "Settings"), re.MULTILINE)
    value = getattr(Settings(), name)
    assert msgspec.convert(told.replace(",", "").strip('"'), type(value), strict=False) == value


def structs(kind: type, found: dict[str, type]) -> dict[str, type]:
    """The Structs that a value is made of, by name; what they have in common is named once."""
    for one in (kind, *get_args(kind)):
        own = get_origin(one) or one
        if isinstance(own, type) and issubclass(own, Struct) and own.__name__ not in found:
            found[own.__name__] = own
            for base in own.__mro__[1:]:
                if base is Statement:
                    found[base.__name__] = base
            for hint in get_type_hints(own).values():
                structs(hint, found)
        elif one is not kind:
            structs(one, found)
    return found


def fields(kind: type) -> dict[str, object]:
    """The fields that a Struct adds to those of its base."""
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind.__annotations__ if name in kind.__struct_fields__}


def choices(hint: object) -> list[str]:
    """The values that a field is one of."""
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [value for one in get_args(hint) if isinstance(hint, UnionType) for value in choices(one)]


OF_TOLLS = [*get_type_hints(Toll).values()]
"""What fields of tolls are: docs/record.md has the values of those that claims have, too."""
DESCRIBED = [
    (name, root, kind)
    for root in PAGES
    for name, kind in structs(root, {}).items()
    if root is Record or kind.__module__ == Incident.__module__
]


def test_the_types_that_are_looked_at():
    names = [name for name, _, _ in DESCRIBED]
    assert {"Record", "Document", "Sourced", "Statement", "Toll", "Count", "Acled", "When", "Unread"} < set(
        names
    )
    assert {"Incident", "Cited", "Account", "Claim", "Merged", "Range", "Contradiction"} < set(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("name", "root", "kind"), DESCRIBED, ids=[name for name, _, _ in DESCRIBED])
def test_every_field_is_documented_and_no_other(name, root, kind):
    rows = re.findall(r"^\| ((?:`\w+` ?)+) \| (.+) \|$", section(page(PAGES[root]), name), re.MULTILINE)
    told = {field: words for names, words in rows for field in re.findall(r"`(\w+)`", names)}
    assert set(told) == set(fields(kind)), f"docs/{PAGES[root]}, {name}"
    ours = {field: hint for field, hint in fields(kind).items() if root is Record or hint not in OF_TOLLS}
    missing = {
        field: [one for one in choices(hint) if f"`{one}`" not in told[field]] for field, hint in ours.items()
    }
    assert {field: some for field, some in missing.items() if some} == {}
