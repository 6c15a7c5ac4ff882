"""On which side of a cue the counted stand: its object to the right, its subject to the left."""

from __future__ import annotations

from ..groups.group import Group
from ..lexicon.reading import ADVERBS, FINITE, NOMINAL
from ..lexicon.tables import verbs
from ..lexicon.words import words
from ..numbers.counts import exact
from .claims import Chunk, Scene

STOPS = frozenset({";", ":", "—", "–", "“", '"', "``", "(", "•"})
QUOTES = frozenset({"“", '"', "``", "‘", "'"})
INSERT = 15
"""How many tokens an insertion between commas may have: "nine of them women"."""
SUBJECT = 60
"""How many tokens are read back from a verb to its subject."""
PHRASE = 8
"""How many tokens "of the security forces" may have."""
INSIDE = NOMINAL | {"DT", "JJ", "POS", "PRP$", "HYPH"}
TITLES = INSIDE - {"POS", "DT", "PRP$"}
ASIDE = frozenset({"including", "among", "aged", "mostly", "not"})
"""What an insertion about a subject begins with."""
OWNER = 5
"""How many tokens an owner before a number may have: "the town's burned market"."""
RELATIVE = 9
"""How far back the "who" of a relative clause is looked for."""


def right(
    scene: Scene, at: int, *, of: bool = False, listed: bool = False, tailed: bool = False
) -> tuple[Group, ...]:
    """The groups that follow a verb, with those that are joined to them by "and".

    "killed a herdsman and two boys" has two; "killed two and wounded 12" ends at the next verb. `of` is
    for nouns: "The killing of four nurses was condemned"; `listed` for parts before the verb of their whole:
    "Ten people including two boys and a girl died"; `tailed` where what became of them stands behind all:
    "left three soldiers and a guard dead".
    """
    reading = scene.reading
    first = scene.at_start.get(beyond(scene, at))
    if not first:
        return ()
    front = of and opens(scene, at)
    found, end = [first], first.end
    while following := joined(scene, end):
        inside = listed or (front and "and" in reading.lower[end : following.start])
        inside = inside or (tailed and following.single and reading.word(following.end) in words().states)
        end = following.end
        if is_name_of(scene, following, found[-1]):
            if len(found) > 1 and says(scene, following):
                found.pop()
                break
            continue
        if is_who(scene, found[-1], following):
            continue
        if is_teller(scene, found[-1], following):
            break
        bare = following.head is None and reading.tag(following.end) in ADVERBS
        if following.subset or bare or (not inside and is_subject(scene, following)):
            break
        found.append(following)
    clause = len(found) == 1 and is_subject(scene, first) and reading.word(first.end) in words().voice.be
    return () if clause and not (of or listed) else tuple(found)


def opens(scene: Scene, at: int) -> bool:
    """Whether a sentence begins with the noun before a token: "The death of Ana and Idris Vane shocked"."""
    reading, first = scene.reading, scene.sentence(at - 1)[0]
    before = reading.tags[first : at - 1]
    return len(before) < FRONT and all(tag in INSIDE - {"POS"} for tag in before)


FRONT = 5
"""How many tokens a noun at the front of its sentence has at most, with what stands before it."""


def is_name_of(scene: Scene, name: Group, group: Group) -> bool:
    """Whether a name between commas tells who one person is: "a nurse, Ana Orel, and two men"."""
    one = group.single and not group.named and group.end + 1 == name.start
    return one and name.named and scene.reading.word(name.end) in {",", ".", ";"}


def is_who(scene: Scene, group: Group, other: Group) -> bool:
    """Whether what stands behind a comma tells who one person is: "the gunman, a 34-year-old from Leeds".

    "The driver, a passenger and a guard" are three.
    """
    reading = scene.reading
    indefinite = other.single and reading.lower[other.start] in {"a", "an"}
    if not (group.single and indefinite and reading.lower[group.end : other.start] == [","]):
        return False
    more = joined(scene, other.end)
    listed = more is not None and reading.lower[other.end : more.start] == ["and"]
    return not listed and (group.definite or other.start + 1 in reading.ages)


