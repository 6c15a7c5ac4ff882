"""Whatever is cut, flipped or overwritten in a file of any format: documents or failures that name the file, no more."""

from __future__ import annotations

import random

import pytest
from given import PAGE
from test_books import book, word
from test_mail import mail
from test_packed import LINES, PACKINGS, tarred, zipped
from test_pdf import SAMPLE
from test_tables import HEADER, MANY, ROW, table, written
from test_warc import TEXTS, warc

from benchmarks.hostile.texts import damaged
from onrecord import Document, Failure, sources

THREE = {"a.txt": b"Ten died.", "b.jsonl.gz": PACKINGS[".gz"](LINES), "c.eml": mail().as_bytes()}
SAMPLES = {
    "a.pdf": SAMPLE,
    "a.docx": word(),
    "a.epub": book(),
    "a.eml": mail(page=PAGE.replace("article", "p")).as_bytes(),
    "a.csv": table(HEADER, ROW, ROW).encode(),
    "a.parquet": written(MANY, row_group_size=100),
    "a.warc": warc(TEXTS[:5], packed=False, kind="text/plain")[0],
    "a.warc.gz": warc(TEXTS[:5], packed=True, kind="text/plain")[0],
    "a.zip": zipped(THREE),
    "a.tar": tarred(THREE),
    "a.tar.gz": tarred(THREE, "w:gz"),
    **{f"a.jsonl{ending}": pack(LINES[:2000]) for ending, pack in PACKINGS.items()},
}
TRIALS = 40


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_of_any_kind_is_a_failure_that_names_the_file(tmp_path, name):
    dice = random.Random(name)
    names = []
    for trial in range(TRIALS):
        path = tmp_path / str(trial) / name
        path.parent.mkdir()
        path.write_bytes(damaged(dice, SAMPLES[name]))
        names.append(str(path))
    seen = set()
    for outcome in sources.read(names):
        seen.add(outcome.origin)
        assert outcome.source.startswith(outcome.origin)
        if isinstance(outcome.result, Failure):
            assert outcome.result.source == outcome.source
            assert ": " in outcome.result.message
        else:
            assert isinstance(outcome.result, Document)
    assert seen == set(names)
