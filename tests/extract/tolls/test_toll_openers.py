"""Words at which no group and no cue can begin are not looked at: none may be missed by that."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.extract.tolls.cues import cues
from onrecord.extract.tolls.cues.cues import Finder
from onrecord.extract.tolls.groups import groups
from onrecord.extract.tolls.lexicon.reading import Reading
from onrecord.pipeline import document, prepare

SENTENCES = """Police in Lisk said the death toll had gone up to 88, with at least 17 shoppers and a dozen
drivers among the dead. Man killed in Orsk. Journalist Marta Kolvig and Idris Vane, a cook, were shot. A family of
six, twin sisters and both soldiers drowned; another was wounded, the third was flown out. Two-thirds of the crew,
one in three villagers and 80 percent of the flock died. An 11-year-old and his mother and baby sister survived.
Nobody was hurt, no one died and not a single worker was lost. Dozens, possibly hundreds, fled. Between three and
five miners, half of the 24, all but two of the 15 and most of the 30 are missing. Young couple found dead. An
unknown number of reservists, tens of thousands of people and a whole platoon were captured. He shot himself. Some
600 families lost their homes, 12 nurses were taken hostage and nine men lost their lives. Ana Orel, 34, was hurt.
“They killed a schoolteacher,” she said. Any survivors? Zero casualties. 14 others were released by the kidnappers."""


def readings() -> list[Reading]:
    """What is read: our sentences, and the samples."""
    samples = sorted((Path(__file__).parents[3] / "samples").glob("*.txt"))
    texts = [SENTENCES, SENTENCES.upper(), *(path.read_text(encoding="utf-8") for path in samples)]
    return [Reading(prepare(document(text))) for text in texts]


READINGS = readings()


@pytest.mark.parametrize("convention", ["acled", "plural", "survey"])
def test_no_group_begins_where_none_is_looked_for(convention: str) -> None:
    found = 0
    for reading in READINGS:
        for at in range(len(reading.lower)):
            if not (reading.spaces[at] or reading.marks[at]) and groups.first_of(reading, at, convention):
                found += 1
                assert groups.opens(reading, at, convention), reading.lower[at : at + 4]
    assert found > 100


def test_no_cue_begins_where_none_is_looked_for() -> None:
    found = 0
    for reading in READINGS:
        finder = Finder(reading, groups.find(reading, "acled"))
        for at, word in enumerate(reading.lower):
            if finder.at(at):
                found += 1
                assert word in cues.openers()
    assert found > 50
