"""Who is told, who accuses, and what a reporter adds to somebody's words, as a reader gets it."""

from __future__ import annotations

import pytest

import onrecord

HEARERS = [
    ("The mayor urged residents to leave the valley.", "residents"),
    ("The army warned villagers not to return to their homes.", "villagers"),
    ("The court ordered the government to pay the families $3 million.", "the government"),
    ("The governor called on residents to stay indoors.", "residents"),
    ("The bishop appealed to both sides to lay down their arms.", "both sides"),
    ("The mayor urged residents on Monday to leave.", "residents"),
    ("Residents were urged to leave the coast.", "Residents"),
    ("“We will not leave,” the governor said in a call with President Mira Tolva.", "President Mira Tolva"),
    ("The ambassador said in an email to reporters that the embassy would stay open.", "reporters"),
    (
        "In a letter to the Security Council, Ambassador Ivo Kern said the truce was over.",
        "the Security Council",
    ),
    ("The minister told Radio Lisk in an interview that the rebels had retreated.", "Radio Lisk"),
    ("The minister urged calm.", None),
    ("He ordered an inquiry to find the cause of the fire.", None),
    ("In an attack on a village near Lisk, the army said, 12 men died.", None),
]


@pytest.mark.parametrize(("text", "addressee"), HEARERS)
def test_who_is_told(text: str, addressee: str | None) -> None:
    said = onrecord.read(text).attributions[0]
    assert (said.addressee.value if said.addressee else None) == addressee


TAILS = [
    (
        "Police said two men had been arrested but gave no figures for the wounded.",
        "two men had been arrested",
    ),
    ("The army said it had killed 12 men, but provided no evidence.", "it had killed 12 men"),
    (
        "Officials said the road would reopen on Monday, without giving details.",
        "the road would reopen on Monday",
    ),
    ("The ministry said the rebels had fled but did not elaborate.", "the rebels had fled"),
    (
        "The Red Cross said it could not confirm the toll, but a local doctor put it at 45.",
        "it could not confirm the toll",
    ),
    (
        "The witness said the man slowed down but did not look back.",
        "the man slowed down but did not look back",
    ),
]


@pytest.mark.parametrize(("text", "content"), TAILS)
def test_what_a_reporter_adds_is_nobody_elses(text: str, content: str) -> None:
    assert onrecord.read(text).attributions[0].content.value == content


def test_what_is_not_given_is_not_said() -> None:
    assert onrecord.read("The police offered no further details.").attributions == ()


def test_no_comment_is_a_refusal() -> None:
    (said,) = onrecord.read("The defence ministry made no comment on the report.").attributions
    assert said.negated


SOURCES = [
    ("The general has been accused of war crimes by Human Rights Watch.", "Human Rights Watch"),
    ("The mayor was accused of theft by three prosecutors last year.", "three prosecutors"),
    ("“We will pay,” said the head of the agency last week.", "the head of the agency"),
    ("“They came at dawn,” said a shopkeeper who asked not to be named.", "a shopkeeper"),
    ("Among those who spoke was Maria Condé, who said she lost two sons in the flood.", "Maria Condé"),
    ("UN: Famine looms in Darfur", "UN"),
    ("The report, released on Tuesday by the UN, says both sides committed war crimes.", "The report"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_whose_words_they_are(text: str, source: str) -> None:
    (said,) = onrecord.read(text).attributions
    assert (said.source and said.source.value) == source


def test_an_accusation_has_no_by_at_its_end() -> None:
    (said,) = onrecord.read("The general has been accused of war crimes by Human Rights Watch.").attributions
    assert said.content.value == "The general war crimes"


INNER = [
    ("Witnesses said gunmen rode in and began shooting.", "gunmen rode in and began shooting"),
    ("Maria, who asked that her surname not be used, said her son had been taken.", "her son had been taken"),
    ("The mayor said the road would be closed and praised the police.", "the road would be closed"),
]


@pytest.mark.parametrize(("text", "content"), INNER)
def test_all_that_somebody_says_and_no_more(text: str, content: str) -> None:
    assert onrecord.read(text).attributions[0].content.value == content
