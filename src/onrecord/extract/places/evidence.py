"""What speaks for and against a name meaning a place here: the name, the words beside it, other mentions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from .mentions import Mention
from .report import LONG, PROPER, Report

PLAIN = {word: word for word in (",", "and", "of", "the", "(", ")", "'s")} | {"’s": "'s"}
STOPS = frozenset({".", "?", "!", ";", ":", "”", '"', "''"})
DASHES = frozenset({"-", "–", "—", "--"})


def features(report: Report, mention: Mention) -> Iterator[str]:
    """The names of all that speaks for or against a mention; their weights are in lexicons/places.toml."""
    yield "bias"
    yield from of_name(report, mention)
    yield from of_words_before(report, mention)
    yield from of_words_after(report, mention)
    if report.located[mention.key]:
        yield "located"
        if report.located[mention.key] > 1:
            yield "located often"
    tokens = {token.lower_ for token in report.doc[mention.start : mention.end]}
    if tokens & report.persons:
        yield "person elsewhere"
    if within(mention, report):
        yield "within next"
    if mention.key in report.told:
        yield "told"


def of_name(report: Report, mention: Mention) -> Iterator[str]:
    """What the name itself says."""
    doc, places = report.doc, mention.places
    own = [place for place in places if place.own]
    best = max(places, key=lambda p: (p.kind == "country", p.own, p.kind != "city", p.population))
    yield f"kind {best.kind}"
    people = max((place.population for place in places if place.kind == "city"), default=0)
    if best.kind == "city":
        yield f"people {int(math.log10(people + 1))}"
        yield "own" if own else "other name"
        yield f"namesakes {min(len(places), 4)}"
        if len(mention.key) >= LONG:
            yield "long"
    tags = [token.tag_ for token in doc[mention.start : mention.end] if token.is_alpha]
    if all(tag in PROPER for tag in tags):
        yield "proper"
    elif doc[mention.start].is_sent_start:
        yield "not proper at start"  # where a capital tells the tagger nothing
    else:
        yield f"tag {tags[-1]}"
    size = mention.end - mention.start
    yield f"tokens {min(size, 3)}"
    if size == 1:
        word = doc[mention.start].text
        if word.lower() in report.words.given:
            yield "given name"
        if word.lower() in report.small:
            yield "small too"
        if word.isupper() and len(word) > 1:
            yield "loud in loud" if report.loud else f"loud {best.kind == 'city'} {len(word) < 5}"


def of_words_before(report: Report, mention: Mention) -> Iterator[str]:
    """What the word before a name says."""
    at = mention.start
    before = report.before(at)
    if before is None:
        yield "begins line"
        return
    if report.doc[at].is_sent_start:
        yield "begins sentence"
    yield f"after {sort_before(report, before)}"
    earlier = report.before(at - 1)
    if before.lower_ == "of" and earlier is not None and earlier.lower_ in report.words.organisations_of:
        yield "organisation of"
    if before.text == "," and at - 1 in report.ends:
        yield "after place and comma"


def sort_before(report: Report, before: Token) -> str:
    """What sort of word stands before a name."""
    word = before.lower_
    if word in report.words.locative:
        return word if word in ("in", "from", "to", "at", "near") else "locative"
    if word in report.words.taking:
        return "taking"
    if report.personal(before.text):
        return "person"
    if before.text[0].isupper() and not (before.is_sent_start and before.tag_ not in PROPER):
        return "capital" if before.tag_ in PROPER else "capital, not proper"
    return PLAIN.get(word, f"tag {before.tag_[:2]}")


def of_words_after(report: Report, mention: Mention) -> Iterator[str]:
    """What the word after a name says."""
    after = report.after(mention.end)
    if after is None:
        yield "ends line"
    elif after.text[0].isupper() and after.tag_ in PROPER | {"NN", "JJ"}:
        yield f"before {capital_after(report, after)}"
    elif after.text in DASHES:
        yield f"before {dash_after(report, mention, after)}"
    else:
        yield f"before {small_after(report, after)}"


def capital_after(report: Report, after: Token) -> str:
    """What sort of name follows a name."""
    words = report.words
    for sort, known in (
        ("organisation", words.organisations),
        ("body", words.bodies),
        ("building", words.buildings),
    ):
        if after.lower_ in known:
            return sort
    return "place" if after.i in report.starts else "capital"


def dash_after(report: Report, mention: Mention, dash: Token) -> str:
    """What a dash makes of the name before it: "Lisk-based", "Lisk-Orla", "LISK - ..."."""
    follow = report.after(mention.end + 1)
    if follow is not None and follow.lower_ in report.words.based:
        return "based"
    apart = dash.whitespace_ or report.doc[mention.end - 1].whitespace_
    return "dash" if apart or follow is None else "hyphen"


def small_after(report: Report, after: Token) -> str:
    """What sort of word or mark follows a name."""
    word = after.lower_
    if word in STOPS:
        return "stop"
    if word in report.words.sayings:
        return "saying"
    if word in report.words.people:
        return "people"
    return PLAIN.get(word, "noun" if after.tag_.startswith("NN") else f"tag {after.tag_[:2]}")


def within(mention: Mention, report: Report) -> bool:
    """Whether the name after a comma is a place that this one lies in: "Lisk, Minnesota"."""
    larger = report.larger(mention)
    return larger is not None and report.doc[mention.end].text == "," and bool(inside(mention, larger))


def inside(mention: Mention, larger: Mention) -> list[int]:
    """The numbers of a name's places that lie in a place of the larger name."""
    countries = {place.code for place in larger.places if place.kind == "country"}
    regions = {place.code for place in larger.places if place.kind == "region"}
    return [
        place.number
        for place in mention.places
        if place.kind != "country"
        and ((place.country in countries) or (place.region_code in regions and place.kind != "region"))
    ]


def scores(report: Report, mentions: Sequence[Mention]) -> list[float]:
    """How much speaks for each mention in its own place."""
    weights = report.words.recognition
    return [sum(weights.get(name, 0.0) for name in features(report, mention)) for mention in mentions]


def of_report(mentions: Sequence[Mention], alone: Sequence[float]) -> Iterator[dict[str, float]]:
    """Each mention's own score, and the best one of the same name's other mentions."""
    best: dict[str, list[float]] = {}
    for mention, score in zip(mentions, alone, strict=True):
        best[mention.key] = sorted((*best.get(mention.key, ()), limited(score)), reverse=True)[:2]
    for mention, score in zip(mentions, alone, strict=True):
        two = best[mention.key]
        others = two[1:] if two[0] == limited(score) else two[:1]
        yield {
            "bias": 1.0,
            "score": limited(score),
            "for elsewhere": max(0.0, others[0]) if others else 0.0,
            "against elsewhere": min(0.0, others[0]) if others else 0.0,
            "once": float(not others),
        }


def limited(score: float) -> float:
    """A score that no single mention can carry too far: 4 stands for 98 in 100."""
    return max(-4.0, min(4.0, score))
