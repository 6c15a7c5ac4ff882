"""Names of several surnames, of which reports use some."""

from __future__ import annotations

import pytest

import onrecord


def names(text: str) -> list[str]:
    """The names of a text's parties that are somebody's."""
    found = [one.name.value for one in onrecord.read(text).parties]
    return [name for name in found if {"Rivas", "Duarte", "DUARTE", "Ortiz", "Juan"} & set(name.split())]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot Gonzalo Rivas Lozano on Monday. Rivas Lozano was a judge.",
        "Gunmen shot Gonzalo Rivas on Monday. Police said Gonzalo Rivas Lozano was a judge.",
        "Gunmen shot Maria Elena Duarte Pinto. Police said Maria Elena Duarte was a judge.",
        "Gunmen shot Gonzalo Rivas Lozano on Monday. Police said Rivas was a judge.",
        "POLICE SAID GUNMEN KILLED MARIA ELENA DUARTE PINTO TODAY. DUARTE PINTO WILL BE BURIED TOMORROW.",
    ],
)
def test_a_part_of_a_name_is_the_same_person(text: str) -> None:
    assert len(names(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rebels kidnapped Virgilio Ortiz Cruz and Virgilio Ortiz in May.",
        "Kidnappers seized Juan Carlos Mendez in Lima. King Juan Carlos was attacked in Madrid.",
    ],
)
def test_others_of_one_list_and_first_names_alone_are_others(text: str) -> None:
    assert len(names(text)) == 2


def test_a_side_has_a_party_once() -> None:
    record = onrecord.read("Guerrillas murdered Gonzalo Rivas Lozano. Rivas Lozano was killed on the road.")
    for event in record.events:
        hit = [one.value for one in event.recipients]
        assert len(hit) == len(set(hit))
