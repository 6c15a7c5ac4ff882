"""Tags that the clause shows to be wrong, put right before events are read: "Guards beat a journalist"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ...language.inflect import verb
from ...language.phrases import INSIDE, Phrase, Words
from .tags import FINITE, NOUNS
from .words import classes_of, compounds, lemmas, nouns, singulars, words

MISREAD = frozenset({"NN", "NNS", "NNP", "IN", "RB", "JJ", "VB"})
"""Tags that a finite verb is given where the tagger knows it better as something else."""
OBJECT = frozenset({"DT", "PRP", "PRP$", "CD", "TO", "$"})
"""What shows that the word before it is a verb."""
SHOT = (OBJECT - {"TO"}) | {"NN", "NNS", "NNP", "JJ"}
SHOOTING = frozenset({"shoot", "shoots", "shooting", "shot"})
WHEREABOUTS = frozenset({"outside", "inside", "near", "opposite", "next", "last", "late", "early", "this"})
EXISTING = frozenset({"was", "were", "had", "came", "seemed", "remained", "appeared", "stood", "followed"})
HAVING = frozenset({"has", "have", "had"})
BEING = frozenset({"was", "were", "been", "being", "be", "is", "are", "got", "gets"})
PRONOUNS = frozenset({"anyone", "anybody", "everyone", "everybody", "someone", "somebody"})
OPENERS = frozenset({"if", "unless", "when", "once", "until", "whether"})
MODIFIED = NOUNS | {"JJ", "HYPH"}
SAYING = frozenset({"said", "says", "say", "that"})
OPENING = SAYING | {"as", "when", "after", "but", "while", "“", '"', "``"}
BURNING = frozenset({"fire", "ablaze", "alight"})
TELLING = frozenset({"between", "pitting", "involving"})
"""What stands between a deed that opens a sentence and its sides."""
AIMED = (["against"], ["on"])
BEFORE = frozenset({"CC", ",", "PRP", "RB"})
"""Tags of what a second verb of a sentence stands behind."""
DOING = frozenset({"armed", "weapon", "people", "built", "crowd"})
"""Classes of what may act."""
ENDS = FINITE | {"VBN", "WDT", "WP", ":", "``", "''"}
"""Tags at which the clause before a verb is read no further."""
GETTING = frozenset({"had", "recovered", "returned", "found", "received", "included"})
"""Verbs whose objects may be "looted goods"."""
PREFIXES = frozenset({"anti", "co", "ex", "non", "pro", "vice"})
"""What a hyphen joins to a word for one side alone."""
SIDED = frozenset({"NN", "NNP", "NNPS", "JJ"})
HURTING = frozenset({"killed", "wounded", "injured"})
NOMINATIVE = frozenset({"they", "he", "she", "we", "i"})
ALONE = FINITE | {"IN", ",", "."}
FORE = frozenset({"should", "were", "had"})
ASIDE = 5  # tokens of an adverb between commas: ", thus,"
TIMED = 3  # tokens of a time behind a participle: "the same day"
LONGEST = 30  # tokens of a subject
CLAUSAL = frozenset({"that", "because", "while", "although", "if", "whether", "though"})


BARE = frozenset({"JJ", "JJS", "JJR"})
"""Tags that a headline's first noun gets for want of an article."""


def repaired(read: Words, placed: frozenset[int]) -> Words:
    """Words with better tags; `placed` are the tokens of places."""
    tags = list(read.tags)
    words_alone(read.lowers, tags, placed)
    hyphened(read.lowers, tags)
    two_sided(read.lowers, tags)
    deeds_first(read, tags)
    people_first(read, tags)
    low = 0
    for high in range(1, len(tags) + 1):
        if high == len(tags) or read.firsts[high]:
            clauses(read.lowers, tags, low, high)
            low = high
    return Words(read.lowers, tags, read.firsts)


