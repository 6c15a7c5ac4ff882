"""Counted units: durations ("three weeks"), distances ("two years ago"), sets ("twice a week", "daily")."""

from __future__ import annotations

from .page import Page
from .shapes import Away, Calendar, Edge, Length, Often, Value
from .words import amounts, bounds, words

Parsed = tuple[Value, int] | None
Amount = tuple[float | None, int]
HYPHENS = ("-", "–")
WHOLES = {("TH", "D"): 24, ("D", "W"): 7, ("D", "Y"): 365, ("W", "Y"): 52, ("M", "Y"): 12}
FRACTION = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "3/4": 0.75}


def amount(page: Page, at: int) -> Amount | None:
    """How many, and where that ends: "three", "2 1/2", "a", "several" (None), "two to three" (the lower)."""
    return vague_amount(page, at) or counted(page, at)


def vague_amount(page: Page, at: int) -> Amount | None:
    """An amount without a number: "a", "half a", "several"."""
    if page[at] == "half" and page[at + 1] in ("a", "an"):
        return 0.5, at + 2
    if found := page.phrase(amounts(), at):
        return (found[0] or None), found[1]
    if page[at] in ("a", "an", "another") and page.number(at) is None:
        return 1, at + 1
    return None


def counted(page: Page, at: int) -> Amount | None:
    """An amount with a number: "three", "2 1/2", "two to three"; a year before a quarter is none."""
    number = page.number(at)
    if number is None or number.ordinal or (len(page[at]) == 4 and page[at + 1] in ("quarter", "period")):
        return None
    value, end = float(number.value), number.end
    if page[end] in FRACTION:
        return value + FRACTION[page[end]], end + 1
    upper = page.number(end + 1) if page[end] in ("to", "or", *HYPHENS) else None
    ranged = upper and not upper.ordinal and upper.value > value and page[upper.end] in words().units
    return value, upper.end if upper and ranged else end


def unit(page: Page, at: int) -> tuple[str, int] | None:
    """A unit of time and its end, adjectives before it and a hyphen passed over."""
    start = at + 1 if page[at] in HYPHENS else at
    for _ in range(2):
        if page[start] in words().between:
            start += 1
    name = words().units.get(page[start])
    if name is None or (
        start > at and page[at] in HYPHENS and page[start].endswith("s") and len(page[start]) > 3
    ):
        return None
    return name, start + 1


def length(page: Page, at: int) -> tuple[Length, int] | None:
    """A duration: "three weeks", "a year and a half", "two-year", "four hours and ten minutes"; no age."""
    many = amount(page, at)
    if many is None:
        return plural(page, at)
    measure = unit(page, many[1])
    if measure is None or of_age(page, measure[1]) or not agrees(page, at, many, measure[1]):
        return None
    parts, end = [(many[0], measure[0])], measure[1]
    if page[end] == "and" and page[end + 1] in ("a", "one") and page[end + 2] == "half" and many[0]:
        return Length(((many[0] + 0.5, measure[0]),)), end + 3
    if many[0] and (rest := smaller(page, end + (page[end] == "and"), measure[0])):
        parts, end = [*parts, rest[0]], rest[1]
    return Length(tuple(parts)), end


def smaller(page: Page, at: int, than: str) -> tuple[tuple[float, str], int] | None:
    """The second part of a duration: the "ten minutes" of "four hours and ten minutes"."""
    many = counted(page, at)
    measure = unit(page, many[1]) if many else None
    if many is None or measure is None or not many[0]:
        return None
    fits = measure[0] != than and not of_age(page, measure[1])
    return ((many[0], measure[0]), measure[1]) if fits else None


def agrees(page: Page, at: int, many: Amount, end: int) -> bool:
    """Whether amount and unit go together: "a second" counts, "second" needs figures, "some day" is none."""
    word = page[end - 1]
    several = word.endswith("s")
    if many[0] is None:
        return (several or page[many[1]] in HYPHENS) and word != "quarters"
    if page[at] in ("a", "an") and many[1] == at + 1:
        return (not several and word not in ("second", "quarter")) or page[at + 1] == "hundred"
    if word == "quarters" and page[end] == "of":
        return False
    if word in ("second", "quarter") and many[0] != 1:
        return page[many[1]] in HYPHENS or page.number(at).digits  # type: ignore[union-attr]
    return True


def plural(page: Page, at: int) -> tuple[Length, int] | None:
    """A bare plural: "for weeks", "months of talks", "decades-long", "over the years", "the weeks ahead"."""
    if page[at] == "the" and (name := plural_unit(page, at + 1)):
        ahead = page[at + 2] == "ahead"
        over = page[at - 1] == "over"
        return (Length(((None, name),), int(ahead)), at + 2 + ahead) if ahead or over else None
    name = plural_unit(page, at)
    if name is None:
        return None
    before, after = page[at - 1], page[at + 1]
    placed = after in ("-", "after", "before", "later", "earlier", "ago", "since", "ahead", "leading")
    if before in ("these", "those", "-", "all") or (
        before == "the" and not placed and after not in ("that", "to")
    ):
        return None
    if page.tag(at - 1) in ("JJ", "NN", "NNP", "CD", "PRP$", "POS") and not placed:
        return None
    return (Length(((None, name),)), at + 1) if page[at + 1] != "old" and page[at + 2] != "old" else None


def plural_unit(page: Page, at: int) -> str | None:
    """The unit of some days or more that a word has in the plural: "weeks"."""
    name = words().units.get(page[at]) if page[at].endswith("s") else None
    return name if name and name[0] not in "TN" and name not in ("WE", "Q") else None