def is_teller(scene: Scene, group: Group, other: Group) -> bool:
    """Whether somebody behind a comma only tells of the counted: "killed a guard, the mayor of Lisk said"."""
    reading, at = scene.reading, other.end
    if not other.single or other.named or reading.lower[group.end : other.start] != [","]:
        return False
    if reading.word(at) in {"of", "for", "in"}:
        at = behind(scene, at + 1, INSIDE)
    return reading.word(at) in {"said", "says", "added", "announced", "reported"}


def says(scene: Scene, name: Group) -> bool:
    """Whether somebody by name only tells of the counted: "injuring 29, the governor, Ivo Marn, said"."""
    reading, end = scene.reading, name.end
    return reading.word(end) == "," and reading.tag(end + 1) in FINITE


def beyond(scene: Scene, at: int) -> int:
    """The token behind a particle and adverbs."""
    reading = scene.reading
    while at not in scene.at_start and (
        reading.word(at) in words().voice.after or reading.tag(at) in ADVERBS
    ):
        at += 1
    if reading.word(at) in QUOTES and at + 1 in scene.numbered:
        return at + 1  # 'killed "dozens of terrorists" in pursuit'
    return at if at in scene.at_start else titled(scene, at) or owned(scene, at)


def titled(scene: Scene, at: int) -> int | None:
    """The token at which a name behind its titles begins: "opposition leader Karim Vane"."""
    end = behind(scene, at, TITLES)
    name = scene.at_start.get(end)
    return end if name is not None and name.named and not is_subject(scene, name) else None


def behind(scene: Scene, at: int, tags: frozenset[str]) -> int:
    """The next group behind words of some tags, or the end of these."""
    end = at
    while end - at < OWNER and scene.reading.tag(end) in tags and end not in scene.at_start:
        end += 1
    return end


def owned(scene: Scene, at: int) -> int:
    """The token behind an owner before a number: "the trawler's" of "the trawler's four crew"."""
    reading, end = scene.reading, behind(scene, at, INSIDE - {"POS"})
    return end + 1 if end > at and reading.tag(end) == "POS" and end + 1 in scene.numbered else at


def joined(scene: Scene, at: int) -> Group | None:
    """The group that "and" or a comma joins to what ends at a token."""
    between = words().readers.between
    end = at = beyond_phrase(scene, at)
    while scene.reading.word(end) in between and end not in scene.at_start and end - at < 4:
        end += 1
    return scene.at_start.get(end) if end > at else None


def beyond_phrase(scene: Scene, at: int) -> int:
    """The token behind "of the security forces" between two groups, if "and" or a comma follows."""
    reading = scene.reading
    if reading.word(at) not in {"of", "from"}:
        return at
    end = at + 1
    while end - at < PHRASE and reading.tag(end) in INSIDE:
        end += 1
    return end if reading.word(end) in {"and", ","} else at


def is_subject(scene: Scene, group: Group) -> bool:
    """Whether a group begins a clause of its own: "and three soldiers were wounded", "and 54 injured"."""
    reading, at = scene.reading, group.end
    while reading.tag(at) in ADVERBS | {"EX"}:
        at += 1
    if at in scene.cue_at and not (at > group.end and reading.tag(at) in ADVERBS):
        return True
    return reading.tag(at) in FINITE


def left(scene: Scene, at: int) -> tuple[Group, ...]:
    """The groups that are the subject of a verb group which begins at a token."""
    return coordinated(scene, direct(scene, at))


def direct(scene: Scene, at: int) -> list[Group]:
    """The groups before a verb group that no preposition governs, the nearest first."""
    first = max(scene.sentence(at)[0], at - SUBJECT)
    index = over_insert(scene, at, first)
    found: list[Group] = []
    main = False  # whether the verb stands behind a clause on whom it tells of
    while index > first:
        chunk = scene.chunks.get(index)
        if chunk:
            if chunk.group is None and chunk.start in scene.reading.ages:
                index = chunk.start
                continue
            inner = governed(scene, chunk.start) or is_joined_inside(scene, chunk)
            if not inner or is_antecedent(scene, chunk, index):
                if chunk.group is None and is_apposed_name(scene, chunk):
                    index = chunk.start
                    continue
                if chunk.group is None and not is_time(scene, chunk.start, chunk.end):
                    verb = chunk.start - 1
                    while scene.reading.tag(verb) in CHAINED:  # "who had been sewing next door"
                        verb -= 1
                    verb += scene.reading.tag(verb) not in FINITE
                    who = relative(scene, verb, first)  # "a woman who sold paraffin had gone"
                    if who is None or scene.reading.tag(verb) not in FINITE:
                        break
                    index, main = who, True
                    continue
                if (who := of_relative(scene, chunk, first)) is not None:
                    index, main = who, True
                    continue
                if chunk.group is not None:
                    told = corrected(scene, chunk.group) or chunk.group
                    found.append(told if main else described(scene, told, index))
                    index = told.start
                    continue
            index = chunk.start
            continue
        step = back(scene, index - 1, bool(found), first)
        if step is None:
            break
        main = main or step < index - 1 or scene.reading.tags[step] in FINITE
        index = step
    return found


