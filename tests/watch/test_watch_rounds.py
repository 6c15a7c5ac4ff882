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
            self.untold.append,
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


URL = "https://desk.example/hook?key=sesame"


@pytest.fixture
def hook(monkeypatch):
    made = Hook(0)
    monkeypatch.setattr(rounds, "posting", made)
    return made


@pytest.mark.parametrize(("refusals", "tries"), [(0, []), (1, [1]), (2, [1, 1]), (5, [1, 1, 2, 2, 3])])
def test_a_webhook_is_tried_in_each_round_for_what_it_did_not_take(archive, folder, hook, refusals, tries):
    hook.left, told = refusals, Told()
    watching = watch(archive, [folder], told, webhook=URL)
    for _ in range(4):
        watching.round()
    assert [(one.tries, one.again) for one in told.untold] == [(number, True) for number in tries]
    assert sorted(sent["report"]["source"][-5:] for _, sent in hook.took) == ["a.txt", "b.txt"]
    assert watching.untold() == 0
    for one in told.untold:
        assert one.why.endswith(": did not take it (HTTP 500): check the address")


def test_what_was_not_sent_when_a_watch_ended_is_sent_by_the_next(archive, folder, hook):
    hook.left = 2
    assert watch(archive, [folder], Told(), webhook=URL).once() == 0
    assert hook.took == []
    other = watch(archive, [], Told(), webhook="https://other.example/")
    other.round()
    assert (hook.took, other.untold()) == ([], 0)
    again = watch(archive, [folder], Told(), webhook=URL)
    assert again.untold() == 2
    again.once()
    assert [sent["report"]["source"][-5:] for _, sent in hook.took] == ["a.txt", "b.txt"]
    assert hook.took[0][1]["incidents"][0]["reports"] == 2
    again.round()
    assert len(hook.took) == 2


def test_a_watch_that_was_killed_behind_adding_tells_it_nonetheless(archive, folder, hook, monkeypatch):
    def killed(step: object = None) -> int:
        raise SystemExit(137)

    with monkeypatch.context() as patch:
        patch.setattr(archive, "refresh", killed)
        with pytest.raises(SystemExit):
            watch(archive, [folder], Told(), webhook=URL).once()
    assert (hook.took, archive.status().counts["documents"]) == ([], 2)
    watch(archive, [folder], Told(), webhook=URL).once()
    assert [len(sent["incidents"]) for _, sent in hook.took] == [1, 1]


def test_a_report_is_given_up_when_it_is_old_and_was_tried_often_enough(archive, folder, hook):
    hook.left, told = 100, Told()
    watching = watch(archive, [folder / "a.txt"], told, webhook=URL)
    watching.round()
    archive.clock = lambda: "2999-01-01T00:00:00+00:00"
    watching.round()
    assert watching.untold() == 1
    watching.round()
    assert [(one.tries, one.again) for one in told.untold] == [(1, True), (2, True), (3, False)]
    assert (watching.untold(), hook.took) == (0, [])


def test_a_webhook_that_answers_nothing_is_not_asked_for_every_report(archive, folder, hook):
    for number in range(5):
        (folder / f"c{number}.txt").write_text(f"{number + 2} people died in Bergen, police said.")
    hook.left = 1000
    watching = watch(archive, [folder], Told(), webhook=URL)
    watching.round()
    assert (1000 - hook.left, watching.untold()) == (rounds.TRIES, 7)
    watching.round()
    assert sorted(one.tries for one in archive.untold(URL)) == [0, 1, 1, 1, 1, 1, 1]


def test_a_report_that_is_forgotten_is_not_told(archive, folder, hook):
    hook.left = 2
    watch(archive, [folder], Told(), webhook=URL).once()
    first, second = (one.document for one in archive.untold(URL))
    archive.forget(first, by="Ada Orel", because="asked for")
    watch(archive, [folder], Told(), webhook=URL).once()
    assert [sent["report"]["id"] for _, sent in hook.took] == [second]


def test_the_address_of_a_webhook_is_not_in_the_archive(archive, folder, hook):
    hook.left = 2
    watch(archive, [folder], Told(), webhook=URL).once()
    assert len(archive.untold(URL)) == 2
    assert "sesame" not in "".join(archive.connection.iterdump())


def test_what_a_webhook_gets(archive, folder, hook):
    watch(archive, [folder / "a.txt"], Told(), webhook=URL).once()
    ((url, sent),) = hook.took
    assert (url, sent["event"], set(sent)) == (
        URL,
        "report.added",
        {"event", "report", "incidents"},
    )
    assert sent["report"]["source"] == str(folder / "a.txt")
    assert sent["incidents"][0]["killed_low"] == 6
