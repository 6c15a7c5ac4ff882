"""Reviewers: accept, correct, reject, take back; by name, with a reason, and never over another's work."""

from __future__ import annotations

import html
import re
import threading

import msgspec
import pytest

from onrecord import Sourced
from onrecord.archive import Stored
from onrecord.web import card, edits
from onrecord.web.items import items


def only(archive):
    """The last entry of the journal."""
    return archive.history()[-1]


def test_a_form_that_was_not_touched_changes_nothing(records):
    for made in records:
        for item in items(made):
            one = next(
                one
                for at, one in enumerate(getattr(made, item.part))
                if getattr(one, "id", str(at)) == item.id
            )
            typed = {control.name: control.value for control in edits.controls(made, item.part, one)}
            assert edits.changes(made, item.part, one, typed) == {}


def test_a_card_has_every_value_and_what_it_hangs_together_with(visitor, archive):
    toll = archive.get(visitor.document).tolls[0]
    card = html.unescape(visitor.card("tolls.t1"))
    assert toll.cue.value in card
    assert "finder tolls 0.1" in card
    assert 'data-key="events.' in card
    assert "Not stated:" in card
    assert visitor.room.get(f"/cards/{visitor.document}?item=tolls.none").status_code == 404
    assert visitor.room.get(f"/cards/{visitor.document}?item=document.-").status_code == 404


def test_accepting_is_kept_by_name_and_leads_back(visitor, archive):
    answer = visitor.send("accept", "tolls.t1")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/reports/{visitor.document}?item=tolls.t1",
    )
    entry = only(archive)
    assert (entry.kind, entry.by, entry.target.item) == ("acceptance", "person:Ada Orel", "t1")
    page = visitor.room.get(f"/reports/{visitor.document}").text
    assert "<b><bdi hx-ignore>Ada Orel</bdi></b> <bdi hx-ignore>accepted tolls t1" in page
    assert 'class="settled"' in page
    assert 'name="by" value="Ada Orel"' in page


def test_a_script_is_told_what_became_of_it(visitor):
    assert visitor.send("accept", "tolls.t1", script=True).json() == {
        "version": 2,
        "address": f"/reports/{visitor.document}?item=tolls.t1",
    }


def test_a_corrected_toll_changes_the_record_and_the_incident(visitor, archive):
    before = visitor.room.get(f"/incidents/{visitor.document}%230").text
    typed = visitor.typed("tolls.t1") | {"count.low": "77", "count.high": "", "count.bound": "at_least"}
    answer = visitor.send("correct", "tolls.t1", reason="the list of names", **typed)
    assert answer.status_code == 303
    count = archive.get(visitor.document).tolls[0].count
    assert (count.value.low, count.value.high, count.value.bound, count.by) == (
        77,
        None,
        "at_least",
        "person:Ada Orel",
    )
    assert only(archive).reason == "the list of names"
    after = visitor.room.get(f"/incidents/{visitor.document}%230").text
    assert "77" not in re.findall(r'class="big">([^<]*)', before)[0]
    assert "77" in re.findall(r'class="big">([^<]*)', after)[0]
    assert "corrected tolls t1 count: low 6" in html.unescape(
        visitor.room.get(f"/reports/{visitor.document}").text
    )


FIELDS = [
    ("tolls.t1", "category", "injured"),
    ("tolls.t1", "polarity", "disputed"),
    ("tolls.t1", "when", "2023-10-16"),
    ("tolls.t1", "subject", ""),
    ("tolls.t1", "where", "1"),
    ("tolls.t1", "where", ""),
    ("events.e1", "where", "1"),
    ("events.e1", "status", "negated"),
    ("events.e1", "actors", "p1"),
    ("events.e1", "recipients", ""),
    ("events.e1", "recipients", "p2 p1"),
    ("attributions.a1", "negated", "yes"),
    ("places.0", "latitude", "50.5"),
    ("times.0", "timex", "2023-10-16"),
    ("parties.p1", "kind", "thing"),
]


@pytest.mark.parametrize(("item", "field", "value"), FIELDS)
def test_every_kind_of_field_is_corrected(visitor, archive, item, field, value):
    answer = visitor.send("correct", item, reason="so", **visitor.typed(item) | {field: value})
    assert answer.status_code == 303
    entry = only(archive)
    assert (entry.target.field, entry.kind) == (field, "correction")
    assert len(archive.history()) == 1
    assert sorted(visitor.typed(item)[field].split()) == sorted(value.split())


def test_several_fields_at_once_are_an_entry_each(visitor, archive):
    typed = visitor.typed("tolls.t1") | {"category": "injured", "unit": "household"}
    assert visitor.send("correct", "tolls.t1", reason="so", **typed).status_code == 303
    assert [entry.target.field for entry in archive.history()] == ["category", "unit"]