def of_relative(scene: Scene, chunk: Chunk, first: int) -> int | None:
    """The "who" of which a group is the object: "A man who stabbed a guard was shot"."""
    reading, verb = scene.reading, chunk.start - 1
    if chunk.group is None or reading.tag(verb) != "VBD" or reading.word(verb) in words().doubt.told:
        return None
    who = relative(scene, verb, first)
    return who if who is not None and who >= verb - 2 else None


def corrected(scene: Scene, group: Group) -> Group | None:
    """The "Seven" of "Seven, not nine, firefighters", where the noun stands behind the second number."""
    reading, at = scene.reading, group.start
    other = scene.at_end.get(at - 1) if reading.word(at - 1) == "," else None
    if not group.bare or other is None or reading.lower[other.start - 2 : other.start] != [",", "not"]:
        return None
    first = scene.at_end.get(other.start - 2)
    counted = first is not None and first.head is None and first.sort == "number"
    return first._replace(kind=group.kind) if first is not None and counted else None


def is_joined_inside(scene: Scene, chunk: Chunk) -> bool:
    """Whether "and" joins a noun to one that a preposition governs: "27 hikers with cuts and bruises"."""
    before = scene.chunks.get(chunk.start - 1)
    joined = chunk.group is None and scene.reading.word(chunk.start - 1) in {"and", "or"}
    return joined and before is not None and before.group is None and governed(scene, before.start)


def is_apposed_name(scene: Scene, chunk: Chunk) -> bool:
    """Whether a name between commas tells who somebody is: "A third man, Raymond Ochs, had been"."""
    reading, before = scene.reading, scene.at_end.get(chunk.start - 1)
    commas = reading.word(chunk.start - 1) == "," and reading.word(chunk.end) == ","
    name = all(reading.tags[i] in {"NNP", "NNPS"} for i in range(chunk.start, chunk.end))
    return commas and name and before is not None and before.single


def is_antecedent(scene: Scene, chunk: Chunk, end: int) -> bool:
    """Whether a relative clause follows: "hopes for 16 fishermen, who are feared drowned".

    What follows a thing tells nothing of who is counted: "the driver of the bus that was hit died".
    """
    if chunk.group is None and scene.reading.word(end) in {"that", "which"}:
        return False
    named = scene.reading.tag(end - 1) in {"NNP", "NNPS"}
    whom = chunk.group is not None or (named and scene.reading.word(end + 1) == "who")  # "with Orel, who"
    if whom and scene.reading.tag(chunk.start - 1) == "IN":
        end += scene.reading.word(end) == ","
    return scene.reading.word(end) in words().readers.relatives


def described(scene: Scene, group: Group, end: int) -> Group:
    """The group that a "who" behind it tells of: "four of the 14 passengers who died" are fourteen dead."""
    return whole(scene, group) if scene.reading.word(end) in words().readers.relatives else group


def whole(scene: Scene, group: Group) -> Group:
    """The inner one of two numbers: "the nine miners" of "six of the nine miners trapped since Monday"."""
    lower, head = scene.reading.lower, group.head
    for at in range(group.start + 1, group.end if head is None else head):
        inner = scene.reading.numbers.get(at)
        the = at - 1 if lower[at - 1] in words().readers.definite else at
        if inner and lower[the - 1] == "of":
            return group._replace(
                start=the, tally=exact(inner.value), sort="number", value=inner.value, definite=the < at,
                derivation=None,
            )  # fmt: skip
    return group


