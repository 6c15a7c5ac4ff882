"""One document as the toll rules read it: lower-cased words, tags, numbers, and what is out of bounds."""

from __future__ import annotations

import re
from functools import cached_property

from spacy.attrs import IS_PUNCT
from spacy.tokens import Doc

from .... import doc as on_doc
from ....encoder.labels import Labels
from ....language import numbers, written
from ....language.numbers import Number
from .people import kind_of
from .tables import kinds, verbs
from .words import words

HURT = frozenset({"VICTIM", "KILLED", "INJURED"})
LIKELY = 0.4
"""Of chance: from where on the encoder's word on who was hurt makes an unknown noun one for people."""
SMALL = frozenset(map(str, range(1, 10)))
"""Figures that names end in: "Lisk 1 and 2"."""
PLACING = frozenset({"in", "near", "at", "outside", "around"})
"""What a place at the front of a sentence begins with."""
OF_NAMES = frozenset({"of", "the", "de", "del", "al"})
"""Small words inside the names of places."""
LONGEST_FRONT = 7
"""How many tokens such a place has at most."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
ABOUT = frozenset({"about", "around", "approximately", "exactly"})
PUT = frozenset({"put", "puts", "stood", "stands", "stand", "toll", "dead", "number", "estimated"})
PUTS = 4  # tokens between "put" and the "at" of a number: "put the dead at 1200"
OLDEST = 110  # years, beyond which a number is no age
AGED = frozenset({"victims", "all", "most", "them", "both"})
"""Who can be told to be "between 15 and 21"."""
PEOPLE = frozenset(
    {"people", "persons", "civilians", "soldiers", "men", "women", "children", "workers", "passengers"}
)
"""Nouns behind figures that no name has, whatever stands before: "in a fire in Lisk 12 people died"."""
ADVERBS = frozenset({"RB", "RBR", "RBS"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIERS = NOMINAL | {"JJ", "JJR", "JJS", "CD", "HYPH", "VBN", "VBG", "AFX", "FW", "POS"}


class Reading:
    """The words of a Doc and what every rule asks of them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        page = written.of(doc)
        self.text, self.raw, self.spaces, self.tokens = page.text, page.texts, page.spaces, page.ordered
        self.lower = [word.replace("’", "'") for word in page.lowers]
        marked = written.marked(doc)
        self.tags, self.firsts = marked.tags, marked.firsts
        self.marks: list[bool] = doc.to_array(IS_PUNCT).astype(bool).tolist()
        self.sentences = [pair for pair in marked.sentences for _ in range(*pair)]
        """The first token and the end of the sentence of each token; asking spaCy walks the sentence."""

    @cached_property
    def spoken(self) -> list[str]:
        """The words in lower case, and the month of May with its capital: no verb that says what may be."""
        months = {at for at, word in enumerate(self.lower) if word == "may" and self.is_month(at)}
        return [self.raw[at] if at in months else word for at, word in enumerate(self.lower)]

    def is_month(self, at: int) -> bool:
        """Whether a "May" is the month: "6 May", "May 6", "in May"; "The Toll May Rise" is none."""
        before, after = self.word(at - 1), self.word(at + 1)
        dated = before[:1].isdigit() or after[:1].isdigit() or before in words().readers.before_month
        return dated and self.raw[at] == "May"

    @cached_property
    def all_numbers(self) -> tuple[Number, ...]:
        """Every number of the text, read once."""
        return tuple(numbers.find(self.doc))

    @cached_property
    def numbers(self) -> dict[int, Number]:
        """The numbers that can count people, by their first token: no ages, money, dates, parts of names."""
        return {n.start: n for n in self.all_numbers if not n.ordinal and self.counts(n)}

    @cached_property
    def ordinals(self) -> dict[int, Number]:
        """The ordinals by their first token."""
        return {n.start: n for n in self.all_numbers if n.ordinal}

    @cached_property
    def ages(self) -> dict[int, float | int]:
        """The ages by their first token."""
        return {n.start: n.value for n in self.all_numbers if not n.ordinal and self.is_age(n)}

    @cached_property
    def labels(self) -> Labels:
        """What the encoder says of the text."""
        return on_doc.labels(self.doc)

    @cached_property
    def persons(self) -> dict[int, int]:
        """Where the names of persons end that the encoder heard, by their first token."""
        people = (one for one in self.labels.spans.get("entities", ()) if one.label == "PER")
        return dict(self.tokens.range(one.start, one.end) for one in people)

    @cached_property
    def struck(self) -> frozenset[int]:
        """The tokens of those whom the encoder hears were hurt, or had something done to them."""
        hurt = [(one.start, one.end, one.score) for one in self.labels.fills if one.role in HURT]
        actors = self.labels.spans.get("actors", ())
        hurt += [(one.start, one.end, one.score) for one in actors if one.label == "TARGET"]
        return frozenset(self.tokens.over((start, end) for start, end, score in hurt if score >= LIKELY))

    def counts(self, number: Number) -> bool:
        """Whether a number can be a count of people."""
        if number.value <= 0 or number.value != int(number.value):
            return False
        return not (self.is_money(number) or self.is_age(number) or self.is_name(number))

    def is_money(self, number: Number) -> bool:
        """Whether a number stands behind a currency sign or "No.", or before "%"."""
        return self.word(number.start - 1) in words().readers.currency or self.word(number.end) in {
            "%",
            "°",
            "am",
            "pm",
        }

    def is_age(self, number: Number) -> bool:
        """Whether a number is an age: "62-year-old", "aged 12 and 14", "a boy of six", "Ana Orel, 34,"."""
        readers = words().readers
        after = [self.word(number.end + i) for i in range(4)]
        if after[:3] == ["-", "year", "-"] or (after[0] in {"year", "years"} and after[1] in {"old", "-"}):
            return True
        if after[0] in {"month", "months", "-"} and "old" in after[1:4]:
            return True
        before = [self.word(number.start - i) for i in range(1, 7)]
        if before[0] in {"early", "mid", "late", "-"} and set(before[1:3]) & readers.possessives:
            return True  # "in their early 20's"
        eldest = before[0] in {"them", "whom"} and before[1] == "of" and before[2] in readers.eldest
        both = before[0] in {"both", "each"} and before[1] == "," and after[0] in {",", "."}
        told = self.follows_age(before) or self.is_pair_of_ages(number) or self.is_span_of_ages(number)
        if eldest or both or told:
            return True  # "the oldest of them 97", "The parents, both 34, are dead"
        if before[0] == "of" and before[1] in readers.age_of and before[2] in readers.determiners:
            return True
        return self.is_apposed(number)

    def follows_age(self, before: list[str]) -> bool:
        """Whether the words before a number, last first, are "aged", "aged 12 and", "aged between"."""
        for word in before:
            if word in words().readers.age_before:
                return True
            if word not in {"and", "to", "-", "or", "between", "of", ","} and word not in self.number_words:
                return False
        return False

    @cached_property
    def number_words(self) -> frozenset[str]:
        """The single words of the text that are numbers."""
        return frozenset(self.lower[n.start] for n in self.all_numbers if n.end == n.start + 1)

    def is_apposed(self, number: Number) -> bool:
        """Whether a number between commas follows a person: "his granddaughter, nine, was"."""
        if self.word(number.start - 1) != "," or number.value > 110:
            return False
        closes = self.word(number.end) in {",", ".", ";", ")", "and"}
        at = number.start - 2
        named = at >= 0 and (self.tags[at] in {"NNP", "NNPS"} or self.doc[at].is_title)
        person = named or (at >= 0 and self.singular_person(at))
        if not closes or not person:
            return False
        return self.word(number.end) != "and" or self.tags[at] in {"NNP", "NNPS"}

    def is_pair_of_ages(self, number: Number) -> bool:
        """Whether "19 and 20," behind a comma and a plural are ages: "Two men, 19 and 20, were shot"."""
        first = number.start - 2 * (self.word(number.start - 1) == "and")
        pair = [self.word(first + i) for i in range(-1, 4)]
        ages = pair[0] == "," and pair[2] == "and" and pair[1].isdigit() and pair[3].isdigit()
        return ages and pair[4] in {",", "."} and kind_of(self.word(first - 2)) is not None

    def is_span_of_ages(self, number: Number) -> bool:
        """Whether "The victims were between 15 and 21." or "between 15 and 21 years old" tells ages."""
        first = number.start - (1 if self.word(number.start - 1) == "between" else 3)
        pair = [self.word(first + i) for i in (0, 2)]
        if pair != ["between", "and"] or not {first + 1, first + 3} <= self.number_starts:
            return False
        if self.word(first + 4) == "years" and self.word(first + 5) in {"old", "of"}:
            return True
        were = self.word(first - 1) in words().voice.be and self.word(first + 4) in {".", ",", ";"}
        who = self.word(first - 2)
        young = all(not (age := self.word(first + i)).isdigit() or int(age) <= OLDEST for i in (1, 3))
        return were and young and (who in AGED or kind_of(who) is not None)

    @cached_property
    def number_starts(self) -> frozenset[int]:
        """The first tokens of all numbers."""
        return frozenset(n.start for n in self.all_numbers)

    @cached_property
    def timed(self) -> frozenset[int]:
        """The tokens inside expressions of time, where times have been found."""
        spans = (self.tokens.range(*span) for when in on_doc.times(self.doc) for span in when.spans)
        return frozenset(at for start, stop in spans for at in range(start, stop))

    @cached_property
    def told(self) -> dict[int, list[tuple[int, int]]]:
        """What the tokens of sources tell, where attributions have been found: tokens [start, end)."""
        return on_doc.told(self.doc)

    def singular_person(self, at: int) -> bool:
        """Whether a token is a noun for one person."""
        return self.lower[at] in kinds()

    def is_name(self, number: Number) -> bool:
        """Whether a number belongs to a name or a date: "Highway 9", "14 March", "March 14", "2014"."""
        before, after = number.start - 1, number.end
        figures = number.digits and number.end == number.start + 1
        if figures and (self.is_year(number) or self.is_clock(number)):
            return True
        if number.digits and self.is_label(before):
            return True
        if number.digits and before >= 0 and self.tags[before] in {"NNP", "NNPS"} and self.titled(before):
            return not self.counts_behind_name(before, after)
        return self.word(after) in words().readers.months or (
            number.digits and self.word(before) in words().readers.months
        )

    def counts_behind_name(self, before: int, after: int) -> bool:
        """Whether figures between two tokens count people though a name stands before: no "Highway 9"."""
        if self.lower[before] in words().readers.dates and self.tag(after) in {"NNS", "JJ"}:
            return True  # "By Sunday 12 people had died"
        if self.tag(after) == "NNS" and self.is_front(before):
            return True  # "In Lisk 12 people had died"
        if self.word(after) in PEOPLE and self.tag(after + 1) in FINITE:
            return True  # "In a fire in Lisk 12 people died"
        if self.word(after) in words().states and self.word(after + 1) in {"are", "were", "have", "people"}:
            return True  # "At the hospital in Lisk 12 injured are being treated"
        return self.lower[before] in kinds() or self.lower[before] in verbs() or before == 0

    def is_label(self, before: int) -> bool:
        """Whether what stands before figures makes a name of them: "wards 14 and 22", "Lisk 1 and 2"."""
        if self.word(before) in words().readers.labelled:
            return True
        paired = self.word(before) in {"and", "or"} and self.word(before - 1).isdigit()
        return paired and (
            self.word(before - 2) in words().readers.labelled
            or (self.tag(before - 2) == "NNP" and self.titled(before - 2) and self.word(before - 1) in SMALL)
        )

    def is_front(self, last: int) -> bool:
        """Whether a name ends the place that a sentence begins with: "In Lisk", "At the General Hospital"."""
        nearest = range(last, max(last - LONGEST_FRONT, 0) - 1, -1)  # a long sentence is not gone through
        first = next((at for at in nearest if self.doc[at].is_sent_start), last)
        return (
            first < last
            and self.word(first) in PLACING
            and all(
                self.tags[at] in {"NNP", "NNPS"} or self.lower[at] in OF_NAMES
                for at in range(first + 1, last + 1)
            )
        )

    def titled(self, at: int) -> bool:
        """Whether a token is capitalised inside a sentence."""
        token = self.doc[at]
        return token.text[:1].isupper() and not token.text.isupper() and not token.is_sent_start

    def is_clock(self, number: Number) -> bool:
        """Whether four figures are a time of day as soldiers write it: "at 2120", "around 0900"."""
        text = self.doc[number.start].text
        if not CLOCK.fullmatch(text):
            return False
        at = number.start - 1 - (self.word(number.start - 1) in ABOUT)
        if text[0] == "0":
            return True
        counted = not PUT.isdisjoint(self.lower[max(at - PUTS, 0) : at])
        return self.word(at) == "at" and self.tag(number.end) not in NOMINAL | {"JJ"} and not counted

    def is_year(self, number: Number) -> bool:
        """Whether four figures without a comma are a year by what stands around them."""
        text = self.doc[number.start].text
        if len(text) != 4 or not text.isdigit() or not 1800 <= number.value <= 2099:
            return False
        after = number.end
        return after >= len(self.lower) or self.tags[after] not in {"NNS", "NNPS", "JJ", "NN"}

    def word(self, at: int) -> str:
        """The lower-cased word at a place, empty outside the text."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def tag(self, at: int) -> str:
        """The tag at a place, empty outside the text."""
        return self.tags[at] if 0 <= at < len(self.tags) else ""
