"""The machinery of `python -m benchmarks`: what is made, what is told; nothing is asserted of how fast."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import __main__ as whole
from benchmarks import crawl, growth, memory, peers, plots
from benchmarks.resident import Peak, family, resident_mib
from onrecord import Document, Failure, sources

SIZE = 900_000


def read(path: Path) -> tuple[list[str | None], list[str]]:
    """The addresses of the pages that are read, and what is told of the others."""
    found = [outcome.result for outcome in sources.read([str(path)])]
    pages = [one.url for one in found if isinstance(one, Document)]
    return pages, [one.message for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize("damage", crawl.DAMAGES)
def test_every_whole_page_of_a_crawl_is_read_and_every_damaged_one_told(tmp_path, monkeypatch, damage):
    monkeypatch.setattr(crawl, "PICTURES", (1000, 20_000))
    monkeypatch.setattr(crawl, "DAMAGES", (damage,))
    made = crawl.write(tmp_path / "a.warc.gz", SIZE, share=0.2)
    pages, told = read(tmp_path / "a.warc.gz")
    assert made.damaged > 3
    assert (set(pages), len(pages)) == (set(made.whole), len(made.whole))
    assert len(told) == made.damaged


def test_the_same_seed_makes_the_same_reports_in_crawls(tmp_path, monkeypatch):
    monkeypatch.setattr(crawl, "PICTURES", (100, 200))
    first, other = (crawl.write(tmp_path / name, 20_000, share=0.1) for name in ("a.warc.gz", "b.warc.gz"))
    assert (first.whole, first.damaged) == (other.whole, other.damaged)


def test_damage_is_damage():
    packed = bytes(range(1, 251)) * 20
    for damage in crawl.DAMAGES:
        assert damage(packed, Random(1)) != packed


def test_the_memory_of_a_process_and_its_children_is_added_up():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert {os.getpid(), child.pid} <= set(family(os.getpid()))
        peak = Peak(os.getpid())
        peak.look()
        child.communicate(b"\n")
    assert peak.together > resident_mib() / 2 > 0
    assert len(peak.each()) > 1
    assert resident_mib(child.pid) == 0


def test_growth_is_measured_from_one_report_on():
    with pytest.raises(SystemExit, match="2"):
        growth.main(["--most", "0"])
    assert growth.sizes(1) == [1]


def test_reports_of_the_memory_benchmark_are_one_statement_with_new_names():
    made = list(memory.reports(50))
    assert len({one.text for one in made}) == 50
    assert all("\n" not in one.text and one.published for one in made)


def test_a_peer_that_is_missing_costs_itself_alone():
    def absent() -> peers.Read:
        raise ImportError("No module named 'nothing'")

    ways = {
        "ours": peers.Way("all", lambda: len_of),
        "nothing": peers.Way("none", absent, "pip install nothing"),
    }
    texts = [Document(id=str(at), text="Two men died.") for at in range(3)]
    found, missing = peers.compared(ways, texts, 9.0, "words")
    assert [(one.name, one.texts, one.ratio) for one in found] == [("ours", 2, 1.0)]
    assert missing == ["nothing is missing (No module named 'nothing'): pip install nothing"]


def len_of(one: Document) -> int:
    return len(one.text)


def test_figures_of_all_benchmarks_are_one_table_and_a_failed_one_is_told(tmp_path, capsys):
    good = whole.Made("growth", [{"command": "run", "reports": 10, "seconds": 1.5, "peak_mib": 300.0}], 2.0)
    table = list(whole.table([good, whole.Made("crawl", None, 1.0)]))
    assert "| growth | run reports | 10 |" in table
    assert "| growth | run seconds | 1.5 |" in table
    assert "| crawl | | failed |" in table
    assert whole.main(["--to", str(tmp_path), "--only", "nothing"]) == 2
    assert "no such benchmark: nothing" in capsys.readouterr().err


def test_a_benchmark_that_fails_is_told_with_where_its_words_are(tmp_path, capsys):
    made = whole.ran("memory", whole.Part("memory", ["--documents", "none"]), tmp_path)
    assert made.found is None
    assert "memory failed with exit code 2" in capsys.readouterr().err
    assert "invalid" in (tmp_path / "memory.txt").read_text()


def test_without_matplotlib_that_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(plots, "find_spec", lambda name: None)
    assert list(plots.drawn({}, tmp_path)) == [
        "no plots: matplotlib is missing: pip install -e '.[benchmarks]'"
    ]


def test_the_smallest_sizes_are_taken_but_for_those_that_are_given():
    chosen = whole.asked(["--quick", "--documents", "50"])
    assert (chosen.documents, chosen.megabytes, chosen.most_records) == (50, 1, 10)
    assert whole.asked([]).documents == 2000


@pytest.mark.parametrize(
    "name",
    ["speed", "cores", "components", "peers", "growth", "memory", "crawl", "archive", "copies", "kills"],
)
def test_every_benchmark_knows_the_options_that_it_is_given(tmp_path, name):
    part = whole.parts(whole.asked(["--quick"]), tmp_path)[name]
    made = whole.ran(name, part._replace(given=[*part.given, "--no-such-option"]), tmp_path)
    assert made.found is None
    assert (tmp_path / f"{name}.txt").read_text().strip().endswith("unrecognized arguments: --no-such-option")
