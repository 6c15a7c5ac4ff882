"""Readers of corpora, on rows of our own."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from training.corpora import (
    DEV,
    TRAIN,
    Link,
    Mention,
    Span,
    actions,
    actors,
    coreference,
    factuality,
    incidents,
    names,
    police,
    polnear,
    times,
    tolls,
    toponyms,
    treebank,
)
from training.corpora.example import UNKNOWN

TREE = """# newdoc id = mill
# newpar
1\tIda\tIda\tPROPN\tNNP\t_\t2\tnsubj\t_\tNER=B-PER
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\tNER=O
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\tNER=O
4\trun\trun\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No|NER=O
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tNER=O

1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tNER=O

# newdoc id = lock
# newpar
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\tNER=O

"""


def test_what_trains_is_marked_as_such() -> None:
    files = [str(reader.args[0]) for reader in TRAIN.values()]  # type: ignore[attr-defined]
    dev = [str(reader.args[0]) for reader in DEV.values()]  # type: ignore[attr-defined]
    assert all(name.endswith("-train") or "-" not in name or name == "btc-train" for name in files)
    assert not {"gva-train", "tud-loc-train", "gum_other-all", "gum-other"} & {*files, *dev}


def test_a_corpus_is_measured_on_what_it_was_not_trained_on(keep: Any) -> None:
    rows = [{"id": f"news {n}", "text": "On Monday.", "timexes": []} for n in range(50)]
    keep("time/x.jsonl", rows)
    train, dev = ({one.id for one in times.read("x", dev=dev)} for dev in (False, True))
    assert train | dev == {row["id"] for row in rows}
    assert not train & dev
    assert 0 < len(dev) < 20


TOLLS = """## fire | agency
Two guards died and a third was hurt.
  killed 2 | Two guards | died
  injured 1 | a third | hurt
Nine men deserted that night.
  deserted 9 | Nine men | deserted | soldier
  returned 9 | Nine men | that night | soldier
Four cats were saved.
  x Four | animals
