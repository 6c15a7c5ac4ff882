"""The words of lexicons/tolls.toml, with the tables that are derived from them."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from ....lexicon import load
from ....model import Category, SubjectKind

Frame = Literal["object", "subject", "both"]
Form = Literal["base", "third", "past", "participle", "ing"]
FORMS: dict[int, tuple[tuple[Form, ...], ...]] = {
    4: (("base",), ("third",), ("past", "participle"), ("ing",)),
    5: (("base",), ("third",), ("past",), ("participle",), ("ing",)),
}
"""What the words of a verb are, by their number; "killed" is both past and participle."""

Sequences = dict[str, tuple[tuple[str, ...], ...]]


class Verbs(msgspec.Struct, frozen=True):
    """Verbs of one category and frame."""

    category: Category
    frame: Frame
    forms: tuple[str, ...]
    person: bool = False
    perfect: bool = False


class Tailed(msgspec.Struct, frozen=True):
    """Verbs that are cues with one of some tails; `person` ones only with people.

    `agent` is the class of words one of which must stand near, as who does it; of `setting` one must
    stand in the sentence.
    """

    forms: tuple[str, ...]
    tails: dict[str, Category]
    person: bool = False
    frame: Frame = "object"
    agent: str = ""
    setting: str = ""


class Amounts(msgspec.Struct, frozen=True):
    """Words around numbers."""

    at_least: tuple[str, ...]
    above: tuple[str, ...]
    at_most: tuple[str, ...]
    below: tuple[str, ...]
    approx: tuple[str, ...]
    near: tuple[str, ...]
    just_under: tuple[str, ...]
    just_over: tuple[str, ...]
    plain: tuple[str, ...]
    or_more: tuple[str, ...]
    or_so: tuple[str, ...]
    or_fewer: tuple[str, ...]
    unknown: tuple[str, ...]
    fractions: dict[str, int]
    groups: dict[str, int]
    of_size: frozenset[str]
    units: frozenset[str]
    collective: frozenset[str]
    more: frozenset[str]
    very: frozenset[str]
    nobody: tuple[str, ...]
    anybody: tuple[str, ...]


class Readers(msgspec.Struct, frozen=True):
    """Words by which phrases and clauses are read."""

    predicates: frozenset[str]
    describing: frozenset[str]
    agent_endings: tuple[str, ...]
    not_people: frozenset[str]
    things: frozenset[str]
    age_before: frozenset[str]
    age_of: frozenset[str]
    eldest: frozenset[str]
    drafted: frozenset[str]
    before_month: frozenset[str]
    workers: frozenset[str]
    fields: dict[SubjectKind, frozenset[str]]
    he: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    definite: frozenset[str]
    moving: frozenset[str]
    people_endings: tuple[str, ...]
    between: frozenset[str]
    new_clause: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    subset_before: tuple[str, ...]
    subset_after: tuple[str, ...]
    fatal: frozenset[str]
    times: frozenset[str]
    dates: frozenset[str]
    labelled: frozenset[str]
    not_places: frozenset[str]
    months: frozenset[str]
    currency: frozenset[str]


class Running(msgspec.Struct, frozen=True):
    """Plurals that lead to their number, and how."""

    plurals: dict[str, Category]
    leads: tuple[str, ...]
    short: frozenset[str]


class Survival(msgspec.Struct, frozen=True):
    """Words of those who live: verbs, verbs where nothing may follow, and words before a number."""

    verbs: tuple[str, ...]
    last: tuple[str, ...]
    none: tuple[str, ...]
    escape: tuple[str, ...]
    peril: frozenset[str]
    caught: frozenset[str]


class Counted(msgspec.Struct, frozen=True):
    """Nouns that count by themselves only in some places."""

    loose: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    seen: frozenset[str]
    seeing: frozenset[str]
    definite: frozenset[str]
    never_zero: frozenset[str]
    never_hurt: frozenset[str]
    flight: frozenset[str]
    captives: frozenset[str]
    cases: frozenset[str]
    lawsuits: frozenset[str]
    breakouts: frozenset[str]
    burying: frozenset[str]
    recovered: tuple[str, ...]
    mishaps: frozenset[str]


class Lives(msgspec.Struct, frozen=True):
    """Words around "lives" that are lost."""

    before: frozenset[str]
    behind: frozenset[str]


class Totals(msgspec.Struct, frozen=True):
    """Words of running counts and of lists of victims."""

    toll: tuple[str, ...]
    toll_fees: frozenset[str]
    death_before: frozenset[str]
    nearing: frozenset[str]
    number: tuple[str, ...]
    casualty_before: frozenset[str]
    injured_before: frozenset[str]
    links: tuple[str, ...]
    past: tuple[str, ...]
    bringing: frozenset[str]
    spread: frozenset[str]
    growing: frozenset[str]
    expecting: frozenset[str]
    counts: frozenset[str]
    former: frozenset[str]
    revising: frozenset[str]
    turned: frozenset[str]
    revised: frozenset[str]
    figure: frozenset[str]
    military: frozenset[str]
    military_categories: frozenset[Category]
    losing: frozenset[str]
    lists: tuple[str, ...]
    second: tuple[str, ...]
    open: tuple[str, ...]
    list_categories: dict[str, Category | Literal[""]]
    include: frozenset[str]
    belonging: frozenset[str]
    giving: frozenset[str]
    named: tuple[str, ...]
    beside: tuple[str, ...]
    given: frozenset[str]
    moved: tuple[str, ...]


class Voice(msgspec.Struct, frozen=True):
    """Words around verbs."""

    be: frozenset[str]
    remain: frozenset[str]
    found: frozenset[str]
    leading: frozenset[str]
    lasting: frozenset[str]
    habit: frozenset[str]
    have: frozenset[str]
    modal: frozenset[str]
    feared: frozenset[str]
    through: frozenset[str]
    after: frozenset[str]
    no: frozenset[str]
    off: frozenset[str]
    particles: dict[str, frozenset[str]]
    fatally: frozenset[str]
    joint_killed: frozenset[str]
    joint_other: frozenset[str]
    survive: frozenset[str]
    alive: frozenset[str]
    each: frozenset[str]
    nulls: frozenset[str]
    ambiguous: frozenset[str]
    light: frozenset[str]
    officers: frozenset[str]
    severity: frozenset[str]
    deployed_kinds: frozenset[str]
    deployed_nouns: frozenset[str]
    single: frozenset[str]
    suffer: frozenset[str]
    heavy: frozenset[str]
    fiction: frozenset[str]
    hunt: frozenset[str]
    caring: frozenset[str]
    losses: frozenset[str]
    mortuary: frozenset[str]


class Doubt(msgspec.Struct, frozen=True):
    """Words that take a toll out of what is asserted."""

    unconfirmed: frozenset[str]
    telling: frozenset[str]
    price: frozenset[str]
    assertion: frozenset[str]
    condition: tuple[str, ...]
    modal_fact: frozenset[str]
    modal_ahead: frozenset[str]
    ahead: frozenset[str]
    would: frozenset[str]
    factual: frozenset[str]
    enabling: frozenset[str]
    demand: frozenset[str]
    call: frozenset[str]
    hypothesis: frozenset[str]
    deny: frozenset[str]
    claim: frozenset[str]
    first_reported: frozenset[str]
    as_reported: frozenset[str]
    without: frozenset[str]
    settled: frozenset[str]
    accuse: frozenset[str]
    withdrawn: tuple[str, ...]
    mistaken: frozenset[str]
    listed: frozenset[str]
    twice: frozenset[str]
    hope: frozenset[str]
    threat: frozenset[str]
    allege: frozenset[str]
    told: frozenset[str]
    apart: frozenset[str]
    unverified: frozenset[str]


class ScopeWords(msgspec.Struct, frozen=True):
    """Words that tell over what a toll counts."""

    rate: tuple[str, ...]
    not_rate_after: frozenset[str]
    cumulative: tuple[str, ...]
    superlative: frozenset[str]
    utmost: frozenset[str]
    period_before: frozenset[str]
    period_words: tuple[str, ...]
    unit: frozenset[str]
    moment: frozenset[str]
    period_inside: frozenset[str]
    not_period: frozenset[str]
    background: tuple[str, ...]
    aggregate: tuple[str, ...]
    standing: frozenset[str]
    standing_present: frozenset[str]
    slow: frozenset[str]


class Words(msgspec.Struct, frozen=True):
    """The shape of lexicons/tolls.toml."""

    vague: dict[str, dict[str, int]]
    amounts: Amounts
    people: dict[SubjectKind, tuple[str, ...]]
    readers: Readers
    plurals: dict[str, str]
    classes: dict[str, tuple[str, ...]]
    verbs: tuple[Verbs, ...]
    tailed: tuple[Tailed, ...]
    phrases: dict[str, Category]
    of: dict[str, Category]
    being: dict[str, Category]
    states: dict[str, Category | Literal[""]]
    nouns: dict[str, Category]
    totals: Totals
    running: Running
    survival: Survival
    counted: Counted
    lives: Lives
    voice: Voice
    doubt: Doubt
    scope: ScopeWords


@cache
def words() -> Words:
    """The lexicon."""
    loaded: Words = load("tolls", Words)
    return loaded
