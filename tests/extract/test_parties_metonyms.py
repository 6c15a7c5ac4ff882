"""Houses and capitals that stand for those who rule from them."""

from __future__ import annotations

from test_parties_heard import find


def roles(text: str) -> dict[str, list[str]]:
    return {one.name.value: [role.value for role in one.roles] for one in find(text)}


def test_a_house_stands_for_whom_it_houses() -> None:
    text = "“We know nothing of it,” the Kremlin said. Downing Street said that it had no plans."
    assert roles(text)["Kremlin"] == ["government of Russia"]
    assert roles(text)["Downing Street"] == ["government of the United Kingdom"]


def test_a_capital_that_speaks_stands_for_its_government() -> None:
    assert roles("“We will not leave,” Kyiv said.")["Kyiv"] == ["government of Ukraine"]


def test_a_capital_that_is_only_named_stands_for_itself() -> None:
    found = roles("Ada Orel, the mayor of Lisk, left Kyiv. “We will not leave,” she said.")
    assert found.get("Kyiv", []) == []