def test_a_rejected_item_is_gone_and_can_be_taken_back(visitor, archive):
    answer = visitor.send("reject", "tolls.t1", reason="of last year")
    assert answer.headers["location"] == f"/reports/{visitor.document}"
    assert "t1" not in [toll.id for toll in archive.get(visitor.document).tolls]
    page = visitor.room.get(f"/reports/{visitor.document}").text
    assert "rejected tolls t1" in page
    assert "Take back" in page
    answer = visitor.send("undo", "", to="undo", entry="1", seen="2")
    assert answer.headers["location"] == f"/reports/{visitor.document}?item=tolls.t1"
    assert "t1" in [toll.id for toll in archive.get(visitor.document).tolls]
    assert "taken back by entry 2" in visitor.room.get(f"/reports/{visitor.document}").text


REFUSED = [
    ("correct", {}, "nothing was changed"),
    ("correct", {"count.low": "many"}, "is no number"),
    ("correct", {"when": "Friday"}, "is no day"),
    ("correct", {"where": "99"}, "is no place of this record"),
    ("correct", {"item": "events.e1", "actors": "p99"}, "item 'p99' is not known"),
    ("correct", {"category": "eaten"}, "give another value"),
    ("correct", {"category": "injured", "reason": " "}, "a correction has a reason"),
    ("correct", {"category": "injured", "by": " "}, "a correction is somebody"),
    ("accept", {"by": ""}, "a correction is somebody"),
    ("accept", {"item": "tolls.t99"}, "not known"),
    ("steal", {}, "load the page again"),
]


@pytest.mark.parametrize(("act", "more", "words"), REFUSED)
def test_what_does_not_fit_is_said_and_nothing_is_kept(visitor, archive, act, more, words):
    form = {"reason": "so", **visitor.typed("tolls.t1"), **more}
    answer = visitor.send(act, form.pop("item", "tolls.t1"), **form)
    assert answer.status_code == 422
    assert words in html.unescape(answer.text)
    assert "Nothing was changed" in answer.text
    assert archive.history() == ()


def test_what_was_typed_is_not_lost_where_it_is_refused(visitor):
    typed = visitor.typed("tolls.t1") | {"subject": "guests & hosts", "count.low": "x"}
    page = visitor.send("correct", "tolls.t1", reason="it says so", **typed).text
    assert 'value="guests &amp; hosts"' in page
    assert 'value="it says so"' in page


def test_a_card_of_a_report_with_thousands_of_items_stays_small(records):
    made = records[0]
    many = tuple(msgspec.structs.replace(made.parties[0], id=f"p{at}") for at in range(9 * edits.CHOICES))
    told = tuple(
        msgspec.structs.replace(made.events[0], id=f"e{at}", actors=(Sourced("p1", ((0, 1),), "x"),))
        for at in range(90)
    )
    large = msgspec.structs.replace(made, parties=many, events=told)
    found = card.card(Stored(record=large, version=1, source="", added=""), "parties", "p1")
    assert (len(found.others), found.more) == (card.OTHERS, 90 - card.OTHERS)
    by_name = {one.name: one for one in edits.controls(large, "events", told[0])}
    assert (by_name["actors"].value, by_name["actors"].choices, by_name["actors"].hint) == (
        "p1",
        (),
        edits.IDS,
    )
    assert not by_name["actors"].many
    assert edits.changes(large, "events", told[0], {"actors": "p2 p7"}) == {"actors": ["p2", "p7"]}


def test_a_form_gives_a_reason(visitor):
    form = re.search(r'<form id="correct".*?</form>', visitor.card("events.e1"), re.DOTALL)[0]
    assert f'name="reason" required maxlength="300" value="{edits.REASON}"' in form


def test_a_place_that_the_record_lacks_stays_where_it_is(records):
    made = records[0]
    place = msgspec.structs.replace(made.places[0].value, name="Elsewhere")
    toll = msgspec.structs.replace(made.tolls[0], where=Sourced(place, ((0, 1),), "person:Ada"))
    typed = {control.name: control.value for control in edits.controls(made, "tolls", toll)}
    assert typed["where"] == edits.ELSEWHERE
    assert edits.changes(made, "tolls", toll, typed) == {}


def test_parties_that_browsers_send_in_another_order_are_no_change(records):
    made = records[0]
    event = next(one for one in made.events if len(one.recipients) > 1)
    typed = {control.name: control.value for control in edits.controls(made, "events", event)}
    typed["recipients"] = " ".join(reversed(typed["recipients"].split()))
    assert edits.changes(made, "events", event, typed) == {}
    typed["recipients"] += " p1"
    assert list(edits.changes(made, "events", event, typed)) == ["recipients"]


def test_two_reviewers_never_overwrite_each_other(visitor, another, archive):
    bo = another()
    typed = visitor.typed("tolls.t1")
    assert (
        visitor.send("correct", "tolls.t1", reason="counted", **typed | {"count.low": "9"}).status_code == 303
    )
    for script in (False, True):
        answer = bo.send("correct", "tolls.t1", reason="heard", script=script, **typed | {"count.low": "12"})
        assert answer.status_code == 409
        text = html.unescape(answer.text)
        assert "Somebody was faster" in text
        assert "Ada Orel" in text
        assert "counted" in text
        assert 'value="12"' in text
    assert len(archive.history()) == 1
    again = re.search(r'name="seen" value="(\d+)"', answer.text)[1]
    typed = bo.typed("tolls.t1") | {"count.low": "12"}
    assert bo.send("correct", "tolls.t1", reason="heard", seen=again, **typed).status_code == 303
    assert [entry.by for entry in archive.history()] == ["person:Ada Orel", "person:Bo Lind"]


