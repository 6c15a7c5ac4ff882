"""Facts -> groups: which facts of a report are of one happening, the main one first.

The main happening is the first that is news. What is set on other days or in another place by its own words,
or set apart by the report ("a similar attack", "elsewhere"), is a happening of its own, and what follows it
in its paragraph goes with it unless it goes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import structs

from ..earth import km
from ..model import days_before, iso_day
from .counts import named
from .facts import Fact

APART_KM = 40.0
NEWS = timedelta(days=7)  # what is news and has no date happened so long ago at most
NEXT_DAY = timedelta(days=1)  # an event may go on into the night
AFTERMATH = timedelta(days=2)  # a toll may be dated by when it was told or rose
CLOSE = 2  # sentences: what follows so soon in a paragraph goes on

Group = list[Fact]


def groups(facts: Sequence[Fact], published: str | None) -> list[Group]:
    """Facts by what happened, each group in the order of the text, the main one first."""
    main = dated(ranked(facts)[0], published)
    found: list[Group] = [[main]]
    last: Group | None = None
    beside: dict[int, Group] = {}
    for fact in facts:
        beside.setdefault(fact.sentence, []).append(fact)
    for fact in facts:
        if fact.place == main.place:
            last = found[0]
            continue
        home = home_of(fact, found, last, beside[fact.sentence])
        if home is None:
            found.append([fact])
            last = found[-1]
        else:
            home.append(fact)
            last = home
    return [sorted(group, key=lambda fact: fact.place) for group in found]


def ranked(facts: Iterable[Fact]) -> list[Fact]:
    """Facts by how likely they are what a report is about: news before background, weight, then place."""
    return sorted(facts, key=lambda fact: (fact.aside, -min(fact.weight, 20), fact.place))


def dated(main: Fact, published: str | None) -> Fact:
    """The main fact, where nothing dates it as news of the days before publication."""
    if main.days or published is None:
        return main
    last = iso_day(published)
    return structs.replace(main, news=(days_before(last, NEWS.days), last))


def home_of(fact: Fact, found: list[Group], last: Group | None, beside: Group) -> Group | None:
    """The group that a fact belongs to, None where it is of something new; `beside`: its sentence's facts."""
    main = found[0]
    if last is not None and last is not main and goes_on(fact, last, main):
        return last
    if shared_out(fact, beside, main) or not (fact.aside or conflicts(fact, main)):
        return main
    return next(
        (group for group in found[1:] if fact.aside and not conflicts(fact, group) and close(fact, group)),
        None,
    )


def goes_on(fact: Fact, last: Group, main: Group) -> bool:
    """Whether a fact goes on with what its paragraph told before, and not back to the main."""
    if fact.paragraph != last[-1].paragraph or not close(fact, last, CLOSE) or conflicts(fact, last):
        return False
    back = fact.named & names(main) - names(last)
    return not back and not (fact.dates_itself and not last[-1].dates_itself and not conflicts(fact, main))


def close(fact: Fact, group: Group, most: int = 1) -> bool:
    """Whether a fact stands in the sentence of the last of a group, or in one of the next."""
    return group[-1].sentence <= fact.sentence <= group[-1].sentence + most


def conflicts(fact: Fact, group: Group) -> bool:
    """Whether a fact is set at another time or in another place than a group."""
    told = [other for other in group if fact.responds or not other.responds] or group
    return elsewhere(fact, group) or any(disjoint(fact, other) or remote(fact, other) for other in told)


def disjoint(one: Fact, other: Fact) -> bool:
    """Whether two facts are set on other days; a toll may be told of some days later."""
    gap = days_between(one, other)
    if gap is None or (gap == NEXT_DAY and before(one, other)):
        return gap is not None
    return gap > (NEXT_DAY if one.dated and other.dated else AFTERMATH)


def before(one: Fact, other: Fact) -> bool:
    """Whether the fact that is told later is a deed of a day before, and both have tolls of their own."""
    first, then = sorted((one, other), key=lambda fact: fact.place)
    deeds = all(fact.dates_a_deed and fact.dates_itself and fact.tolls for fact in (one, other))
    return deeds and first.days is not None and then.days is not None and then.days[1] < first.days[0]


def days_between(one: Fact, other: Fact) -> timedelta | None:
    """The time between two facts, None where one has no days."""
    if one.days is None or other.days is None:
        return None
    first, second = sorted((one.days, other.days))
    return second[0] - first[1]


def remote(one: Fact, other: Fact) -> bool:
    """Whether two facts are set in places far from each other."""
    if one.point is None or other.point is None or one.aftermath or other.aftermath:
        return False
    return km(one.point, other.point) > APART_KM


def elsewhere(fact: Fact, group: Group) -> bool:
    """Whether a fact's sentence names other places than a group's and a time that is not the group's."""
    if not fact.named or any(not fact.named.isdisjoint(other.named) for other in group):
        return False
    if fact.after:
        return any(other.named for other in group)
    days = [other.days for other in group if other.dates_itself and other.days]
    return fact.dates_itself and bool(days) and fact.days is not None and fact.days[1] < min(days)[0]


def names(group: Group) -> frozenset[str]:
    """The places that the sentences of a group name."""
    return frozenset().union(*(fact.named for fact in group))


def shared_out(fact: Fact, beside: Group, main: Group) -> bool:
    """Whether the figures of a fact's sentence share out one of the main: "19 here and 12 there"."""
    for category in {toll.category for toll in fact.tolls}:
        here = [
            named(one.count.value) or 0 for other in beside for one in other.tolls if one.category == category
        ]
        total = sum(here)
        if len(here) > 1 and any(
            one.category == category and named(one.count.value) == total
            for other in main
            for one in other.tolls
        ):
            return True
    return False