def words_alone(lowers: Sequence[str], tags: list[str], placed: frozenset[int]) -> None:
    """Words that are one thing wherever they stand: "forty", "dead", "the wounded", a place's name."""
    classes = words().classes
    for at, word in enumerate(lowers):
        tag = tags[at]
        after = tags[at + 1] if at + 1 < len(tags) else ""
        if word in classes["numbers"]:
            tags[at] = "CD"
        elif word == "dead" and (tag.startswith("VB") or (at and lowers[at - 1] in SHOOTING)):
            tags[at] = "JJ"
        elif at in placed and tag in {"RB", "VBN", "VBD", "VBG", "UH"}:
            tags[at] = "NNP"
        elif tag == "EX" and after == "VBD" and lowers[at + 1] not in EXISTING:
            tags[at] = "RB"  # "guards posted there killed"
        elif word == "shells" and tag.startswith("VB") and lowers[at - 1] in {"gas", "teargas"}:
            tags[at] = "NNS"
        elif word in classes["weather"] and tag.startswith("VB") and after.startswith("VB"):
            tags[at] = "NN"  # "Lightning struck"
        elif word in classes["hurt"] and lowers[max(at - 1, 0)] == "the" and after not in MODIFIED:
            tags[at] = "NNS"
        elif tag == "VBD" and at > 1 and tags[at - 2 : at] == ["DT", "RB"] and after in MODIFIED:
            tags[at] = "VBN"  # "the recently formed movement"
        elif word == "those" and after == "VBN":
            tags[at] = "PRP"  # "those arrested"
        elif word == "shot" and (tag == "NN" or after == "JJ"):
            tags[at] = shot(lowers, tags, at)
        elif at and is_noun(lowers, tags, at, after):
            tags[at] = "NN"


def people_first(read: Words, tags: list[str]) -> None:
    """A headline's noun for a person before what befell them: "[Woman] shot dead in Lisk"."""
    for at in range(len(tags) - 1):
        if read.firsts[at] and tags[at] in BARE and tags[at + 1] in {"VBN", "VBD"}:
            tags[at] = "NN" if read.lowers[at] in words().classes["people"] else tags[at]


def hyphened(lowers: Sequence[str], tags: list[str]) -> None:
    """Make "baton-charged" the verb "charged" behind an adverb; "a gang-raped woman" stays as it is."""
    for at in range(3, len(tags) - 1):
        past = compounds().get((lowers[at - 2], lowers[at])) if lowers[at - 1] == "-" else None
        if past is None:
            continue
        before, led = lowers[at - 3], tags[at - 3]
        joined = before in BEING or before in HAVING or (led in NOUNS and tags[at + 1] == "IN")
        if joined or led in NOUNS | {"MD", "TO", "PRP"}:
            tags[at - 2] = tags[at - 1] = "RB"
            tags[at] = "VB" if led in {"MD", "TO"} else "VBP" if not past else "VBN" if joined else "VBD"


def two_sided(lowers: Sequence[str], tags: list[str]) -> None:
    """Make what two sides do to each other a noun: "farmer-herder clashes", "Israel-Hamas fighting"."""
    for at in range(3, len(tags) - 1):
        if tags[at] not in {"VBZ", "VBG"} or tags[at - 2] != "HYPH" or lowers[at - 3] in PREFIXES:
            continue
        if not {tags[at - 3], tags[at - 1]} <= SIDED or tags[at + 1] in {"DT", "PRP$"}:
            continue
        if any(form in nouns() for form in (lowers[at], *singulars(lowers[at]))):
            tags[at] = "NN" if tags[at] == "VBG" else "NNS"
            tags[at + 1] = "VBD" if tags[at + 1] == "VBN" else tags[at + 1]


def deeds_first(read: Words, tags: list[str]) -> None:
    """Make a deed that opens a clause, before its verb, the subject: "Shelling killed nine"."""
    for at in range(len(tags) - 1):
        opens = at == 0 or read.firsts[at] or read.lowers[at - 1] in OPENING
        if doubled(read.lowers, tags, at):
            tags[at], tags[at + 1] = ("NN" if tags[at] == "VBG" else "NNS"), "VBD"  # "Heavy clashes erupted"
            continue
        if not (opens and tags[at] == "VBG" and read.lowers[at] in nouns()):
            continue
        if read.lowers[at + 1] in TELLING or (tags[at + 1] == "IN" and at and said(read.lowers, at)):
            tags[at] = "NN"  # "officials said shelling in Lisk killed nine", "Fighting between clans erupted"
        elif tags[at + 1] in FINITE or (tags[at + 1] == "VBN" and not is_hurt(read.lowers, tags, at + 1)):
            tags[at], tags[at + 1] = "NN", "VBD" if tags[at + 1] == "VBN" else tags[at + 1]