def back(scene: Scene, at: int, found: bool, first: int) -> int | None:
    """Where to go on from a token on the way left; None where the clause ends."""
    reading = scene.reading
    word, tag = reading.lower[at], reading.tags[at]
    if word == ")":
        return opening(scene, at, first)
    if word in STOPS or reading.spaces[at]:
        return None
    if tag in FINITE:
        return None if found else relative(scene, at, first)
    if word in words().readers.new_clause | words().readers.relatives and tag not in {"RB", "DT"}:
        return None if found else at
    return at


def opening(scene: Scene, at: int, first: int) -> int | None:
    """The token of the bracket that opens what closes at a token."""
    return next(
        (i for i in range(at, max(first, at - INSERT) - 1, -1) if scene.reading.lower[i] == "("), None
    )


def relative(scene: Scene, at: int, first: int) -> int | None:
    """The token of the "who" whose clause a finite verb belongs to; None where there is none."""
    reading = scene.reading
    for i in range(at - 1, max(first, at - RELATIVE) - 1, -1):
        if reading.lower[i] in words().readers.relatives and reading.tags[i] in {"WP", "WDT"}:
            return i
        if reading.lower[i] == "whose":
            return i
        if i in scene.at_start and reading.word(i - 1) not in {"who", "whom", "that"}:
            return None
    return None


def over_insert(scene: Scene, at: int, first: int) -> int:
    """The comma that opens an insertion just before a token: ", nine of them women,", ", officials said,"."""
    reading = scene.reading
    if reading.word(at - 1) in DASHES:
        dash = next((i for i in range(at - 2, max(first, at - INSERT), -1) if reading.lower[i] in DASHES), at)
        return dash if dash == at or scene.at_end.get(dash) else at  # "Twelve people - nine men - died"
    if reading.word(at - 1) != ",":
        return at
    if (comma := apposition(scene, at, first)) is not None:
        return comma
    for i in range(at - 2, max(first, at - INSERT), -1):
        if reading.lower[i] == ",":
            inner = scene.at_start.get(i + 1)
            subset = inner is not None and inner.subset
            finite = any(reading.tags[j] in FINITE for j in range(i, at))
            aside = reading.word(i + 1) in ASIDE or reading.word(i + 2) in words().readers.eldest
            return i if subset or finite or aside else at
    return at


def apposition(scene: Scene, at: int, first: int) -> int | None:
    """The comma that opens words on who the counted are: "Six people, farmers as well as herders, died".

    They hold no number but one that breaks the first down: "five people, three men and two women,".
    """
    reading = scene.reading
    for i in range(at - 2, max(first, at - INSERT), -1):
        if reading.lower[i] in STOPS or reading.tags[i] in FINITE:
            return None
        group = scene.at_end.get(i)
        if reading.lower[i] != "," or not group or group.bare or group.thing:
            continue
        if group.single and not group.named:
            continue
        if any(reading.tags[j][:2] == "VB" and j not in scene.inside for j in range(i + 1, at - 1)):
            return None
        inner = [g for g in scene.groups_in(i + 1, at - 1) if not (g.bare or governed(scene, g.start))]
        told = sum(g.value or 1 for g in inner) == group.value and not any(g.subset for g in inner)
        whole = reading.lower[i + 1] in {"all", "both"} or not inner or (told and len(inner) > 1)
        return i if whole else None
    return None


def governed(scene: Scene, start: int) -> bool:
    """Whether a preposition or a participle stands before a noun phrase."""
    reading = scene.reading
    while reading.tag(start - 1) == "POS" and start > 2:  # "of the town's 6,000 inhabitants"
        start -= 2
        while start and reading.tags[start - 1] in NOMINAL | {"DT", "JJ", "PRP$"}:
            start -= 1
    tag, word = reading.tag(start - 1), reading.word(start - 1)
    if reading.firsts[start] or word in words().readers.new_clause | {"that", "than"}:
        return False
    return tag in {"IN", "TO", "VB", "VBG", "VBN"} or word in {"aboard", "board"}


def is_time(scene: Scene, start: int, end: int) -> bool:
    """Whether a noun phrase is a time: "Monday", "last week", "overnight"."""
    reading = scene.reading
    return any(reading.lower[i] in words().readers.times for i in range(start, end))