@pytest.mark.parametrize("act", ["accept", "reject", "correct"])
def test_who_is_late_is_told_with_every_act(visitor, another, archive, act):
    bo = another()
    visitor.send("reject", "tolls.t1")
    answer = bo.send(act, "tolls.t1", reason="so", category="injured")
    assert answer.status_code == 409
    assert "no longer in the record" in answer.text
    assert len(archive.history()) == 1


def test_two_reviewers_of_different_items_or_fields_do_not_stand_in_each_others_way(
    visitor, another, archive
):
    bo = another()
    first, second = visitor.typed("tolls.t1"), visitor.typed("tolls.t2")
    visitor.send("correct", "tolls.t1", reason="counted", **first | {"count.low": "9", "count.high": "9"})
    answer = bo.send("correct", "tolls.t1", reason="heard", **first | {"category": "injured"})
    assert answer.status_code == 303
    assert bo.send("accept", "tolls.t2").status_code == 303
    assert bo.send("correct", "tolls.t2", reason="so", **second | {"unit": "household"}).status_code == 409
    toll = archive.get(visitor.document).tolls[0]
    assert (toll.count.value.low, toll.category) == (9, "injured")
    assert [entry.by for entry in archive.history()] == ["person:Ada Orel", *["person:Bo Lind"] * 2]


def test_an_item_that_moves_up_is_still_the_one_that_was_looked_at(visitor, another, archive):
    bo = another()
    times = archive.get(visitor.document).times
    typed = bo.typed("times.1")
    visitor.send("reject", "times.0")
    assert bo.send("correct", "times.1", reason="so", **typed | {"timex": "2023-10-15"}).status_code == 303
    first, *_ = archive.get(visitor.document).times
    assert (first.spans, first.value.timex) == (times[1].spans, "2023-10-15")


def test_one_field_that_does_not_fit_keeps_the_others_out(visitor, archive):
    typed = visitor.typed("tolls.t1") | {"category": "injured", "when": "2023-99-99"}
    answer = visitor.send("correct", "tolls.t1", reason="so", **typed)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert archive.history() == ()
    assert archive.get(visitor.document).tolls[0].category == "killed"


def test_an_undoing_that_comes_late_is_told_too(visitor, another, archive):
    visitor.send("accept", "tolls.t1")
    bo = another()
    visitor.send("accept", "tolls.t2", seen="2", after="1")
    visitor.send("reject", "tolls.t1", seen="3", after="2")
    assert bo.send("undo", "", to="undo", entry="1").status_code == 409
    assert bo.send("undo", "", to="undo", entry="1", seen="4", after="3").status_code == 303
    assert bo.send("undo", "", to="undo", entry="1", seen="5", after="4").status_code == 422
    assert bo.send("undo", "", to="undo", entry="99", seen="5", after="4").status_code == 422
    assert len(archive.history()) == 4


def test_the_card_of_an_older_page_comes_while_its_items_are_the_same(visitor, another):
    bo, address = another(), f"/cards/{visitor.document}?item=tolls.t2&seen=1&after=0"
    bo.send("accept", "tolls.t1")
    assert 'data-key="tolls.t2"' in visitor.room.get(address).text
    bo.send("reject", "times.0")
    answer = visitor.room.get(address)
    assert answer.status_code == 409
    assert "was changed since you opened it" in answer.text
    assert visitor.room.get(f"/cards/{visitor.document}?item=tolls.t2&seen=1").status_code == 409


def test_a_reviewer_does_not_wait_for_what_an_addition_left(visitor, archive, monkeypatch):
    with archive.writing() as connection:
        connection.execute("UPDATE incidents SET stale = 1")
        connection.execute(
            "INSERT INTO incidents (number, id, stale) SELECT max(number) + 1, 'other#0', 1 FROM happenings"
        )
    monkeypatch.setattr("onrecord.web.review.FEW", 0)
    assert visitor.send("accept", "tolls.t1").status_code == 303
    assert archive.left() == 1


def test_a_report_that_is_not_there_cannot_be_judged(visitor):
    visitor.document = "none"
    assert visitor.send("accept", "tolls.t1").status_code == 404


def test_of_many_at_once_each_is_kept_or_told(another, archive):
    told = []

    def judge(visitor) -> None:
        for _ in range(4):
            card = visitor.card("tolls.t1")
            form = {name: re.search(rf'name="{name}" value="(\d+)"', card)[1] for name in ("seen", "after")}
            told.append(visitor.send("accept", "tolls.t1", **form).status_code)

    threads = [threading.Thread(target=judge, args=(another(name),)) for name in ("Ada", "Bo", "Cy")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(told) <= {303, 409}
    assert len(archive.history()) == told.count(303) >= 4
    assert archive.status().broken is None
