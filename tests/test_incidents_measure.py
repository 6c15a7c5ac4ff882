"""How incidents are measured: chains of mentions by hand counts, and the gold that is made for the scorer."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

import onrecord
from evaluation import figures, floors, measures
from evaluation.gva import reports
from evaluation.incidents import chains, ecbplus, gold
from evaluation.incidents.ecbplus import RULES, Mention
from onrecord.model import Event, MadeWith, Record, Sourced

pytestmark = pytest.mark.skipif(
    not measures.available(), reason=f"SKIPPED: no scorers at {measures.SCORERS}; set ONRECORD_CORPORA"
)

MADE_WITH = MadeWith(onrecord="0", model=None, lexicons="", gazetteer="")


def sets(words: str) -> list[chains.Chain]:
    return [frozenset(word) for word in words.split()]


# Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions", section 4: worked by hand there.
PUBLISHED = (sets("abc defg"), sets("ab cd fghi"))


@pytest.mark.parametrize(
    ("metric", "p", "r"),
    [
        (chains.muc, 2 / 5, 2 / 5),
        (chains.b_cubed, (2 + 0.5 + 0.5 + 1) / 8, (4 / 3 + 1 / 3 + 1 / 4 + 1) / 7),
        (chains.ceaf_e, (0.8 + 0.5) / 3, (0.8 + 0.5) / 2),
    ],
)
def test_the_published_example(metric: object, p: float, r: float) -> None:
    assert metric(*PUBLISHED) == pytest.approx((p, r))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("made", "muc", "b_cubed", "ceaf"),
    [
        ("abc d", (1, 1), (1, 1), (1, 1)),
        ("a b c d", (0, 0), (1, 2 / 4), (1.5 / 4, 1.5 / 2)),  # 2*1/(3+1) and 1
        ("abcd", (2 / 3, 1), ((3 * 3 / 4 + 1 / 4) / 4, 1), (6 / 7, 3 / 7)),
        ("abc", (1, 1), (1, 3 / 4), (1, 1 / 2)),
        ("xy", (0, 0), (0, 0), (0, 0)),
        ("", (0, 0), (0, 0), (0, 0)),
    ],
)
def test_counted_by_hand(
    made: str, muc: tuple[float, float], b_cubed: tuple[float, float], ceaf: tuple[float, float]
) -> None:
    scores = chains.all_scores(sets("abc d"), sets(made))
    assert [tuple(score) for score in scores.values()] == [
        pytest.approx(muc),
        pytest.approx(b_cubed),
        pytest.approx(ceaf),
    ]


def test_ceaf_takes_the_best_match_not_the_first() -> None:
    found = chains.ceaf_e(sets("abcd ef"), sets("abef cd"))
    # In order, abcd takes abef (4/8) and ef is left with nothing in common; best are abcd-cd and ef-abef, 4/6 each.
    assert found == pytest.approx((2 / 3, 2 / 3))


def test_conll_is_the_mean_of_three() -> None:
    scores = {"MUC": chains.Score(1, 1), "B3": chains.Score(0.5, 0.5), "CEAF-e": chains.Score(0, 0)}
    assert chains.conll(scores) == pytest.approx(0.5)


def mention(
    name: str, incident: str | None, stem: str, *, first: bool = True, type_: str = "ASSAULT"
) -> Mention:
    document, event, number = name
    return Mention((document, f"{event}{number}"), "1", event, type_, stem, first, incident)


TOLD = [
    mention("ax1", "I", "shoot"),
    mention("ax2", "I", "kill"),
    mention("ay1", "I", "arrest", type_="COERCE"),
    mention("bx1", "I", "kill"),
    mention("by1", "I", "murder", first=False),
    mention("cx1", "J", "kill"),
    mention("dx1", None, "kill"),
]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("own events", "ax1ax2 ay1 bx1 by1 cx1 dx1"),
        ("the incident", "ax1ax2ay1bx1by1 cx1 dx1"),
        ("type", "ax1ax2bx1by1 ay1 cx1 dx1"),
        ("stem", "ax1ax2bx1 ay1 by1 cx1 dx1"),
        ("type or stem", "ax1ax2bx1by1 ay1 cx1 dx1"),
        ("first of type", "ax1ax2bx1 ay1 by1 cx1 dx1"),
        ("first of type, or stem", "ax1ax2bx1 ay1 by1 cx1 dx1"),
        ("stem of the word", "ax1 ax2bx1 ay1 by1 cx1 dx1"),
        ("deed of the word", "ax1 ax2bx1by1 ay1 cx1 dx1"),
    ],
)
def test_what_a_rule_joins(rule: str, expected: str) -> None:
    assert shown(ecbplus.ours(TOLD, RULES[rule])) == expected


def test_the_baseline_joins_a_stem_across_incidents_in_a_topic() -> None:
    other = Mention(("e", "x1"), "2", "x", "ASSAULT", "kill", True, "K")
    alone = "ax1 ax2bx1cx1dx1 ay1 by1"
    assert shown(ecbplus.same_stem([*TOLD, other], told_topics=True)) == f"{alone} ex1"
    assert shown(ecbplus.same_stem([*TOLD, other], told_topics=False)) == "ax1 ax2bx1cx1dx1ex1 ay1 by1"


def shown(found: list[chains.Chain]) -> str:
    return " ".join(sorted("".join(sorted(map("".join, chain))) for chain in found))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Killings", "kill"),
        ("shot", "shoot"),
        ("gunned down", "gun"),
        ("arrests", "arrest"),
        ("stabbing", "stab"),
    ],
)
def test_a_stem(words: str, expected: str) -> None:
    assert ecbplus.stem(words) == expected


def row(name: str, text: str, words: dict[str, str], selected: tuple[int, ...] = (0,)) -> dict[str, object]:
    """A report in the form of ECB+: sentences end with " ."; `words` are event mentions and their clusters."""
    tokens = text.split(" ")
    starts = [sum(len(token) + 1 for token in tokens[:number]) for number in range(len(tokens))]
    sentences = [tokens[:number].count(".") for number in range(len(tokens))]
    mentions = [
        {
            "id": f"m{number}",
            "tokens": [number],
            "cluster": words[token],
            "is_event": True,
            "in_selected_sentence": sentences[number] in selected,
        }
        for number, token in enumerate(tokens)
        if token in words
    ]
    return {
        "id": name,
        "topic": "1",
        "text": text,
        "token_offsets": [[at, at + len(token)] for at, token in zip(starts, tokens, strict=True)],
        "token_sentence": sentences,
        "selected_sentences": list(selected),
        "mentions": mentions,
    }


def record(name: str, text: str, events: dict[str, str]) -> Record:
    """A record with an event for each of some words."""
    made = (
        Event(
            id=f"e{number}",
            type=type_,  # type: ignore[arg-type]
            trigger=Sourced(value=word, spans=((text.index(word), text.index(word) + len(word)),), by="test"),
            status="accomplished",
        )
        for number, (word, type_) in enumerate(events.items())
    )
    document = onrecord.document(text, id=name)
    return Record(document=document, made_with=MADE_WITH, events=tuple(made))


def test_mentions_are_aligned_and_those_outside_selected_sentences_left_out() -> None:
    text = "Gunmen killed two in Oslen . Later they robbed a bank ."
    gold_row = row("a", text, {"killed": "C1", "robbed": "C2"})
    read = ecbplus.reading(
        [gold_row], [record("a", text, {"killed": "ASSAULT", "robbed": "COERCE", "two": "AID"})]
    )
    assert [sorted(chain) for chain in read.gold] == [[("a", "m1")]]
    assert [(one.name, one.stem) for one in read.mentions] == [(("a", "m1"), "kill"), (("a", 1), "two")]
    assert read.shared == {("a", "m1")}


def test_words_that_stand_apart_are_places_apart() -> None:
    gold_row = row("a", "Gunmen opened heavy fire .", {})
    assert ecbplus.places(gold_row, {"tokens": [1, 3]}) == [(7, 13), (20, 24)]


def test_events_of_one_incident_are_chains_across_reports() -> None:
    texts = {
        "a": "Gunmen killed Petro Zahlenko in Velykyi Burluk-Zarichne on Monday .",
        "b": "Petro Zahlenko was killed in Velykyi Burluk-Zarichne by gunmen on Monday .",
    }
    rows = [row(name, text, {"killed": "C1"}) for name, text in texts.items()]
    read = ecbplus.reading(rows, [record(name, text, {"killed": "ASSAULT"}) for name, text in texts.items()])
    (made,) = ecbplus.ours(read.mentions, RULES["deed of the word"])
    assert made == read.gold[0]
    assert [line.split()[-1] for line in ecbplus.lines(read, every=False) if "ours:" in line] == ["100.0"] * 4


# The gold that is made for the scorer


def test_scenarios_are_the_gold_that_the_scorer_reads() -> None:
    for name in ("seen", "unseen"):
        (measure,) = measures.load(f"incidents {name}")
        rows = [json.loads(line) for line in measure.lines().splitlines()]
        wanted = [gold.row(scenario) for scenario in gold.scenarios(name)]  # type: ignore[arg-type]
        assert rows == json.loads(json.dumps(wanted))


def test_a_measure_of_scenarios_has_the_digest_of_what_is_scored(tmp_path: Path) -> None:
    (measure,) = measures.load("incidents seen")
    before = measure.digest()
    for path in gold.SCENARIOS.glob("*.toml"):
        words = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(f"# of another house\n{words}", encoding="utf-8")
    assert msgspec.structs.replace(measure, gold=str(tmp_path)).digest() == before
    changed = (tmp_path / "R01.toml").read_text(encoding="utf-8").replace("what = ", "what = 'not '  # ", 1)
    (tmp_path / "R01.toml").write_text(changed, encoding="utf-8")
    assert msgspec.structs.replace(measure, gold=str(tmp_path)).digest() != before


def test_reports_of_one_incident_of_the_archive_are_one_event(tmp_path: Path) -> None:
    rows = [
        {"id": name, "incident_id": incident, "title": "A head\nof the site", "text": "Text.", "date": "2026-01-05",
         "usable": name != "d"}
        for name, incident in (("a", "7"), ("b", "8"), ("c", "7"), ("d", "8"))
    ]  # fmt: skip
    path = tmp_path / "gva.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    made = reports.scenario(path)
    assert [event["reports"] for event in made["gold"]["events"]] == [["a", "c"], ["b"]]
    assert made["reports"][0]["text"] == reports.document(rows[0]).text == "A head\n\nText."


def test_the_scorer_reads_what_records_are_linked_to(tmp_path: Path) -> None:
    text = "Gunmen killed two in Oslen on Monday ."
    path = tmp_path / "records.jsonl"
    read = [record(f"S/{name}", text, {"killed": "ASSAULT"}) for name in "AB"]
    path.write_bytes(b"\n".join(map(onrecord.to_json, read)))
    scenario = {
        "id": "S",
        "reports": [{"id": name} for name in "AB"],
        "gold": reports.gold([{"id": name, "incident_id": "1"} for name in "AB"]),
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(scenario), encoding="utf-8")
    made = json.loads(figures.scorer("incidents", tmp_path / "gold.jsonl", figures.incidents(path), "--json"))
    assert made["same event"]["f1"] == 100


def test_an_answer_is_worth_more_in_a_small_set() -> None:
    (measure,) = measures.load("incidents seen")
    found = {"joint": {"share": 50.0, "of": 38}, "copies": {"f1": 50.0, "made": 2, "gold": 2}}
    assert floors.slack(measure, found, "joint/share") == pytest.approx(100 / 38)
    assert floors.slack(measure, found, "copies/f1") == measures.SHOWN
    assert floors.slack(msgspec.structs.replace(measure, items=0), found, "joint/share") == measure.slack
