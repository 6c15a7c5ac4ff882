"""What isn't English is noticed and not read."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.language import foreign

READ = "Two miners died in Lisk, the mayor said."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Місто обстріляли вночі, сказав мер Ліска.", "Cyrillic script"),
        ("قصف المدينة ليلا", "Arabic script"),
        ("市長は二人が死亡したと述べた。", "Cjk script"),
        ("Η πόλη βομβαρδίστηκε", "Greek script"),
        ("Le maire de Lisk a déclaré que les soldats étaient dans la ville et que le pont est tombé.", "French"),
        ("El alcalde dijo que los soldados estaban en la ciudad y que el puente se cayó.", "Spanish"),
        ("Burmistrz powiedział, że most jest zamknięty i że się nie da przejść przez rzekę.", "Polish"),
        ("Belediye başkanı köprünün çok eski olduğu için kapalı olduğunu ve bir yol daha açıldığını söyledi.", "Turkish"),
        ("Borgmästaren sade att bron inte är öppen och att det kan dröja till hösten.", "Swedish"),
    ],
)  # fmt: skip
def test_other_languages_are_noticed(line: str, reason: str) -> None:
    (found,) = foreign.find(f"{READ}\n{line}\n{READ}")
    assert found.reason == f"{reason}: only English is read"
    assert found.spans == ((len(READ) + 1, len(READ) + 1 + len(line)),)


@pytest.mark.parametrize(
    "line",
    [
        READ,
        "KYIV (Київ) - Two died.",
        "Ada de la Cruz, Jon van den Berg and Ilse von der Leyen",
        "Ada Orel, Jon Vann and Ida Lund are writers. Email: a@lisk.com, b@lisk.com, c@lisk.com, o os",
        "14 - 2:30",
        "😀😀😀",
        "“Non, je ne regrette rien,” he sang, and the crowd of miners in the hall sang it with him.",
        "",
    ],
)
def test_english_with_foreign_names_is_english(line: str) -> None:
    assert foreign.find(line) == ()


def test_every_other_character_stays_where_it_is() -> None:
    text = f"Місто впало.\n{READ}\n\nГотово."
    masked = foreign.masked(text, foreign.find(text))
    assert len(masked) == len(text)
    assert masked.split() == READ.split()
    assert masked.index(READ) == text.index(READ)


def test_a_record_says_what_was_not_read_and_reads_the_rest() -> None:
    text = f"Місто обстріляли, 14 загинули.\n{READ}"
    record = onrecord.read(text)
    assert record.document.text == text
    assert [one.reason for one in record.unread] == ["Cyrillic script: only English is read"]
    assert [toll.count.value.best for toll in record.tolls] == [2]
    (said,) = record.attributions
    assert text[slice(*said.source.spans[0])] == "the mayor"
    assert onrecord.read("Ліск. " * 3).attributions == ()


def test_nothing_is_unread_in_english() -> None:
    assert onrecord.read(READ).unread == ()
    assert onrecord.read("").unread == ()
