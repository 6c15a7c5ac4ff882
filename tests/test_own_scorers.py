"""Links and speakers as the gate counts them, on records made by hand; the corpora are not needed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

import onrecord
from evaluation import coreference, figures, floors, measures
from evaluation.measures import Measure
from evaluation.speakers import figures as speakers
from onrecord.model import Attribution, MadeWith, Party, Record, Sourced, Span

TEXT = "Ada Orel fell ill. Ben Vann drove her home, and he paid. Orel thanked him. They left. I waved."
MARKUP = (
    "### one\n[Ada Orel](1) left. [She](1*) wept.\n\n### two\n[Ben Vann](1) left. [The miner](1*) wept.\n"
)
MADE_WITH = MadeWith(onrecord="0", model=None, lexicons="", gazetteer="")


def spot(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def sourced(text: str, words: str) -> Sourced[str]:
    return Sourced(value=words, spans=(spot(text, words),), by="hand")


def party(text: str, name: str, *others: str) -> Party:
    mentions = tuple(sorted(spot(text, words) for words in (name, *others)))
    return Party(id=name, kind="person", name=sourced(text, name), mentions=mentions)


def record(text: str, *parties: Party, said: str = "", by: str = "") -> Record:
    attributions = ()
    if said:
        words, source = sourced(text, "wept"), sourced(text, said)
        attributions = (Attribution(id="a", manner="indirect", content=words, source=source, speaker=by),)
    return Record(
        document=onrecord.document(text), made_with=MADE_WITH, parties=parties, attributions=attributions
    )


def row(**chains: str) -> dict[str, object]:
    """A gold row of TEXT: the mentions of each chain, divided by "/"."""
    mentions = [
        {"start": start, "end": end, "chain": chain}
        for chain, many in chains.items()
        for start, end in (spot(TEXT, words) for words in many.split("/"))
    ]
    return {"id": "x", "text": TEXT, "published": None, "mentions": mentions}


def links_of(*parties: Party) -> dict[str, dict[str, float]]:
    gold = row(ada="Ada Orel/her", ben="Ben Vann/him", two="They")
    return coreference.shares(coreference.tallies([(gold, record(TEXT, *parties))]))


def test_a_link_is_right_in_its_chain_and_wrong_in_another() -> None:
    found = links_of(party(TEXT, "Ada Orel", "her", "him"))
    assert found["he, she"] == {"share": 50.0, "right": 1, "of": 2}
    assert found["he, she found"] == {"share": 50.0, "right": 1, "of": 2}


def test_what_is_refused_is_missed_but_not_wrong() -> None:
    found = links_of(party(TEXT, "Ada Orel"), party(TEXT, "Ben Vann", "him"))
    assert found["he, she"] == {"share": 100.0, "right": 1, "of": 1}
    assert found["he, she found"] == {"share": 50.0, "right": 1, "of": 2}


def test_nothing_made_of_nothing_wanted_is_zero() -> None:
    found = links_of()
    assert {figure["share"] for figure in found.values()} == {0.0}
    assert found["they found"]["of"] == 0, "their chain has no name"


def test_a_name_said_again_is_found_or_missed() -> None:
    gold = row(ada="Ada Orel/Orel thanked", ben="Ben Vann")
    again = party(TEXT, "Ada Orel", "Orel thanked")
    counts = [
        coreference.shares(coreference.tallies([(gold, record(TEXT, *parties))]))
        for parties in ((again,), (), (party(TEXT, "Ben Vann", "Orel thanked"),))
    ]
    assert [one["names and descriptions found"] for one in counts] == [
        {"share": share, "right": right, "of": 1} for share, right in ((100.0, 1), (0.0, 0), (0.0, 0))
    ]
    assert [(one["names"]["of"], one["descriptions"]["of"]) for one in counts] == [(1, 0), (0, 0), (0, 1)]


def test_i_may_come_before_its_name() -> None:
    text = "I wept, Ada Orel said."
    (link,) = coreference.links(text, party(text, "Ada Orel", "I"))
    assert link == ("I, we", spot(text, "I"), spot(text, "Ada Orel"))


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    rows = [row(ada="Ada Orel/her"), row(ben="Ben Vann/him") | {"text": TEXT.replace("Ada", "Eva")}]
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    texts = coreference.documents(path)
    assert [one.text[:3] for one in texts] == ["Ada", "Eva"]
    read = [record(TEXT, party(TEXT, "Ada Orel", "her")), record(texts[1].text)]
    assert coreference.figures(path, read)["he, she found"] == {"share": 50.0, "right": 1, "of": 2}
    with pytest.raises(ValueError, match="shorter"):
        coreference.figures(path, read[:1])


def test_speakers_are_right_wrong_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "reports.txt"
    path.write_text(MARKUP, encoding="utf-8")
    one, two = (document.text for document in speakers.documents(path))
    ada = record(one, party(one, "Ada Orel", "She"), said="She", by="Ada Orel")
    refused = record(two, said="The miner")
    wrong = record(two, party(two, "wept", "The miner"), said="The miner", by="wept")
    found = speakers.figures(path, [ada, refused])
    assert found["pronouns"] == found["pronouns found"] == {"share": 100.0, "right": 1, "of": 1}
    assert found["descriptions"] == {"share": 0.0, "right": 0, "of": 0}
    assert found["descriptions found"] == {"share": 0.0, "right": 0, "of": 1}
    assert speakers.figures(path, [ada, wrong])["descriptions"] == {"share": 0.0, "right": 0, "of": 1}
    with pytest.raises(ValueError, match="shorter"):
        speakers.figures(path, [ada])


def test_sources_that_no_attribution_has_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "reports.txt"
    path.write_text(MARKUP, encoding="utf-8")
    one, two = (document.text for document in speakers.documents(path))
    found = speakers.figures(path, [record(one, said="She"), record(two)])
    assert found["sources read"] == {"share": 50.0, "right": 1, "of": 2}


def test_the_gate_reads_and_counts_with_a_scorer_of_our_own(tmp_path: Path) -> None:
    gold = tmp_path / "reports.txt"
    gold.write_text(
        "### one\n[Ada Orel](1), a miner, left on Monday. [She](1*) said it was cold.\n", encoding="utf-8"
    )
    measure = Measure("tried", "speakers", str(gold), ["pronouns found/share"], items=1)
    made = figures.measure_all([measure], tmp_path)["tried"]
    assert made["pronouns found"] == {"share": 100.0, "right": 1, "of": 1}
    assert made["reading"]["words"] == 12
    pinned = floors.Floors()
    assert floors.pin(measure, made, pinned, "") == []
    assert floors.broken(measure, made, pinned) == []
    lost = made | {"pronouns found": figures.share(0, 40)}
    assert floors.broken(measure, lost, pinned) == ["tried: pronouns found/share is 0.0, floor 100.0"]


@pytest.mark.parametrize("scorer", sorted(figures.OWN))
def test_each_scorer_of_our_own_is_in_the_gate_with_what_it_finds(scorer: str) -> None:
    wanted = [measure for measure in measures.load() if measure.scorer == scorer]
    pinned = floors.load().measures
    assert wanted
    for measure in wanted:
        assert set(pinned[measure.name].figures) == set(measure.floors)
        bought = [path for path in measure.floors if path.endswith(" found/share")]
        assert bought, "a share alone rises when more is refused"
