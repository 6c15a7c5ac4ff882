"""Rounds: what is new is added once, told with its incidents, sent to a webhook until it is taken."""

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec
import pytest

from onrecord.archive import Archive, posts
from onrecord.config import Settings
from onrecord.errors import AbsentError, QueryError, RefusedError
from onrecord.sources.web import posting
from onrecord.watch import Course, Watch, pauses, rounds

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
    made = Watch(archive, list(map(str, names)), Settings(workers=0), told.course, **{"rest": 0.0, **more})
    made.pauses.clock = Hours()
    return made


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
        self.refused: str | None = None  # what it never takes
        self.after: float | None = None  # what it asks for
        self.first: Callable[[], None] | None = None  # what happens while it takes something

    @staticmethod
    def shown(url: str) -> str:
        return posting.shown(url)

    def post(self, url: str, body: bytes, settings: Settings) -> None:
        again, self.first = self.first, None
        if self.left or (self.refused and self.refused.encode() in body):
            self.left = max(0, self.left - 1)
            raise RefusedError("did not take it (HTTP 500): check the address", self.after)
        self.took.append((url, json.loads(body)))
        if again:
            again()


URL = "https://desk.example/hook/sesame?key=sesame"


class Hours:
    """A clock that a test puts on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def later(self, seconds: float = 3600.0) -> None:
        self.now += seconds


@pytest.fixture
def hook(monkeypatch):
    made = Hook(0)
    monkeypatch.setattr(rounds, "posting", made)
    return made


@pytest.mark.parametrize(("refusals", "tries"), [(0, []), (1, [1]), (2, [1, 1]), (5, [1, 1, 2, 2, 3])])
def test_a_webhook_is_tried_in_each_round_for_what_it_did_not_take(archive, folder, hook, refusals, tries):
    hook.left, told = refusals, Told()
    watching = watch(archive, [folder], told, webhook=URL)
    for _ in range(6):
        watching.round()
        watching.pauses.clock.later()
    assert [(one.tries, one.again) for one in told.untold] == [(number, True) for number in tries]
    assert sorted(sent["report"]["source"][-5:] for _, sent in hook.took) == ["a.txt", "b.txt"]
    assert watching.untold() == 0
    for one in told.untold:
        assert one.why == "https://desk.example/...: did not take it (HTTP 500): check the address"


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
    watching.pauses.clock.later()
    watching.round()
    assert watching.untold() == 1
    watching.pauses.clock.later()
    watching.round()
    assert [(one.tries, one.again) for one in told.untold] == [(1, True), (2, True), (3, False)]
    assert (watching.untold(), hook.took, watching.pauses.reports) == (0, [], {})


def test_a_webhook_that_answers_nothing_is_not_asked_for_every_report(archive, folder, hook):
    for number in range(5):
        (folder / f"c{number}.txt").write_text(f"{number + 2} people died in Bergen, police said.")
    hook.left = 1000
    watching = watch(archive, [folder], Told(), webhook=URL)
    watching.round()
    assert (1000 - hook.left, watching.untold()) == (pauses.TRIES, 7)
    watching.round()
    assert 1000 - hook.left == pauses.TRIES
    watching.pauses.clock.later()
    watching.round()
    assert sorted(one.tries for one in archive.untold(URL)) == [0, 0, 0, 1, 1, 1, 1]


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


def test_a_report_that_is_never_taken_is_sent_less_and_less_often_and_holds_up_no_other(
    archive, folder, hook
):
    told = Told()
    watching = watch(archive, [folder], told, webhook=URL)
    hook.refused = "a.txt"
    for minute in range(60 * 8):
        if minute % 60 == 0:
            (folder / f"c{minute}.txt").write_text(f"{minute + 2} people died in Bergen, police said.")
        watching.round()
        assert len(archive.untold(URL)) == 1
        watching.pauses.clock.later(60)
    assert len(hook.took) == 9
    assert len(told.untold) == pytest.approx(8 * 4, abs=5)


def test_a_webhook_that_asks_for_patience_gets_it_within_bounds(archive, folder, hook):
    hook.left, hook.after = 1, 120.0
    watching = watch(archive, [folder], Told(), webhook=URL)
    watching.round()
    watching.pauses.clock.later(119)
    watching.round()
    assert (hook.left, hook.took) == (0, [])
    watching.pauses.clock.later(1)
    watching.round()
    assert len(hook.took) == 2
    hook.left, hook.after = 1, 1e9
    (folder / "c.txt").write_text("Nobody was hurt in Bergen, police said.")
    watching.round()
    watching.pauses.clock.later(pauses.ASKED)
    watching.round()
    assert len(hook.took) == 3


def test_what_another_watch_was_faster_to_tell_is_not_told_twice(archive, folder, hook):
    hook.left = 2
    watch(archive, [folder], Told(), webhook=URL).once()
    other = watch(archive, [], Told(), webhook=URL)
    hook.first = other.send
    watch(archive, [], Told(), webhook=URL).send()
    assert [sent["report"]["source"][-5:] for _, sent in hook.took] == ["a.txt", "a.txt", "b.txt"]


def test_what_waits_for_a_webhook_that_nobody_uses_any_more_is_told_and_can_be_given_up(
    archive, folder, hook
):
    hook.left = 2
    watch(archive, [folder], Told(), webhook=URL).once()
    ((name, many, since, tries),) = map(msgspec.structs.astuple, archive.status().untold)
    assert (name, many, since[:2], tries) == (posts.name(URL), 2, "20", 1)
    assert archive.give_up(name[:12].upper()) == 2
    assert (archive.status().untold, archive.untold(URL)) == ((), ())
    for unknown in (name[:12], ""):
        with pytest.raises(AbsentError, match="waits: see `onrecord status`"):
            archive.give_up(unknown)


def test_a_webhook_to_be_given_up_has_to_be_told_from_others(archive, folder, hook):
    hook.left = 8
    first = watch(archive, [folder], Told(), webhook=URL)
    first.once()
    same = next(
        url
        for url in map("https://desk.example/{}".format, range(99))
        if posts.name(url)[0] == posts.name(URL)[0]
    )
    (folder / "c.txt").write_text("Nobody was hurt in Bergen, police said.")
    watch(archive, [folder], Told(), webhook=same).once()
    with pytest.raises(QueryError, match="is the beginning of 2 webhooks: give more of it"):
        archive.give_up(posts.name(URL)[0])
    assert (archive.give_up(posts.name(same)), len(archive.untold(URL))) == (1, 2)


def test_a_forgotten_report_leaves_nothing_of_its_post_in_the_bytes_of_the_file(archive, folder, hook):
    hook.left = 1
    watch(archive, [folder / "a.txt"], Told(), webhook=URL).once()
    mark = posts.name(URL).encode()

    def files() -> bytes:
        return b"".join(one.read_bytes() for one in archive.path.parent.glob("a.onrecord*") if one.is_file())

    assert mark in files()
    (one,) = archive.untold(URL)
    archive.forget(one.document, by="Ada Orel", because="asked for")
    assert mark not in files()
