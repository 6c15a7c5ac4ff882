"""Whole sentences: every toll of them is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.extract.tolls import find
from onrecord.pipeline import document, prepare

Case = tuple[str, list[str]]


def cases() -> list[Case]:
    found: list[Case] = []
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


def bound(text: str) -> int | None:
    return None if text == "-" else int(text)


@pytest.mark.parametrize(("text", "lines"), cases(), ids=[text[:50] for text, _ in cases()])
def test_the_tolls_of_a_sentence(text: str, lines: list[str]) -> None:
    wanted = [line.split(" ", 3) for line in lines if not line.startswith("?")]
    found = list(find(prepare(document(text))))
    assert len(found) == len(wanted)
    for category, low, high, words in wanted:
        start = text.index(words)
        end = start + len(words)
        assert any(
            (toll.category, toll.count.value.low, toll.count.value.high)
            == (category, bound(low), bound(high))
            and any(a < end and start < b for a, b in toll.count.spans)
            for toll in found
        ), f"{category} {words!r}"