def of_age(page: Page, at: int) -> bool:
    """Whether a length is how old somebody is: "62-year-old", "6 years of age", "aged"."""
    next_word = page[at + 1] if page[at] in HYPHENS else page[at]
    return next_word in ("old", "olds") or (next_word == "of" and page[at + 1] == "age")


def measured(page: Page, at: int) -> Parsed:
    """A duration or a distance, with the modifier before it: "more than two years", "about a week ago"."""
    mod = page.phrase(bounds(), at)
    if mod is None:
        return distance(page, at)
    if (
        page[at] in ("some", "over", "under")
        and page.number(mod[1]) is None
        and page[mod[1]] not in ("a", "an")
    ):
        return distance(page, at)
    found = distance(page, mod[1])
    return (Edge(mod[0], found[0]), found[1]) if found else distance(page, at)


def distance(page: Page, at: int) -> Parsed:
    """A duration, or the time that lies so far away: "two years ago", "a week later"."""
    found = length(page, at)
    if found is None or always(page, at) or always(page, at - 2):
        return None
    span, end = found
    if page[end] == "or" and page[end + 1] in ("so", "two"):
        end += 2
    if page[end] in HYPHENS and page[end + 1] == "long":
        return span, end + 2
    if far := distant(page, end, *span.parts[0]):
        return far
    if page[at] in ("a", "an", "per", "each") and is_rate(page, at):
        return Often(span.parts[0][1]), end
    return span, end


def always(page: Page, at: int) -> bool:
    """Whether a count of a whole in its parts means at all times: "24 hours a day", "seven days a week"."""
    number = page.number(at)
    if number is None or page[number.end + 1] not in ("a", "per"):
        return False
    parts = words().units.get(page[number.end], ""), words().units.get(page[number.end + 2], "")
    return WHOLES.get(parts) == number.value


def distant(page: Page, end: int, count: float | None, name: str) -> Parsed:
    """What makes a distance of a duration: "ago", "later", "from now", a bare "before"."""
    here = end + 1 if page[end] in HYPHENS else end
    word = page[here]
    if word in ("earlier", "later") and page[here + 1] == "than":
        return None
    if word == "ago":
        return Away(count, name, back=True), here + 1
    if word == "hence" or (word == "from" and page[here + 1] in ("now", "today")):
        return Away(count, name, back=False), here + 1 + (word == "from")
    if word in ("earlier", "before", "previously") and not clause_follows(page, here):
        return Away(count, name, back=True, told=True), here + 1
    if word in ("later", "afterwards", "afterward"):
        return Away(count, name, back=False, told=True), here + 1
    return None


def clause_follows(page: Page, at: int) -> bool:
    """Whether "before" goes on to what it is before: "a week before the vote"."""
    return page[at] == "before" and page.tag(at + 1) not in (".", ",", "", "CC", "''")


def is_rate(page: Page, at: int) -> bool:
    """Whether "a week" tells how often: after a counted noun, "twice", "times", an amount of money."""
    before = page[at - 1]
    if before in ("once", "twice", "times", "thrice"):
        return True
    return (
        page.tag(at - 1) in ("NNS", "CD") and page.tag(at - 2) not in ("IN",) and before not in words().units
    )


def every(page: Page, at: int) -> Parsed:
    """A set: "every day", "each Monday night", "every two weeks", "Mondays", "daily"."""
    if page[at] in ("every", "each", "per"):
        named = every_named(page, at + 1) if page[at] != "per" else None
        return named or every_counted(page, at)
    return often(page, at) if page[at] in words().often else weekly(page, at)


def weekly(page: Page, at: int) -> Parsed:
    """A set by a plural: "Mondays", "Monday nights"."""
    lexicon = words()
    if page[at] in lexicon.plural_weekdays:
        return Often(Calendar(weekday=lexicon.plural_weekdays[page[at]])), at + 1
    if page[at] in lexicon.weekdays and page[at + 1] in lexicon.parts and page[at + 1].endswith("s"):
        return Often(Calendar(weekday=lexicon.weekdays[page[at]]), lexicon.parts[page[at + 1]]), at + 2
    return None


def every_counted(page: Page, at: int) -> Parsed:
    """A set by a unit: "every day", "every other week", "every two weeks"."""
    many = amount(page, at + 1) if page[at] == "every" else None
    start = many[1] if many else at + 2 if page[at + 1] in ("other", "single") else at + 1
    measure = unit(page, start)
    if measure is None:
        return None
    count = many[0] if many and many[0] else 2 if page[at + 1] == "other" else 1
    return Often(f"{plain(count)}{measure[0]}"), measure[1]


def often(page: Page, at: int) -> Parsed:
    """An adverb or adjective of repetition; "daily" after "the" or as a name's part is a newspaper."""
    if page.capital(at) and page.capital(at + 1) and page.capital(at - 1):
        return None
    return Often(words().often[page[at]]), at + 1


def every_named(page: Page, at: int) -> Parsed:
    """What "every" repeats by name: a weekday, a month, a season, a part of the day."""
    lexicon = words()
    word = page[at]
    if word in lexicon.weekdays:
        part = lexicon.parts.get(page[at + 1], "")
        return Often(Calendar(weekday=lexicon.weekdays[word]), part), at + 1 + bool(part)
    if word in lexicon.months:
        return Often(Calendar(month=lexicon.months[word])), at + 1
    if word in lexicon.seasons:
        return Often(Calendar(season=lexicon.seasons[word])), at + 1
    if word in lexicon.parts and word != "night":
        return Often("", lexicon.parts[word]), at + 1
    return None


def plain(count: float) -> str:
    """A number without a needless fraction.

    >>> plain(2.0), plain(2.5)
    ('2', '2.5')
    """
    return str(int(count)) if float(count).is_integer() else str(count)
