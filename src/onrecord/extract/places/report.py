"""What a whole report says about the names in it, counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ...language import written
from .mentions import Mention
from .words import PlaceWords

ARTICLES = frozenset({"a", "an", "the"})
WITHIN, OF = frozenset({"in"}), frozenset({"of"})
DESCRIBED = 7  # tokens behind a name in which it is said to be a town: ", a small mining town"
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
KNOWN = 5_000  # people of a town that is more likely bombed than a person of its name
LONG = 8  # letters of a name that is seldom a surname or a common word too
BE = frozenset({"was", "were", "been"})
PROPER = frozenset({"NNP", "NNPS"})


class Report:
    """What the whole report says about its words, counted once."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], words: PlaceWords) -> None:
        self.words = words
        self.doc = doc
        page = written.of(doc)
        self.small = {text for text in page.texts if text.islower()}
        self.loud = sum(text.isupper() for text in page.texts) > len(doc) / 2
        self.located: Counter[str] = Counter()
        self.persons: set[str] = set()
        self.told = {mention.key for mention in mentions if self.tells(mention)}
        self.countries = {
            place.code for mention in mentions for place in mention.places if place.kind == "country"
        }
        self.starts = {mention.start: mention for mention in mentions}
        self.ends = {mention.end: mention for mention in mentions}
        for mention in mentions:
            before = self.before(mention.start)
            self.located[mention.key] += bool(before and before.lower_ in words.locative)
        for at, (word, tag) in enumerate(zip(page.texts, written.marked(doc).tags[1:], strict=False), 1):
            if tag in PROPER and self.personal(word):
                self.persons.add(page.lowers[at])

    def personal(self, before: str) -> bool:
        """Whether a word before a name makes a person of it: a title, a given name, an initial."""
        word = before.lower().rstrip(".")
        return before[0].isupper() and (
            word in self.words.titles or word in self.words.given or (len(word) == 1 and word not in "ai")
        )

    def tells(self, mention: Mention) -> bool:
        """Whether the report says right here that a name is a place's: "the village of Lisk"."""
        if mention.start < 2 or self.doc[mention.start - 1].lower_ != "of" or self.goes_on(mention):
            return False
        before = self.doc[mention.start - 2].lower_
        return any(before in nouns for nouns in self.words.kinds_of.values())

    def larger(self, mention: Mention) -> Mention | None:
        """The name behind a comma or a bracket after another: "Lisk, [Minnesota]"."""
        after = self.starts.get(mention.end + 1)
        return after if after and self.doc[mention.end].text in (",", "(") else None

    def holder(self, mention: Mention) -> Mention | None:
        """The name that another is said to lie in: "Lisk, [Mali]", "Lisk(, a town) in (the) [Mali]"."""
        at = self.described(mention)
        if at + 2 >= len(self.doc) or self.doc[at].lower_ not in self.joints(mention, at):
            return self.larger(mention)
        ahead = at + 1 + (self.doc[at + 1].lower_ in ARTICLES)
        return self.own_part(self.starts.get(ahead + (self.doc[ahead].lower_ in self.words.compass)))

    def joints(self, mention: Mention, at: int) -> frozenset[str]:
        """The words behind a name that tie it to what it lies in: "Lisk [in]", "Lisk district [of]"."""
        kind = at == mention.end + 1 and self.doc[mention.end].lower_ in self.words.region_words
        return WITHIN | OF if kind else WITHIN

    def own_part(self, larger: Mention | None) -> Mention | None:
        """A name, or the region that it is said to own: "Mali's [Gao region]"."""
        behind = self.starts.get(larger.end + 1) if larger else None
        return behind if behind and self.owned(behind) else larger

    def described(self, mention: Mention) -> int:
        """Where a name ends with what it is said to be: "Lisk, a small town [in]", "Lisk district [of]"."""
        at = mention.end
        if at + 2 < len(self.doc) and self.doc[at].lower_ in self.words.region_words:
            return at + 1
        if at + 2 >= len(self.doc) or self.doc[at].text != "," or self.doc[at + 1].lower_ not in ARTICLES:
            return at
        for end in range(at + 2, min(at + DESCRIBED, len(self.doc))):
            if any(self.doc[end].lower_ in nouns for nouns in self.words.kinds_of.values()):
                return end + 1
        return at

    def outright(self, mention: Mention) -> bool:
        """Whether the report says that a name is a place's: here, or elsewhere and nothing else of it."""
        if self.tells(mention) or self.owned(mention) or self.taken(mention):
            return True
        before = self.before(mention.start)
        person = before is not None and self.personal(before.text)
        named = self.doc[mention.start].lower_ in self.persons
        return mention.key in self.told and not (person or named or self.goes_on(mention))

    def owned(self, mention: Mention) -> bool:
        """Whether a region is said to be the own of what holds it: "northern Mali's [Gao region]"."""
        at = mention.start - 1
        owner = self.ends.get(at) if at > 0 and self.doc[at].tag_ == "POS" else None
        regions = {place.country for place in mention.places if place.kind == "region"}
        states = {place.code for place in owner.places if place.kind == "country"} if owner else set()
        return not regions.isdisjoint(states)

    def taken(self, mention: Mention) -> bool:
        """Whether a town is what is bombed or stormed: "shelled [Lisk] on Monday", "the siege of [Lisk]".

        What may be done to persons too tells so where those with arms do it ("rebels attacked [Lisk]"), and
        of a longer name in a country that the report names.
        """
        at, size = mention.start, mention.end - mention.start
        if at < 1 or self.goes_on(mention) or not self.whole(mention):
            return False
        if size == 1 and self.doc[at].lower_ in self.words.given | self.persons:
            return False
        long = size > 1 or len(mention.key) >= LONG
        known = [one for one in mention.places if one.population >= KNOWN and (one.own or long)]
        before = self.doc[at - 2 if self.doc[at - 1].lower_ == "of" and at > 1 else at - 1].lower_
        if before in self.words.storming:
            return bool(known)
        if before not in self.words.attacking | self.words.taking:
            return False
        armed = at > 1 and self.doc[at - 2].lower_ in self.words.armed
        return bool(known) if armed else long and any(one.country in self.countries for one in known)

    def whole(self, mention: Mention) -> bool:
        """Whether a name stands for itself, before no noun and nothing owned: not "Lisk's", "Lisk troops"."""
        after = self.after(mention.end)
        return after is None or not (after.tag_ in NOUNS or after.tag_ in {"POS", "HYPH"})

    def goes_on(self, mention: Mention) -> bool:
        """Whether a name goes on behind a mention."""
        after = self.after(mention.end)
        return after is not None and after.text[0].isupper() and after.tag_ in PROPER

    def inside_name(self, mention: Mention) -> bool:
        """Whether a name begins that of a newspaper, a club or a firm: "the Lisk Herald"."""
        after = self.after(mention.end)
        return after is not None and after.text[0].isupper() and after.lower_ in self.words.organisations

    def before(self, at: int) -> Token | None:
        """The word before a token on its line."""
        return None if at == 0 or self.doc[at - 1].is_space else self.doc[at - 1]

    def after(self, at: int) -> Token | None:
        """The word at a token on its line."""
        return None if at >= len(self.doc) or self.doc[at].is_space else self.doc[at]
