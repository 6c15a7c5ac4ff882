"""The forms of an English verb by rule, irregular ones from a list."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from ..lexicon import load

VOWELS = frozenset("aeiou")
SIBILANT = ("s", "x", "z", "ch", "sh")


class Irregular(msgspec.Struct, frozen=True):
    """The shape of lexicons/inflect.toml: past tense and participle of a base form; verbs that double."""

    doubling: frozenset[str]
    irregular: dict[str, tuple[str, str]]


class Forms(NamedTuple):
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


def verb(base: str) -> Forms:
    """The forms of a verb in lower case.

    >>> verb("deny")
    Forms(base='deny', third='denies', past='denied', participle='denied', gerund='denying')
    >>> verb("admit").past, verb("write").gerund, verb("tell").past
    ('admitted', 'writing', 'told')
    """
    lexicon = load("inflect", Irregular)
    stem = base + base[-1] if doubles(base, lexicon.doubling) else base
    past, participle = lexicon.irregular.get(base, (regular_past(stem),) * 2)
    return Forms(base, third(base), past, participle, gerund(stem))


@cache
def irregular_pasts() -> frozenset[str]:
    """The past tenses that follow no rule: "retook", "struck"."""
    return frozenset(past for past, _ in load("inflect", Irregular).irregular.values())


def ends_in_consonant_y(base: str) -> bool:
    """Whether a final y becomes i: "deny", not "say"."""
    return base.endswith("y") and base[-2:-1] not in VOWELS


def doubles(base: str, listed: frozenset[str]) -> bool:
    """Whether the last consonant is doubled: "beg", "admit"; not "ask", "answer"."""
    if base in listed:
        return True
    base = base.replace("qu", "q", 1)  # "quip" has one vowel
    short = len(base) >= 3 and base[-1] not in VOWELS | set("wxy") and base[-2] in VOWELS
    return short and base[-3] not in VOWELS and not VOWELS & set(base[:-2])


def third(base: str) -> str:
    """The third person: "denies", "preaches", "says"."""
    if ends_in_consonant_y(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith((*SIBILANT, "o")) else "s")


def regular_past(stem: str) -> str:
    """The regular past: "denied", "claimed", "declared"."""
    if ends_in_consonant_y(stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def gerund(stem: str) -> str:
    """The -ing form: "writing", "agreeing", "saying"."""
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + "ing"
