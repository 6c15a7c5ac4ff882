"""Many who write at once, each with a connection of their own: nothing is lost, nothing is there twice."""

from __future__ import annotations

import random
import threading
from collections import Counter

from onrecord.archive import Archive
from onrecord.errors import ConflictError

WRITERS = 4


def at_once(work):
    """Do something in several threads, and raise what one of them raised."""
    raised: list[BaseException] = []

    def run(number):
        try:
            work(number)
        except BaseException as error:  # noqa: BLE001 - raised again below
            raised.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]


def test_every_document_is_there_once(path, invented):
    done: Counter[str] = Counter()

    def add(number):
        some = list(invented)
        random.Random(number).shuffle(some)
        with Archive(path) as archive:  # which one of them makes
            for record in some:
                done[archive.add(record, f"{number}.txt")] += 1
            archive.refresh()

    at_once(add)
    assert done == {"added": len(invented), "there": (WRITERS - 1) * len(invented)}
    with Archive(path) as archive:
        assert archive.status().counts["documents"] == len(invented)
        assert archive.status().counts["sightings"] == (WRITERS - 1) * len(invented)
        archive.refresh()
        assert archive.verify().faults == ()


def test_no_correction_is_lost(path, invented):
    record = next(one for one in invented if len(one.tolls) > 1)
    name = record.document.id
    kept, refused = [], []
    with Archive(path) as archive:
        for one in invented[:5]:
            archive.add(one)

    def correct(number):
        with Archive(path) as archive:
            for at in range(6):
                version = archive.version_of(name)
                try:
                    entry = archive.correct(
                        name,
                        "tolls",
                        "t1",
                        "count",
                        100 * number + at,
                        by=f"P{number}",
                        reason="x",
                        seen=version,
                    )
                    kept.append((entry.number, 100 * number + at))
                except ConflictError:
                    refused.append(version)

    at_once(correct)
    with Archive(path) as archive:
        assert [entry.number for entry in archive.history()] == sorted(number for number, _ in kept)
        assert len(kept) + len(refused) == WRITERS * 6
        assert archive.version_of(name) == len(kept) + 1
        last = dict(kept)[max(dict(kept))]
        assert next(one for one in archive.get(name).tolls if one.id == "t1").count.value.best == last
        assert archive.verify().faults == ()


def test_readers_see_one_state_while_others_write(path, invented):
    with Archive(path) as writer, Archive(path, readonly=True) as reader:
        writer.add(invented[0])
        with reader.reading() as connection:
            before = connection.execute("SELECT count(*) FROM tolls").fetchone()
            writer.add(invented[1])
            assert connection.execute("SELECT count(*) FROM tolls").fetchone() == before
        assert reader.status().counts["documents"] == 2