def coordinated(scene: Scene, found: list[Group]) -> tuple[Group, ...]:
    """The nearest group with those joined to it, in text order; subsets are read elsewhere."""
    found = with_names(scene, without_name(scene, found))
    while len(found) > 1 and is_listed(scene, found[0]):
        found = found[1:]  # "Twelve people including two children and a woman died"
    kept: list[Group] = []
    if found and found[0].subset and scene.reading.word(found[0].end - 1) in words().readers.relatives:
        return (found[0],)  # "eight skiers, three of whom were found"
    if found and found[0].head is None and scene.reading.word(found[0].end) == "who":
        return (found[0],)  # "23 dismissed men and six who were beaten"
    for group in found:
        if group.subset and not (kept or is_only(group, found)):
            continue
        if kept and (not links(scene, group.end, kept[-1].start) or describes(scene, group)):
            break
        kept.append(group)
    if kept and scene.reading.lower[kept[0].start] == "whose":
        return tuple(kept[:1])  # "Amina Orel, whose son was among the dead"
    kept.reverse()
    if len(kept) > 1 and is_object(scene, kept[0]):
        kept = kept[1:]
    return tuple(kept[:1] if is_apposed(scene, kept) else kept)


def describes(scene: Scene, group: Group) -> bool:
    """Whether a noun only says what some are: "two of them women, and eleven were wounded"."""
    part = scene.at_end.get(group.start)
    return group.bare and part is not None and part.subset


def is_listed(scene: Scene, group: Group) -> bool:
    """Whether "and" joins a group to those that "including" opens."""
    reading, at = scene.reading, group.start
    while reading.word(at - 1) in {"and", ","}:
        at -= 1 + (reading.lower[at - 2 : at] == [",", "and"])
        before = scene.at_end.get(at)
        if before is None:
            return False
        at = before.start
    return at < group.start and reading.word(at - 1) == "including"


def with_names(scene: Scene, found: list[Group]) -> list[Group]:
    """Groups with the names that tell who they are: "The mayor, Karl Vane, and a guard were killed"."""
    named: list[Group] = []
    for group in found:
        if named and is_name_of(scene, named[-1], group):
            named[-1] = group._replace(end=named[-1].end)
        else:
            named.append(group)
    return named


def without_name(scene: Scene, found: list[Group]) -> list[Group]:
    """Groups without a name that tells who one is: "A fourth victim, the porter Samuel Adjei, 63, died"."""
    for place, group in enumerate(found[:3]):
        if not group.single or group.named or group.pronoun or group.start in scene.reading.ages:
            continue
        name = found[:place]
        begins = bool(name) and name[-1].start == group.end + 1 and scene.reading.word(group.end) == ","
        role = len(name) < 2 or (name[-1].end == name[0].start and name[-1].single)
        if begins and role and name[0].named:
            return found[place:]
    return found


def is_object(scene: Scene, group: Group) -> bool:
    """Whether a group belongs to a verb before it: "wounded a cook and her son died"."""
    before = scene.reading.word(group.start - 1)
    return before in words().totals.include or before in verbs()


def is_apposed(scene: Scene, groups: list[Group]) -> bool:
    """Whether the groups behind the first only tell who it is: "three teachers, two women and a man,"."""
    if len(groups) < 2:
        return False
    between = scene.reading.lower[groups[0].end : groups[-1].start]
    if not {"and", "or", "&", "with", "plus"}.intersection(between):
        return True
    sizes = [group.value or 1 for group in groups]
    told = len(groups) > 2 and groups[0].kind not in APART and sizes[0] == sum(sizes[1:])
    return told and all(group.kind in APART for group in groups[1:])


DASHES = frozenset({"-", "–", "—"})
CHAINED = ADVERBS | {"VBG", "VBN", "VB", "TO"}
"""Tags between a finite verb and its object: "had been sewing"."""
APART = frozenset({"man", "woman", "child"})
"""Kinds that break a number of people down."""


def is_only(group: Group, found: list[Group]) -> bool:
    """Whether a subset is all there is: "two of whom died"."""
    return all(other is group for other in found)


def links(scene: Scene, start: int, end: int) -> bool:
    """Whether only "and", commas and ages stand between two groups."""
    reading = scene.reading
    start = beyond_phrase(scene, start)
    if end - start > 8 or start >= end:
        return False
    words_between = set(reading.lower[start:end])
    loose = words().readers.between | words().readers.age_before | reading.number_words | {"(", ")"}
    return words_between <= loose and bool(words_between & {"and", ",", "or", "&", "with"})
