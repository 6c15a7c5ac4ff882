"""Reports with every mention marked, and the judging of speakers, on records made by hand."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.speakers import judge
from evaluation.speakers.__main__ import REPORTS, table
from evaluation.speakers.gold import Gold, MarkupError, Mention, parse, read_json, read_markup
from onrecord.model import Attribution, Document, MadeWith, Party, Record, Sourced, Span

MARKED = (
    "[Ada Orel](1*) left. [[Her](1) brother](2*), [the mayor](2), said [she](1*) wept. [A miner](3*) said no."
)


def made(line: str) -> Gold:
    words, mentions = parse(line)
    return Gold("made", words, mentions)


def sourced(gold: Gold, span: Span) -> Sourced[str]:
    return Sourced(value=gold.words(span), spans=(span,), by="hand")


def party(gold: Gold, name: str, *mentions: str) -> Party:
    spans = tuple(sorted(spot(gold, words) for words in (name, *mentions)))
    return Party(id="p1", kind="person", name=sourced(gold, spot(gold, name)), mentions=spans)


def spot(gold: Gold, words: str) -> Span:
    start = gold.text.index(words)
    return start, start + len(words)


def outcome(gold: Gold, source: str, found: Party | None) -> str:
    mention = gold.mention(spot(gold, source))
    assert mention is not None
    return judge.judged(gold, mention, found)[1]


def test_nested_mentions_are_read() -> None:
    words, mentions = parse("[[[Her](1) brother](2)'s friend](3*) left.")
    assert words == "Her brother's friend left."
    assert [(words[slice(*one.span)], one.chain, one.speaks) for one in mentions] == [
        ("Her", "1", False),
        ("Her brother", "2", False),
        ("Her brother's friend", "3", True),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[Ada](1 left.", "without a chain"),
        ("[Ada left.", "not closed: 'Ada left.'"),
        ("Ada](1) left.", "nothing is open"),
        ("[Ada] left.", "without a chain"),
        ("[](1) left.", "no words"),
        ("[Ada](1) [left.", "not closed: 'left.'"),
    ],
)
def test_wrong_markup_is_refused_with_its_line(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "reports.txt"
    path.write_text(f"### one\nAll is [well](1).\n{line}\n", encoding="utf-8")
    with pytest.raises(MarkupError, match=r"reports\.txt:3: ") as error:
        list(read_markup(path))
    assert why in str(error.value)
    assert line in str(error.value)


def test_words_before_a_title_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "reports.txt"
    path.write_text("\n[Ada](1) left.\n", encoding="utf-8")
    with pytest.raises(MarkupError, match=r":2: words before the first title"):
        list(read_markup(path))


def test_spans_run_on_over_lines(tmp_path: Path) -> None:
    path = tmp_path / "reports.txt"
    path.write_text("### one\n[Ada](1) left.\n[She](1*) wept.\n\n### two\n[Ben](1) left.\n", encoding="utf-8")
    one, two = read_markup(path)
    assert (one.title, two.title) == ("one", "two")
    assert one.text == "Ada left.\nShe wept."
    assert [one.words(mention.span) for mention in one.mentions] == ["Ada", "She"]


def test_json_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    mentions = [{"start": 0, "end": 3, "chain": 7}]
    row = {"id": "x", "text": "Ada left.", "published": None, "mentions": mentions}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (gold,) = read_json(path)
    assert gold.mentions == [Mention((0, 3), "7")]


@pytest.mark.parametrize(
    ("line", "words", "sort"),
    [
        ("[Ada Orel](1) left.", "Ada Orel", "name"),
        ("[She](1) left.", "She", "pronoun"),
        ("[The minister](1) left.", "The minister", "description"),
        ("[The minister](1), [Ada Orel](1), left.", "The minister", "name"),
        ("[A spokesman for Kyiv](1) left.", "A spokesman for Kyiv", "description"),
        ("[Residents](1) left.", "Residents", "description"),
        ("[Sanders](1) left. It was Ada Sanders.", "Sanders", "name"),
        ("[Police](1) left.", "Police", "description"),
        ("[Kyiv](1) left.", "Kyiv", "name"),
        ("[WHO](1) left.", "WHO", "name"),
        ("[Ada Orel](1)'s party left.", "Ada Orel", "name"),
    ],
)
def test_sorts_of_mentions(line: str, words: str, sort: str) -> None:
    gold = made(line)
    mention = gold.mention(spot(gold, words))
    assert mention is not None
    assert gold.sort(mention) == sort


@pytest.mark.parametrize(
    ("span", "wanted"),
    [
        ("the chief engineer of the dam", "the chief engineer of the dam"),
        ("chief engineer", "the chief engineer of the dam"),
        ("the dam", "the dam"),
        ("dam", "the dam"),
        ("left", None),
    ],
)
def test_a_mention_is_found_by_span_head_or_end(span: str, wanted: str | None) -> None:
    gold = made("[the chief engineer of [the dam](2)](1) left")
    mention = gold.mention(spot(gold, span))
    assert (gold.words(mention.span) if mention else None) == wanted


def test_right_is_a_name_or_an_earlier_mention_in_the_chain() -> None:
    gold = made(MARKED)
    assert outcome(gold, "she", party(gold, "Ada Orel", "she")) == "right"
    assert outcome(gold, "she", party(gold, "she", "Ada Orel")) == "right"
    assert outcome(gold, "she", party(gold, "she", "Her")) == "right"
    assert outcome(gold, "the mayor", party(gold, "the mayor", "Her brother")) == "right"


def test_wrong_is_another_chain_or_words_that_gold_has_not_marked() -> None:
    gold = made(MARKED)
    assert outcome(gold, "she", party(gold, "Her brother", "she")) == "wrong"
    assert outcome(gold, "she", party(gold, "she", "the mayor")) == "wrong"
    assert outcome(gold, "A miner", party(gold, "Ada Orel", "A miner")) == "wrong"
    assert outcome(gold, "she", party(gold, "left", "she")) == "wrong"


def test_an_unmarked_name_leaves_it_to_the_mention_before() -> None:
    gold = made("[Ada](1) of the Lisk team left. [She](1*) wept.")
    assert outcome(gold, "She", party(gold, "Lisk", "Ada", "She")) == "right"


def test_a_refusal_is_neither_right_nor_wrong() -> None:
    gold = made(MARKED)
    assert outcome(gold, "she", None) == "refused"
    assert outcome(gold, "she", party(gold, "she")) == "refused"
    assert outcome(gold, "the mayor", party(gold, "the mayor")) == "refused"


def test_nothing_is_refused_where_gold_knows_nothing_more() -> None:
    gold = made(MARKED)
    assert outcome(gold, "A miner", party(gold, "A miner")) == "none"
    assert outcome(made("[We](9) lost, [they](1) said."), "We", None) == "none"


def test_verdicts_and_unread_sources_of_a_record() -> None:
    gold = made(MARKED)
    ada = party(gold, "Ada Orel", "she")

    def said(words: str) -> Attribution:
        content = sourced(gold, spot(gold, "wept"))
        source = sourced(gold, spot(gold, words))
        return Attribution(id=words, manner="indirect", content=content, source=source, speaker="p1")

    record = Record(
        document=Document(id="x", text=gold.text),
        parties=(ada,),
        attributions=(said("Ada Orel"), said("she"), said("A miner")),
        made_with=MadeWith(onrecord="0", model=None, lexicons="0", gazetteer="0"),
    )
    assert [(one.sort, one.outcome) for one in judge.verdicts(gold, record)] == [
        ("pronoun", "right"),
        ("description", "wrong"),
    ]
    assert [(sort, gold.words(one.span)) for sort, one in judge.unread(gold, record)] == [
        ("description", "Her brother")
    ]


def test_the_table_leaves_refusals_out_of_the_share() -> None:
    counts = Counter({("pronoun", "right"): 3, ("pronoun", "wrong"): 1, ("pronoun", "refused"): 6})
    assert table(counts).splitlines()[1].split() == ["pronouns", "10", "3", "1", "6", "0", "0", "75.0", "%"]


def test_our_reports_are_as_many_as_the_requirement_asks() -> None:
    reports = list(read_markup(REPORTS))
    sorts = Counter(gold.sort(one) for gold in reports for one in gold.mentions if one.speaks)
    assert len(reports) == 30
    assert sum(sorts.values()) >= 150
    assert sorts["pronoun"] + sorts["description"] >= 90
