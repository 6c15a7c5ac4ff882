"""The review queue: one item at a time, decided, skipped, taken back; somebody else is never overwritten."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web import app
from onrecord.web.queue import place_of, place_text

HOME = "http://127.0.0.1:8765"


class Reviewer:
    """Somebody with a browser of their own, in front of the queue."""

    def __init__(self, path, name: str, address: str = "/review") -> None:
        self.room = TestClient(app(path), base_url=HOME, follow_redirects=False)
        self.name = name
        self.look(address)

    def look(self, address: str) -> str:
        self.address = address
        self.page = html.unescape(self.room.get(address).text)
        return self.page

    def hidden(self, name: str, form: str = 'class="judge"') -> str:
        part = self.page.partition(form)[2].partition("</form>")[0]
        return re.search(rf'name="{name}" value="([^"]*)"', part)[1]

    @property
    def item(self) -> str:
        return self.hidden("item")

    def send(self, act: str, **more: str):
        names = ("csrf", "seen", "after", "item", "queue", "place")
        form = {name: self.hidden(name) for name in names} | {"act": act, "by": self.name} | more
        address = re.search(r'action="(/review/[^"]+)"', self.page)[1]
        return self.room.post(address, data=form, headers={"sec-fetch-site": "same-origin"})

    def follow(self, answer) -> str:
        assert answer.status_code == 303
        return self.look(answer.headers["location"])


@pytest.fixture
def ada(path) -> Reviewer:
    return Reviewer(path, "Ada Orel")


@pytest.fixture
def bo(path) -> Reviewer:
    return Reviewer(path, "Bo Lind")


def test_the_least_sure_item_comes_first_with_its_evidence(ada, archive):
    first = archive.unseen()
    assert ada.item == f"{first.part}.{first.item}"
    assert f"{first.sure * 100:.0f}\u00a0%" in ada.page.replace("&nbsp;", "\u00a0")
    assert 'id="now"' in ada.page
    assert f'data-first="{first.field}"' in ada.page
    assert re.search(r"0 of \d+ looked at", ada.page)


def test_what_is_decided_is_kept_and_the_next_one_comes(ada, archive):
    before = ada.item
    page = ada.follow(ada.send("accept"))
    assert ada.item != before
    assert "1 of" in page
    assert "You <bdi hx-ignore>accepted" in page
    ada.follow(ada.send("reject"))
    assert "2 of" in ada.page
    assert [one.kind for one in archive.history()] == ["acceptance", "rejection"]


def test_what_was_done_last_is_taken_back_and_looked_at_again(ada, archive):
    before = ada.item
    ada.follow(ada.send("accept"))
    form = 'id="undo"'
    names = ("csrf", "seen", "after", "entry", "queue", "place", "by")
    address = re.search(r'action="(/undo/[^"]+)"', ada.page)[1]
    answer = ada.room.post(
        address,
        data={name: ada.hidden(name, form) for name in names},
        headers={"sec-fetch-site": "same-origin"},
    )
    page = ada.follow(answer)
    assert ada.item == before
    assert "0 of" in page
    assert archive.history()[-1].undoes == 1


def test_kinds_are_looked_at_alone(path):
    ada = Reviewer(path, "Ada Orel", "/review?kind=tolls")
    assert ada.item.startswith("tolls.")
    ada.follow(ada.send("accept"))
    assert ada.item.startswith("tolls.")
    assert "kind=tolls" in ada.address
    assert Reviewer(path, "Ada", "/review?kind=nonsense").item


def test_an_item_is_left_and_come_back_to(ada):
    first = ada.item
    following = re.search(r'id="next" href="([^"]+)"', ada.page)[1]
    ada.look(following)
    second = ada.item
    assert second != first
    ada.look(re.search(r'id="previous" href="([^"]+)"', ada.page)[1])
    assert ada.item == first
    ada.look(re.search(r'id="previous" href="([^"]+)"', ada.page)[1])
    assert ada.item == first  # there is none before


@pytest.mark.parametrize("act", ["accept", "reject"])
def test_an_item_that_somebody_settled_meanwhile_is_passed_over(ada, bo, archive, act):
    taken = bo.item
    ada.follow(ada.send("accept", reason="seen it"))
    page = bo.follow(bo.send(act))
    assert bo.item != taken
    assert "Somebody was faster" in page
    assert "Ada Orel" in page
    assert "seen it" in page
    assert len(archive.history()) == 1


def test_a_correction_that_comes_late_is_not_lost(path, archive):
    ada, bo = (Reviewer(path, name, "/review?kind=attributions") for name in ("Ada Orel", "Bo Lind"))
    ada.follow(ada.send("accept"))
    answer = bo.send("correct", reason="heard", content="other words")
    assert answer.status_code == 409
    page = html.unescape(answer.text)
    assert "Ada Orel" in page
    assert "other words" in page
    assert 'name="queue" value="attributions"' in page
    assert len(archive.history()) == 1


def test_what_is_changed_beside_an_item_stands_in_nobodys_way(ada, archive):
    first = archive.unseen()
    archive.accept(first.document, "tolls", "t1", by="Bo Lind", reason="so")
    page = ada.follow(ada.send("accept"))
    assert "Somebody" not in page
    assert ada.item != f"{first.part}.{first.item}"
    assert len(archive.history()) == 2


def test_an_item_whose_words_go_meanwhile_is_looked_at_again(path, archive):
    ada = Reviewer(path, "Ada Orel", "/review?kind=attributions")
    part, _, item = ada.item.partition(".")
    document = archive.unseen(None, "attributions").document
    said = next(one for one in archive.get(document).attributions if one.id == item)
    archive.reject(document, "parties", said.speaker, by="Bo Lind", reason="nobody is called so")
    page = ada.follow(ada.send("accept"))
    assert "Somebody changed this item" in page
    assert ada.item == f"{part}.{item}"
    ada.follow(ada.send("accept"))
    assert [entry.kind for entry in archive.history()] == ["rejection", "acceptance"]


def test_an_address_of_a_settled_item_leads_to_the_next_one(ada, archive):
    first = archive.unseen()
    archive.accept(first.document, first.part, first.item, by="Bo Lind", reason="so")
    page = ada.look(f"/review?at={place_text(first.place)}")
    assert "looked at that one meanwhile" in page
    assert place_of(place_text(first.place)) == first.place


def test_all_of_it_can_be_gone_through(path, archive):
    ada = Reviewer(path, "Ada Orel", "/review?kind=hedges")
    total = next(one.total for one in archive.progress() if one.kind == "hedges")
    for _ in range(total):
        ada.follow(ada.send("accept"))
    assert "This was the last one" in ada.page
    assert "Everything of this kind has been looked at" in ada.look("/review?kind=hedges")


@pytest.mark.parametrize(
    "asked", ["at=x", "past=1,2,3", "before=nan,x,tolls,t1", "did=99", "skipped=x", "at=0.1,9,tolls,t1"]
)
def test_odd_addresses_lead_to_the_queue(room, asked):
    assert 'class="judge"' in room.get(f"/review?{asked}").text


def test_an_empty_archive_says_what_to_do(tmp_path):
    Archive(tmp_path / "new.onrecord").close()
    room = TestClient(app(tmp_path / "new.onrecord"), base_url=HOME)
    for page in ("/review", "/people", "/"):
        answer = room.get(page)
        assert answer.status_code == 200
        assert 'class="empty"' in answer.text
    assert "onrecord add" in room.get("/review").text