"""


def test_tolls_are_spans_by_category_with_their_cues(tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "some.txt").write_text(TOLLS)
    monkeypatch.setattr(tolls, "TRAINING", tmp_path)
    one, two, none = sorted(
        [*tolls.read("own"), *tolls.read("own", dev=True)], key=lambda example: example.id
    )
    assert one.spans["tolls"] == [Span(0, 10, "COUNTED"), Span(20, 27, "COUNTED")]
    assert sorted(one.spans["tollkinds"]) == [
        Span(0, 10, "killed"), Span(11, 15, "killed"), Span(20, 27, "injured"), Span(32, 36, "injured"),
    ]  # fmt: skip
    assert one.spans["tollcues"] == [Span(11, 15, "CUE"), Span(32, 36, "CUE")]
    assert sorted(two.spans["tollkinds"]) == [
        Span(0, 8, "deserted"), Span(0, 8, "returned"), Span(9, 17, "deserted"), Span(18, 28, "returned"),
    ]  # fmt: skip
    assert none.spans == {"tolls": [], "tollkinds": [], "tollcues": []}


def test_times(keep: Any) -> None:
    time = {"start": 3, "end": 9, "type": "DATE", "value": "2024-05-06"}
    keep("time/x.jsonl", [{"id": "a", "text": "On Monday.", "timexes": [time]}])
    (one,) = [*times.read("x"), *times.read("x", dev=True)]
    assert one.spans == {"times": [Span(3, 9, "DATE")]}


def test_polnear(keep: Any) -> None:
    text = "“Go,” Ida said, “now.” It rained, he thought."
    first = {"source": [[6, 9]], "cue": [[10, 14]], "content": [[0, 5], [16, 22]]}
    second = {"source": [], "cue": [[37, 44]], "content": [[23, 32]]}
    keep("attribution/x.jsonl", [{"id": "a", "text": text, "attributions": [first, second]}])
    (one,) = polnear.read("x")
    assert [text[span.start : span.end] for span in one.spans["attribution"]] == [
        "“Go,”", "Ida", "said", "“now.”", "It rained", "thought",
    ]  # fmt: skip
    assert one.links["source"] == [Link(0, 6), Link(23, None)]
    assert one.links["cue"] == [Link(0, 10), Link(23, 37)]
    assert Link(16, 0) in one.links["piece"]
    assert Link(0, None) in one.links["piece"]


def test_treebank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CORPORA", str(tmp_path))
    (tmp_path / "syntax").mkdir()
    (tmp_path / "syntax/x.conllu.gz").write_bytes(gzip.compress(TREE.encode()))
    mill, lock = treebank.read("x", names=True)
    assert mill.text == "Ida didn't run. Go "
    assert [mill.text[span.start : span.end] for span in mill.spans["pos"]] == [
        "Ida", "did", "n't", "run", ".", "Go",
    ]  # fmt: skip
    assert mill.spans["sentences"] == [Span(0, 15, "S"), Span(16, 18, "S")]
    assert mill.spans["entities"] == [Span(0, 3, "PER")]
    assert mill.links["head"][:4] == [Link(0, 4), Link(4, 11), Link(7, 11), Link(11, None)]
    assert lock.text.strip() == "Rain"
    assert "entities" not in next(treebank.read("x")).spans


def test_names_leave_open_what_the_corpus_leaves_open(keep: Any) -> None:
    row = {"tokens": ["Ada", "Lund", "and", "Rex"], "ner": ["B-PER", "I-PER", "O", None]}
    keep("syntax/ner_x-train.jsonl.gz", [row])
    (one,) = names.read("x-train")
    assert one.text == "Ada Lund and Rex"
    assert one.spans["entities"] == [Span(0, 8, "PER"), Span(13, 16, UNKNOWN)]


def test_tweets_name_otherwise(keep: Any) -> None:
    keep("syntax/ner_x-train.jsonl.gz", [{"tokens": ["Ada"], "ner": ["B-PER"]}])
    assert [one.spans for one in names.read("x-train", "tweets")] == [{"tweets": [Span(0, 3, "PER")]}]


def test_actions(keep: Any) -> None:
    words = ["It", "rained", ".", "Ida", "put", "it", "off", ".", "No", "."]
    places, at = [], 0
    for word in words:
        places.append([at, at + len(word)])
        at += len(word) + 1
    row = {
        "id": "a",
        "text": " ".join(words),
        "token_offsets": places,
        "token_sentence": [0, 0, 0, 1, 1, 1, 1, 1, 2, 2],
        "selected_sentences": [1],
        "mentions": [
            {"type": "ACTION_OCCURRENCE", "tokens": [1], "sentence": 0},
            {"type": "NEG_ACTION_OCCURRENCE", "tokens": [4, 6], "sentence": 1},
            {"type": "HUMAN_PART_PER", "tokens": [3], "sentence": 1},
        ],
    }
    keep("tolls/x.jsonl", [row])
    (one,) = actions.read("x")
    assert one.text == "It rained . Ida put it off ."
    assert one.spans == {
        "actions": [Span(0, 12, UNKNOWN), Span(16, 19, "NEGATED")],
        "participants": [Span(0, 12, UNKNOWN), Span(12, 15, "HUMAN")],
    }


def test_toponyms(keep: Any) -> None:
    keep("geo/x.jsonl", [{"id": "a", "text": "In Ostra.", "toponyms": [{"start": 3, "end": 8, "lat": 1.0}]}])
    (one,) = toponyms.read("x")
    assert one.spans == {"toponyms": [Span(3, 8, "PLACE")]}


def test_incidents(keep: Any) -> None:
    text = "REBELS SHOT TWO MINERS AND A GUARD. IT RAINED."
    template = {
        "inc_type": [{"alts": [{"v": "ATTACK"}]}],
        "perp_ind_id": [{"alts": [{"v": "REBELS", "spans": [[0, 6]]}]}],
        "hum_tgt_desc": [
            {"alts": [{"v": "TWO MINERS", "spans": [[12, 22]]}]},
            {"alts": [{"v": "GUARD", "spans": [[29, 34]]}]},
        ],
        "hum_tgt_effect": [{"alts": [{"v": "DEATH", "ref": ["TWO MINERS"]}]}],
        "inc_instr_id": None,
        "phys_tgt_id": [],
    }
    keep("events/x.jsonl", [{"id": "a", "text": text, "case": "upper", "templates": [template]}])
    (one,) = incidents.read("x")
    assert one.caseless
    assert one.spans["roles"] == [
        Span(0, 6, "PERPETRATOR"), Span(12, 22, "KILLED"), Span(29, 34, "VICTIM"),
    ]  # fmt: skip
    assert {span.label for span in one.spans["incidents"]} == {"ATTACK"}
    assert one.spans["accounts"] == [Span(0, 36, "ATTACK"), Span(36, 46)]
    assert one.spans["reports"] == [Span(0, 36, "ATTACK"), Span(36, 46, "ATTACK")]


def test_actors(keep: Any) -> None:
    spans = [{"role": "source", "start": 0, "end": 6}, {"role": "target", "start": 14, "end": 19}]
    rows = [
        {"id": "a", "text": "Rebels shelled Ostra.", "spans": spans, "quad": 4},
        {"id": "b", "text": "They met.", "spans": [], "quad": None},
    ]
    keep("events/x.jsonl", rows)
    found = {one.text: one.spans for dev in (True, False) for one in actors.read("x", dev=dev)}
    assert found["Rebels shelled Ostra."] == {
        "quad": [Span(0, 21, "4")],
        "actors": [Span(0, 6, "SOURCE"), Span(14, 19, "TARGET")],
    }
    assert "quad" not in found["They met."]


def test_police(keep: Any) -> None:
    text = "Police fired. A man was held and beaten."
    sents = [{"text": "Police fired. ", "labels": []}, {"text": text[14:], "labels": ["ARREST", "FORCE"]}]
    keep("events/x.jsonl", [{"doc_id": 3, "doc_text": text, "sents": sents}])
    (one,) = [*police.read("x"), *police.read("x", dev=True)]
    assert one.spans["police"] == [Span(0, 13, ""), Span(14, 40, "ARREST"), Span(14, 40, "FORCE")]


def test_factuality(keep: Any) -> None:
    keep(
        "certainty/x.jsonl",
        [{"id": "a", "text": "It fell.", "events": [{"start": 3, "end": 7, "factuality": 3.0}]}],
    )
    (one,) = factuality.read("x")
    assert one.spans["factuality"] == [Span(3, 7, "", 3.0)]


def test_coreference(keep: Any) -> None:
    mentions = [{"start": 9, "end": 11, "chain": "x"}, {"start": 0, "end": 3, "chain": "x"}]
    keep("coref/x.jsonl", [{"id": "a", "text": "Ida said he left.", "mentions": mentions}])
    (one,) = coreference.read("x")
    assert one.mentions == [Mention(0, 3, 0), Mention(9, 11, 0)]