def said(lowers: Sequence[str], at: int) -> bool:
    """Whether what is said begins at a token."""
    return lowers[at - 1] in SAYING


def doubled(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a verb stands right before another: it is a noun, "strikes killed", "US jets bombed"."""
    if tags[at + 1] not in {"VBD", "VBN"} or is_hurt(lowers, tags, at + 1):
        return False
    if tags[at] == "VBG":
        return (
            bool(at) and tags[at - 1] in {"JJ", "NN", "NNP"} and lowers[at] in nouns() and raged(lowers, at)
        )
    several = tags[at] == "VBZ" and lowers[at] not in nouns()
    listed = any(form in nouns() for form in singulars(lowers[at])) or classes_of(lowers[at]) & DOING
    return several and bool(listed)


def raged(lowers: Sequence[str], at: int) -> bool:
    """Whether the word behind a token says that something came about: "erupted", "broke out"."""
    arising = lemmas("arising")
    return lowers[at + 1] in arising or " ".join(lowers[at + 1 : at + 3]) in arising


def is_hurt(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a participle may only tell of what the noun behind it suffered: "Shooting [wounded] men"."""
    return lowers[at] in words().classes["hurt"] and tags[at + 1 : at + 2] in (["NN"], ["NNS"])


def is_noun(lowers: Sequence[str], tags: Sequence[str], at: int, after: str) -> bool:
    """Whether a word is a noun, whatever its tag: "the main accused", "an arms embargo", "a Malian was"."""
    word, tag, before = lowers[at], tags[at], tags[at - 1]
    if tag in {"RB", "UH"}:
        return word in nouns() and before in NOUNS | {"DT", "JJ"}
    if word == "accused" and tag == "VBN":
        return at > 1 and before == "JJ" and lowers[at - 2] == "the"
    if tag == "JJ" and word in nouns() and before in {"DT", "JJ"}:
        return list(lowers[at + 1 : at + 2]) in AIMED  # "an offensive against"
    return tag == "JJ" and is_somebody(word, before, after)


def is_somebody(word: str, before: str, after: str) -> bool:
    """Whether an adjective for a people, or a noun read as one, stands for somebody: "an official in"."""
    classes = words().classes
    known = any(word in classes[name] for name in ("demonyms", "people", "political"))
    if before == "POS":
        return known and after in ALONE | {"VBN"}  # "Taiwan's representative expressed"
    return known and before in {"DT", "JJ", "VBN", "HYPH", "CD"} and after in ALONE


def shot(lowers: Sequence[str], tags: Sequence[str], at: int) -> str:
    """The tag of "shot": a participle behind a form of "be" and an adverb, a verb before whom it goes at.

    "Shot dead" without somebody behind it tells of who was: "Man shot dead in Lisk".
    """
    before = at - 1
    while before > 0 and tags[before] == "RB":
        before -= 1
    if lowers[before] in BEING and before >= 0:
        return "VBN"
    if list(lowers[at + 1 : at + 2]) == ["dead"]:
        return "VBD" if hits(lowers, tags, at + 2) else "VBN"  # "Police shot dead a man who"
    if list(lowers[at + 1 : at + 2]) == ["and"] and set(lowers[at + 2 : at + 3]) & HURTING:
        return "VBN" if tags[at + 3 : at + 4] in (["IN"], ["."], []) else "VBD"
    if tags[at] != "NN":
        return tags[at]
    aimed = list(lowers[at + 1 : at + 2]) == ["at"]
    return "VBD" if aimed and at and tags[at - 1] in {"NNS", "NNP"} else "NN"  # "Gunmen shot at a bus"


def hits(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether an object may begin at a token: not "outside parliament", "late on Monday"."""
    if at >= len(tags) or lowers[at] in WHEREABOUTS or lowers[at] in words().classes["times"]:
        return False
    return tags[at] in SHOT


def clauses(lowers: Sequence[str], tags: list[str], low: int, high: int) -> None:
    """Give a sentence, or a clause with "if" and its like, the verb that the tags leave out."""
    if lowers[low] in FORE and tags[low] in {"MD", "VBD"}:
        inverted(lowers, tags, low, high)
    for at in range(low + 1, high - 1):
        acts = tags[at + 1] in OBJECT or lowers[at + 1] in PRONOUNS
        if acts and lowers[at - 1] == "to" and tags[at] in NOUNS and lowers[at] in bases():
            tags[at - 1], tags[at] = "TO", "VB"  # "threatened to jail anyone"
        misread(lowers, tags, at)
        if tags[at] in MISREAD - {"VB", "NNP"} and acting(lowers, tags, low, at):
            both = joined(lowers, tags, at, high)
            if both or tags[at + 1] in OBJECT - {"TO"}:
                for one in (at, at + 2) if both else (at,):
                    tags[one] = "VBD" if forms()[lowers[one]] else "VBP"
                tags[at - 1] = "NN" if tags[at - 1] == "JJ" else tags[at - 1]  # "the military struck"
    if not any(tags[at] in FINITE for at in range(low, high)):
        named(lowers, tags, low, high)
        finite(lowers, tags, low, high, bare=False)
    elif lowers[low] in OPENERS:
        stop = next((at for at in range(low, high) if lowers[at] == ","), low)
        if not any(tags[at] in FINITE for at in range(low, stop)):
            finite(lowers, tags, low, stop, bare=True)


def misread(lowers: Sequence[str], tags: list[str], at: int) -> None:
    """Make a word the verb that its neighbours show: "forced to open fire", "police burst tear gas"."""
    pair = lowers[at], lowers[at + 1]
    if lowers[at - 1] == "to" and tags[at] in MISREAD - {"IN"} and pair in pairs():
        tags[at - 1], tags[at] = "TO", "VB"
    elif tags[at] in {"NN", "NNS", "VBN", "JJ"} and tags[at - 1] in NOUNS and pair in shots():
        tags[at] = "VBD"
    elif lowers[at] == "set" and lowers[at + 1] in BURNING and tags[at - 1] in NOUNS | BEFORE:
        tags[at] = "VBD"  # "Rioters set fire to a bank", "killed six and set fire to a school"
    elif tags[at - 1] in {"CC", ","} and tags[at] in {"NN", "JJ", "VBN", "VB"} and is_past(lowers, tags, at):
        tags[at] = "VBD"  # "stopped the bus and shot one"
    elif (
        tags[at] == "VBN"
        and forms().get(lowers[at])
        and (by_pronoun(lowers, tags, at) or is_first(lowers, tags, at))
    ):
        tags[at] = "VBD"  # "they then burned houses", "the rebels attacked and killed two men"


def is_past(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a word is a past tense with an object behind it: "and shot one", "and stole cattle"."""
    if not forms().get(lowers[at]) or (tags[at - 1] == "CC" and lowers[at] in words().classes["hurt"]):
        return False
    if tags[at] == "VBN":
        return is_second(lowers, tags, at)
    stole = tags[at] in {"JJ", "VB"} and lowers[at] not in bases() and not lowers[at].endswith("ed")
    plain = tags[at - 1] == "CC" and tags[at + 1] in OBJECT - {"TO"}
    return plain or (stole and tags[at + 1] in (OBJECT | NOUNS) - {"TO"})


def is_second(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a participle before a noun is the second verb of a chain: "torched a bus and looted shops"."""
    if tags[at + 1] not in NOUNS | OBJECT - {"TO"}:
        return False
    back = at - 1
    while back > 0 and at - back < LONGEST and tags[back] not in ENDS:
        back -= 1
    return tags[back] == "VBD" and lowers[back] not in BEING | GETTING


def is_first(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a participle behind a noun is joined to a past tense with an object behind it."""
    if tags[at - 1] not in NOUNS or tags[at + 1 : at + 3] != ["CC", "VBD"] or at + 3 >= len(tags):
        return False
    if not words().classes["times"].isdisjoint(lowers[at + 3 : at + 3 + TIMED]):
        return False  # "The men arrested and freed two days ago"
    return bool(forms().get(lowers[at + 2])) and (tags[at + 3] in OBJECT or is_named(lowers, tags, at + 3))


def by_pronoun(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a verb stands behind "they" or its like, with an adverb between or none."""
    before = at - 1
    while before > 0 and tags[before] == "RB":
        before -= 1
    return before >= 0 and tags[before] == "PRP" and lowers[before] in NOMINATIVE


def acting(lowers: Sequence[str], tags: Sequence[str], low: int, at: int) -> bool:
    """Whether a form of a trigger stands behind a subject: "the ministry, thus, rejects the plan".

    None is behind a preposition: "in the raids the army lost ten men".
    """
    if lowers[at] not in forms():
        return False
    end = at - 1
    while end > max(low, at - ASIDE) and tags[end] in {"RB", ","}:
        end -= 1
    several = tags[end] in {"NNS", "NNPS"} or (end > low + 1 and tags[end - 1] == "CC")
    if tags[end] not in NOUNS | {"JJ"} or (lowers[at] in bases() and not several):
        return False
    start = opening(lowers, tags, low, end)
    return start == low or tags[start - 1] not in {"IN", "TO"} or lowers[start - 1] in CLAUSAL


def opening(lowers: Sequence[str], tags: Sequence[str], low: int, end: int) -> int:
    """The first token of a noun phrase with its "of"s, by its last token: "[the] government of Lisk"."""
    start = end
    while start > max(low, end - LONGEST) and (tags[start - 1] in INSIDE or lowers[start - 1] == "of"):
        start -= 1
    return start


def named(lowers: Sequence[str], tags: list[str], low: int, high: int) -> None:
    """Make the first word a name where a lone participle follows: "Norway donated two lorries"."""
    if high - low < 3 or tags[low] not in {"RB", "VBG", "UH", "JJ"} or lowers[low].endswith("ly"):
        return
    if tags[low + 1] == "VBN" and tags[low + 2] in OBJECT:
        tags[low], tags[low + 1] = "NNP", "VBD"


def finite(lowers: Sequence[str], tags: list[str], low: int, high: int, *, bare: bool) -> None:
    """Make the first word that can be it the verb of a clause; `bare` where it may stand at its end."""
    for at in range(low + 1, high):
        if lowers[at] not in forms() or not opens(lowers, tags, at):
            continue
        both = joined(lowers, tags, at, high)
        if tags[at] not in MISREAD and not (both and tags[at] == "VBN"):
            continue
        after = tags[at + 1] if at + 1 < high else ""
        dead = at + 1 < high and lowers[at + 1] == "dead"
        if both:
            tags[at + 2] = "VBD" if forms()[lowers[at + 2]] else "VBP"
        named_one = after == "NNP" and lowers[at] == "shot"
        called = (
            lowers[at] in bases() and tuple(lowers[at : at + 2]) in pairs() and after in {"IN", "RP", "RB"}
        )
        alone = bare and not after and tags[at - 1] == "NNS"
        if both or called or after in OBJECT or dead or named_one or alone:
            tags[at] = "VBD" if forms()[lowers[at]] else "VBP"
            tags[at - 1] = "NN" if tags[at - 1] == "JJ" else tags[at - 1]
            return


def opens(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a subject can end before a verb: at a noun, and before a past tense at "the military" too."""
    return tags[at - 1] in NOUNS | {"CD"} or (tags[at - 1] == "JJ" and forms()[lowers[at]])


def joined(lowers: Sequence[str], tags: Sequence[str], at: int, high: int) -> bool:
    """Whether a verb is joined to another that has an object: "rejects and condemns the plan"."""
    if not (at + 3 < high and tags[at + 1] == "CC" and lowers[at + 2] in forms()):
        return False
    both = forms()[lowers[at]] and forms()[lowers[at + 2]] and tags[at + 2] in {"VBD", "VBN"}
    return tags[at + 3] in OBJECT or (both and is_named(lowers, tags, at + 3))


def is_named(lowers: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a noun that is no time begins at a token: "shot and killed [farmers]", none is "[Monday]"."""
    return tags[at] in NOUNS | {"JJ"} and lowers[at] not in words().classes["times"]


def inverted(lowers: Sequence[str], tags: list[str], low: int, high: int) -> None:
    """Make the bare verb after a fronted auxiliary one: "Should the junta expel the envoys"."""
    for at in range(low + 2, high):
        if tags[at].startswith(("VB", "MD")) or lowers[at] == ",":
            return
        if tags[at] in {"NN", "NNP"} and tags[at - 1] in NOUNS and lowers[at] in bases():
            tags[at] = "VB"
            return


@cache
def forms() -> dict[str, bool]:
    """The forms of the verbs of triggers and plans, and whether each can be a past tense."""
    status = words().status
    known = bases() | {text.split()[0] for text in (*status.planned, *status.attempted)}
    table: dict[str, bool] = {}
    for base in sorted(known):
        made = verb(base)
        for form in (made.base, made.third, made.past):
            table[form] = table.get(form, False) or form == made.past
    return table


@cache
def bases() -> frozenset[str]:
    """The base forms of the verbs of triggers."""
    return frozenset(text.split()[0] for group in words().triggers for text in group.verbs)


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """The triggers of a verb and one noun: "open fire"."""
    split = (text.split() for group in words().triggers for text in group.verbs)
    return frozenset((one[0], one[1]) for one in split if len(one) == 2)


@cache
def shots() -> frozenset[tuple[str, str]]:
    """The forms of verbs of shots, each before its noun: "burst tear", "fires rubber"."""
    split = [text.split() for group in words().triggers if group.gate == "shots" for text in group.verbs]
    pairs = [(one[0], one[1]) for one in split if len(one) > 1 and one[1] not in {"*", "to", "in", "into"}]
    return frozenset((form, noun) for base, noun in pairs for form in verb(base)[:3])


def parted(read: Words, found: Sequence[Phrase], setting: frozenset[int]) -> Iterator[Phrase]:
    """The phrases, those that hold two cut in two: "Moldova | two hundred euros", "Geneva | next month".

    `setting` are the tokens of times and places.
    """
    for one in found:
        start = one.start
        if (cut := fronted(read, one, setting)) is not None:
            yield Phrase(start, cut, cut - 1)
            start = cut
        for at in range(one.start + 1, one.end):
            if read.tags[at - 1] in NOUNS and begins(read, at, one.end):
                yield Phrase(start, at, at - 1)
                start = at
        yield one._replace(start=start)


def untimed(
    one: Phrase, tags: Sequence[str], times: frozenset[int], may_act: Callable[[int], bool]
) -> Phrase:
    """A phrase of who may act without the time that owns it: "Sunday's [police] raid"."""
    cut = one.start
    while cut < one.head and cut in times:
        cut += 1
    owned = one.start < cut < one.head and tags[cut] == "POS"
    acting = owned and any(may_act(at) for at in range(cut + 1, one.end))
    return one._replace(start=cut + 1) if acting else one


def fronted(read: Words, one: Phrase, setting: frozenset[int]) -> int | None:
    """Where the subject begins behind a day or a place at the front: "On Tuesday | rebels ambushed"."""
    before, end = one.start - 1, one.end
    if before < 0 or not read.firsts[before] or read.tags[before] != "IN":
        return None
    if not (end < len(read.tags) and read.tags[end] in FINITE):
        return None
    cut = one.start
    while cut < one.end and (cut in setting or read.lowers[cut] in words().classes["times"]):
        cut += 1
    return cut if one.start < cut < one.end else None


def begins(read: Words, at: int, end: int) -> bool:
    """Whether a word inside a phrase begins another one: a number in words, "next week", "a result | 47"."""
    word = read.lowers[at]
    if read.tags[at] == "CD":
        return word in words().classes["numbers"] or read.lowers[at - 3 : at] == ["as", "a", "result"]
    last = read.lowers[end - 1]
    return word in {"next", "last", "this"} and end == at + 2 and last in words().classes["times"]
