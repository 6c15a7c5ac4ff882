"""Rounds: what is new is added once, told with its incidents, sent to a webhook until it is taken."""

from __future__ import annotations

import json

import pytest

from onrecord.archive import Archive
from onrecord.config import Settings
from onrecord.errors import SourceError
from onrecord.watch import Course, Watch, rounds

TEXTS = {
    "a.txt": "Six people were killed in Oslo on 3 May 2020, the mayor, Ana Orel, said.",
    "b.txt": "Seven people were killed in Oslo on 3 May 2020, police said.",
}
BAD = b"\x89PNG\r\n\x1a\n" + bytes(99)


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.onrecord") as made:
        yield made


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "news"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text)
    return made


class Told:
    """What a watch has told."""

    def __init__(self) -> None:
        self.failures, self.added, self.untold = [], [], []

    @property
    def course(self) -> Course:
        return Course(
            lambda outcome, failure: self.failures.append(failure) if failure else None,
            self.added.append,
            lambda made, why: self.untold.append((made.report.id, why)),
        )


def watch(archive, names, told: Told, **more) -> Watch:
    return Watch(archive, list(map(str, names)), Settings(), told.course, **{"rest": 0.0, **more})


def test_new_reports_are_added_and_told_with_their_incidents(archive, folder):
    told = Told()
    watch(archive, [folder], told).once()
    assert archive.status().counts["documents"] == 2
    assert [one.report.source.rpartition("/")[2] for one in told.added] == ["a.txt", "b.txt"]
    (first,) = told.added[0].incidents
    assert (first.reports, first.killed_low, first.killed_high, first.where_name) == (2, 6, 7, "Oslo")
    assert archive.left() == 0


def test_a_watch_that_begins_again_adds_nothing_twice(archive, folder):
    watch(archive, [folder], Told()).once()
    told = Told()
    again = watch(archive, [folder], told)
    again.once()
    assert (told.added, again.tally.there) == ([], 2)


def test_what_comes_later_is_added_in_a_later_round(archive, folder):
    told = Told()
    watching = watch(archive, [folder], told)
    watching.round()
    (folder / "c.txt").write_text("Nobody was hurt in Bergen, police said.")
    watching.round()
    watching.round()
    assert [one.report.source.rpartition("/")[2] for one in told.added] == ["a.txt", "b.txt", "c.txt"]


def test_a_file_that_cannot_be_read_costs_itself_alone_and_is_not_tried_again_and_again(archive, folder):
    (folder / "aa.txt").write_bytes(BAD)
    told = Told()
    watching = watch(archive, [folder], told)
    watching.round()
    watching.round()
    assert len(told.failures) == 1
    assert len(told.added) == 2
    assert len(archive.failures()) == 1
    (folder / "aa.txt").write_text("Ten died in Bergen, police said.")
    watching.round()
    assert archive.failures() == ()


def test_it_ends_after_the_report_under_way_and_the_next_watch_goes_on(archive, folder):
    told = Told()
    watching = watch(archive, [folder], told)
    watching.course = told.course._replace(outcome=lambda outcome, failure: watching.stop.set())
    watching.run(every=3600)
    assert (len(told.added), archive.left()) == (1, 0)
    watch(archive, [folder], told).once()
    assert archive.status().counts["documents"] == 2


def test_while_a_file_has_still_to_rest_the_next_look_is_soon(archive, folder, monkeypatch):
    watching = watch(archive, [folder], Told(), rest=0.01)
    waited = []

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        (folder / "a.txt").write_text(TEXTS["a.txt"] + " " * len(waited))
        if len(waited) == 3:
            type(watching.stop).set(watching.stop)
        return False

    monkeypatch.setattr(watching.stop, "wait", wait)
    watching.run(every=3600)
    assert waited[0] == 0.01


def test_one_look_does_not_wait_for_ever_for_a_file_that_grows(archive, folder, monkeypatch):
    watching = watch(archive, [folder], Told(), rest=0.01)
    monkeypatch.setattr(rounds, "PATIENCE", 3)
    monkeypatch.setattr(watching.folders[0], "rest", 1e9)
    assert watching.once() == 2


class Hook:
    """Stands for posting: refuses as often as it is told to."""

    def __init__(self, refusals: int) -> None:
        self.left, self.took = refusals, []

    def post(self, url: str, body: bytes, settings: Settings) -> None:
        if self.left:
            self.left -= 1
            raise SourceError("did not take it (HTTP 500): check the address")
        self.took.append((url, json.loads(body)))


@pytest.mark.parametrize(("refusals", "untold"), [(0, 0), (2, 0), (4, 0), (6, 2), (5, 1)])
def test_a_webhook_is_tried_three_times_for_a_report(archive, folder, monkeypatch, refusals, untold):
    hook, told = Hook(refusals), Told()
    monkeypatch.setattr(rounds, "posting", hook)
    watch(archive, [folder], told, webhook="https://desk.example/hook").once()
    assert len(told.untold) == untold
    assert len(hook.took) == 2 - untold
    for _, why in told.untold:
        assert why == "https://desk.example/hook: did not take it (HTTP 500): check the address"


def test_what_a_webhook_gets(archive, folder, monkeypatch):
    hook = Hook(0)
    monkeypatch.setattr(rounds, "posting", hook)
    watch(archive, [folder / "a.txt"], Told(), webhook="https://desk.example/hook").once()
    ((url, sent),) = hook.took
    assert (url, sent["event"], set(sent)) == (
        "https://desk.example/hook",
        "report.added",
        {"event", "report", "incidents"},
    )
    assert sent["report"]["source"] == str(folder / "a.txt")
    assert sent["incidents"][0]["killed_low"] == 6
